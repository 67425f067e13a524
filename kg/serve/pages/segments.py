"""A text cut wherever a span begins or ends: each piece knows the facts, name and passages that it is in."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.serve.pages.reader import Named

Span = tuple[int, int]  # code points, the end not included
_LINE = re.compile(r"[^\n]*\S[^\n]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spans:
    """All spans of a text, the numbers of the facts of some, what others name, and which are times."""

    every: Sequence[Span]
    facts: Mapping[Span, Sequence[int]]
    ends: Mapping[int, int]  # fact → where its last words end
    mentions: Mapping[Span, Named]
    times: frozenset[Span]


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A piece of text between two boundaries."""

    text: str
    facts: str  # their numbers, a blank between
    anchors: tuple[str, ...]  # of the passages that begin here
    passages: str  # that it is in, a blank between
    mention: Named | None
    time: bool
    badges: tuple[int, ...]  # facts whose last words these are


def lines(text: str) -> list[Span]:
    """The paragraphs of a text: lines that are not blank."""
    return [found.span() for found in _LINE.finditer(text)]


def cut(text: str, line: Span, spans: Spans) -> tuple[Segment, ...]:
    """The pieces of one paragraph; spans that run past it are cut at its ends."""
    here = [one for one in dict.fromkeys(spans.every) if one[0] < line[1] and one[1] > line[0]]
    edges = sorted({*line, *(min(max(edge, line[0]), line[1]) for one in here for edge in one)})
    return tuple(_segment(text, piece, here, spans) for piece in pairwise(edges))


def _segment(text: str, piece: Span, here: Sequence[Span], spans: Spans) -> Segment:
    start, end = piece
    around = [one for one in here if one[0] <= start and one[1] >= end]
    numbers = sorted({number for one in around for number in spans.facts.get(one, ())})
    named = [one for one in around if one in spans.mentions]
    return Segment(
        text=text[start:end],
        facts=" ".join(map(str, numbers)),
        anchors=tuple(_anchor(one) for one in here if one[0] == start),
        passages=" ".join(_anchor(one) for one in around),
        mention=spans.mentions[min(named, key=lambda one: one[1] - one[0])] if named else None,
        time=any(one in spans.times for one in around),
        badges=tuple(number for number in numbers if spans.ends[number] == end),
    )


def _anchor(span: Span) -> str:
    return f"p{span[0]}-{span[1]}"
