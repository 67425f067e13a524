"""Meetings and calls that their clause tells without a subject, or of a time before it, or of two names.

`untold.toml` beside this file has the texts, in bokmål and nynorsk.
"""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.extract.constructions.test_met import line
from tests.reading import extraction

TABLE: Mapping[str, Any] = tomllib.loads((Path(__file__).parent / "untold.toml").read_text(encoding="utf-8"))
CASES = [(language, text, events) for language in ("nb", "nn") for text, events in TABLE[language]["texts"]]


@pytest.mark.parametrize(("language", "text", "events"), CASES, ids=[case[1] for case in CASES])
def test_each_text_tells_its_meetings_and_no_others(language: str, text: str, events: Sequence[str]) -> None:
    told = extraction(text, language, published="2019-05-15").events
    assert sorted(map(line, told)) == sorted(events)
