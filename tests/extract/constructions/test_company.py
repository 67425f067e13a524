"""Visits to somebody by name, committees met, entries of a programme, who else was there, what is done besides.

`company.toml` beside this file has the texts, in bokmål, nynorsk and English.
"""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from kg.records import Event
from tests.reading import extraction

TABLE: Mapping[str, Any] = tomllib.loads((Path(__file__).parent / "company.toml").read_text(encoding="utf-8"))
CASES = [
    (language, text, events) for language in ("nb", "nn", "en") for text, events in TABLE[language]["texts"]
]


def line(event: Event) -> str:
    """An event as the table has it."""
    who = (p.who if p.role == "participant" else f"{p.who}/{p.role}" for p in event.participants)
    parts = (event.type, ", ".join(sorted(who)), event.start or "", event.status)
    return " | ".join((*parts, event.city or event.country or ""))


@pytest.mark.parametrize(("language", "text", "events"), CASES, ids=[case[1] for case in CASES])
def test_each_text_tells_who_was_in_whose_company(language: str, text: str, events: Sequence[str]) -> None:
    told = extraction(text, language, published="2019-05-15").events
    assert sorted(map(line, told)) == sorted(events)
