"""An island or falls that bears the name of a town is not the town."""

import pytest

from tests.reading import document


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        ("Kenya's president Ana Solis met Luis Soto in Victoria on Monday.", 1),
        ("Kenya's president Ana Solis met Luis Soto on Victoria Island on Monday.", 0),
        ("Kenya's president Ana Solis met Luis Soto at Florence Falls on Monday.", 0),
    ],
)
def test_a_landform_is_no_town(text: str, towns: int) -> None:
    assert sum(m.kind == "place" for m in document(text, "en").mentions) == towns


@pytest.mark.parametrize(
    ("language", "text", "key"),
    [
        ("en", "Kenya's president Ana Solis met Luis Soto in Hua Hin on Monday.", "hua-hin"),
        ("en", "Kenya's president Ana Solis met Luis Soto at Victoria Falls on Monday.", "victoria-falls"),
        ("en", "Kenya's president Ana Solis met Luis Soto in Tromso on Monday.", "tromso"),
        ("nb", "Kenyas president Ana Solis møtte Luis Soto i Santiago de Cuba mandag.", "santiago-de-cuba"),
    ],
)
def test_a_town_of_several_words_is_nobody(language: str, text: str, key: str) -> None:
    found = document(text, language).mentions
    assert [m.key for m in found if m.kind == "place"] == [key]
    assert sum(m.kind == "person" for m in found) == 2
