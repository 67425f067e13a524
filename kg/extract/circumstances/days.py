"""Days as they stand in values: ISO dates of full precision."""

from collections.abc import Sequence
from datetime import date, timedelta

from kg.document import Document
from kg.languages import words
from kg.records import TimeExpression

DAY = len("2021-05-01")


def shifted(day: str, days: int) -> str:
    """The day so many days later."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def days_between(one: str, other: str) -> int:
    """Days from one to the other, negative where the other is earlier."""
    return (date.fromisoformat(other) - date.fromisoformat(one)).days


def gone_by(document: Document, time: TimeExpression | None) -> bool:
    """Whether all of a time is before the day of publication; False where that is not known.

    "Earlier this year" is, though this year is not.
    """
    day = (document.article.published or "")[: len("2021-05-01")]
    last = (time.until or time.value) if time else ""
    return bool(day and last) and (last < day[: len(last)] or _opens(document, time, "earlier_words"))


def to_come(document: Document, time: TimeExpression | None) -> bool:
    """Whether a time begins after the day of publication, as "later this month" does."""
    day = (document.article.published or "")[: len("2021-05-01")]  # it may be dated to its month
    later = bool(time and day) and _opens(document, time, "later_words")
    return later or bool(time and day and time.value[: len(day)] > day[: len(time.value)])


def _opens(document: Document, time: TimeExpression | None, key: str) -> bool:
    if time is None or time.rule.startswith("weekday") or (len(time.value) == DAY and not time.until):
        return False  # "senere mandag kom A", "later in the evening she spoke"
    first = document.article.text[time.start : time.end].partition(" ")[0].casefold()
    return first in words(document.article.language, "circumstances", key)


def announced(document: Document, trigger: int, times: Sequence[TimeExpression]) -> bool:
    """Whether a verb of saying stands between a trigger and its times: "utviser A, opplyser B torsdag"."""
    verbs = words(document.article.language, "speech", "verbs")
    between = [t.norm for t in document.tokens if times and trigger <= t.start < times[0].start]
    return any(norm in verbs for norm in between)


def days_apart(day: str, published: str) -> int:
    """Days between a day and that of publication; many where one of them is no full day."""
    exact = len(day) == len(published) == DAY
    return abs(days_between(day, published)) if exact else date.max.year
