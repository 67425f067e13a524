"""Idioms: a great many verbs and set phrases by which the same event is told, in each language."""

import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest

from kg.records import Extraction
from tests.extract.grids.cells import Cell, Misread, misread, refuse_more

TABLE = tomllib.loads(Path(__file__).with_name("idioms.toml").read_text(encoding="utf-8"))
PEOPLE = {
    "en": ("Kenyan President Daniel Otieno", "Peruvian Foreign Minister Alan Vega"),
    "nb": ("Kenyas president Daniel Otieno", "Perus utenriksminister Alan Vega"),
    "nn": ("Kenyas president Daniel Otieno", "Perus utanriksminister Alan Vega"),
}


def told(extraction: Extraction) -> Iterable[str]:
    """`type | who, who` of each event."""
    for event in extraction.events:
        yield f"{event.type} | {', '.join(sorted(p.who for p in event.participants))}"


@pytest.mark.soak
def test_an_idiom_tells_its_event_and_who_takes_part() -> None:
    every: list[Cell] = []
    found: list[Misread] = []
    for language, (one, other) in PEOPLE.items():
        grids = [grid for grid in TABLE["grid"] if grid["language"] == language]
        cells = [
            Cell(f"{language}: {text}", text.format(A=one, B=other), tuple(grid["told"]))
            for grid in grids
            for text in grid["texts"]
        ]
        every += cells
        found += misread(cells, language, told)
    refuse_more(found, every, *TABLE["pinned"])
