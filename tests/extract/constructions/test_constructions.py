"""Every verb with every form of those who act: a table of constructions, of which none goes unread.

The tables beside this file give the words of a language; a cell is one of each. One cell in twelve is read in
each run, all by `pytest -m soak`.
"""

import tomllib
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import pytest

from kg.records import Event
from tests.reading import extraction

LANGUAGES = ("en", "nb", "nn")
WEDNESDAY = "2019-05-15"
SAMPLED = 12  # one cell in so many
MINISTRIES = ("Norway's", "Norwegian", "Norges", "Noregs", "norske")  # a ministry under its own name
OURS, THEIRS = {"Kari Moe", "Moe", "NOR"}, {"Jan Nowak", "Nowak", "POL"}


class Cell(NamedTuple):
    """A text, and the event that it tells: one of these types, and of these statuses and days where any are given."""

    text: str
    types: tuple[str, ...]
    statuses: tuple[str, ...] = ()
    start: str = ""

    def told(self, event: Event) -> bool:
        """Whether an event is the one."""
        who = {p.who for p in event.participants}
        status = not self.statuses or event.status in self.statuses
        ours = who & OURS or any(n in name for name in who for n in MINISTRIES)
        status = status and (event.start or "").startswith(self.start)
        return event.type in self.types and status and bool(ours) and bool(who & THEIRS)


def table(language: str) -> Mapping[str, Any]:
    """The words of a language."""
    return tomllib.loads((Path(__file__).parent / f"{language}.toml").read_text(encoding="utf-8"))


def meetings(language: str) -> Iterator[Cell]:
    """Who met, called, received whom."""
    words = table(language)
    parts = words["meetings"]
    for one, (before, other), (verb, types) in product(
        parts["subjects"].values(), parts["others"].values(), parts["verbs"].values()
    ):
        told, subject, quoted, possessive = one
        pronouns = words["unclear"]
        if subject in pronouns and other in pronouns:
            continue  # nobody knows who is who
        said = verb.replace("{s}", subject).replace("{o}", other.replace("{poss}", possessive))
        text = words["quoted"].replace("{x}", said) if quoted else f"{said}."
        yield Cell(f"{told}{before}\n\n{text}" if quoted else told + before + text, tuple(types.split("|")))


def visits(language: str) -> Iterator[Cell]:
    """Who went where."""
    parts = table(language)["visits"]
    for (told, subject), (before, goal), verb in product(
        parts["subjects"].values(), parts["destinations"].values(), parts["verbs"].values()
    ):
        said = verb.replace("{s}", subject).replace("{d}", goal)
        yield Cell(f"{told}{before}{said}.", ("visit",))


def talks(language: str) -> Iterator[Cell]:
    """Which talks of whom, and how they went."""
    parts = table(language)["talks"]
    for (definite, bare, types), (before, phrase), (course, statuses) in product(
        parts["nouns"].values(), parts["phrases"].values(), parts["courses"].items()
    ):
        said = phrase.replace("{the}", definite).replace("{bare}", bare)
        yield Cell(f"{before}{said} {course}.", tuple(types.split("|")), tuple(statuses))


def deeds(language: str) -> Iterator[Cell]:
    """Which state did what to the other, or what the two did together."""
    parts = table(language)["deeds"]
    for (name, actor), act in product(parts["actors"].items(), parts["acts"]):
        if act.get("of_states") and name not in ("country", "gov"):
            continue
        inner = actor if name == "country" or actor.startswith("Nor") else actor[0].lower() + actor[1:]
        for words in act["words"]:
            said = words.replace("{s}", actor).replace("{l}", inner)
            yield Cell(f"{said}.", tuple(act["types"].split("|")))


def rounds(language: str) -> Iterator[Cell]:
    """The next meeting of those told of, or one before."""
    parts = table(language)["rounds"]
    for when, statuses, month in (("coming", ("planned",), "2019-06"), ("gone", ("held",), "2019-03")):
        for before, noun, verb in product(
            parts["before"].values(), parts[when]["nouns"], parts[when]["verbs"]
        ):
            yield Cell(f"{before} {noun} {verb}.", ("meeting", "negotiation"), statuses, month)


KINDS = {"meetings": meetings, "visits": visits, "talks": talks, "deeds": deeds, "rounds": rounds}


def unread(kind: str, language: str, *, every: int) -> list[str]:
    """The texts of a table's cells, one in `every`, whose event is not read, but for those it excuses."""
    excused: list[str] = table(language)["unread"]
    cells = [c for c in KINDS[kind](language) if crc32(c.text.encode()) % every == 0]
    assert len(cells) > 4
    return [
        cell.text
        for cell in cells
        if not any(words in cell.text for words in excused)
        and not any(cell.told(e) for e in extraction(cell.text.strip(), language, published=WEDNESDAY).events)
    ]


@pytest.mark.parametrize("every", [SAMPLED, pytest.param(1, marks=pytest.mark.soak)])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_no_construction_goes_unread(kind: str, language: str, every: int) -> None:
    assert not unread(kind, language, every=every)
