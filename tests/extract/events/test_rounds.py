"""Rounds and sessions of talks, the delegations to them, and events told beside them. All names are invented."""

import pytest

from tests.reading import extraction

Told = tuple[str, frozenset[str]]
OPENED = "Deputy Foreign Minister Lise Dalheim of Norway and Deputy Foreign Minister Ivan Petrov of Russia"
DIALOGUE = f"{OPENED} co-chaired the second round of the Norway-Russia Arctic Dialogue in Oslo on Monday."


def told(text: str) -> list[Told]:
    events = extraction(text, "en").events
    return [(e.type, frozenset(p.who for p in e.participants)) for e in events]


def test_those_who_chair_a_dialogue_take_part() -> None:
    assert told(DIALOGUE) == [("negotiation", frozenset({"NOR", "RUS", "Lise Dalheim", "Ivan Petrov"}))]


def test_the_next_round_has_the_same_parties() -> None:
    first, second = extraction(f"{DIALOGUE} The next round will be held in Moscow in May 2022.", "en").events
    assert {p.who for p in second.participants} == {"NOR", "RUS"}
    assert (second.city, second.start, second.status) == ("Moscow", "2022-05", "planned")
    assert first.status == "held"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The third session of the Morocco-Spain joint commission was held on Monday.", {"MAR", "ESP"}),
        (f"{OPENED} chaired the third session of the committee on Monday.", {"Lise Dalheim", "Ivan Petrov"}),
    ],
)
def test_session(text: str, expected: set[str]) -> None:
    assert told(text) == [("meeting", frozenset(expected))]


def test_a_round_of_nothing_told_is_no_event() -> None:
    assert told("The second round of the election is held on Monday. The first session was dull.") == []


def test_peace_talks_are_negotiations() -> None:
    assert told("Peace talks between Sudan and Chad broke down on Monday.")[0][0] == "negotiation"


def test_who_leads_a_delegation_elsewhere_was_not_at_the_meeting() -> None:
    text = (
        "Norwegian Prime Minister Lise Dalheim met Finnish President Pekka Laine on Monday. "
        "Foreign Minister Ove Brandt would lead the Norwegian delegation to the forum."
    )
    assert told(text) == [("meeting", frozenset({"Lise Dalheim", "Pekka Laine"}))]


def test_a_minister_received_during_talks_of_states_is_another_event() -> None:
    text = f"{DIALOGUE} King Olaf of Norway received Petrov at the Palace on Tuesday."
    assert ("meeting", frozenset({"Olaf", "Ivan Petrov"})) in told(text)
