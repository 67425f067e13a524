"""Stays by their end, envoys told to leave, those asked to join: English news. All names are invented."""

import pytest

from tests.reading import extraction

PUBLISHED = "2019-08-15"


def told(text: str) -> list[tuple[str, str | None, str | None, str]]:
    found = extraction(text, "en", published=PUBLISHED).events
    return [(e.type, e.city, e.country, e.status) for e in found]


def invited(text: str) -> list[tuple[str | None, str | None, str | None]]:
    found = extraction(text, "en", published=PUBLISHED).invitations
    return [(i.inviter, i.invitee, i.destination) for i in found]


@pytest.mark.parametrize(
    "text",
    [
        "President Rui Matos of Portugal left Maputo on Friday after four days in the country.",
        "President Rui Matos of Portugal was in Maputo last week to discuss the dam.",
        "President Rui Matos of Portugal spent two days in Maputo last week.",
        "President Rui Matos of Portugal flew home from Maputo on Friday.",
        "President Rui Matos of Portugal returned from two days in Maputo.",
        "President Rui Matos of Portugal went to Maputo on Friday to sign the treaty.",
    ],
)
def test_a_stay_is_told_by_its_end_or_length(text: str) -> None:
    assert told(text)[0] == ("visit", "Maputo", "MOZ", "held")


@pytest.mark.parametrize(
    "text",
    [
        "President Rui Matos of Portugal left Mozambique in no doubt that he was angry.",
        "President Rui Matos of Portugal left the ministry on Monday.",
        "The singer Rui Matos went to Maputo on Friday.",
        "Latvian Foreign Minister Karl Ozols told Russian diplomats that he would leave politics.",
        "Latvian Foreign Minister Karl Ozols asked two Russian envoys to leave the room.",
    ],
)
def test_what_only_looks_like_it(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Slovakia on Tuesday gave two Russian diplomats 72 hours to leave the country.",
        "Slovakia has asked the ambassador of Russia to leave.",
        "Slovakia ordered three diplomats at the Russian embassy in Bratislava to leave within 48 hours.",
        "Slovakia ordered two Russian diplomats out of the country on Monday.",
    ],
)
def test_envoys_are_told_to_leave(text: str) -> None:
    found = extraction(text, "en", published=PUBLISHED).events
    assert [(e.type, [p.who for p in e.participants]) for e in found] == [("expulsion", ["SVK", "RUS"])]


def test_somebody_is_asked_to_join() -> None:
    asked = "Prime Minister Lars Holm of Denmark asked President Jan Nowicki of Poland to join"
    text = f"{asked} him at the summit in Aarhus."
    assert invited(text) == [("Lars Holm", "Jan Nowicki", "Aarhus")]
    assert invited(f"{asked} the sanctions.") == []


def test_presidents_of_both_countries_are_offered_a_place_to_meet() -> None:
    text = (
        "Bolivia and Chile are at odds. Peru has offered to receive the presidents of both countries, "
        "Marco Arce and Elena Rivas, in Cusco."
    )
    assert invited(text) == [("PER", "Marco Arce", "Cusco"), ("PER", "Elena Rivas", "Cusco")]
    found = extraction(text, "en", published=PUBLISHED)
    assert [(p.name, o.of) for p in found.persons for o in p.offices] == [
        ("Marco Arce", "BOL"),
        ("Elena Rivas", "CHL"),
    ]
    assert found.statements == ()


def test_a_meeting_of_one_told_before_falls_through() -> None:
    text = (
        "Latvian Foreign Minister Karl Ozols met with Estonian Foreign Minister Marit Sepp on Monday. "
        "A meeting with the Foreign Minister of Lithuania did not take place owing to a storm."
    )
    found = extraction(text, "en", published=PUBLISHED).events
    assert [([p.who for p in e.participants], e.status) for e in found] == [
        (["Karl Ozols", "Marit Sepp"], "held"),
        (["Karl Ozols", "LTU"], "cancelled"),
    ]


def test_a_call_since_which_there_is_progress_has_been() -> None:
    text = (
        "President Dean Foss of the United States met with President Rosa Ibarra of Peru on Monday. "
        "They will review progress since their telephone conversation in March."
    )
    found = extraction(text, "en", published=PUBLISHED).events
    assert [(e.type, e.start, e.status) for e in found][1:] == [("phone_call", "2019-03", "held")]


def test_whom_one_meets_signs_too_and_a_guest_hosted_for_a_visit_visits() -> None:
    text = (
        "Foreign Minister Karl Ozols of Latvia will meet with Foreign Minister Marit Sepp of Estonia "
        "and sign a treaty."
    )
    assert [e[0] for e in told(text)] == ["meeting", "signing"]
    text = (
        "President Dean Foss of the United States will host President Rosa Ibarra of Peru "
        "for a working visit at the White House."
    )
    assert [e[0] for e in told(text)] == ["meeting", "visit"]
