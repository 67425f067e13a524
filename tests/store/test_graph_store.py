from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import URIRef

from kg import limits
from kg.errors import DataError, StoreError, StoreLocked, StoreVersionError
from kg.store import GraphStore, examine
from kg.store.updates import parsed
from tests.stores import IRIS, SHARED, quads, reference


def default(store: GraphStore) -> set[str]:
    return {f"{q.subject} {q.predicate} {q.object}" for q in store.quads("")}


def merged(store: GraphStore) -> set[str]:
    named = (q for q in store.quads() if isinstance(q.graph_name, ox.NamedNode))
    return {f"{q.subject} {q.predicate} {q.object}" for q in named}


def put(store: GraphStore, article: str, version: int = 1) -> str:
    return store.put(article, quads(article, version), f'{{"id": "{article}"}}', f"{article} {version}")


def test_an_article_comes_changes_and_stays(tmp_path: Path) -> None:
    with GraphStore.open(tmp_path / "s") as store:
        assert put(store, "a") == "new"
        assert put(store, "a") == "unchanged"
        assert put(store, "a", 2) == "changed"
        assert put(store, "a", 2) == "unchanged"
        assert set(store.articles()) == {"a"}
        assert store.articles()["a"].quads == len(quads("a").splitlines())
    with GraphStore.open(tmp_path / "s") as store:
        assert put(store, "a", 2) == "unchanged"
        record = store.records.read("a")
        assert record is not None
        assert (record.text, record.extraction) == ("a 2", '{"id": "a"}')


def test_the_default_graph_holds_each_fact_once(tmp_path: Path) -> None:
    with GraphStore.open(tmp_path) as store:
        put(store, "a")
        put(store, "b")
        assert default(store) == merged(store)
        (count,) = store.query(f"SELECT (COUNT(*) AS ?n) WHERE {{ {SHARED} }}")
        assert count["n"].value == "1"


def test_what_only_the_old_version_said_is_gone(tmp_path: Path) -> None:
    with GraphStore.open(tmp_path) as store:
        put(store, "a")
        put(store, "b")
        put(store, "a", 2)
        assert default(store) == merged(store)
        said = {str(q.object) for q in store.quads() if str(q.subject).startswith(f"<{IRIS.event('a')}>")}
        assert said == {'"v2"'}
        assert {str(q.object) for q in store.quads(IRIS.article_graph("b"))} >= {'"v1"'}


def test_what_an_article_says_otherwise_is_all_that_is_written(tmp_path: Path) -> None:
    run = f"<{IRIS.run('1')}>"
    with GraphStore.open(tmp_path) as store:
        put(store, "a")
        put(store, "b")
        without = b"".join(
            line for line in quads("a", 2).splitlines(keepends=True) if run.encode() not in line
        )
        assert store.put("a", without, "{}", "a 2") == "changed"
        assert any(str(q.subject) == run for q in store.quads(IRIS.provenance_graph))  # b says it too
        assert set(store.quads(IRIS.article_graph("a"))) == {
            q for q in parsed(without) if q.graph_name == ox.NamedNode(IRIS.article_graph("a"))
        }
        assert default(store) == merged(store)
        assert not list(examine(store))


@pytest.mark.parametrize("lose", [Path.unlink, lambda path: path.write_bytes(b"no gzip")])
def test_without_its_record_the_old_version_is_looked_up_in_the_graph(
    tmp_path: Path, lose: Callable[[Path], object]
) -> None:
    with GraphStore.open(tmp_path) as store:
        put(store, "a")
        put(store, "b")
        lose(store.records.path("a"))
        assert put(store, "a", 2) == "changed"
        assert default(store) == merged(store)
        assert not any("v1" in str(q.object) for q in store.quads(IRIS.article_graph("a")))
        assert not list(examine(store))


def test_removing_leaves_what_others_say(tmp_path: Path) -> None:
    with GraphStore.open(tmp_path) as store:
        put(store, "a")
        put(store, "b")
        assert store.remove("a")
        assert not store.remove("a")
        assert default(store) == merged(store)
        assert SHARED in default(store)
        assert set(store.articles()) == {"b"}
        assert store.records.read("a") is None
        assert not any(IRIS.article("a") in str(q) for q in store.quads())
        assert store.remove("b")
        assert not {q for q in store.quads() if "run" not in str(q.subject)}
    with GraphStore.open(tmp_path) as store:
        assert not store.articles()


def test_articles_in_any_order_give_the_same_graph(tmp_path: Path) -> None:
    found = []
    for number, order in enumerate((("a", "b", "c"), ("c", "a", "b"))):
        with GraphStore.open(tmp_path / str(number)) as store:
            for name in order:
                put(store, name)
            found.append({str(q) for q in store.quads()})
    assert found[0] == found[1]


def test_a_writer_of_many_leaves_the_tables_packed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def tables(folder: Path, packed: int) -> int:
        monkeypatch.setattr(limits, "TABLES_PACKED_ARTICLES", packed)
        with GraphStore.open(folder) as store:
            for number in range(3 * limits.BULK_ARTICLES):
                put(store, f"a{number}")
                if not (number + 1) % limits.BULK_ARTICLES:
                    store.flush()
        return len(list(folder.rglob("*.sst")))

    # the database packs on its own time, too: of several stores left loose, one shows that packing is ours
    packed = tables(tmp_path / "packed", 30)
    assert any(packed < tables(tmp_path / f"loose{number}", 40) for number in range(4))
    with GraphStore.open(tmp_path / "packed") as one, GraphStore.open(tmp_path / "loose0") as other:
        assert not [*examine(one), *examine(other)]
        assert {str(q) for q in one.quads()} == {str(q) for q in other.quads()}


