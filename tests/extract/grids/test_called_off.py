"""Visits and meetings called off and put off: in every verb of `called_off.toml` none of them has been held."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from kg.records import Extraction
from tests.extract.grids.cells import Cell, misread, refuse_more

TABLE = tomllib.loads(Path(__file__).with_name("called_off.toml").read_text(encoding="utf-8"))
REAL = {"held", "ongoing", "planned"}


def cells(language: Mapping[str, Any]) -> Iterator[Cell]:
    for verb in language["verbs"]:
        first, _, rest = verb.partition(" ")
        for order in language["orders"]:
            for thing in language["objects"]:
                words = {"s": language["subject"], "v": verb, "first": first, "rest": rest + " " * bool(rest)}
                yield Cell(verb, order.format(o=thing, **words), ())
    for participle in language["participles"]:
        for passive in language["passives"]:
            for noun in language["nouns"]:
                yield Cell(participle, passive.format(n=noun, p=participle), ())


def facts(extraction: Extraction) -> Iterable[str]:
    """The events that are told as if they had been, or still would be."""
    return (f"{event.type} {event.status}" for event in extraction.events if event.status in REAL)


@pytest.mark.soak
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_what_is_called_off_is_not_held(language: str) -> None:
    grid = list(cells(TABLE[language]))
    pinned = TABLE[language]["pinned"]
    refuse_more(misread(grid, language, facts), grid, pinned, pinned)
