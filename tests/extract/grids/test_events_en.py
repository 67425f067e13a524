"""Events in English: who takes part in which role, in every verb and noun, position and form of a name."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from kg.records import Event, Extraction
from tests.extract.grids.cells import Cell, Facts, misread, misread_in_grids, refuse_more

TABLE = tomllib.loads(Path(__file__).with_name("events_en.toml").read_text(encoding="utf-8"))


def line(event: Event) -> str:
    """`type | who:role, who | first day | status | town or country`; a mere participant has no role."""
    roles = ("" if p.role == "participant" else f":{p.role}" for p in event.participants)
    who = ", ".join(sorted(p.who + role for p, role in zip(event.participants, roles, strict=True)))
    return " | ".join((event.type, who, event.start or "", event.status, event.city or event.country or ""))


def events(extraction: Extraction, *, visits: bool) -> Iterable[str]:
    """All of them; without `visits` the journeys that a meeting abroad implies are left out."""
    return (line(event) for event in extraction.events if visits or event.type != "visit")


def events_of(grid: Mapping[str, Any]) -> Facts:
    """The events that the cells of a grid are asked for."""
    return partial(events, visits=grid.get("visits", False))


def cells(grid: Mapping[str, Any]) -> Iterator[Cell]:
    """Each construction with each filler, or with every second, in turns, where the grid says so."""
    every = grid.get("every", 1)
    for number, filler in enumerate(grid["fillers"]):
        for turn, (construction, day, status) in enumerate(grid["constructions"]):
            if (number + turn) % every:
                continue
            words = {"A": TABLE["A"], "B": TABLE["B"], **filler}
            told = (grid["told"].format(day=day, status=status, **filler),) if status else ()
            text = " ".join(construction.format(**words).replace(",.", ".").split())
            yield Cell(f"{grid['name']}: {construction}", text[0].upper() + text[1:], told)


def texts() -> Iterator[Cell]:
    for text, told in TABLE["texts"]:
        yield Cell("texts", text, tuple(told))


@pytest.mark.soak
def test_each_event_is_told_once_with_its_people_and_no_other() -> None:
    every, found = misread_in_grids(TABLE["grid"], cells, "en", events_of)
    single = list(texts())
    every += single
    found += misread(single, "en", partial(events, visits=False))
    refuse_more(found, every, *TABLE["pinned"])
