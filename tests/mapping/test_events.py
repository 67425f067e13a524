"""Bounds of partial dates."""

import calendar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.mapping.events import last_day


@given(st.integers(1900, 2100), st.integers(1, 12))
def test_the_last_day_of_a_month_is_the_calendars(year: int, month: int) -> None:
    assert last_day(f"{year}-{month:02d}") == f"{year}-{month:02d}-{calendar.monthrange(year, month)[1]:02d}"


@pytest.mark.parametrize(("value", "last"), [("2021", "2021-12-31"), ("2021-10-25", "2021-10-25")])
def test_years_and_days(value: str, last: str) -> None:
    assert last_day(value) == last
