"""All pages in a real browser: nothing of the graph runs, anybody can use them, they are light and keep to themselves."""

import csv
from collections.abc import Iterator
from importlib import util
from io import StringIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote

import pyoxigraph as ox
import pytest
from lxml import etree

from kg.draw import draw
from kg.export import FORMATS
from kg.serve import application
from kg.serve.explore.written import written
from tests.browser.pages import EVENT, FEW, MORE, opened, served, watched
from tests.poison import STRINGS, poisoned_view
from tests.stores import demo

pytestmark = pytest.mark.browser
WEIGHT = """['navigation', 'resource'].flatMap(kind => performance.getEntriesByType(kind))
    .reduce((sum, one) => sum + one.encodedBodySize, 0)"""
TURTLE, JSON_LD = ox.RdfFormat.TURTLE, ox.RdfFormat.JSON_LD
GIVEN = {
    "application/atom+xml", "application/json", "application/ld+json", "application/sparql-results+json",
    "application/sparql-results+xml", "text/csv", "text/tab-separated-values", "text/turtle",
}  # fmt: skip
LIGHT = ("graphml", "gexf", "csv")  # exports that are written in a moment
HEAVIEST = 1_000_000  # bytes of a page with all that belongs to it, as they go over the wire


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with served(application(demo())) as address:
        yield address


@pytest.fixture(scope="module")
def hostile() -> Iterator[tuple[str, Any]]:
    """A server whose view a test may change."""
    app = application(demo())
    with served(app) as address:
        yield address, app


def showing(app: Any, string: Any) -> Any:
    """Has the server show the demo store with hostile strings in every text; the view of it."""
    view = poisoned_view(string)
    app.state.views = SimpleNamespace(current=lambda: view, stale=False, opened=True)
    return view


def typed(string: str) -> tuple[str, ...]:
    """Pages that show what a visitor wrote."""
    asked = quote(string)
    return (
        f"/search?q={asked}",
        f"/events?q={asked}&year={asked}",
        f"/query?query={asked}",
        "/query?query=" + quote(f"SELECT ({_literal(string)} AS ?x) {{}}"),
        f"/questions/meetings-of?person={asked}",
        f"/id/place/{quote(string, safe='')}",
        f"/explore?of={asked}",
        f"/relations?a={asked}&b={asked}",
        f"/edit?of={asked}",
        f"/card/person/{quote(string, safe='')}",
    )


def _literal(string: str) -> str:
    return '"' + string.replace("\\", "\\\\").replace('"', '\\"') + '"'


def runs_nothing(page: Any, site: str, addresses: tuple[str, ...]) -> None:
    for address in addresses:
        page.goto(site + address)
        if address.startswith("/explore?of=event"):
            page.wait_for_function("document.documentElement.dataset.drawn")
        page.evaluate("document.querySelectorAll('summary, [data-do=cite]').forEach(one => one.click())")
        assert page.evaluate("window.ran") is None, address


def test_no_string_of_the_graph_or_of_a_visitor_runs(browser: Any, hostile: tuple[str, Any]) -> None:
    address, app = hostile
    showing(app, lambda number: STRINGS[number % len(STRINGS)])
    # Without its policy, which would stop what runs: nothing may even try.
    with watched(browser, address, bypass_csp=True) as page:
        runs_nothing(page, address, (*FEW[1:4], FEW[-1], typed(STRINGS[10])[2]))


@pytest.mark.soak
def test_none_of_150_strings_runs_in_any_text_of_any_page(browser: Any, hostile: tuple[str, Any]) -> None:
    """Each alone in every text of the pages of each kind and in what is typed; then ten at a time on all."""
    address, app = hostile
    assert len(set(STRINGS)) == 150
    with watched(browser, address, bypass_csp=True) as page:
        for string in STRINGS:
            showing(app, lambda _, string=string: string)
            runs_nothing(page, address, (*FEW, *typed(string)))
        for group in together():
            showing(app, lambda _, group=group: group)
            runs_nothing(page, address, (*FEW, *MORE))


def together() -> list[str]:
    """All strings, ten to a text."""
    return [" ".join(STRINGS[at : at + 10]) for at in range(0, len(STRINGS), 10)]


def addressed(view: Any) -> tuple[str, ...]:
    """What the server gives to be taken along: feeds, RDF, tables, the answers that pages use."""
    asked = quote("SELECT * { ?s ?p ?o } LIMIT 200")
    return (
        "/feed.atom", f"/id/{EVENT}?as=turtle", f"/id/{EVENT}?as=jsonld", "/id/person/sergey-lavrov?as=jsonld",
        "/questions/meetings-of/csv", *(f"/query/{form}?query={asked}" for form in ("csv", "tsv", "json", "xml")),
        "/api/search?q=lavrov", "/reconcile/suggest/entity?prefix=lavrov", f"/api/graph?of={EVENT}", f"/api/evidence?of={EVENT}",
    )  # fmt: skip


