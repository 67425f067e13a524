import contextlib
import hashlib
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from kg.checking import check_store
from kg.errors import NotFound, StoreError
from kg.export import write
from kg.remote import Client, Pushed, pull, push
from kg.store import GraphStore
from tests.stores import quads


class Breaking:
    """Lets so many requests through, and no more."""

    def __init__(self, client: Client, left: int) -> None:
        self._request, self._left = client._request, left

    def __call__(self, *given: Any, **more: Any) -> Any:
        self._left -= 1
        if self._left < 0:
            raise StoreError("the line broke")
        return self._request(*given, **more)


def run(folder: Path, client: Client) -> Pushed:
    with GraphStore.open(folder, read_only=True) as store:
        return push(store, client)


def digest(folder: Path) -> str:
    with GraphStore.open(folder, read_only=True) as store:
        named, facts = write(store, "nquads"), write(store, "ntriples")
    return hashlib.sha256(f"{named}{facts}".encode()).hexdigest()


def digest_there(client: Client) -> str:
    """Of what the endpoint holds, fetched: named graphs, and their sum; the merged facts beside it."""
    with pull(client) as copy, GraphStore.open(copy, read_only=True) as store:
        assert client.triples("") == {q.triple for q in store.quads("")}
        return digest(copy)


def test_what_is_brought_there_is_the_same_graph(folder: Path, client: Client) -> None:
    report = run(folder, client)
    assert (report.unchanged, report.removed, report.gone) == (0, 0, 0)
    assert report.written == report.of > 6
    assert digest_there(client) == digest(folder)


def test_a_second_run_writes_nothing(folder: Path, client: Client) -> None:
    first, second = run(folder, client), run(folder, client)
    assert (second.of, second.added, second.unchanged) == (0, 0, first.written)


def test_what_changes_follows_by_its_difference(folder: Path, client: Client) -> None:
    first = run(folder, client)
    with GraphStore.open(folder) as store:
        gone, *_ = store.articles()
        store.remove(gone)
    report = run(folder, client)
    assert report.removed >= 1
    assert 0 < report.gone < first.added
    assert digest_there(client) == digest(folder)


STRANGER = ox.Triple(ox.NamedNode("x:a"), ox.NamedNode("x:b"), ox.Literal("not ours"))


def test_what_somebody_else_took_out_is_put_back(folder: Path, client: Client) -> None:
    run(folder, client)
    client.drop(min(client.counts("https://w3id.example/dip/graph/article-")))
    client.delete("", sorted(client.triples(""), key=str)[:9])
    assert (run(folder, client).written, digest_there(client)) == (1, digest(folder))


def test_facts_of_others_are_neither_mixed_with_ours_nor_lost(folder: Path, client: Client) -> None:
    client.insert("", [STRANGER])
    with pytest.raises(StoreError, match="1 facts outside named graphs that are not ours"):
        run(folder, client)
    assert client.triples("") == {STRANGER}
    assert client.counts("https://w3id.example/dip/graph/article-") == {}
    client.delete("", [STRANGER])
    run(folder, client)
    client.insert("", [STRANGER])
    with pytest.raises(StoreError, match="not ours"):
        run(folder, client)
    assert STRANGER in client.triples("")


def test_graphs_of_another_store_stay_until_they_are_said_to_go(
    folder: Path, client: Client, tmp_path: Path
) -> None:
    run(folder, client)
    with GraphStore.open(tmp_path / "other") as store:
        store.put("elsewhere", quads("elsewhere"), "{}", "")
    there = client.counts("https://w3id.example/dip/")
    with pytest.raises(StoreError, match="graphs of another store"):
        run(tmp_path / "other", client)
    assert client.counts("https://w3id.example/dip/") == there
    with GraphStore.open(tmp_path / "other", read_only=True) as store:
        push(store, client, replace=True)
    assert digest_there(client) == digest(tmp_path / "other")


@pytest.mark.parametrize("step", [9, pytest.param(2, marks=pytest.mark.soak)])
def test_wherever_a_run_is_stopped_the_next_one_goes_on(
    folder: Path, client: Client, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    """Each request that changes something fails once: on the first run, and on one that takes an article out."""
    for change in ("fill", "empty"):
        if change == "empty":
            with GraphStore.open(folder) as store:
                store.remove(min(store.articles()))
        for left in range(3, 30, step):
            with monkeypatch.context() as broken:
                broken.setattr(client, "_request", Breaking(client, left))
                with contextlib.suppress(StoreError):
                    run(folder, client)
        run(folder, client)
        assert digest_there(client) == digest(folder)


def test_a_fetched_copy_can_be_checked(folder: Path, client: Client) -> None:
    run(folder, client)
    with pull(client) as copy, GraphStore.open(copy, read_only=True) as store:
        assert len(store.articles()) == 3
        assert list(check_store(store)) == []
    assert not copy.exists()


def test_an_endpoint_without_our_graphs_says_so(client: Client) -> None:
    with pytest.raises(NotFound, match="holds no graph"), pull(client):
        pass
