"""States and groups that act through others: their negotiators, their governments, those that a noun introduces."""

import pytest

from tests.reading import extraction

CASES: list[tuple[str, str, list[tuple[str, list[str]]]]] = [
    ("nb", "Norske og britiske forhandlere møtes på nytt torsdag.", [("meeting", ["NOR", "GBR"])]),
    ("nn", "Norske og britiske forhandlarar møtest på nytt torsdag.", [("meeting", ["NOR", "GBR"])]),
    ("nb", "Franske diplomater møtte russiske diplomater i Paris.", [("meeting", ["FRA", "RUS"])]),
    ("nb", "Den franske og den russiske regjeringen møttes i Paris.", [("meeting", ["FRA", "RUS"])]),
    ("nb", "Russiske, tyrkiske og iranske embetsmenn samlet seg i Astana i går.", [("meeting", ["RUS", "TUR", "IRN"])]),
    ("nn", "Danske og svenske ministrar forhandla i Paris.", [("negotiation", ["DNK", "SWE"])]),
    ("nb", "Svenske og norske spillere møttes i Oslo mandag.", []),
    ("nb", "Norske og russiske soldater møttes ved grensen.", []),
    ("en", "Peru's government and Chile resumed talks in Havana.", [("meeting", ["PER", "CHL"])]),
    ("en", "Envoys from Peru and Chile wound up three days of talks in Havana.", [("meeting", ["PER", "CHL"])]),
    ("en", "The Peruvian government and the guerrilla group ENR signed an accord in Havana.", [("signing", ["PER", "ENR"])]),
    ("en", "Peru's government and the rebel Front for the Return of Hope resumed peace talks in Havana.", [("negotiation", ["PER", "Front for the Return of Hope"])]),
    ("en", "Peace talks between the government of Chad and the armed group Northern Path opened in Sirte.", [("negotiation", ["TCD", "Northern Path"])]),
    ("en", "The rebel Colonel Pablo Orta met resistance in Lima.", []),
    ("en", "The armed forces met resistance in Lima.", []),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "told"), CASES)
def test_who_acts(language: str, text: str, told: list[tuple[str, list[str]]]) -> None:
    found = extraction(text, language).events
    assert [(e.type, [p.who for p in e.participants]) for e in found] == told
