"""Days as they stand in values: ISO dates of full precision."""

from datetime import date, timedelta


def shifted(day: str, days: int) -> str:
    """The day so many days later."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def days_between(one: str, other: str) -> int:
    """Days from one to the other, negative where the other is earlier."""
    return (date.fromisoformat(other) - date.fromisoformat(one)).days
