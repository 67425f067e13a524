"""Whom a title alone means where two hold it, whose minister "his minister" is, who goes of those told, who speaks.

`whose_title.toml` beside this file has the sentences.
"""

import tomllib
from pathlib import Path

import pytest

from tests.reading import extraction

TABLE = tomllib.loads((Path(__file__).parent / "whose_title.toml").read_text(encoding="utf-8"))
BOTH = [(code, first) for code, table in TABLE.items() for first in table["both"]]
A, B, C = "Luis Soto", "Jorge Paz", "Ole Brekke"


def _meeting(text: str, language: str) -> list[set[str]]:
    """Who meets {C}, each time."""
    own = {name: TABLE[language][name] for name in "ABCQ"}
    events = extraction(text.format(**own), language, published="2019-05-15").events
    return [who for e in events if C in (who := {p.who for p in e.participants})]


@pytest.mark.parametrize(("language", "first"), BOTH)
def test_of_two_presidents_the_text_goes_on_about_its_subject(language: str, first: str) -> None:
    own = TABLE[language]
    for second in own["going_on"]:
        assert _meeting(f"{first} {second}", language) == [{A, C}], second
    for words in own["heard"]:
        text = f"{first} {words}".format(A=own["A"], Q=own["Q"])
        assert extraction(text, language, published="2019-05-15").statements[-1].speaker == A, text


@pytest.mark.parametrize("language", TABLE)
def test_his_minister_is_nobody_who_serves_another(language: str) -> None:
    own = TABLE[language]
    for second in own["his"]:
        assert not any(B in who for who in _meeting(f"{own['first']} {second}", language)), second


@pytest.mark.parametrize("language", TABLE)
def test_who_was_received_goes_on_and_who_is_told_does_not_go(language: str) -> None:
    own = TABLE[language]
    texts = [f"{own['first']} {second}" for second in own["him"]]
    for text in [*texts, *own["told"]]:
        assert _meeting(text, language) == [{A, C}], text


@pytest.mark.parametrize("language", TABLE)
def test_whose_wife_speaks_does_not_speak_himself(language: str) -> None:
    own = TABLE[language]
    for words, who in [*((other, set()) for other in own["others"]), (own["counterpart"], {B})]:
        text = f"{own['first']} {words}".format(A=own["A"], B=own["B"])
        statements = extraction(text, language, published="2019-05-15").statements
        assert {s.speaker for s in statements} == who, text
