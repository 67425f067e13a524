"""Norwegian reports: who stands beside somebody, what others do, and what only sounds like an event."""

import pytest

from kg.records import Event
from tests.reading import extraction

WEDNESDAY = "2021-06-16"


def read(text: str, language: str = "nb") -> tuple[Event, ...]:
    return extraction(text, language, published=WEDNESDAY).events


def told(text: str, language: str = "nb") -> list[tuple[str, set[str]]]:
    return [(e.type, {p.who for p in e.participants}) for e in read(text, language)]


COMPANY = [
    ("nb", "President Juan Soto og sikkerhetspolitisk rådgiver Ana Lima møtte statsminister Kari Dal."),
    ("nb", "President Juan Soto og skuespiller Ana Lima møtte statsminister Kari Dal."),
    ("nb", "President Juan Soto og hans kone Ana Lima møtte statsminister Kari Dal."),
    ("nb", "President Juan Soto møtte statsminister Kari Dal og advokaten Ana Lima."),
    ("nn", "President Juan Soto og kona Ana Lima møtte statsminister Kari Dal."),
    ("nb", "President Juan Soto møtte statsminister Kari Dal. Utenriksminister Ana Lima var med på møtet."),
    ("nb", "President Juan Soto møtte statsminister Kari Dal. Minister Ana Lima deltok ved Sotos side."),
    ("nb", "Sammen med utenriksminister Ana Lima møtte president Juan Soto statsminister Kari Dal."),
    ("nb", "President Juan Soto møtte Kari Dal. Blant dem som var til stede, var minister Ana Lima."),
]


@pytest.mark.parametrize(("language", "text"), COMPANY)
def test_who_is_beside_somebody_meets_as_well(language: str, text: str) -> None:
    assert told(text, language) == [("meeting", {"Juan Soto", "Kari Dal", "Ana Lima"})]


ALONG = [
    ("nb", "Statsminister Kari Dal besøker Peru. Hun følges av utenriksminister Per Li."),
    ("nb", "Statsminister Kari Dal besøkte Peru. Dal ble ledsaget av utenriksminister Per Li."),
    ("nn", "Statsminister Kari Dal besøkte Peru. Ho blei følgd av utanriksminister Per Li."),
    ("nb", "Statsminister Kari Dal ble fulgt av utenriksminister Per Li på reisen til Peru."),
]


@pytest.mark.parametrize(("language", "text"), ALONG)
def test_who_goes_along_visits_as_well(language: str, text: str) -> None:
    assert told(text, language) == [("visit", {"Kari Dal", "Per Li", "PER"})]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Utenriksminister Kari Dal reiser mandag til Peru og tirsdag til Chile."),
        ("nn", "Utanriksminister Kari Dal reiser måndag til Peru og tysdag til Chile."),
    ],
)
def test_each_leg_of_a_journey_has_its_day(language: str, text: str) -> None:
    first, second = read(text, language)
    assert (first.country, first.start) == ("PER", "2021-06-21")
    assert (second.country, second.start) == ("CHL", "2021-06-22")


def test_a_delegation_is_who_leads_it() -> None:
    led = "En delegasjon ledet av Perus utsending Juan Soto reiser til Chile onsdag."
    assert told(led) == [("visit", {"Juan Soto", "CHL"})]
    sent = "Ein delegasjon under leiing av Perus utsending Juan Soto møtte statsminister Kari Dal."
    assert told(sent, "nn") == [("meeting", {"Juan Soto", "Kari Dal"})]


def test_talks_of_two_others_are_no_part_of_the_meeting() -> None:
    own = "samtalene som president Juan Soto hadde med utenriksminister Pedro Cruz"
    text = f"Onsdag møttes Peru, Chile og Brasil i samme by for å følge opp {own}."
    assert told(text) == [("meeting", {"PER", "CHL", "BRA"}), ("meeting", {"Juan Soto", "Pedro Cruz"})]


def test_who_asks_for_a_summit_is_of_it() -> None:
    asked = "President Juan Soto har bedt om et toppmøte med Chiles president Pedro Cruz."
    assert told(asked) == [("summit", {"Juan Soto", "Pedro Cruz"})]


def test_a_call_in_which_somebody_is_invited_has_been() -> None:
    (call,) = read("I en telefonsamtale fredag inviterte president Juan Soto president Pedro Cruz til Lima.")
    assert (call.type, call.status, call.start) == ("phone_call", "held", "2021-06-11")


