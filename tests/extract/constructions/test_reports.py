"""What reports and trip notes tell, all of it: who is named by a last name, what is only spoken of, summits and
regions (`reports.toml`); where somebody goes on to, and whom he meets there (`onward.toml`).
"""

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from kg.records import Event
from tests.reading import extraction

WEDNESDAY = "2019-05-15"
# what stands behind the type and those who take part
FIELDS = {"reports": ("city", "start", "status"), "onward": ("city", "status")}
TABLES: dict[str, dict[str, dict[str, Any]]] = {
    name: tomllib.loads((Path(__file__).parent / f"{name}.toml").read_text(encoding="utf-8"))
    for name in FIELDS
}
CASES = [
    (table, language, name) for table, languages in TABLES.items() for language, texts in languages.items()
    for name in texts
]  # fmt: skip


def told(event: Event, fields: tuple[str, ...]) -> tuple[Any, ...]:
    who = frozenset(p.who for p in event.participants)
    return (event.type, who, *(getattr(event, field) or "-" for field in fields))


@pytest.mark.parametrize(("table", "language", "name"), CASES)
def test_a_report_tells_its_events_and_no_others(table: str, language: str, name: str) -> None:
    text, lines = TABLES[table][language][name]
    events = extraction(text, language, published=WEDNESDAY).events
    parts = [line.split(" | ") for line in lines]
    wanted = [(kind, frozenset(who.split(", ")), *rest) for kind, who, *rest in parts]
    assert Counter(told(e, FIELDS[table]) for e in events) == Counter(wanted)
