"""The axis of a timeline: years, or months where all is close together."""

import pytest

from kg.serve.catalogue import Event
from kg.serve.pages.charts import timeline
from kg.serve.pages.reader import Reader
from kg.serve.views import View
from kg.store import GraphStore
from tests.stores import demo


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(View(GraphStore.open(demo(), read_only=True), (0, 0)), "en")


def event(day: str) -> Event:
    return Event(
        iri=f"https://w3id.example/dip/id/event/{day}", type="meeting", status="held", starts=(day,), end="",
        who=(), where=(), countries=(), articles=(),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("days", "names"),
    [
        (
            ("2021-10-25", "2021-10-26"),
            ["Aug 2021", "15 Aug 2021", "Sep 2021", "15 Sep 2021", "Oct 2021", "15 Oct 2021"],
        ),
        (("2021-11-30", "2022-02-01"), ["Nov 2021", "Dec 2021", "Jan 2022", "Feb 2022"]),
        (("2021-01-02", "2021-11-30"), ["Jan 2021", "Apr 2021", "Jul 2021", "Oct 2021"]),
        (("2019-03-02", "2021-11-30"), ["2019", "2020", "2021"]),
        (("1992-03-02", "2021-11-30"), [str(year) for year in range(1992, 2022, 3)]),
    ],
)
def test_an_axis_has_marks_that_suit_its_length(
    reader: Reader, days: tuple[str, ...], names: list[str]
) -> None:
    drawn = timeline(reader, [("all", "", [event(day) for day in days])])
    assert drawn is not None
    assert [name.replace("\u00a0", " ") for name, _ in drawn.years] == names
    assert all(drawn.left <= x <= drawn.width for x in (*[x for _, x in drawn.years], drawn.signs[0].x))
