"""Claims to clusters: the surest pairs first, never against one that says "different", in no order."""

from collections.abc import Callable, Iterable, Mapping


def agglomerate(
    nodes: Iterable[str], edges: Mapping[tuple[str, str], float], apart: Callable[[str, str], bool]
) -> list[list[str]]:
    """The clusters of `nodes`, each sorted, in the order of their first node.

    `edges` are the pairs that are the same, with their scores; `apart` says which two must not be joined.
    """
    home = {node: [node] for node in sorted(nodes)}
    for (a, b), _ in sorted(edges.items(), key=lambda edge: (-edge[1], edge[0])):
        one, other = home[a], home[b]
        if one is other or any(apart(x, y) for x in one for y in other):
            continue
        one += other
        for node in other:
            home[node] = one
    clusters = {id(cluster): sorted(cluster) for cluster in home.values()}
    return sorted(clusters.values())
