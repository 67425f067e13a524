"""Places that the registry lacks, told by their country: "the Bolivian city of X", "the Albanian capital"."""

from collections.abc import Callable
from dataclasses import dataclass

from kg.annotate.structure import covering, within
from kg.document import Document
from kg.languages import words

WORDS, SHORT = 2, 2  # words of an unlisted name at most, letters that are too few for one
REACH = 3  # tokens between a preposition and the adjective of the country


@dataclass(frozen=True, slots=True)
class Settlement:
    """The name as printed, "" where there is none, and the country's ISO 3166-1 alpha-3 code."""

    name: str
    country: str
    start: int = 0  # where the adjective of its country stands, where one tells it


def described(document: Document, first: int, last: int, prepositions: frozenset[str]) -> Settlement | None:
    """The first such place between two tokens that stands behind one of `prepositions`."""
    language, tokens = document.article.language, document.tokens
    soil, isles = words(language, "frames", "soil_nouns"), words(language, "frames", "isle_prepositions")
    nouns = words(language, "frames", "settlement_nouns") | soil  # "landed on Peruvian soil"
    endings = tuple(words(language, "circumstances", "town_endings")) or ("\0",)
    if not nouns or first >= last:
        return None
    for mention in within(document.mentions, tokens[first].start, tokens[last - 1].end):
        if mention.kind != "country" or mention.form != "adjective":
            continue
        at = next(i for i in range(first, last) if tokens[i].end >= mention.end)
        if at + 1 >= last or not (tokens[at + 1].norm in nouns or tokens[at + 1].norm.endswith(endings)):
            continue
        ties = isles if tokens[at + 1].norm in soil else prepositions
        if not {t.norm for t in tokens[max(first - 1, at - REACH) : at]} & ties:
            continue
        return Settlement(_name(document, at + 2, last), mention.key, mention.start)
    return None


def _name(document: Document, at: int, last: int) -> str:
    """ "of Port Ellis", "Port Ellis": the capitalised words behind "of", where a language says so."""
    tokens = document.tokens
    joins = words(document.article.language, "frames", "settlement_joins")
    first = at + bool(joins)
    if first >= last or (joins and tokens[at].norm not in joins):
        return ""
    end = first
    while end < last and tokens[end].text[0].isupper():
        end += 1
    named = [m for m in document.mentions if m.kind == "place" and m.start == tokens[first].start]
    if named and end > first:
        return document.article.text[named[0].start : named[0].end]  # "Sharm el-Sheikh"
    return document.article.text[tokens[first].start : tokens[end - 1].end] if end > first else ""


def ends_as_town(norm: str, language: str) -> bool:
    """Whether a word is one for a town before its name: "svartehavsbyen", "delstatshovedstaden"."""
    return norm.endswith(tuple(words(language, "circumstances", "town_endings")) or ("\0",))


def unlisted(
    document: Document, at: int, end: int, attached: Callable[[int, int], bool]
) -> Settlement | None:
    """A name that no list has, tied to the trigger at `at`: "met in Cholpon on Friday", "i grensebyen X".

    Its country is told behind it, or not at all. `attached` tells whether a token leaves what follows to it.
    """
    tokens, language = document.tokens, document.article.language
    inner = words(language, "circumstances", "inner_prepositions")
    fillers = words(language, "circumstances", "town_words") | {"the"}
    for index in range(at + 1, end - 1):
        if tokens[index].norm not in inner or not attached(index - 1, at):
            continue
        first = index + 1
        lands = {m.start: m.key for m in document.mentions if m.kind == "country" and m.form == "adjective"}
        while first < end - 1 and (
            tokens[first].norm in fillers
            or ends_as_town(tokens[first].norm, language)
            or (tokens[first].start in lands and tokens[first + 1].norm in fillers)
        ):
            first += 1  # "in the Peruvian port city of X"
        if tokens[first - 1].norm == "the":
            continue  # "in the Himalayan kingdom's capital"
        last = _run(document, first, end)
        if last > first and not _goes_on(document, last):
            name = document.article.text[tokens[first].start : tokens[last - 1].end]
            told = next((lands[t.start] for t in tokens[index:first] if t.start in lands), "")
            return Settlement(name=name, country=_state(document, last) or told)
    return None


def _run(document: Document, first: int, end: int) -> int:
    """One past the capitalised words at token `first` that can be a town's name and are nothing else."""
    tokens, text, language = document.tokens, document.article.text, document.article.language
    no_ends, no_towns = (words(language, "circumstances", k) for k in ("no_town_endings", "no_towns"))
    taken = (document.mentions, document.titles, document.times)
    last = first
    while (
        last < min(first + WORDS, end) and tokens[last].text[0].isupper() and not tokens[last].text.isupper()
    ):
        last += 1
    inside = tokens[first:last]
    if not inside or len(inside[0].text) <= SHORT or inside[-1].norm.endswith(tuple(no_ends)):
        return first
    named = any(t.norm in no_towns or any(covering(m, text, t.start) for m in taken) for t in inside)
    return first if named else last


def _goes_on(document: Document, last: int) -> bool:
    """Whether a name of some words goes on: another capital, a genitive, "in Support of"."""
    behind = document.tokens[last] if last < len(document.tokens) else None
    owned = words(document.article.language, "circumstances", "owned_by")
    return behind is not None and (
        behind.text[0].isupper() or behind.text[0] in "'’-" or behind.norm in owned
    )


def _state(document: Document, last: int) -> str:
    """ ", Germany", "i Sveits": the country right behind a name."""
    tokens = document.tokens
    ties = words(document.article.language, "circumstances", "inner_prepositions") | {","}
    if last + 1 >= len(tokens) or tokens[last].norm not in ties:
        return ""
    told = covering(document.mentions, document.article.text, tokens[last + 1].start)
    return next((m.key for m in told if m.kind == "country" and m.form == "name"), "")
