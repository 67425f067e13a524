"""The explorer as it is served, in a real browser: what a visitor does, and what a link brings back."""

import csv
import re
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from lxml import etree

from kg.serve.explore.written import written
from kg.serve.views import View
from kg.store import GraphStore
from tests.browser.pages import watched
from tests.stores import demo

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
Taken = Callable[[Any], dict[str, bytes]]
LAVROV = "person/sergey-lavrov"
TALK = "event/meeting-2021-10-25-anniken-huitfeldt-sergey-lavrov"
DRAWN = "() => document.documentElement.dataset.drawn"
PLACES = "Object.fromEntries(kg.scene.nodes.map(node => [node.id, [node.x, node.y]]))"


def settled(page: Any) -> None:
    """Waits until what was asked of the server is there."""
    page.wait_for_function(
        "() => !document.documentElement.hasAttribute('aria-busy') && !document.querySelector('.proof[aria-busy]')"
    )


def test_a_thing_of_the_picture_leads_to_its_sentence_and_its_page(opened: Open) -> None:
    page = opened(f"/explore?of={LAVROV}")
    panel = page.locator("#panel")
    assert page.locator("h1").inner_text() == "Nettverket rundt Sergej Lavrov"
    assert panel.locator("h2").inner_text() == "Sergej Lavrov"
    box, place = page.locator("#net").bounding_box(), page.evaluate(f"(p => [p.x, p.y])(kg.place('{TALK}'))")
    page.mouse.click(box["x"] + place[0], box["y"] + place[1])
    settled(page)
    assert panel.locator("h2").inner_text() == "Møte mellom Anniken Huitfeldt og Sergej Lavrov"
    assert "Anniken Huitfeldt" in panel.locator("mark").all_inner_texts()
    assert panel.locator("footer a").first.get_attribute("href").startswith("/nb/id/article/")
    panel.get_by_role("button", name="deltok").first.click()
    settled(page)
    assert panel.locator("h2").inner_text() == "deltok i"
    assert panel.locator("blockquote").count() >= 1
    panel.locator("[data-go]").last.click()
    panel.get_by_text("Åpne siden").click()
    page.wait_for_url(f"**/id/{TALK}")
    page.get_by_text("Vis i nettverket").click()
    page.wait_for_url(f"**/explore?of={TALK}**")  # the page adds to it, with slashes, when it is drawn


def test_what_is_opened_stands_beside_what_was_there_and_can_be_undone(opened: Open) -> None:
    page = opened(f"/explore?of={LAVROV}&depth=1")
    before = page.evaluate(PLACES)
    page.evaluate(f"kg.choose('{TALK}')")
    page.locator("[data-open]").click()
    page.wait_for_function(f"() => kg.scene.nodes.length > {len(before)}")
    settled(page)
    after = page.evaluate(PLACES)
    assert {name: after[name] for name in before} == before
    assert len(set(map(tuple, after.values()))) == len(after)
    assert not page.evaluate(f"kg.by.get('{TALK}').hidden")
    assert f"open={TALK}" in page.url
    page.go_back()
    page.wait_for_function(f"() => kg.scene.nodes.length === {len(before)}")
    again = opened(f"/explore?of={LAVROV}&depth=1&open={TALK}")
    assert again.evaluate(PLACES) == after


def test_a_path_shows_its_sentences_and_its_link_brings_it_back(opened: Open) -> None:
    page = opened("/explore?of=person/antony-blinken")
    page.locator("#path").fill("stor")
    page.locator("#ends [role=option]").first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_function("() => kg.scene.path.length > 0")
    settled(page)
    ways = page.locator(".way [data-go]").all_inner_texts()
    assert (ways[0], ways[-1]) == ("Antony Blinken", "Jonas Gahr Støre")
    assert page.locator(".way > .event").count() == page.locator(".way > .event blockquote").count() >= 2
    again = opened(page.url.removeprefix(page.evaluate("location.origin")))
    settled(again)
    assert again.locator(".way [data-go]").all_inner_texts() == ways


