"""Who invited whom by which words, and the answer: a table of which no cell is wrong.

`invitations_*.toml` beside this file gives the words of a language; one cell in thirty is read in each run,
one in three by `pytest -m soak`.
"""

import tomllib
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import pytest

from tests.reading import extraction

LANGUAGES = ("en", "nb", "nn")
WEDNESDAY = "2019-05-15"
SAMPLED, SOAKED = 30, 3  # one cell in so many
UNCLEAR = ("pronoun", "title")  # of both nobody knows who is who
STATES = ("state", "government")


class Cell(NamedTuple):
    """A text, and who is said to have invited whom where, and with which answer."""

    text: str
    inviter: str
    invitee: str
    status: str
    destination: str

    def misread(self, language: str) -> bool:
        """Whether the invitation is unread, or told otherwise."""
        told = [
            (i.inviter, i.invitee, i.status, i.destination)
            for i in extraction(self.text, language, published=WEDNESDAY).invitations
        ]
        one = (self.inviter, self.invitee, self.status, self.destination)
        return told != [one] if self.destination else [t[:3] for t in told] != [one[:3]]


def table(language: str) -> Mapping[str, Any]:
    """The words of a language."""
    path = Path(__file__).parent / f"invitations_{language}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def cells(language: str) -> Iterator[Cell]:
    """Every inviter with every guest, verb and goal, but those that nobody would say."""
    told = table(language)
    rows = product(*(told[axis].items() for axis in ("inviters", "guests", "verbs", "whats")))
    for (i, inviter), (g, guest), (_, (verb, status)), (w, (what, goal, bare)) in rows:
        open_ = "{w}" in verb or "{b}" in verb
        unsaid = (g.startswith("counterpart") and (i in STATES or verb.startswith("{g}"))) or (
            i in UNCLEAR and (g in UNCLEAR or (i == "title" and g.split()[0] in told["beside_title"]))
        )
        state = guest[-1] == "POL" and "{him}" in verb
        if unsaid or state or (not open_ and w != "visit") or (i in STATES and " she " in verb):
            continue
        said = _said(told["words"], verb, inviter, guest, of_state=i in STATES)
        text = inviter[0] + guest[0] + said.replace("{w}", what).replace("{b}", bare).replace(",,", ",")
        yield Cell(f"{text.rstrip(',')}.", inviter[-1], guest[-1], status, goal if open_ else "")


def _said(
    words: Mapping[str, str], verb: str, inviter: list[str], guest: list[str], *, of_state: bool
) -> str:
    """The words of a verb with its parties."""
    _, subject, owner, acts, owns, acted, _ = inviter
    _, whom, who, _ = guest
    state = guest[-1] == "POL"
    parts = {
        "i": subject, "p": owner, "l": acts, "pl": owns, "o": acted,
        "g": who if verb.startswith("{g}") else whom,
        "he": words["capital"] if state else words["he"],
        "He": words["capital"] if state else words["He"],
        "him": words["him"], "possl": words["its"] if of_state else words["her"],
    }  # fmt: skip
    for key, value in parts.items():
        verb = verb.replace(f"{{{key}}}", value)
    return verb


def misread(language: str, *, every: int) -> list[str]:
    """The texts of a table's cells, one in `every`, that are read wrongly, but for those it excuses."""
    excused: list[str] = table(language)["unread"]
    chosen = [c for c in cells(language) if crc32(c.text.encode()) % every == 0]
    assert len(chosen) > 100
    return [c.text for c in chosen if not any(x in c.text for x in excused) and c.misread(language)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_invitation_goes_unread(language: str) -> None:
    assert not misread(language, every=SAMPLED)


@pytest.mark.soak
@pytest.mark.parametrize("language", LANGUAGES)
def test_hardly_any_of_all_invitations_goes_unread(language: str) -> None:
    assert not misread(language, every=SOAKED)
