"""A ministry of another state behind the home ministry's name."""

import pytest

from tests.reading import extraction


def test_another_states_ministry_is_not_the_home_one() -> None:
    read = extraction(
        "Russisk UD kaller utvisningen en fiendtlig handling. UD i Oslo svarte ikke, opplyser UD."
    )
    assert set(read.organisations) >= {"Russisk UD", "UD"}
    assert {s.speaker for s in read.statements} == {"Russisk UD", "UD"}


def test_whom_a_sentence_says_it_is_from_is_who_says_it() -> None:
    read = extraction(
        "Frå russisk UD heiter det at akkrediteringa blir trekt tilbake. Utanriksminister Kari Lund (Ap) svara ikkje.",
        "nn",
    )
    assert [s.speaker for s in read.statements] == ["russisk UD"]


def test_a_verb_with_a_particle_says_nothing() -> None:
    read = extraction(
        "Foreign Minister Kari Lund of Norway called off a meeting with Peru's foreign minister Ana Rojas.",
        "en",
    )
    assert not read.statements


def test_a_ministry_in_a_report_from_abroad_is_not_the_one_at_home() -> None:
    text = "USA er ikke invitert. Utenriksdepartementets talsperson Ann Cole sier at Washington er positiv."
    offices = [(o.office, o.of) for p in extraction(text).persons for o in p.offices]
    assert offices == [("spokesperson", "USA")]


@pytest.mark.parametrize(
    ("language", "text", "of"),
    [
        ("en", "The State Department said no. In Seoul, she met Peru's envoy. Department spokeswoman {} said so.", "USA"),
        ("en", "The Kenyan foreign ministry protested. Uganda's president smiled.\n\nMinistry spokesman {} said so.", "KEN"),
        ("en", "Peru's defence ministry denied it. Ecuador sent troops. A ministry spokesman, {}, said so.", "PER"),
        ("en", "The ministry in Lima denied it. Ecuador sent troops. Ministry spokeswoman {} said more.", "PER"),
        ("en", "The Kenyan foreign ministry protested. In Kampala, ministry spokesman {} said no.", "UGA"),
        ("nb", "Kenyas utenriksdepartement protesterte. Ugandas president smilte.\n\nDepartementets talsmann {} sa det.", "KEN"),
        ("nb", "Det kenyanske utenriksdepartementet protesterte. Ugandas president smilte.\n\n– Nei, sier talsmann {} i departementet.", "KEN"),
        ("nb", "Det estiske utenriksdepartementet protesterte. I Moskva sa utenriksdepartementets talsmann, {}, nei.", "RUS"),
        ("nn", "Det kenyanske utanriksdepartementet protesterte. Ugandas president smilte.\n\nTalsmann for departementet {} seier nei.", "KEN"),
    ],
)  # fmt: skip
def test_a_spokesman_of_the_ministry_is_of_the_one_named_last(language: str, text: str, of: str) -> None:
    read = extraction(text.format("Qorvu Zelmanyto"), language)
    assert [(o.office, o.of) for p in read.persons for o in p.offices if p.name == "Qorvu Zelmanyto"] == [
        ("spokesperson", of)
    ]
