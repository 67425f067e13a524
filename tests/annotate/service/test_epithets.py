"""What stands between a state and its title besides: any adjective that only says what somebody is like."""

import pytest

from tests.reading import document


@pytest.mark.parametrize(
    ("language", "text", "of"),
    [
        ("nb", "Chile og Kenya venter. Perus karismatiske president kom til Oslo.", "PER"),
        ("nb", "Chile og Kenya venter. Perus demokratisk valgte utenriksminister kom til Oslo.", "PER"),
        ("nn", "Chile og Kenya ventar. Perus mektige utanriksminister kom til Oslo.", "PER"),
        ("en", "Chile and Kenya wait. Peru's octogenarian president came to Oslo.", "PER"),
        ("en", "Chile and Kenya wait. Peru's far-right Muslim foreign minister came to Oslo.", "PER"),
        ("en", "The Peruvian visited President Jon Hagström.", ""),
        ("en", "Peru's football federation president came to Oslo.", ""),
        ("nb", "Perus møte med president Jon Hagström var kort.", ""),
    ],
)
def test_a_title_is_of_the_state_before_its_adjectives(language: str, text: str, of: str) -> None:
    (title,) = document(text, language).titles
    assert title.of == of
