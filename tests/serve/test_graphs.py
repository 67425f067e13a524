"""Graphs and things at their addresses, and what the service says of itself."""

import pyoxigraph as ox
import pytest
from starlette.testclient import TestClient

from kg.store import GraphStore
from tests.stores import IRIS, demo

FORMS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}


@pytest.fixture(scope="module")
def store() -> GraphStore:
    return GraphStore.open(demo(), read_only=True)


def triples(body: bytes, media: str) -> set[ox.Triple]:
    return {ox.Triple(q.subject, q.predicate, q.object) for q in ox.parse(body, format=FORMS[media])}


@pytest.mark.parametrize("media", FORMS)
def test_a_graph_is_given_whole(client: TestClient, store: GraphStore, media: str) -> None:
    name = min(q.value for q in store.database.named_graphs() if isinstance(q, ox.NamedNode))
    for params, graph in (({"graph": name}, name), ({"default": ""}, "")):
        answer = client.get("/graphs", params=params, headers={"Accept": media})
        assert answer.status_code == 200
        wanted = {ox.Triple(q.subject, q.predicate, q.object) for q in store.quads(graph)}
        assert triples(answer.content, media) == wanted


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("", 400), ("?default&graph=https://example.org/g", 400), ("?graph=https://a.example/&graph=https://b.example/", 400),
        ("?graph=no%20iri", 400), ("?graph=https://example.org/none", 404),
    ],
)  # fmt: skip
def test_requests_for_no_graph(client: TestClient, query: str, status: int) -> None:
    assert client.get(f"/graphs{query}").status_code == status


def test_graphs_are_only_read(client: TestClient) -> None:
    assert client.put("/graphs?default", content="").status_code == 405
    assert client.delete("/graphs?default").status_code == 405
    head = client.head("/graphs?default")
    assert (head.status_code, head.content) == (200, b"")


@pytest.mark.parametrize("media", FORMS)
def test_a_thing_at_its_address_has_its_evidence(client: TestClient, store: GraphStore, media: str) -> None:
    query = "SELECT ?e WHERE { ?e a <https://w3id.example/dip/ns#Meeting> } ORDER BY ?e LIMIT 1"
    iri = next(iter(store.query(query)))["e"].value
    answer = client.get(f"/id/{iri.partition('/id/')[2]}", headers={"Accept": media})
    assert answer.status_code == 200
    found = triples(answer.content, media)
    node = ox.NamedNode(iri)
    assert {t for t in found if t.subject == node} == {
        ox.Triple(q.subject, q.predicate, q.object)
        for q in store.database.quads_for_pattern(node, None, None, ox.DefaultGraph())
    }
    assert any(t.predicate.value == "http://www.w3.org/ns/oa#exact" for t in found)


def test_what_is_not_there(client: TestClient) -> None:
    assert client.get("/id/person/nobody-at-all").status_code == 404
    assert client.get("/id/person/%3E%20%3C").status_code == 404
    assert client.get("/elsewhere").status_code == 404


def test_a_busy_thing_is_cut_and_says_so(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.limits.DESCRIBED_FACTS", 3)
    answer = client.get(f"/id/{IRIS.country('NOR').partition('/id/')[2]}")
    assert answer.headers["KG-Cut"] == "true"


def test_the_service_describes_itself(client: TestClient, store: GraphStore) -> None:
    for address in ("/sparql", "/.well-known/void"):
        answer = client.get(address, headers={"Accept": "text/turtle"})
        said = triples(answer.content, "text/turtle")
        endpoints = {t.object for t in said if t.predicate.value.endswith("#endpoint")}
        assert endpoints == {ox.NamedNode("http://testserver/sparql")}
        sizes = {t.object.value for t in said if t.predicate.value == "http://rdfs.org/ns/void#triples"}
        assert sizes == {str(sum(1 for _ in store.quads("")))}
