"""Who holds which posts, all of them, since when: several of one person, of bodies, of people with any names.

`holders.toml` beside this file has the texts; a row of `offices` is a name, an office, whom it serves and when.
"""

import tomllib
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.reading import extraction

WEDNESDAY = "2019-05-15"
TABLE: Mapping[str, Any] = tomllib.loads((Path(__file__).parent / "holders.toml").read_text(encoding="utf-8"))
CELLS = [(name, language) for name in TABLE for language in ("nb", "nn", "en") if language in TABLE[name]]


@pytest.mark.parametrize(("name", "language"), CELLS)
def test_those_posts_are_held_and_no_others(name: str, language: str) -> None:
    told = extraction(TABLE[name][language], language, published=WEDNESDAY)
    held = [(p.name, o.office, o.of.casefold(), o.when) for p in told.persons for o in p.offices]
    wanted = [[part.strip() for part in row.split("|")] for row in TABLE[name]["offices"]]
    assert Counter(held) == Counter((who, what, of.casefold(), when) for who, what, of, when in wanted)
