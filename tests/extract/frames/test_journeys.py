"""Journeys that people are invited to."""

import pytest

from tests.reading import extraction

Told = list[tuple[str, str, str]]  # status, guest, host

FINLAND = "Finlands president Pekka Laine"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            f"Norges statsminister Lise Dalheim har invitert {FINLAND} på statsbesøk til Norge neste år.",
            [("proposed", "Pekka Laine", "Lise Dalheim")],
        ),
        (
            f"Norges statsminister Lise Dalheim inviterte {FINLAND} til Oslo i november. Laine takket ja.",
            [("planned", "Pekka Laine", "Lise Dalheim")],
        ),
        (
            f"Norges statsminister Lise Dalheim inviterte {FINLAND} til Oslo i november.",
            [("proposed", "Pekka Laine", "Lise Dalheim")],
        ),
        (f"Norges statsminister Lise Dalheim ba {FINLAND} komme til Oslo i november.", []),
        (f"Norges statsminister Lise Dalheim inviterte {FINLAND} til middag i Oslo. Laine takket ja.", []),
        (f"Norges statsminister Lise Dalheim inviterte {FINLAND} til Oslo. Laine takket nei.", []),
    ],
)
def test_whoever_accepts_is_to_come(text: str, told: Told) -> None:
    found = [e for e in extraction(text).events if e.type == "visit"]
    guests = [next((p.who for p in e.participants if p.role == "guest"), "") for e in found]
    hosts = [next((p.who for p in e.participants if p.role == "host"), "") for e in found]
    assert list(zip([e.status for e in found], guests, hosts, strict=True)) == told
