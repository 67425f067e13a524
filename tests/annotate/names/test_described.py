"""Whom a description beside a comma, an honorific or a royal title says to be a person, and what is a thing."""

import pytest

from tests.reading import extraction

CASES = [
    ("Lael Brainmar, once an economist, points to limits on steel.", ["Lael Brainmar"]),
    ("Yasin Malikar, another Kashmiri leader, left.", ["Yasin Malikar"]),
    ("Tavun Shwelar, Lima-based representative of the rebels, left.", ["Tavun Shwelar"]),
    ("She was due to see her counterpart, Aizaz Chaudrar – the first such talks.", ["Aizaz Chaudrar"]),
    ("Soon after the rebel leader in question, Shabir Olvak, was driven out, it rained.", ["Shabir Olvak"]),
    ("The former minister's brother, Doye Agamar, was in the dock.", ["Doye Agamar"]),
    ("Goalkeeper Chiama Nnadar has shaken off a knock.", ["Chiama Nnadar"]),
    ("Mr Sunday Moss left Lima.", ["Sunday Moss"]),
    ("King Zayid and Crown Prince Marwan bin Zayid left.", ["Zayid", "Marwan bin Zayid"]),
    ("Norsk Velmar, a leader in steel, has left Peru.", []),
    ("Velmar Tarsu, a firm whose director left, is in Peru.", []),
    ("Uganda Velmar, another firm, has left Peru.", []),
    ("The leader's yacht, Velmar Tarsu, has left Peru.", []),
    ("The start of the Ana Olvak Invitational Tournament is today.", []),
]


BODIES = [
    ("LIMA (AFP) – Peruvian President Ana Solis left.", []),
    ("Peruvian President Ana Solis left. — Bernama", []),
    ("Peruvian President Ana Solis told AFP that she would leave.", ["AFP"]),
    ("The chairman of the Hurvat Conference, Ola Olvak, left.", ["Hurvat Conference"]),
    (
        "Ola Lie, a spokesman for the Chinese foreign ministry, said it was over.",
        ["Chinese foreign ministry"],
    ),
    ("Outgoing ECOWAS Commission President Ola Lie left.", ["ECOWAS Commission"]),
]


@pytest.mark.parametrize(("text", "bodies"), BODIES)
def test_which_bodies_are_named(text: str, bodies: list[str]) -> None:
    assert list(extraction(text, "en", published="2019-05-15").organisations) == bodies


@pytest.mark.parametrize(("text", "people"), CASES)
def test_who_is_named(text: str, people: list[str]) -> None:
    assert [p.name for p in extraction(text, "en", published="2019-05-15").persons] == people