def test_a_database_opened_anew_has_all_that_was_put(tmp_path: Path) -> None:
    with GraphStore.open(tmp_path / "s") as store:
        put(store, "a")
        before = merged(store)
        store.renew()
        assert set(store.articles()) == set(store.ledger.entries) == {"a"}
        assert merged(store) == default(store) == before
        with pytest.raises(StoreLocked):
            GraphStore.open(tmp_path / "s")
        assert (put(store, "a"), put(store, "b")) == ("unchanged", "new")
    with GraphStore.open(tmp_path / "s", read_only=True) as store:
        assert set(store.articles()) == {"a", "b"}
        assert not list(examine(store))


def test_putting_again_mends_what_the_graph_lost(tmp_path: Path) -> None:
    with GraphStore.open(tmp_path) as store:
        put(store, "a")
    raw = ox.Store(str(tmp_path / "oxigraph"))
    raw.remove_graph(ox.NamedNode(IRIS.article_graph("a")))
    raw.flush()
    del raw
    (tmp_path / "seal").unlink()
    with GraphStore.open(tmp_path) as store:
        assert list(examine(store))
        assert put(store, "a") == "changed"
        assert not list(examine(store))


def test_the_registry_is_written_once_and_exchanged_when_it_changes(tmp_path: Path) -> None:
    with GraphStore.open(tmp_path) as store:
        assert store.put_reference(reference("NOR", "SWE"))
        assert not store.put_reference(reference("NOR", "SWE"))
        assert store.put_reference(reference("NOR", "DNK"))
        assert {q.subject.value[-3:] for q in store.quads("")} == {"NOR", "DNK"}
        assert default(store) == merged(store)


def test_a_fact_that_an_article_shares_outlives_the_registry(tmp_path: Path) -> None:
    graph = f"<{IRIS.reference_graph}>"
    with GraphStore.open(tmp_path) as store:
        put(store, "a")
        store.put_reference(f"{SHARED} {graph} .\n".encode())
        store.put_reference(reference("NOR"))
        assert SHARED in default(store)
        assert default(store) == merged(store)


def test_what_is_no_nquads_changes_nothing(tmp_path: Path) -> None:
    with GraphStore.open(tmp_path) as store:
        put(store, "a")
        before = {str(q) for q in store.quads()}
        with pytest.raises(DataError, match="not N-Quads"):
            store.put("a", b"<a> <b> .", "{}", "x")
        assert {str(q) for q in store.quads()} == before
        assert not list(examine(store))


def test_a_second_writer_is_refused_and_a_reader_is_not(tmp_path: Path) -> None:
    with GraphStore.open(tmp_path) as store:
        put(store, "a")
        store.flush()
        with pytest.raises(StoreLocked, match="another process is writing"):
            GraphStore.open(tmp_path)
        with GraphStore.open(tmp_path, read_only=True) as reader:
            assert set(reader.articles()) == {"a"}
            with pytest.raises(StoreError, match="reading only"):
                put(reader, "b")
    with GraphStore.open(tmp_path) as store:
        assert put(store, "b") == "new"


def test_a_reader_does_not_touch_the_ledger_that_is_being_written(tmp_path: Path) -> None:
    with GraphStore.open(tmp_path) as store:
        put(store, "a")
    ledger = tmp_path / "ledger.jsonl"
    torn = ledger.read_bytes() + b'{"article": "\xc3'
    ledger.write_bytes(torn)
    (tmp_path / "seal").unlink()
    with GraphStore.open(tmp_path, read_only=True) as store:
        assert set(store.articles()) == {"a"}
    assert ledger.read_bytes() == torn
    with GraphStore.open(tmp_path) as store:
        put(store, "b")
    with GraphStore.open(tmp_path, read_only=True) as store:
        assert list(store.articles()) == ["a", "b"]
        assert not list(examine(store))


def test_reading_where_no_store_is_makes_none(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store"):
        GraphStore.open(tmp_path / "none", read_only=True)
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("version", ["3", "1.5", "new", "²"])
def test_a_newer_store_is_left_alone(tmp_path: Path, version: str) -> None:
    with GraphStore.open(tmp_path) as store:
        put(store, "a")
    (tmp_path / "version").write_text(version, encoding="utf-8")
    for read_only in (False, True):
        with pytest.raises(StoreVersionError, match="upgrade kg"):
            GraphStore.open(tmp_path, read_only=read_only)
    assert (tmp_path / "version").read_text(encoding="utf-8") == version


def test_a_closed_store_says_so_and_closes_twice(tmp_path: Path) -> None:
    store = GraphStore.open(tmp_path)
    store.close()
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.query("ASK {}")


def test_a_full_disk_leaves_the_old_article_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> str:
        raise OSError("IO error: No space left on device: While appending to file")

    with GraphStore.open(tmp_path) as store:
        put(store, "a")
        with monkeypatch.context() as patch:
            patch.setattr("kg.store.updates.replacement", full)
            with pytest.raises(StoreError, match="the disk is full") as fault:
                put(store, "a", 2)
    assert "run the same command again" in fault.value.remedy
    with GraphStore.open(tmp_path) as store:
        assert {str(q.object) for q in store.quads(IRIS.inferred_graph("a"))} == {'"v1"'}
        assert [c.article for c in examine(store)] == ["a"]
        assert put(store, "a", 2) == "changed"
        assert not list(examine(store))


@pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning")  # rdflib's own call
def test_the_store_is_an_rdflib_dataset(tmp_path: Path) -> None:
    with GraphStore.open(tmp_path) as store:
        put(store, "a")
        dataset = store.dataset()
        assert len(dataset.graph(URIRef(IRIS.article_graph("a")))) == 4
        rows = list(dataset.query(f"SELECT ?o WHERE {{ <{IRIS.event('a')}> ?p ?o }}"))
        assert len(rows) == 4
