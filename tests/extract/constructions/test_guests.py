"""Who comes, is sent home or is asked: the visits, the expulsions and the invitations of a text, all of them.

`guests.toml` beside this file has the texts, each with what it tells.
"""

import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.reading import extraction

WEDNESDAY = "2019-05-15"
KINDS = ("visit", "expulsion")
TABLE = tomllib.loads((Path(__file__).parent / "guests.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("key", "row"), TABLE["events"].items(), ids=TABLE["events"])
def test_who_comes_and_who_is_sent_home(key: str, row: tuple[str, Sequence[str]]) -> None:
    events = extraction(row[0], key[:2], published=WEDNESDAY).events
    told = [
        f"{e.type} | {', '.join(p.who for p in e.participants)} | {e.city or '-'} | {e.start or '-'} | {e.status}"
        for e in events
        if e.type in KINDS
    ]
    assert told == row[1]


@pytest.mark.parametrize(("key", "row"), TABLE["invitations"].items(), ids=TABLE["invitations"])
def test_who_is_asked(key: str, row: tuple[str, Sequence[str]]) -> None:
    invited = extraction(row[0], key[:2], published=WEDNESDAY).invitations
    told = [f"{i.inviter or '-'} > {i.invitee} | {i.destination or '-'} | {i.status}" for i in invited]
    assert told == row[1]
