"""Where somebody goes and on which day, who is met one by one, who is sent home and what comes to nothing.

`itineraries_en.toml` and `reported_en.toml` beside this file have the texts, with near misses.
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
HERE = Path(__file__).parent
TABLE, REPORTED = (
    tomllib.loads((HERE / f"{name}_en.toml").read_text(encoding="utf-8"))
    for name in ("itineraries", "reported")
)
EVENTS: Mapping[str, Any] = {**TABLE["events"], **REPORTED["events"]}


@pytest.mark.parametrize(("text", "lines"), EVENTS.values(), ids=EVENTS)
def test_each_stop_has_its_people_its_town_and_its_day(text: str, lines: Sequence[str]) -> None:
    told = [
        (e.type, frozenset(p.who for p in e.participants), e.city or "-", e.start or "-", e.status)
        for e in extraction(text, "en", published=WEDNESDAY).events
    ]
    parts = [line.split(" | ") for line in lines]
    wanted = [
        (kind, frozenset(who.split(", ")), town, start, status) for kind, who, town, start, status in parts
    ]
    assert Counter(told) == Counter(wanted)


@pytest.mark.parametrize(("towns", "words"), [*product(TABLE["lists"].values(), TABLE["goes"].values())])
def test_a_list_of_towns_is_a_visit_to_each(towns: Sequence[Any], words: str) -> None:
    text = f"{words.replace('{towns}', towns[0])}.".replace(",.", ".")
    events = extraction(text, "en", published=WEDNESDAY).events
    assert [(e.type, e.city, e.start, e.status) for e in events] == [
        ("visit", town, "2019-06-03", "planned") for town in towns[1]
    ]
