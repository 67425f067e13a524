"""What briefs, diaries and readouts tell in plain sentences. All names are invented."""

import pytest

from tests.reading import extraction

QUISPE, VERA = "Perus president Juan Quispe", "Chiles president Rosa Vera"
LIE = "statsminister Per Lie"

EVENTS: list[tuple[str, str, list[tuple[str, set[str], str]]]] = [
    # who mediates and who negotiates
    ("nb", "Qatar mekler mellom Israel og Hamas.", [("negotiation", {"QAT", "ISR", "Hamas"}, "ongoing")]),
    ("nn", f"{QUISPE} har mekla mellom Chile og Bolivia.", [("negotiation", {"Juan Quispe", "CHL", "BOL"}, "held")]),
    ("nb", f"{QUISPE} har meklet mellom partene.", []),
    ("nb", "Norge og EFTA forhandler med Peru om en avtale.", [("negotiation", {"NOR", "EFTA", "PER"}, "ongoing")]),
    ("nn", "Noreg forhandlar med EU om kvotar.", [("negotiation", {"NOR", "EU"}, "ongoing")]),
    # what was intended, and what came of it
    ("nb", f"Møtet mellom {QUISPE} og {VERA} skulle holdes 7. februar, men ble avlyst.", [("meeting", {"Juan Quispe", "Rosa Vera"}, "cancelled")]),
    ("nb", f"Også i mai skulle {QUISPE} og {VERA} ha møttes i Bogotá, men da trakk Quispe seg.", [("meeting", {"Juan Quispe", "Rosa Vera"}, "cancelled")]),
    ("nb", f"Det hvite hus utelukker at {QUISPE} møter {VERA}.", [("meeting", {"Juan Quispe", "Rosa Vera"}, "denied")]),
    ("nb", f"Det hvite hus utelukker ikke at {QUISPE} møter {VERA}.", [("meeting", {"Juan Quispe", "Rosa Vera"}, "proposed")]),
    ("nb", f"{QUISPE} sa ja til å møte {VERA}.", [("meeting", {"Juan Quispe", "Rosa Vera"}, "planned")]),
    ("nb", f"Det er tredje gang at {QUISPE} og {VERA} møtes.", [("meeting", {"Juan Quispe", "Rosa Vera"}, "held")]),
    # those who are told by what they do
    ("nb", "Delegasjoner fra Peru og Chile møttes i Genève.", [("meeting", {"PER", "CHL"}, "held")]),
    ("nb", f"{QUISPE} er i Oslo. Kong Olav tok imot gjesten på Slottet.", [("visit", {"Juan Quispe", "NOR"}, "ongoing"), ("meeting", {"Olav", "Juan Quispe"}, "held")]),
    ("nb", f"{QUISPE} deltok på G7-møtet i Canada.", [("summit", {"G7", "Juan Quispe", "CAN"}, "held")]),
    ("nb", f"Onsdag landet {QUISPE} i Santiago.", [("visit", {"Juan Quispe", "CHL"}, "held")]),
    ("nb", f"Norges {LIE} er på vei til Lima.", [("visit", {"Per Lie", "PER"}, "planned")]),
    ("nn", f"Måndag skriv Noregs {LIE} og {QUISPE} under på ein avtale.", [("signing", {"Per Lie", "Juan Quispe"}, "planned")]),
    ("nn", f"Noregs {LIE} og {QUISPE} tok måndag den fyrste telefonsamtalen.", [("phone_call", {"Per Lie", "Juan Quispe"}, "held")]),
    # who meets the press together
    ("nb", f"{QUISPE} og {VERA} møtte pressen i Oslo mandag.", [("press_conference", {"Juan Quispe", "Rosa Vera"}, "held")]),
    ("nn", f"Måndag svara {QUISPE} då han møtte pressa saman med {VERA}.", [("press_conference", {"Juan Quispe", "Rosa Vera"}, "held")]),
    ("en", "Peruvian President Juan Quispe and Chilean President Rosa Vera met reporters in Oslo on Monday.", [("press_conference", {"Juan Quispe", "Rosa Vera"}, "held")]),
    ("nb", f"{QUISPE} møtte pressen etter samtaler med {VERA} mandag.", [("press_conference", {"Juan Quispe"}, "held"), ("meeting", {"Juan Quispe", "Rosa Vera"}, "held")]),
    ("nb", f"Det sa {QUISPE} og {VERA} på en pressekonferanse i går.", [("press_conference", {"Juan Quispe", "Rosa Vera"}, "held")]),
    # who speaks behind the verb was there, whatever was said before it
    ("nb", f"– Bolivia vil hjelpe, sa {QUISPE} etter et møte med {VERA}.", [("meeting", {"Juan Quispe", "Rosa Vera"}, "held")]),
    # a visit that goes on, and where the guest goes next
    ("nb", f"{QUISPE} er på offisielt besøk i Norge. Torsdag reiser Quispe til Bodø.", [("visit", {"Juan Quispe", "NOR"}, "ongoing"), ("visit", {"Juan Quispe", "NOR"}, "planned")]),
    # wreaths and flowers
    ("nb", f"{QUISPE} og {VERA} la mandag ned krans ved monumentet i Lima.", [("ceremony", {"Juan Quispe", "Rosa Vera"}, "held")]),
    ("nn", f"{QUISPE} skal leggje ned blomar i Lima.", [("ceremony", {"Juan Quispe"}, "planned")]),
    ("en", "Peruvian President Juan Quispe laid a wreath in Lima on Monday.", [("ceremony", {"Juan Quispe"}, "held")]),
    ("nb", f"{QUISPE} la ned vervet og la fram tall.", []),
    # whoever hosts a meeting, and whoever speaks of an expulsion
    ("en", "Spokeswoman Rosa Vera called the expulsion of a Peruvian diplomat a hostile step.", []),
    # asked for, or proposed, in a call that was held
    ("nb", f"{QUISPE} ba om mer hjelp i en telefonsamtale med {VERA}.", [("phone_call", {"Juan Quispe", "Rosa Vera"}, "held")]),
    ("nn", f"{QUISPE} bad om meir hjelp i ein telefonsamtale med {VERA}.", [("phone_call", {"Juan Quispe", "Rosa Vera"}, "held")]),
    ("nb", f"{QUISPE} krevde mer hjelp i en telefonsamtale med den norske statsministeren.", [("phone_call", {"Juan Quispe", "NOR"}, "held")]),
    ("en", "Peruvian President Juan Quispe pressed for aid during a meeting with Norway's prime minister.", [("meeting", {"Juan Quispe", "NOR"}, "held")]),
    ("nb", f"{QUISPE} krevde mer hjelp i et møte med den peruanske utenriksministeren.", []),
    ("nb", f"{QUISPE} ba om en telefonsamtale med {VERA}.", [("phone_call", {"Juan Quispe", "Rosa Vera"}, "proposed")]),
    # also: some of those who met before, on their own
    ("nb", f"Norges {LIE} møtte {QUISPE} og {VERA} mandag.\n\nQuispe og Vera møttes også.", [("meeting", {"Per Lie", "Juan Quispe"}, "held"), ("meeting", {"Per Lie", "Rosa Vera"}, "held"), ("meeting", {"Juan Quispe", "Rosa Vera"}, "held")]),
    # what those who met met for
    ("en", "Foreign ministers from Peru, Chile and Bolivia met in Lima on Monday for the 18th ministerial session of the Arctic Council.", [("conference", {"PER", "CHL", "BOL", "Arctic Council"}, "held")]),
    ("en", "Peru and Chile met in Lima on Monday for talks before a summit of the Arctic Council.", [("meeting", {"PER", "CHL"}, "held"), ("summit", {"Arctic Council"}, "held")]),
    # who has just met ahead of something
    ("en", "Peruvian President Juan Quispe met Chilean President Rosa Vera in Lima on Friday ahead of a vote.", [("meeting", {"Juan Quispe", "Rosa Vera"}, "held")]),
    # a body of states expels, too
    ("nb", "Nato viste ut åtte peruanere 6. oktober.", [("expulsion", {"Nato", "PER"}, "held")]),
    # a ministry acts for its state
    ("nb", "Chiles utenriksdepartement innkalte mandag Perus ambassadør Juan Quispe.", [("protest_note", {"CHL", "Juan Quispe"}, "held")]),
    ("nn", "Chiles utanriksdepartement viste måndag ut to peruanske diplomatar.", [("expulsion", {"CHL", "PER"}, "held")]),
    # envoys that must go
    ("nb", "Fredag påla Peru Chile å trekke hjem tolv diplomater.", [("expulsion", {"PER", "CHL"}, "held")]),
    ("nn", "Peru har bede Chile om å trekkje heim ti diplomatar.", [("expulsion", {"PER", "CHL"}, "held")]),
    ("nb", "Peru ber Chile om å trekke ut soldatene.", []),
]  # fmt: skip

