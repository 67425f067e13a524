"""Who holds high office on a day, and can stand in a text by surname alone."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from typing import NamedTuple

from kg.annotate.names.last_names import bearers, last_name
from kg.annotate.names.name_forms import bare_s
from kg.records import is_state
from kg.reference import Holder, load

RULING = (
    "head_of_state",
    "head_of_government",
    "deputy_head_of_government",
    "foreign_minister",
    "defence_minister",
    "secretary_general",
    "eu_high_representative",
)
LEADING = ("head_of_state", "head_of_government")
ELECT, LATELY = 1, 6  # years before and after a term in which a leader is called by the surname alone
LETTERS = 4  # of the shortest surname that can stand so, where it is no family name that comes first
FAMILY_FIRST = ("CHN", "KOR", "PRK", "TWN", "VNM")  # states of whose people the family's name comes first


class Ruling:
    """The surnames that belong to one holder of office alone on a day; asked for few of them.

    Of several the one counts whose state or body is among the `named`, or who leads a body of the world;
    those of one named state count together: "Kim", whichever of its leaders it is.
    """

    def __init__(self, day: str, named: AbstractSet[str] = frozenset()) -> None:
        self._day, self._named = day, named

    def stripped(self, word: str, language: str) -> str:
        """A surname without the genitive -s that it is printed with, where it is known without it."""
        bare = word[:-1] if bare_s(language) and word.endswith("s") else ""
        return bare if bare in self or (bare in bearers() and word not in bearers()) else word

    def __contains__(self, surname: str) -> bool:
        terms = _terms().get(surname, ()) if self._day else ()
        on = [t for t in terms if t.start <= self._day and (not t.end or t.end >= self._day)]
        now = {t.who for t in on}
        if len(now) > 1:
            there = [t for t in on if t.of in self._named]
            if len({t.of for t in there}) == 1:
                return True
            now = {t.who for t in there} or {t.who for t in on if not is_state(t.of)}
        if on or not terms or len(surname) <= LETTERS:
            return len(now) == 1
        day = int(self._day[:4])
        near = {
            t.who for t in terms
            if t.leads and int(t.start[:4]) - ELECT <= day <= int((t.end or self._day)[:4]) + LATELY
        }  # fmt: skip
        return len(near) == 1


class _Term(NamedTuple):
    start: str
    end: str
    who: str
    of: str
    leads: bool  # a state


@cache
def _terms() -> Mapping[str, list[_Term]]:
    """The terms of high offices by the holders' surnames."""
    found: dict[str, list[_Term]] = {}
    for holder in load().holders:
        if holder.office in RULING:
            names = (holder.name, *sum(holder.names.values(), ()))
            for surname in {s for name in names if " " in name for s in _surnames(name, holder)}:
                led = holder.office in LEADING
                term = _Term(holder.start, holder.end, holder.slug, holder.country, led)
                found.setdefault(surname, []).append(term)
    return found


def _surnames(name: str, holder: Holder) -> list[str]:
    """The words by which somebody is called alone: "Assad" of "al-Assad", "Moon" of "Moon Jae-in"."""
    first, *_, last = name.split()
    if holder.country in FAMILY_FIRST:  # "Xi", but no minister Li
        alone = holder.office in LEADING or len(first) >= LETTERS
        return [*([first] if alone else []), *([last] if len(last) >= LETTERS else [])]
    return [surname for surname in {last, last_name(name)} if len(surname) >= LETTERS]
