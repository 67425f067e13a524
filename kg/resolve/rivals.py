"""Events that could be one of two: what fits two meetings of other people alike is taken for neither."""

from collections.abc import Callable, Collection, Mapping
from itertools import combinations

from kg.resolve.verdicts import OTHER_PEOPLE, Verdict

Pair = tuple[str, str]
_CLOSE = 0.1  # of a score: two ties so near to one another say nothing of which is the right one
_MANY = 40  # events that hang together, beyond which only those that meet in a block are compared


def told_apart(
    group: Collection[str], verdicts: Mapping[Pair, Verdict], evidence: Callable[[str, str], Verdict | None]
) -> dict[Pair, Verdict]:
    """The verdicts on events that hang together, with those on pairs that no block has, and without ties to
    either of two that are not one."""
    found = dict(verdicts)
    if not 2 < len(group) <= _MANY:
        return found
    apart: set[Pair] = set()
    for one, other in combinations(sorted(group), 2):
        said = evidence(one, other)
        if said is not None and said.answer == "different":
            found.setdefault((one, other), said)
            if said.reasons[0] in OTHER_PEOPLE:
                apart.add((one, other))
    ties = {pair: v.score for pair, v in found.items() if v.answer == "same" and v.score <= 1}
    for node in group:
        mates = {other for pair in ties if node in pair for other in pair} - {node}
        for one, other in combinations(sorted(mates), 2):
            a, b = _pair(node, one), _pair(node, other)
            if (one, other) in apart and abs(ties[a] - ties[b]) < _CLOSE:
                for pair in (a, b):
                    was = found[pair]
                    found[pair] = Verdict("unsure", was.score, (*was.reasons, "another fits as well"))
    return found


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)
