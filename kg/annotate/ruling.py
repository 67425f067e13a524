"""Who holds high office on a day, and can stand in a text by surname alone."""

from collections.abc import Mapping
from functools import cache

from kg.languages import words
from kg.reference import load

RULING = ("head_of_state", "head_of_government", "foreign_minister", "defence_minister", "secretary_general")
LETTERS = 4  # of the shortest surname that can stand so


class Ruling:
    """The surnames that belong to one holder of office alone on a day; asked for few of them."""

    def __init__(self, day: str) -> None:
        self._day = day

    def __contains__(self, surname: str) -> bool:
        if len(surname) < LETTERS or not self._day:
            return False
        terms = _terms().get(surname, ())
        return (
            len({who for start, end, who in terms if start <= self._day and (not end or end >= self._day)})
            == 1
        )


@cache
def _terms() -> Mapping[str, list[tuple[str, str, str]]]:
    """Start, end and holder of the terms of high offices, by the holders' surnames in all languages."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for holder in load().holders:
        if holder.office in RULING:
            names = (holder.name, *sum(holder.names.values(), ()))
            family_first = words("en", "people", "family_first")  # "Moon Jae-in" is "Moon"
            full = [name.split() for name in names if " " in name]
            for surname in {name[0] if name[0] in family_first else name[-1] for name in full}:
                found.setdefault(surname, []).append((holder.start, holder.end, holder.slug))
    return found
