"""Changes that alter nothing are read alike: at least 95 of 100 cases, or a floor of its own with a reason."""

import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import Any
from zlib import crc32

import pytest

from tests.metamorphic.cases import HERE, Case, all_cases, stories
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
MANY = {
    "rename",
    "countries",
    "cities",
    "year",
    "reorder",
    "voice",
    "twins",
    "quotes",
}  # of which half is read in each run, all by `pytest -m soak`


@lru_cache(maxsize=1)
def pinned() -> dict[str, Any]:
    """The floors below 95 of 100, each with its reason."""
    return tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))


def every_case() -> Iterator[Case]:
    yield from chain(all_cases(), gold_cases())


@lru_cache(maxsize=1)
def measured(*, whole: bool) -> Rates:
    return rates(c for c in every_case() if whole or c.kind not in MANY or crc32(c.name.encode()) % 2)


def floor(kind: str, language: str) -> float:
    held = pinned().get(kind, {}).get(language)
    return float(held) if held is not None else WANTED


def told(rate: float, least: float, lines: list[str]) -> str:
    return f"{rate:.3f} is below {least:.3f}; what differs:\n    " + "\n    ".join(lines[:SHOWN])


@pytest.mark.slow
@pytest.mark.timeout(600)  # the first of them reads all cases
@pytest.mark.parametrize("whole", [False, pytest.param(True, marks=pytest.mark.soak)])
@pytest.mark.parametrize(("kind", "language"), KEYS, ids=lambda value: value.replace(" ", "-"))
def test_the_same_is_read(kind: str, language: str, *, whole: bool) -> None:
    same, of, lines = measured(whole=whole)[kind, language]
    sys.stdout.write(f"{kind} {language}: {same} of {of}\n")
    assert same / of >= floor(kind, language), told(same / of, floor(kind, language), lines)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_stories_are_told_right(language: str) -> None:
    """What reads nothing is read alike too: the facts themselves must be right."""
    right, of, lines = truths()["truth", language]
    sys.stdout.write(f"truth {language}: {right} of {of}\n")
    assert right / of >= floor("truth", language), told(right / of, floor("truth", language), lines)


def test_there_are_cases_of_every_kind() -> None:
    kinds = Counter((c.kind, c.language) for c in every_case())
    assert set(kinds) == set(KEYS)
    assert min(kinds.values()) >= 5
    assert kinds.total() > 1200


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
