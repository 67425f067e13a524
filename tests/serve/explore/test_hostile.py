"""Strings that try to run, in every text of the graph and of the address, through the explorer's page and answers."""

import json

from starlette.testclient import TestClient

from tests.serve.pages.html import elements, page
from tests.serve.pages.test_hostile import HOSTILE, hostile  # noqa: F401 - a fixture

_ALLOWED = """html head meta title link script body a header div b span br nav ul li form label input button p
    main h1 h2 select option fieldset legend details summary noscript aside section table thead tr th tbody td i
    time svg footer"""
ALLOWED = frozenset(_ALLOWED.split())


def test_the_page_holds_them_as_text_only(hostile: tuple[TestClient, object]) -> None:  # noqa: F811
    client, _ = hostile
    asked = [
        "of=person/sergey-lavrov",
        "of=country/NOR&depth=3",
        "",
        *(f"q={quoted(text)}" for text in HOSTILE),
    ]
    for one in asked:
        found = page(client, f"/explore?{one}")
        assert found.status == 200, one
        for tag, attributes in elements(found.tree):
            assert tag in ALLOWED, (one, tag)
            assert not [name for name in attributes if name.startswith("on") or name == "style"], one
            assert not attributes.get("href", "").startswith(("javascript:", "data:text")), one
        blocks = [(a, t) for t, a in elements(found.tree) if t == "script" and "src" not in a]
        assert [attributes for attributes, _ in blocks] == [{"type": "application/json", "id": "graph"}]
        data = json.loads(found.tree.xpath("//script[@id='graph']")[0].text)
        assert data["fixed"]["language"] == "nb"
    whole = client.get("/api/graph", params={"of": "person/sergey-lavrov"})
    assert whole.headers["content-type"] == "application/json"
    assert sum(text in node["label"] for text in HOSTILE for node in whole.json()["nodes"]) > 5


def quoted(text: str) -> str:
    return "".join(f"%{byte:02x}" for byte in text.encode())


def test_addresses_that_are_no_good_are_refused_as_text(client: TestClient) -> None:
    for text in HOSTILE:
        for name in ("of", "path", "from", "country", "type", "open", "depth"):
            asked = {"of": "person/sergey-lavrov", name: text}
            for path in ("/explore", "/api/graph"):
                answer = client.get(path, params=asked, headers={"Accept": "text/html"})
                assert answer.status_code in (200, 400, 404), (path, name, text)
                as_html = answer.headers["content-type"].startswith("text/html")
                assert not (as_html and "<" in text and text in answer.text), (path, name, text)
