"""Meetings with officials of no state named: they are those of the place, where it is abroad."""

import pytest

from tests.reading import extraction

MET = (
    ("en", "Under Secretary of State Nora Ekdal met with senior government officials in Lima on Tuesday."),
    ("en", "Foreign Minister Nora Ekdal of Chile met government leaders in Lima on Tuesday."),
    ("en", "Assistant Secretary of State Nora Ekdal will meet with her counterparts in Lima on Friday."),
    ("nb", "Utenriksminister Kari Ekdal reiser mandag til Lima. Der skal hun møte lokale myndigheter."),
    ("nn", "Utanriksminister Kari Ekdal reiser måndag til Lima. Der skal ho møte lokale styresmakter."),
)


@pytest.mark.parametrize(("language", "text"), MET)
def test_they_are_of_the_state_where_they_are_met(language: str, text: str) -> None:
    met = [e for e in extraction(text, language).events if e.type == "meeting"]
    assert [{p.who for p in e.participants} - {"Nora Ekdal", "Kari Ekdal"} for e in met] == [{"PER"}]


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister Nora Ekdal of Peru met with senior officials in Lima on Tuesday.",  # her own
        "Foreign Minister Nora Ekdal of Peru met with senior officials in Geneva on Tuesday.",  # of whom?
        "Foreign Minister Nora Ekdal of Peru met with a storm of protest in Quito on Tuesday.",
        "Nora Ekdal met with senior officials in Lima on Tuesday.",  # whom she serves nobody says
    ],
)
def test_nobody_is_made_up(text: str) -> None:
    assert [e for e in extraction(text, "en").events if e.type == "meeting"] == []
