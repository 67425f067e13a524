"""What an export reads from the records is what the database holds."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.export import write
from kg.export.graphs import graphs
from kg.mapping.iris import BASE, DIP
from kg.store import GraphStore
from kg.store.registered import KEPT
from tests.stores import quads, reference

GRAPH = f"{BASE}graph/article-a"
THING = f"<{BASE}id/event/a>"
XSD = "http://www.w3.org/2001/XMLSchema#"
ODD = (
    '"1"', '"01"^^<{x}integer>', '"-0"^^<{x}integer>', '"1.50"^^<{x}decimal>', '"2021-02-03"^^<{x}date>',
    '"2021-02-03T04:05:06+00:00"^^<{x}dateTime>', '"a"@EN-gb', '"a"@nn', '"\\u00E5"', '"\\U000000E5"', '"\\\'"',
    '"\\\\u00e5"', '"\\"@EN > \\"^^<"', '"a\u007fb"', '"a\u0001b"', '"a\tb"', '"a\ufffeb"', '"a\u2028b\x85c"', '"x> <y> "',
    "<http://a.example/å>", '"1"^^<http://a.example/number>', '"true"^^<{x}boolean>', '"1"^^<{x}boolean>',
)  # fmt: skip


def from_the_database(store: GraphStore) -> bytes:
    """The named graphs in order, one quad after another."""
    found = [q for q in store.quads() if isinstance(q.graph_name, ox.NamedNode)]
    kind = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
    rows = sorted((str(q.graph_name), q.subject.value, str(q.predicate) != kind, str(q.predicate), str(q.object), q)
                  for q in found)  # fmt: skip
    return "".join(f"{row[-1]} .\n" for row in rows).encode()


@pytest.mark.parametrize("value", ODD)
def test_a_value_is_written_as_the_database_has_it(tmp_path: Path, value: str) -> None:
    line = f"{THING} <{DIP}text> {value.format(x=XSD)} <{GRAPH}> .\n"
    with GraphStore.open(tmp_path) as store:
        store.put("a", quads("a") + line.encode(), "{}", "a")
        assert b"".join(graphs(store)) == from_the_database(store)


@pytest.mark.parametrize(
    "line", ["<a:b><a:c> <a:d> <{g}> .", "<a:b>  <a:c> <a:d>  <{g}>.", "<a:b>\t<a:c> <a:d> <{g}> . "]
)
def test_lines_of_another_hand_are_written_as_ours(tmp_path: Path, line: str) -> None:
    with GraphStore.open(tmp_path) as store:
        store.put("a", quads("a") + f"{line.format(g=GRAPH)}\n".encode(), "{}", "a")
        assert b"".join(graphs(store)) == from_the_database(store)


def test_a_graph_that_is_not_as_its_record_is_written_as_it_is(tmp_path: Path) -> None:
    with GraphStore.open(tmp_path) as store:
        for name in ("a", "b"):
            store.put(name, quads(name), "{}", name)
        before = write(store, "nquads")
        extra = ox.Quad(*(ox.NamedNode(f"a:{n}") for n in "bcd"), ox.NamedNode(GRAPH))
        store.database.add(extra)
        assert write(store, "nquads") != before
        assert write(store, "nquads").encode() == from_the_database(store)
        store.database.remove(extra)
        store.records.path("b").write_bytes(b"damaged")
        assert write(store, "nquads") == before


@pytest.mark.parametrize("kept", [None, b"damaged"])
def test_the_registry_is_written_also_where_it_is_not_kept(tmp_path: Path, kept: bytes | None) -> None:
    with GraphStore.open(tmp_path) as store:
        store.put_reference(reference("NOR"))
        before = write(store, "nquads")
        assert store.registered.nquads() == reference("NOR")
    (tmp_path / KEPT).unlink() if kept is None else (tmp_path / KEPT).write_bytes(kept)
    with GraphStore.open(tmp_path) as store:
        assert not store.registered.nquads()
        assert write(store, "nquads") == before
