"""Events in Norwegian: in clauses of every mood, and with all kinds of sides, filled from `events_no.toml`."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from kg.records import Extraction
from tests.extract.grids.cells import Cell, event_line, misread, refuse_more

TABLE = tomllib.loads(Path(__file__).with_name("events_no.toml").read_text(encoding="utf-8"))
IMPLIED = {"CHE", "PER"}  # states that a meeting there tells a journey to


def opened(text: str) -> str:
    return text[0].upper() + text[1:]


def of_moods(language: Mapping[str, Any]) -> Iterator[Cell]:
    """Every noun with each of its times in every frame; what has been stays so, whatever is wished about it."""
    rows = (
        ("held", "past_times", "held"),
        ("sure", "sure_times", "held"),
        ("coming", "future_times", "planned"),
    )
    for key, times, status in rows:
        for frame in language[key]:
            for kind, noun, who, town in language["nouns"]:
                for time, day in language[times]:
                    text = frame.format(S=language["subject"], N=noun.format(t=time))
                    yield Cell(frame, opened(text), (f"{kind} | {who} | {day} | {status} | {town}",))


def of_sides(language: Mapping[str, Any]) -> Iterator[Cell]:
    """Every two sides, and every group, in each frame that has room for it."""
    joined = language["joined"]
    for frame, kind, status in language["frames"]:
        for one, other, who, beside in language["sides"]:
            group = "{XY}" in frame
            if (group and beside) or (not group and not other):
                continue
            time, day = language["future_times" if status == "planned" else "past_times"][0]
            every = joined.format(X=one, Y=other) if other else one
            text = frame.format(X=one, Y=other, XY=every, t=time).replace(",,", ",").replace(",.", ".")
            town = "Genève" if "Genève" in frame else ""
            yield Cell(frame, opened(text), (f"{kind} | {who} | {day} | {status} | {town}",))


def events(extraction: Extraction) -> Iterable[str]:
    """All but the journeys that a meeting abroad implies."""
    told = [e for e in extraction.events if e.type != "visit"]
    return (
        event_line(event)
        for event in extraction.events
        if not told or event.type != "visit" or IMPLIED.isdisjoint(p.who for p in event.participants)
    )


@pytest.mark.soak
@pytest.mark.parametrize("language", ["nb", "nn"])
def test_what_has_been_has_been_whatever_is_wished_about_it(language: str) -> None:
    grid = list(of_moods(TABLE[language]))
    refuse_more(misread(grid, language, events), grid, *TABLE[language]["pinned_moods"])


@pytest.mark.soak
@pytest.mark.parametrize("language", ["nb", "nn"])
def test_all_kinds_of_sides_meet_in_every_frame(language: str) -> None:
    grid = list(of_sides(TABLE[language]))
    refuse_more(misread(grid, language, events), grid, *TABLE[language]["pinned_sides"])
