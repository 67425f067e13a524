"""English events: what word order, owners, compounds, bodies and auxiliaries tell. All names are invented."""

import pytest

from kg.extract.events.plover import ROOTS, root
from kg.records import Event
from tests.reading import extraction

DAL = "Norwegian Foreign Minister Lise Dalheim"
LAINE = "Finnish President Pekka Laine"
PAIR = {"Lise Dalheim", "Pekka Laine"}


def events(text: str) -> tuple[Event, ...]:
    return extraction(text, "en").events


def one(text: str) -> Event:
    found = events(text)
    assert len(found) == 1, [(e.type, [p.who for p in e.participants]) for e in found]
    return found[0]


def who(event: Event) -> set[str]:
    return {p.who for p in event.participants}


def roles(event: Event) -> dict[str, str]:
    return {p.who: p.role for p in event.participants}


@pytest.mark.parametrize(
    ("text", "kind", "parties"),
    [
        (f"{DAL} held talks with {LAINE} on Monday.", "meeting", PAIR),
        (f"{DAL} and {LAINE} held talks on Monday.", "meeting", PAIR),
        (f"{DAL} sat down with {LAINE} on Monday.", "meeting", PAIR),
        (f"{DAL} and {LAINE} talked for two hours on Monday.", "meeting", PAIR),
        (f"{DAL} had a telephone conversation with {LAINE} on Monday.", "phone_call", PAIR),
        (f"{DAL} received a phone call from {LAINE} on Monday.", "phone_call", PAIR),
        (f"{DAL} spoke with {LAINE} on Monday.", "phone_call", PAIR),
        (f"{DAL} spoke in person with {LAINE} on Monday.", "meeting", PAIR),
        ("Norwegian and Finnish officials met on Monday.", "meeting", {"NOR", "FIN"}),
        ("Officials from Norway and Finland met on Monday.", "meeting", {"NOR", "FIN"}),
        ("Norway-Finland talks opened in Oslo on Monday.", "meeting", {"NOR", "FIN"}),
    ],
)
def test_who_meets(text: str, kind: str, parties: set[str]) -> None:
    event = one(text)
    assert (event.type, who(event), event.start) == (kind, parties, "2021-10-25")


def test_host_and_guest() -> None:
    text = f"{DAL} was received by {LAINE} on Monday. Later she called on Chancellor Ulrike Brenner."
    first, second = events(text)
    assert roles(first) == {"Lise Dalheim": "guest", "Pekka Laine": "host"}
    assert roles(second) == {"Lise Dalheim": "guest", "Ulrike Brenner": "host"}


@pytest.mark.parametrize(
    "text",
    [
        f"{DAL} called on {LAINE} to show restraint.",
        f"{DAL} welcomed the statement by {LAINE}.",
        f"It is unclear whether {DAL} will meet {LAINE}.",
        "They also spoke on trade.",
        "England host Fiji next week and then visit Italy.",
    ],
)
def test_no_event(text: str) -> None:
    assert events(text) == ()


def test_what_there_are_no_plans_for_is_denied() -> None:
    (one,) = events(f"There are no plans for a meeting between {DAL} and {LAINE}.")
    assert (one.type, one.status) == ("meeting", "denied")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"{DAL} is to meet {LAINE}.", "planned"),
        (f"{DAL} is expected to hold talks with {LAINE}.", "planned"),
        (f"{DAL} said she would meet {LAINE}.", "planned"),
        (f"{DAL} may hold talks with {LAINE}.", "proposed"),
        (f"{DAL} called off a meeting with {LAINE}.", "cancelled"),
        (f"{DAL} has met {LAINE}.", "held"),
    ],
)
def test_status(text: str, status: str) -> None:
    assert one(text).status == status


def test_whoever_is_asked_to_come_is_the_one_who_comes() -> None:
    text = f"{LAINE} received {DAL} on Monday, and held talks with Chancellor Ulrike Brenner."
    first, second = events(text)
    assert who(first) == PAIR
    assert who(second) == {"Pekka Laine", "Ulrike Brenner"}


@pytest.mark.parametrize(
    ("text", "guest", "country", "city"),
    [
        (f"{DAL} paid a surprise visit to Finland.", "Lise Dalheim", "FIN", None),
        (f"{DAL} left for Helsinki.", "Lise Dalheim", "FIN", "Helsinki"),
        (f"{DAL} flew to the Finnish city of Kuusivaara.", "Lise Dalheim", "FIN", "Kuusivaara"),
        (f"A visit by {DAL} to Finland began on Monday.", "Lise Dalheim", "FIN", None),
    ],
)
def test_visits(text: str, guest: str, country: str, city: str | None) -> None:
    event = one(text)
    assert (event.type, event.country, event.city) == ("visit", country, city)
    assert roles(event) == {guest: "guest", country: "host"}


def test_a_journey_to_several_countries_is_a_visit_to_each() -> None:
    found = events(f"{DAL} will travel to Finland, Sweden and Denmark.")
    assert [(e.type, e.status, e.country) for e in found] == [
        ("visit", "planned", country) for country in ("FIN", "SWE", "DNK")
    ]


