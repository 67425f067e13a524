"""The graph in the order of its exports, as lines, a graph at a time.

By graph, thing, its types first, property, value: a difference between two exports shows what changed. Lines
are sorted term by term, as bytes.
"""

import pyoxigraph as ox

from kg.store import GraphStore

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_OF_TYPE = b"<" + _TYPE.encode()


def order(quad: ox.Quad) -> tuple[str, str, bool, str, str]:
    """What sorts a quad among others."""
    subject = quad.subject
    name = subject.value if isinstance(subject, ox.NamedNode) else str(subject)  # a thing before its parts
    return (
        str(quad.graph_name), name, quad.predicate.value != _TYPE, quad.predicate.value, str(quad.object),
    )  # fmt: skip


def _terms(line: bytes) -> list[bytes]:
    terms = line.split(b"> ", 2)
    if len(terms) > 1 and terms[1] == _OF_TYPE:
        terms[1] = b""
    return terms


def in_order(lines: list[bytes]) -> bytes:
    """The lines of one graph, N-Triples or N-Quads, sorted and put together."""
    lines.sort(key=_terms)
    return b"".join(lines)


def dumped(store: GraphStore, graph: str) -> bytes:
    """A graph, "" for the default one, as N-Triples in the order of the database."""
    name = ox.NamedNode(graph) if graph else ox.DefaultGraph()
    return store.database.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=name) or b""


def triples(store: GraphStore, graph: str) -> bytes:
    """The same in the order of the exports."""
    return in_order(dumped(store, graph).splitlines(keepends=True))
