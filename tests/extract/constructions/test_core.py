"""The core events in ways that reports tell them: who met, called, signed; who went where; who sat.

`core_en.toml` beside this file has the words. One cell in three of the meetings is read in each run, all of
them by `pytest -m soak`.
"""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import pytest

from tests.reading import extraction

WEDNESDAY = "2019-05-15"
SAMPLED = 3  # one cell in so many
TABLE: Mapping[str, Any] = tomllib.loads((Path(__file__).parent / "core_en.toml").read_text(encoding="utf-8"))


class Cell(NamedTuple):
    """A text, who takes part in what it tells, and its type."""

    text: str
    who: frozenset[str]
    type: str

    def misread(self) -> bool:
        """Whether the event is unread, or read of others."""
        events = extraction(self.text, "en", published=WEDNESDAY).events
        told = [e for e in events if e.type == self.type]
        return [frozenset(p.who for p in e.participants) for e in told] != [self.who]


def cells() -> Iterator[Cell]:
    """Every pair by every word for what two do together."""
    for two, *who in TABLE["pairs"].values():
        for words, kind in TABLE["together"].values():
            text = words.replace("{two}", two).replace("{Two}", two[0].upper() + two[1:])
            yield Cell(f"{text}.", frozenset(who), kind)


def test_two_told_together_are_read() -> None:
    sample = [cell for cell in cells() if crc32(cell.text.encode()) % SAMPLED == 0]
    assert len(sample) > len(TABLE["pairs"])
    assert [cell.text for cell in sample if cell.misread()] == []


@pytest.mark.soak
def test_two_told_together_are_all_read() -> None:
    assert [cell.text for cell in cells() if cell.misread()] == []


@pytest.mark.parametrize(("text", "status"), TABLE["journeys"].values(), ids=TABLE["journeys"])
def test_who_goes_where(text: str, status: str) -> None:
    events = extraction(f"{text}.", "en", published=WEDNESDAY).events
    told = [({p.who: p.role for p in e.participants}, e.status, e.start) for e in events if e.type == "visit"]
    assert [t[:2] for t in told] == [({"Ana Solis": "guest", "ECU": "host"}, status)]
    assert not (told[0][2] or "").startswith("2012")


@pytest.mark.parametrize(("text", "body", "kind"), TABLE["sittings"].values(), ids=TABLE["sittings"])
def test_those_of_a_body_sit(text: str, body: str, kind: str) -> None:
    events = extraction(f"{text}.", "en", published=WEDNESDAY).events
    assert [(e.type, [p.who for p in e.participants]) for e in events] == [(kind, [body])]


@pytest.mark.parametrize("text", TABLE["nothing"].values(), ids=TABLE["nothing"])
def test_what_tells_no_event(text: str) -> None:
    assert extraction(f"{text}.", "en", published=WEDNESDAY).events == ()
