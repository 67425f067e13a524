"""Who holds which office of whom: every construction of `offices.toml` with every title, state and form of name."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from kg.records import Extraction
from tests.extract.grids.cells import Cell, misread, refuse_more

SMALL = ("of", "and", "for", "the")
TABLE = tomllib.loads(Path(__file__).with_name("offices.toml").read_text(encoding="utf-8"))


def cells(language: Mapping[str, Any]) -> Iterator[Cell]:
    people, states = language["people"], language["states"]
    for number, ((text, *told), (title, office), state) in enumerate(
        product(language["constructions"], language["titles"], states)
    ):
        other = states[(states.index(state) + 1) % len(states)]
        words = {"a": people[number % len(people)], "b": people[(number + 3) % len(people)]}
        words |= {"t": title, "o": office, "x": state[0], "xa": state[1], "xg": state[2], "xn": state[3]}
        words["T"] = " ".join(w if w in SMALL else w[:1].upper() + w[1:] for w in title.split())
        words |= {"y": other[0], "ya": other[1], "yg": other[2], "yn": other[3]}
        if "{t}" in text.casefold() or title == language["titles"][0][0]:
            cell = text.format(**words)
            yield Cell(text, cell[:1].upper() + cell[1:], tuple(line.format(**words) for line in told))


def holders(extraction: Extraction) -> Iterable[str]:
    """Everybody named, once an office, with all that is told of it."""
    for person in extraction.persons:
        if not person.offices:
            yield person.name
        for held in person.offices:
            yield f"{person.name} | {held.office} | {held.of} | {held.when}"


@pytest.mark.soak
@pytest.mark.parametrize("part", TABLE)
def test_each_holds_what_is_told_of_him(part: str) -> None:
    grid = list(cells(TABLE[part]))
    refuse_more(misread(grid, part[:2], holders), grid, *TABLE[part]["pinned"])
