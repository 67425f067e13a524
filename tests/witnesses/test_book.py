"""The notes on the demo corpus depend on what articles there are, not on how they came."""

import random
import sqlite3
from functools import cache

import pytest

from kg import resources
from kg.pipeline import extracted
from kg.process import Mapped
from kg.records import Note
from kg.reference import load
from kg.witnesses import Witnesses


@cache
def corpus() -> tuple[Mapped, ...]:
    """The dispatches as all of them together have it."""
    return tuple(one for one in extracted([str(resources.demo_articles())]) if isinstance(one, Mapped))


def notes(witnesses: Witnesses) -> dict[str, Note]:
    return {article: witnesses.note(article) for article in witnesses.articles()}


def heard(*articles: Mapped) -> dict[str, Note]:
    """What is worked out of these articles, taken at once."""
    witnesses = Witnesses(sqlite3.connect(":memory:"), load())
    for one in articles:
        witnesses.put(one.extraction, one.decisions)
    witnesses.settle()
    return notes(witnesses)


@pytest.mark.slow
@pytest.mark.parametrize("seeds", [range(50), pytest.param(range(50, 500), marks=pytest.mark.soak)], ids=len)
def test_any_order_gives_the_same_notes_and_only_what_changed_is_named(seeds: range) -> None:
    expected = heard(*corpus())
    assert sum(bool(note.differences) for note in expected.values()) > 8
    assert {note.origin for note in expected.values()} == expected.keys()
    for seed in seeds:
        chance = random.Random(seed)
        witnesses, before = Witnesses(sqlite3.connect(":memory:"), load()), dict[str, Note]()
        for one in chance.sample(corpus(), len(corpus())):
            witnesses.put(one.extraction, one.decisions)
            if chance.random() < 0.3:
                changed, after = witnesses.settle(), notes(witnesses)
                assert changed == {a for a, note in after.items() if before.get(a) != note}
                before = after
        witnesses.settle()
        assert notes(witnesses) == expected


@pytest.mark.slow
def test_articles_that_leave_are_as_if_they_had_never_come() -> None:
    for seed in range(40):
        leaving = random.Random(seed).sample(corpus(), 9)
        witnesses = Witnesses(sqlite3.connect(":memory:"), load())
        for one in corpus():
            witnesses.put(one.extraction, one.decisions)
        witnesses.settle()
        for one in leaving:
            witnesses.drop(one.extraction.article.id)
        witnesses.settle()
        assert notes(witnesses) == heard(*(one for one in corpus() if one not in leaving))
