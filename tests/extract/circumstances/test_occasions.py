"""The place of what an event is told after, despite or because of, which is not the event's.

`occasions.toml` beside this file has the sentences.
"""

import tomllib
from pathlib import Path

import pytest

from tests.reading import extraction

TABLE = tomllib.loads((Path(__file__).parent / "occasions.toml").read_text(encoding="utf-8"))
FRAMES = [(code, frame) for code, table in TABLE.items() for frame in table["frames"]]


@pytest.mark.parametrize(("language", "frame"), FRAMES)
def test_an_event_is_not_where_its_occasion_was(language: str, frame: str) -> None:
    own = TABLE[language]
    for number, noun in enumerate(own["nouns"]):
        verb = own["verbs"][number % len(own["verbs"])]
        text = frame.format(A=own["A"], B=own["B"], n=noun, v=verb)
        events = extraction(text, language, published="2019-05-15").events
        assert [(e.type, e.city, e.country) for e in events] == [("meeting", None, None)], text


@pytest.mark.parametrize(
    ("language", "text", "places"),
    [
        ("nb", "I Lima møtte statsminister Kari Dal mandag Ana Solis, og i Nairobi Ole Brekke.", ["Lima", "Nairobi"]),
        ("en", "On Monday Prime Minister Kari Dal met Ana Solis in Lima, and on Tuesday Ole Brekke in Nairobi.",
         ["Lima", "Nairobi"]),
        ("nb", "Perus president Luis Soto møtte Chiles president Ana Solis i Quito etter valget.", ["Quito"]),
        ("en", "Talks on a truce between Peru and Chile were held in Quito.", ["Quito"]),
    ],
)  # fmt: skip
def test_each_has_the_place_told_with_it(language: str, text: str, places: list[str]) -> None:
    events = extraction(text, language, published="2019-05-15").events
    assert [e.city for e in events] == places
