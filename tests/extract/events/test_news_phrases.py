"""Everyday phrases of agencies: behind a comma, at the head of a sentence, behind a list. Invented names."""

import pytest

from tests.reading import extraction

DAL = "Norwegian Foreign Minister Lise Dalheim"
LAINE = "Finnish President Pekka Laine"

Told = tuple[str, frozenset[str], str | None, str]


def told(text: str) -> list[Told]:
    events = extraction(text, "en").events
    return [(e.type, frozenset(p.who for p in e.participants), e.start, e.status) for e in events]


def pair(*who: str) -> frozenset[str]:
    return frozenset(who)


PAIR = pair("Lise Dalheim", "Pekka Laine")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{DAL} visited Helsinki on Sunday, meeting President Pekka Laine of Finland.",
            ("meeting", PAIR, "2021-10-24", "held"),
        ),
        (
            f"In a meeting with visiting {LAINE}, {DAL} praised the treaty.",
            ("meeting", PAIR, None, "held"),
        ),
        (
            f"Speaking after talks with {LAINE}, {DAL} praised the treaty.",
            ("meeting", PAIR, None, "held"),
        ),
        (
            "A meeting of the foreign ministers of Turkey, Iran and Russia took place in Astana on Sunday.",
            ("meeting", pair("TUR", "IRN", "RUS"), "2021-10-24", "held"),
        ),
        (
            "Turkey hosted delegations from Russia and Ukraine on Sunday.",
            ("meeting", pair("TUR", "RUS", "UKR"), "2021-10-24", "held"),
        ),
        (
            f"{DAL} and {LAINE} discussed exports in a phone call on Sunday.",
            ("phone_call", PAIR, "2021-10-24", "held"),
        ),
        (
            "Morocco will hold a conference on fishing in Rabat on 20 November, Foreign Minister Yassine Belk said.",
            ("conference", pair("MAR"), "2021-11-20", "planned"),
        ),
    ],
)
def test_phrase(text: str, expected: Told) -> None:
    assert expected in told(text)


def test_a_summit_to_be_held_is_to_come() -> None:
    text = f"{DAL} spoke of the G20 summit to be held in Lima."
    assert [(kind, status) for kind, _, _, status in told(text)] == [("summit", "planned")]


def test_separate_meetings_are_two() -> None:
    text = f"{DAL} held separate meetings with {LAINE} and Swedish King Ove Brandt on Sunday."
    assert [who for _, who, _, _ in told(text)] == [PAIR, pair("Lise Dalheim", "Ove Brandt")]


def test_who_had_thanked_for_talks_took_no_part() -> None:
    assert told(f"{DAL} had thanked Athens for backing the opening of talks with the European Union.") == []
