"""When, where, in which house and how real: one sentence, one event; then what it takes from around it."""

import pytest

from kg.records import Event
from tests.reading import extraction

WEDNESDAY = "2024-05-15"
A, B = "Norges utenriksminister Kari Solbakk", "Sveriges utenriksminister Nils Forsgren"
N = "Noregs utanriksminister Kari Solbakk"
C, D = "Norwegian Foreign Minister Kari Solbakk", "Swedish Foreign Minister Nils Forsgren"


def told(text: str, language: str = "nb", **more: str) -> tuple[Event, ...]:
    return extraction(text, language, **({"published": WEDNESDAY} | more)).events


def one(text: str, language: str = "nb", **more: str) -> Event:
    events = told(text, language, **more)
    assert len(events) == 1, [(e.type, [p.who for p in e.participants]) for e in events]
    return events[0]


def with_whom(events: tuple[Event, ...], name: str, kind: str = "meeting") -> Event:
    return next(e for e in events if e.type == kind and any(name in p.who for p in e.participants))


TIMES = [
    ("nb", f"{A} møtte {B} i forrige uke.", "2024-05-06"),
    ("nb", f"{A} skal møte {B} neste torsdag.", "2024-05-23"),
    ("nb", f"{A} og {B} møttes i desember.", "2023-12"),
    ("nb", f"{A} og {B} møttes sist i november 2022.", "2022-11"),
    ("nb", f"Det var i 2019 at {A} møtte {B} for første gang.", "2019"),
    ("nb", f"{A} møtte {B} da begge var i London i mars.", "2024-03"),
    ("nb", f"{A} møtte {B} onsdag og drar til Riga fredag.", "2024-05-15"),
    ("nb", f"{A} sa tirsdag at hun skal møte {B} 3. juni.", "2024-06-03"),
    ("nb", f"I fjor høst møtte {A} {B}.", "2023"),
    ("nb", f"For tre uker siden møtte {A} {B}.", "2024-04"),
    ("nb", f"Møtet mellom {A} og {B}, som finner sted i Oslo 3. juni, blir det første.", "2024-06-03"),
    ("nb", f"{A} har takket ja til å møte {B} i september.", "2024-09"),
    (
        "nb",
        f"{A} har bedt {B} om å komme til et møte. {A} tok imot {B} klokken 14 fredag.",
        "2024-05-10T14:00",
    ),
    ("nb", f"{A} og {B} møttes mandag og tirsdag.", "2024-05-13"),
    ("nb", f"Siden krigen startet i 2022 har {A} møtt {B} flere ganger.", None),
    ("nb", f"{A} sa mandag at hun har møtt {B}.", None),
    ("nb", f"{A} møter {B} den 3. desember.", "2024-12-03"),
    ("en", f"{C} met {D} for lunch on Tuesday and is expected to fly home on Friday.", "2024-05-14"),
    ("nn", f"{N} møtte {B} sist veke.", "2024-05-06"),
    ("nn", f"{N} skal møte {B} 2. juni.", "2024-06-02"),
    ("en", f"{C} and {D} last met in December.", "2023-12"),
    ("en", f"{C} said on Tuesday she would meet {D} in June.", "2024-06"),
    ("en", f"{C} told reporters on Tuesday that she had met {D} in January.", "2024-01"),
    ("en", f"{C} met {D} on Monday and will fly home on Friday.", "2024-05-13"),
    ("en", f"Talks between {C} and {D}, which opened in Geneva on Monday, broke down.", "2024-05-13"),
    ("en", f"The meeting between {C} and {D}, planned for June 3, will go ahead.", "2024-06-03"),
]


@pytest.mark.parametrize(("language", "text", "start"), TIMES)
def test_time(language: str, text: str, start: str | None) -> None:
    assert with_whom(told(text, language), "Forsgren").start == start


@pytest.mark.parametrize(
    ("language", "text", "status"),
    [
        ("nb", f"Møtet mellom {A} og {B} blir det likevel ikke noe av.", "cancelled"),
        ("nb", f"{A} skulle etter planen ha møtt {B} torsdag.", "cancelled"),
        ("nb", f"Møtet mellom {A} og {B} er utsatt til 12. juni.", "planned"),
        ("nb", f"Departementet avviser at {A} har møtt {B}.", "denied"),
        ("nb", f"Det er ikke sant at {A} møtte {B}.", "denied"),
        ("nb", f"{A} skal ha møtt {B} i april.", "held"),
        ("nb", f"{A} møter {B} i kveld.", "planned"),
        ("nb", f"{A} tilbød seg å møte {B}.", "proposed"),
        ("nb", f"{A} har sagt ja til å møte {B} i juni dersom våpnene tier.", "proposed"),
        ("nb", f"{A} ser fram til møtet med {B}.", "planned"),
        ("nb", f"{A} ber om et møte med {B}.", "proposed"),
        ("nb", f"Møtet mellom {A} og {B} kom aldri i stand.", "cancelled"),
        ("nb", f"Møtet mellom {A} og {B} pågår i Lund.", "ongoing"),
        ("en", f"{C} called for a meeting with {D}.", "proposed"),
        ("en", f"The meeting between {C} and {D} never took place.", "cancelled"),
        ("en", f"Talks between {C} and {D} are under way.", "ongoing"),
        ("nn", f"{N} nektar for at ho har møtt {B}.", "denied"),
        ("nn", f"Møtet mellom {N} og {B} er stroke frå programmet.", "cancelled"),
        ("en", f"{C} was to have met {D} on Tuesday.", "cancelled"),
        ("en", f"The meeting between {C} and {D} will not go ahead.", "cancelled"),
        ("en", f"The meeting between {C} and {D} has been postponed to June 12.", "planned"),
        ("en", f"The ministry denied that {C} had met {D}.", "denied"),
        ("en", f"{C} denied having met {D}.", "denied"),
        ("en", f"{C} is set to meet {D} on June 3.", "planned"),
        ("en", f"{C} offered to meet {D}.", "proposed"),
        ("en", f"OSLO, May 15 (Wire) -- {C} met {D}.", "held"),
    ],
)
def test_status(language: str, text: str, status: str) -> None:
    assert one(text, language).status == status


