"""Phrases of the wire services: gapping, participles, delegations, measures by a ministry. Names are invented."""

import pytest

from kg.records import Event
from tests.reading import extraction

DAL = "Norwegian Foreign Minister Lise Dalheim"
LAINE = "Finnish President Pekka Laine"
SOTO = "Peruvian President Ana Soto"

Row = tuple[str, frozenset[str], str | None, str | None]


def rows(text: str) -> set[Row]:
    """Type, participants, city and day of each event."""
    return {(e.type, frozenset(p.who for p in e.participants), e.city, e.start) for e in events(text)}


def events(text: str) -> tuple[Event, ...]:
    return extraction(text, "en").events


def of(kind: str, *who: str, city: str | None = None, start: str | None = None) -> Row:
    return kind, frozenset(who), city, start


LISE, PEKKA, ANA = "Lise Dalheim", "Pekka Laine", "Ana Soto"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            f"{DAL} met {LAINE} in Turku on Friday and {SOTO} in Cusco on Sunday.",
            {
                of("meeting", LISE, PEKKA, city="Turku", start="2021-10-22"),
                of("meeting", LISE, ANA, city="Cusco", start="2021-10-24"),
            },
        ),
        (
            f"{DAL} will be in Helsinki on Wednesday and in Lima on Friday.",
            {
                of("visit", LISE, "FIN", city="Helsinki", start="2021-10-27"),
                of("visit", LISE, "PER", city="Lima", start="2021-10-29"),
            },
        ),
        (
            f"{DAL} met {LAINE} on Friday and held talks with {SOTO} on Sunday.",
            {
                of("meeting", LISE, PEKKA, start="2021-10-22"),
                of("meeting", LISE, ANA, start="2021-10-24"),
            },
        ),
        (
            f"{DAL} visited Helsinki on Friday and flew to Lima on Sunday.",
            {
                of("visit", LISE, "FIN", city="Helsinki", start="2021-10-22"),
                of("visit", LISE, "PER", city="Lima", start="2021-10-24"),
            },
        ),
    ],
)
def test_what_goes_on_behind_and_has_its_own_day_and_place(text: str, told: set[Row]) -> None:
    assert rows(text) == told


@pytest.mark.parametrize(
    "text",
    [
        f"{DAL} visited Peru on Sunday, signing an agreement on fish with {SOTO}.",
        f"{DAL} ended a visit to Peru on Sunday by signing an agreement on fish with {SOTO}.",
    ],
)
def test_a_participle_has_the_subject_of_its_clause(text: str) -> None:
    signed = next(e for e in events(text) if e.type == "signing")
    assert ({p.who for p in signed.participants}, signed.start) == ({LISE, ANA}, "2021-10-24")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{SOTO} and {LAINE} last spoke in March.", of("phone_call", ANA, PEKKA, start="2021-03")),
        (
            f"{SOTO} received a telephone call from Lord Hugh Ashmore, the British foreign secretary, on Sunday.",
            of("phone_call", ANA, "Hugh Ashmore", start="2021-10-24"),
        ),
        (
            f"{SOTO} invited {LAINE} to dinner during a phone call on Sunday.",
            of("phone_call", ANA, PEKKA, start="2021-10-24"),
        ),
        (
            f"{SOTO} came face to face with {LAINE} in Turku on Sunday.",
            of("meeting", ANA, PEKKA, city="Turku", start="2021-10-24"),
        ),
        (
            f"{SOTO} was greeted at the airport by {LAINE} on Sunday.",
            of("meeting", ANA, PEKKA, start="2021-10-24"),
        ),
        (
            f"{LAINE} stopped over in Lima on Sunday.",
            of("visit", PEKKA, "PER", city="Lima", start="2021-10-24"),
        ),
        (
            f"Finnish officials met a Norwegian delegation led by Deputy Minister {LISE} in Turku on Sunday.",
            of("meeting", "FIN", LISE, city="Turku", start="2021-10-24"),
        ),
        (
            "A third round of talks between Peru and Finland is expected to take place in Lima in December.",
            of("negotiation", "PER", "FIN", city="Lima", start="2021-12"),
        ),
    ],
)
def test_roundabout_words(text: str, told: Row) -> None:
    assert told in rows(text)


