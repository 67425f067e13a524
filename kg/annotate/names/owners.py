"""Names in the genitive that the text prints in no other form: "utenriksminister Dana Holms besøk"."""

from collections.abc import Sequence

from kg.annotate.names.people import given_names, is_common
from kg.annotate.records import Name
from kg.document import Token, replace
from kg.languages import table, union, words

LONG_NAME = 2  # words at least: a surname alone is found by the full name
EPITHETS = 5  # tokens of "første tre dager lange besøk"
SHORTEST = 4  # letters of a last word that can have an ending


def without_endings(names: Sequence[Name], tokens: tuple[Token, ...], language: str) -> list[Name]:
    """The names, less the -s where a noun that somebody has stands right behind it."""
    owned = words(language, "people", "owned_nouns")  # nynorsk says "seier", bokmål has one
    owned -= union(language, "people", "person_verbs", "reporting_verbs")
    if not owned or "s" not in table(language, "people")["genitive_endings"]:
        return list(names)
    between = words(language, "people", "owned_epithets")
    return [
        _bare(n) if _reigns(n, tokens, language) or _owns(n, tokens, owned, between) else n for n in names
    ]


def _reigns(name: Name, tokens: tuple[Token, ...], language: str) -> bool:
    """ "Dronning Ingers jubileum": whether a noun stands behind a first name that is none with its -s."""
    if not name.crowned or len(name.words) > 1 or name.last >= len(tokens):
        return False
    given, first, behind = given_names(language), name.words[0], tokens[name.last]
    told = first.endswith("s") and first not in given and first.removesuffix("s") in given
    return told and behind.text.islower() and is_common(behind.norm, language)


def _owns(name: Name, tokens: tuple[Token, ...], owned: frozenset[str], between: frozenset[str]) -> bool:
    """Whether a noun, with a few epithets at most before it, stands behind a full name that ends in -s."""
    last = name.words[-1] if name.words else ""
    if len(name.words) < LONG_NAME or len(last) < SHORTEST or not last.endswith("s"):
        return False
    behind = (t.norm for t in tokens[name.last : name.last + EPITHETS])
    return next((norm for norm in behind if norm not in between), "") in owned


def _bare(name: Name) -> Name:
    return replace(name, words=(*name.words[:-1], name.words[-1][:-1]))