INVITATIONS: list[tuple[str, str, list[tuple[str | None, str | None, str | None, str]]]] = [
    ("nb", f"{QUISPE} ber kong Olav på statsbesøk.", [("Juan Quispe", "Olav", "PER", "extended")]),
    ("nn", f"{QUISPE} bad {VERA} på middag i Lima.", [("Juan Quispe", "Rosa Vera", "Lima", "extended")]),
    ("nb", f"EU kaller {QUISPE} og {VERA} inn til møte i Brussel.", [("EU", "Juan Quispe", "Brussel", "extended"), ("EU", "Rosa Vera", "Brussel", "extended")]),
    ("nn", f"{QUISPE} vil møte {VERA} når EU kallar dei to inn til Brussel.", [("EU", "Juan Quispe", "Brussel", "extended"), ("EU", "Rosa Vera", "Brussel", "extended")]),
    ("nb", "Norge kalte Perus ambassadør Juan Quispe inn til samtale i Utenriksdepartementet.", []),
    ("nb", "Presidenten i Skiforbundet, Ola Bø, er kalt inn til et krisemøte i Oslo.", []),
    ("nb", f"{QUISPE} fikk tilbud om å komme til toppmøtet i Santiago. Det har han sagt nei takk til.", [(None, "Juan Quispe", "Santiago", "declined")]),
    ("nb", f"{QUISPE} tilbød {VERA} å komme til Lima.", [("Juan Quispe", "Rosa Vera", "Lima", "extended")]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "told"), EVENTS)
