"""The graph in the order of its exports, as lines, a graph at a time.

By graph, thing, its types first, property, value: a difference between two exports shows what changed. Lines
are sorted term by term, as bytes.
"""

import pyoxigraph as ox

from kg.store import GraphStore

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_OF_TYPE = b"<" + _TYPE.encode()
END = b" .\n"  # of a line; in a literal the new line is escaped


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


def in_order(lines: list[bytes], end: bytes = END) -> bytes:
    """The lines of one graph, N-Triples without their end, sorted and put together with this one."""
    lines.sort(key=_terms)
    return b"".join([end.join(lines), end]) if lines else b""


def dumped(store: GraphStore, graph: str) -> list[bytes]:
    """The lines of a graph, "" for the default one, in its order there: N-Triples without the end."""
    name = ox.NamedNode(graph) if graph else ox.DefaultGraph()
    return (store.database.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=name) or b"").split(END)[:-1]


def triples(store: GraphStore, graph: str) -> bytes:
    """The same in the order of the exports."""
    return in_order(dumped(store, graph))
