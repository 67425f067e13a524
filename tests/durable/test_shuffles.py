"""Any order of the articles, in any batches, gives the same graph, quad for quad."""

import hashlib
import random
import shutil
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg import resources
from kg.joining import Joining
from kg.mapping.iris import Iris
from kg.process import Resolved, attempt
from kg.read import read
from kg.records import Article
from kg.reference import load
from kg.store import GraphStore

Batches = Iterable[Sequence[Resolved]]


@cache
def demo() -> tuple[Resolved, ...]:
    """The articles of the demo corpus, read; they are what does not depend on the order."""
    articles = [a for a in read([str(resources.demo_articles())]) if isinstance(a, Article)]
    read_ = [attempt(article, load(), Iris()) for article in articles]
    found = tuple(one for one in read_ if isinstance(one, Resolved))
    assert len(found) >= 25
    return found


def graph(folder: Path, batches: Batches) -> str:
    """The digest of the graph that the batches give one after another, with all its named graphs."""
    with GraphStore.open(folder) as store, Joining(store, load()) as joining:
        for batch in batches:
            for _ in joining.put(batch):
                pass
        lines = sorted(str(quad) for quad in store.quads())
    shutil.rmtree(folder)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def cut(articles: Sequence[Resolved], at: Iterable[int]) -> list[Sequence[Resolved]]:
    """The articles in batches that end at these places."""
    ends = sorted({*at, len(articles)} - {0})
    return [articles[a:b] for a, b in zip([0, *ends[:-1]], ends, strict=True)]


def shuffled(folder: Path, seed: int) -> str:
    """The graph of one shuffle of the demo corpus, in batches of chance."""
    chance = random.Random(seed)
    order = chance.sample(demo(), len(demo()))
    return graph(folder, cut(order, (chance.randrange(len(order)) for _ in range(chance.randrange(6)))))


@pytest.mark.slow
def test_a_shuffle_of_the_demo_corpus_gives_the_same_graph(tmp_path: Path) -> None:
    assert shuffled(tmp_path / "shuffled", 1) == graph(tmp_path / "store", [demo()])


@pytest.mark.soak
def test_two_hundred_shuffles_of_the_demo_corpus_give_the_same_graph(tmp_path: Path) -> None:
    expected = graph(tmp_path / "store", [demo()])
    different = [seed for seed in range(200) if shuffled(tmp_path / "shuffled", seed) != expected]
    assert different == []


@pytest.mark.soak
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_articles_in_any_order_and_batches_give_the_same_graph(
    tmp_path: Path, data: st.DataObject
) -> None:
    chosen = data.draw(st.lists(st.integers(0, len(demo()) - 1), min_size=2, max_size=8, unique=True))
    articles = [demo()[n] for n in sorted(chosen)]
    order = [demo()[n] for n in chosen]
    at = data.draw(st.lists(st.integers(1, len(order)), max_size=4))
    assert graph(tmp_path / "shuffled", cut(order, at)) == graph(tmp_path / "store", [articles])
