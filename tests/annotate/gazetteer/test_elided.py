"""A country whose name the next one completes: "Nord- og Sør-Korea", "North and South Korea"."""

import pytest

from tests.reading import extraction


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Nord- og Sør-Korea møttes mandag i Panmunjom."),
        ("nn", "Nord- og Sør-Korea møttest måndag i Panmunjom."),
        ("en", "North and South Korea held talks on Monday in Panmunjom."),
    ],
)
def test_two_states_share_the_end_of_their_names(language: str, text: str) -> None:
    found = extraction(text, language)
    assert set(found.countries) == {"PRK", "KOR"}
    assert {p.who for p in found.events[0].participants} == {"PRK", "KOR"}


@pytest.mark.parametrize("text", ["Peru og Sør-Korea møttes mandag.", "Øst- og Vest-Peru møttes mandag."])
def test_what_completes_no_name_is_none(text: str) -> None:
    assert "PRK" not in extraction(text).countries
