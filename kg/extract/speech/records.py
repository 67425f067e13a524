"""A statement, its speaker and its source, while they are being read."""

import re

from msgspec import Struct, field

from kg.records import Mode


class Speaker(Struct, frozen=True, kw_only=True):
    """One or several speakers, and where they stand in the text; no names where a pronoun is still open."""

    names: tuple[str, ...]
    start: int
    end: int


class Source(Struct, frozen=True, kw_only=True):
    """Where somebody unnamed stands, and the state that is named with him, or ""."""

    start: int
    end: int
    state: str = ""


class Draft(Struct):
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


class Encounter(Struct, frozen=True):
    """Two who talk with each other, from where the text tells of it; `stop` ends its paragraph."""

    start: int
    stop: int
    pair: tuple[str, ...]


class Telling(Struct, frozen=True):
    """What tells that one speaks to the other: words for their meeting, and for whom one talks to."""

    there: re.Pattern[str] | None
    you: re.Pattern[str] | None
