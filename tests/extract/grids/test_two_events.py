"""Two events, each with its own people, town and day, joined by every construction of `two_events.toml`."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from kg.records import Extraction
from tests.extract.grids.cells import Cell, event_line, misread, refuse_more

TABLE = tomllib.loads(Path(__file__).with_name("two_events.toml").read_text(encoding="utf-8"))
THEN = {"p": ("past_times", "held"), "f": ("future_times", "planned")}


def cells(language: Mapping[str, Any]) -> Iterator[Cell]:
    for (construction, tenses), (one, other) in (
        (row, pair) for row in language["constructions"] for pair in permutations(language["events"], 2)
    ):
        for turn in range(3):
            words, told = {"S": language["subject"]}, []
            for number, (event, tense) in enumerate(zip((one, other), tenses, strict=True), 1):
                times, status = THEN[tense]
                time, day = language[times][(turn + number - 1) % 3]
                for form, phrase in event["forms"].items():
                    words[f"{form}{number}"] = phrase.format(S=language["subject"], t=time)
                told.append(f"{event['type']} | {event['who']} | {day} | {status} | {event['town']}")
            yield Cell(construction, construction.format(**words), tuple(told))


def events(extraction: Extraction) -> Iterable[str]:
    """All but the journeys that a meeting abroad implies."""
    implied = TABLE["implied"]
    return (
        event_line(event)
        for event in extraction.events
        if not (event.type == "visit" and any(p.who in implied for p in event.participants))
    )


@pytest.mark.soak
@pytest.mark.parametrize("language", ["en", "nb", "nn"])
def test_each_of_two_events_keeps_what_is_its_own(language: str) -> None:
    grid = list(cells(TABLE[language]))
    refuse_more(misread(grid, language, events), grid, *TABLE[language]["pinned"])
