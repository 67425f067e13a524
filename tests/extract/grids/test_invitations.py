"""Invitations: every construction of `invitations.toml` with some of its inviters and guests, in turn."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from kg.records import Extraction
from tests.extract.grids.cells import Cell, misread, refuse_more

TABLE = tomllib.loads(Path(__file__).with_name("invitations.toml").read_text(encoding="utf-8"))
ROUNDS = 4  # cells of each construction
PRONOUNS = ("pronoun", "them")
AGAIN = ("{gshort}", "met {g}", "traff {g}", "call with {g}")  # where a pronoun would stand for nobody


def cells(language: Mapping[str, Any]) -> Iterator[Cell]:
    """Each construction with inviters and guests, so taken that all meet."""
    inviters, guests = list(language["inviters"].values()), list(language["guests"].items())
    for number, (construction, told) in enumerate(language["constructions"]):
        for turn in range(ROUNDS):
            inviter = inviters[(number + 3 * turn) % len(inviters)]
            kind, guest = guests[(3 * number + 5 * turn) % len(guests)]
            unclear = inviter["prior"] or any(words in construction for words in AGAIN)
            if kind in PRONOUNS and unclear:
                continue
            parts = {key: form for key, form in {**inviter, **guest}.items() if isinstance(form, str)}
            text = construction.format(**parts).replace(",,", ",").replace(",.", ".")
            before = [words for words in (guest["prior"], inviter["prior"]) if words]
            answer, _, nobody = told.partition(" by ")
            by = ["nobody"] if nobody else inviter["who"]
            rows = (f"{who} > {one} | {answer}" for who in by for one in guest["who"])
            yield Cell(construction, " ".join([*before, text]), tuple(rows))


def facts(extraction: Extraction) -> Iterable[str]:
    """`inviter > guest | answer`."""
    for one in extraction.invitations:
        yield f"{one.inviter or 'nobody'} > {one.invitee} | {one.status}"


@pytest.mark.soak
@pytest.mark.parametrize("language", ["en", "nb", "nn"])
def test_who_invites_whom_and_who_answers_how(language: str) -> None:
    grid = list(cells(TABLE[language]))
    found = misread(grid, language, facts)
    refuse_more(found, grid, *TABLE[language]["pinned"])
