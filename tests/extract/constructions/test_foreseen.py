"""Meetings that are set, asked for or borne by a verb, and heads of one state who are met one by one.

`foreseen.toml` beside this file has the texts, in bokmål, nynorsk and English.
"""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from kg.records import Event
from tests.reading import extraction

TABLE: Mapping[str, Any] = tomllib.loads(
    (Path(__file__).parent / "foreseen.toml").read_text(encoding="utf-8")
)
CASES = [
    (language, text, events) for language in ("nb", "nn", "en") for text, events in TABLE[language]["texts"]
]


def line(event: Event) -> str:
    """An event as the table has it."""
    parts = (
        event.type,
        ", ".join(sorted(p.who for p in event.participants)),
        event.start or "",
        event.status,
    )
    return " | ".join((*parts, event.city or event.country or ""))


@pytest.mark.parametrize(("language", "text", "events"), CASES, ids=[case[1] for case in CASES])
def test_each_text_tells_its_meetings_and_no_others(language: str, text: str, events: Sequence[str]) -> None:
    told = extraction(text, language, published="2019-05-15").events
    assert sorted(map(line, told)) == sorted(events)
