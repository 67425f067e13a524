"""Holders of office of the registry whom a text names by surname alone; the sentences are invented."""

import pytest

from kg.records import Extraction
from tests.reading import extraction


def held(found: Extraction) -> dict[str, list[tuple[str, str]]]:
    return {p.name: [(o.office, o.of) for o in p.offices] for p in found.persons}


PAIRS = (
    ("nb", "Trump ringte Putin tirsdag. De to presidentene drøftet fiske."),
    ("nn", "Trump ringde Putin tysdag, og dei to presidentane drøfta fiske."),
    ("en", "Trump called Putin on Tuesday, and the two presidents discussed fish."),
)


@pytest.mark.parametrize(("language", "text"), PAIRS)
def test_two_presidents_named_without_a_title_are_that(language: str, text: str) -> None:
    found = held(extraction(text, language, published="2018-05-03"))
    assert found == {"Trump": [("head_of_state", "USA")], "Putin": [("head_of_state", "RUS")]}


def test_who_is_no_president_is_none_of_the_two() -> None:
    found = held(extraction("Merkel ringte Putin. De to presidentene drøftet fiske.", published="2018-05-03"))
    assert ("head_of_state", "DEU") not in found["Merkel"]


ALONE = (
    ("nb", "Trump sier at avtalen er død.\n\nPresidenten la til at fisken er god."),
    ("nn", "Trump seier at avtalen er død.\n\nPresidenten la til at fisken er god."),
    ("en", "Trump said the deal was dead.\n\nThe president added that the fish was good."),
)


@pytest.mark.parametrize(("language", "text"), ALONE)
def test_the_president_is_the_one_president_named(language: str, text: str) -> None:
    found = extraction(text, language, published="2018-05-03")
    assert held(found) == {"Trump": [("head_of_state", "USA")]}
    assert {s.speaker for s in found.statements} == {"Trump"}


@pytest.mark.parametrize(
    "text",
    [
        "Trump og Macron møttes. Presidenten la til at fisken er god.",  # which of the two?
        "Trump møtte Perus president Elvio Quintana. Presidenten la til at fisken er god.",  # Peru's
    ],
)
def test_the_president_may_be_somebody_else(text: str) -> None:
    assert "Trump" not in {n for n, posts in held(extraction(text, published="2018-05-03")).items() if posts}


def test_a_surname_that_is_a_word_is_a_name_before_a_verb_of_people() -> None:
    for published, named in (("2018-05-03", ["Trump"]), ("2003-05-03", [])):
        assert list(held(extraction("Trump besøkte Bergen mandag.", published=published))) == named
