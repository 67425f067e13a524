"""Where somebody goes on to, whom he meets there, and how real it is: all events of the texts.

`onward.toml` beside this file has them, by language.
"""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.reading import extraction

WEDNESDAY = "2019-05-15"
TABLE: Mapping[str, Mapping[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "onward.toml").read_text(encoding="utf-8")
)
CASES = [(language, name) for language, texts in TABLE.items() for name in texts]


@pytest.mark.parametrize(("language", "name"), CASES)
def test_who_goes_on_meets_others_there(language: str, name: str) -> None:
    text: str = TABLE[language][name][0]
    lines: Sequence[str] = TABLE[language][name][1]
    events = extraction(text, language, published=WEDNESDAY).events
    told = [(e.type, frozenset(p.who for p in e.participants), e.city or "-", e.status) for e in events]
    parts = [line.split(" | ") for line in lines]
    wanted = [(kind, frozenset(who.split(", ")), city, status) for kind, who, city, status in parts]
    assert sorted(told, key=str) == sorted(wanted, key=str)
