"""Talks and papers of those whom another clause or sentence names, in Norwegian: none of a table goes unread."""

import tomllib
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest

from tests.reading import extraction

LANGUAGES = ("nb", "nn")
WEDNESDAY = "2019-05-15"
SAMPLED = 3  # one cell in so many
TALKS = {"meeting", "negotiation", "signing", "phone_call"}
SIDES = ({"Josphat Rono", "KEN"}, {"Abdi Warsame", "SOM"})


def texts(language: str) -> Iterator[str]:
    """The text of each cell."""
    tables = tomllib.loads((Path(__file__).parent / "bound.toml").read_text(encoding="utf-8"))
    words: Mapping[str, Any] = tables[language]
    borne, papers, sent = words["borne"], words["papers"], words["sent"]
    for main, relative in product(borne["mains"], borne["relatives"]):
        yield words["told"] + main.replace("{r}", relative)
    for before, signed in product(papers["before"], papers["signed"]):
        yield f"{before} {signed}"
    for who, talks in product(sent["who"], sent["talks"]):
        yield talks.replace("{w}", who)


def unread(language: str, *, every: int) -> list[str]:
    """Those of the texts, one in `every`, in which no talks or signing of the two sides is read."""
    found: list[str] = []
    for text in texts(language):
        if crc32(text.encode()) % every:
            continue
        events = [e for e in extraction(text, language, published=WEDNESDAY).events if e.type in TALKS]
        if not any(all({p.who for p in e.participants} & side for side in SIDES) for e in events):
            found.append(text)
    return found


@pytest.mark.parametrize("every", [SAMPLED, pytest.param(1, marks=pytest.mark.soak)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_bound_talks_go_unread(language: str, every: int) -> None:
    assert not unread(language, every=every)
