"""Posts in bodies that no list knows, by the capitals of the name behind a title."""

import pytest

from tests.reading import extraction


@pytest.mark.parametrize(
    ("language", "text", "office", "of"),
    [
        ("nb", "Zoran Pardo, president i Norsk Kystallianse, kom.", "other", "Norsk Kystallianse"),
        ("nb", "Lederen i Sunnfjord Fiskarlag, Zoran Pardo, kom.", "other", "Sunnfjord Fiskarlag"),
        ("nn", "Zoran Pardo, leiar i Noregs Kystlag, kom.", "other", "Noregs Kystlag"),
        ("en", "The chairman of the Northern Conference, Zoran Pardo, came.", "other", "Northern Conference"),
        ("en", "Zoran Pardo, president of the National Unity Pact, came.", "other", "National Unity Pact"),
    ],
)
def test_the_head_of_a_body_is_nobody_of_the_state(language: str, text: str, office: str, of: str) -> None:
    (person,) = extraction(text, language).persons
    assert [(o.office, o.of) for o in person.offices] == [(office, of)]


def test_a_wing_of_a_ministry_is_no_body() -> None:
    text = "Zoran Pardo, director of the Public Diplomacy department of Peru, came."
    (person,) = extraction(text, "en").persons
    assert "Public Diplomacy" not in {o.of for o in person.offices}
