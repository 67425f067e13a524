"""What stands beside an event tells whose it is, which day it has and how real it is.

`beside_no.toml` beside this file has the texts, in bokmål and nynorsk.
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
    (Path(__file__).parent / "beside_no.toml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("language", ["nb", "nn"])
@pytest.mark.parametrize("name", TABLE)
def test_what_stands_beside_an_event_is_not_its_own(name: str, language: str) -> None:
    text: str = TABLE[name][language]
    lines: Sequence[str] = TABLE[name]["events"]
    events = extraction(text, language, published=WEDNESDAY).events
    told = [(e.type, frozenset(p.who for p in e.participants), e.start or "", e.status) for e in events]
    parts = [line.split(" | ") for line in lines]
    wanted = [
        (kind, frozenset(filter(None, who.split(", "))), day, status) for kind, who, day, status in parts
    ]
    assert Counter(told) == Counter(wanted)
