"""Invitations that only their answers tell of, and those that somebody takes home for another."""

import pytest

from tests.reading import extraction

A, B = "Perus president Petra Novak", "Kenyas president Tevita Fonoti"
Row = tuple[str | None, str | None, str | None, str]


def told(text: str, language: str = "nb") -> list[Row]:
    found = extraction(text, language, published="2024-05-02").invitations
    return [(i.inviter, i.invitee, i.destination, i.status) for i in found]


GUESTS = "Peru er vert for en fredskonferanse i Lima, og Rosa Lindal er blant deltakerne. "
INVITATIONS = [
    ("nb", "Kenya har takket nei til konferansen i Lima.", (None, "KEN", "Lima", "declined")),
    ("nb", "Kenya har takket ja til Novaks toppmøte i Lima.", (None, "KEN", "Lima", "accepted")),
    ("nb", f"{GUESTS}Kenya har derimot takket nei, ifølge Reuters.", (None, "KEN", "Lima", "declined")),
    ("nb", f"{GUESTS}Også {B} er invitert, men har ikke svart.", (None, "Tevita Fonoti", "Lima", "extended")),
    (
        "nb",
        f"Kong Harald er bedt til Peru på statsbesøk. Innbydelsen fikk statsminister Ola Lunde med seg fra {A}.",
        ("Petra Novak", "Harald", "PER", "extended"),
    ),
    (
        "nn",
        f"Kong Harald er beden til Peru på statsbesøk. Innbydinga fekk statsminister Ola Lunde med seg frå {A}.",
        ("Petra Novak", "Harald", "PER", "extended"),
    ),
]


@pytest.mark.parametrize(("language", "text", "row"), INVITATIONS)
def test_what_answers_tell_of(language: str, text: str, row: Row) -> None:
    assert told(text, language) == [row]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya har takket nei til norsk støtte.",
        f"{B} takket nei til jobben.",
        f"{B} takket nei.",
        "Kenya har takket ja til mer hjelp.",
    ],
)
def test_an_answer_to_something_else(text: str) -> None:
    assert told(text) == []
