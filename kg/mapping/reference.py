"""The registry to N-Quads: countries, organisations, places, offices, and who held them when."""

import pyoxigraph as ox

from kg import resources
from kg.mapping.actors import actor_iri, describe_names, describe_office
from kg.mapping.iris import Iris, geonames
from kg.mapping.labels import first
from kg.mapping.quads import DCTERMS, RDF_TYPE, SAME_AS, WGS, Graph, date, decimal, dip, iri, serialize, text
from kg.mapping.scope import LABEL_LANGUAGES
from kg.mapping.vocabulary import triples, vocabulary
from kg.reference import Country, Holder, Organisation, Place, Registry

_PLACES = {"city": "City", "region": "Region", "venue": "Venue"}
_BODIES = {"party": "PoliticalParty", "igo": "IntergovernmentalOrganization"}


def map_reference(registry: Registry, *, iris: Iris | None = None) -> bytes:
    """Sorted N-Quads in the reference graph."""
    minted = iris or Iris()
    graph = Graph(minted.reference_graph)
    for country in registry.countries.values():
        _country(country, minted, graph)
    for organisation in registry.organisations.values():
        _organisation(organisation, minted, graph)
    for place in registry.places.values():
        _place(place, registry, minted, graph)
    for slug, holder in {h.slug: h for h in registry.holders}.items():
        node = iri(minted.person(slug))
        _types(graph, node, "Person")
        describe_names(graph, node, dict(holder.names), holder.name, holder.qid)
    for holder in registry.holders:
        _tenure(holder, registry, minted, graph)
    _ontology(graph)
    return serialize(graph)


def _ontology(graph: Graph) -> None:
    """The ontology itself, so that a question can ask for the labels of classes, statuses and roles."""
    for subject, predicate, obj in triples(resources.ontology()):
        if isinstance(obj, ox.NamedNode | ox.Literal):
            graph.add(f"<{subject}>", f"<{predicate}>", str(obj))


def _types(graph: Graph, node: str, name: str) -> None:
    graph.add(node, RDF_TYPE, *(dip(one) for one in vocabulary().classes(name)))


def _point(graph: Graph, node: str, lat: float | None, lon: float | None) -> None:
    if lat is not None and lon is not None:
        graph.add(node, f"<{WGS}lat>", decimal(lat))
        graph.add(node, f"<{WGS}long>", decimal(lon))


def _country(country: Country, iris: Iris, graph: Graph) -> None:
    node = iri(iris.country(country.iso3))
    _types(graph, node, "Country")
    graph.add(node, dip("iso3166"), text(country.iso3))
    describe_names(graph, node, dict(country.names), country.iso3, country.wikidata)
    _point(graph, node, country.lat, country.lon)


def _organisation(organisation: Organisation, iris: Iris, graph: Graph) -> None:
    node = iri(iris.organisation(organisation.key))
    _types(graph, node, _BODIES.get(organisation.kind, "Organization"))
    describe_names(graph, node, dict(organisation.names), organisation.key, organisation.wikidata)


def _place(place: Place, registry: Registry, iris: Iris, graph: Graph) -> None:
    node = iri(iris.place(place.key))
    _types(graph, node, _PLACES.get(place.kind, "Place"))
    describe_names(graph, node, dict(place.names), place.key, place.wikidata)
    _point(graph, node, place.lat, place.lon)
    if place.parent in registry.places:
        graph.add(node, dip("locatedIn"), iri(iris.place(place.parent)))
    elif place.country:
        graph.add(node, dip("locatedIn"), iri(iris.country(place.country)))
    if place.geonames:
        graph.add(node, SAME_AS, iri(geonames(place.geonames)))


def _tenure(holder: Holder, registry: Registry, iris: Iris, graph: Graph) -> None:
    post = iri(iris.office(holder.country, holder.office))
    of = actor_iri(iris, registry, holder.country)
    describe_office(graph, post, holder.office, of, _names(holder.country, registry))
    name = f"{holder.slug}-{holder.country}-{holder.office}-{holder.start or 'unknown'}"
    node = iri(iris.thing("tenure", name))
    graph.add(node, RDF_TYPE, dip("Tenure"))
    graph.add(node, dip("holder"), iri(iris.person(holder.slug)))
    graph.add(node, dip("office"), post)
    graph.add(node, dip("startDate"), date(holder.start))
    graph.add(node, dip("endDate"), date(holder.end))
    if holder.source:
        graph.add(node, f"<{DCTERMS}source>", text(holder.source))


def _names(of: str, registry: Registry) -> dict[str, str]:
    known = registry.countries.get(of) or registry.organisations.get(of)
    return {language: first(known.names, language, of) if known else of for language in LABEL_LANGUAGES}
