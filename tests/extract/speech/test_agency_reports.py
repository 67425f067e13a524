"""Ways of agency reports: officials who say, phrases in marks, namesakes, houses of whoever tells."""

import pytest

from tests.reading import extraction

OTIENO = "Kenyan President Daniel Otieno met Ugandan President Moses Kato on Monday. "


@pytest.mark.parametrize("who", ["Kenyan officials", "Senior Kenyan officials", "Kenyan authorities"])
def test_officials_say_without_that(who: str) -> None:
    told = extraction(f"{who} say the trip is proof of good relations.", "en").statements
    assert [(s.speaker, s.mode) for s in told] == [("KEN", "indirect")]


@pytest.mark.parametrize(
    "said",
    [
        'Otieno said "some bad things" are occurring behind the scenes.',
        'Otieno said the talks will end what he called "slander coming from both sides."',
        'Otieno says "all sorts of options" are open to the two countries.',
    ],
)
def test_a_phrase_in_marks_is_part_of_the_clause(said: str) -> None:
    assert {s.mode for s in extraction(OTIENO + said, "en").statements} == {"indirect"}


def test_a_surname_is_not_that_of_a_namesake_named_in_passing() -> None:
    told = extraction(
        "Georgian President Levan Beridze met his Armenian counterpart, Aram Petrosyan. Police detained a "
        "citizen, Giorgi Petrosyan, on Monday. Beridze says Petrosyan invited him to visit Yerevan.",
        "en",
    )
    assert [(i.inviter, i.invitee) for i in told.invitations] == [("Aram Petrosyan", "Levan Beridze")]


def test_the_ministry_that_tells_is_no_venue() -> None:
    told = extraction(
        "According to the Kenyan Ministry of Foreign Affairs, Kenyan President Daniel Otieno is going to meet "
        "with Ugandan President Moses Kato.",
        "en",
    )
    assert [e.venue for e in told.events] == [None]


def test_where_a_body_is_based_is_no_part_of_its_name() -> None:
    told = extraction("He spoke with the Nairobi-based Institute for Security Studies on Monday.", "en")
    assert told.organisations == ("Institute for Security Studies",)
