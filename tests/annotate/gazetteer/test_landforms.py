"""An island or falls that bears the name of a town is not the town."""

import pytest

from tests.reading import document


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        ("Kenya's president Ana Solis met Luis Soto in Victoria on Monday.", 1),
        ("Kenya's president Ana Solis met Luis Soto on Victoria Island on Monday.", 0),
        ("Kenya's president Ana Solis met Luis Soto at Victoria Falls on Monday.", 0),
    ],
)
def test_a_landform_is_no_town(text: str, towns: int) -> None:
    assert sum(m.kind == "place" for m in document(text, "en").mentions) == towns
