"""Years that another year than that of publication is tied to: "neste år er det 70 år siden"."""

import pytest

from tests.reading import document


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("Neste år er det 70 år siden Peru og Kenya knyttet bånd.", "nb", "1952"),
        ("I fjor var det 70 år sidan Peru og Kenya knytte band.", "nn", "1950"),
        ("Neste år kommer hun. Det er 70 år siden Peru og Kenya knyttet bånd.", "nb", "1951"),
    ],
)
def test_an_anniversary_is_counted_from_its_own_year(text: str, language: str, value: str) -> None:
    told = document(text, language, published="2021-10-25").times
    assert [t.value for t in told if t.rule == "ago"] == [value]