@pytest.mark.parametrize("text", [f"{C} did not meet {D}.", f"If {C} were to meet {D}, all would change."])
def test_negation_is_no_event(text: str) -> None:
    assert told(text, "en") == ()


@pytest.mark.parametrize(
    ("language", "text", "venue"),
    [
        ("nb", f"{A} møtte {B} på Lysebu fredag.", "Lysebu"),
        ("nb", f"{A} møtte {B} på slottet i Vadstena.", "slottet i Vadstena"),
        ("nb", f"{A} møtte {B} på den svenske ambassaden.", "den svenske ambassaden"),
        ("nb", f"{A} møtte {B} i presidentpalasset.", "presidentpalasset"),
        ("nb", f"{A} møtte {B} i Storgata 4 i Oslo.", "Storgata 4"),
        ("nb", f"{A} møtte {B} på Fjellvik gods.", "Fjellvik gods"),
        ("nb", f"{A} møtte {B} om bord på kongeskipet Havfrua.", "kongeskipet Havfrua"),
        ("nn", f"{N} møtte {B} i Fjordhallen i Bergen.", "Fjordhallen i Bergen"),
        ("en", f"{C} met {D} at the Palace of Larks.", "Palace of Larks"),
        ("en", f"{C} met {D} at the Hotel Aurora.", "Hotel Aurora"),
        ("en", f"{C} met {D} in the Cabinet Room.", "Cabinet Room"),
        (
            "en",
            f"{C} met {D} at the residence of the Swedish ambassador.",
            "residence of the Swedish ambassador",
        ),
        ("en", f"{C} met {D} aboard the USS Harlan.", "USS Harlan"),
        ("nb", f"{A} møtte {B}, sier en rådgiver ved den svenske ambassaden.", None),
        ("nb", f"{A} skrev på Twitter at hun møtte {B}.", None),
    ],
)
def test_venue(language: str, text: str, venue: str | None) -> None:
    assert one(text, language).venue == venue


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("nb", f"{A} møtte {B} i Subotica mandag.", ("Subotica", "SRB")),
        ("nb", f"VILNIUS (VG): {A} møtte {B} tirsdag.", ("Vilnius", "LTU")),
        ("nb", f"Brussel (NTB): {A} møtte {B} tirsdag.", ("Brussel", "BEL")),
        ("nb", f"{A} møtte {B} i Tordenvik mandag.", ("Tordenvik", None)),
        ("nb", f"{A} tok imot {B}.", (None, "NOR")),
        ("en", f"{C} met {D} in the northern city of Tromsø.", ("Tromsø", "NOR")),
        ("en", f"{C} met {D} at Lark House, Nairobi.", ("Nairobi", "KEN")),
        ("en", f"{C} and {D}, the Seoul ministry said, met in Osaka.", ("Osaka", "JPN")),
        ("en", f"OSLO, May 15 (Wire) -- {C} met here Wednesday with {D}.", ("Oslo", "NOR")),
    ],
)
def test_place(language: str, text: str, place: tuple[str | None, str | None]) -> None:
    event = one(text, language)
    assert (event.city, event.country) == place


def test_a_programme_gives_day_clock_and_place() -> None:
    events = told(
        f"Program for uke 21\n\nMandag 20. mai\nKl. 10.00: Norges utenriksminister Kari Solbakk møter {B}. "
        "Sted: Storgata 4, Oslo.\n\nTirsdag 21. mai\nNorges utenriksminister Kari Solbakk tar imot Finlands president "
        "Pekka Laine."
    )
    first, second = with_whom(events, "Forsgren"), with_whom(events, "Laine")
    assert (first.start, first.city, first.venue, first.status) == (
        "2024-05-20T10:00", "Oslo", "Storgata 4", "planned",
    )  # fmt: skip
    assert (second.start, second.status) == ("2024-05-21", "planned")


def test_weekday_headings_follow_one_another() -> None:
    events = told(f"TORSDAG: {A} møter {B} i Lund.\n\nFREDAG: Finlands president Pekka Laine besøker Norge.")
    assert with_whom(events, "Forsgren").start == "2024-05-16"
    assert with_whom(events, "Laine", "visit").start == "2024-05-17"


