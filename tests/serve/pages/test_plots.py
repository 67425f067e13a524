"""An answer as bars, over time, as a cross table: what is added up, what is left out, and that it is said."""

import pytest
from starlette.testclient import TestClient

from kg.query.answers import Answer
from kg.serve.pages.plots import Plots
from kg.serve.pages.reader import Reader
from kg.serve.views import View
from kg.store import GraphStore
from tests.serve.pages.html import page
from tests.stores import demo

XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(View(GraphStore.open(demo(), read_only=True), (0, 0)), "en")


def answer(names: str, *rows: tuple[object, ...]) -> Answer:
    """An answer; numbers become xsd:integer, all else strings."""
    bound = [
        {
            name: {"type": "literal", "value": str(value)}
            | ({"datatype": f"{XSD}integer"} if isinstance(value, int) else {})
            for name, value in zip(names.split(), row, strict=True)
            if value is not None
        }
        for row in rows
    ]
    return Answer(kind="rows", names=names.split(), bindings=bound)


def test_numbers_are_bars_and_what_stands_twice_is_added(reader: Reader) -> None:
    plots = Plots(reader, answer("who n", ("Ane", 4), ("Bo", 1), ("Ane", 2), ("Cai", 0)))
    assert plots.offered == ("table", "bars")
    plot = plots.plot("bars")
    assert plot is not None
    assert [(bar.label.label, bar.length, bar.number) for bar in plot.bars] == [
        ("Ane", 100.0, "6"), ("Bo", 16.7, "1"), ("Cai", 0.0, "–"),
    ]  # fmt: skip
    assert (plot.measure, plot.shown, plot.total) == ("n", 3, 3)


def test_without_numbers_rows_are_counted_and_the_rest_is_said(reader: Reader) -> None:
    plot = Plots(reader, answer("who", *[(f"P{n % 50:02}",) for n in range(120)])).plot("bars")
    assert plot is not None
    assert (plot.measure, plot.shown, plot.total) == ("number of rows", 40, 50)
    assert plot.bars[0].number == "3"


def test_days_are_told_by_month_or_by_year_with_the_empty_ones(reader: Reader) -> None:
    near = Plots(reader, answer("day", ("2021-10-25",), ("2021-12-01",), ("2021-12",)))
    assert near.offered == ("table", "time")
    plot = near.plot("time")
    assert plot is not None
    assert [(bar.label.label, bar.number) for bar in plot.bars] == [
        ("Oct\xa02021", "1"), ("Nov\xa02021", "–"), ("Dec\xa02021", "2"),
    ]  # fmt: skip
    far = Plots(reader, answer("day", ("2014",), ("2016-02-01",))).plot("time")
    assert far is not None
    assert [bar.label.label for bar in far.bars] == ["2014", "2015", "2016"]


def test_two_columns_make_a_cross_table(reader: Reader) -> None:
    plot = Plots(reader, answer("who type", *[("Ane", f"t{n}") for n in range(10)], ("Bo", "t0"))).plot(
        "pivot"
    )
    assert plot is not None
    assert plot.heads[-2:] == ["others", "in all"]
    assert [(label.label, numbers[0], numbers[-2:]) for label, numbers in plot.cells] == [
        ("Ane", "1", ["2", "10"]), ("Bo", "1", ["–", "1"]),
    ]  # fmt: skip


def test_nothing_is_drawn_of_one_row_of_a_truth_or_of_a_graph(reader: Reader) -> None:
    for found in (answer("n", (3,)), Answer(kind="ask", value=True), Answer(kind="graph", ntriples="")):
        assert Plots(reader, found).offered == ("table",)
        assert Plots(reader, found).plot("bars") is None


def test_the_view_is_in_the_address_and_an_unknown_one_is_the_table(client: TestClient) -> None:
    query = "PREFIX dip: <https://w3id.example/dip/ns%23> SELECT ?e ?c { ?e a dip:Event ; dip:involvesCountry ?c }"
    found = page(client, f"/query?query={query}&view=pivot")
    assert found.texts("//nav[@class='views']/a[@aria-current]") == ["Krysstabell"]
    assert found.tree.xpath("//table[contains(@class, 'pivot')]//tbody//a")
    plain = page(client, f"/query?query={query}&view=pie")
    assert plain.texts("//nav[@class='views']/a[@aria-current]") == ["Tabell"]
