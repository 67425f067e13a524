"""A name → the thing that is meant: people, countries, organisations and places before events."""

from collections.abc import Iterable, Mapping
from typing import Any

from rapidfuzz import fuzz, process

from kg import errors, limits
from kg.draw.details import spellings
from kg.draw.naming import LABEL
from kg.draw.outline import CLASSES, RELATIONS, rows
from kg.draw.records import KINDS, Graph, Kind
from kg.draw.select import fold

_ACTORS = ("Country", "Person", "Organization", "Organisation", "Place")
_CLOSE = 60  # of 100: how near a name must be to be offered where nothing is found
Names = Mapping[str, tuple[str, ...]]


class Finder:
    """Finds in one graph."""

    def __init__(self, graph: Graph, language: str) -> None:
        self._graph, self._language = graph, language
        self._kinds: dict[str, Kind] = {}
        self._ties: dict[str, int] = {}

    def find(self, focus: str) -> str:
        """The IRI that `focus` names: a label, a part of one, or the IRI. Raises NotFound: did you mean …"""
        iri = focus.startswith(("http://", "https://")) and not set(focus) & set('<>"{}|^`\\ ')
        if iri and self._told(focus):
            return focus
        everything: dict[str, tuple[str, ...]] = {}
        wanted, hits = fold(focus), list[str]()
        for classes in (_ACTORS, ("Event",)):
            names = self._named(classes)
            everything |= names
            exact, partly = _matching(wanted, names)
            hits = sorted((iri for iri in exact or partly if self._told(iri)), key=self._weight)
            if hits and (set(hits) & set(exact) or len(hits) == 1 or self._alone(hits)):
                return hits[0]
            if hits:
                break
        if not everything:
            raise errors.NotFound("there is nothing in the graph", remedy="build it first: kg build")
        raise errors.NotFound(
            f"nothing in the graph is called {focus!r}", remedy=self._meant(wanted, hits, everything)
        )

    def _alone(self, hits: list[str]) -> bool:
        """Whether the best hit is the only person among them: "Vik" is the minister before the place."""
        kinds = [self._kinds[iri] for iri in hits]
        return kinds.count("person") == 1 and kinds[0] == "person"

    def _weight(self, iri: str) -> tuple[int, int, str]:
        return KINDS.index(self._kinds[iri]), -self._told(iri), iri

    def _told(self, iri: str) -> int:
        """How many events and statements a thing is in, or an event has."""
        if iri not in self._ties:
            properties = " ".join(f"dip:{name}" for name in RELATIONS if name != "represents")
            query = f"""SELECT (COUNT(?s) AS ?n) WHERE {{ VALUES ?p {{ {properties} }}
              {{ ?s ?p <{iri}> }} UNION {{ <{iri}> ?p ?s }}
              UNION {{ ?s dip:inviter|dip:invitee <{iri}> }} }}"""
            self._ties[iri] = sum(int(n.value) for (n,) in rows(self._graph, query, "n"))
        return self._ties[iri]

    def _named(self, classes: Iterable[str]) -> Names:
        """Every name of the things of some classes, the narrower reading first."""
        chosen = " ".join(f"dip:{name}" for name in classes)
        query = f"""SELECT DISTINCT ?s ?c ?l WHERE {{ VALUES ?c {{ {chosen} }} ?s a ?c .
          ?s {LABEL}|skos:altLabel ?l . FILTER(isIRI(?s) && isLiteral(?l)) }}"""
        order = list(CLASSES)
        names: dict[str, list[Any]] = {}
        found = rows(self._graph, query, "s", "c", "l")
        ranked = [(s.value, order.index(c.value.rpartition("#")[2]), label.value) for s, c, label in found]
        for iri, rank, label in sorted(ranked):
            self._kinds.setdefault(iri, CLASSES[order[rank]])
            names.setdefault(iri, []).append(label)
        return {iri: tuple(dict.fromkeys(labels)) for iri, labels in names.items()}

    def _meant(self, wanted: str, hits: list[str], names: Names) -> str:
        chosen = hits[: limits.SUGGESTIONS]
        if not chosen:
            choices = {(iri, one): fold(one) for iri, found in sorted(names.items()) for one in found}
            near = process.extract(
                wanted, choices, scorer=fuzz.WRatio, limit=limits.SUGGESTIONS * 4, score_cutoff=_CLOSE
            )
            best = {iri: -round(score) for _, score, (iri, _) in reversed(near) if self._told(iri)}
            ranked = sorted(best, key=lambda iri: (best[iri], self._weight(iri)))
            chosen = ranked[: limits.SUGGESTIONS]
        shown = spellings(self._graph, chosen, self._language)
        found = list(dict.fromkeys(shown[iri][0] for iri in chosen if iri in shown))
        return f"did you mean {', '.join(found)}?" if found else "draw without a focus to see what there is"


def _matching(wanted: str, names: Names) -> tuple[list[str], list[str]]:
    """The things that have the name, and those that have every word of it in one of theirs."""
    folded = {iri: {fold(name) for name in found} for iri, found in names.items()}
    exact = [iri for iri, found in folded.items() if wanted in found]
    parts = set(wanted.split())
    partly = [
        iri for iri, found in folded.items() if parts and any(parts <= set(one.split()) for one in found)
    ]
    return exact, partly
