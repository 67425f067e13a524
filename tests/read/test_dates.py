"""Publication dates as they are printed."""

import pytest

from kg.read import dates
from kg.read.refuse import Unreadable


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("2021-10-25", "2021-10-25"),
        ("2021-10", "2021-10"),
        ("2021", "2021"),
        ("2021-10-25 20:15", "2021-10-25T20:15"),
        ("2021-10-25T20:15:30+0200", "2021-10-25T20:15:30+02:00"),
        ("2021-10-25T18:15:30Z", "2021-10-25T18:15:30Z"),
        ("25. oktober 2021", "2021-10-25"),
        ("Mandag 25. oktober 2021 kl. 20.15", "2021-10-25T20:15"),
        ("måndag 25. oktober 2021 klokka 20.15", "2021-10-25T20:15"),
        ("25.10.2021 kl. 20.15", "2021-10-25T20:15"),
        ("25.10.2021 kl. 20.15 Oppdatert 26.10.2021", "2021-10-25T20:15"),
        ("25/10/2021", "2021-10-25"),
        ("10/25/2021", "2021-10-25"),
        ("Oct 25, 2021", "2021-10-25"),
        ("Oct. 25, 2021, 8:15 p.m.", "2021-10-25T20:15"),
        ("Monday, October 25th, 2021 at 12:05 am", "2021-10-25T00:05"),
        ("25 October 2021", "2021-10-25"),
        ("oktober 2021", "2021-10"),
        ("Mon, 25 Oct 2021 20:15:00 GMT", "2021-10-25T20:15:00+00:00"),
        ("5 Oct 2021 20:15:00 +0200", "2021-10-05T20:15:00+02:00"),
        ("20211025T201530Z", "2021-10-25T20:15:30Z"),
        ("20211025T2015", "2021-10-25T20:15"),
        ("20211025", "2021-10-25"),
        ("25 Okt 2021 20:15", "2021-10-25T20:15"),
    ],
)
def test_a_printed_date_becomes_iso(printed: str, expected: str) -> None:
    assert dates.published_of(printed) == expected


@pytest.mark.parametrize(
    "printed", ["31. februar 2021", "2021-13-01", "10/11/2021", "i fjor en gang", "25. tobakk 2021"]
)
def test_a_date_that_cannot_be_read_is_refused_with_a_remedy(printed: str) -> None:
    with pytest.raises(Unreadable, match="cannot be read") as fault:
        dates.published_of(printed)
    assert "--published" in fault.value.remedy


@pytest.mark.parametrize(
    "printed", ["For mindre enn 10 minutter siden", "2 hours ago", "i går kl. 20.15", "For ein time sidan"]
)
def test_what_counts_from_now_needs_a_date_from_outside(printed: str) -> None:
    with pytest.raises(Unreadable, match="counts from now") as fault:
        dates.published_of(printed)
    assert "--published" in fault.value.remedy
    assert dates.published_of(printed, "2021-10-25") == "2021-10-25"


def test_a_date_of_its_own_outweighs_the_one_from_outside() -> None:
    assert dates.published_of("24.12.2019", "2021-10-25") == "2019-12-24"
