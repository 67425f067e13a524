"""Encounters by their many names, calls, measures and papers, as reports tell them; names are invented."""

import pytest

from kg.records import Event
from tests.reading import extraction

DAL = "Norwegian Foreign Minister Lise Dalheim"
SOTO = "Peruvian President Ana Soto"
LISE, ANA = "Lise Dalheim", "Ana Soto"

Row = tuple[str, frozenset[str], str]


def events(text: str) -> tuple[Event, ...]:
    return extraction(text, "en").events


def rows(text: str) -> set[Row]:
    """Type, participants and status of each event."""
    return {(e.type, frozenset(p.who for p in e.participants), e.status) for e in events(text)}


def of(kind: str, *who: str, status: str = "held") -> Row:
    return kind, frozenset(who), status


MET = of("meeting", LISE, ANA)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # the nouns, and none where they are adjectives
        (f"{DAL} is holding a one-on-one with {SOTO} in Cusco.", {of("meeting", LISE, ANA, status="ongoing")}),
        (f"{DAL} had a tête-à-tête with {SOTO} in Cusco on Monday.", {MET}),
        (f"A bilateral between {DAL} and {SOTO} was called off.", {of("meeting", LISE, ANA, status="cancelled")}),
        (f"A bilateral treaty with {SOTO} pleased {DAL}.", set()),
        (f"{DAL} told an audience in Cusco that {SOTO} was right.", set()),
        # seen and saw
        (f"{DAL} later saw {SOTO}.", {MET}),
        (f"{DAL} saw {SOTO} as a threat.", set()),
        (f"{DAL} and {SOTO} last saw each other in Cusco in September 2018.", {MET}),
        (f"{DAL} shook hands with {SOTO} in Cusco on Monday.", {MET}),
        # phoned: the one described, not the one whose kin he is
        (
            f"{DAL} phoned the emir's half-brother, Kuwaiti Crown Prince Mishal bin Fadel, on Monday.",
            {of("phone_call", LISE, "Mishal bin Fadel")},
        ),
        (f"{DAL} phoned {SOTO}'s brother on Monday.", set()),
        (f"{DAL} rang {SOTO} on Monday.", {of("phone_call", LISE, ANA)}),
        # what two do after talks, and papers that nobody signs
        (
            f"{DAL} and {SOTO} signed the deal in Cusco after two hours of talks.",
            {of("signing", LISE, ANA), MET},
        ),
        (f"{DAL} and {SOTO} spoke at a meeting of the Labour Party.", set()),
        (
            f"{DAL} visited Lima on Monday. Four memoranda were signed.",
            {of("visit", LISE, "PER"), of("signing", "NOR", "PER")},
        ),
        (f"{DAL} visited Lima on Monday. The peace treaty was signed in 1998.", {of("visit", LISE, "PER")}),
        (f"{DAL} and {SOTO} witnessed the signing of three memoranda.", {of("signing", LISE, ANA)}),
        # reached a place, not out to it
        (f"{DAL} reached Peru early Monday.", {of("visit", LISE, "PER", status="ongoing")}),
        (f"{DAL} reached out to Peru on Monday.", set()),
        # expelled by name, in answer, by whom the noun tells
        ("Kuwait expelled Ambassador Douglas Petrie on Monday.", {of("expulsion", "KWT", "Douglas Petrie")}),
        (
            "The Canadian answer came on Monday: two Kuwaiti attachés were told to leave.",
            {of("expulsion", "CAN", "KWT")},
        ),
        (
            "Kuwait said it had expelled Peruvian diplomats in response to the expulsion of Kuwaiti diplomats by Peru.",
            {of("expulsion", "KWT", "PER"), of("expulsion", "PER", "KWT")},
        ),
        # a gathering beside what is called off, or ahead of which something is done
        (
            f"A meeting between {DAL} and {SOTO} on the sidelines of the G20 summit on Monday has been cancelled.",
            {of("meeting", LISE, ANA, status="cancelled"), of("summit", "G20")},
        ),
        ("The G20 summit has been cancelled.", {of("summit", "G20", status="cancelled")}),
        (
            f"{DAL} cancelled a visit to Peru ahead of next week's G20 summit.",
            {of("visit", LISE, "PER", status="cancelled"), of("summit", "G20", status="planned")},
        ),
        # what is to come is not what has been
        (
            f"{DAL} is to meet {SOTO}. In Cusco, {LISE} met {SOTO}.",
            {of("meeting", LISE, ANA, status="planned"), MET},
        ),
        # recalled, and planned by several
        (f"{DAL} recalled a telephone discussion with {SOTO}.", {of("phone_call", LISE, ANA)}),
        (
            f"{DAL} said she and others plan to visit Peru.",
            {of("visit", LISE, "PER", status="planned")},
        ),
    ],
)  # fmt: skip
def test_encounters(text: str, told: set[Row]) -> None:
    assert rows(text) == told


