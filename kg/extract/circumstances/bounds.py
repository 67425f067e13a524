"""When an event began and ended, by the words that tell its time."""

from kg.extract.circumstances.days import days_between
from kg.extract.circumstances.lasting import ENDING
from kg.records import TimeExpression

DAY_VALUE = 10  # length of YYYY-MM-DD
WEEK = 7  # days


def bounds(time: TimeExpression | None) -> tuple[str | None, str | None]:
    """The start and end of an event at a time, no more exact than the words.

    A season is of its year, for it has no first day; so many weeks ago is of its month.
    """
    if time is None:
        return None, None
    if time.rule == ENDING:
        return None, time.value
    if time.rule.startswith("season"):
        return time.value[:4], None
    if time.rule == "ago" and time.until and time.until[:7] == time.value[:7] and _a_week(time):
        return time.value[:7], None
    if time.clock and len(time.value) == DAY_VALUE:
        return f"{time.value}T{time.clock}", time.until
    return time.value, time.until


def _a_week(time: TimeExpression) -> bool:
    """Whether a time is seven days: not a visit of two days that began three days ago."""
    return days_between(time.value, time.until or time.value) == WEEK - 1
