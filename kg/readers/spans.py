"""Finds proposed words in the text, word for word: what is not there, or not once, is not found."""

from kg.records import Span

NOT_THERE = "the words do not stand where they were named"
AMBIGUOUS = "the words stand there more than once"


class Unborne(Exception):  # noqa: N818 - it says why a proposal is not taken, and never leaves the room
    """Why the text does not bear a proposal, and the words that show it."""

    def __init__(self, reason: str, words: str = "") -> None:
        super().__init__(reason)
        self.reason, self.words = reason, words


def places(words: str, text: str, within: Span) -> list[Span]:
    """Every place within a stretch where the words stand as whole words."""
    found: list[Span] = []
    first, last = max(0, within.start), max(0, within.end)
    at = text.find(words, first, last) if words.strip() == words and words else -1
    while at >= 0:
        end = at + len(words)
        if _edge(text, at) and _edge(text, end):
            found.append(Span(start=at, end=end))
        at = text.find(words, at + 1, last)
    return found


def _edge(text: str, at: int) -> bool:
    """Whether no word runs on over the place `at`."""
    return not (0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum())


def only(words: str, text: str, within: Span) -> Span:
    """The one place of the words; Unborne when there is none, or a choice."""
    found = places(words, text, within)
    if len(found) != 1:
        raise Unborne(AMBIGUOUS if found else NOT_THERE, words)
    return found[0]


def nearest(words: str, text: str, within: Span, to: Span) -> Span:
    """The place of the words that is nearest to `to` and does not overlap it; Unborne when there is none."""
    found = [s for s in places(words, text, within) if not overlap(s, to)]
    if not found:
        raise Unborne(NOT_THERE, words)
    return min(found, key=lambda s: (max(to.start - s.end, s.start - to.end), s.start))


def overlap(one: Span, other: Span) -> bool:
    """Whether two spans share a code point."""
    return one.start < other.end and other.start < one.end
