"""Real triple stores, started for the tests: the Oxigraph server, and Virtuoso where it is installed."""

import shutil
import socket
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.pipeline import extracted
from kg.process import Mapped
from kg.remote import Client, Endpoint
from kg.store import GraphStore

VIRTUOSO = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = {sql}
DisableUnixSocket = 1
NumberOfBuffers = 10000
[HTTPServer]
ServerPort = {http}
ServerRoot = .
[SPARQL]
ResultSetMaxRows = 10000
"""


def free() -> int:
    """A port of this machine that nobody listens at."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
        return port


@pytest.fixture(scope="session")
def oxigraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Endpoint]:
    """A running Oxigraph server without a quad."""
    program, port = Path(sysconfig.get_path("scripts")) / "oxigraph", free()
    command = [str(program), "serve", "--location", str(tmp_path_factory.mktemp("oxigraph"))]
    with subprocess.Popen([*command, "--bind", f"127.0.0.1:{port}"], stderr=subprocess.DEVNULL) as server:
        _answers(port)
        yield Endpoint(query=f"http://127.0.0.1:{port}/query")
        server.kill()


@pytest.fixture(scope="session")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Endpoint]:
    """A running Virtuoso without a quad of ours."""
    program = shutil.which("virtuoso-t")
    if program is None:
        pytest.skip("virtuoso-t is not installed (Debian: virtuoso-opensource-7-bin)")
    folder, http = tmp_path_factory.mktemp("virtuoso"), free()
    (folder / "virtuoso.ini").write_text(VIRTUOSO.format(sql=free(), http=http))
    command = [program, "+foreground", "+configfile", "virtuoso.ini"]
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        _answers(http)
        yield Endpoint(query=f"http://127.0.0.1:{http}/sparql", user="dba", password="dba")  # noqa: S106 - as delivered
        server.kill()


def _answers(port: int) -> None:
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"nobody answers at port {port} ({sys.platform})")


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
