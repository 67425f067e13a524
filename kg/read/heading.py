"""The head of a dispatch: caption, headline, dateline, byline and date, found without moving a character."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.languages import codes, table
from kg.read import dates

HEAD_LINES = 12  # a head is never longer
TITLE_CHARACTERS = 160
_CAPTION = re.compile(r"[A-ZÆØÅ][A-ZÆØÅ\s-]{3,}:\s|.*\b(?:Foto|FOTO|Photo|PHOTO)\s*:")
_DATELINE = re.compile(
    r"(?P<city>[A-ZÆØÅÄÖÜ][A-ZÆØÅÄÖÜ .,/&’'-]*?)(?:,?\s[\w. ]{2,15})?\s?\((?P<agency>[^()\d]{2,40})\)"
)
_PARTICLES = frozenset(
    {"af", "av", "bin", "da", "de", "del", "den", "der", "di", "du", "el", "la", "le", "ten", "van", "von"}
)
_NAME = r"[^\W\d_a-zæøå][\w’'.-]*"
_END = tuple(".!:;,…")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What the head says; `published` as printed, with its line from 1 in `published_line`."""

    title: str = ""
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    published: str | None = None
    published_line: int = 0


def heading_of(text: str) -> Heading:
    """The head of `text`, as far as it has one."""
    title, line = "", 0
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    published: str | None = None
    updated: tuple[str, int] | None = None
    for number, printed in _lines(text):
        label, value = _labelled(printed)
        if label == "published" and published is None:
            published, line = value, number
        elif label == "updated":
            updated = updated or (value, number)
        elif found := authors_of(printed):
            authors = authors or found
        elif published is None and len(printed) < 60 and dates.is_date(printed):
            published, line = printed, number
        elif match := _DATELINE.match(printed):
            publisher = publisher or match["agency"].strip()
        elif not title and _is_title(printed):
            title = printed
    if published is None and updated is not None:
        published, line = updated
    return Heading(
        title=title, authors=authors, publisher=publisher, published=published, published_line=line
    )


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The first lines that hold words, with their numbers from 1."""
    seen = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            seen += 1
            yield number, line.strip()
        if seen == HEAD_LINES:
            return


def _labelled(printed: str) -> tuple[str, str]:
    """("published" or "updated", the words after the label), or two empty strings."""
    for name, pattern in _labels().items():
        if len(printed) <= 120 and (match := pattern.match(printed)):
            value = match["value"].strip()
            if match["colon"] or dates.is_date(value) or dates.is_relative(value):
                return name, value
    return "", ""


def authors_of(printed: str) -> tuple[str, ...]:
    """The names of a byline ("Av Kari Nordmann og Ola Hansen"), or nothing where the line is a sentence."""
    match = _byline().match(printed)
    if match is None or len(printed) > 120 or printed.endswith((".", "!", "?")):
        return ()
    names = [re.sub(r"\s*\([^)]*\)", "", part).strip() for part in _and().split(match["names"])]
    words = [word for name in names for word in name.split()]
    whole = all(re.fullmatch(_NAME, word) or word in _PARTICLES for word in words)
    return (
        tuple(name for name in names if name)
        if whole and names and all(len(name.split()) <= 5 for name in names)
        else ()
    )


def _is_title(printed: str) -> bool:
    """A line that can be a headline: short, no caption, not closed like a sentence."""
    return len(printed) <= TITLE_CHARACTERS and not _CAPTION.match(printed) and not _ended(printed)


def _ended(printed: str) -> bool:
    """Whether a line ends as a sentence does, its stop inside the marks or not."""
    return printed.endswith((*_END, *(f".{mark}" for mark in '”»"’')))


def title_of(text: str, heading: Heading) -> str:
    """The headline; it must stand before the running text, else the text has none."""
    if not heading.title:
        return ""
    before = text[: text.index(heading.title)]
    long = [
        line
        for line in before.split("\n")
        if len(line) > TITLE_CHARACTERS and not _CAPTION.match(line.strip())
    ]
    return "" if long else heading.title


@cache
def _labels() -> dict[str, re.Pattern[str]]:
    return {
        name: re.compile(rf"(?:{_alternatives(name)})(?P<colon>\s*:)?\s+(?P<value>.+)", re.IGNORECASE)
        for name in ("published", "updated")
    }


@cache
def _byline() -> re.Pattern[str]:
    return re.compile(rf"(?:{_alternatives('byline')})\s*:?\s+(?P<names>.+)")


@cache
def _and() -> re.Pattern[str]:
    return re.compile(rf"\s*,\s*|\s+(?:{_alternatives('and')}|&)\s+")


def _alternatives(name: str) -> str:
    words = {word for code in codes() for word in table(code, "read").get(name, [])}
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
