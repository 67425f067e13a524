"""The named graphs of a store in the order of its exports, each as N-Quads.

An article's graph is read from its record, and the registry's from what is kept of it: reading the database
costs four times as much. A record is what `kg doctor --repair` makes the graph from. It stands for it where
it is the one that the ledger acknowledged, where the database has as many quads in that graph, and where it
would write them so.
"""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

import pyoxigraph as ox

from kg.errors import StoreError
from kg.export.ordered import dumped, in_order
from kg.store import GraphStore

_XSD = b"^^<http://www.w3.org/2001/XMLSchema#"
_QUADS = re.compile(
    rb'(?:<[^>]+> <[^>]+> (?:<[^>]+>|".*"(?:|@[a-z]+(?:-[a-z]+)*|%b[A-Za-z]+>)) <[^>]+> \.\n)+'
    % re.escape(_XSD)
)
_CONTROLS = bytes(n for n in (*range(32), 127) if n != ord("\n"))
_ESCAPES = re.compile(rb"\\[uU']")  # which the database does not write so
_UNESCAPED = (b"\xef\xbf\xbe", b"\xef\xbf\xbf")  # which it escapes
_PLAIN = {
    b"integer": re.compile(rb"0|[1-9]\d{0,9}"),
    b"decimal": re.compile(rb"(?:0|[1-9]\d{0,8})(?:\.\d{0,8}[1-9])?"),
    b"date": re.compile(rb"\d{4}-\d\d-\d\d"),
    b"gYearMonth": re.compile(rb"[12]\d{3}-(?:0[1-9]|1[0-2])"),
    b"gYear": re.compile(rb"[12]\d{3}"),
}
_KNOWN = 50_000
_COUNTS = "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"  # reads no term but the graphs


def graphs(store: GraphStore) -> Iterator[bytes]:
    """Each named graph that has quads, in order: who says what; all else follows from them."""
    return made(store, lambda _, lines: in_order(lines))


def made(store: GraphStore, make: Callable[[str, list[bytes]], bytes]) -> Iterator[bytes]:
    """What `make` makes of each named graph that has quads, from its name and its lines, in their order.

    Of the lines, those of one thing are together. What is made is kept till its turn comes, not the lines.
    """
    counts = {row["g"].value: int(row["n"].value) for row in store.query(_COUNTS)}
    done = {name: make(name, lines) for name, lines in _kept(store, counts)}
    for name in sorted(counts, key="<{}>".format):
        if (own := done.pop(name, None)) is not None:
            yield own
        else:
            data = dumped(store, name).replace(b" .\n", f" <{name}> .\n".encode())
            yield make(name, data.splitlines(keepends=True))


def _kept(store: GraphStore, counts: Mapping[str, int]) -> Iterator[tuple[str, list[bytes]]]:
    """The lines of graphs, where what is kept can stand for them."""
    for names, data in _acknowledged(store):
        if not _as_stored(data):
            continue
        lines = data.splitlines(keepends=True)
        for name in names:
            if count := counts.get(name):
                end = f" <{name}> .\n".encode()
                own = [line for line in lines if line.endswith(end)]
                if len(own) == count:
                    yield name, own


def _acknowledged(store: GraphStore) -> Iterator[tuple[tuple[str, ...], bytes]]:
    """Names of graphs with what was written into them."""
    yield (store.iris.reference_graph,), store.registered.nquads()
    for article, entry in store.articles().items():
        try:
            data = store.records.nquads(article)
        except StoreError:
            continue
        if hashlib.sha256(data).hexdigest() == entry.sha256:
            yield store.iris.graphs(article), data


def _as_stored(data: bytes) -> bool:
    """Whether the database would give N-Quads back in these bytes; where that is not sure, False."""
    if not _QUADS.fullmatch(data) or len(data.translate(None, _CONTROLS)) != len(data):
        return False
    if _ESCAPES.search(data):
        return False
    if b"\xef" in data and any(signs in data for signs in _UNESCAPED):
        return False
    parts = data.split(b'"' + _XSD)
    typed = {(b.rpartition(b'"')[2], a.partition(b">")[0]) for b, a in pairwise(parts)}
    return all(_number_as_stored(value, datatype) for value, datatype in typed)


@lru_cache(maxsize=_KNOWN)
def _number_as_stored(value: bytes, datatype: bytes) -> bool:
    """Numbers and days come back in their canonical form."""
    if (plain := _PLAIN.get(datatype)) and plain.fullmatch(value):
        return True
    line = b'<x:x> <x:x> "%b"%b%b> .\n' % (value, _XSD, datatype)
    database = ox.Store()
    try:
        database.load(line, format=ox.RdfFormat.N_TRIPLES)
    except SyntaxError:
        return False
    return database.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph()) == line
