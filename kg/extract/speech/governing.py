"""Whether a word right before a name, or before the title that it stands behind, governs it."""

import re
from functools import cache

from kg.languages import table
from kg.records import Document

_ARTICLES = frozenset(("den", "det", "the", "en", "ein", "ei", "a", "an"))
_BACK = 4  # words before a name among which its preposition stands


@cache
def _leading(language: str) -> frozenset[str]:
    """Articles, and the nouns that lead up to an outlet's name: "til avisen NAME"."""
    nouns: list[str] = table(language, "speech")["outlets"]
    return _ARTICLES | {noun.split()[-1] for noun in nouns}


def led_at(document: Document, view: str, words: frozenset[str], start: int, at: int) -> bool:
    """Whether one of the words stands right before `at`, not before `start`, articles and titles between."""
    before = re.findall(r"[\w’'-]+|[,.]", view[start:at])[-_BACK:]
    while before and before[-1].casefold() in _leading(document.article.language):
        before.pop()
    if before and before[-1].casefold() in words:
        return True
    titles = [t for t in document.titles if t.start >= start]
    beside = (t for t in titles if (t.start < at < t.end) or t.end <= at <= t.end + 2)
    return any(led_at(document, view, words, start, t.start) for t in beside)
