"""Two things → the shortest way between them over events, and the other events that tie the same two."""

from collections.abc import Callable, Iterator, Mapping

from kg import limits
from kg.draw.records import NOT_DONE
from kg.serve.catalogue import Event
from kg.serve.explore.ties import Ties

_PARALLEL = 4  # further events between the same two that are drawn
Fits = Callable[[Event], bool]
Path = tuple[tuple[str, ...], Mapping[str, tuple[str, ...]]]


def shortest(ties: Ties, one: str, other: str, fits: Fits) -> Path:
    """Thing, event, thing, …, thing, and for each event on it those beside it; () where there is none.

    People and organisations first: over a country nearly all are two steps from each other. What happened
    before what was planned or cancelled. Of paths that are equally long the one over what happened last.
    """
    for through in (("person", "organisation"), ("person", "organisation", "country"), ()):
        for allowed in (lambda event: event.status not in NOT_DONE and fits(event), fits):
            path = _search(ties, one, other, allowed, through)
            if path:
                return tuple(path), _between(ties, path, fits)
    return (), {}


def _search(ties: Ties, one: str, other: str, fits: Fits, through: tuple[str, ...]) -> list[str]:
    """Breadth first from one end; `through` are the kinds that a path may pass, () for all of them."""
    came: dict[str, str] = {one: ""}
    edge = [one]
    while edge and len(came) < limits.EXPLORE_PATH:
        beyond: list[str] = []
        for iri in edge:
            for near in _next(ties, iri, fits):
                if near in came:
                    continue
                if near == other:
                    came[near] = iri
                    return _back(came, other)
                if ties.kind(near) == "event" or not through or ties.kind(near) in through:
                    came[near] = iri
                    beyond.append(near)
        edge = beyond
    return []


def _next(ties: Ties, iri: str, fits: Fits) -> Iterator[str]:
    """From an event to who took part, who is involved and where; from anything else to its events."""
    catalogue = ties.catalogue
    event = catalogue.events.get(iri)
    if event is not None:
        if fits(event):
            yield from dict.fromkeys((*event.who, *event.countries, *event.where))
        return
    for one in catalogue.by_actor.get(iri, ()):
        if fits(one):
            yield one.iri


def _back(came: Mapping[str, str], end: str) -> list[str]:
    path = [end]
    while came[path[-1]]:
        path.append(came[path[-1]])
    return path[::-1]


def _between(ties: Ties, path: list[str], fits: Fits) -> dict[str, tuple[str, ...]]:
    """For each event on the path, the other events of the two things beside it, those of last first."""
    found: dict[str, tuple[str, ...]] = {}
    taken = set(path)
    for before, iri, after in zip(path, path[1:], path[2:], strict=False):
        if iri not in ties.catalogue.events:
            continue
        both = {one.iri for one in ties.catalogue.by_actor.get(after, ())}
        others = [
            one.iri
            for one in ties.catalogue.by_actor.get(before, ())
            if one.iri in both and one.iri not in taken and fits(one)
        ][:_PARALLEL]
        taken.update(others)
        found[iri] = tuple(others)
    return found
