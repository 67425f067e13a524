"""Day, status and place of events, and what an invitation came to, in texts of one to three sentences.

`moments.toml` beside this file has them: an event by its type and people with what is told of it, or an
invitation; what a row leaves out is not asked.
"""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from kg.records import Event, Extraction
from tests.reading import extraction

WEDNESDAY = "2019-05-15"
ROWS: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "moments.toml").read_text(encoding="utf-8")
)["row"]


def event_of(read: Extraction, row: dict[str, Any]) -> Event | None:
    """The event that a row is about."""
    who = set(row["who"])
    found = (e for e in read.events if e.type == row["type"] and who <= {p.who for p in e.participants})
    return next(found, None)


@pytest.mark.parametrize("row", ROWS, ids=[r["text"][:60] for r in ROWS])
def test_moment(row: dict[str, Any]) -> None:
    read = extraction(row["text"], row["language"], published=row.get("published", WEDNESDAY))
    if invited := row.get("invitation"):
        told = [[i.inviter or "", i.invitee or "", i.destination or "", i.status] for i in read.invitations]
        assert invited in told
    if row.get("absent"):
        assert event_of(read, row) is None
    elif "type" in row:
        event = event_of(read, row)
        assert event is not None
        slots = ("start", "end", "status", "city", "country", "venue")
        assert {k: getattr(event, k) or "" for k in slots if k in row} == {
            k: row[k] for k in slots if k in row
        }
