"""Catalogue → who is in contact with whom: events as `kg analyse` counts them, and figures, once a view."""

import threading
from collections.abc import Iterable, Mapping
from functools import cached_property

from kg import limits
from kg.analyse.facts import chosen
from kg.analyse.measures import measures
from kg.analyse.projections import project
from kg.analyse.records import Asked, Contact, Measured, Measures, Net
from kg.analyse.series import Told
from kg.serve.catalogue import Catalogue, Event

_NETS: Mapping[str, Net] = {"person": "person", "country": "country"}  # kind of thing → the network it is in


class Figures:
    """The figures of a network: by thing, with the order that they give."""

    def __init__(self, made: Measures, events: int) -> None:
        self.measures, self.events = made, events
        self.rows: Mapping[str, Measured] = {row.iri: row for row in made.rows}
        self._places: dict[str, Mapping[str, int]] = {}

    def value(self, iri: str, measure: str) -> float:
        """The figure of a thing; 0 where it has none."""
        row = self.rows.get(iri)
        return float(getattr(row, measure) or 0) if row else 0.0

    def place(self, iri: str, measure: str) -> int:
        """Which place a thing has by a figure, 1 the greatest; equal figures have one place."""
        if measure not in self._places:
            values = sorted((self.value(one, measure) for one in self.rows), reverse=True)
            first: dict[float, int] = {}
            for number, value in enumerate(values, 1):
                first.setdefault(value, number)
            self._places[measure] = {one: first[self.value(one, measure)] for one in self.rows}
        return self._places[measure].get(iri, 0)


class Contacts:
    """What is worked out of a snapshot, when a page first needs it."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._figures: dict[str, Figures] = {}
        self._working = threading.Lock()

    def of(self, events: Iterable[Event]) -> list[Contact]:
        """Those of some events that count as contact, the first one first."""
        made = chosen((self._contact(event) for event in events), Asked())
        return sorted(made, key=lambda one: (not one.day, one.day, one.iri))

    @cached_property
    def told(self) -> Told:
        """How much contact is told of each period."""
        return Told(self.of(self._catalogue.events.values()))

    def figures(self, kind: str) -> Figures | None:
        """The figures of all people, or of all countries; None for other kinds."""
        if kind not in _NETS:
            return None
        with self._working:
            if kind not in self._figures:
                asked = Asked(net=_NETS[kind])
                network = project(self.of(self._catalogue.events.values()), asked)
                made = measures(network, most=limits.SERVE_BETWEENNESS)
                self._figures[kind] = Figures(made, len(network.events))
            return self._figures[kind]

    def _contact(self, event: Event) -> Contact:
        kind = self._catalogue.kind
        return Contact(
            iri=event.iri, type=event.type.replace("-", "_"), status=event.status, day=event.start[:10],
            persons=tuple(sorted(iri for iri in event.who if kind(iri) == "person")),
            countries=tuple(sorted(event.countries)), articles=event.articles,
        )  # fmt: skip
