"""The network page in a real browser, without a network."""

import csv
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any, Literal

import pyoxigraph as ox
import pytest
from lxml import etree

from kg.draw import draw
from tests.browser.pages import until
from tests.draw import graphs

pytestmark = pytest.mark.browser
WITHIN = 1000  # ms
Open = Callable[..., Any]
Taken = Callable[[Any], dict[str, bytes]]


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Open]:
    """Opens a page; at the end it must have asked for nothing and complained of nothing."""
    noise: list[str] = []
    contexts: list[Any] = []

    def open_(
        html: str, *, width: int = 1280, height: int = 800, theme: str = "light", address: str = ""
    ) -> Any:
        file = tmp_path / "network.html"
        file.write_text(html, encoding="utf-8")
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=theme,
            offline=True,
            accept_downloads=True,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: noise.append(message.text))
        page.on("pageerror", lambda fault: noise.append(str(fault)))
        page.on(
            "request",
            lambda request: noise.append(request.url) if request.url[:5] not in {"file:", "blob:"} else None,
        )
        page.goto(file.as_uri() + address)
        page.wait_for_function(
            "document.documentElement.dataset.drawn || !document.querySelector('#net canvas')"
        )
        return page

    yield open_
    for context in contexts:
        context.close()
    own = "Canvas2D: Multiple readback"  # what a test that reads pixels is told
    assert [line for line in noise if not line.startswith(own)] == []


WITHIN = 1000  # ms


def at(page: Any, key: str) -> tuple[float, float]:
    """Where a node stands on the screen, from the data's own coordinates."""
    box = page.locator("#net").bounding_box()
    x, y = page.evaluate(
        "key => { const place = window.kgNetwork.place(key); return [place.x, place.y]; }", key
    )
    return box["x"] + x, box["y"] + y


def test_it_draws_within_a_second(opened: Open) -> None:
    """The best of up to three openings: what else the machine does is not what is tested."""
    page = opened(draw(graphs.crowd(40, 120).store()))
    assert page.locator("#net canvas").count() == 1
    drawn = float(page.evaluate("document.documentElement.dataset.drawn"))
    for _ in range(2):
        if drawn >= WITHIN:
            page.reload()
            page.wait_for_function("document.documentElement.dataset.drawn")
            drawn = float(page.evaluate("document.documentElement.dataset.drawn"))
    assert drawn < WITHIN


def test_a_click_on_a_node_and_on_a_line_shows_the_sentence(opened: Open) -> None:
    page = opened(draw(graphs.small().store(), focus="Kari Vik"))
    page.mouse.click(*at(page, "event/talk"))
    panel = page.locator("#panel")
    assert panel.locator("h2").inner_text() == "Samtalen i Vikvær"
    assert panel.locator("mark").all_inner_texts() == ["møtte", "Kari Vik", "Oleg Sørin"]
    assert "Nordposten · 25.\u00a0okt.\u00a02021" in panel.locator("footer").first.inner_text()
    family, ground = panel.locator("mark").first.evaluate(
        "mark => [getComputedStyle(mark).fontFamily, getComputedStyle(mark).backgroundColor]"
    )
    assert family.endswith(" serif")
    assert "sans" not in family
    assert ground == "rgb(255, 225, 125)"
    (x, y), (u, v) = at(page, "event/talk"), at(page, "person/kari-vik")
    page.mouse.click(x + (u - x) * 0.4, y + (v - y) * 0.4)
    assert panel.locator("h2").inner_text() == "deltok i"
    assert panel.locator("blockquote p").first.inner_text() == "Mandag møtte Kari Vik Oleg Sørin i Vikvær."
    page.mouse.click(*at(page, "person/kari-vik"))
    assert panel.locator("h2").inner_text() == "Kari Vik"
    assert panel.locator("blockquote").count() == 3


def test_the_search_finds_other_spellings_and_says_when_there_is_nothing(opened: Open) -> None:
    page = opened(draw(graphs.small().store()))
    page.locator("#find").fill("sorin")
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").inner_text() == "Oleg Sørin"
    assert "n=person/oleg-sorin" in page.url
    page.locator("#find").fill("finnes ikke")
    assert page.locator("#hits").inner_text() == "Ingen treff på «finnes ikke»."


def test_filters_hide_and_count(opened: Open) -> None:
    page = opened(draw(graphs.small().store()))
    assert page.locator("#count").inner_text() == "7 av 7 vist"
    page.locator("input[value=statement]").uncheck()
    assert page.locator("#count").inner_text() == "5 av 7 vist"  # the country hung on the statement
    page.locator("input[value=represents]").check()
    assert page.locator("#count").inner_text() == "6 av 7 vist"
    page.locator("#t1").evaluate("range => { range.value = 0; range.dispatchEvent(new Event('input')); }")
    assert page.locator("#rows tr:visible").count() == 1
    assert page.locator("#tcount").inner_text() == "1 av 2 hendelser"
    assert page.locator("#inspan").inner_text() == "2 av 3 daterte"


