"""Whom Norwegian titles serve by those beside them."""

import pytest

from tests.reading import extraction

Held = list[tuple[str, str, str]]  # person, office, of

CASES: list[tuple[str, Held]] = [
    (
        "Utenriksministrene Ingvild Dalheim og Luz Orta møttes i Lima. Norge og Peru er enige.",
        [("Ingvild Dalheim", "foreign_minister", "NOR"), ("Luz Orta", "foreign_minister", "PER")],
    ),
    (
        "Perus ambassade er stengt. Ambassadør Luz Orta er kalt hjem.",
        [("Luz Orta", "ambassador", "PER")],
    ),
    (
        "Peru kalte hjem sin ambassadør i Stockholm, Luz Orta.",
        [("Luz Orta", "ambassador", "PER")],
    ),
    (
        "Japans kronprins Narumo er i Oslo. Kong Sigurd tok imot ham.",
        [("Narumo", "other", "JPN"), ("Sigurd", "head_of_state", "NOR")],
    ),
    (
        "Perus ambassadør er kalt inn. Det var ekspedisjonssjef Ingvild Dalheim som tok imot.",
        [("Ingvild Dalheim", "official", "NOR")],
    ),
    (
        "I Peru er stemningen dårlig. Opposisjonsleder Luz Orta klager.",
        [("Luz Orta", "other", "PER")],
    ),
    (
        "Peruanernes president Luz Orta klager.",
        [("Luz Orta", "head_of_state", "PER")],
    ),
]


@pytest.mark.parametrize(("text", "held"), CASES)
def test_whom_a_title_serves(text: str, held: Held) -> None:
    found = extraction(text).persons
    assert sorted((p.name, o.office, o.of) for p in found for o in p.offices) == sorted(held)


def test_a_street_is_nobody() -> None:
    assert not extraction("Møtet ble holdt i Kong Sigurds gate 4 i går.").persons
