"""Talks whose parties another sentence names, and third parties that bring others together to talk.

`talks.toml` beside this file has the texts, in bokmål, nynorsk and English.
"""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from kg.records import Event
from tests.reading import extraction

TABLE: Mapping[str, Any] = tomllib.loads((Path(__file__).parent / "talks.toml").read_text(encoding="utf-8"))
CASES = [
    (g["language"], g.get("title", ""), g["first"], text, lines)
    for g in TABLE["groups"]
    for text, lines in g["texts"]
]


def line(event: Event) -> str:
    """An event as the table has it."""
    who = (p.who if p.role == "participant" else f"{p.who}/{p.role}" for p in event.participants)
    parts = (event.type, ", ".join(sorted(who)), event.start or "", event.status)
    return " | ".join((*parts, event.city or event.country or ""))


@pytest.mark.parametrize(("language", "title", "first", "text", "lines"), CASES, ids=[c[3] for c in CASES])
def test_each_text_tells_its_talks_and_no_others(
    language: str, title: str, first: str, text: str, lines: Sequence[str]
) -> None:
    events = extraction(f"{first} {text}".strip(), language, title=title, published="2019-05-15").events
    assert sorted(map(line, events)) == sorted(lines)
