"""Betweenness and PageRank by the library that is there: rustworkx (extra `fast`), or else networkx.

Nodes are 0 to n-1, ties pairs of them with a weight. Both give the same figures.
"""

from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from kg import errors, limits

Weighted = Sequence[tuple[int, int, float]]
LIBRARIES = ("networkx", "rustworkx")
_DAMPING, _CLOSE, _ROUNDS = 0.85, 1e-12, 1_000


def library(name: str = "") -> str:
    """The library of that name, or without one the fastest that is installed. UsageError: it is not."""
    if name and name not in LIBRARIES:
        raise errors.UsageError(f"there is no library {name!r}", remedy=f"use one of {', '.join(LIBRARIES)}")
    there = find_spec("rustworkx") is not None
    if name == "rustworkx" and not there:
        raise errors.UsageError("rustworkx is not installed", remedy="pip install 'kg[fast]'")
    return name or ("rustworkx" if there else "networkx")


def betweenness(
    nodes: int, ties: Weighted, name: str, seed: int, *, most: int | None = None
) -> tuple[list[float], int | None]:
    """The share of shortest paths that lead through each node; from how many it was estimated (None: all).

    Brandes 2001, doi:10.1080/0022250X.2001.9990249, over ties without their weights. Where networkx would
    take too long (`most` nodes times ties; ten times as many for rustworkx where it is given), from pivots
    drawn by `seed` (Brandes and Pich 2007, doi:10.1142/S0218127407018403).
    """
    if name == "rustworkx" and (most is None or nodes * len(ties) <= 10 * most):
        found = _rustworkx().graph_betweenness_centrality(_rust(nodes, ties), normalized=True)
        return [float(found[n]) for n in range(nodes)], None
    import networkx as nx  # noqa: PLC0415  # slow to load, and few runs need it

    graph = plain(nodes, ties)
    pivots, bound = None, limits.ANALYSE_BETWEENNESS if most is None else most
    if nodes * len(ties) > bound:
        pivots = min(nodes, max(limits.ANALYSE_PIVOTS, bound // len(ties)))
    found = nx.betweenness_centrality(graph, k=pivots, normalized=True, seed=seed)
    return [float(found[n]) for n in range(nodes)], pivots


def pagerank(nodes: int, ties: Weighted, name: str) -> list[float]:
    """PageRank (Page and others 1999) with damping 0.85 over ties with their weights, both ways."""
    if not nodes:
        return []
    if name == "rustworkx":
        rx = _rustworkx()
        graph = rx.PyDiGraph()
        graph.add_nodes_from(range(nodes))
        graph.add_edges_from([(a, b, w) for a, b, w in ties] + [(b, a, w) for a, b, w in ties])
        found = rx.pagerank(graph, alpha=_DAMPING, weight_fn=float, tol=_CLOSE, max_iter=_ROUNDS)
        return [float(found[n]) for n in range(nodes)]
    return _power_iteration(nodes, ties)


def plain(nodes: int, ties: Weighted) -> Any:
    """The network as networkx has it: whole numbers as nodes, so that no order depends on a hash of names."""
    import networkx as nx  # noqa: PLC0415  # the same

    graph = nx.Graph()
    graph.add_nodes_from(range(nodes))
    graph.add_weighted_edges_from(ties)
    return graph


def _power_iteration(nodes: int, ties: Weighted) -> list[float]:
    """The same as `networkx.pagerank`, which cannot do without scipy."""
    out = [0.0] * nodes
    for a, b, weight in ties:
        out[a] += weight
        out[b] += weight
    alone = [n for n in range(nodes) if not out[n]]
    rank = [1 / nodes] * nodes
    for _ in range(_ROUNDS):
        flow = [r / o if o else 0.0 for r, o in zip(rank, out, strict=True)]
        base = (1 - _DAMPING + _DAMPING * sum(rank[n] for n in alone)) / nodes
        came = [0.0] * nodes
        for a, b, weight in ties:
            came[b] += flow[a] * weight
            came[a] += flow[b] * weight
        fresh = [base + _DAMPING * one for one in came]
        moved = sum(abs(new - old) for new, old in zip(fresh, rank, strict=True))
        rank = fresh
        if moved < nodes * _CLOSE:
            break
    return rank


def _rust(nodes: int, ties: Weighted) -> Any:
    graph = _rustworkx().PyGraph(multigraph=False)
    graph.add_nodes_from(range(nodes))
    graph.add_edges_from(list(ties))
    return graph


def _rustworkx() -> Any:
    return import_module("rustworkx")  # an extra: not among what is always there
