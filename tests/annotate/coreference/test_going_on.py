"""Of whom a text goes on: "he", "the minister", "peruaneren" behind every kind of sentence about two people.

`going_on.toml` beside this file has the sentences.
"""

import tomllib
from pathlib import Path

import pytest

from tests.reading import extraction

TABLE = tomllib.loads((Path(__file__).parent / "going_on.toml").read_text(encoding="utf-8"))
NAMES = {"A": "Luis Soto", "B": "Jorge Paz", "C": "Ole Brekke"}
FIRSTS = [(code, first) for code, table in TABLE.items() for first in table["first"]]


@pytest.mark.parametrize(("language", "first"), FIRSTS)
def test_whoever_is_meant_meets_the_third(language: str, first: str) -> None:
    own = TABLE[language]
    for second, who in own["second"]:
        text = f"{first} {second}".format(A=own["A"], B=own["B"], C=own["C"])
        events = extraction(text, language, published="2019-05-15").events
        met = [{p.who for p in e.participants} for e in events]
        assert [m for m in met if NAMES["C"] in m] == [{NAMES[who], NAMES["C"]}], text