def test_event(language: str, text: str, told: list[tuple[str, set[str], str]]) -> None:
    found = extraction(text, language).events
    assert [(e.type, {p.who for p in e.participants}, e.status) for e in found] == told


@pytest.mark.parametrize(("language", "text", "told"), INVITATIONS)
def test_invitation(
    language: str, text: str, told: list[tuple[str | None, str | None, str | None, str]]
) -> None:
    found = extraction(text, language).invitations
    assert [(i.inviter, i.invitee, i.destination, i.status) for i in found] == told


@pytest.mark.parametrize(
    ("text", "city"),
    [
        (f"{QUISPE} traff Chiles utenriksminister i Genève mandag.", "Genève"),
        ("Mandag møtes EUs utenriksministre i Luxembourg.", "Luxembourg"),
    ],
)
def test_town_behind_an_office_is_where_they_met(text: str, city: str) -> None:
    assert [e.city for e in extraction(text).events] == [city]


def test_who_has_just_arrived_to_meet_is_still_to_meet_on_a_day_that_is_not_told() -> None:
    told = "Peruvian President Juan Quispe {} on {} to meet Chilean President Rosa Vera."
    for words, day, start, met in (
        ("arrived in Santiago", "Friday", "2021-10-22", None), ("is due in Santiago", "Friday", "2021-10-29", "2021-10-29"),
    ):  # fmt: skip
        found = extraction(told.format(words, day), "en").events
        assert {(e.type, e.start) for e in found} == {("visit", start), ("meeting", met)}
        assert [e.status for e in found if e.type == "meeting"] == ["planned"]


def test_landets_is_the_state_that_acts() -> None:
    text = "Fredag påla Peru naboene Chile og Bolivia å betale. Landets president Juan Quispe er sint."
    assert [(o.office, o.of) for p in extraction(text).persons for o in p.offices] == [
        ("head_of_state", "PER")
    ]


def test_a_body_beside_does_not_hold_the_gathering_of_another() -> None:
    found = extraction(f"Det skrev {QUISPE} på Twitter dagen før G20-møtet åpnet i Lima.").events
    assert all("Twitter" not in {p.who for p in e.participants} for e in found)
