"""What reports and trip notes tell: who is named by a last name, what is only spoken of, summits, regions.

`reports.toml` beside this file has the texts, by language.
"""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.reading import extraction

WEDNESDAY = "2019-05-15"
TABLE: Mapping[str, Mapping[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "reports.toml").read_text(encoding="utf-8")
)
CASES = [(language, name) for language, texts in TABLE.items() for name in texts]


@pytest.mark.parametrize(("language", "name"), CASES)
def test_a_report_tells_its_events_and_no_others(language: str, name: str) -> None:
    text: str = TABLE[language][name][0]
    lines: Sequence[str] = TABLE[language][name][1]
    told = [
        (e.type, frozenset(p.who for p in e.participants), e.city or "-", e.start or "-", e.status)
        for e in extraction(text, language, published=WEDNESDAY).events
    ]
    parts = [line.split(" | ") for line in lines]
    wanted = [(kind, frozenset(who.split(", ")), city, day, status) for kind, who, city, day, status in parts]
    assert sorted(told, key=str) == sorted(wanted, key=str)
