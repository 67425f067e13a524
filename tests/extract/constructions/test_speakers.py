"""Who says what to whom, by the place of the subject and the hearer and what stands beside the verb.

`speakers_en.toml`, `speakers_no.toml`, `said_en.toml` and `heard.toml` beside this file have the texts.
"""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.reading import extraction

WEDNESDAY = "2019-05-15"
TABLES: Sequence[Mapping[str, Any]] = [
    tomllib.loads((Path(__file__).parent / name).read_text(encoding="utf-8"))
    for name in ("speakers_en.toml", "speakers_no.toml", "heard.toml", "said_en.toml")
]
CASES = [(language, *row) for table in TABLES for language, rows in table.items() for row in rows]


@pytest.mark.parametrize(("language", "text", "lines"), CASES, ids=[text for _, text, _ in CASES])
def test_each_text_says_its_own_and_no_more(language: str, text: str, lines: Sequence[str]) -> None:
    said = extraction(text, language, published=WEDNESDAY).statements
    told = [
        f"{', '.join((s.speaker, *s.co_speakers))} > {s.addressee or '-'} | {text[s.start : s.end]}"
        for s in said
    ]
    assert told == list(lines)