def test_a_live_report_is_of_its_day() -> None:
    events = told(
        f"15.40\nMøtet er over.\n\n14.55\n{B} møtte Latvias president Janis Ozols.\n\n13.10\nVelkommen."
    )
    assert (events[0].start, events[0].time_inferred) == (WEDNESDAY, True)


def test_the_next_day_is_counted_from_the_day_before() -> None:
    events = told(f"{A} landet i Tallinn søndag. Dagen etter møtte hun {B}.")
    assert with_whom(events, "Forsgren").start == "2024-05-13"
    english = told(f"{C} arrived in Tallinn on Sunday. Two days later she met {D}.", "en")
    assert with_whom(english, "Forsgren").start == "2024-05-14"


def test_a_relative_clause_is_where_and_when_its_matrix_is() -> None:
    meeting = with_whom(told(f"Torsdag flyr {A} til Riga, der hun møter {B}."), "Forsgren")
    assert (meeting.start, meeting.city, meeting.country) == ("2024-05-16", "Riga", "LVA")


def test_what_is_told_next_goes_on_from_the_event_before() -> None:
    events = told(
        f"{A} møtte {B} i Lund mandag. Solbakk spiste også lunsj med Finlands president Pekka Laine."
    )
    lunch = with_whom(events, "Laine")
    assert (lunch.start, lunch.city) == ("2024-05-13", "Lund")
    assert lunch.time_inferred
    assert lunch.place_inferred


def test_another_time_is_not_gone_on_from() -> None:
    events = told(
        f"{A} møtte {B} i Lund mandag. Tidligere hadde Solbakk møtt Finlands president Pekka Laine."
    )
    assert with_whom(events, "Laine").start is None


def test_an_ambassador_meets_a_minister_at_the_ministers() -> None:
    event = one(f"{A} møtte Sveriges ambassadør Nils Forsgren mandag.")
    assert (event.country, event.place_inferred) == ("NOR", True)


def test_a_journey_is_on_the_day_told_of_it() -> None:
    events = told(f"{A} drar til Riga, der hun fredag møter {B}.")
    assert with_whom(events, "Solbakk", "visit").start == "2024-05-17"


@pytest.mark.parametrize(
    ("language", "text", "venue"),
    [
        ("nb", "Før de satte seg ned til samtaler mandag kveld, la utenriksministrene Kari Lund (Ap) og Oleg Sorin ned blomster på Bodø gravlund.", None),
        ("en", "After the talks with Peru's foreign minister Ana Rojas in Lima, Foreign Minister Kari Lund of Norway laid a wreath at the National Museum in Cusco.", None),
        ("en", "Following the talks held at the National Museum in Lima between Foreign Minister Kari Lund of Norway and Peru's foreign minister Ana Rojas, Norway invited Peru to Oslo.", "National Museum"),
    ],
)  # fmt: skip
def test_what_is_done_before_and_after_is_done_elsewhere(language: str, text: str, venue: str | None) -> None:
    talks = [e for e in told(text, language) if e.type in ("meeting", "negotiation")]
    assert talks
    assert {e.venue for e in talks} == {venue}


def test_they_are_those_who_acted_last_he_among_them() -> None:
    events = told(
        "Kong Harald og Sveriges utenriksminister Nils Forsgren talte på torget i Kirkenes onsdag.\n\n"
        "Forsgren ankom tirsdag. Onsdag åpnet han og utenriksminister Kari Solbakk (H) en utstilling på Grenselandmuseet."
        " Der hadde de også samtaler.\n\nSolbakk inviterte Forsgren. Det skjedde da de to møttes i Milano i desember i fjor."
    )
    assert [({p.who for p in e.participants}, e.city) for e in events if e.type == "meeting"] == [
        ({"Nils Forsgren", "Kari Solbakk"}, None),
        ({"Nils Forsgren", "Kari Solbakk"}, "Milano"),
    ]


def test_a_capital_that_stands_for_its_state_is_no_place() -> None:
    event = one(
        f"{A} møtte {B} i Riga onsdag.\n\nForsgren kalte samtalen nyttig og mente at ballen nå ligger hos Oslo."
    )
    assert event.city == "Riga"


def test_what_was_to_be_is_not_told_as_held() -> None:
    assert one(f"Russiske medier meldte tirsdag at {A} skulle møte {B} i Riga.").status == "planned"


def test_meetings_under_the_points_of_a_gathering_are_where_it_is() -> None:
    events = told(
        "BERLIN (NTB) Fredag møtes 20 ledere i Lima i Peru. Dette er sakene på møtet.\n\n1: Norge og Sverige\n\n"
        f"Lørdag skal {A} etter planen møte {B}.\n\n2: Handel\n\nFor et år siden møtte {A} Danmarks utenriksminister Ida Holm."
    )
    assert [(e.status, e.city, e.place_inferred) for e in events if e.type == "meeting"] == [
        ("planned", "Lima", True), ("held", None, False)
    ]  # fmt: skip
