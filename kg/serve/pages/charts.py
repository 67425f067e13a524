"""Positions of signs in time for the drawings of the pages; the templates write them as SVG."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kg.draw.records import NOT_DONE
from kg.draw.select import first_day
from kg.serve.catalogue import Event
from kg.serve.pages.reader import Reader

_LEFT, _TOP, _END = 140, 34, 12
WIDE, NARROW = 1152, 912  # of a drawing over the whole page, and beside a column
_LANE = 44
_SIGN = 17  # from one sign to the next where they stand on each other
_MOST = 7  # signs on each other; beyond, they lie closer


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """One event: where it stands, its form (done, open or gone), its words and the address of its row."""

    x: float
    y: float
    form: str
    title: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Lanes with their names, years with their lines, and signs."""

    height: int
    lanes: tuple[tuple[str, str, float], ...]  # name, address, y
    years: tuple[tuple[str, float], ...]
    signs: tuple[Sign, ...]
    width: int
    left: int = _LEFT


def timeline(
    reader: Reader, lanes: Sequence[tuple[str, str, Iterable[Event]]], width: int = WIDE
) -> Timeline | None:
    """Events by lane (name, address, events) along the years; None where fewer than two are dated."""
    dated = [(n, e) for n, lane in enumerate(lanes) for e in lane[2] if _day(e.start) is not None]
    if len(dated) < 2:
        return None
    days = [_day(event.start) or 0 for _, event in dated]
    low = date(date.fromordinal(min(days)).year, 1, 1).toordinal()
    high = date(date.fromordinal(max(days)).year, 12, 31).toordinal()
    scale = (width - _END - _LEFT) / max(high - low, 1)
    height = _TOP + len(lanes) * _LANE
    signs, taken = [], dict[tuple[int, int], int]()
    for number, event in sorted(dated, key=lambda one: (one[0], one[1].start, one[1].iri)):
        x = _LEFT + ((_day(event.start) or 0) - low) * scale
        slot = (number, round(x / _SIGN))
        above = taken[slot] = taken.get(slot, -1) + 1
        signs.append(Sign(
            x=round(x, 1), y=round(_TOP + number * _LANE + _LANE / 2 - min(above, _MOST) * 4, 1),
            form=form(event), title=f"{reader.day(event.start)}: {reader.title(event)}",
            href=reader.href(event.iri),
        ))  # fmt: skip
    return Timeline(
        width=width, height=height, signs=tuple(signs), years=_years(low, high, scale),
        lanes=tuple((lane[0], lane[1], _TOP + n * _LANE + _LANE / 2) for n, lane in enumerate(lanes)),
    )  # fmt: skip


def form(event: Event) -> str:
    """done, open (not held yet) or gone (cancelled or denied)."""
    if event.status in ("cancelled", "denied", "declined"):
        return "gone"
    return "open" if event.status in NOT_DONE else "done"


def _years(low: int, high: int, scale: float) -> tuple[tuple[str, float], ...]:
    first, last = date.fromordinal(low).year, date.fromordinal(high).year
    step = 1 + (last - first) // 14
    return tuple(
        (str(year), round(_LEFT + (date(year, 1, 1).toordinal() - low) * scale, 1))
        for year in range(first, last + 1, step)
    )


def _day(iso: str) -> int | None:
    try:
        return date.fromisoformat(first_day(iso)).toordinal() if iso else None
    except ValueError:
        return None
