"""Real triple stores, started for the tests: the Oxigraph server, and Virtuoso where it is installed."""

import shutil
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks import peers
from kg.pipeline import extracted
from kg.process import Mapped
from kg.remote import Client, Endpoint
from kg.store import GraphStore

BUFFERS = 10_000  # of Virtuoso, 8 kB each: three articles need no more


@pytest.fixture(scope="session")
def oxigraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Endpoint]:
    """A running Oxigraph server without a quad."""
    python = Path(sysconfig.get_path("scripts")) / "python"
    with peers.oxigraph(python, tmp_path_factory.mktemp("oxigraph")) as (endpoint, _):
        yield endpoint


@pytest.fixture(scope="session")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Endpoint]:
    """A running Virtuoso without a quad of ours."""
    if shutil.which("virtuoso-t") is None:
        pytest.skip("virtuoso-t is not installed (Debian: virtuoso-opensource-7-bin)")
    with peers.virtuoso(tmp_path_factory.mktemp("virtuoso"), BUFFERS) as (endpoint, _):
        yield endpoint


@pytest.fixture(params=["oxigraph", "virtuoso"])
def client(request: pytest.FixtureRequest) -> Iterator[Client]:
    """A connection to each of them, emptied."""
    with Client(request.getfixturevalue(request.param)) as client:
        for name in client.counts("https://w3id.example/dip/"):
            client.drop(name)
        if not client.engine.default_graph:
            client.delete("", client.triples(""))
        yield client


@pytest.fixture(scope="session")
def told(checkout: Path) -> list[Mapped]:
    """Three articles of the demo corpus, read and mapped."""
    paths = sorted((checkout / "data" / "articles").glob("demo-nb-0[123]*"))
    return [one for one in extracted(map(str, paths)) if isinstance(one, Mapped)]


@pytest.fixture
def folder(tmp_path: Path, told: list[Mapped]) -> Path:
    """A store of them, without the registry."""
    with GraphStore.open(tmp_path / "store") as store:
        for one in told:
            article = one.extraction.article
            store.put(article.id, one.nquads, one.json, article.text)
    return tmp_path / "store"
