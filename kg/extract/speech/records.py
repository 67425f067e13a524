"""A statement, its speaker and its source, while they are being read."""

import re
from dataclasses import dataclass, field

from kg.records import Mode


@dataclass(frozen=True, kw_only=True)
class Speaker:
    """One or several speakers, and where they stand in the text; no names where a pronoun is still open."""

    names: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where somebody unnamed stands, and the state that is named with him, or ""."""

    start: int
    end: int
    state: str = ""


@dataclass
class Draft:
    """What was said, by whom, and the cue; offsets are the article's."""

    start: int
    end: int
    mode: Mode
    paragraph: int
    speaker: Speaker | None = None
    cue: tuple[int, int] | None = None
    addressee: str | None = None
    asked: tuple[int, int] | None = None  # where the one stands of whom something is asked
    carried: bool = False  # the addressee is taken over from elsewhere
    inferred: bool = False
    unnamed: bool = False  # somebody says it whom the text does not name
    context: tuple[int, int] = field(default=(0, 0))  # where the addressee may stand


@dataclass(frozen=True)
class Encounter:
    """Two who talk with each other, from where the text tells of it; `stop` ends its paragraph."""

    start: int
    stop: int
    pair: tuple[str, ...]


@dataclass(frozen=True)
class Telling:
    """What tells that one speaks to the other: words for their meeting, and for whom one talks to."""

    there: re.Pattern[str] | None
    you: re.Pattern[str] | None


def speaker_of(found: tuple[tuple[str, ...], int, int] | None) -> Speaker | None:
    """The speaker with those names at those offsets."""
    return Speaker(names=found[0], start=found[1], end=found[2]) if found else None
