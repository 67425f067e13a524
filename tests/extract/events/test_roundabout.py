"""Norwegian events told roundabout, and what looks like them and tells none."""

import pytest

from kg.records import Event
from tests.reading import extraction

PERU, KENYA = "Perus president Petra Novak", "Kenyas president Tevita Fonoti"


def told(text: str, language: str = "nb") -> tuple[Event, ...]:
    return extraction(text, language).events


def who(event: Event) -> list[str]:
    return sorted(one.who for one in event.participants)


@pytest.mark.parametrize(
    "text",
    [
        f"Mot slutten sa {PERU} at fem år er lenge, forteller {KENYA} på telefon fra Wien.",
        f"{PERU} sier til avisen på telefon at {KENYA} er syk.",
        f"{PERU} er sint på Kenya.",
        f"{PERU} forlot Peru til fordel for et liv i Wien.",
        "Diplomatene brukte to timer på å forlate Nairobi.",
        "Partene møtes igjen i Oslo i september.",
        "Forrige runde ble holdt i Wien i mars 2019.",
        "De fire skal møtes igjen i Wien i mars.",
        f"{PERU} dro hjem uten å møte {KENYA}.",
        f"Uten møte med {KENYA} dro {PERU} hjem.",
        "LO brøt forhandlingene med NHO i Oslo lørdag.",
        "Riksmekler Petra Novak leder samtalene, som startet mandag.",
    ],
)
def test_no_event_is_made_of_words_that_only_look_like_one(text: str) -> None:
    assert told(text) == ()


def test_the_parties_are_not_two_states_of_several_pairs() -> None:
    text = (
        "Peru og Kenya er uenige om fisket. Tonga og Fiji har lånt dem skip. "
        "Forrige runde ble holdt i Wien i mars 2019."
    )
    assert told(text) == ()


def test_those_named_behind_the_parties_sign() -> None:
    text = (
        "Partene undertegnet mandag kveld en avtale om våpenhvile. "
        "Perus forhandlingsleder Petra Novak og Tevita Fonoti fra opprørsgruppen NDF ga hverandre hånden."
    )
    (signing,) = [e for e in told(text) if e.type == "signing"]
    assert who(signing) == ["Petra Novak", "Tevita Fonoti"] and signing.start == "2021-10-25"


def test_an_ambassador_called_in_hears_who_is_expelled() -> None:
    text = (
        "Kenyas ambassadør Tevita Fonoti ble kalt inn til det peruanske utenriksdepartementet mandag. "
        "Der fikk han vite at tre diplomater utvises."
    )
    (expulsion,) = [e for e in told(text) if e.type == "expulsion"]
    assert [(p.who, p.role) for p in expulsion.participants] == [("PER", "organiser"), ("KEN", "participant")]


def test_a_meal_is_given_for_the_guest_told_of_last() -> None:
    text = f"{PERU} besøkte Kenya mandag. {KENYA} var vertskap for lunsj og samtaler."
    (meeting,) = [e for e in told(text) if e.type == "meeting"]
    assert [(p.who, p.role) for p in meeting.participants] == [
        ("Tevita Fonoti", "host"), ("Petra Novak", "guest"),
    ]  # fmt: skip


def test_two_guests_are_no_verb_of_visiting() -> None:
    text = f"Kenyas statsminister Salote Vea tar denne uken imot to gjester, {PERU} og Tongas konge."
    assert not [e for e in told(text) if e.type == "visit"]


def test_minutes_of_a_call_are_no_meeting() -> None:
    text = f"{PERU} hadde mandag en 45 minutter lang telefonsamtale med {KENYA}."
    assert [e.type for e in told(text)] == ["phone_call"]


@pytest.mark.parametrize(("language", "then"), [("nb", "da"), ("nn", "då")])
def test_then_behind_a_verb_opens_no_clause_but_when_does(language: str, then: str) -> None:
    (meeting,) = told(f"{PERU} hadde {then} møtt {KENYA} i Wien.", language)
    assert who(meeting) == ["Petra Novak", "Tevita Fonoti"]
    assert not told(f"{PERU} smilte {then} {KENYA} kom.", language)
