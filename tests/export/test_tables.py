import csv
import io
from collections.abc import Iterator

import pytest

from kg.errors import UsageError
from kg.export.tables import TABLES, to_csv
from kg.store import GraphStore
from tests.stores import IRIS, demo


@pytest.fixture(scope="module")
def store() -> Iterator[GraphStore]:
    with GraphStore.open(demo(), read_only=True) as opened:
        yield opened


def rows(store: GraphStore, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(to_csv(store, name), newline="")))


@pytest.mark.parametrize("name", sorted(TABLES))
def test_a_table_has_a_row_for_each_thing(store: GraphStore, name: str) -> None:
    found = rows(store, name)
    assert found, name
    table = TABLES[name]
    assert tuple(found[0]) == table.columns
    keys = [tuple(row[c] for c in table.columns[: table.keys]) for row in found]
    assert keys == sorted(set(keys))


def test_events_name_their_day_place_and_participants(store: GraphStore) -> None:
    iri = IRIS.event("meeting-2021-10-25-anniken-huitfeldt-sergey-lavrov")
    (row,) = [r for r in rows(store, "events") if r["event"] == iri]
    assert (row["start"], row["type"], row["status"]) == ("2021-10-25", "meeting", "held")
    assert {"Anniken Huitfeldt", "Sergey Lavrov"} <= set(row["participants"].split(" | "))
    assert len(row["article"].split(" | ")) >= 2, "told by several"


def test_a_participation_has_its_sentence_and_source(store: GraphStore) -> None:
    found = rows(store, "participations")
    assert all(r["sentence"] and r["publisher"] and r["participant_label"] for r in found)


def test_statements_have_speaker_and_words(store: GraphStore) -> None:
    found = rows(store, "statements")
    assert {"Sergey Lavrov", "Anniken Huitfeldt"} <= {r["speaker"] for r in found}
    assert all(r["text"] and r["issued"] for r in found)
    assert {r["mode"] for r in found} <= {"direct speech", "indirect speech"}


def test_persons_have_office_and_country(store: GraphStore) -> None:
    (row,) = [r for r in rows(store, "persons") if r["label"] == "Sergey Lavrov"]
    assert "foreign minister" in row["office"]
    assert row["represents"] == "Russia"
    assert "wikidata.org" in row["same_as"]


@pytest.mark.parametrize("value", ["=1+1", "+47", "-x", "@cmd", "\tx", "\rx"])
def test_a_spreadsheet_runs_nothing(store: GraphStore, monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setattr(type(TABLES["persons"]), "rows", lambda *_: [[value, "a,b\nc"]])
    (row,) = list(csv.reader(io.StringIO(to_csv(store, "persons"), newline="")))[1:]
    assert row == [f"'{value}", "a,b\nc"]


def test_an_unknown_table_names_the_known(store: GraphStore) -> None:
    with pytest.raises(UsageError, match="persons"):
        to_csv(store, "people")
