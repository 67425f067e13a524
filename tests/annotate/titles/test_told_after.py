"""Offices that the text tells only after the name, or by a colleague's capital, a delegation, a successor."""

import pytest

from tests.extract.speech.test_statements import extraction

TOLD = (
    ("nb", "– Vi beklager dette, sier Solveig Brattås til NTB.\n\nStatsministeren legger til at det haster.",
     "Solveig Brattås", "head_of_government", "NOR"),
    ("nb", "– Det er bra, sier Odd Kvamsdal (Sp).\n\nForsvarsministeren sier at han er glad.",
     "Odd Kvamsdal", "defence_minister", "NOR"),
    ("nn", "Det seier Brett Whitmore. Den nye amerikanske utanriksministeren er i Bonn.",
     "Brett Whitmore", "foreign_minister", "USA"),
    ("nb", "Utenriksminister Solveig Brattås skal møte sin kollega Sami al-Khatam i Amman torsdag.",
     "Sami al-Khatam", "foreign_minister", "JOR"),
    ("nb", "Utenriksminister Solveig Brattås reiser til Bucuresti for å møte kollegaen Ruxandra Vacarel.",
     "Ruxandra Vacarel", "foreign_minister", "ROU"),
    ("nn", "Utanriksminister Kari Brattås skal møte den finske kollegaen sin Mika Virta.",
     "Mika Virta", "foreign_minister", "FIN"),
    ("nn", "Leiaren møtte den sørkoreanske delegasjonen leidd av spesialutsending Han Dong-ju onsdag.",
     "Han Dong-ju", "special_envoy", "KOR"),
    ("nb", ("Moldovas påtroppende statsminister Ion Ciobaru kom. Den avtroppende statsministeren, "
     "Vasile Muntelu, gratulerte ham."), "Vasile Muntelu", "head_of_government", "MDA"),
)  # fmt: skip


@pytest.mark.parametrize(("language", "text", "name", "office", "of"), TOLD)
def test_an_office_told_elsewhere(language: str, text: str, name: str, office: str, of: str) -> None:
    held = {p.name: [(o.office, o.of) for o in p.offices] for p in extraction(text, language).persons}
    assert (office, of) in held[name]


@pytest.mark.parametrize(
    "text",
    [
        "– Det er trist, sier forsker Hans Olderøy. Statsministeren svarer at saken er viktig.",
        "Hans Olderøy møtte den franske presidenten i Paris.",
        "– Det er trist, sier Hans Olderøy til Kari Lunderud. Statsministeren er enig.",
    ],
)
def test_a_title_of_somebody_else(text: str) -> None:
    found = {p.name: p.offices for p in extraction(text, "nb").persons}
    assert all(o.office not in ("head_of_government", "head_of_state") for o in found["Hans Olderøy"])


ALONG = [
    (("NEW DELHI: President Anna Fonoti of Peru arrived in New Delhi on Sunday. Foreign Minister Jorge Moe and "
     "high-ranking officials are travelling with President Fonoti."), "en", ("foreign_minister", "PER")),
    (("NEW DELHI: President Anna Fonoti of Peru arrived in New Delhi on Sunday. Foreign Minister Jorge Moe "
     "welcomed President Fonoti."), "en", ("foreign_minister", "IND")),
    (("NAIROBI: Perus president Anna Fonoti kom til Nairobi søndag. Utenriksminister Jorge Quispe og flere "
     "embetsmenn reiser sammen med president Fonoti."), "nb", ("foreign_minister", "PER")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "office"), ALONG)
def test_those_who_come_along_serve_whom_they_come_with(
    text: str, language: str, office: tuple[str, str]
) -> None:
    read = extraction(text, language, published="2019-02-17")
    jorge = next(p for p in read.persons if p.name.startswith("Jorge"))
    assert [(o.office, o.of) for o in jorge.offices] == [office]
