"""Who speaks as "he" behind a sentence about two people, and who is only somebody's lawyer or spokesman.

`who_goes_on.toml` beside this file has the sentences.
"""

import tomllib
from pathlib import Path

import pytest

from tests.reading import extraction

TABLE = tomllib.loads((Path(__file__).parent / "who_goes_on.toml").read_text(encoding="utf-8"))


def cells(key: str) -> list[tuple[str, str]]:
    return [(code, frame) for code, own in TABLE.items() for frame in own[key]]


def speakers(lead: str, said: str, language: str) -> list[str]:
    """Who says what stands behind the lead."""
    lead = lead.format(A=TABLE[language]["A"], B=TABLE[language]["B"])
    read = extraction(f"{lead} {said}", language, published="2019-05-15")
    return [s.speaker for s in read.statements if s.start > len(lead)]


@pytest.mark.parametrize(("language", "lead"), cells("lead"))
def test_he_is_the_subject_of_the_sentence_before(language: str, lead: str) -> None:
    own = TABLE[language]
    said = own["he"][own["lead"].index(lead) % len(own["he"])]
    assert speakers(lead, said, language) == ["Luis Soto"], said


@pytest.mark.parametrize(("language", "said"), cells("aide"))
def test_a_spokesman_of_somebody_speaks_for_his_state(language: str, said: str) -> None:
    assert speakers(TABLE[language]["lead"][0], said, language) == ["PER"]


@pytest.mark.parametrize(("language", "said"), cells("owned"))
def test_what_his_people_say_he_does_not(language: str, said: str) -> None:
    for whose in TABLE[language]["whose"]:
        told = speakers(TABLE[language]["lead"][0], said.format(whose=whose), language)
        assert not {"Luis Soto", "Jorge Paz"} & set(told), whose


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Through his spokesman, Soto said the border must be opened.", ["Luis Soto"]),
        ("Soto's spokesman, Ola Vik, said the border must be opened.", ["Ola Vik"]),
        ("According to Soto's letter, the border must be opened.", ["Luis Soto"]),
        ("Paz said the border must be opened, according to Reuters.", ["Jorge Paz"]),
        (
            "Paz said after the talks that the border must be opened, according to the Daily Star.",
            ["Jorge Paz"],
        ),
    ],
)
def test_who_is_meant_beside_others(text: str, who: list[str]) -> None:
    assert speakers("{A} met {B} in Lima on Monday.", text, "en") == who
