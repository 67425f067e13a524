"""A statement while it is being read, and the small operations on spans that its readers share."""

import re

_DATELINE = re.compile(
    r"(?:[A-ZÆØÅ][^.!?\n]{0,60}?\([^()\n]{2,60}\)\s*[-–—:]?|[A-ZÆØÅ]{3}[^.!?\n–—-]{0,40}\s[-–—])\s+(?=[A-ZÆØÅ])"
)
_LABEL = re.compile(r"[^\n.,:]{2,40}:\s+")
_COLON = re.compile(r"[^\n\0]+:\s+(?=[A-ZÆØÅ])")  # "X disagrees: C, he said"
_EDGE = " \t\n,.;:–—\0"


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without spaces and stops at its ends, and without a closing mark whose opening is outside."""
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE and not re.search(r"\b(?:[A-Z]\.){2,}$", text[start:end]):
        end -= 1
    return start, end


def unlabelled(view: str, start: int, end: int) -> int:
    """Where a clause begins behind a dateline, and behind what stands before a colon."""
    if dateline := _DATELINE.match(view, start, end):
        start = dateline.end()
    label = _LABEL.match(view, start, end) or _COLON.match(view, start, end)
    return label.end() if label else start
