"""Every verb of saying with every form of its speaker and hearer, and every way to be for or against.

The tables beside this file give the words of a language; a cell is one of each. One cell in six is read in
each run, all by `pytest -m soak`.
"""

import tomllib
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import pytest

from kg.records import Statement
from tests.reading import extraction

LANGUAGES = ("en", "nb", "nn")
WEDNESDAY = "2019-05-15"
SAMPLED = 6  # one cell in so many
MODES = {"d": "direct", "i": "indirect"}
QUOTED = ("– ", "“", "«")


class Cell(NamedTuple):
    """A text, and whether a statement of it is the one that it tells."""

    text: str
    told: Callable[[Statement], bool]


def table(language: str) -> dict[str, Any]:
    """The words of a language."""
    path = Path(__file__).parent / f"speech_{language}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def said(language: str) -> Iterator[Cell]:
    """Who said it, and whether in his own words."""
    words = table(language)["said"]
    for (row, mode), (before, who, names) in product(words["rows"].values(), words["speakers"].values()):
        text = row.replace("{S}", who).replace("{s}", who).replace("{C}", words["clause"])
        text = text.replace(",,", ",").replace(",.", ".")
        text = text[0].upper() + text[1:]
        whole = f"{before}\n\n{text}" if before and text.startswith(QUOTED) else before + text

        def told(s: Statement, whole: str = whole, mode: str = mode, names: list[str] = names) -> bool:
            content = any(w in whole[s.start : s.end] for w in words["told"])
            return s.mode == MODES[mode] and s.speaker in names and content

        if not any(w in whole for w in words["unread"]):
            yield Cell(whole, told)


def stances(language: str) -> Iterator[Cell]:
    """How somebody stands to what he speaks of."""
    words = table(language)["stances"]
    for stance in ("positive", "negative", "neutral"):
        for row in words[stance]:
            text = f"{words['speaker']} {row}."
            yield Cell(text, lambda s, stance=stance: s.stance == stance)


def heard(language: str) -> Iterator[Cell]:
    """To whom it is said."""
    words = table(language)["heard"]
    for row, (who, name) in product(words["rows"], words["hearers"].values()):
        text = row.replace("{h}", who).replace(",.", ".")
        yield Cell(text, lambda s, name=name: s.addressee == name)


KINDS = {"said": said, "stances": stances, "heard": heard}


def unread(kind: str, language: str, *, every: int) -> list[str]:
    """The texts of a table's cells, one in `every`, whose statement is not read so."""
    cells = [c for c in KINDS[kind](language) if crc32(c.text.encode()) % every == 0]
    assert cells
    return [
        cell.text
        for cell in cells
        if not any(cell.told(s) for s in extraction(cell.text, language, published=WEDNESDAY).statements)
    ]


@pytest.mark.parametrize("every", [SAMPLED, pytest.param(1, marks=pytest.mark.soak)])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_no_way_of_saying_goes_unread(kind: str, language: str, every: int) -> None:
    assert not unread(kind, language, every=every)
