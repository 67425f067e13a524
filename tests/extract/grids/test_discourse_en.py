"""The events of an English text behind its lead: told in passing, in somebody's words, as what was or is to come."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.extract.grids.cells import Cell, misread, misread_in_grids, refuse_more
from tests.extract.grids.test_events_en import events, events_of

TABLE = tomllib.loads(Path(__file__).with_name("discourse_en.toml").read_text(encoding="utf-8"))


def told(grid: Mapping[str, Any], content: Mapping[str, str], day: str) -> Iterator[str]:
    """The facts of a cell, one for each state of a journey."""
    states, towns = (content.get(key, "").split(" + ") for key in ("states", "towns"))
    for state, town in zip(states, towns, strict=True) if grid["told"] else ():
        yield grid["told"].format(state=state, town=town, day=day, status=grid["status"], **content)


def cells(grid: Mapping[str, Any]) -> Iterator[Cell]:
    """Each construction with each content, or with every second or third, in turns."""
    for number, content in enumerate(grid["contents"]):
        for turn, construction in enumerate(grid["constructions"]):
            if (number + turn) % grid["every"]:
                continue
            lead, own = TABLE["leads"][(number + turn) // grid["every"] % len(TABLE["leads"])]
            acting, acted_on = TABLE["subjects"][(number + 2 * turn) % len(TABLE["subjects"])]
            time, day = grid["times"][(number + turn) % len(grid["times"])]
            words = {"S": acting, "her": acted_on, "t": time, "T": time[0].upper() + time[1:], **content}
            words["B"] = content.get("b", "")
            sentence = construction.format(**words).replace("between she", "between her")
            sentence = re.sub(r",(,|\.(?!”)| –)", r"\1", sentence.replace(" by she ", " by Holt "))
            sentence = sentence if sentence.startswith("“") else sentence[0].upper() + sentence[1:]
            yield Cell(
                f"{grid['name']}: {construction}", f"{lead} {sentence}", (*own, *told(grid, content, day))
            )


@pytest.mark.soak
def test_what_is_told_behind_the_lead_is_told_with_its_own_people_days_and_places() -> None:
    every, found = misread_in_grids(TABLE["grid"], cells, "en", events_of)
    single = [Cell("texts", text, tuple(facts)) for text, facts in TABLE["texts"]]
    journeys = [any(fact.startswith("visit") for fact in cell.told) for cell in single]
    for visits in (True, False):
        some = [cell for cell, goes in zip(single, journeys, strict=True) if goes is visits]
        found += misread(some, "en", partial(events, visits=visits))
    refuse_more(found, [*every, *single], *TABLE["pinned"])
