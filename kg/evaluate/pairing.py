"""Pairs what was found with gold, one to one: as many pairs as possible first, then the likest."""

from collections.abc import Mapping

import networkx as nx

_PAIR = 1_000.0  # one more pair outweighs any likeness


def pair(likeness: Mapping[tuple[int, int], float]) -> list[tuple[int, int]]:
    """The pairs (gold, found) of the best assignment; only those with a likeness above nought are allowed."""
    graph = nx.Graph()
    for (gold, found), value in sorted(likeness.items()):
        if value > 0:
            graph.add_edge(("gold", gold), ("found", found), weight=_PAIR + value)
    return _sorted(nx.max_weight_matching(graph))


def pair_by_sum(likeness: Mapping[tuple[int, int], float]) -> list[tuple[int, int]]:
    """The pairs whose likenesses have the greatest sum."""
    graph = nx.Graph()
    for (gold, found), value in sorted(likeness.items()):
        if value > 0:
            graph.add_edge(("gold", gold), ("found", found), weight=value)
    return _sorted(nx.max_weight_matching(graph))


def _sorted(matching: set[tuple[tuple[str, int], tuple[str, int]]]) -> list[tuple[int, int]]:
    ends = [sorted(edge, reverse=True) for edge in matching]  # "gold" before "found"
    return sorted((gold[1], found[1]) for gold, found in ends)
