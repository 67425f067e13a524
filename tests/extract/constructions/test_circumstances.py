"""Every event with every way of telling its place, its day and its status: tables of which no cell is wrong.

`circumstances_*.toml` beside this file gives the words of a language; one cell in six is read in each run,
all by `pytest -m soak`.
"""

import tomllib
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import pytest

from kg.records import Event
from tests.reading import extraction

LANGUAGES = ("en", "nb", "nn")
WEDNESDAY = "2019-05-15"
SAMPLED = 6  # one cell in so many
OURS, THEIRS = {"Kari Moe", "Moe", "NOR"}, {"Jan Nowak", "Nowak", "POL"}
MEETINGS = ("meeting", "negotiation", "signing", "agreement")
OFF = ("cancelled", "postponed")


class Cell(NamedTuple):
    """A text, the types of its event, and what is told of it: place, day or status; None where it is open."""

    text: str
    types: tuple[str, ...]
    place: tuple[str, str, str] | None = None
    day: str | None = None
    status: str | None = None


def table(language: str) -> Mapping[str, Any]:
    """The words of a language."""
    path = Path(__file__).parent / f"circumstances_{language}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def crossed(language: str, axis: str) -> Iterator[tuple[str, tuple[str, ...], list[str]]]:
    """Each event with each way of telling its place or its day: the text, its types and what is told."""
    told = table(language)
    for (name, (plain, types)), (before, phrase, after, *values) in product(
        told["events"].items(), told[axis].values()
    ):
        opens = bool(before) and not before.rstrip().endswith((".", "—", ":"))
        inverts = opens and "inverts" in told
        if inverts and name not in told["inverts"]:
            continue
        said = told["inverts"][name] if inverts else plain
        day = "" if phrase.startswith(", ") and not phrase.endswith(",") else told["some_day"]
        place, time = (phrase, day) if axis == "places" else (told["some_place"], phrase)
        yield (
            before + said.replace("{p}", place).replace("{t}", time) + after,
            tuple(types.split("|")),
            values,
        )


def places(language: str) -> Iterator[Cell]:
    """Where it was."""
    for text, types, (city, country, venue) in crossed(language, "places"):
        yield Cell(text, types, place=(city, country, venue))


def days(language: str) -> Iterator[Cell]:
    """When it was."""
    for text, types, (day,) in crossed(language, "days"):
        yield Cell(text, types, day=day)


def statuses(language: str) -> Iterator[Cell]:
    """How real it is."""
    for axis, types in (("statuses", MEETINGS), ("visits", ("visit",))):
        for status, texts in table(language)[axis].items():
            yield from (Cell(text, types, status=status) for text in texts)


KINDS = {"places": places, "days": days, "statuses": statuses}


def wrong(cell: Cell, language: str) -> bool:
    """Whether the event of a cell is unread, or read with another place, day or status."""
    events = extraction(cell.text, language, published=WEDNESDAY).events
    told = [e for e in events if e.type in cell.types and _of_the_two(e)]
    told = [e for e in told if e.type != "agreement"] or told  # "have agreed to meet"
    if cell.status == "none":
        return any(e.status != "denied" for e in told)
    if not told:
        return True
    first = told[0]
    if cell.status:
        return first.status != cell.status
    if cell.place:
        city, country, venue = cell.place
        return (first.city or "", first.country or "") != (city, country) or venue not in (first.venue or "")
    return (first.start or "")[:10] != cell.day


def _of_the_two(event: Event) -> bool:
    who = {p.who for p in event.participants}
    return bool(who & OURS) and (event.type == "visit" or bool(who & THEIRS))


def misread(kind: str, language: str, *, every: int) -> list[str]:
    """The texts of a table's cells, one in `every`, that are read wrongly, but for those it excuses."""
    excused: list[str] = table(language)["unread"]
    cells = [c for c in KINDS[kind](language) if crc32(c.text.encode()) % every == 0]
    assert len(cells) > 10
    return [c.text for c in cells if not any(words in c.text for words in excused) and wrong(c, language)]


@pytest.mark.parametrize("every", [SAMPLED, pytest.param(1, marks=pytest.mark.soak)])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_no_circumstance_goes_unread(kind: str, language: str, every: int) -> None:
    assert not misread(kind, language, every=every)
