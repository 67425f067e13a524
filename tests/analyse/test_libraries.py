import random
from importlib.util import find_spec

import networkx as nx
import pytest

from kg import limits
from kg.analyse import libraries
from kg.analyse.libraries import LIBRARIES, betweenness, library, pagerank
from kg.errors import UsageError

PATH = [(0, 1, 1.0), (1, 2, 1.0)]


def here(name: str) -> str:
    if find_spec(name) is None:
        pytest.skip(f"{name} is not installed: pip install 'kg[fast]'")
    return name


def chance(nodes: int, ties: int, seed: int) -> list[tuple[int, int, float]]:
    drawn = random.Random(seed)
    found = {tuple(sorted(drawn.sample(range(nodes), 2))): drawn.choice([0.5, 1.0, 3.0]) for _ in range(ties)}
    return [(a, b, weight) for (a, b), weight in sorted(found.items())]


@pytest.mark.parametrize("name", LIBRARIES)
def test_the_middle_of_a_path_is_between_all_others(name: str) -> None:
    found, pivots = betweenness(4, PATH, here(name), seed=1)
    assert found == pytest.approx([0, 1 / 3, 0, 0])
    assert pivots is None


@pytest.mark.parametrize("name", LIBRARIES)
def test_pagerank_follows_weights_and_adds_up_to_one(name: str) -> None:
    ranks = pagerank(4, [(0, 1, 3.0), (0, 2, 1.0)], here(name))
    assert sum(ranks) == pytest.approx(1)
    assert ranks[0] > ranks[1] > ranks[2] > ranks[3] > 0
    assert pagerank(2, [], name) == pytest.approx([0.5, 0.5])
    assert pagerank(0, [], name) == []


def test_pagerank_of_two_is_known_without_any_program() -> None:
    assert pagerank(2, [(0, 1, 2.0)], "networkx") == pytest.approx([0.5, 0.5])
    star = pagerank(3, PATH, "networkx")
    assert star[1] == pytest.approx((1 / 3 * 0.15 + 0.85 * 0.1) / (1 - 0.85**2))


@pytest.mark.parametrize("seed", range(3))
def test_both_libraries_give_the_same(seed: int) -> None:
    here("rustworkx")
    ties = chance(60, 120, seed)
    for work in (lambda name: betweenness(60, ties, name, 1)[0], lambda name: pagerank(60, ties, name)):
        assert work("rustworkx") == pytest.approx(work("networkx"), abs=1e-9)


def test_betweenness_is_that_of_networkx() -> None:
    ties = chance(40, 70, 9)
    graph = nx.empty_graph(40)
    graph.add_weighted_edges_from(ties)
    found, _ = betweenness(40, ties, library(), seed=1)
    assert dict(enumerate(found)) == pytest.approx(nx.betweenness_centrality(graph), abs=1e-9)


def test_what_would_take_too_long_is_estimated_and_says_from_how_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ties = chance(60, 120, 1)
    exact, _ = betweenness(60, ties, "networkx", seed=4)
    monkeypatch.setattr(limits, "ANALYSE_BETWEENNESS", 100)
    monkeypatch.setattr(limits, "ANALYSE_PIVOTS", 20)
    found, pivots = betweenness(60, ties, "networkx", seed=4)
    assert pivots == 20
    assert found == betweenness(60, ties, "networkx", seed=4)[0]
    assert found != exact
    assert max(range(60), key=found.__getitem__) in sorted(range(60), key=exact.__getitem__)[-5:]


def test_the_library_is_what_is_named_or_the_fastest_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    assert library("networkx") == "networkx"
    monkeypatch.setattr(libraries, "find_spec", lambda _: None)
    assert library() == "networkx"
    with pytest.raises(UsageError, match="not installed"):
        library("rustworkx")
    with pytest.raises(UsageError, match="no library"):
        library("igraph")
    monkeypatch.setattr(libraries, "find_spec", lambda name: name)
    assert library() == "rustworkx"
