"""Active and passive, and other wordings that tell the same."""

import pytest

from tests.reading import extraction

A = {"nb": "Norges utenriksminister Lise Dalheim", "nn": "Noregs utanriksminister Lise Dalheim",
     "en": "Norway's foreign minister, Lise Dalheim,"}  # fmt: skip
B = {"nb": "Finlands president Pekka Laine", "nn": "Finlands president Pekka Laine",
     "en": "Finland's president, Pekka Laine,"}  # fmt: skip
PASSIVES = [
    ("nb", "phone_call", "held", "{B} ble oppringt av {A} mandag."),
    ("nb", "meeting", "cancelled", "Møtet med {B} er avlyst av {A}."),
    ("nn", "phone_call", "held", "{B} vart oppringd av {A} måndag."),
    ("nn", "meeting", "held", "{A} vart motteken av {B} måndag."),
    ("nn", "meeting", "held", "{A} vart ønskt velkomen av {B} måndag."),
    ("en", "phone_call", "held", "{B} was phoned by {A} on Monday."),
    ("en", "meeting", "cancelled", "The meeting with {B} has been cancelled by {A}"),
    ("nb", "summit", "planned", "{A} og {B} skal holde et toppmøte i Wien."),
    ("en", "summit", "planned", "{A} and {B} will hold a summit in Vienna."),
]


@pytest.mark.parametrize(("language", "kind", "status", "text"), PASSIVES)
def test_both_take_part(language: str, kind: str, status: str, text: str) -> None:
    found = extraction(text.format(A=A[language], B=B[language]), language)
    (event,) = found.events
    assert (event.type, event.status) == (kind, status)
    assert {p.who for p in event.participants} == {"Lise Dalheim", "Pekka Laine"}
    assert not found.statements


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Finland ble mandag besøkt av {A}."), ("nn", "Finland vart måndag vitja av {A}."),
        ("en", "Finland was visited by {A} on Monday."),
    ],
)  # fmt: skip
def test_a_visit_told_by_the_host(language: str, text: str) -> None:
    (event,) = extraction(text.format(A=A[language]), language).events
    assert (event.type, event.country) == ("visit", "FIN")
    assert {(p.who, p.role) for p in event.participants} == {("Lise Dalheim", "guest"), ("FIN", "host")}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Finland ble i fjor besøkt av 3000 turister."),
        ("nb", "{B} ble oppringt av politiet mandag."),
        ("nb", "{B} er invitert til middag av {A}."),
        ("en", "Finland was visited by 3,000 tourists on Monday."),
        ("en", "{B} was phoned by the police on Monday."),
    ],
)
def test_what_tells_no_event(language: str, text: str) -> None:
    assert not extraction(text.format(A=A[language], B=B[language]), language).events


@pytest.mark.parametrize("text", ["Noreg kalla inn Finlands ambassadør Pekka Laine.",
                                  "Finlands ambassadør Pekka Laine vart kalla inn av Noreg."])  # fmt: skip
def test_whoever_is_called_in_is_called_nothing(text: str) -> None:
    found = extraction(text, "nn")
    assert [e.type for e in found.events] == ["protest_note"] and not found.statements


@pytest.mark.parametrize("text", [
    "Utenriksministrene Pekka Laine (Finland), Ion Dalca (Romania) og Per Ekdal (Sverige) møttes i Wien.",
    "Utenriksministrene Pekka Laine fra Finland, Ion Dalca fra Romania og Per Ekdal fra Sverige møttes i Wien.",
])  # fmt: skip
def test_a_list_of_ministers_with_their_countries(text: str) -> None:
    (event,) = extraction(text).events
    assert {p.who for p in event.participants} == {"Pekka Laine", "Ion Dalca", "Per Ekdal"}


def test_small_words_of_a_surname_open_no_clause() -> None:
    text = (
        "Nederlands utenriksminister Joost van der Holm møtte Finlands president Pekka Laine i Wien mandag."
    )
    (event,) = extraction(text).events
    assert (event.city, event.start) == ("Wien", "2021-10-25")


def test_a_surname_with_small_words_speaks_for_itself() -> None:
    text = (
        "Nederlands utenriksminister Ilse de Holm møtte Finlands president Pekka Laine.\n\n"
        "– Det gikk fint, sa de Holm til NTB.\n\nDe Holm sa at møtet var nyttig."
    )
    assert {s.speaker for s in extraction(text).statements} == {"Ilse de Holm"}
    assert not any(s.co_speakers for s in extraction(text).statements)


def test_weather_is_no_opening() -> None:
    text = "Det var sol i går.\n\nNorges utenriksminister Lise Dalheim møtte i dag Finlands president Pekka Laine."
    (event,) = extraction(text + "\n\nDe to møttes i Oslo.").events
    assert event.start == "2021-10-25"


@pytest.mark.parametrize(
    ("place", "who"),
    [("Lisbon", {"Lise Dalheim"}), ("Lisbon, Portugal", {"Lise Dalheim", "PRT"})],
)
def test_only_a_country_that_is_named_is_host_of_a_gathering(place: str, who: set[str]) -> None:
    text = f"Norway's foreign minister, Lise Dalheim, attended the conference in {place}."
    (event,) = extraction(text, "en").events
    assert {p.who for p in event.participants} == who and event.country == "PRT"
