"""Who is met one by one, who comes and goes, who is sent home and what comes to nothing, as reporters tell it.

`reported_en.toml` beside this file has the texts, with near misses that tell of nothing.
"""

import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.reading import extraction

WEDNESDAY = "2019-05-15"
TABLE: Mapping[str, Any] = tomllib.loads(
    (Path(__file__).parent / "reported_en.toml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize(("text", "lines"), TABLE["events"].values(), ids=TABLE["events"])
def test_a_report_tells_its_events_and_no_others(text: str, lines: Sequence[str]) -> None:
    told = [
        (e.type, frozenset(p.who for p in e.participants), e.city or "-", e.start or "-", e.status)
        for e in extraction(text, "en", published=WEDNESDAY).events
    ]
    parts = [line.split(" | ") for line in lines]
    wanted = [
        (kind, frozenset(who.split(", ")), town, start, status) for kind, who, town, start, status in parts
    ]
    assert Counter(told) == Counter(wanted)
