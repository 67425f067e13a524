"""Whether a word right before a name, or before the title that it stands behind, governs it."""

import re
from functools import cache

from kg.document import Document
from kg.languages import table

_ARTICLES = frozenset(("den", "det", "the", "en", "ein", "ei", "a", "an"))
_BACK = 5  # words before a name among which its preposition stands


@cache
def _outlets(language: str) -> frozenset[str]:
    """The nouns that lead up to an outlet's name: "til avisen NAME"."""
    nouns: list[str] = table(language, "speech")["outlets"]
    return frozenset(noun.split()[-1] for noun in nouns) - _ARTICLES


@cache
def _sources(language: str) -> frozenset[str]:
    """Prepositions before whoever has put words out: "i en kommentar fra nyhetsbyrået NAME"."""
    words = table(language, "speech")
    return frozenset(words["from"]) - frozenset(words["to"])


def led_at(document: Document, view: str, words: frozenset[str], start: int, at: int) -> bool:
    """Whether one of the words stands right before `at`, not before `start`, articles and titles between."""
    before = re.findall(r"[\w’'-]+|[,.]", view[start:at])[-_BACK:]
    outlet = bool(before) and before[-1].casefold() in _outlets(document.article.language)
    if outlet:  # "ifølge det russiske nyhetsbyrået NAME"
        before.pop()
        articles = [i for i, word in enumerate(before) if word.casefold() in _ARTICLES]
        described = articles and all(map(str.islower, before[articles[-1] :]))
        before = before[: articles[-1]] if described else before
    while before and before[-1].casefold() in _ARTICLES:
        before.pop()
    if before and before[-1].casefold() in words:
        return not (outlet and before[-1].casefold() in _sources(document.article.language))
    titles = [t for t in document.titles if t.start >= start]
    beside = (t for t in titles if (t.start < at < t.end) or t.end <= at <= t.end + 2)
    return any(led_at(document, view, words, start, t.start) for t in beside)
