import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.analyse.changes import changes

NAMES = [str(2000 + n) for n in range(40)]


def found(counts: list[int], exposure: list[float] | None = None) -> list[str]:
    return [one.period for one in changes(NAMES[: len(counts)], counts, exposure or ())]


def test_a_rate_that_changes_is_found_where_it_does() -> None:
    (one,) = changes(NAMES[:12], [1, 0, 1, 1, 0, 1, 8, 9, 7, 8, 9, 8])
    assert one.period == "2006"
    assert (one.before, one.after) == (pytest.approx(4 / 6, abs=1e-6), pytest.approx(49 / 6, abs=1e-6))
    assert one.gain > 0


def test_several_changes_are_found_and_one_full_period_is_none() -> None:
    assert found([0] * 6 + [7] * 6 + [0] * 6) == ["2006", "2012"]
    assert found([1, 1, 1, 5, 1, 1, 1, 1]) == []


@pytest.mark.parametrize("counts", [[], [3], [0, 9], [0, 0, 0, 0, 0, 0], [4] * 20])
def test_a_series_that_is_short_or_even_has_none(counts: list[int]) -> None:
    assert found(counts) == []


def test_more_news_is_no_change_where_shares_are_asked_for() -> None:
    counts, told = [2] * 8 + [20] * 8, [10.0] * 8 + [100.0] * 8
    assert found(counts) == ["2008"]
    assert found(counts, told) == []
    (one,) = changes(NAMES[:16], [2] * 8 + [20] * 8, [40.0] * 16)
    assert (one.before, one.after) == (0.05, 0.5)


def test_chance_alone_seldom_looks_like_a_change() -> None:
    drawn = random.Random(5)
    series = [[sum(drawn.random() < 0.1 for _ in range(20)) for _ in range(40)] for _ in range(40)]
    assert sum(bool(found(one)) for one in series) <= 3


@given(st.lists(st.integers(0, 30), max_size=24))
def test_changes_are_in_order_and_worth_their_penalty(counts: list[int]) -> None:
    made = changes(NAMES[: len(counts)], counts)
    assert [one.period for one in made] == sorted(one.period for one in made)
    assert all(one.gain > -1e-6 for one in made)
