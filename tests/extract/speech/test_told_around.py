"""What is told by the way: around a source, in order to say it, over two paragraphs; and what is not said."""

import pytest

from tests.reading import extraction

CELLS = [  # language, text, (speaker, words) of each statement
    ("nb", "Utenriksminister Ola Berg sier at Norge støtter planen, men ifølge statsminister Kari Lunde er den uklar og for dyr.",
     [("Ola Berg", "Norge støtter planen"), ("Kari Lunde", "er den uklar og for dyr")]),
    ("nb", "Talsmannen Ola Berg sa rett før samtalene: – Vi er klare.", [("Ola Berg", "Vi er klare")]),
    ("nb", "Fra norsk side hevdes det at avtalen er brutt.", [("NOR", "avtalen er brutt")]),
    ("nb", "Statsminister Kari Lunde startet samtalen med å gratulere president Ivo Malek med seieren i valget.",
     [("Kari Lunde", "seieren i valget")]),
    ("nb", "Torsdag ringte statsminister Kari Lunde president Ivo Malek i Kroatia for å uttrykke medfølelse etter jordskjelvet.",
     [("Kari Lunde", "medfølelse etter jordskjelvet")]),
    ("nn", "Statsminister Kari Lunde ringde president Ivo Malek i Kroatia for å uttrykkje medkjensle etter jordskjelvet.",
     [("Kari Lunde", "medkjensle etter jordskjelvet")]),
    ("nb", "Politiet kom etter melding om at president Ivo Malek var truet.", []),
    ("nb", "Statsminister Kari Lunde hadde fått melding om at flyet var savnet.", []),
    ("en", "The summit, according to Croatian Foreign Minister Ivo Malek, will focus on energy.",
     [("Ivo Malek", "will focus on energy")]),
    ("en", "President Ivo Malek of Croatia called President Mary Hollis of Ireland this morning to express his deepest condolences for the attack.",
     [("Ivo Malek", "his deepest condolences for the attack")]),
    ("en", "Secretary of State Mary Hollis reaffirmed the U.S. commitment to Poland when she met with President Ivo Malek in Warsaw.",
     [("Mary Hollis", "the U.S. commitment to Poland")]),
    ("en", "President Mary Hollis called Prime Minister Ivo Malek today as part of efforts to promote peace.", []),
    ("en", "President Mary Hollis of Ireland was given assurances that the border would stay open.", []),
    ("en", "“It went well,” said Mike Tanner, a spokesman. “In that spirit Dr. Mary Lang and Mr. Roe held meetings.\n\n“The delegation was pleased,” he added.",
     [("Mike Tanner", "It went well"), ("Mike Tanner", "In that spirit Dr. Mary Lang and Mr. Roe held meetings."), ("Mike Tanner", "The delegation was pleased")]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "told"), CELLS)
def test_what_is_told(language: str, text: str, told: list[tuple[str, str]]) -> None:
    """Whose words they are, and where they begin and end."""
    found = [(s.speaker, text[s.start : s.end]) for s in extraction(text, language).statements]
    assert found == told
