"""Members of parliament by their committee and party. All names are invented."""

import pytest

from tests.reading import extraction

GEIR = "Lise Nordeng"
CASES = [
    ("nb", f"Lederen av Stortingets justiskomité, {GEIR} (KrF), møtte Perus president.", "NOR"),
    ("nb", f"Lederen for utenrikskomiteen i Stortinget, {GEIR}, møtte Perus president.", "NOR"),
    ("nb", f"{GEIR} (KrF), leder av justiskomiteen på Stortinget, møtte Perus president.", "NOR"),
    ("nb", f"Leder {GEIR} i utenrikskomiteen sier nei.", "NOR"),
    ("nb", f"Lederen av utenrikskomiteen i det svenske parlamentet, {GEIR}, sier nei.", "SWE"),
    ("nn", f"Leiaren av utanrikskomiteen på Stortinget, {GEIR} (Sp), seier nei.", "NOR"),
    ("en", f"{GEIR}, the chair of the Peruvian parliament's foreign affairs committee, said no.", "PER"),
]


@pytest.mark.parametrize(("language", "text", "state"), CASES)
def test_who_leads_a_committee_of_parliament_sits_in_it(language: str, text: str, state: str) -> None:
    offices = {
        o.office: o.of for p in extraction(text, language).persons if p.name == GEIR for o in p.offices
    }
    assert offices == {"legislator": state}


def test_a_party_in_brackets_tells_a_person() -> None:
    text = "Tor-Arne Vikemo (Ap) og Mjølkekartong Sørgård (2020) var i Lima."
    assert {p.name for p in extraction(text).persons} == {"Tor-Arne Vikemo"}


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("nn", "EUs høgrepresentant Inga Vandeput kom.", ("eu_high_representative", "EU")),
        ("nb", "Rådspresident Inga Vandeput kom.", ("official", "EU")),
        ("nb", "Perus forsvarssjef, general Inga Vandeput, kom.", ("official", "PER")),
    ],
)
def test_titles_of_bodies_and_ranks(language: str, text: str, told: tuple[str, str]) -> None:
    offices = [(o.office, o.of) for p in extraction(text, language).persons for o in p.offices]
    assert told in offices
