"""Whether a word right before a name, or before the title that it stands behind, governs it."""

import re
from functools import cache

from kg.document import Document
from kg.languages import table

_ARTICLES = frozenset(("den", "det", "the", "en", "ein", "ei", "a", "an"))
_CLOSED = re.compile(r"(?:[\w’'.-]+ ){0,3}?[\w’'.-]+(?: \([^)]*\))?(?:[,.;:\0)\n]|$)")
_ADJECTIVE = re.compile(r"[a-zæøå]+e\s")
_BACK = 5  # words before a name among which its preposition stands


@cache
def _outlets(language: str) -> frozenset[str]:
    """The nouns that lead up to an outlet's name: "til avisen NAME"."""
    nouns: list[str] = table(language, "speech")["outlets"]
    return frozenset(noun.split()[-1] for noun in nouns) - _ARTICLES


@cache
def _owners(language: str) -> frozenset[str]:
    """Articles, and whose somebody is: "to his counterpart, NAME"."""
    possessives: list[str] = table(language, "people")["possessives"]
    return _ARTICLES | frozenset(possessives)


@cache
def _honorifics(language: str) -> frozenset[str]:
    """What stands before a name and is no office: "Dr", "General"."""
    people = table(language, "people")
    return frozenset(people["honorifics"])


@cache
def _whats(language: str) -> frozenset[str]:
    """Articles that open a clause too: "det A mener"."""
    return _ARTICLES & frozenset(table(language, "speech").get("what", ()))


@cache
def _conceding(language: str) -> frozenset[str]:
    """Conjunctions that end in a preposition."""
    return frozenset(w for w in table(language, "speech").get("conceding", ()) if " " in w)


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
        plain = articles and all(w.islower() and w not in words for w in before[articles[-1] :])
        before = before[: articles[-1]] if plain else before
    while before and before[-1] in _honorifics(document.article.language):
        before.pop()  # "led by General NAME"
    owners, whats = _owners(document.article.language), _whats(document.article.language)
    described = _ADJECTIVE.match(view, at) is not None
    while before and before[-1].casefold() in owners:
        if before.pop().casefold() in whats and not described:
            return False  # "for det Perus president mener": nothing governs the subject behind "det"
        described = False
    if " ".join(before[-2:]).casefold() in _conceding(document.article.language):
        return False  # "selv om A har sagt"
    if before and before[-1].casefold() in words:
        return not (outlet and before[-1].casefold() in _sources(document.article.language))
    titles = [t for t in document.titles if t.start >= start]
    closed = _CLOSED.match(view, at) is not None  # "in a letter to the minister, NAME wrote C": he is not led
    beside = (t for t in titles if (t.start < at < t.end) or t.end <= at <= t.end + 1 + closed)
    return any(led_at(document, view, words, start, t.start) for t in beside)