def test_the_address_brings_the_view_back(opened: Open) -> None:
    page = opened(
        draw(graphs.small().store()), address="#n=event/next&off=place,statement&t=2022-02..2022-02"
    )
    assert page.locator("#panel h2").inner_text() == "Neste runde"
    assert not page.locator("input[value=place]").is_checked()
    assert page.locator("input[value=represents]").is_checked()
    assert page.locator("#span").inner_text() == "feb.\u00a02022"


def test_the_keyboard_goes_from_event_to_event_and_to_the_sentence(opened: Open) -> None:
    page = opened(draw(graphs.small().store()))
    page.locator("#net").focus()
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowRight")
    assert page.locator("#panel h2").inner_text() == "Samtalen i Vikvær"
    page.keyboard.press("ArrowRight")
    assert page.locator("#panel h2").inner_text() == "Neste runde"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "panel"


@pytest.mark.parametrize(("theme", "other"), [("light", "dark"), ("dark", "light")])
def test_the_picture_has_the_ground_of_the_page(
    opened: Open, theme: Literal["light", "dark"], other: Literal["light", "dark"]
) -> None:
    ground = {"light": [255, 255, 255, 255], "dark": [18, 22, 26, 255]}
    page = opened(draw(graphs.small().store()), theme=theme)

    def corner() -> list[int]:
        picture = "document.querySelector('#net canvas').getContext('2d').getImageData(2, 2, 1, 1)"
        return list(page.evaluate(f"[...{picture}.data]"))

    until(lambda: corner() == ground[theme])
    page.emulate_media(color_scheme=other)
    until(lambda: corner() == ground[other])


@pytest.mark.parametrize("name", ["small", "hostile", "crowd"])
def test_a_telephone_has_no_sideways_scroll(opened: Open, name: str) -> None:
    page = opened(draw(getattr(graphs, name)().store()), width=375, height=700)
    assert page.evaluate("document.documentElement.scrollWidth") == 375


def test_strings_of_the_graph_never_run(opened: Open) -> None:
    page = opened(draw(graphs.hostile().store()))
    for button in page.locator("#rows [data-go]").all():
        button.click()
        assert page.locator("#panel h2").inner_text()
    for node in ("person/h0", "person/h1", "person/h2", "person/h3"):
        page.evaluate("key => window.kgNetwork.choose(key)", node)
    for text in graphs.HOSTILE:
        page.locator("#find").fill(text[:12])
    assert page.evaluate("window.ran") is None
    assert page.locator("img").count() == 0
    assert page.evaluate("document.querySelectorAll('[href^=javascript], [href^=\"data:text\"]').length") == 0


def test_what_is_visible_can_be_saved_whatever_the_graph_says(opened: Open, taken: Taken) -> None:
    page = opened(draw(graphs.hostile().store()))
    page.locator("input[value=statement]").check()
    saved = taken(page)
    assert saved["png"].startswith(b"\x89PNG")
    assert {one.tag.rpartition("}")[2] for one in etree.fromstring(saved["svg"]).iter()} == {
        "svg", "title", "rect", "line", "g", "circle", "path", "text",
    }  # fmt: skip
    labels = {row["from"] for row in csv.DictReader(StringIO(saved["csv"].decode("utf-8-sig")))}
    assert set(graphs.HOSTILE) & labels
    for form, media in (("turtle", ox.RdfFormat.TURTLE), ("jsonld", ox.RdfFormat.JSON_LD)):
        said = {getattr(quad.object, "value", "") for quad in ox.parse(saved[form], format=media)}
        assert set(graphs.HOSTILE) <= said, form


def test_an_empty_graph_says_so(opened: Open) -> None:
    page = opened(draw(graphs.Dispatches().store(), language="en"))
    assert "No events here" in page.locator(".canvas").inner_text()


def test_without_script_the_table_stands(browser: Any, tmp_path: Path) -> None:
    file = tmp_path / "network.html"
    file.write_text(draw(graphs.small().store()), encoding="utf-8")
    page = browser.new_context(java_script_enabled=False, offline=True).new_page()
    page.goto(file.as_uri())
    assert page.locator("#rows mark").last.is_visible()
    assert page.locator("noscript").inner_text().startswith("Bildet trenger JavaScript")