def test_filters_and_time_are_in_the_link(opened: Open) -> None:
    page = opened(f"/explore?of={LAVROV}")
    page.locator("input[value=place]").uncheck()
    page.locator("#t1").evaluate("range => { range.value = 0; range.dispatchEvent(new Event('input')); }")
    page.locator("#type").select_option("meeting")
    page.wait_for_function("() => kg.scene.query.type === 'meeting'")
    settled(page)
    assert page.locator("#rows tr").count() == page.evaluate(
        "kg.visible().filter(node => node.kind === 'event').length"
    )
    assert set(
        page.evaluate("kg.visible().filter(node => node.kind === 'event').map(node => node.type)")
    ) == {"meeting"}
    again = opened(page.url.removeprefix(page.evaluate("location.origin")))
    assert again.locator("#count").inner_text() == page.locator("#count").inner_text()
    assert not again.locator("input[value=place]").is_checked()
    assert again.locator("#type").input_value() == "meeting"


def test_where_one_has_moved_to_is_in_the_link(opened: Open) -> None:
    page = opened(f"/explore?of={LAVROV}")
    whole = page.evaluate("kg.place('person/sergey-lavrov')")
    page.locator("#closer").click()
    page.wait_for_function("() => location.search.includes('v=')")
    closer = page.evaluate("location.search")
    page.locator("#net").focus()
    page.keyboard.press("d")
    page.wait_for_function("before => location.search !== before", arg=closer)
    moved = page.evaluate("kg.place('person/sergey-lavrov')")
    assert moved != whole
    again = opened(page.url.removeprefix(page.evaluate("location.origin")))
    assert again.evaluate("kg.place('person/sergey-lavrov')") == pytest.approx(moved, abs=3)
    again.locator("#all").click()
    assert "v=" not in again.url
    assert again.evaluate("kg.place('person/sergey-lavrov')") == pytest.approx(whole, abs=3)


def test_time_plays_to_its_end_and_stops(opened: Open) -> None:
    page = opened(f"/explore?of={LAVROV}")
    page.locator("#play").click()
    assert page.locator("#play").get_attribute("aria-pressed") == "true"
    assert page.evaluate("kg.state.to") == 0
    page.wait_for_function("() => kg.state.to === kg.last")
    page.wait_for_function("() => document.getElementById('play').getAttribute('aria-pressed') === 'false'")


def test_what_is_visible_can_be_taken_along(opened: Open, taken: Taken) -> None:
    page = opened(f"/explore?of={LAVROV}")
    page.locator("input[value=place]").uncheck()
    saved = taken(page)
    seen = set(page.evaluate("kg.visible().map(node => node.iri)"))
    assert saved["png"].startswith(b"\x89PNG")
    shapes = etree.fromstring(saved["svg"]).findall("{http://www.w3.org/2000/svg}g")
    assert len(shapes) == len(seen)
    rows = list(csv.DictReader(StringIO(saved["csv"].decode("utf-8-sig"))))
    assert {row[end] for row in rows for end in ("from_iri", "to_iri")} - {""} == seen
    turtle = set(ox.parse(saved["turtle"], format=ox.RdfFormat.TURTLE))
    linked = set(ox.parse(saved["jsonld"], format=ox.RdfFormat.JSON_LD))
    assert {quad.triple for quad in turtle} == {quad.triple for quad in linked}
    assert seen <= {quad.subject.value for quad in turtle}
    assert not any("/id/place/" in str(quad) for quad in turtle)


