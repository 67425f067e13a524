"""Where somebody or something is, as the text tells it."""

from dataclasses import dataclass

from kg.records import TimeExpression


@dataclass(frozen=True)
class Place:
    """City as printed, ISO 3166-1 alpha-3 code of the country, venue as printed."""

    city: str | None = None
    country: str | None = None
    venue: str | None = None


@dataclass(frozen=True)
class Seen:
    """When and where those who have not met since were last together; one of the two may be unknown."""

    time: TimeExpression | None
    place: Place | None


@dataclass(frozen=True)
class Entry:
    """What holds at a sentence: the day of the heading above, the clock of its entry, its labelled place."""

    day: TimeExpression | None = None
    clock: str | None = None
    place: tuple[int, int] | None = None  # offsets of what stands behind "Sted:"
