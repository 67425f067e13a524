"""Invitations that the headline tells, where the text below only speaks of them."""

import pytest

from tests.reading import extraction

SOLIS = "Perus president Ana Solis"
PAREDES = "Ecuadors president Luis Paredes"


@pytest.mark.parametrize(
    ("language", "title", "text", "told"),
    [
        (
            "nb", "Solis inviterer Ecuadors president til Lima",
            f"Invitasjonen ble overlevert av søsteren til {SOLIS}.\n\n{PAREDES} vurderer å takke ja.",
            [("Ana Solis", "Luis Paredes", "Lima", "extended")],
        ),
        (
            "nb", "Solis inviterer Paredes til Lima", f"{SOLIS} vil møte {PAREDES}. Paredes har takket ja.",
            [("Ana Solis", "Luis Paredes", "Lima", "accepted")],
        ),
        ("nn", "Peru inviterer kong Sigvard på statsbesøk", f"Kong Sigvard møtte {SOLIS} i Oslo. Peru er eit land.", [("PER", "Sigvard", "PER", "extended")]),
        ("en", "Solis invites Paredes to Lima", "Peruvian President Ana Solis met Ecuadorean President Luis Paredes on Monday.", [("Ana Solis", "Luis Paredes", "Lima", "extended")]),
        ("en", "Solis may invite Paredes to Lima", "Peruvian President Ana Solis met Ecuadorean President Luis Paredes.", []),
        ("en", "Peru extends invitations to Ecuadorean leaders", "Peru extended formal invitations on Friday to Ecuadorean President Luis Paredes and Foreign Minister Eva Moe to visit Lima.", [("PER", "Luis Paredes", "Lima", "extended"), ("PER", "Eva Moe", "Lima", "extended")]),
        ("nb", "Solis inviterer Paredes", f"Peru har invitert {PAREDES} til Lima. {SOLIS} sier det.", [("Ana Solis", "Luis Paredes", "Lima", "extended")]),
        ("nb", "Vil ikke invitere Paredes", f"{SOLIS} vil ikke møte {PAREDES}.", []),
        ("nb", "Moe inviterer Paredes til Oslo", f"{PAREDES} er glad.", []),
    ],
)  # fmt: skip
def test_what_the_headline_tells(
    language: str, title: str, text: str, told: list[tuple[str, str, str, str]]
) -> None:
    read = extraction(text, language, title=title).invitations
    assert [(i.inviter, i.invitee, i.destination, i.status) for i in read] == told
    assert all(0 <= e.start < e.end <= len(text) for i in read for e in i.evidence)
