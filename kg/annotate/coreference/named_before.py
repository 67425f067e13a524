"""Who is named before a pronoun in its own sentence, and whom of them it means."""

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from kg.annotate.coreference.pronouns import Pronouns
from kg.annotate.coreference.salience import of_journey, people
from kg.annotate.quotes import spoken_until
from kg.annotate.service.setting import Text
from kg.document import Mention, Sentence, Token, replace
from kg.languages import words


def named_before(text: Text, sentence: Sentence, at: int, inside: Sequence[Mention]) -> list[Mention] | None:
    """The people named before a token, not in words quoted; None where they are all, before ", sa A da"."""
    token, first = text.words[at], sentence.tokens[0]
    here = people([m for m in inside if m.end <= token.start])
    here = [m for m in here if not _quoted(text.words[first:at], m)] or here
    said = spoken_until(text.article.text, sentence.start, sentence.end)
    outside = [m for m in here if m.start > said] if token.start > said > sentence.start else here
    whens = words(text.article.language, "people", "when_words")
    alone = bool(here) and not outside and text.words[at - 1].norm in whens
    return None if alone else outside  # "– C om B, sa A da han": not B, and A is not known


def _quoted(before: tuple[Token, ...], mention: Mention) -> bool:
    """Whether a quotation ends behind a mention and does not begin there: the mention is in it."""
    marks = [t.text for t in before if t.start >= mention.end and t.text in ('"', "”", "“")]
    return marks.count('"') % 2 == 1 or marks.count("”") > marks.count("“")


def likeliest(
    text: Text,
    token: Token,
    here: Sequence[Mention],
    window: Sequence[Mention],
    meant: Pronouns,
    *,
    owns: bool,
    acting: bool,
) -> str:
    """Whom a pronoun means: whose journey it is, "A's visit to Lima, where he"; else the first that fits."""
    since = _since(text, token, here) if acting else []
    owner = meant.person(token, since) or (meant.owner(token, here) if owns or acting else "")
    travels = acting and any(of_journey(text, m) for m in here)
    told = (owner if travels else "") or meant.person(token, window) or (owner if owns else "")
    # "A and B spoke with her": none of the two
    return told or meant.only(token, here if acting else [m for m in here if m.genitive])


def _since(text: Text, token: Token, here: Sequence[Mention]) -> list[Mention]:
    """ "At the invitation of A, this is B's first visit since he": B, whose journey was told last."""
    at = bisect_left(text.words, token.start, key=attrgetter("start"))
    last = max(here, key=attrgetter("end"), default=None)
    told = at > 0 and text.words[at - 1].norm in words(text.article.language, "frames", "since")
    return [replace(last, genitive=False)] if told and last is not None and of_journey(text, last) else []
