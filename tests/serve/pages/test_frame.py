"""Addresses, forms, headers, faults; and that no link of the pages leads nowhere."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urldefrag

import pyoxigraph as ox
import pytest
from starlette.testclient import TestClient

from kg.serve import application
from kg.store import GraphStore
from tests.serve.pages.html import BROWSER, page
from tests.stores import IRIS, demo, reference

LAVROV = "/id/person/sergey-lavrov"
PAGES = 160  # that are walked through


def kinds() -> Iterator[str]:
    """One address for every kind of thing, and of part of an article, that the graph has."""
    store = GraphStore.open(demo(), read_only=True)
    seen = set()
    for quad in store.database.quads_for_pattern(None, None, None, ox.DefaultGraph()):
        if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(f"{IRIS.base}id/"):
            path = quad.subject.value.removeprefix(f"{IRIS.base}id/").split("/")
            kind = (path[0], *path[2:3], *path[4:5])
            if kind not in seen:
                seen.add(kind)
                yield "/".join(path)


def test_everything_has_a_page_and_is_given_as_rdf(client: TestClient) -> None:
    paths = list(kinds())
    assert len({path.split("/")[0] for path in paths}) > 8
    for path in paths:
        found = page(client, f"/id/{path}")
        assert found.status == 200, path
        assert found.texts("//h1")[0], path
        turtle = client.get(f"/id/{path}", headers={"Accept": "text/turtle"})
        assert turtle.status_code == 200, path


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("*/*", "text/turtle; charset=utf-8"), ("", "text/turtle; charset=utf-8"),
        ("application/ld+json", "application/ld+json"), (BROWSER["Accept"], "text/html; charset=utf-8"),
        ("text/html;q=0.5, text/turtle", "text/turtle; charset=utf-8"),
    ],
)  # fmt: skip
def test_a_thing_is_given_in_the_form_that_is_wanted(client: TestClient, accept: str, media: str) -> None:
    answer = client.get(LAVROV, headers={"Accept": accept})
    assert (answer.status_code, answer.headers["content-type"]) == (200, media)
    assert "Accept" in answer.headers["vary"]


def test_a_browser_can_take_the_data(client: TestClient) -> None:
    links = [href for href in page(client, LAVROV).links() if "as=" in href]
    media = [client.get(href, headers=BROWSER).headers["content-type"] for href in links]
    assert media == ["text/turtle; charset=utf-8", "application/ld+json"]


def test_no_link_leads_nowhere(client: TestClient) -> None:
    """From the front page on, the nearest first; every anchor is there."""
    waiting, seen = ["/"], dict[str, set[str]]()
    anchors: list[tuple[str, str]] = []
    while waiting and len(seen) < PAGES:
        address = waiting.pop(0)
        if address in seen:
            continue
        answer = client.get(address, headers=BROWSER)
        assert answer.status_code == 200, address
        if not answer.headers["content-type"].startswith("text/html"):
            seen[address] = set()
            continue
        found = page(client, address)
        seen[address] = found.ids()
        for href in found.links():
            target, anchor = urldefrag(href)
            target = target or address
            if href.startswith(("/", "#")) and not target.startswith(
                ("/nb", "/nn", "/en", "/graphs", "/sparql", "/questions/")
            ):
                waiting.append(target)
                anchors.append((target, anchor))
    assert len(seen) == PAGES
    missing = [(to, anchor) for to, anchor in anchors if anchor and to in seen and anchor not in seen[to]]
    assert missing == []


def test_pages_have_a_strict_policy_and_no_script_of_their_own(client: TestClient) -> None:
    for address in ("/", LAVROV, "/nothing"):
        found = page(client, address)
        policy = found.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert not found.tree.xpath("//style | //@style | //script[not(@src)] | //@onclick")
        for source in found.tree.xpath("//script/@src | //link[@rel='stylesheet']/@href"):
            file = client.get(source)
            assert file.status_code == 200
            assert "immutable" in file.headers["cache-control"]


def test_a_page_that_has_not_changed_is_not_sent_again(client: TestClient) -> None:
    first = client.get(LAVROV, headers=BROWSER)
    again = client.get(LAVROV, headers={**BROWSER, "If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = client.get(f"/en{LAVROV}", headers={**BROWSER, "If-None-Match": first.headers["etag"]})
    assert other.status_code == 200


@pytest.mark.parametrize(
    "address",
    ["/nothing", "/id/person/nobody", "/id/event/none", "/id/article/x", "/id/statement/a-1-2",
     "/id/article/demo-nb-04/passage/0-0", "/things/office", "/static/0/style.css", "/id/place/%3Cscript%3E"],
)  # fmt: skip
def test_what_is_not_there_says_so(client: TestClient, address: str) -> None:
    found = page(client, f"/en{address}")
    assert found.status == 404
    assert found.first("//*[@role='alert']/h2") == "There is nothing at this address."
    assert found.first("//code") in (address, "/id/place/<script>")
    assert "Nothing has been changed." in found.first("//*[@role='alert']")
    plain = client.get(address)
    assert plain.status_code == 404
    assert plain.headers["content-type"].startswith("text/plain")


@pytest.mark.parametrize(
    "address",
    ["/events?page=0", "/events?page=-3", "/events?page=99999999999", "/events?page=x", "/events?year=%00",
     "/events?of=no%20iri", "/statements?at=%3C", "/relations?a=x%20y&b=country/NOR", "/search?q=%F0%9F%92%A5",
     "/search?q=" + "a" * 3000, "/statements?speaker=<b>", "/id/person/sergey-lavrov?all=nothing"],
)  # fmt: skip
def test_odd_questions_get_a_page(client: TestClient, address: str) -> None:
    assert page(client, address).status == 200


def test_a_store_without_articles_has_pages_too(tmp_path: Path) -> None:
    with GraphStore.open(tmp_path / "store") as store:
        store.put_reference(reference("NOR"))
    with TestClient(application(tmp_path / "store")) as client:
        home = page(client, "/")
        assert home.first("//*[@id='new']//h2[@class='h4']") == "Ingen hendelser ennå"
        for address in ("/search?q=nor", "/events", "/statements", "/invitations", "/articles", "/things/person", "/relations",
                        "/relations?a=country/NOR&b=country/SWE", "/disagree", "/about", "/questions", "/feed.atom",
                        "/id/country/NOR"):  # fmt: skip
            assert client.get(address, headers=BROWSER).status_code == 200, address
