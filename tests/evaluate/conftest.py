"""One evaluation of the whole gold, shared by the tests that look at its figures."""

import pytest

from kg import resources, scoring
from kg.evaluate import Report
from kg.records import Refusal


@pytest.fixture(scope="session")
def evaluated() -> tuple[Report, list[Refusal]]:
    refused: list[Refusal] = []
    return scoring.scored(resources.gold(), refused), refused
