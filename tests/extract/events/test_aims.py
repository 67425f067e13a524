"""What an infinitive tells: agreed to, wanted, or never done; rows of towns; who is asked for something."""

import pytest

from tests.reading import extraction

FRIDAY = "2022-05-20"
TOLD = (
    ("nb", "Iran og EU ble torsdag enige om å gjenoppta de direkte forhandlingene i Wien.",
     [("agreement", "held", "2022-05-19"), ("negotiation", "planned", None)]),
    ("nb", "Iran og EU er enige om å innlede forhandlinger i Wien.", [("negotiation", "planned", None)]),
    ("nn", "Iran og EU er samde om å innleie nye forhandlingar i Wien.", [("negotiation", "planned", None)]),
    ("en", "Iran and the EU decided to hold talks in Vienna.", [("negotiation", "planned", None)]),
    ("nb", "Perus president Milan Jovic og Chiles statsminister Arben Gasa møttes mandag for å komme til enighet.",
     [("meeting", "held", "2022-05-16")]),
    ("en", "President Milan Jovic of Peru and Prime Minister Arben Gasa of Chile met on Monday to reach a deal.",
     [("meeting", "held", "2022-05-16")]),
    ("nb", "Perus president Milan Jovic møtte Chiles statsminister Arben Gasa i Lima mandag uten å komme noen vei.",
     [("meeting", "held", "2022-05-16")]),
)  # fmt: skip


@pytest.mark.parametrize(("language", "text", "told"), TOLD)
def test_what_is_to_come_is_no_fact(
    language: str, text: str, told: list[tuple[str, str, str | None]]
) -> None:
    found = extraction(text, language, published=FRIDAY)
    events = [(e.type, e.status, e.start) for e in found.events]
    assert [one for one in told if one not in events] == []
    assert {kind for kind, _, _ in events} <= {"agreement", *(kind for kind, _, _ in told)}


ASKED_AT = (
    ("nb", "Under en telefonsamtale onsdag inviterte Perus president Milan Jovic Chiles president Mira Ekdal til Lima.",
     "phone_call"),
    ("nb", "Perus president Milan Jovic inviterte Chiles president Mira Ekdal til Lima i en telefonsamtale onsdag.",
     "phone_call"),
    ("nb", "Perus president Milan Jovic inviterte Chiles president Mira Ekdal til Lima under et møte i Oslo onsdag.",
     "meeting"),
)  # fmt: skip


@pytest.mark.parametrize(("language", "text", "kind"), ASKED_AT)
def test_where_somebody_is_invited_has_been(language: str, text: str, kind: str) -> None:
    found = extraction(text, language, published=FRIDAY)
    assert [(e.status, e.start) for e in found.events if e.type == kind] == [("held", "2022-05-18")]
    assert [(i.inviter, i.invitee) for i in found.invitations] == [("Milan Jovic", "Mira Ekdal")]


ROWS = (
    ("nb", "Perus statsminister Mira Ekdal besøkte {} og {} i mai."),
    ("nb", "Perus statsminister Mira Ekdal besøkte både {} og {} i mai."),
    ("nb", "Perus statsminister Mira Ekdal reiser til både {} og {} i mai."),
    ("nn", "Perus statsminister Mira Ekdal vitja både {} og {} i mai."),
    ("en", "Peru's prime minister Mira Ekdal will travel to both {} and {} in May."),
)


@pytest.mark.parametrize(("language", "text"), ROWS)
@pytest.mark.parametrize("places", [("Quito", "Bogota"), ("Ecuador", "Colombia")])
def test_each_of_a_row_is_visited(language: str, text: str, places: tuple[str, str]) -> None:
    found = extraction(text.format(*places), language, published=FRIDAY)
    assert {e.country for e in found.events if e.type == "visit"} == {"ECU", "COL"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Peru, Chile og Kina skal samarbeide tettere. De tre landene møtes i Lima tirsdag."),
        ("nn", "Peru, Chile og Kina skal samarbeide tettare. Tysdag skal dei tre landa forhandle i Lima."),
    ],
)
def test_the_three_are_those_named_together(language: str, text: str) -> None:
    found = extraction(text, language, published=FRIDAY)
    assert [({p.who for p in e.participants}, e.start) for e in found.events] == [
        ({"PER", "CHL", "CHN"}, "2022-05-24")
    ]


def test_who_is_asked_to_let_something_in_is_not_invited() -> None:
    text = "FNs generalsekretær Mira Ekdal ber Perus statsminister Arben Gasa om å slippe inn hjelpen."
    found = extraction(text, "nb", published=FRIDAY)
    assert found.invitations == ()
    assert [s.speaker for s in found.statements] == ["Mira Ekdal"]


def test_the_president_in_a_house_of_state_is_that_state_s() -> None:
    text = "Statsminister Mira Ekdal spiste middag med president Alain Gasa i Élyséepalasset onsdag."
    found = extraction(text, "nb", published=FRIDAY)
    assert {(o.office, o.of) for p in found.persons if p.name == "Alain Gasa" for o in p.offices} == {
        ("head_of_state", "FRA")
    }
    assert [(e.venue, e.country) for e in found.events] == [("Élyséepalasset", "FRA")]


def test_the_day_of_what_was_before_is_not_that_of_what_comes() -> None:
    text = "Perus president Mira Ekdal kommer til Quito etter Nato-toppmøtet i Brussel 11. juni."
    found = {e.type: e.start for e in extraction(text, "nb", published=FRIDAY).events}
    assert found == {"visit": None, "summit": "2022-06-11"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Perus ambassadør Milan Jovic tok imot kritikken, forteller statssekretær Mira Ekdal."),
        ("nn", "Perus ambassadør Milan Jovic tok imot kritikken, fortel statssekretær Mira Ekdal."),
    ],
)
def test_who_tells_of_it_was_not_received(language: str, text: str) -> None:
    assert extraction(text, language, published=FRIDAY).events == ()
