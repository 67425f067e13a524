"""Rules for what came of an event, for its day and hour, and for how long it took."""

from collections.abc import Iterator
from datetime import date

from kg.records import Difference, Duration, Evidence, Side
from kg.resolve.verdicts import span_of
from kg.witnesses.sides import AHEAD, CALLED_OFF, TOOK_PLACE, alike, difference, exact, overtaken, press, side
from kg.witnesses.tellings import Telling

_STAGES = {"proposed": 0, "planned": 1, "ongoing": 2, "held": 3}
_OF_ONE_DAY = frozenset({"meeting", "phone_call", "ceremony", "press_conference", "signing"})
_NEAR = 0.85  # of a length told: how much less "almost" can be, and by as much more "a good"
_ROUND = 5  # minutes: a length that is a multiple of them may be rounded to them
_MINUTES = 30  # by which two clocks must differ: guests are met before talks begin


def status(one: Telling, later: Telling) -> Iterator[Difference]:
    """Plans that came true or were called off; something that took place, or did not."""
    a, b = (later, one) if one.day == later.day and _before(later, one) else (one, later)
    sides = side(a, a.status), side(b, b.status)
    if a.status in AHEAD and b.status in CALLED_OFF | {"postponed"}:
        yield difference("update", "status", "called-off", *sides)
    elif _before(a, b):
        yield difference("update", "status", "moved-on", *sides)
    elif a.status in CALLED_OFF and b.status in TOOK_PLACE and b.day > a.day:
        yield difference("update", "status", "held-after-all", *sides)
    elif {a.status, b.status} & TOOK_PLACE and {a.status, b.status} & CALLED_OFF and _same_day(a, b):
        yield difference("conflict", "status", "held-or-not", *sides)


def _before(one: Telling, other: Telling) -> bool:
    """Whether one status comes before another in the life of an event."""
    if one.status == "postponed":
        return other.status in TOOK_PLACE | {"planned"}
    if one.status in AHEAD and other.status in CALLED_OFF | {"postponed"}:
        return True
    stages = _STAGES.get(one.status), _STAGES.get(other.status)
    return stages[0] is not None and stages[1] is not None and stages[0] < stages[1]


def _same_day(one: Telling, other: Telling) -> bool:
    return one.start == other.start and exact(one.start)


def day(one: Telling, later: Telling) -> Iterator[Difference]:
    """Days that lie within one another, that were changed, or that cannot both be true."""
    if not one.start or not later.start or (one.start, one.end) == (later.start, later.end):
        return
    a, b = span_of(one.start, one.end), span_of(later.start, later.end)
    if _within(a, b) or _within(b, a):
        if a != b:
            yield difference("refinement", "day", "day-within", _when(one), _when(later))
        return
    if plan := overtaken(one, later):
        yield difference("update", "day", "planned-day-moved", _when(plan[0]), _when(plan[1]))
    elif alike(one, later) and _one_day(one) and _one_day(later) and _could_know(one, later):
        yield difference("conflict", "day", "days-apart", _when(one), _when(later))


def _within(a: tuple[date, date], b: tuple[date, date]) -> bool:
    return b[0] <= a[0] and a[1] <= b[1]


def _when(telling: Telling) -> Side:
    last = telling.end if telling.end and telling.end != telling.start else ""
    return side(telling, f"{telling.start}/{last}" if last else telling.start, telling.when)


def _could_know(one: Telling, later: Telling) -> bool:
    """Whether both were printed when both times were over: what is printed before tells of another one."""
    if one.status in AHEAD:
        return True
    over = max(one.start, later.start), max(one.clock, later.clock) or "00:00"
    return all(
        t.day > over[0] or t.published[:16] >= "T".join(over)[: len(t.published)] for t in (one, later)
    )


def _one_day(telling: Telling) -> bool:
    """Whether it is told as of one day, and is of a kind that does not go on for days."""
    return telling.type in _OF_ONE_DAY and exact(telling.start) and telling.end in ("", telling.start)


def hour(one: Telling, later: Telling) -> Iterator[Difference]:
    """Hours of one day that were changed, or that cannot both be true."""
    if not (one.clock and later.clock) or one.clock == later.clock or not _same_day(one, later):
        return
    apart = abs(_minutes(one.clock) - _minutes(later.clock))
    if plan := overtaken(one, later):
        yield difference("update", "hour", "planned-hour-moved", _clock(plan[0]), _clock(plan[1]))
    elif (
        alike(one, later)
        and {one.type, later.type} <= _OF_ONE_DAY
        and apart >= _MINUTES
        and _could_know(one, later)
        and press(one.language) == press(later.language)  # else each may keep the clock of its own readers
    ):
        yield difference("conflict", "hour", "hours-apart", _clock(one), _clock(later))


def first_hour(before: list[Telling], later: Telling) -> Iterator[Difference]:
    """The hour of a day that was told without one."""
    if later.clock and not any(t.clock for t in before):
        for one in before:
            if _same_day(one, later):
                undated = side(one, "", one.when)
                yield difference("refinement", "hour", "hour-within-day", undated, _clock(later))
                return


def _clock(telling: Telling) -> Side:
    return side(telling, telling.clock, telling.when)


def _minutes(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:5])


def duration(one: Telling, later: Telling) -> Iterator[Difference]:
    """How long it took: told more loosely by one, or as two lengths that cannot both be true."""
    if one.lasted is None or later.lasted is None or one.lasted.value == later.lasted.value:
        return
    a, b = _bounds(one.lasted), _bounds(later.lasted)
    sides = (
        side(t, t.lasted.value, (Evidence(start=t.lasted.start, end=t.lasted.end),))
        for t in (one, later)
        if t.lasted
    )
    if a[0] < b[1] and b[0] < a[1]:
        yield difference("refinement", "duration", "duration-within", *sides)
    elif alike(one, later) and one.type == later.type:
        yield difference("conflict", "duration", "durations-apart", *sides)


def _bounds(told: Duration) -> tuple[float, float]:
    """The least and most minutes that can be meant."""
    low, high = told.minutes * _NEAR, told.minutes / _NEAR
    slack = _ROUND / 2 if told.minutes % _ROUND == 0 else 0.5
    return {
        "<": (low, told.minutes), ">": (told.minutes, high), "~": (low, high),
        "": (told.minutes - slack, told.minutes + slack),
    }[told.sign]  # fmt: skip
