"""What was refused, denied, supposed, dreamt of or rumoured has not been: every frame with every verb.

`unreal.toml` beside this file has the frames and the verbs, `spoken_of.toml` those of nouns.
"""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.reading import extraction

WEDNESDAY = "2019-05-15"
TABLE = tomllib.loads((Path(__file__).parent / "unreal.toml").read_text(encoding="utf-8"))
FRAMES = [(code, frame) for code, table in TABLE.items() if code != "habits" for frame in table["frames"]]
SPOKEN_OF = tomllib.loads((Path(__file__).parent / "spoken_of.toml").read_text(encoding="utf-8"))
HAVE_BEEN = ("held", "ongoing")


@pytest.mark.parametrize(("language", "frame"), FRAMES)
def test_nothing_has_been(language: str, frame: str) -> None:
    for inf, past, done, behind in TABLE[language]["verbs"]:
        text = frame.format(A=TABLE[language]["who"], inf=inf, past=past, done=done, o=behind)
        read = extraction(text[0].upper() + text[1:], language, published=WEDNESDAY)
        assert [e.type for e in read.events if e.status in HAVE_BEEN] == [], text
        assert not read.invitations, text


@pytest.mark.parametrize(
    ("language", "frame"), [(code, frame) for code, table in SPOKEN_OF.items() for frame in table["frames"]]
)
def test_what_is_only_spoken_of_has_not_been(language: str, frame: str) -> None:
    own = SPOKEN_OF[language]
    for noun in own["nouns"]:
        text = frame.format(A=own["A"], B=own["B"], n=noun)
        read = extraction(text[0].upper() + text[1:], language, published=WEDNESDAY)
        assert [e.type for e in read.events if e.status in HAVE_BEEN] == [], text


@pytest.mark.parametrize("row", TABLE["habits"], ids=lambda row: row["text"][:40])
def test_a_habit_is_no_event_but_what_was_held_regularly_was(row: dict[str, Any]) -> None:
    read = extraction(row["text"], row["language"], published=WEDNESDAY)
    assert [e.type for e in read.events] == row["events"]