def test_the_day_after_something_else_is_no_day_of_ones_own() -> None:
    text = (
        "Kari Dal snakket med Juan Soto på telefon fredag. "
        "Samtalen mellom de to fant sted dagen etter at Peru og Chile inngikk våpenhvile."
    )
    assert [(e.type, e.start) for e in read(text)][:1] == [("phone_call", "2021-06-11")]
    assert sum(e.type == "phone_call" for e in read(text)) == 1


BOTH = "Perus president Juan Soto møtte Chiles president Pedro Cruz i Lima fredag.\n"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Forrige toppmøte mellom de to landene ble holdt i Santiago i 2007."),
        ("nn", "Førre toppmøte mellom dei to landa vart halde i Santiago i 2007."),
    ],
)
def test_the_two_lands_have_met_before(language: str, text: str) -> None:
    summit = read(BOTH + text, language)[-1]
    assert (summit.type, summit.start, summit.city) == ("summit", "2007", "Santiago")
    assert {p.who for p in summit.participants} == {"PER", "CHL"}


def test_the_only_two_named_are_the_two() -> None:
    text = "Perus president Juan Soto vil ha en avtale med Chiles president Pedro Cruz. De to møttes mandag."
    assert told(text) == [("meeting", {"Juan Soto", "Pedro Cruz"})]


def test_those_of_a_relative_clause_keep_their_day() -> None:
    text = BOTH + "De to møttes på sidelinjen av G20-toppmøtet, som starter mandag."
    met, summit = read(text)
    assert (met.start, summit.start) == ("2021-06-11", "2021-06-21")


def test_a_press_conference_has_its_speakers() -> None:
    assert told("Det er varslet en pressekonferanse med president Juan Soto og Kari Dal klokken 17.") == [
        ("press_conference", {"Juan Soto", "Kari Dal"})
    ]


NOBODY = [
    "President Juan Soto møtte i Kongressen tirsdag.",
    "Frankrikes president Juan Soto mener islamister har reist til Peru.",
    "FBI- og kongressgranskingen kommer opp under samtalene med Perus utenriksminister Juan Soto.",
    "USA-ledede sanksjoner mot Nord-Korea er tema.",
    "Juan Soto, Perus øverste representant i Wien-samtalene, er fornøyd.",
    "Forslaget er noe som er blitt tatt godt imot av Perus president Juan Soto.",
    "Kari Dal er i dag Norges ambassadør i Nairobi.",
]


FRONTED = [
    "Etter å ha ringt Juan Soto snakket president Pedro Cruz på telefon med statsminister Ola Dal.",
    "Før han ringte Juan Soto, snakket president Pedro Cruz på telefon med statsminister Ola Dal.",
]


@pytest.mark.parametrize("text", FRONTED)
def test_who_acts_behind_a_fronted_clause_does_both(text: str) -> None:
    assert told(text) == [
        ("phone_call", {"Pedro Cruz", "Juan Soto"}),
        ("phone_call", {"Pedro Cruz", "Ola Dal"}),
    ]


@pytest.mark.parametrize("text", NOBODY)
def test_what_only_sounds_like_an_event_is_none(text: str) -> None:
    assert not read(text)


def test_a_journey_is_of_whose_it_is() -> None:
    text = "President Juan Soto avlyste utanriksminister Pedro Cruz si reise."
    assert ("visit", {"Juan Soto"}) not in told(text, "nn")
    own = "President Juan Soto avlyste utanriksminister Mike Pompeos reise til Chile i førre veke."
    assert told(own, "nn") == [("visit", {"Mike Pompeo", "CHL"})]


def test_a_subject_is_none_of_those_named_behind_it() -> None:
    text = "Statsminister Ola Dal traff president Juan Soto. Det var fint med Soto.\n"
    met = told(f"{text}Han hadde møte med Sotos rådgiver Per Li.")
    assert ("meeting", {"Ola Dal", "Per Li"}) in met


def test_a_surname_is_a_person_before_the_words_that_say_so() -> None:
    text = "Brandvold skal møte Perus president Ana Lima torsdag.\n\nFredag skal Brandvold møte Juan Soto."
    told_of = "Statsminister Brandvold er på vei hjem."
    assert ("meeting", {"Brandvold", "Ana Lima"}) in told(f"{text}\n\n{told_of}")
