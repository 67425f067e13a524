import pytest

from tests.reading import extraction

CASES: list[tuple[str, str, str, list[tuple[str, str | None]]]] = [
    ("nb", "Kong Harald og dronning Sonja tok imot Perus president Luz Orta.", "Sonja", [("other", "NOR")]),
    ("nb", "Danmarks dronning Margrethe tok imot Perus president Luz Orta.", "Margrethe", [("head_of_state", "DNK")]),
    ("nn", "Kong Olvar og dronning Ingra av Danmark tok imot Perus president Luz Orta.", "Ingra", [("other", "DNK")]),
    ("en", "King Olvar and Queen Ingra of Denmark received Peruvian President Luz Orta.", "Ingra", [("other", "DNK")]),
    ("nb", "Perus president Luz Orta er i Oslo. I dag undertegner utenriksminister Kari Nes (H) og hennes kollega Pablo Rey en avtale.", "Pablo Rey", [("foreign_minister", "PER")]),
    ("nb", "Kongen utnevnte i statsråd Kari Dalheim til ny ambassadør i Baku.", "Kari Dalheim", []),
    ("nb", "I går tok statsråd Kari Dalheim imot Perus president Luz Orta.", "Kari Dalheim", [("minister", "NOR")]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "person", "offices"), CASES)
def test_the_words_beside_a_title(
    language: str, text: str, person: str, offices: list[tuple[str, str | None]]
) -> None:
    found = next(p for p in extraction(text, language).persons if p.name.startswith(person))
    assert [(o.office, o.of) for o in found.offices] == offices
