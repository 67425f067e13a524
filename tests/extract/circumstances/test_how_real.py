"""How real an event is by the words around it: luck wished, doubts, captions, measures in force, old treaties."""

import pytest

from kg.records import Event
from tests.reading import extraction

WEDNESDAY = "2024-05-15"
A, B = "Norges utenriksminister Kari Solbakk", "Sveriges utenriksminister Nils Forsgren"
N, S = "Noregs utanriksminister Kari Solbakk", "Sveriges utanriksminister Nils Forsgren"


def told(text: str, language: str) -> tuple[Event, ...]:
    return extraction(text, language, published=WEDNESDAY).events


STATUSES = [
    ("nb", f"Statsministeren ønsket {A} lykke til i samtalene med {B}.", "meeting", "planned"),
    ("nb", f"Statsministeren ønsket {A} hell og lykke med møtet med {B}.", "meeting", "planned"),
    ("nn", f"Statsministeren ønskte {N} lukke til i samtalane med {S}.", "meeting", "planned"),
    ("nb", f"Det er uvisst hvorvidt {A} og {B} skal møtes i Wien i juni.", "meeting", "proposed"),
    ("nb", f"{A} og {B} skal møtes i Wien i juni.", "meeting", "planned"),
    ("nb", f"{A} vil besøke Sverige når forholdene tillater det.", "visit", "proposed"),
    ("nn", f"{N} vil vitje Sverige når tilhøva ligg til rette.", "visit", "proposed"),
    ("nb", f"{A} vil besøke Sverige når ferien er over.", "visit", "planned"),
    ("nb", f"{A} og {B} vil møtes «når det byr seg en anledning».", "meeting", "proposed"),
    ("nb", f"{A} på besøk i Sverige. Foto: Ola Moe / NTB", "visit", "ongoing"),
    ("nb", f"{A} på statsbesøk i Sverige i 2019. Foto: Ola Moe / NTB", "visit", "held"),
    ("nb", f"{A} var på besøk i Sverige.", "visit", "held"),
    ("nb", "Norge har innført sanksjoner mot Sverige.", "sanction", "ongoing"),
    ("nb", "Norge innførte sanksjoner mot Sverige i fjor.", "sanction", "held"),
    ("nb", "Norge vil oppdatere handelsavtalen med Sverige fra 2016.", "agreement", "held"),
    ("nn", "Noreg vil oppdatera handelsavtalen med Sverige frå 2016.", "agreement", "held"),
    ("nb", f"Ved siden av det mulige møtet med Perus president snakket {A} med {B}.", "meeting", "held"),
]


@pytest.mark.parametrize(("language", "text", "kind", "status"), STATUSES)
def test_how_real_it_is(language: str, text: str, kind: str, status: str) -> None:
    found = [e.status for e in told(text, language) if e.type == kind]
    assert found[-1:] == [status], found


def test_a_gathering_that_is_to_be_held_is_planned_whoever_is_said_to_be_its_host() -> None:
    text = f"{A} er vertskap. Et talerør bekreftet lørdag at toppmøtet blir holdt i Oslo. {B} kommer også."
    summits = [
        e for e in told(f"Invitasjonen til toppmøtet kom lørdag.\n\n{text}", "nb") if e.type == "summit"
    ]
    assert [e.status for e in summits] == ["planned"]


def test_what_has_been_is_no_part_of_a_summit_that_may_be() -> None:
    text = f"{A} og {B} møttes i Riga i går for å snakke om det mulige toppmøtet med Perus president Petra Novak."
    held = [e for e in told(text, "nb") if e.type == "meeting"]
    assert [(e.city, e.part_of) for e in held] == [("Riga", None)]


def test_an_ambassador_is_summoned_in_the_town_of_the_embassy() -> None:
    text = "Perus ambassadør i Oslo, Petra Novak, ble onsdag kalt inn til det norske utenriksdepartementet."
    (event,) = told(text, "nb")
    assert (event.type, event.city, event.country) == ("protest_note", "Oslo", "NOR")
    (event,) = told(text.replace(" i Oslo,", ","), "nb")
    assert (event.city, event.country) == (None, "NOR")


def test_coming_to_a_meeting_is_no_visit_beside_it() -> None:
    text = (
        "Perus statsminister Petra Novak og Kenyas statsminister Tevita Fonoti kommer til Beograd 30. mai, sier "
        "Serbias president Vuk Stanol.\n\n– Torsdag om to uker møtes vi her, sa Stanol til journalister."
    )
    (event,) = told(text, "nb")
    assert (event.type, event.city, event.start) == ("meeting", "Beograd", "2024-05-30")
    assert {p.who for p in event.participants} == {"Vuk Stanol", "Petra Novak", "Tevita Fonoti"}
    visits = [e for e in told(text.split("\n\n", maxsplit=1)[0], "nb") if e.type == "visit"]
    assert [(e.city, e.start) for e in visits] == [("Beograd", "2024-05-30")]


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("nb", f"{A} møter {B} tirsdag om en uke.", "2024-05-21"),
        ("nb", f"{A} møter {B} om to uker, på torsdag.", "2024-05-30"),
        ("nn", f"{N} møter {S} om to veker, på torsdag.", "2024-05-30"),
    ],
)
def test_a_weekday_some_weeks_ahead(language: str, text: str, day: str) -> None:
    (event,) = told(text, language)
    assert event.start == day
