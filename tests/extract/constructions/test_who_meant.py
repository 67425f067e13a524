"""Who acts, speaks and is spoken to where the words give a post, a couple, a government or "you" for a name.

`who_meant.toml` beside this file has the texts, in each language that has the construction; `title` is the
headline of a text that has lost its lead.
"""

import tomllib
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.reading import extraction

WEDNESDAY = "2019-05-15"
TABLE: Mapping[str, Any] = tomllib.loads(
    (Path(__file__).parent / "who_meant.toml").read_text(encoding="utf-8")
)
CELLS = [(name, language) for name in TABLE for language in ("nb", "nn", "en") if language in TABLE[name]]


def parts(line: str) -> list[str]:
    """What stands between the bars of a line."""
    return [part.strip() for part in line.split("|")]


@pytest.mark.parametrize(("name", "language"), CELLS)
def test_those_are_meant_and_no_others(name: str, language: str) -> None:
    row = TABLE[name]
    told = extraction(row[language], language, published=WEDNESDAY, title=row.get("title", ""))
    if "events" in row:
        wanted = [(kind, frozenset(who.split(", ")), place) for kind, who, place in map(parts, row["events"])]
        events = [
            (e.type, frozenset(p.who for p in e.participants), e.city or e.country or "") for e in told.events
        ]
        assert Counter(events) == Counter(wanted)
    if "said" in row:
        said = [[s.speaker, s.addressee or "", s.mode] for s in told.statements]
        assert said == [*map(parts, row["said"])]
    for who, office, of in map(parts, row.get("offices", ())):
        held = [(o.office, o.of) for p in told.persons if p.name == who for o in p.offices]
        assert held == ([(office, of)] if office else [])
