"""Talks that somebody thanks for, between those whom the sentences around name."""

import pytest

from tests.reading import extraction


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "nb",
            "Utenriksminister Ranveig Lohne kalte tonen god.\n\nKroatias utenriksminister Zoran Petrić takket for samtalen.",
        ),
        (
            "nn",
            "Utanriksminister Ranveig Lohne kalla tonen god.\n\nKroatias utanriksminister Zoran Petrić takka for samtalen.",
        ),
        (
            "en",
            "Norway's foreign minister, Ranveig Lohne, called the tone good.\n\nCroatia's foreign minister, Zoran Petrić, thanked her for the conversation.",
        ),
    ],
)
def test_thanks_for_talks_name_their_sides_by_the_sentences_around(language: str, text: str) -> None:
    (event,) = extraction(text, language).events
    assert (event.type, event.status) == ("meeting", "held")
    assert {p.who for p in event.participants} == {"Ranveig Lohne", "Zoran Petrić"}
    assert all(p.inferred for p in event.participants)


@pytest.mark.parametrize(
    "text",
    [
        # of one state: no two sides
        "Utenriksminister Ranveig Lohne kalte tonen god.\n\nForsvarsminister Odd Vik takket for samtalen.",
        # three: who of them is not said
        "Utenriksminister Ranveig Lohne og Islands utenriksminister Ásta Jónsdóttir smilte.\n\nKroatias utenriksminister Zoran Petrić takket for samtalen.",
        # nobody thanks
        "Utenriksminister Ranveig Lohne kalte tonen god.\n\nKroatias utenriksminister Zoran Petrić ville ikke omtale samtalen.",
    ],
)
def test_nothing_is_told_where_the_sides_are_not_clear(text: str) -> None:
    assert extraction(text).events == ()