def test_what_is_expected_to_take_place_is_planned() -> None:
    (event,) = events(
        "A third round of talks between Peru and Finland is expected to take place in May 2022."
    )
    assert (event.status, event.start) == ("planned", "2022-05")


def test_the_delegation_is_that_of_the_journey_told_last() -> None:
    text = f"{DAL} arrived in Lima on Sunday. The delegation held a closed-door meeting with {SOTO}."
    assert any(e.type == "meeting" and {p.who for p in e.participants} == {LISE, ANA} for e in events(text))
    alone = f"The delegation held a closed-door meeting with {SOTO}."
    assert not [e for e in events(alone) if len(e.participants) > 1]


@pytest.mark.parametrize(
    ("text", "actor", "struck"),
    [
        ("The Peruvian foreign ministry said on Sunday it will expel 23 Finnish diplomats.", "PER", "FIN"),
        (
            "Twelve staff at the Finnish embassy in Lima were declared persona non grata on Sunday.",
            "PER",
            "FIN",
        ),
        ("The Danish government on Sunday ordered two Peruvian diplomats out of the country.", "DNK", "PER"),
        ("Finland said it was expelling 10 Peruvian diplomats.", "FIN", "PER"),
        ("Finland kicked out two Peruvian diplomats on Sunday over alleged spying.", "FIN", "PER"),
        ("Finland ejected Peru's ambassador on Sunday.", "FIN", "PER"),
        ("Finland has sent three Peruvian diplomats home.", "FIN", "PER"),
    ],
)
def test_who_expels_whom(text: str, actor: str, struck: str) -> None:
    (event,) = events(text)
    assert [(p.who, p.role) for p in event.participants] == [(actor, "organiser"), (struck, "participant")]
    assert event.type == "expulsion"


@pytest.mark.parametrize(
    "text",
    [
        "The Swedish and Finnish foreign ministers Lars Holm and Eero Niemi met in Turku.",
        "The foreign ministers, Lars Holm of Sweden and Eero Niemi of Finland, met in Turku.",
        "The foreign ministers of the two countries, Lars Holm of Sweden and Eero Niemi of Finland, met.",
        "Swedish Foreign Minister Lars Holm met Eero Niemi, his Finnish counterpart, in Turku.",
    ],
)
def test_each_of_two_serves_his_own_country(text: str) -> None:
    held = {(p.name, o.office, o.of) for p in extraction(text, "en").persons for o in p.offices}
    assert held == {("Lars Holm", "foreign_minister", "SWE"), ("Eero Niemi", "foreign_minister", "FIN")}


def test_american_counterparts_beside_others() -> None:
    text = f"{DAL} met her U.S. and Finnish counterparts, Hal Marsh and Eero Niemi, in Oslo."
    held = {(p.name, o.of) for p in extraction(text, "en").persons for o in p.offices}
    assert held == {(LISE, "NOR"), ("Hal Marsh", "USA"), ("Eero Niemi", "FIN")}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            f"LIMA (North Wire) - Speaking at a news conference with {LAINE}, {SOTO} said that fish was scarce.",
            of("press_conference", ANA, PEKKA, city="Lima"),
        ),
        (
            f"{SOTO} shakes hands with {LAINE} following a meeting in Turku on Sunday.",
            of("meeting", ANA, PEKKA, city="Turku", start="2021-10-24"),
        ),
        (
            "Peru's foreign minister on Sunday spoke with his Finnish counterpart on the phone, an aide said.",
            of("phone_call", "PER", "FIN", start="2021-10-24"),
        ),
        (
            f"{LAINE} was the first Finnish leader to visit {SOTO} at the palace.",
            of("visit", PEKKA, "PER"),
        ),
        (f"{LAINE} will no longer visit Peru in May 2022.", of("visit", PEKKA, "PER", start="2022-05")),
        (f"{LAINE} was due to come to Peru in May 2020.", of("visit", PEKKA, "PER", start="2020-05")),
        (
            f"After arriving in Norway, {LAINE} met Eero Dal, the mayor, and was expected to hold talks with {SOTO}.",
            of("meeting", PEKKA, ANA),
        ),
        (
            f"{LAINE} flew to Oslo on Friday after visiting Peru.",
            of("visit", PEKKA, "PER"),
        ),
    ],
)
def test_what_dispatches_tell_in_passing(text: str, told: Row) -> None:
    assert told in rows(text)


