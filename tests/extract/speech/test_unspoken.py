"""Whoever says it is no words of his: a speaker behind his verb, a yes or a no, what is not told."""

import pytest

from tests.reading import extraction

NOTHING = [
    ("nb", "«Selvsagt» kommer Peru til å svare, sa utenriksminister Juan Soto fredag formiddag."),
    ("nb", "President Fonoti, besøket ditt blir historisk, sa statsminister Jens Berg."),
    ("nb", "Perus president Juan Soto inviterte Fonoti til Lima, og det sa Fonoti ja til."),
    ("nn", "Perus president Juan Soto bad Fonoti til Lima, men det sa Fonoti nei til."),
    ("nb", "Peru erklærte seg uavhengig i 1821. Kenya erklærte seg uavhengig 12. desember 1963."),
    ("en", "Neither the Peruvian spokesperson nor President Juan Soto said how many people were concerned."),
    (
        "en",
        "The talks came weeks after Peruvian President Juan Soto wrote a letter to President Tevita Fonoti.",
    ),
    ("en", "“We shall go on,” Peruvian Foreign Minister Juan Soto said in a statement as they met in Lima."),
    ("en", "Peruvian President Juan Soto said farewell to Kenyan Ambassador Tevita Fonoti."),
    (
        "nb",
        "Perus president Juan Soto skal på talerstolen onsdag, og da svarer han etter alt å dømme Fonoti.",
    ),
]


@pytest.mark.parametrize(("language", "text"), NOTHING)
def test_nothing_indirect_is_told(language: str, text: str) -> None:
    said = extraction(text, language, published="2018-03-30").statements
    assert [s for s in said if s.mode == "indirect"] == []


def test_a_clause_behind_the_speaker_is_told() -> None:
    text = "I tillegg mener utenriksminister Juan Soto Kenya bør svare."
    said = extraction(text, "nb", published="2018-03-30").statements
    assert [(s.speaker, text[s.start : s.end]) for s in said] == [("Juan Soto", "Kenya bør svare")]


def test_where_it_was_said_is_no_words() -> None:
    text = "The visit was a success, Peruvian Foreign Ministry spokesman Juan Soto said here on Friday."
    said = extraction(text, "en", published="2018-03-30").statements
    assert [(s.speaker, text[s.start : s.end]) for s in said] == [("Juan Soto", "The visit was a success")]
