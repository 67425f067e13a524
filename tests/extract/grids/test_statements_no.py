"""Who says what to whom in Norwegian: every frame of `statements_no.toml` with every form of a speaker.

In a frame `<…>` is said in so many words, `[…]` indirectly, `[M|…]` by the other one who is named; `{S}` and `{s}` are the
speaker at the head of a sentence and elsewhere, `{n}` how he is called next, `{C}` and `{c}` a clause that is said.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from kg.records import Extraction
from tests.extract.grids.cells import Cell, misread, refuse_more

TABLE = tomllib.loads(Path(__file__).with_name("statements_no.toml").read_text(encoding="utf-8"))
MODES = {"<": "direct", "[": "indirect"}
OTHER, GONE = "Moses Banda", re.compile(r",(?=[.,:])")  # the comma behind "ambassadøren, NAVN," at an end


def marked(text: str) -> tuple[str, list[tuple[str, str, str]]]:
    """The text without its marks, and what stands in them: mode, whose, words."""
    out, opened, told = "", [], []
    for part in re.split(r"([<\[](?:M\|)?|[>\]])", text):
        if part[:1] in MODES:
            opened.append((len(out), part))
        elif part in (">", "]"):
            at, mark = opened.pop()
            told.append((MODES[mark[0]], mark[1:], out[at:]))
        else:
            out += part
    return out, told


def line(speaker: str, mode: str, words: str, hearer: str) -> str:
    return f"{speaker.casefold()} > {hearer or '-'} | {mode} | {words}"


def cells(language: Mapping[str, Any]) -> Iterator[Cell]:
    contents = language["contents"]
    for number, (frame, hearer, *but) in enumerate(language["frames"]):
        for turn, (form, (before, speaker, again, name)) in enumerate(language["speakers"].items()):
            if form in but or (not again and "{n}" in frame.casefold()):
                continue
            clause, about, stance = contents[(number + turn) % len(contents)]
            words = {
                "S": speaker[0].upper() + speaker[1:],
                "s": speaker,
                "N": again.capitalize(),
                "n": again,
                "C": clause[0].upper() + clause[1:],
                "c": clause,
            }
            text, told = marked(GONE.sub("", frame.format(**words)))
            facts = []
            for mode, mark, said in told:
                who, heard = (OTHER, "") if mark else (name, hearer)
                facts.append(line(who, mode, said, heard))
                if said.casefold() == clause.casefold():
                    facts.append(f"{clause.casefold()}: {', '.join(about)} {stance}")
            yield Cell(frame, before + text, tuple(facts) if name else ())


def facts(contents: Iterable[Any]) -> Any:
    """What of an extraction is compared: whose words to whom, and of the clauses what they are about."""
    known = {clause.casefold() for clause, *_ in contents}

    def told(extraction: Extraction) -> Iterator[str]:
        text = extraction.article.text
        for one in extraction.statements:
            words = text[one.start : one.end]
            yield line(one.speaker, one.mode, words, one.addressee or "")
            if words.casefold() in known:
                yield f"{words.casefold()}: {', '.join(sorted(one.about))} {one.stance}"

    return told


@pytest.mark.soak
@pytest.mark.parametrize("language", ["nb", "nn"])
def test_each_says_his_own_words_and_no_others(language: str) -> None:
    grid = list(cells(TABLE[language]))
    found = misread(grid, language, facts(TABLE[language]["contents"]))
    refuse_more(found, grid, *TABLE[language]["pinned"])
