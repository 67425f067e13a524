"""Whom a pronoun, a bare title or a capital stands for in an event. All names are invented."""

import pytest

from tests.reading import extraction

MET = "Norwegian Foreign Minister Lise Dalheim met Finnish President Pekka Laine in Oslo on Monday."


def who(text: str, language: str = "en") -> list[tuple[str, set[str]]]:
    return [(e.type, {p.who for p in e.participants}) for e in extraction(text, language).events]


@pytest.mark.parametrize(
    ("language", "text", "parties"),
    [
        ("en", "Moscow and Kyiv will hold talks in Istanbul next week.", {"RUS", "UKR"}),
        ("en", "Talks between Baku and Yerevan resumed on Monday.", {"AZE", "ARM"}),
        ("en", "Moscow on Monday expelled two Norwegian diplomats.", {"RUS", "NOR"}),
        ("nb", "Moskva utviste mandag to norske diplomater.", {"RUS", "NOR"}),
        ("nb", "Moskva og Kyiv holder nye samtaler i Istanbul neste uke.", {"RUS", "UKR"}),
    ],
)
def test_a_capital_acts_for_its_state(language: str, text: str, parties: set[str]) -> None:
    assert [p for _, p in who(text, language)] == [parties]


@pytest.mark.parametrize(
    "text",
    ["Lise Dalheim visited Moscow and Kyiv last week.", "A fair was held in Moscow and Kyiv on Monday."],
)
def test_a_capital_where_something_is_acts_for_nobody(text: str) -> None:
    assert not {"RUS", "UKR"} & {p for kind, told in who(text) if kind != "visit" for p in told}


def test_the_states_of_two_names() -> None:
    found = who("Russia's Sergei Morozov and Syria's Walid Haddad met in Sochi on Monday.")
    assert found == [("meeting", {"Sergei Morozov", "Walid Haddad"})]


def test_who_thanks_another_invites_that_other() -> None:
    text = f"{MET} Dalheim thanked Laine for his answers and invited him to visit Norway."
    assert [(i.inviter, i.invitee) for i in extraction(text, "en").invitations] == [
        ("Lise Dalheim", "Pekka Laine")
    ]


def test_who_briefs_another_speaks_of_a_meeting_of_her_own() -> None:
    text = f"{MET} Dalheim told Laine of her June 7 meeting with Estonian President Mart Kuusk."
    assert who(text)[1] == ("meeting", {"Lise Dalheim", "Mart Kuusk"})


def test_the_secretary_is_whoever_was_called_so() -> None:
    text = (
        "Secretary of State Clara Whitby met Finnish Foreign Minister Pekka Laine in Washington on Monday. "
        "On Tuesday the Secretary met Estonian President Mart Kuusk."
    )
    assert who(text)[1] == ("meeting", {"Clara Whitby", "Mart Kuusk"})


def test_a_family_name_that_stands_first_stands_alone_too() -> None:
    text = (
        "Japanese Foreign Minister Kuroiwa Tatsuya met Finnish President Pekka Laine in Tokyo on Monday. "
        "On Tuesday, Kuroiwa met Estonian President Mart Kuusk."
    )
    assert who(text)[1] == ("meeting", {"Kuroiwa Tatsuya", "Mart Kuusk"})


def test_who_is_asked_to_attend_comes_to_it() -> None:
    text = f"{MET} He handed over an invitation for Dalheim to attend a summit in Helsinki in May 2022."
    assert ("summit", {"Lise Dalheim"}) in who(text)
