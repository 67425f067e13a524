from pathlib import Path

import pytest

from kg.errors import QueryError
from kg.query import ask as ask_here
from kg.remote import Client, ask, push
from kg.store import GraphStore

NS = "PREFIX dip: <https://w3id.example/dip/ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>"
SAME = (
    f"{NS} SELECT (COUNT(*) AS ?n) WHERE {{ ?event dip:hasParticipant ?who }}",
    f"{NS} SELECT ?event ?who WHERE {{ ?event dip:hasParticipant ?who }} ORDER BY ?event ?who",
    f"{NS} SELECT ?g (COUNT(*) AS ?n) WHERE {{ GRAPH ?g {{ ?s dip:evidence ?p }} }} GROUP BY ?g ORDER BY ?g",
    f"{NS} SELECT ?s WHERE {{ GRAPH <graph/article-demo-nb-02> {{ ?s dip:evidence ?p }} }} ORDER BY ?s",
    f"BASE <https://w3id.example/dip/> {NS} SELECT ?s WHERE {{ GRAPH <graph/article-demo-nb-02> {{ ?s dip:evidence ?p }} }} ORDER BY ?s",
    f"{NS} ASK {{ ?event dip:hasParticipant ?who }}",
    f"{NS} CONSTRUCT {{ ?event dip:hasParticipant ?who }} WHERE {{ ?event dip:hasParticipant ?who }}",
)


@pytest.fixture
def filled(folder: Path, client: Client) -> Client:
    with GraphStore.open(folder, read_only=True) as store:
        push(store, client)
    return client


def test_answers_are_those_of_the_folder(folder: Path, filled: Client) -> None:
    for query in SAME:
        here, there = ask_here(folder, query), ask(filled, query)
        assert (there.kind, there.rows(), there.value, there.ntriples, there.cut) == (
            here.kind, here.rows(), here.value, here.ntriples, False,
        ), query  # fmt: skip
        assert here.bindings or here.value or here.ntriples


def test_a_long_answer_says_that_it_was_cut(filled: Client) -> None:
    answer = ask(filled, "SELECT ?s WHERE { ?s ?p ?o }", rows=5)
    assert (len(answer.bindings), answer.cut) == (5, True)


def test_what_the_guard_refuses_goes_nowhere(filled: Client) -> None:
    for query in ("SELECT * { SERVICE <http://a.example/> { ?s ?p ?o } }", "DROP ALL"):
        with pytest.raises(QueryError):
            ask(filled, query)
    with pytest.raises(QueryError, match="query"):
        ask(filled, "SELECT nothing")
