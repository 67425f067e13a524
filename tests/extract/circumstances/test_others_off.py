"""A strike that is called off cancels no meeting told before it in the same clause.

`others_off.toml` beside this file has the sentences.
"""

import tomllib
from pathlib import Path

import pytest

from tests.reading import extraction

TABLE = tomllib.loads((Path(__file__).parent / "others_off.toml").read_text(encoding="utf-8"))
SECONDS = [(code, second) for code, table in TABLE.items() for second in table["second"]]
OFF = ("cancelled", "postponed", "denied")


@pytest.mark.parametrize(("language", "second"), SECONDS)
def test_what_has_been_has_been(language: str, second: str) -> None:
    own = TABLE[language]
    for first in own["first"]:
        text = f"{first}{second}".format(A=own["A"], B=own["B"])
        told = [e.status for e in extraction(text, language, published="2019-05-15").events]
        assert {"held", "ongoing"} & set(told), text
        assert not set(OFF) & set(told), text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Peruvian President Luis Soto called off his talks with Chilean President Ana Solis."),
        ("en", "The talks between Presidents Luis Soto of Peru and Ana Solis of Chile were called off."),
        (
            "nb",
            "Perus president Luis Soto hadde avtalt samtaler med Chiles president Ana Solis, men de ble avlyst.",
        ),
    ],
)
def test_what_is_called_off_is_off(language: str, text: str) -> None:
    assert [e.status for e in extraction(text, language, published="2019-05-15").events] == ["cancelled"]
