"""Sentences whose subject is an office-holder without a name: "he" behind one is not who was named in it."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from operator import attrgetter

from kg.annotate.coreference.salience import governed
from kg.annotate.service.setting import Text
from kg.document import Mention, Sentence, Title
from kg.languages import subject_first, union, words

NOT_LEADS = ("spokesperson", "colleague", "other")  # who speak for others, or whose office is not told
QUOTES = frozenset('"“”«»')
TURNED = 4  # tokens before a pronoun behind its verb: "På programmet har han"
ADDED = 3  # tokens from "kunngjorde" to "at": "kunngjorde fredag at"
OPENING = 8  # tokens before the title: "On Monday evening in Lima, the "


def behind_unnamed(
    text: Text,
    index: int,
    pronouns: Sequence[Mention],
    inside: Sequence[Mention],
    done: Sequence[Mention],
    titles: Sequence[Title],
) -> list[Mention]:
    """The `pronouns` of sentence `index` less those that open it behind such a sentence.

    `inside` are its other mentions, `done` those of the sentences before, `titles` all read so far.
    """
    pronouns = [m for m in pronouns if not _said_of_himself(text, m, titles)]
    if not index or not pronouns:
        return list(pronouns)
    opening = min(pronouns, key=attrgetter("start"))
    earlier = any(m.kind == "person" and m.start < opening.start for m in inside)
    if earlier or not _acts(text, text.cut[index], opening) or not unnamed_lead(text, index, done, titles):
        return list(pronouns)
    return [m for m in pronouns if m.key != opening.key]


def _said_of_himself(text: Text, pronoun: Mention, titles: Sequence[Title]) -> bool:
    """ "A er fornøyd etter at ministeren sa at han reiser": "han" is the minister, whoever that is."""
    tokens, language = text.words, text.article.language
    at = bisect_right(tokens, pronoun.start, key=attrgetter("start")) - 1
    if pronoun.genitive or at < 1 or tokens[at - 1].norm not in words(language, "frames", "that_marks"):
        return False
    for title in titles:
        behind = bisect_right(tokens, title.end - 1, key=attrgetter("start"))
        near = title.definite and not title.person and not title.plural and 0 < at - 1 - behind <= ADDED
        if near and title.office not in NOT_LEADS and tokens[behind].norm in _saying(language):
            return True
    return False


def unnamed_lead(text: Text, index: int, mentions: Sequence[Mention], titles: Sequence[Title]) -> str:
    """For whom the nobody named acts who is the subject of the sentence before sentence `index`; else ""."""
    if not index or text.cut[index - 1].paragraph < text.cut[index].paragraph - 1:
        return ""
    before = text.cut[index - 1]
    if not QUOTES.isdisjoint(text.article.text[before.start : before.end]):
        return ""  # whoever acts in somebody's words
    there = [m for m in mentions if before.start <= m.start < before.end]
    return _unnamed(text, before, there, [t for t in titles if before.start <= t.start < before.end])


def _acts(text: Text, sentence: Sentence, pronoun: Mention) -> bool:
    """Whether a pronoun is the subject that opens its sentence, or follows what opens it and its verb."""
    at = bisect_right(text.words, pronoun.start, key=attrgetter("start")) - 1
    opening = text.words[sentence.tokens[0] : at]
    turned = bool(opening) and not subject_first(text.article.language) and len(opening) <= TURNED
    turned = turned and opening[-1].norm in words(text.article.language, "people", "surname_verbs")
    return not pronoun.genitive and (len(opening) <= 1 or turned)


def _unnamed(text: Text, sentence: Sentence, inside: Sequence[Mention], titles: Sequence[Title]) -> str:
    """ "The Kenyan minister met A in Lima": for whom the title of nobody named acts, A after it.

    `inside` are the mentions of the sentence, `titles` those of it with whomever they stand for.
    """
    tokens, language = text.words, text.article.language
    first = next((t for t in sorted(titles, key=attrgetter("start")) if t.office not in NOT_LEADS), None)
    if first is None or first.person or first.plural or not first.of or first.when != "current":
        return ""
    people = [m for m in inside if m.kind == "person"]
    if any(m.start < first.end for m in people):
        return ""
    at = bisect_right(tokens, first.end - 1, key=attrgetter("start"))
    opens = bisect_right(tokens, first.start, key=attrgetter("start")) - 1
    as_mention = Mention(start=first.start, end=first.end, kind="person", form="title", key="")
    early = opens - sentence.tokens[0] <= OPENING
    if not early or governed(text, as_mention, titles) or at >= sentence.tokens[1]:
        return ""
    verb = tokens[at].norm
    behind = tokens[at + 1].norm if at + 1 < sentence.tokens[1] else ""
    talks = behind in union(language, "frames", "with", "to")  # "spoke to A on Monday"
    return first.of if verb.isalpha() and (talks or verb not in _saying(language)) else ""


@cache
def _saying(language: str) -> frozenset[str]:
    """The verbs behind which words follow that somebody else may act in: "said", "told"."""
    phrases = union(language, "speech", "verbs", "object_verbs", "ask_verbs")
    return frozenset(p.split()[0] for p in phrases) | words(language, "people", "reporting_verbs")