def takes_nothing_that_runs(
    page: Any, site: str, view: Any, folder: Path, forms: tuple[str, ...] = tuple(FORMATS)
) -> None:
    """Every export of a graph, opened in the browser as whatever it would be taken for."""
    for form in forms:
        text = FORMATS[form](view.store).decode()
        if form in ("graphml", "gexf"):
            assert "ran=1" in "".join(etree.fromstring(text.encode()).xpath("//@label|//text()"))
            opens(page, folder / f"{form}.xml", text)
        elif form.startswith("csv"):
            rows = list(csv.reader(StringIO(text)))
            assert len({len(row) for row in rows}) == 1, form
            assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t"))]
    for address in addressed(view):
        answer = page.request.get(site + address)
        kind = answer.headers["content-type"].partition(";")[0]
        assert kind in GIVEN and answer.headers["x-content-type-options"] == "nosniff", address
        if kind in ("application/atom+xml", "application/sparql-results+xml"):
            etree.fromstring(answer.body())
            opens(page, folder / "given.xml", answer.text())
    opens(page, folder / "view.html", written(view, f"/explore?of={EVENT}", "nb"))
    page.wait_for_function("document.documentElement.dataset.drawn")
    page.evaluate("kg.scene.nodes.slice(0, 20).forEach(node => kg.choose(node.id))")
    assert page.evaluate("window.ran") is None
    opens(page, folder / "network.html", draw(view.store, focus=f"{view.store.iris.base}id/{EVENT}"))
    page.wait_for_function("document.documentElement.dataset.drawn")
    page.evaluate("kg.scene.nodes.slice(0, 40).forEach(node => kg.choose(node.id))")
    drawing, rows = page.evaluate("[kg.drawing(), kg.csv()]")
    rdf = page.evaluate("[kg.turtle(), kg.jsonld()]")
    facts = [set(ox.parse(t, format=f)) for t, f in zip(rdf, (TURTLE, JSON_LD), strict=True)]
    assert {quad.triple for quad in facts[0]} == {quad.triple for quad in facts[1]}
    assert len({len(row) for row in csv.reader(StringIO(rows.removeprefix("\ufeff")))}) == 1
    assert page.evaluate("window.ran") is None
    etree.fromstring(drawing)
    opens(page, folder / "picture.svg", drawing)


def opens(page: Any, file: Path, text: str) -> None:
    """A file opened in the browser: nothing of it has run."""
    file.write_text(text, encoding="utf-8")
    page.goto(file.as_uri())
    assert page.evaluate("window.ran") is None, file


def test_nothing_of_an_export_runs(browser: Any, hostile: tuple[str, Any], tmp_path: Path) -> None:
    address, app = hostile
    view = showing(app, lambda number: STRINGS[number % len(STRINGS)])
    with watched(browser, address, bypass_csp=True, files=True) as page:
        takes_nothing_that_runs(page, address, view, tmp_path, LIGHT)


@pytest.mark.soak
def test_none_of_150_strings_runs_in_any_export(
    browser: Any, hostile: tuple[str, Any], tmp_path: Path
) -> None:
    address, app = hostile
    with watched(browser, address, bypass_csp=True, files=True) as page:
        for string in (*STRINGS, *together()):
            view = showing(app, lambda _, string=string: string)
            forms = LIGHT if string in STRINGS else tuple(FORMATS)
            takes_nothing_that_runs(page, address, view, tmp_path, forms)


def axe() -> str:
    """The script of axe-core, from the wheel that carries it."""
    found = util.find_spec("axe_playwright_python")
    if found is None or found.origin is None:
        pytest.skip("axe-playwright-python is not installed")
    return (Path(found.origin).parent / "axe.min.js").read_text(encoding="utf-8")


def faults(page: Any, script: str) -> list[Any]:
    """The serious faults that axe finds on a page."""
    page.evaluate(script)
    found = page.evaluate(
        "async () => (await axe.run()).violations.map(v => [v.id, v.impact, v.nodes[0].html.slice(0, 200)])"
    )
    return [one for one in found if one[1] in ("serious", "critical")]


@pytest.mark.parametrize(
    ("language", "theme", "width"), [("nb", "light", 1280), ("en", "dark", 375)], ids=["light", "dark-narrow"]
)
def test_pages_are_usable_by_all_and_light(
    browser: Any, site: str, language: str, theme: str, width: int
) -> None:
    script = axe()
    size = {"viewport": {"width": width, "height": 900}}
    with watched(browser, site, color_scheme=theme, bypass_csp=True, **size) as page:
        for path in FEW[::3] if width < 1000 else FEW[1::3]:
            opened(page, f"{site}/{language}{path}")
            assert 0 < page.evaluate(WEIGHT) < HEAVIEST, path
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
            assert faults(page, script) == [], path


@pytest.mark.soak
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 375])
def test_all_pages_are_usable_by_all(browser: Any, site: str, language: str, theme: str, width: int) -> None:
    script = axe()
    size = {"viewport": {"width": width, "height": 900}}
    with watched(browser, site, color_scheme=theme, bypass_csp=True, **size) as page:
        for path in (*FEW, *MORE):
            opened(page, f"{site}/{language}{path}")
            assert faults(page, script) == [], path
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
