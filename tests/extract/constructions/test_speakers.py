"""Who says what, by the place of the subject, its descriptions and what stands beside the verb.

`speakers_en.toml` beside this file has the texts.
"""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.reading import extraction

WEDNESDAY = "2019-05-15"
TABLE: Mapping[str, Any] = tomllib.loads(
    (Path(__file__).parent / "speakers_en.toml").read_text(encoding="utf-8")
)
CASES = [(language, text, lines) for language, rows in TABLE.items() for text, lines in rows]


@pytest.mark.parametrize(("language", "text", "lines"), CASES, ids=[text for _, text, _ in CASES])
def test_each_text_says_its_own_and_no_more(language: str, text: str, lines: Sequence[str]) -> None:
    said = extraction(text, language, published=WEDNESDAY).statements
    told = [
        f"{', '.join((s.speaker, *s.co_speakers))} > {s.addressee or '-'} | {text[s.start : s.end]}"
        for s in said
    ]
    assert told == list(lines)
