"""Who takes part is told by what stands around an event: possessives, gerunds, asides, the sentence before.

`around_en.toml` beside this file has the texts.
"""

import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from tests.reading import extraction

WEDNESDAY = "2019-05-15"
TABLE: Mapping[str, Any] = tomllib.loads(
    (Path(__file__).parent / "around_en.toml").read_text(encoding="utf-8")
)


def told(text: str) -> list[tuple[str, frozenset[str], str]]:
    """The type, the participants and the status of each event of a text."""
    events = extraction(text, "en", published=WEDNESDAY).events
    return [(e.type, frozenset(p.who for p in e.participants), e.status) for e in events]


@pytest.mark.parametrize(("text", "lines"), TABLE["events"].values(), ids=TABLE["events"])
def test_what_stands_around_an_event_says_who_takes_part(text: str, lines: Sequence[str]) -> None:
    parts = [line.split(" | ") for line in lines]
    wanted = [(kind, frozenset(who.split(", ")), status) for kind, who, status in parts]
    assert Counter(told(text)) == Counter(wanted)


@pytest.mark.parametrize(("talks", "words"), [*product(TABLE["told_in"].values(), TABLE["telling"].values())])
def test_who_tells_whom_at_talks_is_there(talks: Sequence[str], words: str) -> None:
    text, kind = f"{words.replace('{talks}', talks[0])}.", talks[1]
    assert told(text) == [(kind, frozenset({"Ana Solis", "Luis Paredes"}), "held")]
