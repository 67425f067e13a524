"""Network, blocs → who stands between whom."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from kg.analyse.records import Brokered, Network

ROLES = ("coordinator", "itinerant", "gatekeeper", "liaison")


def brokerage(network: Network, blocs: Mapping[str, str], of: str = "") -> tuple[Brokered, ...]:
    """How often each node has ties to two that have none with each other, by role; the most across first.

    Gould and Fernandez 1989, "Structures of mediation", doi:10.2307/270949, for ties without a direction, in
    which gatekeeper and representative are one role. Coordinator: all three are of one bloc. Itinerant: the
    two are of one, the broker is not. Gatekeeper: the broker is of the bloc of one of the two. Liaison: three
    blocs, or a broker of none between two. Who is of no bloc is not between whom something is brokered. For
    the node `of` the pairs are named, too.
    """
    near: dict[int, set[int]] = defaultdict(set)
    for tie in network.ties:
        near[tie.a].add(tie.b)
        near[tie.b].add(tie.a)
    bloc = [blocs.get(iri, "") for iri in network.nodes]
    found = []
    for broker, iri in enumerate(network.nodes):
        roles, pairs = Counter[str](), list[tuple[str, str, str]]()
        around = {n for n in near[broker] if bloc[n]}
        for one in sorted(around):
            apart = [n for n in around - near[one] if n > one]
            for name, times in Counter(bloc[n] for n in apart).items():
                roles[_role(bloc[broker], bloc[one], name)] += times
            if iri == of:
                pairs += [
                    (network.nodes[one], network.nodes[n], _role(bloc[broker], bloc[one], bloc[n]))
                    for n in sorted(apart)
                ]
        if roles:
            counted = {role: roles[role] for role in ROLES}
            found.append(Brokered(iri=iri, bloc=bloc[broker], roles=counted, pairs=tuple(pairs)))
    return tuple(sorted(found, key=lambda one: (-one.across, -one.total, one.iri)))


def _role(broker: str, one: str, other: str) -> str:
    if one == other:
        return "coordinator" if broker == one else "itinerant"
    return "gatekeeper" if broker in (one, other) else "liaison"
