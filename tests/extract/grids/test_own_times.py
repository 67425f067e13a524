"""An event told by a noun with its own time and town, beside a meeting with others, by `own_times.toml`."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from kg.records import Extraction
from tests.extract.grids.cells import Cell, event_line, misread, refuse_more

TABLE = tomllib.loads(Path(__file__).with_name("own_times.toml").read_text(encoding="utf-8"))
BEEN = {"been": "held", "to_come": "planned"}
MEETINGS = {"past": "2024-05-13 | held", "future": "2024-05-17 | planned"}
WHO = {"visit": ("DEU, Moses Banda", "Bonn")}
BOTH = ("Moses Banda, Petra Vogel", "Kisumu")


def cells(language: Mapping[str, Any]) -> Iterator[Cell]:
    for when, status in BEEN.items():
        for kind, noun in language[f"{when}_nouns"]:
            who, town = WHO.get(kind, BOTH)
            for construction in language[when]:
                for time, day in language[f"{when}_times"]:
                    for tense, meeting in MEETINGS.items():
                        text = construction.format(
                            V=language[tense],
                            I=language.get(f"{tense}_inverted", ""),
                            np=noun.format(K=language["parties"], t=time),
                        )
                        told = (
                            f"meeting | Ana Solis, Tuva Holt | {meeting} | Lima",
                            f"{kind} | {who} | {day} | {status} | {town}",
                        )
                        yield Cell(construction, text[0].upper() + text[1:], told)


def events(extraction: Extraction) -> Iterable[str]:
    """All but the journey to Lima that the meeting there implies."""
    return (
        event_line(event)
        for event in extraction.events
        if not (event.type == "visit" and any(p.who == "PER" for p in event.participants))
    )


@pytest.mark.soak
@pytest.mark.parametrize("language", ["en", "nb", "nn"])
def test_a_noun_has_its_own_time_and_town(language: str) -> None:
    grid = list(cells(TABLE[language]))
    refuse_more(misread(grid, language, events), grid, *TABLE[language]["pinned"])
