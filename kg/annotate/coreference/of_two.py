"""Whom "førstnevnte" and "the latter" stand for: the first or the last of the two whom "and" joined last."""

from collections.abc import Sequence
from itertools import pairwise

from kg.annotate.coreference.salience import people
from kg.annotate.service.setting import Text
from kg.document import Mention, Sentence, Token
from kg.languages import words as listed

JOINED = 80  # characters of " og Chiles utenriksminister " between two names
NEAR, PAIR = 200, 2  # characters before "the latter" within which nobody but the two is named


def of_two(
    text: Text, sentence: Sentence, done: Sequence[Mention], inside: Sequence[Mention]
) -> list[Mention]:
    """The mentions of one of two in a sentence; `done` are those before it, `inside` those in it."""
    language = text.article.language
    first, last = (listed(language, "people", key) for key in ("first_of_two", "last_of_two"))
    found: list[Mention] = []
    for at in range(*sentence.tokens):
        token = text.words[at]
        if token.norm not in first | last or not _stands_alone(text, at, sentence):
            continue
        pair = _joined(text, [*done, *(m for m in inside if m.end <= token.start)], token.start)
        if pair:
            who = pair[0] if token.norm in first else pair[1]
            found.append(Mention(start=token.start, end=token.end, kind="person", form="pronoun", key=who))
    return found


def _stands_alone(text: Text, at: int, sentence: Sentence) -> bool:
    """ "The latter said", not "the former president": where an article has to stand before it."""
    articles = listed(text.article.language, "people", "one_of_two_articles")
    if not articles:
        return True
    behind: Token | None = text.words[at + 1] if at + 1 < sentence.tokens[1] else None
    verbs = listed(text.article.language, "frames", "finite_verbs")
    led = at > 0 and text.words[at - 1].norm in articles
    return led and (behind is None or not behind.text[0].isalpha() or behind.norm in verbs)


def _joined(text: Text, before: Sequence[Mention], at: int) -> tuple[str, str] | None:
    """The last two people whom "and" joins, by their keys, else the only two told of just before `at`."""
    joins = listed(text.article.language, "circumstances", "and_words")
    named = sorted(people(before), key=lambda m: m.start)
    for one, other in reversed(list(pairwise(named))):
        gap = text.article.text[one.end : other.start]
        if (
            one.key != other.key
            and len(gap) <= JOINED
            and "." not in gap
            and not joins.isdisjoint(gap.split())
        ):
            return one.key, other.key
    near = [m for m in named if at - m.start <= NEAR and "\n" not in text.article.text[m.start : at]]
    keys = list(dict.fromkeys(m.key for m in near))
    return (keys[0], keys[1]) if len(keys) == PAIR else None  # "A met B. The latter"
