import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from kg.errors import QueryError, StoreError, UsageError
from kg.remote import Client, Endpoint
from kg.remote.endpoint import chosen
from kg.remote.engines import ENGINES, known_by
from kg.remote.engines.virtuoso import asked

EMPTY = b'{"head": {"vars": ["s"]}, "results": {"bindings": []}}'


class Answers(BaseHTTPRequestHandler):
    """Gives the statuses of `plan` one after the other, and notes who asked."""

    plan: list[int]
    heard: list[str]

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.heard.append(self.headers.get("Authorization", ""))
        self.send_response(self.plan.pop(0) if self.plan else 200)
        self.send_header("Content-Type", "application/sparql-results+json")
        self.send_header("Content-Length", str(len(EMPTY)))
        self.end_headers()
        self.wfile.write(EMPTY)

    def log_message(self, *_: object) -> None:
        """Nothing on standard error."""


@pytest.fixture
def service() -> Iterator[tuple[str, type[Answers]]]:
    kind = type("Kind", (Answers,), {"plan": [], "heard": []})
    with ThreadingHTTPServer(("127.0.0.1", 0), kind) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/query", kind
        server.shutdown()


def at(address: str, **fields: str) -> Client:
    return Client(Endpoint(query=address, engine="standard", **fields))


def test_a_busy_service_is_asked_again(
    service: tuple[str, type[Answers]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.limits.ENDPOINT_PAUSE_SECONDS", 0.01)
    address, kind = service
    kind.plan = [503, 429, 502]
    with at(address) as client:
        assert client.select("SELECT ?s { ?s ?p ?o }") == []
    assert len(kind.heard) == 4


def test_faults_name_the_address_and_the_remedy(service: tuple[str, type[Answers]]) -> None:
    address, kind = service
    for status, fault, words in (
        (401, StoreError, "KG_ENDPOINT_USER"), (400, QueryError, "refused"), (404, StoreError, "KG_ENDPOINT_UPDATE"),
    ):  # fmt: skip
        kind.plan = [status]
        with at(address) as client, pytest.raises(fault, match=words) as raised:
            client.select("SELECT ?s { ?s ?p ?o }")
        assert raised.value.place == address


def test_nobody_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.limits.ENDPOINT_TRIES", 0)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with at(f"http://127.0.0.1:{port}/query") as client, pytest.raises(StoreError, match="cannot be reached"):
        client.select("SELECT ?s { ?s ?p ?o }")


def test_a_token_or_a_password_is_sent_and_never_shown(service: tuple[str, type[Answers]]) -> None:
    address, kind = service
    for fields in ({"token": "sesame"}, {"user": "ann", "password": "sesame"}):
        with at(address, **fields) as client:
            client.select("SELECT ?s { ?s ?p ?o }")
        assert "sesame" not in repr(client.endpoint)
    assert kind.heard == ["Bearer sesame", "Basic YW5uOnNlc2FtZQ=="]


@pytest.mark.parametrize("address", ["ftp://a.example/x", "a.example/x", "http://ann:sesame@a.example/x"])
def test_no_address_of_a_service(address: str) -> None:
    with pytest.raises(UsageError):
        Endpoint(query=address)


def test_an_unknown_engine() -> None:
    with pytest.raises(UsageError, match="oxigraph, virtuoso, standard"):
        Endpoint(query="http://a.example/x", engine="clay")


def test_the_environment_names_an_endpoint(monkeypatch: pytest.MonkeyPatch) -> None:
    assert chosen(None) is None
    monkeypatch.setenv("KG_ENDPOINT", "http://a.example/query")
    monkeypatch.setenv("KG_ENDPOINT_USER", "ann")
    assert chosen(None) == Endpoint(query="http://a.example/query", user="ann")
    assert chosen("http://b.example/query") == Endpoint(query="http://b.example/query", user="ann")


def test_servers_say_what_they_are() -> None:
    assert known_by("Oxigraph/0.5.13").name == "oxigraph"
    assert known_by("Virtuoso/07.20.3229 (Linux) x86_64-pc-linux-gnu").name == "virtuoso"
    assert known_by("Jetty(12.0)") is ENGINES["standard"]


def test_virtuosos_merged_graph_is_no_named_one() -> None:
    (_, text), *data = asked("SELECT * { ?s ?p 'GRAPH ?no {' GRAPH ?g { ?s ?p ?o } graph $h{ ?o ?q ?r } }")
    merged = "https://w3id.example/dip/graph/merged"
    assert data == [("default-graph-uri", merged)]
    assert text == (
        f"SELECT * {{ ?s ?p 'GRAPH ?no {{' GRAPH ?g {{ FILTER (?g != <{merged}>)  ?s ?p ?o }}"
        f" graph $h{{ FILTER ($h != <{merged}>)  ?o ?q ?r }} }}"
    )


def test_graphs_of_both_kinds_are_too_much_for_virtuoso() -> None:
    assert asked("SELECT * { GRAPH <a:b> { ?s ?p ?o } }")[2:] == (("named-graph-uri", "a:b"),)
    with pytest.raises(QueryError, match="FILTER"):
        asked("SELECT * { GRAPH <a:b> { ?s ?p ?o } GRAPH ?g { ?s ?p ?o } }")
