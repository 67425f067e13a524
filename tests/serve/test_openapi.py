"""The description of the API against what the server answers."""

from typing import Any

from starlette.testclient import TestClient

ASKED: dict[str, Any] = {
    "/api/search": {"q": "lavrov"}, "/api/graph": {"of": "person/sergey-lavrov", "depth": "1"},
    "/api/evidence": {"of": "person/sergey-lavrov"}, "/feed.atom": {"type": "meeting"}, "/reconcile": {}, "/sparql": {"query": "SELECT ?s { ?s ?p ?o } LIMIT 1"},
    "/id/{kind}/{name}": {}, "/api/vocabulary": {}, "/reconcile/suggest/{what}": {"prefix": "nor"},
    "/oembed": {"url": "/id/event/meeting-2021-10-25-anniken-huitfeldt-sergey-lavrov"},
}  # fmt: skip


def test_every_path_that_is_described_answers_in_a_form_that_is_described(client: TestClient) -> None:
    described = client.get("/api/openapi.json").json()
    assert described["openapi"] == "3.1.0"
    assert described["paths"].keys() == ASKED.keys()
    for path, one in described["paths"].items():
        address = path.replace("{kind}", "person").replace("{name}", "sergey-lavrov")
        address = address.replace("{what}", "entity")
        known = {parameter["name"] for parameter in one["get"]["parameters"]}
        assert ASKED[path].keys() <= known
        for media in one["get"]["responses"]["200"]["content"]:
            if path == "/sparql" and media == "text/turtle":
                continue  # a graph, which SELECT does not give
            answer = client.get(address, params=ASKED[path], headers={"Accept": media})
            assert answer.status_code == 200, (path, media)
            assert answer.headers["content-type"].partition(";")[0] == media, path


def test_a_hit_is_as_described(client: TestClient) -> None:
    schema = client.get("/api/openapi.json").json()["components"]["schemas"]["Hit"]
    for hit in client.get("/api/search", params={"q": "s"}).json()["hits"]:
        assert sorted(hit) == sorted(schema["required"])
        assert hit["kind"] in schema["properties"]["kind"]["enum"]
