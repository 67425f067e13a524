"""Contacts → Series: how many events in each month, quarter or year, and where their rate changes."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from kg import limits
from kg.analyse.changes import changes
from kg.analyse.records import Asked, By, Contact, Period, Series

_PRECISE = {"month": 7, "quarter": 7, "year": 4}  # characters of a day that must be known
_YEARS_OF_MONTHS, _YEARS_OF_QUARTERS = 3, 10


def between(contacts: Iterable[Contact], one: str = "", other: str = "") -> list[Contact]:
    """The events that one thing, or two together, are in; all, where none is named."""
    wanted = {iri for iri in (one, other) if iri}
    return [contact for contact in contacts if wanted <= contact.sides]


class Told:
    """How much is told of each period, counted once for many series."""

    def __init__(self, contacts: Iterable[Contact]) -> None:
        days = Counter(one.day for one in contacts if one.day)
        self.last = max((day[:4] for day in days), default="")
        self._days, self._periods = days, dict[By, Counter[str]]()

    def by(self, by: By) -> Counter[str]:
        """Period → events."""
        if by not in self._periods:
            counted = Counter[str]()
            for day, times in self._days.items():
                counted[period(day, by)] += times
            del counted[""]
            self._periods[by] = counted
        return self._periods[by]


def series(
    own: Sequence[Contact], told: Told, asked: Asked, *, by: By | None = None, share: bool = False
) -> Series:
    """The series of some contacts from their first period, or that asked for, to the last of all told.

    Without `by` it is by months up to three years, by quarters up to ten, else by years. With `share`,
    changes are in the share of all that is told; silence after the last contact is zeros, not an end.
    """
    by = by or _fitting(own, told, asked)
    counted = told.by(by)
    placed: dict[str, list[str]] = defaultdict(list)
    for one in own:
        placed[period(one.day, by)].append(one.iri)
    unplaced = tuple(placed.pop("", ()))
    if not placed:
        return Series(by=by, periods=(), unplaced=unplaced, share=share)
    first = period(asked.low, by) or min(placed)
    last = period(asked.high, by) or max((*placed, *counted))
    names = list(_names(min(first, *placed), max(last, *placed), by))
    kept = names[-limits.ANALYSE_PERIODS :]
    periods = tuple(Period(name=n, events=tuple(placed.get(n, ())), told=counted[n]) for n in kept)
    counts = [len(one.events) for one in periods]
    exposure = [float(max(one.told, len(one.events))) for one in periods] if share else ()
    return Series(
        by=by, periods=periods, unplaced=unplaced, share=share, cut=len(names) - len(kept),
        changes=changes(kept, counts, exposure),
    )  # fmt: skip


def period(day: str, by: By) -> str:
    """The period that a day is in: 2021-10, 2021-Q4 or 2021; "" where the day is not known so precisely."""
    if len(day) < _PRECISE[by] or not day[:4].isdigit():
        return ""
    if by == "quarter":
        return f"{day[:4]}-Q{(int(day[5:7]) + 2) // 3}"
    return day[: _PRECISE[by]]


def _fitting(own: Iterable[Contact], told: Told, asked: Asked) -> By:
    first = asked.low[:4] or min((one.day[:4] for one in own if one.day), default="")
    last = asked.high[:4] or told.last
    years = int(last) - int(first) + 1 if first.isdigit() and last.isdigit() else 1
    return "month" if years <= _YEARS_OF_MONTHS else "quarter" if years <= _YEARS_OF_QUARTERS else "year"


def _names(first: str, last: str, by: By) -> Iterator[str]:
    """Every period from the first to the last."""
    step, form = {"month": (12, "{}-{:02}"), "quarter": (4, "{}-Q{}"), "year": (1, "{}")}[by]
    number = (
        int(name[:4]) * step + (int(name[5:].strip("Q")) - 1 if step > 1 else 0) for name in (first, last)
    )
    for at in range(next(number), next(number) + 1):
        yield form.format(f"{at // step:04}", at % step + 1)
