"""Nodes to clusters: the surest pairs first, never against one that says "different", in no order."""

from collections.abc import Iterable, Mapping


def agglomerate(
    nodes: Iterable[str], edges: Mapping[tuple[str, str], float], apart: Iterable[tuple[str, str]]
) -> list[list[str]]:
    """The clusters of `nodes`, each sorted, in the order of their first node.

    `edges` are the pairs that are the same, with their scores; those of `apart` must not be joined.
    """
    members = {node: [node] for node in sorted(nodes)}
    home = {node: node for node in members}
    foes: dict[str, set[str]] = {node: set() for node in members}
    for a, b in apart:
        if a in foes and b in foes:
            foes[a].add(b)
            foes[b].add(a)
    for (a, b), _ in sorted(edges.items(), key=lambda edge: (-edge[1], edge[0])):
        large, small = home[a], home[b]
        if large == small or small in foes[large]:
            continue
        if len(members[large]) + len(foes[large]) < len(members[small]) + len(foes[small]):
            large, small = small, large
        for node in members[small]:
            home[node] = large
        members[large] += members.pop(small)
        for foe in foes.pop(small):
            foes[foe].discard(small)
            foes[foe].add(large)
            foes[large].add(foe)
    return sorted(sorted(cluster) for cluster in members.values())
