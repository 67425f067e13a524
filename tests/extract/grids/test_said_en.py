"""Who says what to whom in English: every speaker in every frame, and those who say it without a name.

Besides, single texts, each a construction of its own: `<who | mode | hearer | words>` stands where the words do.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from kg.records import Extraction
from tests.extract.grids.cells import Cell, misread, refuse_more

WHOSE = {"she": "her", "he": "his", "it": "its", "they": "their"}
MARKED = re.compile(r"<([^<>|]+) \| ([di]) \| ([^<>|]+) \| ([^<>]+)>")
TABLE = tomllib.loads(Path(__file__).with_name("said_en.toml").read_text(encoding="utf-8"))


def words(speaker: str, pronoun: str, turn: int) -> dict[str, str]:
    """What a frame is filled with: the speaker at each place, and the next of each content."""
    clauses, quotes, number = TABLE["clauses"], TABLE["quotes"], turn % len(TABLE["clauses"])
    within = speaker[0].lower() + speaker[1:] if speaker.startswith(tuple(TABLE["lowered"])) else speaker
    first, second = clauses[number], clauses[number - 1]
    return {
        "S": speaker, "s": within, "e": within.rstrip(","), "pron": pronoun, "Pron": pronoun.capitalize(),
        "E": speaker.rstrip(","), "whose": WHOSE[pronoun],
        "c1": first, "c2": second, "C1": first[0].upper() + first[1:], "q1": quotes[number],
        "q2": quotes[number - 1], "call": TABLE["calls"][number], "thing": TABLE["things"][number],
    }  # fmt: skip


def row(names: str, told: str, filled: dict[str, str], text: str) -> str:
    """`speaker + speaker | mode | hearer or - | where the words stand`."""
    mode, rest = told.split(maxsplit=1)
    code = rest.split(maxsplit=1)[0]
    hearer, said = (
        (code, rest.removeprefix(code).strip()) if len(code) == 3 and code.isupper() else ("-", rest)
    )
    printed = said.format(**filled)
    start = text.index(printed)
    return f"{names} | {mode} | {hearer} | {start}-{start + len(printed)}"


def alone(marked: str) -> Cell:
    """A text whose statements are marked within it."""
    text, told, at = "", [], 0
    for found in MARKED.finditer(marked):
        text += marked[at : found.start()]
        who, mode, hearer, words = found.groups()
        told.append(f"{who} | {mode} | {hearer} | {len(text)}-{len(text) + len(words)}")
        text, at = text + words, found.end()
    return Cell(marked, text + marked[at:], tuple(told))


def cells() -> Iterator[Cell]:
    yield from map(alone, TABLE["single"])
    for turn, (speaker, before, names, pronoun) in enumerate(TABLE["speakers"]):
        for number, (frame, *told) in enumerate(TABLE["frames"]):
            filled = words(speaker, pronoun, turn + number)
            text = before + frame.format(**filled).replace(",,", ",")
            yield Cell(frame, text, tuple(row(names, one, filled, text) for one in told))
    for turn, speaker in enumerate(TABLE["nobody"]):
        single = speaker.startswith(("A ", "An "))
        for number, frame in enumerate((*TABLE["unsaid"], *(TABLE["going_on"] if single else ()))):
            filled = words(speaker, "he", turn + number)
            yield Cell(f"nobody: {frame}", TABLE["before"] + frame.format(**filled), ())


def said(extraction: Extraction) -> Iterable[str]:
    for one in extraction.statements:
        names = " + ".join((one.speaker, *one.co_speakers))
        yield f"{names} | {one.mode[0]} | {one.addressee or '-'} | {one.start}-{one.end}"


@pytest.mark.soak
def test_each_says_what_is_his_and_nobody_what_is_nobodys() -> None:
    grid = list(cells())
    refuse_more(misread(grid, "en", said), grid, *TABLE["pinned"])
