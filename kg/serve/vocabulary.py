"""The words that a query can be written with: prefixes, and the classes and properties of the ontology."""

from functools import cache
from typing import Any

import pyoxigraph as ox

from kg import resources
from kg.draw.naming import best
from kg.mapping.iris import DIP
from kg.query.prefixes import prefixes, shortened

_RDF, _RDFS = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/2000/01/rdf-schema#"
_OWL, _SKOS = "http://www.w3.org/2002/07/owl#", "http://www.w3.org/2004/02/skos/core#"
_CLASSES = ("Class",)
_PROPERTIES = ("ObjectProperty", "DatatypeProperty", "AnnotationProperty")
# Of other vocabularies, those that the graph uses on what a visitor asks for.
_OTHERS = (
    f"{_RDF}type", f"{_RDFS}label", f"{_SKOS}prefLabel", f"{_SKOS}altLabel", f"{_OWL}sameAs",
    "http://purl.org/dc/terms/issued", "http://purl.org/dc/terms/publisher", "http://purl.org/dc/terms/title",
    "http://www.w3.org/2003/01/geo/wgs84_pos#lat", "http://www.w3.org/2003/01/geo/wgs84_pos#long",
)  # fmt: skip


@cache
def vocabulary(language: str) -> dict[str, Any]:
    """Prefixes with their namespaces; classes and properties as `[short name, IRI, what it is called]`."""
    store = ox.Store()
    store.load(path=str(resources.ontology() / "dip.ttl"), format=ox.RdfFormat.TURTLE)
    return {
        "prefixes": dict(prefixes()),
        "classes": _terms(store, _CLASSES, language),
        "properties": _terms(store, _PROPERTIES, language)
        + [[shortened(iri), iri, ""] for iri in _OTHERS if shortened(iri) != iri],
    }


def _terms(store: ox.Store, kinds: tuple[str, ...], language: str) -> list[list[str]]:
    found = set()
    for kind in kinds:
        for quad in store.quads_for_pattern(None, ox.NamedNode(f"{_RDF}type"), ox.NamedNode(f"{_OWL}{kind}")):
            if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(DIP):
                found.add(quad.subject.value)
    return [[shortened(iri), iri, _called(store, iri, language)] for iri in sorted(found)]


def _called(store: ox.Store, iri: str, language: str) -> str:
    labels = [
        quad.object
        for quad in store.quads_for_pattern(ox.NamedNode(iri), ox.NamedNode(f"{_RDFS}label"), None)
        if isinstance(quad.object, ox.Literal)
    ]
    return best(labels, language) if labels else ""
