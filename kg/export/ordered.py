"""The graph in the order of its exports, as lines of N-Triples, a graph at a time.

By graph, thing, its types first, property, value: a difference between two exports shows what changed. Lines
are sorted as bytes, in which what parts the terms sorts before all that a term may hold.
"""

from collections.abc import Iterator

import pyoxigraph as ox

from kg.store import GraphStore

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_OF_TYPE = b"\x01<" + _TYPE.encode() + b"\x01"
_TYPES_FIRST = b"\x01\x01"


def order(quad: ox.Quad) -> tuple[str, str, bool, str, str]:
    """What sorts a quad among others."""
    subject = quad.subject
    name = subject.value if isinstance(subject, ox.NamedNode) else str(subject)  # a thing before its parts
    return (
        str(quad.graph_name), name, quad.predicate.value != _TYPE, quad.predicate.value, str(quad.object),
    )  # fmt: skip


def graph_names(store: GraphStore) -> list[str]:
    """The named graphs in their order."""
    names = (str(name) for name in store.database.named_graphs())
    return [name[1:-1] for name in sorted(names)]


def triples(store: GraphStore, graph: str) -> bytes:
    """A graph, "" for the default one, as N-Triples in order."""
    name = ox.NamedNode(graph) if graph else ox.DefaultGraph()
    data = store.database.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=name) or b""
    marked = data.replace(b"> <", b"\x01<").replace(b'> "', b'\x01"')
    if marked.count(b"\x01") != 2 * marked.count(b"\n"):  # a text with such signs, or a term of another kind
        return _slowly(data)
    lines = marked.replace(_OF_TYPE, _TYPES_FIRST).splitlines(keepends=True)
    lines.sort()
    return b"".join(lines).replace(_TYPES_FIRST, _OF_TYPE).replace(b"\x01", b"> ")


def _slowly(data: bytes) -> bytes:
    quads = sorted(ox.parse(data, format=ox.RdfFormat.N_TRIPLES), key=order)
    return "".join(f"{q.subject} {q.predicate} {q.object} .\n" for q in quads).encode()


def quads(store: GraphStore) -> Iterator[bytes]:
    """The named graphs as N-Quads in order, a graph at a time: who says what; all else follows from them."""
    for name in graph_names(store):
        if text := triples(store, name):
            yield text.replace(b" .\n", f" <{name}> .\n".encode())
