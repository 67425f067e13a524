"""To whom it is said where no name stands beside it: the other one of a call, "the newspaper"."""

import pytest

from tests.reading import extraction

CALLS = [
    ("nb", "Statsminister Kari Vold snakket mandag på telefon med president Luis Soto.\n\nVold uttrykte bekymring for Peru."),
    ("nn", "Statsminister Kari Vold snakka måndag på telefon med president Luis Soto.\n\nVold uttrykte uro for Peru."),
    ("en", "Prime Minister Kari Vold spoke by telephone with President Luis Soto on Monday.\n\nVold expressed concern about Peru."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), CALLS)
def test_what_one_of_two_callers_expressed_is_said_to_the_other(language: str, text: str) -> None:
    assert [s.addressee for s in extraction(text, language).statements] == ["Luis Soto"]


def test_what_a_caller_says_to_nobody_in_particular_is_not() -> None:
    text = CALLS[0][1].split("\n")[0] + "\n\n– Dette går bra, sier Vold."
    assert [s.addressee for s in extraction(text).statements] == [None]


PAPERS = [
    ("nb", "– Dette går bra, sier statsminister Kari Vold til Aftenposten.\n\nPresident Luis Soto sier til avisen at broen er åpen."),
    ("nn", "– Dette går bra, seier statsminister Kari Vold til Aftenposten.\n\nPresident Luis Soto seier til avisa at brua er open."),
    ("en", "“This is fine,” Prime Minister Kari Vold told the Guardian.\n\nPresident Luis Soto told the newspaper that the bridge is open."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), PAPERS)
def test_the_newspaper_is_the_one_told_before(language: str, text: str) -> None:
    first, second = (s.addressee for s in extraction(text, language).statements)
    assert first == second is not None
