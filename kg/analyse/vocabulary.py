"""The names of what is worked out, as ontology/analysis.ttl has them; code never invents one."""

from functools import cache

import pyoxigraph as ox

from kg import resources
from kg.errors import RegistryError
from kg.mapping.iris import ANALYSIS

FILE = "analysis.ttl"
_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"


@cache
def term(name: str) -> str:
    """A term of the vocabulary as N-Quads have it; RegistryError for one that is not defined."""
    if name not in _names():
        raise RegistryError(f"dipa:{name} is not defined", place=f"ontology/{FILE}")
    return f"<{ANALYSIS}{name}>"


@cache
def _names() -> frozenset[str]:
    path = resources.ontology() / FILE
    try:
        quads = list(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))
    except (OSError, SyntaxError) as fault:
        raise RegistryError(f"cannot be read: {fault}", place=str(path)) from fault
    labelled = {
        q.subject.value for q in quads if q.predicate.value == _LABEL and isinstance(q.subject, ox.NamedNode)
    }
    return frozenset(iri[len(ANALYSIS) :] for iri in labelled if iri.startswith(ANALYSIS))
