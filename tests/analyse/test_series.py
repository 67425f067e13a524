import pytest

from kg import limits
from kg.analyse.records import Asked, By
from kg.analyse.series import Told, between, period, series
from tests.analyse.invented import IRIS, contact, person

EVENTS = [
    contact(1, "AB", "2021-02-03"), contact(2, "ABC", "2021-02-20"), contact(3, "AB", "2021-04"),
    contact(4, "AC", "2021-06-01"), contact(5, "AB", "2021"), contact(6, "BC", ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "by", "name"),
    [
        ("2021-02-03", "month", "2021-02"), ("2021-02-03", "quarter", "2021-Q1"), ("2021-12", "quarter", "2021-Q4"),
        ("2021-02", "year", "2021"), ("2021", "month", ""), ("2021", "quarter", ""), ("", "year", ""), ("soon", "year", ""),
    ],
)  # fmt: skip
def test_a_day_is_in_a_period_when_it_is_known_so_precisely(day: str, by: By, name: str) -> None:
    assert period(day, by) == name


def test_events_are_those_that_both_are_in() -> None:
    assert [one.iri[-1] for one in between(EVENTS, person("A"), person("B"))] == ["1", "2", "3", "5"]
    assert [one.iri[-1] for one in between(EVENTS, person("C"))] == ["2", "4", "6"]
    assert [one.iri[-1] for one in between(EVENTS, person("A"), IRIS.country("CCC"))] == ["2", "4"]
    assert between(EVENTS) == EVENTS


def test_periods_have_no_gap_and_end_where_the_news_ends() -> None:
    made = series(between(EVENTS, person("A"), person("B")), Told(EVENTS), Asked(), by="month")
    assert [(one.name, len(one.events), one.told) for one in made.periods] == [
        ("2021-02", 2, 2), ("2021-03", 0, 0), ("2021-04", 1, 1), ("2021-05", 0, 0), ("2021-06", 0, 1),
    ]  # fmt: skip
    assert made.periods[0].events == (IRIS.event("e1"), IRIS.event("e2"))
    assert made.unplaced == (IRIS.event("e5"),)
    assert made.total == 3


def test_a_period_asked_for_is_shown_whole() -> None:
    made = series(EVENTS[:1], Told(EVENTS[:1]), Asked(low="2020-11-01", high="2021-03-31"), by="quarter")
    assert [one.name for one in made.periods] == ["2020-Q4", "2021-Q1"]


def test_periods_fit_the_years_that_are_looked_at() -> None:
    def by(first: str, last: str) -> str:
        ends = [contact(1, "AB", first), contact(2, "AB", last)]
        return series(ends, Told(ends), Asked()).by

    assert by("2019-01-01", "2021-12-31") == "month"
    assert by("2019-01-01", "2022-01-01") == "quarter"
    assert by("2011-01-01", "2021-01-01") == "year"


def test_nothing_dated_gives_no_period() -> None:
    made = series([EVENTS[-1]], Told(EVENTS), Asked(), by="month")
    assert (made.periods, made.unplaced, made.total, made.changes) == ((), (IRIS.event("e6"),), 0, ())


def test_too_many_periods_are_cut_at_the_front_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ANALYSE_PERIODS", 3)
    made = series(EVENTS[:1], Told(EVENTS[:4]), Asked(), by="month")
    assert (len(made.periods), made.periods[-1].name, made.cut) == (3, "2021-06", 2)


def test_shares_compare_with_all_that_is_told() -> None:
    quiet = [contact(n, "AB" if n % 4 == 0 else "CD", f"20{10 + n // 4}-01-01") for n in range(32)]
    loud = [contact(100 + n, "AB" if n % 4 == 0 else "CD", f"20{18 + n // 40}-01-01") for n in range(320)]
    everything = [*quiet, *loud]
    own = between(everything, person("A"), person("B"))
    assert [one.period for one in series(own, Told(everything), Asked(), by="year").changes] == ["2018"]
    assert series(own, Told(everything), Asked(), by="year", share=True).changes == ()