def test_the_tables_are_sorted_and_lead_to_the_picture(opened: Open) -> None:
    page = opened(f"/en/explore?of={LAVROV}")
    page.locator("#tabell .sort", has_text="Event").click()
    names = page.locator("#rows th .linkish").all_inner_texts()
    assert names == sorted(names)
    assert page.locator("#tabell th[aria-sort=ascending]").inner_text() == "Event"
    page.locator("#andre .sort", has_text="Name").click()
    page.locator("#andre .sort", has_text="Name").click()
    assert "sort=events.event,-things.name" in page.url
    again = opened(page.url.removeprefix(page.evaluate("location.origin")))
    assert again.locator("#rows th .linkish").all_inner_texts() == names
    assert again.locator("#andre th[aria-sort=descending]").inner_text() == "Name"
    page.locator("#rows th .linkish").first.click()
    assert page.locator("#panel h2").inner_text() == names[0]
    assert page.locator("#timeline a").count() == page.evaluate(
        "kg.visible().filter(one => one.kind === 'event' && one.start).length"
    )
    page.locator("#map a").first.click()
    assert page.evaluate("kg.state.node") == "place/tromso"


def test_the_keyboard_reaches_everything(opened: Open) -> None:
    page = opened(f"/explore?of={LAVROV}")
    page.locator("#net").focus()
    page.keyboard.press("ArrowDown")
    near = page.evaluate("kg.state.node")
    assert near != LAVROV
    page.keyboard.press("ArrowUp")
    assert page.evaluate("kg.state.node") == LAVROV
    page.keyboard.press("ArrowRight")
    assert page.evaluate("kg.by.get(kg.state.node).kind") == "event"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "panel"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "net"


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_a_telephone_in_the_dark_in_every_language(opened: Open, language: str) -> None:
    page = opened(f"/{language}/explore?of={LAVROV}", width=375, theme="dark")
    assert page.evaluate("document.documentElement.scrollWidth") == 375
    assert page.locator("#net").bounding_box()["y"] < 500
    order = [page.locator(part).bounding_box()["y"] for part in ("#net", "#slide", "#filters", "#panel")]
    assert order == sorted(order)
    assert not page.locator("#kinds").is_visible()
    page.locator("#filters summary").click()
    assert page.locator("#kinds").is_visible()
    page.locator("#chosen").click()
    assert page.evaluate("document.activeElement.id") == "panel"
    assert 0 <= page.locator("#panel").bounding_box()["y"] < 60
    labels = page.evaluate("kg.scene.nodes.map(node => node.label)")
    assert not [label for label in labels if re.search(r"://|^id:|\w/\w+-", label)]
    assert f"of={LAVROV}" in page.locator(".lang a").first.get_attribute("href")


def test_without_script_the_tables_and_the_form_stand(opened: Open) -> None:
    page = opened(f"/explore?of={LAVROV}", script=False)
    wide = page.locator("#rows tr").count()
    page.locator("#depth").select_option("1")
    page.locator("#ask .go").click()
    page.wait_for_url("**depth=1**")
    assert 0 < page.locator("#rows tr").count() < wide


def test_a_page_that_was_not_asked_for_well_says_so(opened: Open) -> None:
    page = opened(f"/explore?of={LAVROV}")
    page.locator("#to").fill("i går")
    page.locator("#to").blur()
    page.wait_for_function("() => !document.getElementById('notice').hidden")
    assert "2021-10" in page.locator("#notice").inner_text()
    assert "to=" not in page.url
    assert page.evaluate("kg.scene.nodes.length") > 0


def test_people_are_drawn_by_a_figure_and_the_legend_leads_to_them(opened: Open) -> None:
    page = opened(f"/explore?of={LAVROV}")
    radius = "id => kg.radius(kg.by.get(id))"
    ties = page.evaluate(radius, LAVROV)
    page.select_option("#size", "strength")
    page.wait_for_function("() => kg.scene.size")
    settled(page)
    assert "size=strength" in page.url
    assert page.evaluate(radius, LAVROV) > page.evaluate(radius, "person/antony-blinken")
    legend = page.locator("#sizes")
    assert "Regnet ut over hele samlingen" in legend.inner_text()
    legend.get_by_role("button", name="Anniken Huitfeldt").click()
    settled(page)
    assert "styrke 4, nr. 1 av 4" in page.locator("#panel").inner_text()
    page.select_option("#size", "community")
    page.wait_for_function("() => kg.scene.size.by === 'community'")
    settled(page)
    assert page.evaluate(f"kg.letter(kg.by.get('{LAVROV}'))").isdigit()
    page.select_option("#size", "")
    page.wait_for_function("() => !kg.scene.size")
    assert not legend.is_visible()
    assert page.evaluate(radius, LAVROV) == ties


