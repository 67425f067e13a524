"""Whom "the ministers" stands for where two of one government are named last."""

import pytest

from tests.reading import extraction


@pytest.mark.parametrize(
    ("language", "lead", "text"),
    [
        (
            "en",
            "Peru's foreign minister, Petra Novak, met Kenya's foreign minister, Tevita Fonoti.",
            "Kenyan Prime Minister Odd Lohne thanked Novak. Fonoti had been asked when the ministers met in Lima.",
        ),
        (
            "nb",
            "Perus utenriksminister Petra Novak skrev til Kenyas utenriksminister Tevita Fonoti.",
            "Novak takket Kenyas statsminister Odd Lohne. Fonoti inviterte henne da utenriksministrene møttes i Lima i fjor.",
        ),
    ],
)
def test_two_of_one_government_named_apart_are_not_the_two_who_met(
    language: str, lead: str, text: str
) -> None:
    met = [
        {p.who for p in e.participants}
        for e in extraction(f"{lead}\n\n{text}", language).events
        if e.city == "Lima"
    ]
    assert met == [{"Petra Novak", "Tevita Fonoti"}]
