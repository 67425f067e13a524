"""Countries by what they are called in full: "the Republic of Peru", "the Hashemite Kingdom of Jordan"."""

from collections.abc import Collection, Sequence

from kg.document import Mention, replace
from kg.languages import words

REACH = 60  # characters before the name within which all of it stands


def with_polities(text: str, mentions: Sequence[Mention], language: str) -> tuple[Mention, ...]:
    """The mentions, those of countries from the first word of their full name on."""
    polities = words(language, "frames", "polity_words")
    if not polities:
        return tuple(mentions)
    return tuple(
        replace(m, start=_begin(text, m.start, polities, language))
        if m.kind == "country" and m.form == "name"
        else m
        for m in mentions
    )


def _begin(text: str, start: int, polities: frozenset[str], language: str) -> int:
    """Where the full name of a country begins whose short name begins at `start`."""
    before = text[max(0, start - REACH) : start]
    bare = _without(before, words(language, "people", "definite_articles"))  # "the Republic of the Congo"
    whole = _without(bare, words(language, "frames", "polity_of"))
    told = whole.split(" ")[:-1]
    if whole == bare or not told or told[-1].casefold() not in polities:
        return start
    small = told[-1] in words(language, "frames", "plain_polities")  # "the island nation of Cuba"
    if not small and not told[-1].istitle():
        return start
    marks, taken = words(language, "frames", "polity_marks"), len(before) - len(whole) + len(told[-1]) + 1
    for word in reversed(told[:-1]):
        if not (small or word[:1].isupper()) or word.casefold() not in marks:
            break
        taken += len(word) + 1
    return start - taken


def _without(before: str, last: Collection[str]) -> str:
    """Words before a name, less the last of them if it is one of these."""
    return next((cut for word in last if (cut := before.removesuffix(f"{word} ")) != before), before)
