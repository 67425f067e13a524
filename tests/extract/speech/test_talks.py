"""To whom a speaker speaks in a readout: the one on the other side of the call or the meeting."""

import pytest

from tests.reading import extraction

READOUT = "Readout of President Moe’s Call with Prime Minister Jan Nowak of Poland"
NOTE = "The below is attributable to Spokesperson Ana Ruiz:\n\n"

# how the talks are told, and the title above
TALKS = [
    (
        "President Kari Moe spoke today with Prime Minister Jan Nowak of Poland to discuss President Ek’s visit. ",
        READOUT,
    ),
    (
        "President Kari Moe spoke today on the margins of a summit with Prime Minister Jan Nowak of Poland. ",
        READOUT,
    ),
    ("President Kari Moe and Prime Minister Jan Nowak of Poland today discussed the border. ", READOUT),
    (
        NOTE + "President Kari Moe met with Polish Prime Minister Jan Nowak. ",
        "Kari Moe’s Meeting With Jan Nowak",
    ),
    (NOTE + "President Kari Moe hosted Prime Minister Jan Nowak of Poland. ", "President Moe in Oslo"),
]
SAID = [  # the words, and to whom they are said
    ("President Moe reaffirmed her commitment to an open border.", "Jan Nowak"),
    ("The President thanked the Prime Minister for his help at the border.", "Jan Nowak"),
    ("She urged all parties to keep the border open.", "Jan Nowak"),
    ("She urged Poland to keep the border open.", "Jan Nowak"),
    ("She welcomed the step that President Ek has taken.", "Jan Nowak"),
    ("Prime Minister Nowak underscored the need for an open border.", "Kari Moe"),
    ("The two leaders underscored the need for an open border.", None),
    ("President Moe announced an open border to the north.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "title"), TALKS)
@pytest.mark.parametrize(("said", "hearer"), SAID)
def test_words_in_a_readout_are_said_to_the_other_side(
    text: str, title: str, said: str, hearer: str | None
) -> None:
    read = extraction(text + said, "en", title=title).statements
    assert [s.addressee for s in read if s.mode == "indirect"] == [hearer]


def test_of_three_nobody_is_the_other_side() -> None:
    text = "President Kari Moe met with Prime Minister Jan Nowak and President Per Ek. She reaffirmed her support."
    read = extraction(text + " She reaffirmed her commitment to an open border.", "en", title=READOUT)
    assert {s.addressee for s in read.statements} == {None}


def test_an_article_is_no_readout() -> None:
    text = "President Kari Moe met Prime Minister Jan Nowak. She said that the border must open."
    assert [s.addressee for s in extraction(text, "en", title="Moe meets Nowak").statements] == [None]


def test_the_president_alone_is_the_readouts() -> None:
    text = "President Kari Moe met with President Jan Nowak of Poland. She reassured President Nowak that Norway "
    text += "will help. In this context, the President expressed her support for peace."
    read = extraction(
        text, "en", title="Readout of President Moe’s Meeting with President Jan Nowak"
    ).statements
    assert [(s.speaker, s.addressee) for s in read] == [("Kari Moe", "Jan Nowak")] * 2


@pytest.mark.parametrize(
    "title",
    [
        "Readout of President Moe’s Meeting with Prime Minister Jan Nowak of Poland",
        "Readout of President Moe's Call with Polish Prime Minister Jan Nowak",
        "Readout of President Kari Moe’s Call with Prime Minister Jan Nowak of Poland",
        "The White House Readout of President Moe's Call with Prime Minister Jan Nowak",
    ],
)
@pytest.mark.parametrize("opening", ["", "Today, ", "This afternoon in the Oval Office, "])
@pytest.mark.parametrize("verb", ["met today with", "spoke by phone with"])
def test_the_host_is_named_by_the_headline_alone(title: str, opening: str, verb: str) -> None:
    text = (
        f"{opening}the President {verb} Prime Minister Jan Nowak of Poland. The President thanked the Prime "
    )
    text += "Minister for his help. The President and Prime Minister reaffirmed their commitment to peace."
    read = extraction(text[0].upper() + text[1:], "en", title=title, published="2023-10-25")
    host = "Kari Moe" if "Kari" in title else "Moe"
    assert {p.name: [o.office for o in p.offices] for p in read.persons} == {
        "Jan Nowak": ["head_of_government"], host: ["head_of_state"]
    }  # fmt: skip
    assert [{p.who for p in e.participants} for e in read.events] == [{host, "Jan Nowak"}]
    assert [((s.speaker, *s.co_speakers), s.addressee) for s in read.statements] == [
        ((host,), "Jan Nowak"), ((host, "Jan Nowak"), None)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Readout of the President’s Call with Jan Nowak",
            "The President spoke with Prime Minister Jan Nowak.",
        ),
        (
            "Readout of Vice President Moe’s Call",
            "The President spoke with Prime Minister Jan Nowak of Poland.",
        ),
        ("Moe visits Warsaw", "The President spoke with Prime Minister Jan Nowak of Poland."),
        ("Readout of President Moe’s Call with Jan Nowak", "Jan Nowak spoke with the President."),
    ],
)
def test_who_has_another_office_or_no_readout_is_no_host(title: str, text: str) -> None:
    assert "Moe" not in {p.name for p in extraction(text, "en", title=title).persons}


