"""Sanctions, ceremonies, appointments, protests and agreements, and what only speaks of them.

`acts.toml` beside this file has the texts.
"""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.reading import extraction

WEDNESDAY = "2019-05-15"
TABLE: Mapping[str, Any] = tomllib.loads((Path(__file__).parent / "acts.toml").read_text(encoding="utf-8"))
CASES = [(language, text, lines) for language, rows in TABLE.items() for text, lines in rows]


@pytest.mark.parametrize(("language", "text", "lines"), CASES, ids=[text for _, text, _ in CASES])
def test_each_text_tells_its_events_and_no_others(language: str, text: str, lines: Sequence[str]) -> None:
    events = extraction(text, language, published=WEDNESDAY).events
    told = [
        f"{e.type} | {', '.join(p.who for p in e.participants)} | {e.start or ''} | {e.status}"
        for e in events
    ]
    assert told == list(lines)
