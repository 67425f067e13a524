"""Asking that is inviting in English: to an occasion, to be present, to pay a visit; and asking that is not."""

import pytest

from tests.reading import extraction

ASKED = [
    "to a fresh summit in Lima",
    "to a working dinner in Lima",
    "to be present at the gathering in Lima",
    "to take part in the summit in Lima",
    "to pay a first official visit to Lima",
    "to travel to Lima",
]
OTHERWISE = [
    "to a point of order",
    "to be patient",
    "to take part of the blame",
    "to pay the bill",
    "to make a first payment",
    "to open the border",
]


@pytest.mark.parametrize("asked", ASKED)
def test_asked_to_come(asked: str) -> None:
    text = f"President Ana Solis of Peru has asked Kenya's president, Tevita Fonoti, {asked}."
    found = extraction(text, "en", published="2024-05-02").invitations
    row = [(i.inviter, i.invitee, i.destination, i.status) for i in found]
    assert row == [("Ana Solis", "Tevita Fonoti", "Lima", "extended")]


@pytest.mark.parametrize("asked", OTHERWISE)
def test_asked_for_something_else(asked: str) -> None:
    text = f"President Ana Solis of Peru has asked Kenya's president, Tevita Fonoti, {asked}."
    assert not extraction(text, "en", published="2024-05-02").invitations


def test_another_states_foreign_office() -> None:
    text = (
        "Kenya's president, Tevita Fonoti, met Pakistan's foreign minister, Ole Brekke, in Nairobi on Monday. "
        "According to the Pakistan Foreign Office, Brekke asked him to come to Islamabad."
    )
    found = extraction(text, "en", published="2024-05-02").invitations
    assert [(i.inviter, i.invitee) for i in found] == [("Ole Brekke", "Tevita Fonoti")]


HOSTS = "at the invitation of President Ana Solis of Peru and State Secretary Petra Novak"
CAME = [
    f"President Tevita Fonoti of Kenya came to Lima {HOSTS}.",
    f"President Tevita Fonoti of Kenya will come to Lima. The visit, paid {HOSTS}, is the first for years.",
    f"The trip planned by President Tevita Fonoti of Kenya matters. The visit, paid {HOSTS}, is the first.",
]


@pytest.mark.parametrize("came", CAME)
def test_two_hosts(came: str) -> None:
    found = extraction(came, "en", published="2024-05-02").invitations
    assert {(i.inviter, i.invitee) for i in found} == {
        ("Ana Solis", "Tevita Fonoti"),
        ("Petra Novak", "Tevita Fonoti"),
    }


def test_whoever_brings_the_letter_has_not_invited() -> None:
    text = (
        "King Ole Brekke issued President Ana Solis of Peru a formal invitation to Nairobi "
        "in a letter presented to her by Foreign Minister Petra Novak of Kenya."
    )
    found = extraction(text, "en", published="2024-05-02").invitations
    assert [(i.inviter, i.invitee) for i in found] == [("Ole Brekke", "Ana Solis")]
