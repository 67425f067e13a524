"""Who holds high office on a day, and can stand in a text by surname alone."""

from collections.abc import Mapping
from functools import cache

from kg.annotate.last_names import last_name
from kg.reference import load

RULING = ("head_of_state", "head_of_government", "foreign_minister", "defence_minister", "secretary_general")
LETTERS = 4  # of the shortest surname that can stand so, where it is no family name that comes first
FAMILY_FIRST = ("CHN", "KOR", "PRK", "TWN", "VNM")  # states of whose people the family's name comes first


class Ruling:
    """The surnames that belong to one holder of office alone on a day; asked for few of them."""

    def __init__(self, day: str) -> None:
        self._day = day

    def __contains__(self, surname: str) -> bool:
        if not self._day:
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
            for surname in {s for name in names if " " in name for s in _surnames(name, holder.country)}:
                found.setdefault(surname, []).append((holder.start, holder.end, holder.slug))
    return found


def _surnames(name: str, country: str) -> list[str]:
    """The words by which somebody is called alone: "Assad" of "al-Assad", "Moon" of "Moon Jae-in"."""
    first, *_, last = name.split()
    if country in FAMILY_FIRST:
        return [first, *([last] if len(last) >= LETTERS else [])]
    return [surname for surname in {last, last_name(name)} if len(surname) >= LETTERS]
