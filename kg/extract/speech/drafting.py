"""A statement while it is being read, and the small operations on spans that its readers share."""

import re

from msgspec import Struct, field

from kg.extract.speech.speakers import Speaker
from kg.records import Mode

_EDGE = " \t\n,.;:–—\0"


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


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without spaces and stops at its ends, and without a closing mark whose opening is outside."""
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE and not re.search(r"\b(?:[A-Z]\.){2,}$", text[start:end]):
        end -= 1
    return start, end
