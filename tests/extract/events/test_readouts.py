"""Readouts, communiqués and reports of agencies: partners, delegations, meals, journeys. All names are invented."""

import pytest

from kg.records import Event
from tests.reading import extraction

ROCA = "President Ines Roca of Peru"
AALTO = "President Lena Aalto of Finland"


def events(text: str, language: str = "en") -> tuple[Event, ...]:
    return extraction(text, language).events


def roles(event: Event) -> dict[str, str]:
    return {p.who: p.role for p in event.participants}


def offices(text: str, language: str = "en") -> dict[str, list[tuple[str, str]]]:
    return {p.name: [(o.office, o.of) for o in p.offices] for p in extraction(text, language).persons}


def said(text: str) -> list[tuple[str, str]]:
    return [(s.speaker, text[s.start : s.end]) for s in extraction(text, "en").statements]


@pytest.mark.parametrize("subject", ["The two sides", "Both sides", "The delegations", "The two countries"])
def test_the_two_sides_are_states(subject: str) -> None:
    text = (
        f"{ROCA} met {AALTO} in Lima on Monday.\n\n{subject} reviewed trade, water and security, "
        "and signed a memorandum on fisheries."
    )
    signing = next(e for e in events(text) if e.type == "signing")
    assert set(roles(signing)) == {"PER", "FIN"}


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (f"{ROCA} will host a dinner in honor of {AALTO} on Friday.",
         {"Ines Roca": "host", "Lena Aalto": "guest"}),
        (f"{ROCA} gave a lunch for {AALTO} on Monday.", {"Ines Roca": "host", "Lena Aalto": "guest"}),
        (f"A banquet in honour of {AALTO} followed.", {"Lena Aalto": "guest"}),
    ],
)  # fmt: skip
def test_a_meal_has_its_host_and_its_guest(text: str, parties: dict[str, str]) -> None:
    assert [(e.type, roles(e)) for e in events(text)] == [("ceremony", parties)]


def test_a_school_gives_no_dinner_of_state() -> None:
    assert not events(f"The school gave a dinner for its pupils, {ROCA} wrote.")


@pytest.mark.parametrize("verb", ["will not travel to", "won't visit"])
def test_a_journey_that_will_not_be_made_is_cancelled(verb: str) -> None:
    (visit,) = events(f"{ROCA} {verb} Chile next week because of a storm.")
    assert (visit.type, visit.status, roles(visit)) == (
        "visit",
        "cancelled",
        {"Ines Roca": "guest", "CHL": "host"},
    )


def test_a_stay_told_with_its_days_goes_on() -> None:
    (visit,) = events("The Peruvian president, Ines Roca, arrived in Oslo on Monday for a three-day visit.")
    assert (visit.status, visit.start) == ("ongoing", "2021-10-25")
    (visit,) = events(
        "The Peruvian president, Ines Roca, arrived in Oslo on October 11 for a three-day visit."
    )
    assert visit.status == "held"


@pytest.mark.parametrize(
    "struck", ["a diplomat from the embassy of Chile", "an envoy of Chile", "two Chilean diplomats"]
)
def test_whose_envoys_are_expelled(struck: str) -> None:
    text = f"A visit to Lima by {AALTO} has been cancelled.\n\nIn March Peru expelled {struck}."
    expulsion = next(e for e in events(text) if e.type == "expulsion")
    assert roles(expulsion) == {"PER": "organiser", "CHL": "participant"}
    assert expulsion.country is None


def test_a_commitment_made_between_two_and_a_joint_statement() -> None:
    found = events(f"The visit follows a commitment made between {ROCA} and {AALTO} to meet.")
    (made,) = (e for e in found if e.type == "agreement")
    assert (made.type, set(roles(made))) == ("agreement", {"Ines Roca", "Lena Aalto"})
    (joint,) = events(f"In the Peru-Finland Joint Statement on Trade on June 16, 2021, {ROCA} pledged help.")
    assert (joint.type, set(roles(joint)), joint.country) == ("agreement", {"PER", "FIN", "Ines Roca"}, None)


