"""Positions of signs in time for the drawings of the pages; the templates write them as SVG."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import copysign, cos, sin, tau

from kg.draw.records import NOT_DONE
from kg.draw.select import first_day
from kg.serve.catalogue import Event
from kg.serve.pages.reader import Named, Reader

_LEFT, _TOP, _END = 140, 34, 12
WIDE, NARROW = 1152, 912  # of a drawing over the whole page, and beside a column
_LANE = 44
_STAR, _SLIM = (
    (912, 340, 250, 120),
    (340, 420, 108, 150),
)  # width, height and half axes of a star, and for a telephone
_UPRIGHT = 0.2  # of a half axis: names of what is above or below the middle are centred
_SIGN = 17  # from one sign to the next where they stand on each other
_FEW_MONTHS = 6  # within which an axis shows months alone
_FIFTEENTH = 15  # in the middle of a month
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
    """Lanes with their names, years or months with their lines, and signs."""

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
    low, high, step = _span(date.fromordinal(min(days)), date.fromordinal(max(days)))
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
        width=width, height=height, signs=tuple(signs), years=_marks(reader, low, high, scale, step),
        lanes=tuple((lane[0], lane[1], _TOP + n * _LANE + _LANE / 2) for n, lane in enumerate(lanes)),
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoke:
    """Somebody around the middle of a star: where, how thick the line is, which way the name runs."""

    x: float
    y: float
    name_x: float
    name_y: float
    anchor: str
    thick: float
    kind: str
    label: str
    href: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Star:
    """Those that something is most often together with, the most frequent at the top, then clockwise."""

    spokes: tuple[Spoke, ...]
    width: int
    height: int
    slim: bool

    @property
    def x(self) -> float:
        """The middle."""
        return self.width / 2

    @property
    def y(self) -> float:
        """The middle."""
        return self.height / 2


def stars(around: Sequence[tuple[Named, int, str, str]]) -> tuple[Star, ...]:
    """A star of (thing, how often, address, words), wide and slim; none where there is nobody around."""
    return (_star(around, *_STAR), _star(around, *_SLIM)) if around else ()


def _star(
    around: Sequence[tuple[Named, int, str, str]], width: int, height: int, wide: int, tall: int
) -> Star:
    """In the slim one every name stands above or below its sign."""
    slim = width < NARROW
    most = max(times for _, times, _, _ in around)
    spokes = []
    for number, (named, times, href, title) in enumerate(around):
        angle = tau * number / len(around) - tau / 4
        across, down = cos(angle), sin(angle)
        upright = slim or abs(across) < _UPRIGHT
        x, y = width / 2 + across * wide, height / 2 + down * tall
        beside = 0 if upright else copysign(18, across)
        spokes.append(Spoke(
            x=round(x, 1), y=round(y, 1), name_x=round(x + beside, 1),
            name_y=round(y + 4 + (copysign(24, down) if upright else 0), 1),
            anchor="middle" if upright else "start" if across > 0 else "end",
            thick=round(1 + 5 * times / most, 1), kind=named.kind, label=named.label, href=href, title=title,
        ))  # fmt: skip
    return Star(spokes=tuple(spokes), width=width, height=height, slim=slim)


def form(event: Event) -> str:
    """done, open (not held yet) or gone (cancelled or denied)."""
    if event.status in ("cancelled", "denied", "declined"):
        return "gone"
    return "open" if event.status in NOT_DONE else "done"


def _span(first: date, last: date) -> tuple[int, int, int]:
    """The first and last day of the axis, and the months between two of its lines.

    Whole years; where all is within half a year the months of it, three at least.
    """
    months = (last.year - first.year) * 12 + last.month - first.month
    if months < _FEW_MONTHS:
        start, end = _month(last, -max(months, 2)), _month(last, 1)
    else:
        start, end = date(first.year, 1, 1), date(last.year + 1, 1, 1)
    years = last.year - first.year
    step = 1 if months < _FEW_MONTHS else 3 if years < 2 else 12 * (1 + years // 14)
    return start.toordinal(), end.toordinal() - 1, step


def _month(day: date, after: int) -> date:
    """The first day of the month so many months after that of a day."""
    number = day.year * 12 + day.month - 1 + after
    return date(number // 12, number % 12 + 1, 1)


def _marks(reader: Reader, low: int, high: int, scale: float, step: int) -> tuple[tuple[str, float], ...]:
    """The names of years or months, and where they stand."""
    first, days = date.fromordinal(low), list[tuple[date, str]]()
    while (day := _month(first, step * len(days))).toordinal() <= high:
        days.append((day, str(day.year) if step % 12 == 0 else reader.day(day.isoformat()[:7])))
    if step == 1 and len(days) <= _FEW_MONTHS // 2:  # of so few a telephone would show the one, or none
        middles = [day.replace(day=_FIFTEENTH) for day, _ in days]
        days += [(day, reader.day(day.isoformat())) for day in middles]
    return tuple((name, round(_LEFT + (day.toordinal() - low) * scale, 1)) for day, name in sorted(days))


def _day(iso: str) -> int | None:
    try:
        return date.fromisoformat(first_day(iso)).toordinal() if iso else None
    except ValueError:
        return None
