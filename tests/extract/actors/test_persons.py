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


def test_party_before_the_name() -> None:
    found = extraction("Saken er ikke over, sier Høyres Lise Dalheim.")
    assert found.persons[0].party == "Høyre"


def test_last_name_with_small_words_behind_a_title() -> None:
    found = extraction(
        "Norges utenriksminister Lise Dalheim møtte Pavel van der Holt.\n\nGhanas utenriksminister van der Holt lo."
    )
    assert {p.name: p.offices[0].office for p in found.persons if p.offices} == {
        "Lise Dalheim": "foreign_minister",
        "Pavel van der Holt": "foreign_minister",
    }


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


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("nb", "Nederlands statsminister Wim van der Hoeg kom.", ["Wim van der Hoeg"]),
        ("nb", "Færøyenes minister Rói við Strond kom.", ["Rói við Strond"]),
        ("nb", "– Nei, sier Zhanar Omirbek.", ["Zhanar Omirbek"]),
        ("nb", "Det mener dommer Tordveig Ulvang.", ["Tordveig Ulvang"]),
        ("nb", "Tordveig Ulvang (54) vant løpet.", ["Tordveig Ulvang"]),
        (
            "nb",
            "Danmarks Larsemil Krogsgård og finske Aarne Leppävuo kom.",
            ["Larsemil Krogsgård", "Aarne Leppävuo"],
        ),
        ("nb", "Tordveig Ulvang reiste hjem. Ulvang var trøtt.", ["Tordveig Ulvang"]),
        ("nb", "Goldman Sachs reiste hjem.", []),
        ("nb", "Podcast-vert Katty Ulvang spør.", ["Katty Ulvang"]),
        ("en", "US President Peter Dale's Middle East plan failed.", ["Peter Dale"]),
        ("en", "Brazil's minister José d'Avilar came.", ["José d'Avilar"]),
        ("en", "Mousab Abu Marzouq told reporters.", ["Mousab Abu Marzouq"]),
        (
            "en",
            "Secretary-General Ban Ho-moon and Minister Cho Sei-young came.",
            ["Ban Ho-moon", "Cho Sei-young"],
        ),
        ("en", "Theresa May left in May.", ["Theresa May"]),
        ("en", "The Africa Leaders Summit opens. Leaders Summit delegates came.", []),
        ("en", "He heads the Russian Direct Investment Fund.", []),
        ("en", "The Hungarian prime minister Monday said no.", []),
        ("nb", "Han kom etter invitasjon fra Hans Majestet Kongen.", []),
        ("nb", "Hun møtte Canadas statsminister Douglas R. Halibrand.", ["Douglas R Halibrand"]),
        ("nb", "Han møtte journalisten Tordveig Ulvang.", ["Tordveig Ulvang"]),
        ("nb", "Høyres Tordveig Ulvang er enig.", ["Tordveig Ulvang"]),
        ("nb", "Hun følger etter dansken Tordveig Ulvang.", ["Tordveig Ulvang"]),
        ("nn", "– Nei, seier Zarina Mamadova Lund.", ["Zarina Mamadova Lund"]),
        ("nb", "Trener Tordveig Ulvang er trøtt.", ["Tordveig Ulvang"]),
    ],
)
def test_who_is_a_person(language: str, text: str, names: list[str]) -> None:
    assert [p.name for p in extraction(text, language).persons] == names


def test_a_particle_that_opens_a_sentence_is_still_the_name() -> None:
    found = extraction("UN envoy Stefan de Mistura came. De Mistura spoke.", "en")
    assert [(p.name, p.also) for p in found.persons] == [("Stefan de Mistura", ("De Mistura",))]


def test_a_surname_with_particles_is_the_person_named_in_full() -> None:
    found = extraction("Nederlands statsminister Wim van der Hoeg kom. Van der Hoeg smilte.")
    assert [p.name for p in found.persons] == ["Wim van der Hoeg"]


def test_a_genitive_is_no_other_form_of_the_name() -> None:
    found = extraction("Finlands president Pekka Laine kom. Pekka Laines besøk varte lenge.")
    assert [(p.name, p.also) for p in found.persons] == [("Pekka Laine", ())]


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Kronprins Haakon åpnet møtet.", "NOR"),
        ("Talsperson Per Ekdal i Handelsdepartementet svarte.", "NOR"),
        ("Presidenten i Sametinget, Aili Dalheim, svarte.", "Sametinget"),
    ],
)
def test_whom_an_office_serves(text: str, of: str) -> None:
    assert [o.of for o in extraction(text).persons[0].offices] == [of]


def test_waters_are_no_states() -> None:
    told = extraction(
        "Peru and Chile spoke of the Norwegian Sea, the Indian Ocean and the South China Sea.", "en"
    )
    assert set(told.countries) == {"PER", "CHL"}


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        (
            "nb",
            "Programlederen Kaspar «Kappe» Lundegaard møtte Perus president.",
            "Kaspar «Kappe» Lundegaard",
        ),
        ("nb", "Dommeren viste ut stopperen Sveinn Orri Baldvinsson.", "Sveinn Orri Baldvinsson"),
        ("en", "The hall was opened by Edda Baldvinsdóttir on Monday.", "Edda Baldvinsdóttir"),
    ],
)
def test_names_with_a_nickname_or_of_descent(language: str, text: str, name: str) -> None:
    assert name in {p.name for p in extraction(text, language).persons}
