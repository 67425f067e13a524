from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.mapping.iris import DIP
from kg.store import GraphStore, examine
from kg.store.records import Record, Records
from tests.stores import IRIS, quads, reference

FACT = ox.Quad(ox.NamedNode(IRIS.event("a")), ox.NamedNode(f"{DIP}fact0"), ox.Literal("v1"))


def said(quad: ox.Quad, graph: str) -> ox.Quad:
    return ox.Quad(quad.subject, quad.predicate, quad.object, ox.NamedNode(graph))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with GraphStore.open(tmp_path) as store:
        store.put_reference(reference("NOR"))
        for article in ("a", "b"):
            store.put(article, quads(article), "{}", article)
    return tmp_path


def complaints(folder: Path) -> list[str]:
    with GraphStore.open(folder, read_only=True) as store:
        return [f"{c.article}: {c.message} ({c.remedy})" for c in examine(store)]


def test_a_sound_store_has_no_complaints(folder: Path) -> None:
    assert complaints(folder) == []


DAMAGE: list[tuple[str, Callable[[ox.Store], None]]] = [
    ("a: 2 of", lambda s: (s.remove(said(FACT, IRIS.article_graph("a"))), s.remove_graph(ox.NamedNode(IRIS.inferred_graph("a"))))[0]),
    ("a: 1 facts are missing from the default graph", lambda s: s.remove(FACT)),
    ("a: 1 quads are there that were never", lambda s: s.add(said(ox.Quad(FACT.subject, FACT.predicate, ox.Literal("x")), IRIS.article_graph("a")))),
    ("b: 3 of", lambda s: s.remove_graph(ox.NamedNode(IRIS.provenance_graph))),
    ("c: is there but was never acknowledged", lambda s: s.add(said(FACT, IRIS.article_graph("c")))),
    ("default graph: 1 facts are held by no graph", lambda s: s.add(ox.Quad(FACT.subject, FACT.predicate, ox.Literal("y")))),
    ("reference: the registry was not written whole", lambda s: s.remove_graph(ox.NamedNode(IRIS.reference_graph))),
]  # fmt: skip


@pytest.mark.parametrize(("said_of_it", "damage"), DAMAGE, ids=[d[0] for d in DAMAGE])
def test_damage_in_the_graph_is_found(
    folder: Path, said_of_it: str, damage: Callable[[ox.Store], None]
) -> None:
    raw = ox.Store(str(folder / "oxigraph"))
    damage(raw)
    raw.flush()
    del raw
    (folder / "seal").unlink()
    assert any(said_of_it in line for line in complaints(folder)), complaints(folder)


def test_lost_and_changed_records_are_found(folder: Path) -> None:
    records = Records(folder / "records")
    records.remove("a")
    records.write(Record(article="b", text="b", extraction="{}", nquads=""))
    found = complaints(folder)
    assert found[0].startswith("a: its record is missing")
    assert found[1].startswith("b: its record is not the one acknowledged")
    records.path("a").write_bytes(b"no gzip")
    assert "cannot be read" in complaints(folder)[0]


def test_a_lost_ledger_is_found(folder: Path) -> None:
    (folder / "ledger.jsonl").unlink()
    found = complaints(folder)
    assert found[0].startswith("ledger.jsonl: the file is missing")
    assert {line.split(":")[0] for line in found} >= {"a", "b"}
    assert sum("never acknowledged" in line for line in found) >= 4
