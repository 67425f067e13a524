"""Where an event is: in its own clause, in what was told before, or nowhere that is told, by `places.toml`."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice, product
from pathlib import Path
from typing import Any

import pytest

from kg.records import Extraction
from tests.extract.grids.cells import Cell, misread, refuse_more

TABLE = tomllib.loads(Path(__file__).with_name("places.toml").read_text(encoding="utf-8"))
WHO = "Diego Rojas"  # whom somebody meets
EVERY = 2  # phrases in which each frame is tried, by turns


def filled(frame: str, language: Mapping[str, Any], place: str = "") -> str:
    text = frame.format(S=language["subject"], C=language["other"], P=place)
    text = text.replace(",,", ",").replace(",.", ".").replace(", –", " –")
    return text[0].upper() + text[1:]


def of_clauses(language: Mapping[str, Any]) -> Iterator[Cell]:
    """Every frame with some of the phrases, all of them by turns."""
    phrases = language["phrases"]
    for number, frame in enumerate(language["frames"]):
        for turn in range(EVERY):
            phrase, city, country = phrases[(number * EVERY + turn) % len(phrases)]
            yield Cell(frame, filled(frame, language, phrase), (f"{city}, {country}",))


def of_nowhere(language: Mapping[str, Any]) -> Iterator[Cell]:
    """Towns that something else is in."""
    for frame in language["nowhere"]:
        yield Cell(frame, filled(frame, language), ())


def of_scenes(language: Mapping[str, Any]) -> Iterator[Cell]:
    """Every scene with what is told next, near it or below a quotation by turns."""
    for number, (scene, kind) in enumerate(language["scenes"]):
        for turn, told in islice(
            enumerate(language[kind]), number % language["step"], None, language["step"]
        ):
            gap = (" ", "\n\n", f"\n\n{language['between']}\n\n")[(number + turn) % 3]
            yield Cell(scene, f"{scene}{gap}{told}", ("Lima, PER",))


def of_other_days(language: Mapping[str, Any]) -> Iterator[Cell]:
    """Every scene, and what nobody says to have been there."""
    rows = product(language["scenes"], language["elsewhere"])
    for (scene, _), told in islice(rows, 0, None, language["step"]):
        yield Cell(told, f"{scene} {told}", ())


def places(extraction: Extraction) -> Iterable[str]:
    """Town and country of what is told of the one met, but journeys, and what is nowhere."""
    told = (e for e in extraction.events if e.type != "visit" and WHO in {p.who for p in e.participants})
    return sorted({f"{e.city or ''}, {e.country or ''}" for e in told if e.city or e.country})


GRIDS = {
    "said": of_clauses,
    "nowhere": of_nowhere,
    "scenes": of_scenes,
    "elsewhere": of_other_days,
}


@pytest.mark.soak
@pytest.mark.parametrize("grid", GRIDS)
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_event_is_where_it_is_told_to_be(language: str, grid: str) -> None:
    cells = list(GRIDS[grid](TABLE[language]))
    refuse_more(misread(cells, language, places), cells, *TABLE[language][f"pinned_{grid}"])
