"""Full names of countries: what belongs to the name, and what only stands before it."""

import pytest

from tests.reading import document


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ana Solis visited the Republic of Peru.", ["Republic of Peru"]),
        ("Ana Solis visited the Republic of the Congo.", ["Republic of the Congo"]),
        ("Aid from the Commonwealth to Kenya came late.", ["Kenya"]),
        ("Ana Solis left the Federation for Peru.", ["Peru"]),
    ],
)
def test_a_country_is_named_from_its_first_word(text: str, names: list[str]) -> None:
    found = document(text, "en").mentions
    assert [text[m.start : m.end] for m in found if m.kind == "country"] == names
