"""Those of a list who are met, meetings refused, agreed on, set or asked for, told in a relative clause.

`met.toml`, `foreseen.toml` and `relatives.toml` beside this file have the texts, in bokmål, nynorsk and English.
"""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from kg.records import Event
from tests.reading import extraction

HERE = Path(__file__).parent
FILES = ("met.toml", "foreseen.toml", "relatives.toml")
TABLE, FORESEEN, RELATIVES = (tomllib.loads((HERE / name).read_text(encoding="utf-8")) for name in FILES)
CASES = [
    (language, text, events)
    for table in (TABLE, FORESEEN, RELATIVES)
    for language in ("nb", "nn", "en")
    for text, events in table[language]["texts"]
]


def line(event: Event) -> str:
    """An event as the table has it."""
    parts = (
        event.type,
        ", ".join(sorted(p.who for p in event.participants)),
        event.start or "",
        event.status,
    )
    return " | ".join((*parts, event.city or event.country or ""))


@pytest.mark.parametrize(("language", "text", "events"), CASES, ids=[case[1] for case in CASES])
def test_each_text_tells_its_meetings_and_no_others(language: str, text: str, events: Sequence[str]) -> None:
    told = extraction(text, language, published="2019-05-15").events
    assert sorted(map(line, told)) == sorted(events)


@pytest.mark.parametrize("one", TABLE["titles"], ids=[one["title"] for one in TABLE["titles"]])
def test_an_office_is_his_whom_the_title_alone_names(one: Mapping[str, Any]) -> None:
    found = extraction(one["text"], one["language"], published=one["day"], title=one["title"])
    assert sorted(map(line, found.events)) == sorted(one["events"])
