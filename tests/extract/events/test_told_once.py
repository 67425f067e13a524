"""One meeting, however much a text goes on about it: no sentence about it tells another.

`told_once.toml` beside this file has the sentences.
"""

import tomllib
from pathlib import Path

import pytest

from tests.reading import extraction

TABLE = tomllib.loads((Path(__file__).parent / "told_once.toml").read_text(encoding="utf-8"))
SECONDS = [(code, second) for code, table in TABLE.items() for second in table["second"]]
MEETINGS = ("meeting", "summit", "negotiation", "phone_call")


@pytest.mark.parametrize(("language", "second"), SECONDS)
def test_a_meeting_is_one_however_it_is_told_again(language: str, second: str) -> None:
    own = TABLE[language]
    for first in own["first"]:
        text = f"{first} {second}".format(A=own["A"], B=own["B"])
        events = extraction(text, language, published="2019-05-15").events
        met = [(e.city, e.start) for e in events if e.type in MEETINGS]
        assert met == [("Quito", "2019-05-13")], text
