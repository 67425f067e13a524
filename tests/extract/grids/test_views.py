"""How somebody stands to whom he speaks of: every way of being for or against, told and quoted, in three languages."""

import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from kg.records import Extraction
from tests.extract.grids.cells import Cell, misread, refuse_more

TABLE = tomllib.loads(Path(__file__).with_name("views.toml").read_text(encoding="utf-8"))


def cells(language: str) -> Iterator[Cell]:
    table = TABLE[language]
    for view in ("positive", "negative", "neutral"):
        for clause in table[view]:
            for frame, name in zip(table["frames"], table["names"], strict=True):
                told = clause.format(N=name)
                text = frame.format(c=told, C=told[0].upper() + told[1:])
                yield Cell(f"{view}: {clause}", text, (view,))


def views(extraction: Extraction) -> Iterable[str]:
    return (str(one.stance) for one in extraction.statements)


@pytest.mark.soak
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_whoever_is_for_it_is_not_against_it(language: str) -> None:
    grid = list(cells(language))
    refuse_more(misread(grid, language, views), grid, *TABLE[language]["pinned"])
