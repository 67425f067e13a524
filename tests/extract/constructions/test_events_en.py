"""English reports of meetings and journeys: whose they are, when and where, and what is told of beside them.

`events_en.toml` beside this file has the texts, with near misses.
"""

import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from tests.reading import extraction

TUESDAY = "2024-05-14"
TABLE: Mapping[str, Sequence[str]] = tomllib.loads(
    (Path(__file__).parent / "events_en.toml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize(("text", "lines"), [(t, n) for t, *n in TABLE.values()], ids=list(TABLE))
def test_each_text_tells_its_events_and_no_others(text: str, lines: Sequence[str]) -> None:
    told = [
        (
            e.type,
            frozenset(p.who for p in e.participants),
            e.venue or e.city or e.country or "-",
            e.start or "-",
            e.status,
        )
        for e in extraction(text, "en", published=TUESDAY).events
    ]
    parts = [line.split(" | ") for line in lines]
    wanted = [
        (kind, frozenset(filter(None, who.split(", "))), place, day, status)
        for kind, who, place, day, status in parts
    ]
    assert Counter(told) == Counter(wanted)
