"""Common turns of Norwegian news: a present with a weekday to come, calls by other names, envoys told to leave."""

import pytest

from tests.reading import extraction

A, B = "Perus president Petra Novak", "Kenyas president Tevita Fonoti"
Row = tuple[str, str | None, str]


def told(text: str, language: str = "nb") -> list[Row]:
    events = extraction(text, language, published="2024-05-02").events
    return [(e.type, e.start, e.status) for e in events]


EVENTS = [
    ("nb", "Norge og Peru undertegner fredag en skatteavtale.", ("signing", "2024-05-03", "planned")),
    ("nn", "Noreg og Peru underteiknar fredag ein skatteavtale.", ("signing", "2024-05-03", "planned")),
    ("nb", f"{A} mottar {B} fredag.", ("meeting", "2024-05-03", "planned")),
    ("nb", f"{A} ringer {B} fredag.", ("phone_call", "2024-05-03", "planned")),
    ("nb", f"{A} ankommer Nairobi fredag.", ("visit", "2024-05-03", "planned")),
    ("nb", f"{A} ankom Nairobi tirsdag.", ("visit", "2024-04-30", "held")),
    ("nb", f"{A} hadde tirsdag telefonkontakt med {B}.", ("phone_call", "2024-04-30", "held")),
    ("nb", f"{A} slo på tråden til {B} tirsdag.", ("phone_call", "2024-04-30", "held")),
    ("nb", f"{A} og {B} har pratet på telefon.", ("phone_call", None, "held")),
    ("nb", f"{A} tok en prat med {B} i Wien tirsdag.", ("meeting", "2024-04-30", "held")),
    ("nb", "Peru erklærer to kenyanske diplomater persona non grata.", ("expulsion", "2024-05-02", "held")),
    ("nn", "Utanriksminister Ola Lunde har vore på besøk i Serbia.", ("visit", None, "held")),
    (
        "nb",
        "– Vi har bedt to ansatte ved Kenyas ambassade i Lima om å dra hjem, sier Perus president Petra Novak.",
        ("expulsion", None, "held"),
    ),
]


@pytest.mark.parametrize(("language", "text", "row"), EVENTS)
def test_turn_of_phrase(language: str, text: str, row: Row) -> None:
    assert told(text, language) == [row]


ALONG = [
    (
        "nb",
        "Med seg til Nairobi får utenriksminister Kaja Ellbø forsvarsminister Odd Moe.",
        "planned",
        "Nairobi",
    ),
    ("nb", "Med seg til Kenya hadde utenriksminister Kaja Ellbø forsvarsminister Odd Moe.", "held", None),
    ("nn", "Med seg til Kenya fekk utanriksminister Kaja Ellbø forsvarsminister Odd Moe.", "held", None),
    (
        "nb",
        "Utenriksminister Kaja Ellbø reiser til Nairobi mandag. Med seg får hun forsvarsminister Odd Moe.",
        "planned",
        "Nairobi",
    ),
]


@pytest.mark.parametrize(("language", "text", "status", "city"), ALONG)
def test_who_is_taken_along(language: str, text: str, status: str, city: str | None) -> None:
    (event,) = extraction(text, language, published="2024-05-02").events
    assert {p.who for p in event.participants} == {"Kaja Ellbø", "Odd Moe", "KEN"}
    assert (event.type, event.status, event.city) == ("visit", status, city)


def test_what_is_taken_to_no_country_is_no_journey() -> None:
    assert told("Med seg til bordet får utenriksminister Kaja Ellbø forsvarsminister Odd Moe.") == []


APART = [
    "Soldatene reiser til Ukraina, sier utenriksminister Ola Lunde.",
    "Våpnene er på vei til Ukraina, opplyser utenriksminister Ola Lunde.",
]


@pytest.mark.parametrize("text", APART)
def test_who_tells_of_a_journey_does_not_make_it(text: str) -> None:
    assert told(text) == []


AGAIN = [
    "Peru og Chile har undertegnet en fredsavtale. Avtalen ble undertegnet i Lima lørdag.",
    "Peru og Chile har undertegnet en fredsavtale. Mange så på da avtalen ble undertegnet i Lima lørdag.",
]


@pytest.mark.parametrize("text", AGAIN)
def test_a_treaty_that_was_signed_is_the_one_told(text: str) -> None:
    (event,) = extraction(text, "nb", published="2024-05-02").events
    assert (event.type, event.start, event.city) == ("signing", "2024-04-27", "Lima")


ROADS = [
    ("nb", f"{A} er på vei til Nairobi.", [("visit", None, "planned")]),
    ("nn", f"{A} er på veg til Nairobi.", [("visit", None, "planned")]),
    ("nb", f"{A} er på god vei til å vinne i Kenya.", []),
    ("nb", f"{A} var på vei hjem fra Kenya.", []),
    ("nb", f"{A} vil gjerne møte {B}.", [("meeting", None, "proposed")]),
    ("nb", "Peru og Chile sluttet fred i fjor.", [("agreement", "2023", "held")]),
]


@pytest.mark.parametrize(("language", "text", "rows"), ROADS)
def test_on_the_way_and_making_peace(language: str, text: str, rows: list[Row]) -> None:
    assert told(text, language) == rows
