"""Events told by nouns or in the background: whose they are, where, which day and how real they are.

`nominal.toml` beside this file has the texts, in bokmål, nynorsk and English.
"""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.reading import extraction

WEDNESDAY = "2019-05-15"
TABLE: Mapping[str, Sequence[Mapping[str, Any]]] = tomllib.loads(
    (Path(__file__).parent / "nominal.toml").read_text(encoding="utf-8")
)
CASES = [(language, one["text"], one["events"]) for language, rows in TABLE.items() for one in rows]


@pytest.mark.parametrize(("language", "text", "wanted"), CASES)
def test_an_event_told_by_a_noun_has_its_own_people_day_and_status(
    language: str, text: str, wanted: Sequence[str]
) -> None:
    events = extraction(text, language, published=WEDNESDAY).events
    told = [
        f"{e.type} | {', '.join(sorted(p.who for p in e.participants))} | {e.city or '-'} | {e.start or '-'} | {e.status}"
        for e in events
    ]
    assert sorted(told) == sorted(wanted)
