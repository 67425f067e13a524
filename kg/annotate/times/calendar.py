"""Calendar arithmetic for the time grammar: where a weekday, week, month or season lies seen from a day."""

import re
from datetime import date, datetime, timedelta
from typing import Literal

Way = Literal["past", "future", "last", "next"]
"""`past` and `future` may be the day itself; `last` and `next` may not."""

Span = tuple[str, str | None]
"""An ISO value and, for a stretch of time, the ISO value it runs until."""

_LOOSE_PAST_DAYS = 60  # a past verb far off ("invited him to a summit on June 10") does not rule these out
_LOOSE_FUTURE_DAYS = 7
_WINTER = 12
_SUNDAY = 6
_FAR = 24  # months: further than any year beside the origin's


def moment(published: str | None) -> datetime | None:
    """The publication time written in ISO 8601 (a bare date is midnight); None when it cannot be read."""
    if not published:
        return None
    try:
        return datetime.fromisoformat(published.strip())
    except ValueError:
        return moment(published[:10]) if len(published) > 10 else None


def middle(published: str | None) -> date | None:
    """The middle of a publication month (`YYYY-MM`) or year (`YYYY`); None for anything else."""
    found = re.fullmatch(r"(\d{4})(?:-(\d\d))?", (published or "").strip())
    return day(int(found[1]), int(found[2] or 7), 15) if found else None


def day(year: int, month: int, number: int) -> date | None:
    """The date, or None where the calendar has no such day."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def shifted(origin: date, days: int) -> date | None:
    """`origin` moved by so many days; None outside the calendar."""
    try:
        return origin + timedelta(days=days)
    except OverflowError:
        return None


def weekday(origin: date, number: int, way: Way) -> date | None:
    """The day with this number (Monday is 0) next to `origin`, before or after it as `way` says."""
    back = (origin.weekday() - number) % 7
    if way == "past":
        return shifted(origin, -back)
    if way == "last":
        return shifted(origin, -(back if back > 1 else back + 7))  # "last Friday" is not yesterday
    ahead = (number - origin.weekday()) % 7
    if way == "future":
        return shifted(origin, ahead)
    return shifted(origin, ahead if ahead > 1 else ahead + 7)  # "next Friday" is not tomorrow


def week(origin: date, shift: int) -> tuple[date, date] | None:
    """Monday and Sunday of the week of `origin`, so many weeks on."""
    monday = shifted(origin, 7 * shift - origin.weekday())
    sunday = shifted(monday, 6) if monday else None
    return (monday, sunday) if monday and sunday else None


def gone_of_week(origin: date) -> tuple[date, date] | None:
    """Monday and the day before `origin`, of its week: "earlier in the week"; none on a Monday."""
    monday, eve = shifted(origin, -origin.weekday()), shifted(origin, -1)
    return (monday, eve) if monday and eve and monday <= eve else None


def rest_of_week(origin: date) -> tuple[date, date] | None:
    """The day behind `origin` and Sunday: "later in the week", which on a Sunday is the week to come."""
    if origin.weekday() == _SUNDAY:
        return week(origin, 1)
    morrow, sunday = shifted(origin, 1), shifted(origin, 6 - origin.weekday())
    return (morrow, sunday) if morrow and sunday and morrow <= sunday else None


PARTS = {"passed": gone_of_week, "rest": rest_of_week}  # of the week of publication


def weekend(origin: date, way: Way) -> tuple[date, date] | None:
    """Saturday and Sunday next to `origin`; a weekend that has begun counts for `past` and for `future`."""
    in_it = origin.weekday() >= 5
    if in_it and way in ("past", "future"):
        saturday = weekday(origin, 5, "past")
    elif way in ("past", "last"):
        saturday = shifted(origin, -origin.weekday() - 2)
    else:
        saturday = weekday(origin, 5, way)  # told on a Friday, "this weekend" is tomorrow
    sunday = shifted(saturday, 1) if saturday else None
    return (saturday, sunday) if saturday and sunday else None


def feast(origin: date | None, named: str, way: Way | None) -> tuple[date, date] | None:
    """The day next to `origin` that is so each year, as "12-24" is Christmas Eve, as a first and last day."""
    month_number, number = map(int, named.split("-"))
    if origin is None:
        return None
    found = day_without_year(origin, month_number, number, way or "past", strict=way is not None, on=None)
    return (found, found) if found else None


def month(origin: date, shift: int) -> str | None:
    """The month of `origin`, so many months on, as `YYYY-MM`."""
    year, zero_based = divmod(origin.year * 12 + origin.month - 1 + shift, 12)
    return f"{year:04d}-{zero_based + 1:02d}" if 1 <= year <= 9999 else None


def year(origin: date, shift: int) -> str | None:
    """The year of `origin`, so many years on, as `YYYY`."""
    number = origin.year + shift
    return f"{number:04d}" if 1 <= number <= 9999 else None


def season_of(year_number: int, first_month: int) -> Span:
    """The three months of a season; winter of a year starts in the December before it ends."""
    last = first_month + 2
    if first_month == _WINTER:
        return f"{year_number:04d}-12", f"{year_number + 1:04d}-02"
    return f"{year_number:04d}-{first_month:02d}", f"{year_number:04d}-{last:02d}"


def season(origin: date, first_month: int, way: Way | None) -> Span:
    """The season next to `origin`; without a way the one whose middle is nearest."""
    years = (origin.year - 2, origin.year - 1, origin.year, origin.year + 1)
    now = origin.year * 12 + origin.month
    starts = [y * 12 + first_month for y in years]
    if way == "past":
        start = max(s for s in starts if s <= now)
    elif way == "last":
        start = max(s for s in starts if s + 2 < now)
    elif way == "future":
        start = min(s for s in starts if s + 2 >= now)
    elif way == "next":
        start = min(s for s in starts if s > now)
    else:
        start = min(starts, key=lambda s: (abs(s + 1 - now), s))
    return season_of((start - 1) // 12, first_month)


def year_of_month(origin: date, number: int, way: Way | None, *, strict: bool) -> int:
    """The year in which a month without one lies: the nearest that the direction allows."""
    now = origin.year * 12 + origin.month
    slack = 0 if strict else 2
    low, high = {
        None: (-_FAR, _FAR),
        "past": (-_FAR, slack),
        "last": (-_FAR, -1),
        "future": (0, _FAR),
        "next": (1, _FAR),
    }[way]
    ahead = {y: y * 12 + number - now for y in (origin.year - 1, origin.year, origin.year + 1)}
    return min((y for y, d in ahead.items() if low <= d <= high), key=lambda y: (abs(ahead[y]), y))


def day_without_year(
    origin: date, month_number: int, number: int, way: Way | None, *, strict: bool, on: int | None
) -> date | None:
    """The date nearest to `origin` with this day and month; a printed weekday `on` decides where it can."""
    found = [d for y in (-1, 0, 1) if (d := day(origin.year + y, month_number, number))]
    if on is not None:
        found = [d for d in found if d.weekday() == on] or found
    past = 0 if strict else _LOOSE_PAST_DAYS
    future = 0 if strict else _LOOSE_FUTURE_DAYS
    if way in ("past", "last"):
        found = [d for d in found if (d - origin).days <= past] or found
    elif way in ("future", "next"):
        found = [d for d in found if (d - origin).days >= -future] or found
    return min(found, key=lambda d: (abs((d - origin).days), d), default=None)