def test_what_has_ended_lasted_until_then() -> None:
    (event,) = events("The three-day negotiation between Kenya and Ghana ended on Friday in Accra.")
    assert (event.status, event.start, event.end) == ("held", "2021-10-20", "2021-10-22")


def test_the_counterpart_of_somebody_told_of_without_a_title() -> None:
    text = (
        "Peru's foreign minister is in Sweden before talks between U.S. President Ed Carver and Cuban leader Ivo Real."
        f"\n\nThe Swedish foreign ministry said {ANA} would meet her Swedish counterpart Eva Borgny."
    )
    offices = {(p.name, o.office, o.of) for p in extraction(text, "en").persons for o in p.offices}
    assert ("Eva Borgny", "head_of_state", "SWE") not in offices


def test_a_first_name_behind_a_title_is_no_title() -> None:
    (person,) = extraction("Peruvian Foreign Minister Amir Khan Mutazi spoke.", "en").persons
    assert (person.name, [o.office for o in person.offices]) == ("Amir Khan Mutazi", ["foreign_minister"])


def test_her_government_invites_and_not_she() -> None:
    text = (
        "Peru's ambassador to Kenya, Ana Soto, spoke. She said her government had extended an invitation to Kenyan "
        "President Odera Muli to come to Lima in May."
    )
    (one,) = extraction(text, "en").invitations
    assert (one.inviter, one.invitee) == ("PER", "Odera Muli")


def test_the_spokesman_does_not_accept() -> None:
    text = (
        f"Peruvian President {ANA} will go to Norway next month. Norwegian Prime Minister Lars Dal extended the "
        "invitation in a letter. The president’s press secretary, Pedro Luz, said that she had accepted it."
    )
    (one,) = extraction(text, "en").invitations
    assert (one.inviter, one.invitee, one.status) == ("Lars Dal", ANA, "accepted")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Peru on Monday declared the U.S. ambassador in that country, Ed Carver, persona non grata.",
            {of("expulsion", "PER", "USA")},
        ),
        (
            "Peruvian President Ana Soto ordered the expulsion of Bolivia's ambassador.",
            {of("expulsion", ANA, "BOL")},
        ),
        ("Peruvian President Ana Soto called the expulsion of Bolivia's ambassador hostile.", set()),
        ("Two Peruvian diplomats were told to leave Accra.", {of("expulsion", "GHA", "PER")}),
        ("Peru's ambassador, Luis Luz, was told to leave Lima.", set()),
        # the ambassador is not the chargé who is named
        (
            "Peru's chargé d'affaires in Accra, Luis Luz, was silent.\n\nKenya expelled the Peruvian ambassador.",
            {of("expulsion", "KEN", "PER")},
        ),
    ],
)
def test_envoys(text: str, told: set[Row]) -> None:
    assert rows(text) == told


def test_whose_talks_after_a_quotation() -> None:
    text = (
        f'"We expect {SOTO} to come," {DAL} said at a press conference following her talks with Cuban Foreign Minister '
        "Ivo Real."
    )
    (meeting,) = [e for e in events(text) if e.type == "meeting"]
    assert {p.who for p in meeting.participants} == {LISE, "Ivo Real"}
    assert meeting.status == "held"


def test_whom_the_leader_of_a_delegation_serves() -> None:
    text = "The delegation of Peru led by the Minister of Foreign Affairs Ana Soto came to Accra."
    (person,) = extraction(text, "en").persons
    assert [(o.office, o.of) for o in person.offices] == [("foreign_minister", "PER")]


def test_what_was_before_the_first_meeting_since_does_not_date_it() -> None:
    text = f"{DAL} met {SOTO} in Cusco. It was the first meeting between the two since their talks in Accra last year."
    assert {e.start for e in events(text) if e.type == "meeting" and e.city == "Cusco"} <= {
        None,
        "2021-10-25",
    }


def test_separate_meetings_are_two() -> None:
    text = f"{DAL} met {SOTO} and Cuban Foreign Minister Ivo Real in separate meetings on Monday."
    assert rows(text) == {MET, of("meeting", LISE, "Ivo Real")}


def test_who_may_not_be_in_a_position_to_accept_has_not() -> None:
    text = f"{DAL} said she may not be in a position to accept the invitation from {SOTO} to Lima."
    assert {i.status for i in extraction(text, "en").invitations} <= {"extended"}
