"""Network → Measures: whom each node is tied to and how closely, what runs through it, who keeps together."""

from collections.abc import Sequence

from kg.analyse.libraries import Weighted, betweenness, library, pagerank, plain
from kg.analyse.records import Measured, Measures, Network


def measures(network: Network, *, using: str = "", seed: int = 1, most: int | None = None) -> Measures:
    """All figures of all nodes by the library named, or the fastest there is; the same seed gives the same.
    Betweenness of more than `most` nodes times ties is estimated.

    Communities are Louvain's (Blondel and others 2008, doi:10.1088/1742-5468/2008/10/P10008), by networkx.
    """
    name, size = library(using), len(network.nodes)
    ties = [(tie.a, tie.b, tie.weight) for tie in network.ties]
    between, pivots = betweenness(size, ties, name, seed, most=most)
    ranks = pagerank(size, ties, name)
    numbers, modularity = communities(size, ties, seed)
    degree, strength = [0] * size, [0.0] * size
    events: list[set[str]] = [set() for _ in network.nodes]
    for tie in network.ties:
        for end in (tie.a, tie.b):
            degree[end] += 1
            strength[end] += tie.weight
            events[end].update(tie.events)
    rows = tuple(
        Measured(
            iri=iri, events=len(events[n]), degree=degree[n], strength=round(strength[n], 9),
            betweenness=round(between[n], 9), pagerank=round(ranks[n], 9), community=numbers[n],
        )
        for n, iri in enumerate(network.nodes)
    )  # fmt: skip
    return Measures(rows=rows, library=name, seed=seed, modularity=round(modularity, 9), pivots=pivots)


def communities(nodes: int, ties: Weighted, seed: int) -> tuple[Sequence[int | None], float]:
    """The number of each node's community, the largest 1, None for a node without a tie; the modularity."""
    import networkx as nx  # noqa: PLC0415  # slow to load, and few runs need it

    numbers: list[int | None] = [None] * nodes
    if not ties:
        return numbers, 0.0
    graph = plain(nodes, ties)
    found = nx.community.louvain_communities(graph, weight="weight", seed=seed)
    modularity = float(nx.community.modularity(graph, found, weight="weight"))
    tied = [sorted(one) for one in found if any(graph.degree(n) for n in one)]
    for number, members in enumerate(sorted(tied, key=lambda one: (-len(one), one)), 1):
        for n in members:
            numbers[n] = number
    return numbers, modularity
