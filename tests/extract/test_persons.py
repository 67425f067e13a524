import pytest

from tests.reading import document, extraction

NB = [
    ("Norges utenriksminister Lise Dalheim møtte pressen.", "Lise Dalheim", "foreign_minister", "NOR"),
    ("Den finske presidenten Pekka Laine talte.", "Pekka Laine", "head_of_state", "FIN"),
    ("Lise Dalheim, statsministeren i Sverige, talte.", "Lise Dalheim", "head_of_government", "SWE"),
    ("Statsminister Per Ekdal i Danmark svarte.", "Per Ekdal", "head_of_government", "DNK"),
    ("Nato-generalsekretær Per Ekdal svarte.", "Per Ekdal", "secretary_general", "Nato"),
    ("Russlands ambassadør i Norge, Ivan Petrov, svarte.", "Ivan Petrov", "ambassador", "RUS"),
    ("Talsperson Per Ekdal i Utenriksdepartementet svarte.", "Per Ekdal", "spokesperson", "NOR"),
]
NN = [
    ("Noregs utanriksminister Lise Dalheim talte.", "Lise Dalheim", "foreign_minister", "NOR"),
    ("Den svenske utanriksministeren Per Ekdal svara.", "Per Ekdal", "foreign_minister", "SWE"),
]
EN = [
    ("Norwegian Foreign Minister Peter Dale spoke.", "Peter Dale", "foreign_minister", "NOR"),
    ("Prime Minister Peter Dale of Norway spoke.", "Peter Dale", "head_of_government", "NOR"),
    ("Peter Dale, the president of Finland, spoke.", "Peter Dale", "head_of_state", "FIN"),
    ("France’s Defence Minister Peter Dale spoke.", "Peter Dale", "defence_minister", "FRA"),
    ("NATO Secretary General Peter Dale spoke.", "Peter Dale", "secretary_general", "NATO"),
]


@pytest.mark.parametrize(
    ("language", "text", "name", "office", "of"),
    [("nb", *c) for c in NB] + [("nn", *c) for c in NN] + [("en", *c) for c in EN],
)
def test_office(language: str, text: str, name: str, office: str, of: str) -> None:
    person = next(p for p in extraction(text, language).persons if p.name == name)
    assert [(o.office, o.of, o.when) for o in person.offices] == [(office, of, "current")]


def test_former_and_designate() -> None:
    found = extraction(
        "Tidligere statsminister Lise Dalheim i Norge møtte USAs påtroppende president Peter Dale."
    )
    assert {p.name: p.offices[0].when for p in found.persons} == {
        "Lise Dalheim": "former",
        "Peter Dale": "designate",
    }


def test_party_in_brackets() -> None:
    found = extraction("Utenriksminister Lise Dalheim (Sp) reiser i dag.")
    assert found.persons[0].party == "Sp"


def test_slip_of_the_pen_is_one_person() -> None:
    found = extraction(
        "Russlands utenriksminister Ivan Petrovsky kom. Ivan Petrowsky gikk. Petrovsky smilte."
    )
    assert [p.name for p in found.persons] == ["Ivan Petrovsky"]
    assert set(found.persons[0].also) == {"Ivan Petrowsky", "Petrovsky"}


def test_two_people_with_one_surname_stay_two() -> None:
    found = extraction("Statsminister Lise Dalheim i Norge møtte Sveriges president Peter Dalheim.")
    assert [p.name for p in found.persons] == ["Lise Dalheim", "Peter Dalheim"]


def test_photographer_and_byline_are_nobody() -> None:
    found = extraction("Av Peter Dale\n\nStatsminister Lise Dalheim i går. Foto: Maria Holm / NTB")
    assert [p.name for p in found.persons] == ["Lise Dalheim"]


@pytest.mark.parametrize(
    ("language", "text", "printed", "who"),
    [
        (
            "nb",
            "Norges utenriksminister Lise Dalheim kom. Utenriksministeren smilte.",
            "Utenriksministeren",
            "Lise Dalheim",
        ),
        ("nb", "Norges statsminister Peter Dale kom. Han smilte.", "Han", "Peter Dale"),
        ("nn", "Noregs statsminister Anne Dale kom. Ho smilte.", "Ho", "Anne Dale"),
        (
            "en",
            "Norwegian Prime Minister Peter Dale came. The prime minister smiled.",
            "prime minister",
            "Peter Dale",
        ),
    ],
)
def test_coreference(language: str, text: str, printed: str, who: str) -> None:
    found = document(text, language)
    keys = {text[m.start : m.end]: m.key for m in found.mentions if m.kind == "person"}
    assert keys[printed] == who


def test_a_pronoun_without_a_fitting_person_stands_for_nobody() -> None:
    found = document("Norges statsminister Peter Dale kom. Hun smilte.")
    assert not [m for m in found.mentions if m.form == "pronoun"]
