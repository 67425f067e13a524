"""The words that a query can be written with: prefixes, and the classes and properties of the ontology."""

from functools import cache
from typing import Any

import pyoxigraph as ox

from kg import resources
from kg.draw.naming import best
from kg.mapping.iris import ANALYSIS, DIP
from kg.query.prefixes import prefixes, shortened

_RDF, _RDFS = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/2000/01/rdf-schema#"
_OWL, _SKOS = "http://www.w3.org/2002/07/owl#", "http://www.w3.org/2004/02/skos/core#"
_MEANING = f"{_SKOS}definition"
_CLASSES = (f"{_OWL}Class",)
_PROPERTIES = tuple(f"{_OWL}{kind}Property" for kind in ("Object", "Datatype", "Annotation"))
# Where a namespace has its page → its IRIs, their prefix, its file.
SPACES = {"ns": (DIP, "dip", "dip.ttl"), "analysis": (ANALYSIS, "dipa", "analysis.ttl")}
# Of other vocabularies, those that the graph uses on what a visitor asks for.
_OTHERS = (
    f"{_RDF}type", f"{_RDFS}label", f"{_SKOS}prefLabel", f"{_SKOS}altLabel", f"{_OWL}sameAs",
    "http://purl.org/dc/terms/issued", "http://purl.org/dc/terms/publisher", "http://purl.org/dc/terms/title",
    "http://www.w3.org/2003/01/geo/wgs84_pos#lat", "http://www.w3.org/2003/01/geo/wgs84_pos#long",
)  # fmt: skip


@cache
def vocabulary(language: str) -> dict[str, Any]:
    """Prefixes with their namespaces; classes and properties as `[short name, IRI, what it is called]`."""
    return {
        "prefixes": dict(prefixes()),
        "classes": _terms("ns", _CLASSES, language),
        "properties": _terms("ns", _PROPERTIES, language)
        + [[shortened(iri), iri, ""] for iri in _OTHERS if shortened(iri) != iri],
    }


def defined(space: str, language: str) -> dict[str, list[tuple[str, str, str, str]]]:
    """The terms of a namespace by what they are: short name, anchor, what it is called, what it means."""
    base, head, _ = SPACES[space]
    kinds = {"classes": _CLASSES, "properties": _PROPERTIES, "metrics": (f"{ANALYSIS}Metric",)}
    return {
        part: [
            (f"{head}:{name}", name, called, _best(space, f"{base}{name}", _MEANING, language))
            for name, called in (
                (iri.removeprefix(base), called) for _, iri, called in _terms(space, types, language)
            )
        ]
        for part, types in kinds.items()
    }  # fmt: skip


@cache
def _ontology(space: str) -> ox.Store:
    store = ox.Store()
    store.load(path=str(resources.ontology() / SPACES[space][2]), format=ox.RdfFormat.TURTLE)
    return store


def _terms(space: str, types: tuple[str, ...], language: str) -> list[list[str]]:
    found = set[str]()
    for kind in types:
        quads = _ontology(space).quads_for_pattern(
            None, ox.NamedNode(f"{_RDF}type"), ox.NamedNode(kind), None
        )
        iris = (quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode))
        found.update(iri for iri in iris if iri.startswith(SPACES[space][0]))
    return [[shortened(iri), iri, _best(space, iri, f"{_RDFS}label", language)] for iri in sorted(found)]


def _best(space: str, iri: str, name: str, language: str) -> str:
    """The value of a property in the language, or in the nearest there is."""
    quads = _ontology(space).quads_for_pattern(ox.NamedNode(iri), ox.NamedNode(name), None)
    texts = [quad.object for quad in quads if isinstance(quad.object, ox.Literal)]
    return best(texts, language) if texts else ""
