"""What one verb tells of several days, or of several people each on his own: a meeting with each."""

import pytest

from tests.reading import extraction

WEDNESDAY = "2024-05-15"
IN_TURN = [
    (
        "nb",
        "Utenriksminister Kari Ekdal møtte mandag president Ana Solis i Lima og dagen etter Chiles president Luis Paredes.",
    ),
    (
        "nn",
        "Utanriksminister Kari Ekdal møtte måndag president Ana Solis i Lima og dagen etter Chiles president Luis Paredes.",
    ),
    (
        "en",
        "Foreign Minister Kari Ekdal met President Ana Solis in Lima on Monday and the next day Chilean President Luis Paredes.",
    ),
]
APART = [
    (
        "nb",
        "Utenriksminister Kari Ekdal og statsminister Per Moe møtte president Ana Solis hver for seg i Lima mandag.",
    ),
    (
        "nb",
        "Hver for seg møtte utenriksminister Kari Ekdal og statsminister Per Moe president Ana Solis i Lima mandag.",
    ),
    (
        "nn",
        "Utanriksminister Kari Ekdal og statsminister Per Moe møtte president Ana Solis kvar for seg i Lima måndag.",
    ),
    (
        "en",
        "Foreign Minister Kari Ekdal and Prime Minister Per Moe met separately with President Ana Solis in Lima on Monday.",
    ),
    (
        "en",
        "Foreign Minister Kari Ekdal and Prime Minister Per Moe each met President Ana Solis in Lima on Monday.",
    ),
]


def met(language: str, text: str) -> dict[frozenset[str], tuple[str | None, str | None]]:
    events = extraction(text, language, published=WEDNESDAY).events
    return {frozenset(p.who for p in e.participants): (e.city, e.start) for e in events}


@pytest.mark.parametrize(("language", "text"), IN_TURN)
def test_the_next_day_is_another_meeting_in_no_place_that_is_told(language: str, text: str) -> None:
    assert met(language, text) == {
        frozenset({"Kari Ekdal", "Ana Solis"}): ("Lima", "2024-05-13"),
        frozenset({"Kari Ekdal", "Luis Paredes"}): (None, "2024-05-14"),
    }


@pytest.mark.parametrize(("language", "text"), APART)
def test_who_meet_somebody_each_on_his_own_do_not_meet_each_other(language: str, text: str) -> None:
    assert met(language, text) == {
        frozenset({"Kari Ekdal", "Ana Solis"}): ("Lima", "2024-05-13"),
        frozenset({"Per Moe", "Ana Solis"}): ("Lima", "2024-05-13"),
    }


def test_the_two_are_nobody_where_one_met_two_in_turn() -> None:
    told = "Kenyas utenriksminister Kari Ekdal møtte Perus president Ana Solis og dagen etter Chiles president Luis Paredes. "
    assert frozenset({"Ana Solis", "Luis Paredes"}) not in met("nb", told + "De to drøftet fisk.")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Fredag møttes lederne for 49 afrikanske land til toppmøte i Lima."),
        ("nn", "Fredag møttest leiarane for 49 afrikanske land til toppmøte i Lima."),
    ],
)
def test_who_meet_for_a_summit_do_so_on_the_day_of_the_verb(language: str, text: str) -> None:
    assert [e.start for e in extraction(text, language, published=WEDNESDAY).events] == ["2024-05-10"]


SERIES = [
    (
        "nb",
        "Utenriksminister Kari Ekdal hadde mandag en rekke møter i Lima, blant annet med president Ana Solis og utenriksminister Luis Paredes.",
    ),
    (
        "nn",
        "Utanriksminister Kari Ekdal hadde måndag ei rekkje møte i Lima, mellom anna med president Ana Solis og utanriksminister Luis Paredes.",
    ),
    (
        "en",
        "Foreign Minister Kari Ekdal held a series of meetings in Lima on Monday, including with President Ana Solis and Foreign Minister Luis Paredes.",
    ),
]


@pytest.mark.parametrize(("language", "text"), SERIES)
def test_a_series_of_meetings_is_one_with_each(language: str, text: str) -> None:
    assert met(language, text) == {
        frozenset({"Kari Ekdal", "Ana Solis"}): ("Lima", "2024-05-13"),
        frozenset({"Kari Ekdal", "Luis Paredes"}): ("Lima", "2024-05-13"),
    }


TWICE = [
    (
        "nb",
        "Utenriksminister Kari Ekdal møtte mandag president Ana Solis i Lima. Det var tredje gang på et år at Ekdal og Solis møttes. De to møttes også i Quito i mars.",
    ),
    (
        "nn",
        "Utanriksminister Kari Ekdal møtte måndag president Ana Solis i Lima. Det var tredje gongen på eit år at Ekdal og Solis møttest. Dei to møttest òg i Quito i mars.",
    ),
    (
        "en",
        "Foreign Minister Kari Ekdal met President Ana Solis in Lima on Monday. It was the third time in a year that Ekdal and Solis had met. The two also met in Quito in March.",
    ),
]


@pytest.mark.parametrize(("language", "text"), TWICE)
def test_which_of_their_meetings_it_was_is_no_meeting_more(language: str, text: str) -> None:
    events = extraction(text, language, published=WEDNESDAY).events
    assert [(e.city, e.start) for e in events] == [("Lima", "2024-05-13"), ("Quito", "2024-03")]


LEGS = [
    (
        "en",
        "Norwegian Foreign Minister Kari Ekdal will travel to Washington on Thursday. Ekdal will also meet Senator Ana Haller. From Washington she goes to New York.",
    ),
    (
        "nb",
        "Utenriksminister Kari Ekdal reiser til Washington torsdag. Ekdal skal også møte senator Ana Haller. Fra Washington reiser hun til New York.",
    ),
]


@pytest.mark.parametrize(("language", "text"), LEGS)
def test_who_is_met_before_the_next_leg_is_told_is_met_on_the_first(language: str, text: str) -> None:
    assert met(language, text)[frozenset({"Kari Ekdal", "Ana Haller"})][0] == "Washington"


ARRIVED = [
    (
        "nb",
        "Perus president Ana Solis møtte Chiles president Luis Paredes i Lima tirsdag.\n\nParedes kom til Cusco søndag.\n\nDe to undertegnet 20 avtaler.",
    ),
    (
        "en",
        "Peruvian President Ana Solis met Chilean President Luis Paredes in Lima on Tuesday.\n\nParedes arrived in Cusco on Sunday.\n\nThe leaders signed 20 agreements.",
    ),
]


@pytest.mark.parametrize(("language", "text"), ARRIVED)
def test_what_is_told_behind_an_arrival_is_of_the_news_before_it(language: str, text: str) -> None:
    events = extraction(text, language, published=WEDNESDAY).events
    assert [(e.type, e.city, e.start) for e in events] == [
        ("meeting", "Lima", "2024-05-14"),
        ("visit", "Cusco", "2024-05-12"),
        ("signing", "Lima", "2024-05-14"),
    ]


def test_who_is_told_something_while_visiting_is_met() -> None:
    text = "Peruvian President Ana Solis told visiting Chilean President Luis Paredes on Tuesday that trade must grow."
    assert frozenset({"Ana Solis", "Luis Paredes"}) in met("en", text)
