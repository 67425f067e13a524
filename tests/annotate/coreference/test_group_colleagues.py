"""Whom "the ministers" stands for where two of one government are named last."""

import pytest

from tests.reading import document, extraction


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


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Chile's president, Petra Novak, and Kenya's president, Tevita Fonoti, met. Peru's president, Kari Lohne, welcomed the two.",
        ),
        (
            "nb",
            "Chiles president Petra Novak og Kenyas president Tevita Fonoti møttes. Perus president Kari Lohne tok imot de to.",
        ),
        (
            "nn",
            "Chiles president Petra Novak og Kenyas president Tevita Fonoti møttest. Perus president Kari Lohne tok imot dei to.",
        ),
    ],
)
def test_whoever_welcomes_the_two_is_none_of_them(language: str, text: str) -> None:
    group = [m.key for m in document(text, language).mentions if m.form == "group"]
    assert group == ["Petra Novak", "Tevita Fonoti"]
