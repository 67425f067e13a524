"""Writing, replacing and removing articles; the default graph; the ledger; locks and versions."""

import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import StoreError, StoreLocked, StoreVersionError
from kg.mapping.iris import BASE
from kg.store import GraphStore, examine

OPEN = "import sys\nfrom kg.errors import StoreLocked\nfrom kg.store import GraphStore\ntry:\n    GraphStore.open(sys.argv[1])\nexcept StoreLocked:\n    sys.exit(7)\n"


def said(article: str, *facts: str) -> bytes:
    lines = [f"<a:s> <a:p> <a:{f}> <{BASE}graph/article-{article}> .\n" for f in sorted(facts)]
    return "".join(lines).encode()


def facts(store: GraphStore) -> list[str]:
    return sorted(q.object.value[2:] for q in store.quads(""))


def put(store: GraphStore, article: str, *held: str) -> str:
    return store.put(article, said(article, *held), "{}", f"text of {article}")


def test_new_changed_unchanged_and_reopened(tmp_path: Path) -> None:
    with GraphStore.open(tmp_path) as store:
        assert [put(store, "one", "x"), put(store, "one", "x"), put(store, "one", "y")] == [
            "new",
            "unchanged",
            "changed",
        ]
    with GraphStore.open(tmp_path) as store:
        assert facts(store) == ["y"] and list(store.articles()) == ["one"]
        assert put(store, "one", "y") == "unchanged" and not list(examine(store))


def test_a_shared_fact_is_held_once_and_stays_while_one_article_says_it(tmp_path: Path) -> None:
    with GraphStore.open(tmp_path) as store:
        put(store, "one", "shared", "own")
        put(store, "two", "shared")
        assert facts(store) == ["own", "shared"]
        put(store, "one", "other")
        assert facts(store) == ["other", "shared"]
        assert store.remove("one") and not store.remove("one")
        assert facts(store) == ["shared"]
        assert store.remove("two")
        assert not list(store.quads()) and not store.articles()
        assert store.records.read("two") is None


def test_a_second_writer_is_refused(tmp_path: Path) -> None:
    with GraphStore.open(tmp_path):
        done = subprocess.run([sys.executable, "-c", OPEN, str(tmp_path)], check=False, capture_output=True)
    assert done.returncode == 7, done.stderr
    assert issubclass(StoreLocked, StoreError)


def test_a_newer_version_is_refused(tmp_path: Path) -> None:
    GraphStore.open(tmp_path).close()
    (tmp_path / "version").write_text("999\n", encoding="utf-8")
    with pytest.raises(StoreVersionError, match="999"):
        GraphStore.open(tmp_path)


def test_a_torn_last_line_was_never_acknowledged(tmp_path: Path) -> None:
    with GraphStore.open(tmp_path) as store:
        put(store, "one", "x")
    with (tmp_path / "ledger.jsonl").open("ab") as file:
        file.write(b'{"article": "tw')
    with GraphStore.open(tmp_path) as store:
        assert list(store.articles()) == ["one"]
        put(store, "three", "y")
    with GraphStore.open(tmp_path) as store:
        assert list(store.articles()) == ["one", "three"]
