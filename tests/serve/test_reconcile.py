"""The reconciliation service: what OpenRefine asks, and what it gets."""

import json

import pytest
from starlette.testclient import TestClient


def test_the_manifest_says_what_it_is(client: TestClient) -> None:
    answer = client.get("/reconcile")
    found = answer.json()
    assert found["versions"] == ["0.2"]
    assert found["identifierSpace"] == "https://w3id.example/dip/id/"
    assert found["view"]["url"] == "http://testserver/id/{{id}}"
    assert answer.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("method", ["get", "post"])
def test_names_are_matched(client: TestClient, method: str) -> None:
    queries = {
        "q0": {"query": "Sergei Lavrov", "type": "Person"}, "q1": {"query": "Noreg"},
        "q2": {"query": "Lawrow", "limit": 1}, "q3": {"query": "Nobody Atall"},
        "q4": {"query": "Norway", "type": "Person"},
    }  # fmt: skip
    form = {"queries": json.dumps(queries)}
    answer = (
        client.get("/en/reconcile", params=form)
        if method == "get"
        else client.post("/en/reconcile", data=form)
    )
    found = {name: one["result"] for name, one in answer.json().items()}
    assert found.keys() == queries.keys()
    assert found["q0"][0] == {
        "id": "person/sergey-lavrov", "name": "Sergey Lavrov", "description": "foreign minister of Russia",
        "type": [{"id": "Person", "name": "Person"}], "score": 100.0, "match": True,
    }  # fmt: skip
    assert (found["q1"][0]["id"], found["q1"][0]["match"]) == ("country/NOR", True)
    assert [one["id"] for one in found["q2"]] == ["person/sergey-lavrov"]
    assert found["q2"][0]["match"] is False
    assert found["q3"] == []
    assert all(one["type"][0]["id"] == "Person" for one in found["q4"])


@pytest.mark.parametrize(
    ("queries", "status"),
    [("{", 400), ("[]", 400), ('{"q0": "x"}', 400), ('{"q0": {"query": 1}}', 400),
     (json.dumps({f"q{n}": {"query": "x"} for n in range(51)}), 413)],
)  # fmt: skip
def test_what_is_no_query_is_refused(client: TestClient, queries: str, status: int) -> None:
    assert client.post("/reconcile", data={"queries": queries}).status_code == status


def test_a_request_that_is_too_long_is_refused(client: TestClient) -> None:
    assert client.post("/reconcile", data={"queries": "x" * 200_000}).status_code == 413
