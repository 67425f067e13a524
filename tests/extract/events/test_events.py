import pytest

from kg.records import Event
from tests.reading import extraction

A = "Norges utenriksminister Lise Dalheim"
B = "Finlands president Pekka Laine"


def one(text: str, language: str = "nb", **more: str) -> Event:
    events = extraction(text, language, **more).events
    assert len(events) == 1, [(e.type, [p.who for p in e.participants]) for e in events]
    return events[0]


def who(event: Event) -> set[str]:
    return {p.who for p in event.participants}


PAIR = {"Lise Dalheim", "Pekka Laine"}
MEETINGS = [
    ("nb", f"{A} møtte {B} i Tromsø mandag."),
    ("nb", f"I Tromsø møtte {A} mandag {B}."),
    ("nb", f"Mandag møtte {A} {B} i Tromsø."),
    ("nb", f"{A} og {B} møttes i Tromsø mandag."),
    ("nb", f"{A} tok imot {B} i Tromsø mandag."),
    ("nb", f"{A} hadde mandag et møte med {B} i Tromsø."),
    ("nb", f"Møtet mellom {A} og {B} fant sted i Tromsø mandag."),
    ("nn", "Noregs utanriksminister Lise Dalheim møtte Finlands president Pekka Laine i Tromsø måndag."),
    ("nn", "I Tromsø fekk Noregs utanriksminister Lise Dalheim møte Finlands president Pekka Laine måndag."),
    ("nn", "Noregs utanriksminister Lise Dalheim og Finlands president Pekka Laine møttest i Tromsø måndag."),
    (
        "en",
        "Norwegian Foreign Minister Lise Dalheim met with Finnish President Pekka Laine in Tromsø on Monday.",
    ),
    (
        "en",
        "Norwegian Foreign Minister Lise Dalheim held talks with Finnish President Pekka Laine in Tromsø on Monday.",
    ),
    (
        "en",
        "Norwegian Foreign Minister Lise Dalheim hosted Finnish President Pekka Laine in Tromsø on Monday.",
    ),
]


@pytest.mark.parametrize(("language", "text"), MEETINGS)
def test_meeting(language: str, text: str) -> None:
    event = one(text, language)
    assert (event.type, who(event), event.city, event.country) == ("meeting", PAIR, "Tromsø", "NOR")
    assert (event.start, event.status) == ("2021-10-25", "held")
    assert event.evidence[0].of(text) == text


@pytest.mark.parametrize(
    ("language", "text", "status"),
    [
        ("nb", f"{A} skal møte {B} i Oslo.", "planned"),
        ("nb", f"{A} håper å møte {B} i Oslo.", "proposed"),
        ("nb", f"Møtet mellom {A} og {B} er avlyst.", "cancelled"),
        ("en", "Norwegian Foreign Minister Lise Dalheim will meet Finnish President Pekka Laine.", "planned"),
        ("en", "Norwegian Foreign Minister Lise Dalheim may meet Finnish President Pekka Laine.", "proposed"),
    ],
)
def test_status(language: str, text: str, status: str) -> None:
    assert one(text, language).status == status


@pytest.mark.parametrize(
    "text",
    [
        f"{A} møtte ikke {B} i Oslo.",
        f"{A} møtte motstand i Oslo.",
        f"{A} snakket om krigen i Ukraina.",
        f"– Vi må møte {B} i Oslo, sa {A}.",
        f"– Kanskje kunne jeg møte {B}, sa {A}.",
    ],
)
def test_no_event(text: str) -> None:
    assert extraction(text).events == ()


def test_a_quotation_tells_the_events_of_who_speaks() -> None:
    event = one(f"– Jeg møtte {B} i Oslo i fjor, sa {A}.")
    assert (event.type, who(event)) == ("meeting", {"Lise Dalheim", "Pekka Laine"})


def test_a_war_is_no_place_of_a_meeting() -> None:
    event = one(f"{A} møtte {B} for å snakke om krigen i Ukraina.")
    assert (event.city, event.country) == (None, None)


def test_second_telling_adds_to_the_first() -> None:
    event = one(f"{A} møtte {B} mandag. Møtet i Tromsø varte en time.")
    assert (event.city, len(event.evidence)) == ("Tromsø", 2)


def test_first_of_its_kind() -> None:
    text = f"{A} møtte {B} mandag.\n\nMøtet er det første offisielle mellom landene."
    event = one(text)
    assert event.first_claim is not None
    assert "første" in event.first_claim.of(text)


def test_venue() -> None:
    assert one(f"{A} møtte {B} på hotellet Fjordblikk i Tromsø.").venue == "Fjordblikk"


@pytest.mark.parametrize(
    ("language", "text", "guest", "host"),
    [
        ("nb", f"{A} besøker Finland.", "Lise Dalheim", "FIN"),
        ("nb", f"{A} reiser til Finland tirsdag.", "Lise Dalheim", "FIN"),
        ("en", "Norwegian Foreign Minister Lise Dalheim visited Finland.", "Lise Dalheim", "FIN"),
    ],
)
def test_visit(language: str, text: str, guest: str, host: str) -> None:
    event = one(text, language)
    assert event.type == "visit"
    assert {(p.who, p.role) for p in event.participants} == {(guest, "guest"), (host, "host")}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Norge utviste 15 russiske diplomater i april."),
        ("nb", "I april ble 15 russiske diplomater utvist fra Norge."),
        ("en", "Norway expelled 15 Russian diplomats in April."),
    ],
)
def test_expulsion(language: str, text: str) -> None:
    event = one(text, language)
    assert {(p.who, p.role) for p in event.participants} == {("NOR", "organiser"), ("RUS", "participant")}


def test_call() -> None:
    event = one(f"{A} ringte {B} mandag kveld.")
    assert (event.type, who(event)) == ("phone_call", PAIR)


@pytest.mark.parametrize(
    ("language", "text", "destination", "status"),
    [
        ("nb", f"{B} inviterte {A} til Helsingfors.", "Helsingfors", "extended"),
        ("nb", f"{A} ble invitert til Finland av {B}, og har takket ja.", "FIN", "accepted"),
        ("nb", f"{B} har invitert {A} til Finland. Hun takket nei.", "FIN", "declined"),
        (
            "en",
            "Finnish President Pekka Laine invited Norwegian Foreign Minister Lise Dalheim to Helsinki.",
            "Helsinki",
            "extended",
        ),
    ],
)
def test_invitation(language: str, text: str, destination: str, status: str) -> None:
    (invitation,) = extraction(text, language).invitations
    assert (invitation.inviter, invitation.invitee) == ("Pekka Laine", "Lise Dalheim")
    assert (invitation.destination, invitation.status) == (destination, status)
