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
    store = _ontology()
    return {
        "prefixes": dict(prefixes()),
        "classes": _terms(store, _CLASSES, language),
        "properties": _terms(store, _PROPERTIES, language)
        + [[shortened(iri), iri, ""] for iri in _OTHERS if shortened(iri) != iri],
    }


def meaning(iri: str, language: str) -> str:
    """What the ontology says that a term of it means; "" for what is none."""
    return _best(_ontology(), iri, f"{_SKOS}definition", language)


@cache
def _ontology() -> ox.Store:
    store = ox.Store()
    store.load(path=str(resources.ontology() / "dip.ttl"), format=ox.RdfFormat.TURTLE)
    return store


def _terms(store: ox.Store, kinds: tuple[str, ...], language: str) -> list[list[str]]:
    found = set()
    for kind in kinds:
        for quad in store.quads_for_pattern(None, ox.NamedNode(f"{_RDF}type"), ox.NamedNode(f"{_OWL}{kind}")):
            if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(DIP):
                found.add(quad.subject.value)
    return [[shortened(iri), iri, _best(store, iri, f"{_RDFS}label", language)] for iri in sorted(found)]


def _best(store: ox.Store, iri: str, name: str, language: str) -> str:
    """The value of a property in the language, or in the nearest there is."""
    quads = store.quads_for_pattern(ox.NamedNode(iri), ox.NamedNode(name), None)
    texts = [quad.object for quad in quads if isinstance(quad.object, ox.Literal)]
    return best(texts, language) if texts else ""
