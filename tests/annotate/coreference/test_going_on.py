"""Of whom a text goes on: "he", "the minister", "peruaneren" behind every kind of sentence about two people.

`going_on.toml` beside this file has the sentences.
"""

import tomllib
from pathlib import Path

import pytest

from tests.reading import extraction

TABLE = tomllib.loads((Path(__file__).parent / "going_on.toml").read_text(encoding="utf-8"))
NAMES = {"A": "Luis Soto", "B": "Jorge Paz", "C": "Ole Brekke"}
TWO = TABLE.pop("two")
FIRSTS = [(code, first) for code, table in TABLE.items() for first in table["first"]]
BETWEEN = [(code, between) for code, table in TWO.items() for between in table["between"]]


@pytest.mark.parametrize(("language", "first"), FIRSTS)
def test_whoever_is_meant_meets_the_third(language: str, first: str) -> None:
    own = TABLE[language]
    for second, who in own["second"]:
        text = f"{first} {second}".format(A=own["A"], B=own["B"], C=own["C"])
        events = extraction(text, language, published="2019-05-15").events
        met = [{p.who for p in e.participants} for e in events]
        assert [m for m in met if NAMES["C"] in m] == [{NAMES[who], NAMES["C"]}], text


@pytest.mark.parametrize(("language", "between"), BETWEEN)
def test_the_two_are_those_told_of_together_not_whoever_is_named_since(language: str, between: str) -> None:
    own = TWO[language]
    for last in own["last"]:
        first = own["first"][own["last"].index(last) % len(own["first"])]
        text = f"{first} {between} {last}".format(A=own["A"], B=own["B"], C=own["C"], D=own["D"])
        events = extraction(text, language, published="2019-05-15").events
        met = [{p.who for p in e.participants} for e in events if e.type == "meeting"]
        assert {"Luis Soto", "Ana Solis"} in met, text
        assert all(who <= {"Luis Soto", "Ana Solis"} for who in met), text


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The Dane then met Kenyan President Ole Brekke.", {"Jorge Paz", "Ole Brekke"}),
        ("The Frenchman then met Kenyan President Ole Brekke.", {"Luis Soto", "Ole Brekke"}),
        ("The Danes then met Kenyan President Ole Brekke.", {"DNK", "Ole Brekke"}),
    ],
)
def test_one_inhabitant_is_somebody_and_the_people_are_their_state(text: str, who: set[str]) -> None:
    first = "French President Luis Soto met Danish Foreign Minister Jorge Paz in Lima on Monday."
    events = extraction(f"{first} {text}", "en", published="2019-05-15").events
    assert who in [{p.who for p in e.participants} for e in events]
