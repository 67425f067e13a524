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
        "q4": {"query": "Norway", "type": "Person"}, "q5": {"query": "Norway", "type": ["Place", "Country"]},
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
    assert found["q5"][0]["id"] == "country/NOR"


def test_a_client_goes_from_the_manifest_to_a_preview_as_openrefine_does(client: TestClient) -> None:
    """Manifest, guess of the type, match, a cell that is matched by hand, a look at the candidate, its page."""
    manifest = client.get("/en/reconcile").json()
    guessed = json.dumps(
        {"q0": {"query": "Sergey Lavrov", "limit": 3}, "q1": {"query": "Huitfeldt", "limit": 3}}
    )
    first = client.post("/en/reconcile", data={"queries": guessed}).json()
    types = {one["id"] for answer in first.values() for hit in answer["result"] for one in hit["type"]}
    assert types == {"Person"} <= {one["id"] for one in manifest["defaultTypes"]}
    properties = [{"pid": "represents", "v": "Russia"}]
    asked = {"q0": {"query": "Lavrow", "type": "Person", "type_strict": "should", "properties": properties}}
    (hit,) = client.post("/en/reconcile", data={"queries": json.dumps(asked)}).json()["q0"]["result"]
    assert not hit["match"]
    by_hand = {name: one["service_url"] + one["service_path"] for name, one in manifest["suggest"].items()}
    typed = client.get(by_hand["entity"], params={"prefix": "Lavr"})
    assert typed.headers["access-control-allow-origin"] == "*"
    assert typed.json()["result"][0] == {
        "id": hit["id"], "name": "Sergey Lavrov", "description": "foreign minister of Russia",
        "notable": [{"id": "Person", "name": "Person"}],
    }  # fmt: skip
    assert [one["id"] for one in client.get(by_hand["type"], params={"prefix": "p"}).json()["result"]] == [
        "Person", "Place",
    ]  # fmt: skip
    for kind in ("preview", "view"):
        page = client.get(manifest[kind]["url"].replace("{{id}}", hit["id"]), headers={"Accept": "text/html"})
        assert page.status_code == 200 and "Sergey Lavrov" in page.text
    assert (
        "frame-ancestors *"
        in client.get(manifest["preview"]["url"].replace("{{id}}", hit["id"])).headers[
            "content-security-policy"
        ]
    )


@pytest.mark.parametrize(
    ("queries", "status"),
    [("{", 400), ("[]", 400), ('{"q0": "x"}', 400), ('{"q0": {"query": 1}}', 400),
     (json.dumps({f"q{n}": {"query": "x"} for n in range(51)}), 413)],
)  # fmt: skip
def test_what_is_no_query_is_refused(client: TestClient, queries: str, status: int) -> None:
    assert client.post("/reconcile", data={"queries": queries}).status_code == status


def test_a_request_that_is_too_long_is_refused(client: TestClient) -> None:
    assert client.post("/reconcile", data={"queries": "x" * 200_000}).status_code == 413


def test_of_what_there_is_none_nothing_is_suggested(client: TestClient) -> None:
    assert client.get("/reconcile/suggest/property", params={"prefix": "a"}).status_code == 404
    assert client.get("/reconcile/suggest/entity").json() == {"result": []}
