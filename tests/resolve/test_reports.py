"""Two short reports: those on one thing share an event, those on two nearly alike share none."""

import tomllib
from pathlib import Path
from typing import TypedDict

import pytest

from tests.resolve.reading import Told, slugs


class Case(TypedDict):
    why: str
    reports: list[Told]


REPORTS: dict[str, list[Case]] = tomllib.loads(
    (Path(__file__).parent / "reports.toml").read_text(encoding="utf-8")
)


def shared(reports: list[Told]) -> set[str]:
    """The events that both tell."""
    found = slugs(reports, "event")
    one, other = ({slug for article, slug in found if article == f"a{n}"} for n in (0, 1))
    return one & other


@pytest.mark.parametrize("case", REPORTS["same"], ids=lambda c: c["why"])
def test_reports_of_one_thing_share_an_event(case: Case) -> None:
    assert shared(case["reports"])
    assert shared(case["reports"][::-1])


@pytest.mark.parametrize("case", REPORTS["other"], ids=lambda c: c["why"])
def test_reports_of_two_things_share_none(case: Case) -> None:
    assert not shared(case["reports"])
    assert not shared(case["reports"][::-1])
