"""Calls, journeys and meetings told by words that are not their verb, and what such words must not tell.

`told_no.toml`, `rounds_no.toml` and `kept_apart_no.toml` beside this file have the texts, in bokmål and nynorsk.
"""

import tomllib
from collections import ChainMap, Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.reading import extraction

WEDNESDAY = "2019-05-15"
FILES = ("told_no.toml", "rounds_no.toml", "kept_apart_no.toml")
TABLE: Mapping[str, Any] = ChainMap(
    *(tomllib.loads((Path(__file__).parent / name).read_text(encoding="utf-8")) for name in FILES)
)


@pytest.mark.parametrize("language", ["nb", "nn"])
@pytest.mark.parametrize("name", TABLE)
def test_each_text_tells_its_events_and_no_others(name: str, language: str) -> None:
    lines: Sequence[str] = TABLE[name]["events"]
    events = extraction(TABLE[name][language], language, published=WEDNESDAY).events
    told = [
        (e.type, frozenset(p.who for p in e.participants), e.start or "", e.status, e.city or e.country or "")
        for e in events
    ]
    parts = [line.split(" | ") for line in lines]
    wanted = [
        (kind, frozenset(filter(None, who.split(", "))), day, status, place)
        for kind, who, day, status, place in parts
    ]
    assert Counter(told) == Counter(wanted)


def test_a_day_of_the_month_of_publication_is_of_its_year() -> None:
    text = "Utenriksminister Per Lunde møtte Perus president Juan Soto i Lima 24. mai."
    assert [e.start for e in extraction(text, "nb", published="2019-05").events] == ["2019-05-24"]


def test_what_is_to_come_is_of_no_year_gone_by() -> None:
    text = "Statsminister Kari Dalheim og Perus president Juan Soto skal drøfte dommen fra 2016 i Lima."
    assert [e.start for e in extraction(text, "nb", published="2019-05").events] == [None]
