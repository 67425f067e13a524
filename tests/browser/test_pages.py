"""The served pages in a real browser: what a visitor does, and that nobody else hears of it."""

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
MEETING = "/id/event/meeting-2021-10-25-anniken-huitfeldt-sergey-lavrov"


def test_whom_the_minister_met_and_in_which_words(opened: Open) -> None:
    page = opened("/")
    page.locator("#q").type("lavr", delay=20)
    page.locator("[role=option]").first.wait_for()
    assert page.locator("[role=option] b").first.inner_text() == "Sergej Lavrov"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/id/person/sergey-lavrov")
    met = page.locator("#events").locator("h3 a[href*='meeting-2021-10-25']")
    assert met.first.inner_text() == "Møte med Anniken Huitfeldt"
    met.first.click()
    page.wait_for_url("**/id/event/**")
    assert page.locator("h1").inner_text() == "Møte mellom Anniken Huitfeldt og Sergej Lavrov"
    sentence = page.locator("blockquote.first")
    marked = sentence.locator("mark").all_inner_texts()
    assert "Anniken Huitfeldt" in marked
    family, ground = sentence.locator("mark").first.evaluate(
        "mark => [getComputedStyle(mark).fontFamily, getComputedStyle(mark).backgroundColor]"
    )
    assert family.endswith(" serif")
    assert ground == "rgb(255, 225, 125)"
    sentence.locator("footer a").click()
    page.locator(".text .here").first.wait_for()
    lit = page.locator(".text .here").all_inner_texts()
    assert lit
    assert all(words in page.locator(".text").inner_text() for words in lit)


def test_an_answer_that_comes_late_leaves_what_is_chosen(opened: Open) -> None:
    page = opened("/")
    page.locator("#q").type("lav")
    first = page.locator("[role=option]").first
    first.wait_for()
    first.evaluate("item => item.classList.add('earlier')")
    held: list[Any] = []
    page.route("**q=lavr", lambda route: held.append(route))  # noqa: PLW0108 - playwright marks its handlers, a bound append cannot be
    page.keyboard.type("r")
    while not held:
        page.wait_for_timeout(20)
    page.keyboard.press("ArrowDown")
    held[0].continue_()
    page.locator("[role=option]:not(.earlier)").first.wait_for()
    assert first.get_attribute("aria-selected") == "true"
    page.keyboard.press("Enter")
    page.wait_for_url("**/id/person/sergey-lavrov")


def test_a_fact_lights_its_words_and_they_light_it(opened: Open) -> None:
    page = opened("/id/article/demo-nb-04")
    page.locator("#f1").hover()
    page.locator(".text .on").first.wait_for()
    page.locator("#s2").hover()
    page.locator(".app #f2.on").wait_for()
    assert page.locator(".app .on").count() == 1
    page.locator(".text a.m.person").first.click()
    page.wait_for_url("**/id/person/**")
    assert page.locator(".kind .k.person").count() == 1


def test_a_year_and_a_kind_are_chosen_and_the_address_brings_them_back(opened: Open, site: str) -> None:
    page = opened("/events")
    every = page.locator(".fact").count()
    page.locator("#f-year").select_option("2021")
    page.locator("#f-type").select_option("meeting")
    page.get_by_role("button", name="Vis").last.click()
    page.wait_for_url("**type=meeting**")
    shown = page.locator(".fact h3").all_inner_texts()
    assert 0 < len(shown) < every
    again = opened(page.url.removeprefix(site))
    assert again.locator(".fact h3").all_inner_texts() == shown


def test_another_language_shows_the_same_thing(opened: Open) -> None:
    page = opened(MEETING, locale="en-GB")
    assert page.locator("html").get_attribute("lang") == "en"
    page.get_by_role("link", name="Nynorsk").click()
    page.wait_for_url("**/nn/id/event/**")
    assert page.locator("html").get_attribute("lang") == "nn"
    assert page.locator("dl.key dt").first.inner_text() == "Kven"
    page.locator("dl.key a").first.click()
    page.wait_for_url("**/nn/id/person/**")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_telephone_has_no_sideways_scroll(opened: Open, site: str, theme: str) -> None:
    page = opened("/", width=375, theme=theme)
    ground = page.evaluate("getComputedStyle(document.body.parentElement).backgroundColor")
    assert ground == ("rgb(255, 255, 255)" if theme == "light" else "rgb(18, 22, 26)")
    for path in ("/", "/search?q=lavrov", MEETING, "/id/person/sergey-lavrov", "/id/article/demo-en-01",
                 "/statements", "/relations?a=country/NOR&b=country/RUS", "/disagree", "/about",
                 "/id/office/RUS-foreign_minister", "/id/article/demo-en-01/tenure/sergey-lavrov-RUS-foreign_minister"):  # fmt: skip
        page.goto(site + path)
        assert page.evaluate("document.documentElement.scrollWidth") == 375, path


def test_without_script_the_search_is_a_form(opened: Open) -> None:
    page = opened("/", script=False)
    page.locator("#q").fill("soreide")
    page.get_by_role("button", name="Søk").click()
    page.wait_for_url("**/search?q=soreide")
    assert page.locator("main").inner_text().strip()


def test_the_keyboard_goes_past_the_menu_to_the_text(opened: Open) -> None:
    page = opened(MEETING)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.wait_for_url("**#main")
    page.locator("#q0").fill("tro")
    page.locator("[role=option]").first.wait_for()
    assert page.locator("#q0").get_attribute("aria-expanded") == "true"
    page.locator("#q0").press("Escape")
    assert page.locator("#q0").get_attribute("aria-expanded") == "false"


@pytest.mark.parametrize("path", ["/", "/id/person/sergey-lavrov", "/explore"])
@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
def test_the_head_of_a_narrow_page_is_two_lines_and_all_of_its_menu_is_reached(
    opened: Any, path: str, script: bool
) -> None:
    page = opened(path, width=375, script=script)
    assert page.locator("header.top").bounding_box()["height"] < 100
    links = page.locator("header.top nav a")
    links.first.focus()
    for _ in range(links.count() - 1):
        page.keyboard.press("Tab")
    box = page.evaluate("() => document.activeElement.getBoundingClientRect().toJSON()")
    assert page.evaluate("document.activeElement.textContent") == links.last.text_content()
    assert box["left"] >= 0
    assert box["right"] <= 375


def test_a_timeline_on_a_narrow_page_begins_with_the_newest_beside_its_names(opened: Any) -> None:
    page = opened("/id/country/NOR", width=375)
    along = page.locator(".along").first
    assert along.locator(".pin text").first.bounding_box()["x"] >= 0
    newest = along.locator("a").last.bounding_box()
    assert 0 < newest["x"] < 375


@pytest.mark.parametrize("path", ["/explore", "/explore?of=person/sergey-lavrov"])
def test_the_filters_of_the_explorer_are_in_sight(opened: Any, path: str) -> None:
    page = opened(path)
    assert page.locator("#filters input").first.is_visible()
    assert page.locator("#ask select").first.is_visible()
