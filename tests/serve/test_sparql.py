"""The SPARQL 1.1 Protocol: every way to ask, every form of the answer, and what is refused how."""

import json
from urllib.parse import quote

import pyoxigraph as ox
import pytest
from starlette.testclient import TestClient

from kg import limits
from kg.serve.sparql import GRAPHS, ROWS, UPDATE

SELECT = "SELECT ?s WHERE { ?s a <https://w3id.example/dip/ns#Meeting> } ORDER BY ?s LIMIT 2"
CONSTRUCT = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 3"
ALL = "SELECT * { ?s ?p ?o }"


def test_the_three_ways_to_ask_give_the_same(client: TestClient) -> None:
    one = client.get("/sparql", params={"query": SELECT})
    form = client.post("/sparql", data={"query": SELECT})
    direct = client.post("/sparql", content=SELECT, headers={"Content-Type": "application/sparql-query"})
    assert one.status_code == form.status_code == direct.status_code == 200
    assert one.content == form.content == direct.content
    assert len(one.json()["results"]["bindings"]) == 2
    assert one.headers["content-type"] == "application/sparql-results+json"


@pytest.mark.parametrize("media", ROWS)
def test_rows_in_every_form(client: TestClient, media: str) -> None:
    answer = client.get("/sparql", params={"query": SELECT}, headers={"Accept": media})
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] == media
    assert answer.text.count("https://w3id.example/dip/id/event/") == 2


@pytest.mark.parametrize(
    ("media", "form"),
    [
        ("text/turtle", ox.RdfFormat.TURTLE),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
        ("application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/rdf+xml", ox.RdfFormat.RDF_XML),
    ],
)
def test_graphs_in_every_form(client: TestClient, media: str, form: ox.RdfFormat) -> None:
    assert media in GRAPHS
    answer = client.get("/sparql", params={"query": CONSTRUCT}, headers={"Accept": media})
    assert answer.headers["content-type"].partition(";")[0] == media
    assert len(list(ox.parse(answer.content, format=form))) == 3


def test_a_yes_or_no_is_json_or_xml(client: TestClient) -> None:
    for accept, kind in (("text/csv", "json"), ("application/sparql-results+xml", "xml")):
        answer = client.get("/sparql", params={"query": "ASK {}"}, headers={"Accept": accept})
        assert answer.headers["content-type"] == f"application/sparql-results+{kind}"
        assert "true" in answer.text


def test_the_data_set_of_a_request(client: TestClient) -> None:
    graphs = client.get("/sparql", params={"query": "SELECT ?g { GRAPH ?g {} } ORDER BY ?g"})
    first, second, *_ = [row["g"]["value"] for row in graphs.json()["results"]["bindings"]]

    def count(query: str, **dataset: list[str]) -> int:
        fields = [("query", query)] + [(k.replace("_", "-"), v) for k, vs in dataset.items() for v in vs]
        found = client.get("/sparql", params=fields).json()
        return int(found["results"]["bindings"][0]["n"]["value"])

    default = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    inside = "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    assert 0 < count(default, default_graph_uri=[first]) < count(default, default_graph_uri=[first, second])
    assert count(default, named_graph_uri=[first]) == 0
    assert count(inside, named_graph_uri=[first, second]) == 2
    assert count(inside, default_graph_uri=[first]) == 0
    assert count(default, default_graph_uri=["https://example.org/none"]) == 0


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("SELECT * { ?s ?p", 400, "line 1"),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", 400, "asks another server"),
        ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", 400, "FROM"),
        ("SELECT * FROM <https://example.org/none> { ?s ?p ?o }", 400, "there is no graph"),
        ("DROP ALL", 400, "only reading"),
        ("SELECT * {" + "{" * 5000 + "}" * 5000 + "}", 400, "characters"),
    ],
)
def test_what_may_not_run_says_why(client: TestClient, query: str, status: int, words: str) -> None:
    answer = client.get("/sparql", params={"query": query}, headers={"Accept": "*/*"})
    assert answer.status_code == status
    assert words in answer.text


def test_requests_that_are_off(client: TestClient) -> None:
    direct = {"Content-Type": "application/sparql-query"}
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    assert client.put("/sparql", content=SELECT).status_code == 405
    assert client.get("/sparql", params=[("query", "ASK {}"), ("query", "SELECT * {}")]).status_code == 400
    assert client.get("/sparql", params={"qury": "ASK {}"}).status_code == 400
    assert client.post("/sparql", content="ASK {}", headers={"Content-Type": "text/plain"}).status_code == 415
    assert (
        client.post("/sparql", content="query=ASK%20%7B%7D", headers={"Content-Type": ""}).status_code == 415
    )
    assert client.post("/sparql", content="ASK {}", headers={"Content-Type": UPDATE}).status_code == 403
    assert client.get("/sparql", params={"update": "CLEAR ALL"}).status_code == 403
    assert client.post("/sparql", content="ASK {}".encode("utf-16"), headers=direct).status_code == 400
    assert client.post("/sparql", content=b"query=%FF", headers=form).status_code == 400
    other = {"Content-Type": "application/sparql-query; charset=iso-8859-1"}
    assert client.post("/sparql", content="ASK {}", headers=other).status_code == 415
    long = "query=" + quote("#" * limits.SERVE_BODY_BYTES)
    assert client.post("/sparql", content=long, headers=form).status_code == 413
    assert (
        client.get("/sparql", params={"query": "ASK {}"}, headers={"Accept": "image/png"}).status_code == 406
    )
    assert (
        client.get("/sparql", params={"query": CONSTRUCT}, headers={"Accept": "text/csv"}).status_code == 406
    )


def test_a_part_is_never_shown_as_the_whole(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "QUERY_ROWS", 5)
    answer = client.get("/sparql", params={"query": ALL})
    assert answer.status_code == 413
    assert "LIMIT" in answer.text
    part = client.get("/sparql", params={"query": ALL, "partial": "true"})
    assert part.status_code == 200
    assert part.headers["KG-Cut"] == "true"
    assert len(part.json()["results"]["bindings"]) == 5
    whole = client.get("/sparql", params={"query": f"{ALL} LIMIT 5"})
    assert "KG-Cut" not in whole.headers


def test_a_long_run_is_stopped(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "QUERY_SECONDS", 0.3)
    slow = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?a{i} ?b{i} ?c{i} ." for i in range(8)) + " }"
    answer = client.get("/sparql", params={"query": slow})
    assert answer.status_code == 504
    assert "was stopped" in answer.text


def test_limits_are_told_and_other_sites_may_read(client: TestClient) -> None:
    answer = client.get("/sparql", params={"query": "ASK {}"}, headers={"Origin": "https://example.org"})
    assert answer.headers["KG-Limit-Rows"] == str(limits.QUERY_ROWS)
    assert answer.headers["KG-Limit-Seconds"] == f"{limits.QUERY_SECONDS:g}"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    before = client.options("/sparql", headers={"Origin": "https://example.org"})
    assert before.status_code == 204
    assert "POST" in before.headers["Access-Control-Allow-Methods"]


def test_faults_are_problem_details_for_programs(client: TestClient) -> None:
    answer = client.get("/sparql", params={"query": "SELECT"}, headers={"Accept": "application/json"})
    assert answer.headers["content-type"] == "application/problem+json"
    assert json.loads(answer.text)["status"] == 400
