"""In Tokyo, somebody said that two had met: not in Tokyo, nor with him.

`said_there.toml` beside this file has the sentences.
"""

import tomllib
from pathlib import Path

import pytest

from tests.reading import extraction

TABLE = tomllib.loads((Path(__file__).parent / "said_there.toml").read_text(encoding="utf-8"))
FRAMES = [(code, frame) for code, table in TABLE.items() for frame in table["frames"]]


@pytest.mark.parametrize(("language", "frame"), FRAMES)
def test_what_is_said_in_a_town_was_not_there(language: str, frame: str) -> None:
    own = TABLE[language]
    for content in own["contents"]:
        text = frame.format(X=own["X"], E=content.format(A=own["A"], B=own["B"]))
        events = extraction(text[0].upper() + text[1:], language, published="2019-05-15").events
        assert [(e.city, e.country) for e in events if e.city or e.country] == [], text
        assert all({p.who for p in e.participants} == {"Luis Soto", "Ana Solis"} for e in events), text
