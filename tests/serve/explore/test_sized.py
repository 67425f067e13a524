"""What things are drawn by: figures of the whole network, told beside each thing and in a legend."""

import pytest

from kg import limits
from kg.analyse.records import MEASURES
from kg.serve.explore.answers import drawn
from kg.serve.explore.sized import choices
from kg.serve.pages.reader import Reader
from kg.serve.views import View
from kg.store import GraphStore
from tests.stores import demo

LAVROV = "person/sergey-lavrov"


@pytest.fixture(scope="module")
def view() -> View:
    return View(GraphStore.open(demo(), read_only=True), (0, 0))


def scene(view: View, language: str = "en", **asked: str) -> dict[str, object]:
    return drawn(Reader(view, language), {"of": LAVROV, **asked})[1]


@pytest.mark.parametrize("measure", [one for one in MEASURES if one != "community"])
def test_people_and_countries_are_as_large_as_their_figure(view: View, measure: str) -> None:
    found = scene(view, size=measure)
    rows = view.contacts.figures("person").rows
    nodes = {node["iri"]: node for node in found["nodes"] if node["kind"] == "person"}
    ranked = sorted(nodes.keys() & rows.keys(), key=lambda iri: getattr(rows[iri], measure))
    assert [nodes[iri]["size"] for iri in ranked] == sorted(nodes[iri]["size"] for iri in ranked)
    assert all(0 <= node["size"] <= 1 for node in nodes.values())
    assert all("size" not in node for node in found["nodes"] if node["kind"] in ("event", "place"))
    assert f"of {len(rows)}" in nodes[f"{view.store.iris.base}id/{LAVROV}"]["sub"]


def test_the_legend_names_the_first_and_says_what_was_counted(view: View) -> None:
    size = scene(view, size="strength")["size"]
    people = size["legend"][0]
    assert people["title"] == "Strength, people"
    assert LAVROV in [row["id"] for row in people["rows"]]
    assert [row["figure"] for row in people["rows"]] == ["4", "4", "1"]
    assert f"Of {len(view.contacts.figures('person').rows)}" in people["note"]
    assert "not only what is shown" in size["note"]


def test_communities_have_a_sign_that_is_no_colour_alone(view: View) -> None:
    found = scene(view, size="community")
    signs = {node["kind"]: node["mark"] for node in found["nodes"] if node.get("group")}
    assert signs["person"].isdigit()
    assert signs["country"].isalpha()
    people, countries = found["size"]["legend"]
    assert {row["mark"] for row in people["rows"]} <= {str(row["group"]) for row in people["rows"]}
    assert all(row["mark"].isalpha() for row in countries["rows"])


def test_a_legend_with_more_communities_than_it_shows_says_so(
    view: View, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = scene(view, size="community")["size"]["legend"][0]
    assert "largest here" not in people["note"]
    monkeypatch.setattr("kg.serve.explore.sized._GROUPS", 0)
    people = scene(view, size="community")["size"]["legend"][0]
    assert people["rows"] == []
    assert "The 0 largest here of 1." in people["note"]


def test_without_a_figure_and_with_one_that_is_none_all_is_as_before(view: View) -> None:
    plain = scene(view)
    assert plain["size"] is None
    assert scene(view, size="charm")["nodes"] == plain["nodes"]
    assert plain["query"]["size"] == ""


def test_a_figure_that_is_estimated_says_so(view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SERVE_BETWEENNESS", 0)
    monkeypatch.setattr(limits, "ANALYSE_PIVOTS", 3)
    fresh = View(view.store, (0, 1))
    assert "Estimated from 3" in scene(fresh, size="betweenness")["size"]["legend"][0]["note"]


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_figure_has_a_name(view: View, language: str) -> None:
    assert [value for value, _ in choices(Reader(view, language))] == ["", *MEASURES]
    assert len({name for _, name in choices(Reader(view, language))}) == len(MEASURES) + 1
