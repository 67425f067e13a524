"""Changes that alter nothing are read alike: at least 95 of 100 cases, or a floor of its own with a reason."""

import sys
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import Any

import pytest

from tests.metamorphic.cases import HERE, all_cases, stories
from tests.metamorphic.gold import gold_cases
from tests.metamorphic.measure import Rates, rates, truths

WANTED = 0.95
KINDS = {
    "rename", "countries", "cities", "quotes", "dashes", "year", "neutral before", "neutral after", "neutral within",
    "neutral between", "voice", "reorder", "own rename", "own quotes", "own neutral before", "own neutral after",
}  # fmt: skip
KEYS = [*((kind, language) for kind in sorted(KINDS) for language in ("en", "nb", "nn")
          if (kind, language) != ("dashes", "en")), ("twins", "nb/nn")]  # fmt: skip
SHOWN = 25


@lru_cache(maxsize=1)
def pinned() -> dict[str, Any]:
    """The floors below 95 of 100, each with its reason."""
    return tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def measured() -> Rates:
    return rates(chain(all_cases(), gold_cases()))


def floor(kind: str, language: str) -> float:
    held = pinned().get(kind, {}).get(language)
    return float(held) if held is not None else WANTED


def told(rate: float, least: float, lines: list[str]) -> str:
    return f"{rate:.3f} is below {least:.3f}; what differs:\n    " + "\n    ".join(lines[:SHOWN])


@pytest.mark.slow
@pytest.mark.timeout(600)  # the first of them reads all cases
@pytest.mark.parametrize(("kind", "language"), KEYS, ids=lambda value: value.replace(" ", "-"))
def test_the_same_is_read(kind: str, language: str) -> None:
    same, of, lines = measured()[kind, language]
    sys.stdout.write(f"{kind} {language}: {same} of {of}\n")
    assert same / of >= floor(kind, language), told(same / of, floor(kind, language), lines)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_stories_are_told_right(language: str) -> None:
    """What reads nothing is read alike too: the facts themselves must be right."""
    right, of, lines = truths()["truth", language]
    sys.stdout.write(f"truth {language}: {right} of {of}\n")
    assert right / of >= floor("truth", language), told(right / of, floor("truth", language), lines)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_there_are_cases_of_every_kind() -> None:
    assert set(measured()) == set(KEYS)
    assert all(of >= 5 for _, of, _ in measured().values())
    assert sum(of for _, of, _ in measured().values()) > 1200


def told_stories() -> Iterator[dict[str, Any]]:
    yield from (*stories()["story"], *stories()["notice"], *stories()["voice"])


def test_there_are_at_least_forty_articles_of_known_truth() -> None:
    assert sum(language in story for story in told_stories() for language in ("nb", "nn", "en")) >= 40
    assert all(story["truth"] for story in told_stories())


def test_every_floor_below_the_aim_has_a_reason() -> None:
    keys = {
        (kind, language) for kind, entry in pinned().items() for language in entry if language != "reason"
    }
    assert keys <= {*KEYS, *(("truth", language) for language in ("nb", "nn", "en"))}
    for kind, entry in pinned().items():
        assert len(entry["reason"].split()) >= 5, kind
        assert all(value < WANTED for name, value in entry.items() if name != "reason"), kind
