"""Every string of a graph tries to run, on every page: what comes out is text."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from starlette.testclient import TestClient

from kg.serve import application
from kg.serve.views import View
from tests.draw.graphs import HOSTILE
from tests.poison import poisoned_view
from tests.serve.pages.html import elements, page
from tests.stores import demo

_TAGS = """html head meta title link script body a header div b span br nav ul ol li form label input button
    select option optgroup p main section h1 h2 h3 i blockquote mark footer time details summary table thead
    tbody tr th td dl dt dd article progress svg path text code rect g circle"""
_ATTRIBUTES = """lang charset name content rel href src defer class id role label title value type action for
    tabindex scope aria-label aria-hidden aria-current aria-describedby aria-labelledby autocomplete data-suggest
    data-f data-p data-k hreflang datetime colspan max selected viewbox d x y width height cx cy r
    stroke-width text-anchor preserveaspectratio hidden data-do data-done data-cite data-read data-card
    data-today"""
TAGS, ATTRIBUTES = frozenset(_TAGS.split()), frozenset(_ATTRIBUTES.split())


@pytest.fixture(scope="module")
def hostile() -> Iterator[tuple[TestClient, View]]:
    view = poisoned_view(lambda number: HOSTILE[number % len(HOSTILE)])
    with TestClient(application(demo())) as client:
        client.app.state.views = SimpleNamespace(current=lambda: view, stale=False, opened=True)  # type: ignore[attr-defined]
        yield client, view


def addresses(view: View) -> Iterator[str]:
    catalogue, base = view.catalogue, view.store.iris.base
    yield from (
        "/",
        "/search?q=script",
        "/events",
        "/statements",
        "/invitations",
        "/articles",
        "/relations",
        "/disagree",
        "/about",
    )
    yield from (f"/things/{kind}" for kind in catalogue.told)
    yield "/en/relations?a=country/NOR&b=country/RUS"
    yield "/nn/search?q=" + HOSTILE[0]
    yield "/search?q=" + HOSTILE[3].replace("&", "%26").replace("#", "%23")
    yield "/id/place/" + HOSTILE[0].replace("/", "%2F")
    for things in (*catalogue.told.values(), catalogue.articles, catalogue.events, catalogue.invitations):
        yield from (f"/{iri.removeprefix(base)}" for iri in things)
    yield from (f"/{iri.removeprefix(base)}" for iri in list(catalogue.statements)[:6])
    yield from ("/id/office/RUS-foreign_minister", "/id/run/kg-0.1.0")
    yield from (f"/{one.iri.removeprefix(base)}" for one in catalogue.differences)


def test_nothing_of_the_graph_becomes_markup(hostile: tuple[TestClient, View]) -> None:
    client, view = hostile
    met = 0
    for address in addresses(view):
        found = page(client, address)
        met += "script>" in found.tree.text_content()
        for tag, attributes in elements(found.tree):
            assert tag in TAGS, (address, tag)
            assert {name.lower() for name in attributes} <= ATTRIBUTES, (address, tag, attributes)
            for name in ("href", "src", "action"):
                target = attributes.get(name, "")
                assert target.startswith(("/", "#", "https://", "http://", "data:,")) or not target, (
                    address,
                    target,
                )
            assert tag != "script" or attributes["src"].startswith("/static/")
    assert met > 50


def test_what_is_typed_comes_back_as_text(hostile: tuple[TestClient, View]) -> None:
    client, _ = hostile
    for text in HOSTILE:
        found = page(client, f"/search?q={text.replace('&', '%26').replace('#', '%23')}")
        assert found.tree.xpath("//input[@name='q']/@value")[0] == text
    answer = client.get("/api/search", params={"q": "lavrov"})
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert any("<" in hit["label"] for hit in answer.json()["hits"])
