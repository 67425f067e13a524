"""Quads to JSON-LD 1.1, compacted with the published context.

Our data are regular (no blank nodes, no lists), so compaction is a look-up: a term for each property, a plain
value where the context gives its type. The text is made from lines of N-Triples, which escape strings as JSON
does; a value that comes again is made once.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from operator import itemgetter
from typing import Any

import msgspec
import pyoxigraph as ox

from kg import resources
from kg.export.graphs import made
from kg.mapping.iris import DIP
from kg.store import GraphStore

_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
_STRING = "http://www.w3.org/2001/XMLSchema#string"
_PART = re.compile(r"id/article/[^/]+/")  # passages, participations, time spans: they belong to one article
_KNOWN = 200_000
_DEPTH = 4  # event → participation → actor → label

Node = dict[str, Any]


@cache
def context() -> dict[str, Any]:
    """The published JSON-LD context, as it stands in documents."""
    data: dict[str, Any] = json.loads((resources.ontology() / "context.jsonld").read_text(encoding="utf-8"))
    terms: dict[str, Any] = data["@context"]
    return terms


class Compactor:
    """Writes terms as the context says."""

    def __init__(self, terms: Mapping[str, Any]) -> None:
        self._prefixes = {k: v for k, v in terms.items() if isinstance(v, str) and v.endswith(("#", "/"))}
        self._bases = tuple(self._prefixes.values())
        self._starts = tuple(base.encode() for base in self._bases)
        self._forms = [(f'"{k}:%b"'.encode(), v.encode()) for k, v in self._prefixes.items()]
        self._terms: dict[str, tuple[str, str]] = {}
        self._aliases = {v: k for k, v in terms.items() if isinstance(v, str) and v.startswith("@")}
        self.links = {k for k, v in terms.items() if isinstance(v, dict) and v.get("@type") == "@id"}
        for term, value in terms.items():
            target = value.get("@id") if isinstance(value, dict) else value
            if term.startswith("@") or not isinstance(target, str) or target.startswith("@"):
                continue
            coercion = value.get("@type", "") if isinstance(value, dict) else ""
            self._terms[self._expanded(target)] = (term, self._expanded(coercion))

    def keyword(self, name: str) -> str:
        """`@id` or the alias that the context gives it."""
        return self._aliases.get(name, name)

    def _expanded(self, name: str) -> str:
        prefix, colon, local = name.partition(":")
        return self._prefixes[prefix] + local if colon and prefix in self._prefixes else name

    def iri(self, iri: str) -> str:
        """An IRI as a value: with a prefix where one fits."""
        if not iri.startswith(self._bases):
            return iri
        for prefix, base in self._prefixes.items():
            if iri.startswith(base) and iri != base and "//" not in iri[len(base) :]:
                return f"{prefix}:{iri[len(base) :]}"
        return iri

    def written(self, iri: bytes) -> bytes:
        """The same as JSON."""
        if iri.startswith(self._starts):
            for form, base in self._forms:
                if iri.startswith(base) and iri != base and b"//" not in iri[len(base) :]:
                    return form % iri[len(base) :]
        return b'"%b"' % iri

    def name(self, iri: str) -> str:
        """A class or property as a term."""
        return self._terms[iri][0] if iri in self._terms else self.iri(iri)

    def coercion(self, predicate: str) -> str:
        """What the context says that the values of a property are; "" where it says nothing."""
        return self._terms.get(predicate, ("", ""))[1]


_json = msgspec.json.encode
_sorted_json = msgspec.json.Encoder(order="sorted").encode


class _Values:
    """How the values of a property are written."""

    def __init__(self, predicate: str, compact: Compactor) -> None:
        self._compact = compact
        self._names = predicate == _RDF_TYPE
        self._coercion = compact.coercion(predicate)
        self._datatype = (self._coercion or _STRING).encode()
        self._own, self._kind = (compact.keyword(name).encode() for name in ("@id", "@type"))

    def of(self, term: bytes) -> bytes:
        """A term of N-Triples as JSON."""
        return self._node(term[1:-1]) if term.startswith(b"<") else self._literal(term)

    def _node(self, iri: bytes) -> bytes:
        if self._names:
            return _json(self._compact.name(iri.decode()))
        written = self._compact.written(iri)
        return written if self._coercion == "@id" else b'{"%b":%b}' % (self._own, written)

    def _literal(self, term: bytes) -> bytes:
        """Plain where the context types the property so, else an object."""
        text, sign, ending = term.rpartition(b'"')
        text += sign
        if b"\\u" in text:  # what is escaped by its number differs
            text = _json(msgspec.json.decode(text))
        if ending.startswith(b"@"):
            return b'{"@language":"%b","@value":%b}' % (ending[1:], text)
        datatype = ending[3:-1] or _STRING.encode()
        if datatype == self._datatype:
            return text
        return b'{"%b":%b,"@value":%b}' % (self._kind, self._compact.written(datatype), text)


class _Facts(dict[bytes, tuple[bytes, bytes]]):
    """Key and value of a property with an object, by how N-Triples have the two."""

    def __init__(self, compact: Compactor) -> None:
        self._compact = compact
        self._properties: dict[bytes, tuple[bytes, _Values]] = {}

    def __missing__(self, fact: bytes) -> tuple[bytes, bytes]:
        predicate, _, term = fact.partition(b"> ")
        if (known := self._properties.get(predicate)) is None:
            iri, compact = predicate[1:].decode(), self._compact
            key = compact.keyword("@type") if iri == _RDF_TYPE else compact.name(iri)
            known = self._properties[predicate] = (key.encode(), _Values(iri, compact))
        if len(self) >= _KNOWN:
            self.clear()
        self[fact] = found = (known[0], known[1].of(term))
        return found


class _Shapes(dict[tuple[bytes, ...], "_Shape"]):
    """How an object with certain keys is written: many have the same."""

    def __missing__(self, keys: tuple[bytes, ...]) -> "_Shape":
        if len(self) >= _KNOWN:
            self.clear()
        places: dict[bytes, list[int]] = {}
        for place, key in enumerate(keys):
            places.setdefault(key, []).append(place)
        self[keys] = found = _Shape(sorted(places.items()))
        return found


class _Shape:
    def __init__(self, places: list[tuple[bytes, list[int]]]) -> None:
        self._form = b"{%b}" % b",".join(b'"%b":%%b' % key.replace(b"%", b"%%") for key, _ in places)
        order = [of[0] for _, of in places]
        self._first = itemgetter(*order) if len(order) > 1 else lambda values: (values[0],)
        self._lists = [(place, of) for place, (_, of) in enumerate(places) if len(of) > 1]

    def written(self, values: tuple[bytes, ...]) -> bytes:
        """An object from its values, in the order of the keys; several values of one key are a list."""
        ordered = self._first(values)
        if self._lists:
            ordered = list(ordered)
            for place, of in self._lists:
                ordered[place] = _list([values[n] for n in of])
            ordered = tuple(ordered)
        form: bytes = self._form % ordered
        return form


class _Writer:
    """Writes the node objects of graphs."""

    def __init__(self, compact: Compactor) -> None:
        self._compact, self._facts, self._shapes = compact, _Facts(compact), _Shapes()
        self._own, self._inside = compact.keyword("@id").encode(), compact.keyword("@graph").encode()

    def nodes(self, lines: Iterable[bytes], end: int) -> list[bytes]:
        """Those of one graph by their IRIs; the last `end` signs of a line follow the object."""
        facts, shapes, thing = self._facts, self._shapes, b""
        found: dict[bytes, list[tuple[bytes, bytes]]] = {}
        add = list[tuple[bytes, bytes]]().append
        for line in lines:
            subject, rest = line.split(b"> ", 1)
            if subject != thing:
                thing = subject
                if subject not in found:
                    found[subject] = [(self._own, self._compact.written(subject[1:]))]
                add = found[subject].append
            add(facts[rest[:-end]])
        pairs = (tuple(zip(*pairs, strict=True)) for _, pairs in sorted(found.items()))
        return [shapes[keys].written(values) for keys, values in pairs]

    def graph(self, name: str, lines: Iterable[bytes]) -> bytes:
        """A named graph, from its lines of N-Quads."""
        inside = b",".join(self.nodes(lines, len(f" <{name}> .\n".encode())))
        return b'{"%b":%b,"%b":[%b]}' % (
            self._own,
            self._compact.written(name.encode()),
            self._inside,
            inside,
        )

    def document(self, body: Iterable[bytes]) -> bytes:
        """What carries its context and the objects."""
        parts = (_json(context()), self._inside, b",".join(body))
        return msgspec.json.format(b'{"@context":%b,"%b":[%b]}' % parts, indent=1) + b"\n"


def _list(values: list[bytes]) -> bytes:
    """A list, sorted by the JSON of its values with their keys in order; only of typed ones it is another."""
    values.sort()
    if not values[-1].startswith((b'"', b'{"@language"')):
        values.sort(key=lambda value: _sorted_json(msgspec.json.decode(value)))
    return b"[%b]" % b",".join(values)


def _lines(quads: Iterable[ox.Quad], end: str = " .\n") -> Iterator[bytes]:
    return (f"{q.subject} {q.predicate} {q.object}{end}".encode() for q in quads)


def to_jsonld(quads: Iterable[ox.Quad], *, framed: bool) -> bytes:
    """A document that carries its context: every graph, or, framed, events with their parts inside."""
    compact = Compactor(context())
    writer = _Writer(compact)
    if framed:
        every = [msgspec.json.decode(node) for node in writer.nodes(_lines(quads), len(b" .\n"))]
        return writer.document(map(_json, _framed(every, compact)))
    named: dict[str, list[ox.Quad]] = {}
    for quad in quads:
        name = "" if isinstance(quad.graph_name, ox.DefaultGraph) else quad.graph_name.value
        named.setdefault(name, []).append(quad)
    body = writer.nodes(_lines(named.pop("", [])), len(b" .\n"))
    body += [writer.graph(name, _lines(inside, f" <{name}> .\n")) for name, inside in sorted(named.items())]
    return writer.document(body)


def graphs_as_jsonld(store: GraphStore) -> bytes:
    """Every named graph of a store, compacted."""
    writer = _Writer(Compactor(context()))
    return writer.document(made(store, writer.graph))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _framed(every: list[Node], compact: Compactor) -> list[Node]:
    """Events, with what belongs to them inside and what they share with others by label."""
    by_written = {node[compact.keyword("@id")]: node for node in every}
    event = compact.name(f"{DIP}Event")
    kind = compact.keyword("@type")
    found = [n for n in every if event in _listed(n.get(kind))]
    return [_embedded(node, by_written, compact, _DEPTH) for node in found]


def _embedded(node: Node, every: Mapping[str, Node], compact: Compactor, depth: int) -> Node:
    """The node with what it links to: its own parts whole, what it shares with others by type and label."""
    own, kind, label = compact.keyword("@id"), compact.keyword("@type"), compact.name(_LABEL)

    def inside(value: Any) -> Any:
        if isinstance(value, list):
            return [inside(v) for v in value]
        target = every.get(value) if isinstance(value, str) else None
        if target is None:
            return value
        if _PART.search(target[own]) and depth > 1 and target[own] != node[own]:
            return _embedded(target, every, compact, depth - 1)
        return {k: v for k, v in target.items() if k in (own, kind, label)}

    return {k: inside(v) if k in compact.links else v for k, v in node.items()}
