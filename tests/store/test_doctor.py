"""The doctor tells what is lost; a whole store has no complaint."""

from pathlib import Path

from kg.mapping.iris import BASE
from kg.store import GraphStore, examine


def put(store: GraphStore, article: str, fact: str) -> str:
    nquads = f"<a:s> <a:p> <a:{fact}> <{BASE}graph/article-{article}> .\n".encode()
    return store.put(article, nquads, "{}", f"text of {article}")


def test_a_whole_store_has_no_complaint(tmp_path: Path) -> None:
    with GraphStore.open(tmp_path) as store:
        put(store, "one", "x")
        store.flush()
        assert not list(examine(store))


def test_a_missing_record_is_told_and_mended_by_putting_again(tmp_path: Path) -> None:
    with GraphStore.open(tmp_path) as store:
        put(store, "one", "x")
        store.flush()
        store.records.remove("one")
        assert "one" in {c.article for c in examine(store)}
        put(store, "one", "x")
        store.flush()
        assert not list(examine(store))


def test_a_graph_dropped_behind_its_back_is_told(tmp_path: Path) -> None:
    with GraphStore.open(tmp_path) as store:
        put(store, "one", "x")
        put(store, "two", "y")
        store.flush()
        store.database.update(f"DROP GRAPH <{BASE}graph/article-two>")
        told = {c.article for c in examine(store)}
        assert "two" in told and "one" not in told
