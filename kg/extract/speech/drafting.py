"""A statement while it is being read, and the small operations on spans that its readers share."""

import re

_EDGE = " \t\n,.;:–—\0"


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without spaces and stops at its ends, and without a closing mark whose opening is outside."""
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE and not re.search(r"\b(?:[A-Z]\.){2,}$", text[start:end]):
        end -= 1
    return start, end
