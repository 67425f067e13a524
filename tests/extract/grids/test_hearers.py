"""To whom it is said: every frame with everybody who may hear, and those who stand beside and hear nothing."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from kg.records import Extraction
from tests.extract.grids.cells import Cell, misread, refuse_more

TABLE = tomllib.loads(Path(__file__).with_name("hearers.toml").read_text(encoding="utf-8"))
COMMAS = re.compile(r",(?=[,.:])")


def cells(language: str) -> Iterator[Cell]:
    table = TABLE[language]
    for number, (groups, frame) in enumerate(table["frames"]):
        kinds = groups.split()
        for turn, (printed, hearer) in enumerate(h for kind in kinds if kind != "-" for h in table[kind]):
            speaker = table["speakers"][(number + turn) % 3]
            clause, quote = (table[key][(number + turn) % 2] for key in ("clauses", "quotes"))
            filled = {"S": speaker[0].upper() + speaker[1:], "s": speaker, "B": printed, "c": clause}
            text = COMMAS.sub("", frame.format(**filled, q=quote))
            before = table["met"] if hearer == "Moses Banda" and "Moses" not in printed else ""
            before += table["before"] if speaker != table["speakers"][0] else ""
            told = "-" if "-" in kinds else hearer
            yield Cell(frame, before + text, (f"Tuva Holt | {told}",))


def hearers(extraction: Extraction) -> Iterable[str]:
    return list(dict.fromkeys(f"{s.speaker} | {s.addressee or '-'}" for s in extraction.statements))


@pytest.mark.soak
@pytest.mark.parametrize("language", ["en", "nb", "nn"])
def test_each_says_it_to_whom_he_does(language: str) -> None:
    grid = list(cells(language))
    refuse_more(misread(grid, language, hearers), grid, *TABLE[language]["pinned"])
