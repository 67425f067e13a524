"""Words set out behind "The minister said:" in paragraphs of their own, without marks, as ministries do."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.annotate.structure import CAPITALS
from kg.document import Paragraph
from kg.languages import union, words
from kg.languages.compiled import compiled
from kg.languages.patterns import either

_ENDS = re.compile(r"[.!?…][)\]]*$")
_MARKED = re.compile(r"[«“”„\"'‘–—―•*-]")  # a quotation, or a list
_NAME = re.compile(rf"[{CAPITALS}][\w’'-]+")
FIRST = 3  # paragraphs within which whoever speaks says "I" or "we"


def set_out(text: str, paragraphs: Sequence[Paragraph], language: str) -> Iterator[tuple[int, int, int]]:
    """Start, end and number of the first paragraph of each run of them, which is one statement.

    It goes on to the last one in the first person, and ends at a heading, at words in marks, and where the
    speaker is named again or anybody is said to speak.
    """
    for index, part in enumerate(paragraphs):
        lead = _lead(language).search(text, part.start, part.end) if text[part.end - 1] == ":" else None
        if lead is None or part.kind not in ("lead", "body"):
            continue
        name = _NAME.findall(text, part.start, lead.start("said"))[-1:]
        name += _NAME.findall(text, lead.end("said"), part.end)[-1:]  # "said A:"
        parts = _behind(text, paragraphs[index + 1 :], language, name)
        own = [n for n, one in enumerate(parts) if _first_person(language).search(text, one.start, one.end)]
        if own and own[0] < FIRST:
            yield parts[0].start, parts[own[-1]].end, index + 1


def _behind(text: str, parts: Sequence[Paragraph], language: str, name: Sequence[str]) -> list[Paragraph]:
    """The paragraphs of plain sentences that follow one another and in which nobody else is heard."""
    found: list[Paragraph] = []
    for one in parts:
        plain = one.kind in ("lead", "body") and not _MARKED.match(text, one.start)
        if not plain or not _ENDS.search(text, one.start, one.end):
            break
        named = not {*name}.isdisjoint(_NAME.findall(text, one.start, one.end))
        if named or _told(language).search(text, one.start, one.end):
            break
        found.append(one)
    return found


@cache
def _lead(language: str) -> re.Pattern[str]:
    """A verb of saying with a few words behind it, of time or place, before the colon."""
    said = either(words(language, "speech", "verbs"))
    return compiled(rf"\b(?P<said>{said})(?:\s[^\s.;:!?]+){{0,12}}:$")


@cache
def _told(language: str) -> re.Pattern[str]:
    """Somebody named, or "he", beside a verb of saying."""
    said, third = (
        either(words(language, "speech", "verbs")),
        either(words(language, "frames", "third_person")),
    )
    own = either(words(language, "frames", "first_person"))
    who = rf"(?:(?!(?i:{own})\b)[{CAPITALS}][\w’'-]+|(?i:{third}))"
    return compiled(rf"(?<![\w’'-]){who}\s(?:{said})\b|,\s(?:{said})\s{who}")


@cache
def _first_person(language: str) -> re.Pattern[str]:
    own = either(union(language, "frames", "first_person", "first_possessives"))
    return compiled(rf"(?<![\w’'-])(?i:{own})(?![\w’'-])")
