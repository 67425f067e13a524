import hashlib
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.checking import check_store
from kg.errors import NotFound, StoreError
from kg.export import write
from kg.remote import Client, Pushed, pull, push
from kg.remote.state import State
from kg.store import GraphStore


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


def test_what_somebody_else_wrote_or_deleted_is_put_right(folder: Path, client: Client) -> None:
    run(folder, client)
    name = min(client.counts("https://w3id.example/dip/graph/article-"))
    client.drop(name)
    stranger = ox.Triple(ox.NamedNode("x:a"), ox.NamedNode("x:b"), ox.Literal("not ours"))
    client.insert("", [stranger])
    client.insert(f"{name}-too", [stranger])
    report = run(folder, client)
    assert (report.written, report.removed) == (1, 1)
    assert digest_there(client) == digest(folder)


def test_a_run_that_was_stopped_is_taken_up(
    folder: Path, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(folder, client)
    with GraphStore.open(folder) as store:
        gone, *_ = store.articles()
        store.remove(gone)

    def stopped(graph: str, *_: object) -> None:
        raise StoreError(f"the line broke at {graph}")

    with monkeypatch.context() as broken:
        broken.setattr(client, "drop", stopped)
        with pytest.raises(StoreError, match="the line broke"):
            run(folder, client)
    assert not State.of(folder, client.endpoint.query).whole
    run(folder, client)
    assert State.of(folder, client.endpoint.query).whole
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
