"""Who and where, beside gatherings: on the margins, called to a summit, said during a visit or on the phone."""

import pytest

from tests.extract.circumstances.test_circumstances import C, D, told

Told = tuple[str, set[str], str | None, str | None]

EVENTS: list[tuple[str, Told]] = [
    (
        f"{C} will represent Norway at the NATO summit in Lima.",
        ("summit", {"NATO", "Kari Solbakk"}, "Lima", "PER"),
    ),
    (f"{C} cannot attend the NATO summit in Lima.", ("summit", {"NATO"}, "Lima", "PER")),
    (f"{C} will skip the NATO summit in Lima next week.", ("summit", {"NATO"}, "Lima", "PER")),
    (f"{C} is unable to attend the NATO summit in Lima next week.", ("summit", {"NATO"}, "Lima", "PER")),
    (
        f"{C} met {D} on the margins of the Munich Security Conference.",
        ("conference", {"Kari Solbakk", "Nils Forsgren"}, "Munich", "DEU"),
    ),
    (
        f"{C} met {D} on the sidelines of the climate conference in Lima.",
        ("conference", {"Kari Solbakk", "Nils Forsgren"}, "Lima", "PER"),
    ),
    (
        f"{C} invited {D} and other Nordic leaders to Lima this year for the second summit with the Pacific Islands Forum.",
        ("summit", {"Kari Solbakk", "Nils Forsgren", "Pacific Islands Forum"}, "Lima", "PER"),
    ),
    (
        f"{C} will lead the delegation to the fourth meeting of the Peru-Norway Working Group in Lima.",
        ("meeting", {"PER", "NOR", "Kari Solbakk"}, "Lima", "PER"),
    ),
    (
        f"In a phone call on Monday, {C} told {D} that she would come.",
        ("phone_call", {"Kari Solbakk", "Nils Forsgren"}, None, None),
    ),
    (
        f"During talks in Lima on Monday, {C} discussed trade with {D}.",
        ("meeting", {"Kari Solbakk", "Nils Forsgren"}, "Lima", "PER"),
    ),
    (
        f"Over lunch on Monday, {C} and {D} discussed trade.",
        ("meeting", {"Kari Solbakk", "Nils Forsgren"}, None, None),
    ),
]


@pytest.mark.parametrize(("text", "expected"), EVENTS)
def test_events_beside(text: str, expected: Told) -> None:
    found = [(e.type, {p.who for p in e.participants}, e.city, e.country) for e in told(text, "en")]
    assert expected in found


SAID_DURING = [
    (f"{D} offered during a visit to Lima in March to host another round.", "held", "2024-03"),
    (f"{D} agreed to come back during a visit to Lima in June.", "planned", "2024-06"),
]


@pytest.mark.parametrize(("text", "status", "start"), SAID_DURING)
def test_what_is_offered_during_a_visit_is_no_plan_of_the_visit(text: str, status: str, start: str) -> None:
    visits = [e for e in told(text, "en") if e.type == "visit" and e.city == "Lima"]
    assert [(e.status, e.start) for e in visits] == [(status, start)]


OWN_TIME = [
    f"{C} held talks with {D} in Vienna on Monday.",
    f"{C} held a round of talks with {D} in Vienna on Monday.",
]


@pytest.mark.parametrize("text", OWN_TIME)
def test_a_noun_under_its_own_verb_has_the_time_of_the_clause(text: str) -> None:
    assert [e.start for e in told(text, "en")] == ["2024-05-13"]


EXPULSIONS = [
    "Peru gave Kenya's ambassador, Tevita Fonoti, 72 hours to leave the country.",
    "Peru ordered Kenya's ambassador, Tevita Fonoti, to leave the country.",
]


@pytest.mark.parametrize("text", EXPULSIONS)
def test_an_envoy_named_between_commas_is_made_to_leave(text: str) -> None:
    found = [(e.type, [p.who for p in e.participants]) for e in told(text, "en")]
    assert found == [("expulsion", ["PER", "Tevita Fonoti"])]


COMING = [
    ("The summit in Lima brings together the leaders of Peru, Kenya and Ghana on Friday.", "summit"),
    (f"At the invitation of President Tevita Fonoti of Kenya, {C} will visit Kenya on Friday.", "visit"),
]


@pytest.mark.parametrize(("text", "kind"), COMING)
def test_what_opens_or_is_at_somebodys_invitation_is_planned(text: str, kind: str) -> None:
    assert [(e.type, e.status, e.start) for e in told(text, "en")] == [(kind, "planned", "2024-05-17")]
