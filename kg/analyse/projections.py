"""Contacts → Network: who is tied to whom by what they were in together."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

from kg import limits
from kg.analyse.records import Asked, Contact, Network, Tie


def project(contacts: Iterable[Contact], asked: Asked) -> Network:
    """The network that is asked for, of contacts that were chosen; sides without a tie are nodes too."""
    taken: list[tuple[Contact, tuple[str, ...]]] = []
    crowded = []
    for one in contacts:
        sides = one.countries if asked.net == "country" else one.persons
        if len(sides) > limits.ANALYSE_SIDES:
            crowded.append(one.iri)
        elif sides:
            taken.append((one, sides))
    nodes = {iri for _, sides in taken for iri in sides}
    if asked.net == "person-event":
        nodes.update(one.iri for one, _ in taken)
    place = {iri: n for n, iri in enumerate(sorted(nodes))}
    together: dict[tuple[int, int], list[tuple[Contact, float]]] = defaultdict(list)
    for one, sides in taken:
        for pair, weight in _pairs(one, [place[iri] for iri in sides], place, asked):
            together[pair].append((one, weight))
    return Network(
        asked=asked, nodes=tuple(place), crowded=tuple(crowded),
        ties=tuple(_tie(pair, together[pair]) for pair in sorted(together)),
        events=tuple(one.iri for one, _ in taken),
    )  # fmt: skip


def weight(one: Contact, asked: Asked) -> float:
    """What an event adds to the tie of any two of its sides; 0 where it ties nobody."""
    sides = one.countries if asked.net == "country" else one.persons
    return 1 / (len(sides) - 1) if 1 < len(sides) <= limits.ANALYSE_SIDES else 0.0


def _pairs(
    one: Contact, sides: list[int], place: dict[str, int], asked: Asked
) -> Iterable[tuple[tuple[int, int], float]]:
    if asked.net == "person-event":
        event = place[one.iri]
        return [((min(side, event), max(side, event)), 1.0) for side in sides]
    return [(pair, weight(one, asked)) for pair in combinations(sorted(sides), 2)]


def _tie(pair: tuple[int, int], told: list[tuple[Contact, float]]) -> Tie:
    days = [one.day for one, _ in told if one.day]
    return Tie(
        a=pair[0], b=pair[1], weight=sum(weight for _, weight in told),
        events=tuple(one.iri for one, _ in told),
        first=min(days, default=""), last=max(days, default=""),
    )  # fmt: skip
