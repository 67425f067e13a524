"""Contact over time on the pages of people, countries and relations."""

import re

import pytest

from kg.analyse.records import Asked
from kg.draw.words import day
from kg.serve.pages import contact as drawing
from kg.serve.pages.actor import actor
from kg.serve.pages.frame import rendered
from kg.serve.pages.reader import Reader
from kg.serve.pages.relation import relation
from kg.serve.views import View
from kg.store import GraphStore
from tests.stores import demo

SIDES = {"a": "country/NOR", "b": "country/RUS"}


@pytest.fixture(scope="module")
def view() -> View:
    return View(GraphStore.open(demo(), read_only=True), (0, 0))


@pytest.fixture(autouse=True)
def _months(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "_ASKED", Asked(low="2021-08-01"))  # the dispatches tell of one month


@pytest.mark.parametrize(
    ("language", "name", "title", "axis"),
    [
        ("nb", "Kontakt over tid", "Norge og Russland: 4 hendelser, okt.\u00a02021", "Hendelser per måned"),
        ("nn", "Kontakt over tid", "Noreg og Russland: 4 hendingar, okt.\u00a02021", "Hendingar per månad"),
        ("en", "Contact over time", "Norway and Russia: 4 events, Oct\u00a02021", "Events per month"),
    ],
)
def test_two_countries_have_a_drawing_whose_squares_lead_to_events(
    view: View, language: str, name: str, title: str, axis: str
) -> None:
    made = relation(Reader(view, language, f"/{language}"), SIDES)["series"]
    assert (made.name, made.title) == (name, title)
    assert [period for period, _ in made.plot.names] == [
        day(f"2021-{month}", language) for month in ("08", "09", "10")
    ]
    drawn = rendered("series.html", {"series": made})
    assert f">{axis}</text>" in drawn
    links = re.findall(rf'<a href="/{language}/id/event/[^"]+" aria-label="[^"]+"><rect class="evd"', drawn)
    assert len(links) == 4


def test_people_and_countries_have_one_and_places_have_none(view: View) -> None:
    reader = Reader(view, "en")
    for kind, rest, drawn in (
        ("person", "sergey-lavrov", True),
        ("country", "NOR", True),
        ("place", "tromso", False),
    ):
        assert bool(actor(reader, {"kind": kind, "rest": rest})["series"]) is drawn, kind


def test_what_is_too_little_to_draw_is_not_drawn(view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    assert relation(Reader(view, "en"), {"a": "country/NOR", "b": "country/USA"})["series"] is None
    monkeypatch.setattr(drawing, "_ASKED", Asked())
    assert relation(Reader(view, "en"), SIDES)["series"] is None, "one period is no series"
