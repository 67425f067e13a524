"""Summonses, expulsions, sanctions, recalls and invitations: every construction of `envoys.toml` with every party."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from kg.records import Event, Extraction
from tests.extract.grids.cells import Cell, misread, refuse_more

TABLE = tomllib.loads(Path(__file__).with_name("envoys.toml").read_text(encoding="utf-8"))
ROUNDS = 16  # cells of each construction


def cells(language: Mapping[str, Any]) -> Iterator[Cell]:
    """Each construction with as many of the combinations of the parts that it names, evenly taken."""
    parts: Mapping[str, list[list[str]]] = language["parts"]
    for construction, told in language["constructions"]:
        named = [part for part in parts if f"{{{part}}}" in construction]
        every = list(product(*(parts[part] for part in named)))
        for turn in range(min(ROUNDS, len(every))):
            chosen = dict(zip(named, every[turn * len(every) // min(ROUNDS, len(every))], strict=True))
            text = construction.format(**{part: form for part, (form, _) in chosen.items()})
            keys = {part: key for part, (_, key) in chosen.items()}
            yield Cell(
                construction, text[0].upper() + text[1:], tuple(_line(row.format(**keys)) for row in told)
            )


def _line(told: str) -> str:
    """A line as the facts are listed: those who take part in the order of the alphabet."""
    first, *rest = told.split(" | ")
    return told if ">" in first else " | ".join((first, ", ".join(sorted(rest[0].split(", "))), *rest[1:]))


def facts(bodies: Mapping[str, str], extraction: Extraction) -> Iterable[str]:
    """`type | who, who | first day | status` and `inviter > guest | destination | answer`."""
    for event in extraction.events:
        who = sorted({_key(bodies, one) for one in _struck(event)})
        yield " | ".join((event.type, ", ".join(who), event.start or "", event.status))
    for one in extraction.invitations:
        inviter, guest = _key(bodies, one.inviter or "-"), _key(bodies, one.invitee or "-")
        yield f"{inviter} > {guest} | {one.destination or '-'} | {one.status}"


def _struck(event: Event) -> list[str]:
    """Who takes part; of a visit its guests, as its host may be a state or whoever speaks for it."""
    return [p.who for p in event.participants if event.type != "visit" or p.role == "guest"]


def _key(bodies: Mapping[str, str], who: str) -> str:
    """The state of a ministry that is named as it is printed."""
    return next((state for part, state in bodies.items() if part in who.casefold()), who)


@pytest.mark.soak
@pytest.mark.parametrize("language", ["en", "nb", "nn"])
def test_who_does_what_to_whose_envoys_and_who_invites_whom(language: str) -> None:
    grid = list(cells(TABLE[language]))
    found = misread(grid, language, partial(facts, TABLE["bodies"]))
    refuse_more(found, grid, *TABLE[language]["pinned"])
