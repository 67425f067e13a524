"""Days as they stand in values: ISO dates of full precision."""

from collections.abc import Sequence
from datetime import date, timedelta

from kg.document import Document
from kg.languages import words
from kg.records import TimeExpression


def shifted(day: str, days: int) -> str:
    """The day so many days later."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def days_between(one: str, other: str) -> int:
    """Days from one to the other, negative where the other is earlier."""
    return (date.fromisoformat(other) - date.fromisoformat(one)).days


def gone_by(document: Document, time: TimeExpression | None) -> bool:
    """Whether all of a time is before the day of publication; False where that is not known."""
    day = (document.article.published or "")[: len("2021-05-01")]
    last = (time.until or time.value) if time else ""
    return bool(day and last) and last < day[: len(last)]


def announced(document: Document, trigger: int, times: Sequence[TimeExpression]) -> bool:
    """Whether a verb of saying stands between a trigger and its times: "utviser A, opplyser B torsdag"."""
    verbs = words(document.article.language, "speech", "verbs")
    between = [t.norm for t in document.tokens if times and trigger <= t.start < times[0].start]
    return any(norm in verbs for norm in between)
