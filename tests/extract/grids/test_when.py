"""The day and the status of events: told one after another, and in every mood, filled from `when.toml`."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from kg.records import Event, Extraction
from tests.extract.grids.cells import TUESDAY, Cell, misread, refuse_more

TABLE = tomllib.loads(Path(__file__).with_name("when.toml").read_text(encoding="utf-8"))
STATUS = ("planned", "proposed", "cancelled", "held")
SECOND = "Tomas Vidal"  # whom the lead does not name
OFF = ("cancelled", "postponed")


def line(event: Event) -> str:
    return f"{event.type} | {(event.start or '')[:10]} | {event.status}"


def told(language: Mapping[str, Any]) -> Iterator[Cell]:
    """A lead, and behind it, at once or further down, what is told of its day, of another, of none."""
    for lead, day, status in language["leads"]:
        for between in language["between"]:
            done = status == "held"
            rows = [(text, kind, day, "held") for text, kind in language["same"] if done]
            rows += [(text, kind, "", how) for text, kind, how in language["undated"] if done]
            for text, kind, when, how in language["apart"]:
                value = when if isinstance(when, str) else _shifted(day, when)
                if done or how != "held":
                    rows.append((text, kind, value, how))
            for text, kind, value, how in rows:
                if how == "held" or not value or value >= TUESDAY:
                    yield Cell(text, lead + between + text, (f"{kind} | {value} | {how}",))


def _shifted(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def moods(language: Mapping[str, Any]) -> Iterator[Cell]:
    """Every construction of what is planned, wished, called off or done with every event."""
    for status in STATUS:
        for construction in language[status]:
            for kind, infinitive, participle, past, gerund in language["events"]:
                forms = {"inf": infinitive, "pp": participle, "past": past, "ing": gerund}
                text = construction.format(A=language["subject"], **forms)
                yield Cell(construction, text, (f"{kind} | {status}",))


def of_second(extraction: Extraction) -> Iterable[str]:
    return (line(e) for e in extraction.events if SECOND in {p.who for p in e.participants})


def how_real(extraction: Extraction) -> Iterable[str]:
    """All but the journeys that a meeting abroad implies; put off is called off."""
    events = [e for e in extraction.events if e.type != "visit"] or extraction.events
    return (f"{e.type} | {'cancelled' if e.status in OFF else e.status}" for e in events)


@pytest.mark.soak
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_what_is_told_next_has_its_day(language: str) -> None:
    grid = list(told(TABLE[language]))
    refuse_more(misread(grid, language, of_second), grid, *TABLE[language]["pinned_told"])


@pytest.mark.soak
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_how_real_an_event_is(language: str) -> None:
    grid = list(moods(TABLE[language]))
    refuse_more(misread(grid, language, how_real), grid, *TABLE[language]["pinned_how"])
