"""Norwegian sentences that are not the lead: whom somebody met besides, and how talks went, by `discourse_no.toml`."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from kg.records import Extraction
from tests.extract.grids.cells import Cell, event_line, misread, refuse_more

TABLE = tomllib.loads(Path(__file__).with_name("discourse_no.toml").read_text(encoding="utf-8"))
IMPLIED = {"CHE", "CHL"}  # states that a meeting there tells a journey to


def upper(text: str) -> str:
    """The text with its first letter, behind a dash or not, as a sentence has it."""
    at = next(i for i, c in enumerate(text) if c.isalnum())
    return text[:at] + text[at].upper() + text[at + 1 :]


def of_meetings(language: Mapping[str, Any]) -> Iterator[Cell]:
    """Every party in each frame that has room for it, with the leads and the times by turns."""
    rows = (row for row in product(language["met"], language["parties"]) if row[0][3] or not row[1][2])
    for number, ((frame, kind, status, _), (party, who, _)) in enumerate(rows):
        lead, told = language["leads"][number % 2]
        times = language["past_times" if status == "held" else "future_times"]
        time, day = times[number // 2 % 3 if status != "cancelled" else 2]
        said = frame.format(Y=party, t=time, T=upper(time)).replace(",,", ",").replace(",.", ".")
        everybody = ", ".join(sorted((who, language["subject"])))
        town = "" if kind == "phone_call" else "Genève"
        line = f"{kind} | {everybody} | {day} | {status} | {town}"
        yield Cell(frame, lead + ("\n\n" if said.startswith("–") else " ") + upper(said), (*told, line))


def of_talks(language: Mapping[str, Any]) -> Iterator[Cell]:
    """What is told of talks, behind every lead that names who talks."""
    for (said, kind, day, status, town), (lead, who, told) in product(language["talks"], language["sides"]):
        line = f"{kind} | {who} | {day} | {status} | {town}"
        yield Cell(said, f"{lead} {said}", (*told, line))


def events(extraction: Extraction) -> Iterable[str]:
    """All but the journeys that a meeting abroad implies."""
    return (
        event_line(event)
        for event in extraction.events
        if event.type != "visit" or IMPLIED.isdisjoint(p.who for p in event.participants)
    )


def talks(extraction: Extraction) -> Iterable[str]:
    """The same, where talks of two sides are negotiations, whatever they are called."""
    return (line.replace("meeting |", "negotiation |") for line in events(extraction))


@pytest.mark.soak
@pytest.mark.parametrize("language", ["nb", "nn"])
def test_whom_somebody_met_is_told_wherever_it_is_said(language: str) -> None:
    grid = list(of_meetings(TABLE[language]))
    refuse_more(misread(grid, language, events), grid, *TABLE[language]["pinned_met"])


@pytest.mark.soak
@pytest.mark.parametrize("language", ["nb", "nn"])
def test_talks_are_of_the_two_sides_that_the_lead_names(language: str) -> None:
    grid = list(of_talks(TABLE[language]))
    refuse_more(misread(grid, language, talks), grid, *TABLE[language]["pinned_talks"])
