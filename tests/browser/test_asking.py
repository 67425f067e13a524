"""Writing a query, taking links along, and correcting the graph, in a real browser."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.serve import Editing, application
from tests.browser.pages import EVENT, opened, served, watched
from tests.editing import built, few_of_the_registry
from tests.stores import demo

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with served(application(demo())) as address:
        yield address


def test_a_query_is_completed_run_and_handed_on(browser: Any, site: str) -> None:
    with watched(browser, site, locale="nb-NO") as page:
        opened(page, f"{site}/query?question=meetings-of")
        if not page.locator("script[src*=yasgui]").count():
            pytest.skip("the editor is brought in when kg is installed: see hatch_build.py")
        page.locator(".CodeMirror").click()
        page.keyboard.press("Control+a")
        page.keyboard.type("SELECT ?x { ?x a Meet")
        page.locator(".CodeMirror-hint").first.wait_for()
        assert page.locator(".CodeMirror-hint").first.inner_text().split() == ["dip:Meeting", "møte"]
        page.keyboard.press("Enter")
        page.keyboard.type(" }")
        assert (
            page.locator("textarea[name=query]")
            .input_value()
            .startswith("PREFIX dip: <https://w3id.example/")
        )
        page.keyboard.press("Control+Enter")
        page.locator("#answer").wait_for()
        assert page.locator("#answer h2").inner_text().endswith("rader")
        assert page.locator("#answer table a").first.inner_text()
        with page.expect_download() as saved:
            page.get_by_role("link", name="CSV").click()
        assert saved.value.suggested_filename == "kg-answer.csv"


def test_a_link_and_a_citation_are_copied(browser: Any, site: str) -> None:
    with watched(browser, site, locale="en-GB", permissions=["clipboard-read", "clipboard-write"]) as page:
        opened(page, f"{site}/en/id/{EVENT}#sentences")
        copied = {}
        for kind in ("link", "cite", "card"):
            page.locator(f"[data-do={kind}]").first.click()
            page.locator("[role=status]", has_text="Copied").wait_for(state="attached")
            copied[kind] = page.evaluate("navigator.clipboard.readText()")
        assert copied["link"] == f"{site}/en/id/{EVENT}"
        assert copied["cite"].startswith("Meeting between Anniken Huitfeldt and Sergey Lavrov, 25")
        assert f"{site}/en/id/{EVENT} (read " in copied["cite"]
        assert copied["card"].startswith(f'<iframe src="{site}/en/card/{EVENT}"')


def test_the_one_with_the_key_corrects_and_takes_back(browser: Any, tmp_path: Path) -> None:
    editing = Editing(by="Kari Red")
    with (
        few_of_the_registry(),
        served(application(store := built(tmp_path / "store"), editing)) as site,
        watched(browser, site, locale="nb-NO") as page,
    ):
        page.goto(f"{site}/edit?key={editing.key}")
        assert page.url == f"{site}/edit"
        page.goto(f"{site}/events")
        page.locator(".fact h3 a").first.click()
        event = page.url
        page.get_by_role("link", name="Rett …").click()
        page.locator("#because-retract").fill("det fant ikke sted")
        page.locator("form:has(#because-retract) button").click()
        page.wait_for_url("**/edit/preview")
        assert page.locator("#gone li").count() > 1
        assert not (store / "decisions.jsonl").exists()
        page.locator("main button.go").click()
        page.wait_for_url("**/edit?done=1")
        assert page.goto(event).status == 404
        page.goto(f"{site}/edit")
        page.locator(".undo input[name=because]").fill("det gjorde det")
        page.locator(".undo button").click()
        page.locator("main button.go").click()
        page.wait_for_url("**/edit?done=2")
        assert page.goto(event).status == 200