def test_a_country_spoken_of_is_nobodys_home() -> None:
    text = "They also exchanged views on North Korea. The adviser hopes to see Prime Minister Lim Boon Tat."
    assert offices(text)["Lim Boon Tat"] == []


def test_whoever_leads_a_delegation_is_of_its_state() -> None:
    text = f"{ROCA} met {AALTO}. Foreign Minister Rui Tavares will lead the Portuguese delegation."
    assert offices(text)["Rui Tavares"] == [("foreign_minister", "PRT")]
    assert all("Rui Tavares" not in roles(e) for e in events(text))


def test_who_speaks_after_a_summons_is_the_minister_of_the_summoner() -> None:
    text = "Peru summoned Chile's ambassador, Bo Lund, on Monday.\n\n“This ends now,” Foreign Minister Ea Dahl said."
    assert offices(text)["Ea Dahl"] == [("foreign_minister", "PER")]


def test_the_lead_has_the_title_and_the_next_paragraph_the_name() -> None:
    lead = "Peru's foreign minister has cancelled a trip to Chile.\n\n"
    assert offices(f"{lead}Ines Roca was to meet students.")["Ines Roca"] == [("foreign_minister", "PER")]
    text = f"{lead}Helen Ward, an analyst in Lima, saw it coming.\n\nInes Roca was to meet students."
    assert (offices(text)["Helen Ward"], offices(text)["Ines Roca"]) == ([], [("foreign_minister", "PER")])


def test_two_clauses_are_said_where_only_the_second_has_its_that() -> None:
    text = f"{ROCA} said the two are old friends and that Peru wants to sell more fish."
    assert said(text) == [
        ("Ines Roca", "the two are old friends"),
        ("Ines Roca", "Peru wants to sell more fish"),
    ]


def test_a_number_ends_an_english_sentence() -> None:
    text = f"{ROCA} underscored the commitment to Article 5. {AALTO} welcomed the words of her colleague."
    assert said(text) == [
        ("Ines Roca", "the commitment to Article 5"),
        ("Lena Aalto", "the words of her colleague"),
    ]


@pytest.mark.parametrize("before", ["thanked", "met", "informed"])
def test_who_is_thanked_is_invited(before: str) -> None:
    rest = " that Peru will sell fish" if before == "informed" else ""
    text = (
        f"{ROCA} {before} Prime Minister Gil Soto of Chile{rest} and invited him to visit Lima in June 2022."
    )
    found = extraction(text, "en")
    assert [(i.inviter, i.invitee, i.destination) for i in found.invitations] == [
        ("Ines Roca", "Gil Soto", "Lima")
    ]
    assert all(e.start is None for e in found.events if e.type == "meeting")


@pytest.mark.parametrize(
    ("words", "status"),
    [("postponed a planned visit to Lima next week", "postponed"),
     ("has postponed her visit to Lima until June", "planned")],
)  # fmt: skip
def test_what_is_put_off_is_planned_where_its_new_time_is_told(words: str, status: str) -> None:
    (visit,) = events(f"Finland's president, Lena Aalto, {words}, her office said.")
    assert visit.status == status


def test_a_call_of_an_hour_and_the_second_day_of_a_visit() -> None:
    (call,) = events(f"{ROCA} and {AALTO} spoke for an hour by telephone on Monday.")
    assert (call.type, set(roles(call))) == ("phone_call", {"Ines Roca", "Lena Aalto"})
    visit, wreath = events(
        "Finnish President Lena Aalto, on the second day of a state visit to Peru, laid a wreath."
    )
    assert roles(visit) == {"Lena Aalto": "guest", "PER": "host"}
    assert (wreath.type, roles(wreath)) == ("ceremony", {"Lena Aalto": "participant"})