def test_on_a_telephone_a_path_runs_down_and_each_name_stands_beside_its_sign(opened: Open) -> None:
    page = opened(f"/explore?of={LAVROV}&path=country/NOR", width=375)
    across = page.evaluate("kg.scene.path.map(id => kg.by.get(id).x)")
    down = page.evaluate("kg.scene.path.map(id => kg.by.get(id).y)")
    assert len(set(across)) == 1
    assert len(down) > 2 and down == sorted(set(down))
    away = page.evaluate(
        "kg.arrange(document.createElement('canvas').getContext('2d'), 1)"
        ".filter(name => kg.scene.path.includes(name.node.id)).map(name => Math.abs(name.y + name.h / 2 - name.node.y))"
    )
    assert len(away) == len(down) and max(away) < 30  # beside it, or right under it
    page.locator("#closer").click()
    page.wait_for_function("() => location.search.includes('v=')")
    link, view = page.url, "kgNetwork.state.place(kgNetwork.state.scene.path[0])"
    before = page.evaluate(view)
    page.goto(link)
    page.wait_for_function(DRAWN)
    assert page.evaluate(view) == pytest.approx(before, abs=2)


def test_a_long_name_that_is_chosen_stays_on_the_telephone(opened: Open) -> None:
    page = opened(f"/explore?of={TALK}", width=375)
    page.evaluate("kg.choose(kg.visible().sort((a, b) => b.label.length - a.label.length)[0].id)")
    settled(page)
    assert page.locator("#chosen").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 375
    for name in ("#map", "#timeline"):
        page.locator(f"{name} svg").wait_for()
        box = page.locator(name).bounding_box()
        signs = [one.bounding_box() for one in page.locator(f"{name} a > :is(path, circle)").all()]
        assert any(box["x"] <= one["x"] <= box["x"] + box["width"] for one in signs), name


def seen(page: Any) -> dict[str, Any]:
    """What a visitor has before them: the things and where, what is chosen, the time, the sentences."""
    settled(page)
    found: dict[str, Any] = page.evaluate("""() => ({
      things: Object.fromEntries(kg.visible().map(node => [node.id, [kg.toSheet(node).x, Math.round(kg.toSheet(node).y)]])), lines: kg.seen.edges.length,
      node: kg.state.node, time: [kg.state.from, kg.state.to], title: document.querySelector('h1').textContent,
      spot: kg.spot,
      quotes: [...document.querySelectorAll('#panel blockquote')].map(one => one.textContent),
      clashes: [...document.querySelectorAll('#panel .clash')].map(one => one.textContent),
    })""")
    return found


def test_a_file_shows_the_same_view_as_the_link_it_was_written_from(
    opened: Open, browser: Any, site: str, tmp_path: Path
) -> None:
    page = opened(f"/en/explore?of={LAVROV}&depth=1&off=place,at")
    page.evaluate(f"kg.choose('{TALK}')")
    page.locator("#t1").fill(str(page.evaluate("kg.last") - 1))
    page.locator("#closer").click()
    page.wait_for_function("() => location.search.includes('v=') && location.search.includes('t=')")
    before, link = seen(page), page.url
    assert before["quotes"] and before["lines"]
    file = tmp_path / "view.html"
    file.write_text(
        written(View(GraphStore.open(demo(), read_only=True), (0, 0)), link, "nb"), encoding="utf-8"
    )
    with watched(
        browser, file.as_uri(), strict=True, offline=True, viewport={"width": 1280, "height": 900}
    ) as alone:
        alone.goto(file.as_uri())
        alone.wait_for_function(DRAWN)
        after = seen(alone)
        assert after == before
        assert alone.locator("#panel a").first.get_attribute("href").startswith(f"{site}/en/")
