"""What the rules of comparison share: the sides of a difference, and which telling overtakes which."""

from collections.abc import Callable, Hashable, Sequence

from kg.records import Difference, DifferenceKind, DifferingFact, Evidence, Side
from kg.witnesses.tellings import Telling

AHEAD = frozenset({"proposed", "planned", "postponed"})
TOOK_PLACE = frozenset({"held", "ongoing"})
CALLED_OFF = frozenset({"cancelled", "denied"})
_DAY = len("2021-10-25")


def difference(
    kind: DifferenceKind, fact: DifferingFact, rule: str, earlier: Side, later: Side
) -> Difference:
    """A difference of two sides."""
    return Difference(kind=kind, fact=fact, rule=rule, earlier=earlier, later=later)


def side(telling: Telling, value: str, spans: tuple[Evidence, ...] = ()) -> Side:
    """A telling's value of a fact, with the passages that give it."""
    return Side(article=telling.article, thing=telling.thing, value=value, spans=spans or telling.spans)


def firsts(before: Sequence[Telling], later: Telling, key: Callable[[Telling], Hashable]) -> list[Telling]:
    """The first telling of each value but the later one's; none where that was told before."""
    found: dict[Hashable, Telling] = {}
    for one in before:
        found.setdefault(key(one), one)
    return [] if key(later) in found else list(found.values())


def overtaken(one: Telling, later: Telling) -> tuple[Telling, Telling] | None:
    """The two as plan and what overtakes it; None where neither is the plan of the other.

    On one day the plan goes first whatever the order of the ids.
    """
    if one.status in AHEAD and (later.status not in AHEAD or later.day > one.day):
        return one, later
    if later.status in AHEAD and one.status not in AHEAD and one.day == later.day:
        return later, one
    return None


def alike(one: Telling, later: Telling) -> bool:
    """Whether both tell what took place, or both tell on one day what is to come."""
    if {one.status, later.status} <= TOOK_PLACE:
        return True
    return {one.status, later.status} <= AHEAD and one.day == later.day


def exact(value: str) -> bool:
    """Whether an ISO date is a day."""
    return len(value) == _DAY


def press(language: str) -> str:
    """The languages whose papers keep one clock and name places alike."""
    return "no" if language in ("nb", "nn") else language
