"""What is asked → which things are drawn, how many were left out, and which filters would find what."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg import limits
from kg.draw.select import first_day, grow, last_day
from kg.serve.catalogue import Event
from kg.serve.explore.asked import Asked
from kg.serve.explore.paths import shortest
from kg.serve.explore.ties import Ties, far
from kg.serve.search import Search

_SEEDS = 6  # things that a search opens on
_FOUND = 400  # events of a search that are looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The things to draw, and what was not drawn.

    `base` is what has places of its own, `opened` (thing, neighbours) what is put beside it, in order.
    `total` is of how many `base` was chosen, `cut` whether there were more than are counted. On a path
    `between` names the further events that tie the same two. `types` and `countries` count events.
    """

    base: tuple[str, ...]
    centre: str | None = None
    seeds: tuple[str, ...] = ()
    total: int = 0
    cut: bool = False
    opened: tuple[tuple[str, tuple[str, ...]], ...] = ()
    path: tuple[str, ...] = ()
    between: Mapping[str, tuple[str, ...]]
    types: tuple[tuple[str, int], ...] = ()
    countries: tuple[tuple[str, int], ...] = ()

    @property
    def nodes(self) -> tuple[str, ...]:
        """All of them, once."""
        return (*self.base, *(iri for _, fresh in self.opened for iri in fresh))


