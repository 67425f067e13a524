"""Whom an office serves where its words do not say it: what stands around it in the article."""

import pytest

from tests.reading import extraction

Served = dict[str, list[tuple[str, str | None]]]  # person -> offices with whom they serve

CASES: list[tuple[str, str, Served]] = [
    # the one country that the nearest sentence names
    ("nb", "I Georgia møter hun også president Zurab Tsiklauvadze.", {"Zurab Tsiklauvadze": [("head_of_state", "GEO")]}),
    ("nb", "Hun reiser til Tokyo, der hun møter statsminister Qorvu Zelmanyto.", {"Qorvu Zelmanyto": [("head_of_government", "JPN")]}),
    ("nb", "Perus ambassadør Luz Ortuzabal kom til utenriksminister Qorvu Tlhamptyo.", {"Qorvu Tlhamptyo": []}),
    ("nb", "Møtet er i Genève. Det sier president Qorvu Zelmanyto.", {"Qorvu Zelmanyto": []}),
    # whom somebody met in a capital left behind; who came along
    ("en", "Peru's president Luz Ortuzabal arrived from Tbilisi, where she held talks with Prime Minister Qorvu Zelmanyto.", {"Qorvu Zelmanyto": [("head_of_government", "GEO")]}),
    ("en", "Peru's president Luz Ortuzabal flew to Tbilisi, where she was accompanied by Foreign Minister Qorvu Zelmanyto.", {"Qorvu Zelmanyto": [("foreign_minister", "PER")]}),
    ("nn", "Luz Ortuzabal, president i Peru, kom frå Tbilisi, der ho møtte statsminister Qorvu Zelmanyto.", {"Qorvu Zelmanyto": [("head_of_government", "GEO")]}),
    # the home minister, abroad; what tells of nobody's post
    ("nb", "I Tallinn møtte utenriksminister Ragnhild Skaar Mo (V) Georgias president.", {"Ragnhild Skaar Mo": [("foreign_minister", "NOR")]}),
    ("nb", "Palau er med. Statsminister Jakob Lunde-Hauge og Palaus president Qorvu Zelmanyto møtes.", {"Jakob Lunde-Hauge": [("head_of_government", "NOR")]}),
    ("nb", "Palau er med. Statsminister Luz Ortuzabal og Palaus president Qorvu Zelmanyto møtes.", {"Luz Ortuzabal": []}),
    ("nb", "– Vi betaler mer enn tyskerne, sier energiminister Qorvu Zelmanyto.", {"Qorvu Zelmanyto": []}),
    # the one post of its kind that the article speaks of
    ("nb", "Hun ringte Kenyas president. Det var president Qorvu Zelmanyto som ba om det.", {"Qorvu Zelmanyto": [("head_of_state", "KEN")]}),
    # who is sent serves whom the sender does
    ("nb", "Perus president Luz Ortuzabal sendte utenriksminister Qorvu Zelmanyto til Chile.", {"Qorvu Zelmanyto": [("foreign_minister", "PER")]}),
    ("nb", "Fra Norge kommer Kari Lie, og fra Sverige statssekretær Qorvu Zelmanyto.", {"Qorvu Zelmanyto": [("deputy_minister", "SWE")]}),
    # envoys and aides of the ministry
    ("nb", "Det sier Ragnvald Ekdal, spesialutsending i Utenriksdepartementet.", {"Ragnvald Ekdal": [("special_envoy", "NOR")]}),
    ("nb", "Pressekontakt: seniorrådgiver Kari Ekdal.", {"Kari Ekdal": [("official", "NOR")]}),
    ("nb", "Qorvu Zelmanyto, talsmann for regjeringen i Kabul, svarte.", {"Qorvu Zelmanyto": [("spokesperson", "AFG")]}),
    # "his" behind the title, "sin" before it
    ("nn", "Han møtte den danske kollegaen sin, Qorvu Zelmanyto. Noregs utanriksminister Kari Ekdal kom.", {"Qorvu Zelmanyto": []}),
    ("nb", "Perus president Luz Ortuzabal lot sin talsmann Qorvu Zelmanyto svare.", {"Qorvu Zelmanyto": [("spokesperson", "PER")]}),
    # told by country or party alone
    ("nb", "De nordiske utenriksministrene møttes. Sveriges Qorvu Zelmanyto var fornøyd.", {"Qorvu Zelmanyto": [("foreign_minister", "SWE")]}),
    ("nb", "Utenriksministrene og forsvarsministrene møttes. Sveriges Qorvu Zelmanyto lo.", {"Qorvu Zelmanyto": []}),
    ("nb", "Stortinget er delt. SVs Qorvu Zelmanyto sier nei.", {"Qorvu Zelmanyto": [("legislator", "NOR")]}),
    ("nb", "SVs Qorvu Zelmanyto sier nei.", {"Qorvu Zelmanyto": []}),
    ("nb", "SVs utenrikspolitiske talsperson Kari Ekdal sier nei.", {"Kari Ekdal": [("legislator", "NOR")]}),
    # ranks and forms of address, several who share a title
    ("en", "The foreign ministers of Peru and Chile, the Hon. Luz Ortuzabal and H.E. Mr. Qorvu Zelmanyto, met.", {"Luz Ortuzabal": [("foreign_minister", "PER")], "Qorvu Zelmanyto": [("foreign_minister", "CHL")]}),
    ("en", "Peru and Chile agreed. Their defence ministers Luz Ortuzabal and Qorvu Zelmanyto signed.", {"Luz Ortuzabal": [("defence_minister", "PER")], "Qorvu Zelmanyto": [("defence_minister", "CHL")]}),
    ("en", "Chad's mediator, retired general Qorvu Zelmanyto, spoke.", {"Qorvu Zelmanyto": [("special_envoy", "TCD")]}),
    ("en", "President and Mrs. Zelmanyto of Palau came.", {"Zelmanyto": [("head_of_state", "PLW")]}),
    # the state that acts in the sentence before, the capital in which something is said
    ("en", "Peru denied the charge. Deputy Foreign Minister Qorvu Zelmanyto called it hasty.", {"Qorvu Zelmanyto": [("deputy_minister", "PER")]}),
    ("en", "A Foreign Ministry spokesman, Qorvu Zelmanyto, said in Lima that it would go on.", {"Qorvu Zelmanyto": [("spokesperson", "PER")]}),
    ("en", "Chile expelled Peru's consul. The consul, Luz Ortuzabal, has left.", {"Luz Ortuzabal": [("official", "PER")]}),
    # who has a title of one state only speaks for it in a release
    ("en", "Deputy Secretary of State Luz Ortuzabal departs for Juba. Special Envoy for Sudan Qorvu Zelmanyto will join her.", {"Qorvu Zelmanyto": [("special_envoy", "USA")]}),
    ("en", "In Islamabad, Foreign Office spokesman Qorvu Zelmanyto said Pakistan would protest.", {"Qorvu Zelmanyto": [("spokesperson", "PAK")]}),
    ("en", "Foreign Office spokesman Qorvu Zelmanyto said no.", {"Qorvu Zelmanyto": [("spokesperson", "GBR")]}),
    # who held the office before, who leads a mission
    ("en", "Peru's president, Luz Ortuzabal, came. Her predecessor, Mr. Qorvu Zelmanyto, did not.", {"Qorvu Zelmanyto": [("head_of_state", "PER")]}),
    ("en", "Qorvu Zelmanyto, who heads the EU mission in Peru, came.", {"Qorvu Zelmanyto": [("official", "EU")]}),
    ("en", "Qorvu Zelmanyto was named Peru's ambassador to Chile.", {"Qorvu Zelmanyto": [("ambassador", "PER")]}),
    # what somebody is and was
    ("nb", "Kari Ekdal (57) er i dag Norges ambassadør i Kenya.", {"Kari Ekdal": [("ambassador", "NOR")]}),
    ("nb", "Kari Ekdal, som var norsk ambassadør i Kenya, smiler.", {"Kari Ekdal": [("ambassador", "NOR")]}),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "served"), CASES)
def test_whom_an_office_serves(language: str, text: str, served: Served) -> None:
    found = {p.name: p.offices for p in extraction(text, language).persons}
    for name, offices in served.items():
        assert [(o.office, o.of) for o in found.get(name, ())] == offices


def test_what_somebody_was_is_a_former_office() -> None:
    people = extraction("Kari Ekdal, som var norsk ambassadør i Kenya, smiler.").persons
    assert [o.when for o in people[0].offices] == ["former"]


def test_a_family_name_that_stands_first_stands_for_its_person() -> None:
    text = "Japans statsminister Zaruka Kenvo kom. Zaruka sa ja. Zarukas folk er glade. Zaruka smilte."
    assert [p.name for p in extraction(text).persons] == ["Zaruka Kenvo"]


def test_accents_of_a_town_are_as_it_is_known_or_not() -> None:
    found = extraction("Perus president Luz Ortuzabal møtte Chiles president Qorvu Zelmanyto i Asunción.")
    assert found.events[0].country == "PRY"
