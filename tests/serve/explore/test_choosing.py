"""What is drawn around a thing: caps that say that they cut, filters that count, paths, what is opened."""

from typing import Any

import pytest

from kg import limits
from kg.serve.explore.answers import drawn
from kg.serve.explore.evidence import evidence
from kg.serve.faults import Refused
from kg.serve.pages.reader import Reader
from kg.serve.views import View
from kg.store import GraphStore
from tests.stores import demo

LAVROV, STORE, BLINKEN = "person/sergey-lavrov", "person/jonas-gahr-store", "person/antony-blinken"


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(View(GraphStore.open(demo(), read_only=True), (0, 0)), "nb")


def scene(reader: Reader, **asked: str) -> dict[str, Any]:
    return drawn(reader, {name.rstrip("_"): value for name, value in asked.items()})[1]


def names(found: dict[str, Any]) -> set[str]:
    return {node["id"] for node in found["nodes"]}


def test_every_step_reaches_further(reader: Reader) -> None:
    one, two, three = (names(scene(reader, of=LAVROV, depth=n)) for n in ("1", "2", "3"))
    assert one < two <= three
    assert {name.partition("/")[0] for name in one - {LAVROV}} <= {"event", "statement", "country", "person"}


def test_a_cap_says_what_it_cut_and_every_thing_counts_what_is_not_drawn(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = scene(reader, of=LAVROV)
    monkeypatch.setattr("kg.serve.explore.asked.SIZES", (12,))
    found = scene(reader, of=LAVROV, most="12")
    assert len(found["nodes"]) == 12
    assert found["left"] == len(whole["nodes"]) - 12
    assert f"Viser 12 av {len(whole['nodes'])}" in found["notice"]
    ties, base = reader.view.ties, reader.view.store.iris.base
    for node in (one for one in found["nodes"] if one["kind"] != "event"):
        around = {iri.removeprefix(f"{base}id/") for iri in ties.around(f"{base}id/{node['id']}")}
        assert node.get("hidden", 0) == len(around - names(found)), node["id"]


def test_the_reach_is_bounded_and_says_so(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "EXPLORE_REACH", 20)
    found = scene(reader, of=LAVROV, depth="3")
    assert found["cut"]
    assert len(found["nodes"]) == 20
    assert "flere enn 20" in found["notice"]


def test_what_is_opened_is_capped_and_comes_in_the_order_of_opening(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "EXPLORE_STEP", 3)
    first = scene(reader, of=BLINKEN, depth="1")
    once = scene(reader, of=BLINKEN, depth="1", open="country/NOR")
    more = scene(reader, of=BLINKEN, depth="1", open="country/NOR,country/NOR,person/nobody")
    assert names(once) == names(first)  # a country that is not in the picture is not opened
    telephone = next(name for name in names(first) if name.startswith("event/"))
    once = scene(reader, of=BLINKEN, depth="1", open=telephone)
    more = scene(reader, of=BLINKEN, depth="1", open=f"{telephone},{STORE}")
    assert 0 < len(names(once) - names(first)) <= 3
    assert names(once) <= names(more)


def test_filters_narrow_and_count_what_the_others_would_find(reader: Reader) -> None:
    whole = scene(reader, of=LAVROV)
    types = {code: n for code, _, n in whole["types"]}
    met = scene(reader, of=LAVROV, type="meeting")
    events = [node for node in met["nodes"] if node["kind"] == "event"]
    assert {node["type"] for node in events} == {"meeting"}
    assert {code: n for code, _, n in met["types"]} == types
    near = {
        edge["from"] for edge in met["edges"] if edge["to"] == LAVROV and edge["relation"] == "participant"
    }
    assert len(near) == types["meeting"]
    late = scene(reader, of=LAVROV, from_="2030")
    assert names(late) == {LAVROV}
    assert late["notice"] == "Ingenting her passer filtrene. Fjern land, type eller tidsrom."


def test_a_path_runs_over_people_before_countries_and_over_what_happened(reader: Reader) -> None:
    found = scene(reader, of=LAVROV, path=STORE)
    assert found["path"] == [LAVROV, "event/meeting-2021-10-26-jonas-gahr-store-sergey-lavrov", STORE]
    assert found["title"] == "Fra Sergej Lavrov til Jonas Gahr Støre"
    long = scene(reader, of=BLINKEN, path=STORE)
    assert [name.partition("/")[0] for name in long["path"]][::2] == ["person"] * 4
    statuses = {node["id"]: node.get("status") for node in long["nodes"]}
    assert {statuses[name] for name in long["path"][1::2]} <= {"held", "ongoing"}
    none = scene(reader, of=BLINKEN, path=STORE, from_="2030")
    assert not none["path"]
    assert none["notice"].startswith("Fant ingen vei fra Antony Blinken")


def test_the_same_address_gives_the_same_picture(reader: Reader) -> None:
    assert scene(reader, of=LAVROV) == scene(reader, of=LAVROV)


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"of": "person/nobody-here"}, 404), ({"of": "article/demo-nb-01"}, 404), ({"of": "<>"}, 404),
        ({"of": "person/a b"}, 404), ({"of": LAVROV, "path": "person/nobody-here"}, 404),
        ({"of": LAVROV, "from_": "i går"}, 400), ({"of": LAVROV, "from_": "2022", "to": "2021"}, 400),
    ],
)  # fmt: skip
def test_what_is_not_there_is_refused(reader: Reader, asked: dict[str, str], status: int) -> None:
    with pytest.raises(Refused) as caught:
        scene(reader, **asked)
    assert caught.value.status == status


@pytest.mark.parametrize("value", ["", "-1", "9", "1e3", "٣", "999999999999999999", "<script>"])
def test_a_number_that_is_none_is_the_usual_one(reader: Reader, value: str) -> None:
    found = scene(reader, of=BLINKEN, depth=value, most=value)
    assert (found["query"]["depth"], found["query"]["most"]) == ("2", str(limits.DRAW_NODES))


def test_a_search_opens_on_what_it_finds(reader: Reader) -> None:
    assert STORE in names(scene(reader, q="støre"))
    nothing = scene(reader, q="qqqq")
    assert (nothing["nodes"], nothing["notice"]) == ([], "Ingen treff på «qqqq».")


def test_the_sentence_of_a_thing_and_of_a_line(reader: Reader) -> None:
    talk = "event/meeting-2021-10-26-jonas-gahr-store-sergey-lavrov"
    for asked in ({"of": talk}, {"of": talk, "about": talk, "with": STORE}):
        found = evidence(reader, asked)
        assert any("Støre" in part for quote in found["quotes"] for part in quote["parts"][1::2])
        assert all(quote["url"].startswith("/id/article/") for quote in found["quotes"])
    assert evidence(reader, {"of": LAVROV})["quotes"]
    with pytest.raises(Refused):
        evidence(reader, {"of": "person/nobody-here"})