@pytest.mark.parametrize("outlet", ["NTB", "nyhetsbyrået NTB"])
def test_an_interview_is_given_to_an_outlet_that_does_not_speak(outlet: str) -> None:
    text = f"I et intervju med {outlet} sier utenriksminister Kari Moe:\n\n– Grensen må åpnes."
    assert [(s.speaker, s.addressee) for s in extraction(text).statements] == [("Kari Moe", "NTB")]


def test_a_paper_that_is_told_something_does_not_say_it() -> None:
    text = "Polens ambassadør til Norge, Jan Nowak, sier til avisen Dagen at han reiser hjem onsdag."
    assert [(s.speaker, s.addressee) for s in extraction(text).statements] == [("Jan Nowak", "Dagen")]


ACCUSED = [
    ("nb", "Utenriksminister Kari Moe beskyldte president Jan Nowak for å bryte avtalen."),
    ("nb", "Utenriksminister Kari Moe anklaget Polen for løgn."),
    ("en", "Foreign Minister Kari Moe accused President Jan Nowak of breaking the agreement."),
]


@pytest.mark.parametrize(("language", "text"), ACCUSED)
def test_whoever_is_accused_is_not_spoken_to(language: str, text: str) -> None:
    assert [s.addressee for s in extraction(text, language).statements] == [None]


SPEAKERS = [
    # "the two" of whom a preposition tells; whoever the second clause is about
    ("nb", "I samtalen mellom de to oppfordret Moe Polen til å trappe ned spenningen.", "Kari Moe"),
    ("nb", "Grensen må åpnes, sa Moe og la til at Jan Nowak var enig i at det haster.", "Kari Moe"),
    ("en", "In this context, President Moe expressed her support for peace in Poland.", "Kari Moe"),
    (
        "en",
        "They noted the need for peace, affirmed the importance of trade, and agreed to meet.",
        "Kari Moe",
    ),
]


@pytest.mark.parametrize(("language", "said", "speaker"), SPEAKERS)
def test_who_says_it_where_another_stands_near(language: str, said: str, speaker: str) -> None:
    before = {
        "nb": "President Kari Moe møtte president Jan Nowak. ",
        "en": "President Kari Moe met President Jan Nowak. ",
    }
    read = extraction(before[language] + said, language).statements
    assert {s.speaker for s in read} == {speaker}


def test_a_spokesman_told_of_again_speaks_for_the_same() -> None:
    text = "President Kari Moe møtte Jan Nowak. Ifølge en talsmann for USAs utenriksdepartement sa Moe til Nowak at "
    text += (
        "det haster med våpenhvile. Talsmannen sier at grensen er stengt.\n\n– Vi hører dette ofte, sier han."
    )
    speakers = [s.speaker for s in extraction(text).statements]
    assert speakers == ["Kari Moe", "USAs utenriksdepartement", "USAs utenriksdepartement"]


def test_words_quoted_within_a_clause_are_part_of_it() -> None:
    text = "President Kari Moe advarte om at Polen vil få «større problemer enn de noen gang har hatt», hvis grensen stenges."
    assert [s.mode for s in extraction(text).statements] == ["indirect"]


def test_what_is_told_aside_starts_no_turn() -> None:
    text = "Statsminister Kari Moe snakket med Jan Nowak en dag etter at president Per Ek kalte Nowak en diktator.\n\n"
    read = extraction(text + "– Vi skal stå tett sammen.").statements
    assert [s.speaker for s in read] == ["Per Ek", "Kari Moe"]


def test_what_goes_from_one_to_another_is_told_to_neither() -> None:
    text = "Utenriksminister Kari Moe er opptatt av at hjelpen fra Norge til Polen øker, men mener situasjonen er alvorlig."
    assert {s.addressee for s in extraction(text).statements} == {None}
