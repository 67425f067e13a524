"""People without a title who held the office that the text speaks of in the plural, by the registry."""

import pytest

from tests.reading import extraction


@pytest.mark.parametrize(
    ("language", "text", "day", "held"),
    [
        (
            "nb",
            "De nordiske statsministrene møttes. Ulf Kristersson og Mette Frederiksen smilte.",
            "2024-05-01",
            {("Ulf Kristersson", "SWE"), ("Mette Frederiksen", "DNK")},
        ),
        (
            "en",
            "The prime ministers of Sweden and Peru met. Ulf Kristersson and Mette Frederiksen smiled.",
            "2024-05-01",
            {("Ulf Kristersson", "SWE")},
        ),
        ("nb", "Statsministrene møttes. Ulf Kristersson smilte.", "2024-05-01", set()),
    ],
)
def test_the_plural_names_those_who_held_it(
    language: str, text: str, day: str, held: set[tuple[str, str]]
) -> None:
    people = extraction(text, language, published=day).persons
    assert {(p.name, o.of) for p in people for o in p.offices if o.office == "head_of_government"} == held