@pytest.mark.parametrize(
    ("text", "kind", "actor", "struck"),
    [
        ("Norway ordered two Russian diplomats to leave.", "expulsion", "NOR", {"RUS"}),
        ("Norway declared three Russian diplomats personae non gratae.", "expulsion", "NOR", {"RUS"}),
        ("Norway is expelling diplomats from Russia and Belarus.", "expulsion", "NOR", {"RUS", "BLR"}),
        ("Norway summoned the Russian ambassador.", "protest_note", "NOR", {"RUS"}),
        (f"{DAL} summoned the Russian ambassador.", "protest_note", "Lise Dalheim", {"RUS"}),
        (
            f"{DAL} called in Russia's top envoy, Oleg Brusin.",
            "protest_note",
            "Lise Dalheim",
            {"Oleg Brusin"},
        ),
        (
            "The Finnish ambassador was summoned to the Russian Foreign Ministry.",
            "protest_note",
            "RUS",
            {"FIN"},
        ),
        (f"{DAL} said Finland had expelled two Russian diplomats.", "expulsion", "FIN", {"RUS"}),
        ("Norway imposed sanctions on Belarus.", "sanction", "NOR", {"BLR"}),
    ],
)
def test_measures(text: str, kind: str, actor: str, struck: set[str]) -> None:
    event = one(text)
    assert event.type == kind
    taking, taken = ("host", "guest") if kind == "protest_note" else ("organiser", "participant")
    assert roles(event) == {actor: taking} | dict.fromkeys(struck, taken)


@pytest.mark.parametrize("occasion", ["at a meeting", "over lunch", "over a working dinner"])
def test_who_confers_over_a_meal_or_at_a_meeting_meets(occasion: str) -> None:
    for text in (
        f"{DAL} and {LAINE} discussed the border {occasion} in Oslo.",
        f"{DAL} discussed the border with {LAINE} {occasion} in Oslo.",
    ):
        assert (one(text).type, who(one(text))) == ("meeting", PAIR)


def test_what_a_cancelled_journey_was_for_falls_with_it() -> None:
    found = events(f"{DAL} cancelled a trip to Helsinki, where she was to meet {LAINE} on Saturday.")
    assert {(e.type, e.status) for e in found} == {("visit", "cancelled"), ("meeting", "cancelled")}


def test_the_meeting_is_the_one_told_of() -> None:
    text = f"{DAL} met {LAINE} on Monday.\n\nThe meeting took place in Oslo. The talks lasted two hours."
    event = one(text)
    assert (event.city, event.start, len(event.evidence)) == ("Oslo", "2021-10-25", 3)


def test_a_place_belongs_to_the_event_beside_it() -> None:
    text = f"{DAL} met {LAINE} ahead of Chancellor Ulrike Brenner's visit to Sweden."
    meeting = next(e for e in events(text) if e.type == "meeting")
    assert meeting.city is None


def test_two_delegations_and_who_led_them() -> None:
    text = (
        "Lise Dalheim led the Norwegian delegation to the Norway-Finland Arctic Dialogue in Oslo. "
        "Deputy Foreign Minister Pekka Laine led the Finnish delegation."
    )
    event = one(text)
    assert event.type == "negotiation"
    assert {"Pekka Laine", "NOR", "FIN"} <= who(event)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway rejected a Finnish offer of talks.", "REJECT"),
        ("Norway threatened to close its border.", "THREATEN"),
        ("Norway demanded the release of two sailors.", "REQUEST"),
        ("Norway accused Finland of spying.", "ACCUSE"),
        ("Norway promised to send food.", "AGREE"),
        ("Norway apologised to Finland.", "SUPPORT"),
        ("The sun rose over the fjord.", None),
    ],
)
def test_root_code(text: str, expected: str | None) -> None:
    assert root(text, "en") == expected
    assert expected is None or expected in ROOTS


def test_statements_carry_the_root_of_their_sentence() -> None:
    text = f'{DAL} rejected the proposal. "We will not accept it," Dalheim said.'
    said = extraction(text, "en").statements
    assert said
    assert {s.plover for s in said} <= {*ROOTS, None}
    assert any(s.plover == "REJECT" for s in said)


def test_a_quotation_that_opens_with_a_day_is_no_heading() -> None:
    text = f'{DAL} met {LAINE} in Oslo.\n\n"On November 15, officials met in Oslo," the ministry said.'
    assert [who(e) for e in events(text)] == [PAIR]


def test_a_weekday_with_a_verb_in_the_present_is_the_next_one() -> None:
    event = one(f"{DAL} flies to Helsinki on Sunday.")
    assert (event.start, event.status) == ("2021-10-31", "planned")


def test_passive_meeting_and_a_row_of_places() -> None:
    first, *visits = events(
        f"{DAL} was met at the airport by {LAINE}. She then visited Helsinki and Stockholm."
    )
    assert roles(first) == {"Lise Dalheim": "guest", "Pekka Laine": "host"}
    assert [e.country for e in visits] == ["FIN", "SWE"]


@pytest.mark.parametrize(
    "text",
    [
        "Peru dubbed two Chilean diplomats persona non grata.",
        "Peru named two Chilean diplomats personae non gratae on Monday.",
        "Peru has labelled Chile's ambassador persona non grata.",
        "Peru expelled Chilean intelligence personnel on Monday.",
        "Peru ordered 20 Chilean embassy workers to leave.",
    ],
)
def test_whoever_is_called_unwanted_or_serves_an_embassy_is_expelled(text: str) -> None:
    told = [(e.type, [p.who for p in e.participants]) for e in extraction(text, "en").events]
    assert told == [("expulsion", ["PER", "CHL"])]


def test_who_receives_somebody_does_so_at_home_wherever_a_dispatch_is_written() -> None:
    met = one(f"LONDON (Wire) - {LAINE} received {DAL} on Monday.")
    assert (met.city, met.country) == (None, "FIN")
    met = one(f"HELSINKI (Wire) - {LAINE} received {DAL} on Monday.")
    assert (met.city, met.country) == ("Helsinki", "FIN")
