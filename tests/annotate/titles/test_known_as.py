"""Offices that only the registry can tell of a bare "leader" or of the president of a house."""

import pytest

from tests.reading import extraction


@pytest.mark.parametrize(
    ("text", "day", "office"),
    [
        ("De ba lederen Kim Jong-un om å svare.", "2018-05-01", {("head_of_state", "PRK")}),
        ("De møtte president Masud Gharahkhani i dag.", "2023-05-01", {("legislator", "NOR")}),
        ("De møtte president Mahinda Rajapaksa på Temple Hill.", "2006-05-01", {("head_of_state", "LKA")}),
        ("De ba lederen Jonas Gahr Støre om å svare.", "2018-05-01", set()),
    ],
)
def test_the_registry_says_whom_a_leader_leads(text: str, day: str, office: set[tuple[str, str]]) -> None:
    (person,) = extraction(text, "nb", published=day).persons
    assert {(o.office, o.of) for o in person.offices} == office