def test_after_arriving_somewhere_nobody_visits_the_country_of_his_title() -> None:
    text = f"After arriving in Peru, U.S. Secretary of State Hal Marsh met {SOTO}."
    assert {h.who for e in events(text) if e.type == "visit" for h in e.participants} == {"Hal Marsh", "PER"}


def test_he_is_the_subject_behind_an_opening_phrase() -> None:
    text = f"Appearing with {LAINE} in Turku, British Prime Minister Hugh Ashmore spoke of fish. On Wednesday he will meet {SOTO}."
    assert any({p.who for p in e.participants} == {"Hugh Ashmore", ANA} for e in events(text))


@pytest.mark.parametrize("verb", ["declined", "rejected", "turned down"])
def test_an_invitation_that_is_declined_makes_no_journey(verb: str) -> None:
    told = extraction(f"{LAINE} has {verb} an invitation to visit Peru.", "en")
    assert [(i.inviter, i.invitee, i.status) for i in told.invitations] == [(None, PEKKA, "declined")]
    assert not told.events


def test_a_day_is_no_field_of_an_office() -> None:
    found = extraction(f"Finland's foreign minister on Sunday met {SOTO}.", "en").events
    assert [e.start for e in found] == ["2021-10-24"]


def test_a_spokesman_is_none_of_the_two() -> None:
    text = (
        f"{SOTO} met {LAINE} in Turku on Friday. Her spokesman, Luis Vera, was there. "
        "The two leaders signed an agreement on Sunday."
    )
    assert any(e.type == "signing" and {p.who for p in e.participants} == {ANA, PEKKA} for e in events(text))


def test_a_mediator_is_an_envoy() -> None:
    (person,) = extraction("African Union mediator Themba Mokoena flew home.", "en").persons
    assert [(o.office, o.of) for o in person.offices] == [("special_envoy", "African Union")]


def test_a_currency_is_no_country() -> None:
    (said,) = extraction(f"{SOTO} said that trade with Finland is worth US$3 billion.", "en").statements
    assert said.about == ("FIN",)


@pytest.mark.parametrize(
    "said",
    [
        "expressed their wish for closer contacts on fish",
        "agreed that the two countries need more contacts on fish",
    ],
)
def test_what_two_say_together_is_about_the_two_they_serve(said: str) -> None:
    text = f"{SOTO} met {LAINE} in Turku. Norway has such contacts. Norway spoke of them. {SOTO} and {LAINE} {said}."
    last = extraction(text, "en").statements[-1]
    assert set(last.about) == {"PER", "FIN"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            f"{LAINE} became the first Finnish leader to visit Peru in two decades on Sunday.",
            of("visit", PEKKA, "PER", start="2021-10-24"),
        ),
        (
            f"{LAINE} had been due to visit Peru on Sunday but called off the trip.",
            of("visit", PEKKA, "PER", start="2021-10-24"),
        ),
        (f"{LAINE} pulled out of a visit to Peru.", of("visit", PEKKA, "PER")),
        (
            f"{LAINE} ended his trip to Peru on Sunday, inking two agreements with {SOTO}.",
            of("signing", PEKKA, ANA, start="2021-10-24"),
        ),
    ],
)
def test_journeys_that_have_been_or_fell_through(text: str, told: Row) -> None:
    assert told in rows(text)


def test_the_parties_of_a_country_spoken_of_are_its_own() -> None:
    text = f"{SOTO} met {LAINE} today. They discussed Norway, where the parties will resume talks next week."
    assert [{p.who for p in e.participants} for e in events(text)] == [{ANA, PEKKA}]
