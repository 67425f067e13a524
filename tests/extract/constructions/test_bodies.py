"""Every way to name a body with every place for it in a sentence: tables of which no cell goes unread.

`bodies_*.toml` beside this file gives the words of a language, and what is no body in the same places. One
cell in six is read in each run, all by `pytest -m soak`.
"""

import tomllib
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest

from tests.reading import extraction

LANGUAGES = ("en", "nb", "nn")
SAMPLED = 6  # one cell in so many
Cell = tuple[str, str]  # the text, and the body's name; "" where it names none


def table(language: str) -> Mapping[str, Any]:
    """The words of a language."""
    path = Path(__file__).parent / f"bodies_{language}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def named(language: str) -> Iterator[Cell]:
    """Bodies by a noun that introduces them, by a head, by letters, or by the state whose they are."""
    parts = table(language)
    for (words, name), frame in product(parts["names"].values(), parts["frames"].values()):
        yield frame.replace("{n}", words).replace("{N}", words[0].upper() + words[1:]), name


def told(language: str) -> Iterator[Cell]:
    """Media to which somebody says it."""
    parts = table(language)
    for medium, frame in product(parts["media"].values(), parts["told"].values()):
        yield frame.replace("{m}", medium), medium.removeprefix("the ")


def none(language: str) -> Iterator[Cell]:
    """People, places, treaties and things in the places of bodies."""
    parts = table(language)
    for words, frame in product(parts["others"].values(), parts["frames"].values()):
        yield frame.replace("{n}", words).replace("{N}", words[0].upper() + words[1:]), ""


KINDS = {"named": named, "told": told, "none": none}


def wrong(kind: str, language: str, *, every: int) -> list[tuple[str, tuple[str, ...]]]:
    """The texts of a table's cells, one in `every`, whose bodies are not those told, and what is read."""
    cells = [c for c in KINDS[kind](language) if crc32(c[0].encode()) % every == 0]
    found = [(text, name, extraction(text, language).organisations) for text, name in cells]
    return [
        (text, read)
        for text, name, read in found
        if [r.casefold().removeprefix("the ") for r in read] != ([name.casefold()] if name else [])
    ]


@pytest.mark.parametrize("every", [SAMPLED, pytest.param(1, marks=pytest.mark.soak)])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_no_body_goes_unread(kind: str, language: str, every: int) -> None:
    assert not wrong(kind, language, every=every)
