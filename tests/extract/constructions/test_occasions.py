"""Which occasion sentences mean that point back, or to another one: with whom, where, when and how real.

`occasions.toml` beside this file has the texts, in each language that has the construction.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.reading import extraction

WEDNESDAY = "2019-05-15"
TABLE: Mapping[str, Any] = tomllib.loads(
    (Path(__file__).parent / "occasions.toml").read_text(encoding="utf-8")
)
CELLS = [(name, language) for name in TABLE for language in ("nb", "nn", "en") if language in TABLE[name]]


@pytest.mark.parametrize(("name", "language"), CELLS)
def test_this_occasion_is_meant(name: str, language: str) -> None:
    row = TABLE[name]
    told = extraction(row[language], language, published=WEDNESDAY)
    wanted = [[part.strip() for part in line.split("|")] for line in row["events"]]
    read = [
        [e.type, sorted(p.who for p in e.participants), e.city or "", e.start or "", e.status]
        for e in told.events
    ]
    assert sorted(read) == sorted([kind, sorted(who.split(", ")), *rest] for kind, who, *rest in wanted)
