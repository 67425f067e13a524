"""Verbs that tell a meeting only in some company, and envoys who are summoned. All names are invented."""

import pytest

from tests.reading import extraction

DAL = "Norwegian Foreign Minister Lise Dalheim"
LAINE = "Finnish President Pekka Laine"
PAIR = {"Lise Dalheim", "Pekka Laine"}

Told = list[tuple[str, set[str], str]]


def told(text: str) -> Told:
    return [(e.type, {p.who for p in e.participants}, e.status) for e in extraction(text, "en").events]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("EU foreign ministers gathered in Luxembourg on Monday.", ("conference", {"EU"}, "held")),
        ("Leaders of the G20 gathered in Rio de Janeiro on Monday.", ("summit", {"G20"}, "held")),
        ("NATO foreign ministers are meeting in Helsinki on Monday.", ("conference", {"NATO"}, "ongoing")),
        (f"{DAL} and {LAINE} gathered in Oslo on Monday.", ("meeting", PAIR, "held")),
        (f"{DAL} is to see the Finnish president, Pekka Laine, on 3 November.", ("meeting", PAIR, "planned")),
        (f"{DAL} hopes to see {LAINE} next week.", ("meeting", PAIR, "proposed")),
        (f"{DAL} briefed {LAINE} behind closed doors at the palace.", ("meeting", PAIR, "held")),
        (f"{DAL} had {LAINE} to tea on Monday.", ("meeting", PAIR, "held")),
        (f"{DAL} conferred with {LAINE} on Monday.", ("meeting", PAIR, "held")),
    ],
)
def test_company(text: str, expected: tuple[str, set[str], str]) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Norway and Sweden gathered signatures on Monday.",
        f"{DAL} had to leave on Monday.",
        f"{DAL} was glad to see the light.",
        f"{DAL} briefed {LAINE} on the matter.",
        "The spokesman briefed reporters on Monday.",
    ],
)
def test_no_company(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Peru's ambassador in Santiago was summoned to the Foreign Ministry on Monday.", {"CHL", "PER"}),
        ("The Norwegian ambassador to Peru was summoned on Monday.", {"PER", "NOR"}),
        (
            "Chile's ambassador, Rosa Vidal, was summoned to the Foreign Ministry in Lima on Monday.",
            {"PER", "Rosa Vidal"},
        ),
        (f"{DAL} summoned Peru's ambassador to Norway, Ms. Rosa Vidal.", {"Lise Dalheim", "Rosa Vidal"}),
    ],
)
def test_summoned(text: str, sides: set[str]) -> None:
    assert [(kind, who) for kind, who, _ in told(text)] == [("protest_note", sides)]
