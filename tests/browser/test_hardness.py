"""All pages in a real browser: nothing of the graph runs, anybody can use them, they are light and keep to themselves."""

from collections.abc import Iterator
from importlib import util
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote

import pytest

from kg.serve import application
from tests.browser.pages import FEW, MORE, opened, served, watched
from tests.poison import STRINGS, poisoned_view
from tests.stores import demo

pytestmark = pytest.mark.browser
WEIGHT = """['navigation', 'resource'].flatMap(kind => performance.getEntriesByType(kind))
    .reduce((sum, one) => sum + one.encodedBodySize, 0)"""
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


def showing(app: Any, string: Any) -> None:
    """Has the server show the demo store with hostile strings in every text."""
    view = poisoned_view(string)
    app.state.views = SimpleNamespace(current=lambda: view)


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
    address, app = hostile
    assert len(set(STRINGS)) == 150
    for string in STRINGS:
        showing(app, lambda _, string=string: string)
        with watched(browser, address, bypass_csp=True) as page:
            runs_nothing(page, address, (*FEW, *MORE, *typed(string)))


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