class Chooser:
    """Chooses from one snapshot for one address."""

    def __init__(self, ties: Ties, search: Search, asked: Asked) -> None:
        self._ties, self._search, self._asked = ties, search, asked
        self._cut = False
        self._narrowed = bool(asked.type or asked.country or asked.low or asked.high)

    def chosen(self) -> Chosen:
        """The things to draw."""
        ask = self._asked
        if ask.of and ask.to:
            return self._path()
        seeds = (ask.of,) if ask.of else self._seeds()
        reach = self._reach(seeds)
        ranked = self._ranked(reach, seeds)
        kept = self._grown(ranked, seeds)
        near = self._events(seeds)
        return Chosen(
            base=tuple(kept), centre=ask.of or None, seeds=seeds, total=len(ranked), cut=self._cut,
            opened=self._opened(kept), between={},
            types=_counted(one.type for one in near),
            countries=_counted(c for one in near for c in one.countries if c != ask.of),
        )  # fmt: skip

    def fits(self, iri: str) -> bool:
        """Whether the filters let a thing through; people, places and countries always pass."""
        event = self._ties.catalogue.events.get(iri)
        if event is not None:
            return self._fits(event)
        said = self._ties.catalogue.statements.get(iri)
        if said is None:
            return True
        if not self._within(said.day, ""):
            return False
        if self._asked.country and self._asked.country not in (*said.about, *said.addressees):
            return False
        return not self._asked.type or any(self.fits(one) for one in said.made_at)

    def _fits(self, event: Event) -> bool:
        ask = self._asked
        if ask.type and event.type != ask.type:
            return False
        if ask.country and ask.country not in event.countries:
            return False
        return self._within(event.start, event.end)

    def _within(self, start: str, end: str) -> bool:
        low, high = self._asked.low, self._asked.high
        if not (low or high):
            return True
        if not start:
            return False
        return (not high or first_day(start) <= high) and (not low or last_day(end or start) >= low)

    # ---- where it begins, and how far it reaches

    def _seeds(self) -> tuple[str, ...]:
        """What a search finds: the events, or else the things themselves; without one, what is told most."""
        events = self._ties.catalogue.events
        if self._asked.query:
            found = self._search.events.find(self._asked.query, _FOUND)
            things = self._search.things.find(self._asked.query, _SEEDS)
            self._cut = self._cut or found.total > _FOUND
            fitting = [iri for iri in found.iris if self.fits(iri)]
            return tuple(dict.fromkeys((*(i for i in things.iris if i in self._ties), *fitting)))
        told = [one for one in events.values() if self._fits(one)]
        self._cut = self._cut or len(told) > _FOUND
        best = sorted(told, key=lambda one: -len(one.articles))[:_FOUND]  # of equals those of last
        return tuple(one.iri for one in best)

    def _reach(self, seeds: Iterable[str]) -> dict[str, int]:
        """Everything within the depth that fits, and its distance."""
        found = dict.fromkeys(seeds, 0)
        edge = list(found)
        depth = self._asked.depth if self._asked.of else 1
        for step in range(1, depth + 1):
            edge = self._step(edge, found, step)
        return found

    def _step(self, edge: Iterable[str], found: dict[str, int], step: int) -> list[str]:
        fresh: list[str] = []
        for iri in edge:
            if step > 1 and self._ties.kind(iri) == "country":
                continue  # everything is tied to a country: it leads nowhere in particular
            for link in self._ties.near(iri):
                other = far(link, iri)
                if other in found or not self.fits(other) or (link.relation == "involves" and step > 1):
                    continue
                if len(found) >= limits.EXPLORE_REACH:
                    self._cut = True
                    return fresh
                found[other] = step
                fresh.append(other)
        return fresh

    def _ranked(self, reach: Mapping[str, int], seeds: Iterable[str]) -> list[str]:
        """The seeds first; then what is near, told by many, and of last; statements behind all else."""
        first = {iri: place for place, iri in enumerate(seeds)}
        late = sorted(reach, key=lambda iri: (self._ties.day(iri), iri), reverse=True)
        found = late
        if self._narrowed:  # people and places stay where something hangs on them that fits
            found = [i for i in late if i in first or self._ties.day(i) or self._around(i) & reach.keys()]
            told = {i for i in found if self._ties.day(i)}
            found = [i for i in found if i in first or i in told or self._around(i) & told]
        return sorted(
            found,
            key=lambda iri: (
                first.get(iri, len(first)) if self._asked.of or self._asked.query else 0,
                self._ties.kind(iri) == "statement", reach[iri], -self._strength(iri),
            ),
        )  # fmt: skip

    def _strength(self, iri: str) -> int:
        event = self._ties.catalogue.events.get(iri)
        return len(event.articles) if event else len(self._around(iri))

    def _grown(self, ranked: list[str], seeds: tuple[str, ...]) -> list[str]:
        most = self._asked.most
        if len(ranked) <= most:
            return ranked
        first = [iri for iri in seeds if self._ties.kind(iri) != "event" or iri == self._asked.of]
        return grow(ranked, first, self._ties.kind, self._around, most)

    def _around(self, iri: str) -> frozenset[str]:
        return self._ties.around(iri)

    def _events(self, seeds: tuple[str, ...]) -> list[Event]:
        """The events of the neighbourhood, whatever type and country are chosen: the filters count them."""
        catalogue = self._ties.catalogue
        if not self._asked.of:
            pool = [catalogue.events[i] for i in seeds if i in catalogue.events]
            pool = pool if self._asked.query else list(catalogue.events.values())
        else:
            event = catalogue.events.get(self._asked.of)
            ends = event.who if event else seeds
            pool = list({e.iri: e for iri in ends for e in catalogue.by_actor.get(iri, ())}.values())
        return [one for one in pool if self._within(one.start, one.end)]

    # ---- what was opened, and paths

    def _opened(self, kept: Iterable[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """For each opening the neighbours that it adds: those tied to what is there, then those of last."""
        shown = dict.fromkeys(kept)
        found = []
        for iri in self._asked.opened:
            if iri not in shown:
                continue
            hidden = [one for one in self.hidden(iri) if one not in shown]
            ranked = sorted(hidden, key=self._ties.day, reverse=True)
            ranked.sort(key=lambda one: (
                self._ties.kind(one) == "statement", -min(2, len(self._around(one) & shown.keys())),
            ))  # fmt: skip
            fresh = tuple(ranked[: min(limits.EXPLORE_STEP, limits.EXPLORE_NODES - len(shown))])
            shown |= dict.fromkeys(fresh)
            if fresh:
                found.append((iri, fresh))
        return tuple(found)

    def hidden(self, iri: str) -> tuple[str, ...]:
        """The neighbours of a thing that the filters let through; for a country its events too."""
        near = self._ties.company(iri)
        return tuple(one for one in near if self.fits(one)) if self._narrowed else near

    def _path(self) -> Chosen:
        path, between = shortest(self._ties, self._asked.of, self._asked.to, self._fits)
        nodes = dict.fromkeys((*path, *(iri for others in between.values() for iri in others)))
        ends = (self._asked.of, self._asked.to)
        base = tuple(nodes) or ends
        return Chosen(
            base=base, path=path, seeds=ends, between=between, total=len(base), opened=self._opened(base)
        )


def _counted(codes: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(Counter(code for code in codes if code).most_common())
