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


def outline(graph: Graph) -> Outline:
    """Everything that can be drawn; things without a known kind, and links to them, are left out."""
    kinds = _kinds(graph)
    known = [
        link for link in _links(graph) + _invitations(graph) if {link.source, link.target} <= kinds.keys()
    ]
    told = {end for link in known if link.about for end in (link.source, link.target)}
    links = [link for link in known if link.source in told and link.target in told]
    around: dict[str, set[str]] = defaultdict(set)
    for link in links:
        around[link.source].add(link.target)
        around[link.target].add(link.source)
    drawn = {iri: kind for iri, kind in kinds.items() if iri in around or kind == "event"}
    articles = _articles(graph)
    starts, ends = _dates(graph, drawn)
    return Outline(
        kinds=drawn,
        starts=starts,
        ends=ends,
        statuses=_statuses(graph),
        articles=articles,
        links=tuple(sorted(set(links), key=lambda one: (one.source, one.relation, one.target, one.about))),
        around={iri: frozenset(near) for iri, near in around.items()},
    )


def _kinds(graph: Graph) -> dict[str, Kind]:
    found: dict[str, Kind] = {}
    order = {name: rank for rank, name in enumerate(CLASSES)}
    classes = " ".join(f"dip:{name}" for name in CLASSES)
    pairs = rows(
        graph, f"SELECT ?s ?c WHERE {{ VALUES ?c {{ {classes} }} ?s a ?c . FILTER(isIRI(?s)) }}", "s", "c"
    )
    named = [(thing.value, term.value.rpartition("#")[2]) for thing, term in pairs]
    for thing, name in sorted(named, key=lambda pair: order[pair[1]]):
        found.setdefault(thing, CLASSES[name])
    return found


def _links(graph: Graph) -> list[Link]:
    properties = " ".join(f"dip:{name}" for name in RELATIONS)
    query = (
        f"SELECT ?s ?p ?o WHERE {{ VALUES ?p {{ {properties} }} ?s ?p ?o . FILTER(isIRI(?s) && isIRI(?o)) }}"
    )
    links = []
    for subject, predicate, obj in rows(graph, query, "s", "p", "o"):
        relation = RELATIONS[predicate.value.rpartition("#")[2]]
        about = "" if relation == "represents" else subject.value
        links.append(Link(source=subject.value, target=obj.value, relation=relation, about=about))
    return [link for link in links if link.source != link.target]


def _invitations(graph: Graph) -> list[Link]:
    query = """SELECT DISTINCT ?i ?from ?to WHERE {
      ?i dip:inviter ?from . OPTIONAL { ?i dip:invitee ?guest } OPTIONAL { ?i dip:destination ?where }
      BIND(COALESCE(?guest, ?where) AS ?to) FILTER(isIRI(?to) && ?from != ?to) }"""
    return [
        Link(source=host.value, target=guest.value, relation="invited", about=invitation.value)
        for invitation, host, guest in rows(graph, query, "i", "from", "to")
    ]


def _articles(graph: Graph) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for thing, article in rows(graph, "SELECT DISTINCT ?s ?a WHERE { ?s dip:reportedBy ?a }", "s", "a"):
        found[thing.value].append(article.value)
    return {thing: tuple(articles) for thing, articles in found.items()}


def _dates(graph: Graph, kinds: dict[str, Kind]) -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    starts: dict[str, set[str]] = defaultdict(set)
    ends: dict[str, str] = {}
    for thing, date in rows(graph, "SELECT ?s ?d WHERE { ?s dip:startDate ?d }", "s", "d"):
        starts[thing.value].add(date.value[:10])
    for thing, date in rows(graph, "SELECT ?s ?d WHERE { ?s dip:endDate ?d }", "s", "d"):
        ends[thing.value] = max(date.value[:10], ends.get(thing.value, ""))
    said = """SELECT ?s (MIN(STR(?d)) AS ?first) WHERE {
      ?s a dip:Statement ; dip:reportedBy ?a . ?a dcterms:issued|schema:datePublished ?d } GROUP BY ?s"""
    for thing, date in rows(graph, said, "s", "first"):
        if date is not None and not starts.get(thing.value):
            starts[thing.value].add(date.value[:10])
    known = {
        iri: tuple(sorted(dates)) for iri, dates in starts.items() if kinds.get(iri) in {"event", "statement"}
    }
    return known, {iri: date for iri, date in ends.items() if iri in known}


def _statuses(graph: Graph) -> dict[str, str]:
    found: dict[str, set[str]] = defaultdict(set)
    for thing, status in rows(graph, "SELECT ?s ?status WHERE { ?s dip:eventStatus ?status }", "s", "status"):
        word = status.value.replace("#", "/").rpartition("/")[2].removeprefix("status-")
        found[thing.value].add("held" if word == "occurred" else word)
    return {
        thing: next((one for one in STATUSES if one in words), "unknown") for thing, words in found.items()
    }
