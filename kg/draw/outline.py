"""Graph → Outline: kinds, dates and links of all that can be drawn, from the default graph's plain layer."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from kg.draw.records import Graph, Kind, Link, Outline

DIP = "https://w3id.example/dip/ns#"
PREFIXES = f"""
PREFIX dip: <{DIP}>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX schema: <https://schema.org/>
PREFIX wgs: <http://www.w3.org/2003/01/geo/wgs84_pos#>
"""
RELATIONS = {
    "hasParticipant": "participant",
    "atPlace": "at",
    "subEventOf": "part",
    "speaker": "speaker",
    "addressee": "addressee",
    "about": "about",
    "madeAt": "made_at",
    "represents": "represents",
    "involvesCountry": "involves",
}
# Top classes, the narrower reading first: a country is an actor and a place too.
CLASSES: dict[str, Kind] = {
    "Statement": "statement",
    "Event": "event",
    "Country": "country",
    "Person": "person",
    "Organization": "organisation",
    "Organisation": "organisation",
    "Place": "place",
}
STATUSES = (
    "held",
    "ongoing",
    "cancelled",
    "postponed",
    "denied",
    "planned",
    "proposed",
    "accepted",
    "declined",
    "extended",
    "invited",
)  # the first that is said


def rows(graph: Graph, sparql: str, *names: str) -> list[tuple[Any, ...]]:
    """The answer to `sparql` (prefixes added): tuples of RDF terms or None, sorted to be reproducible."""
    found = [tuple(solution[name] for name in names) for solution in graph.query(PREFIXES + sparql)]
    return sorted(found, key=str)


def values(iris: Iterable[str]) -> str:
    """IRIs that came out of the graph, as the inside of a VALUES clause."""
    return " ".join(f"<{iri}>" for iri in iris)


def outline(graph: Graph, among: Iterable[str] | None = None) -> Outline:
    """What can be drawn, of all of a graph or of some things; without what is of no known kind."""
    asked = _Asked(graph, among)
    kinds = asked.kinds()
    known = [
        link for link in asked.links() + asked.invitations() if {link.source, link.target} <= kinds.keys()
    ]
    told = {end for link in known if link.about for end in (link.source, link.target)}
    links = [link for link in known if link.source in told and link.target in told]
    around: dict[str, set[str]] = defaultdict(set)
    for link in links:
        around[link.source].add(link.target)
        around[link.target].add(link.source)
    drawn = {iri: kind for iri, kind in kinds.items() if iri in around or kind == "event"}
    starts, ends = asked.dates(drawn)
    return Outline(
        kinds=drawn,
        starts=starts,
        ends=ends,
        statuses=asked.statuses(),
        articles=asked.articles(drawn),
        links=tuple(sorted(set(links), key=lambda one: (one.source, one.relation, one.target, one.about))),
        around={iri: frozenset(near) for iri, near in around.items()},
    )


class _Asked:
    """The questions to one graph, of all of it or only of some things: `?s` is one of them."""

    def __init__(self, graph: Graph, among: Iterable[str] | None) -> None:
        self._graph = graph
        self._some = f"VALUES ?s {{ {values(sorted(among))} }}" if among is not None else ""

    def _one_of(self, name: str, terms: Iterable[str]) -> str:
        """Of all of a graph: the terms first. Two lists of values are multiplied, so not of some things."""
        return "" if self._some else f"VALUES {name} {{ {' '.join(f'dip:{one}' for one in terms)} }}"

    def _is_one_of(self, name: str, terms: Iterable[str]) -> str:
        """Of some things: the terms last."""
        return f"FILTER({name} IN ({', '.join(f'dip:{one}' for one in terms)}))" if self._some else ""

    def kinds(self) -> dict[str, Kind]:
        """Thing → its kind."""
        found: dict[str, Kind] = {}
        order = {name: rank for rank, name in enumerate(CLASSES)}
        query = f"""SELECT ?s ?c WHERE {{ {self._some} {self._one_of("?c", CLASSES)} ?s a ?c .
          FILTER(isIRI(?s)) {self._is_one_of("?c", CLASSES)} }}"""
        pairs = rows(self._graph, query, "s", "c")
        named = [(thing.value, term.value.rpartition("#")[2]) for thing, term in pairs]
        for thing, name in sorted(named, key=lambda pair: order[pair[1]]):
            found.setdefault(thing, CLASSES[name])
        return found

    def links(self) -> list[Link]:
        """What the plain layer ties."""
        query = f"""SELECT ?s ?p ?o WHERE {{ {self._some} {self._one_of("?p", RELATIONS)} ?s ?p ?o .
          FILTER(isIRI(?s) && isIRI(?o)) {self._is_one_of("?p", RELATIONS)} }}"""
        links = []
        for subject, predicate, obj in rows(self._graph, query, "s", "p", "o"):
            relation = RELATIONS[predicate.value.rpartition("#")[2]]
            about = "" if relation == "represents" else subject.value
            links.append(Link(source=subject.value, target=obj.value, relation=relation, about=about))
        tied = {(one.source, one.target) for one in links if one.relation != "involves"}
        return [
            link
            for link in links
            if link.source != link.target
            and (link.relation != "involves" or (link.source, link.target) not in tied)
        ]

    def invitations(self) -> list[Link]:
        """Who invited whom, or where to."""
        query = f"""SELECT DISTINCT ?i ?s ?to WHERE {{ {self._some}
          ?i dip:inviter ?s . OPTIONAL {{ ?i dip:invitee ?guest }} OPTIONAL {{ ?i dip:destination ?where }}
          BIND(COALESCE(?guest, ?where) AS ?to) FILTER(isIRI(?to) && ?s != ?to) }}"""
        return [
            Link(source=host.value, target=guest.value, relation="invited", about=invitation.value)
            for invitation, host, guest in rows(self._graph, query, "i", "s", "to")
        ]

    def articles(self, kinds: dict[str, Kind]) -> dict[str, tuple[str, ...]]:
        """Event or statement → who tells of it."""
        told = sorted(iri for iri, kind in kinds.items() if kind in {"event", "statement"})
        found: dict[str, list[str]] = defaultdict(list)
        query = f"SELECT DISTINCT ?s ?a WHERE {{ VALUES ?s {{ {values(told)} }} ?s dip:reportedBy ?a }}"
        for thing, article in rows(self._graph, query, "s", "a"):
            found[thing.value].append(article.value)
        return {thing: tuple(articles) for thing, articles in found.items()}

    def dates(self, kinds: dict[str, Kind]) -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
        """Event or statement → the days told, and the last of several."""
        starts: dict[str, set[str]] = defaultdict(set)
        ends: dict[str, str] = {}
        for thing, date in rows(
            self._graph, f"SELECT ?s ?d WHERE {{ {self._some} ?s dip:startDate ?d }}", "s", "d"
        ):
            starts[thing.value].add(date.value[:10])
        for thing, date in rows(
            self._graph, f"SELECT ?s ?d WHERE {{ {self._some} ?s dip:endDate ?d }}", "s", "d"
        ):
            ends[thing.value] = max(date.value[:10], ends.get(thing.value, ""))
        said = f"""SELECT ?s (MIN(STR(?d)) AS ?first) WHERE {{ {self._some}
          ?s a dip:Statement ; dip:reportedBy ?a . ?a dcterms:issued|schema:datePublished ?d }} GROUP BY ?s"""
        for thing, date in rows(self._graph, said, "s", "first"):
            if date is not None and not starts.get(thing.value):
                starts[thing.value].add(date.value[:10])
        known = {
            iri: tuple(sorted(dates))
            for iri, dates in starts.items()
            if kinds.get(iri) in {"event", "statement"}
        }
        return known, {iri: date for iri, date in ends.items() if iri in known}

    def statuses(self) -> dict[str, str]:
        """Event → what became of it."""
        found: dict[str, set[str]] = defaultdict(set)
        query = f"""SELECT (COALESCE(?i, ?s) AS ?one) ?status WHERE {{
          {{ {self._some} ?s dip:eventStatus ?status }}
          UNION {{ {self._some} ?i dip:inviter ?s ; dip:eventStatus ?status }} }}"""
        for thing, status in rows(self._graph, query, "one", "status"):
            word = status.value.replace("#", "/").rpartition("/")[2].removeprefix("status-")
            found[thing.value].add("held" if word == "occurred" else word)
        return {
            thing: next((one for one in STATUSES if one in words), "unknown")
            for thing, words in found.items()
        }
