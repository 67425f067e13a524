"""Notes, summonses, expulsions, recalls, offices taken up and invitations: all that a text tells of them.

`envoys.toml` beside this file has the texts: the events with who takes part as what, where, when and how real, the
invitations, and how many statements.
"""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from kg.records import Event
from tests.reading import extraction

TUESDAY = "2024-05-14"
TABLE: dict[str, dict[str, list[Any]]] = tomllib.loads(
    (Path(__file__).parent / "envoys.toml").read_text(encoding="utf-8")
)
CASES = [(language, key) for language, rows in TABLE.items() for key in rows]


def told(event: Event) -> str:
    who = ", ".join(f"{p.who} {p.role}" for p in event.participants)
    return (
        f"{event.type} | {who} | {event.city or event.country or '-'} | {event.start or '-'} | {event.status}"
    )


@pytest.mark.parametrize(("language", "key"), CASES)
def test_a_text_tells_this_and_no_more(language: str, key: str) -> None:
    text, events, invited, said = TABLE[language][key]
    found = extraction(text, language, published=TUESDAY)
    assert [told(e) for e in found.events] == events
    asked = [
        f"{i.inviter or '-'} > {i.invitee} | {i.destination or '-'} | {i.status}" for i in found.invitations
    ]
    assert asked == invited
    assert len(found.statements) == said
