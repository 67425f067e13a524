"""Quads to one SPARQL Update: what replaces an article, in named graphs and merged default graph, at once."""

from collections.abc import Iterable, Sequence
from typing import Protocol

import pyoxigraph as ox

from kg import limits
from kg.errors import DataError


def parsed(nquads: bytes) -> set[ox.Quad]:
    """The quads of an N-Quads document; DataError with the place when it is none."""
    try:
        return set(ox.parse(nquads, format=ox.RdfFormat.N_QUADS))
    except SyntaxError as fault:
        raise DataError(f"not N-Quads: {fault}", remedy="build the article again") from fault


def merged(quads: Iterable[ox.Quad]) -> set[ox.Quad]:
    """The same facts in the default graph, each once."""
    return {ox.Quad(q.subject, q.predicate, q.object, ox.DefaultGraph()) for q in quads}


def with_merged(nquads: bytes) -> tuple[bytes, int]:
    """N-Quads of an article, a quad a line, and the same facts in the default graph; the number of quads."""
    lines = dict.fromkeys(nquads.splitlines())
    facts = dict.fromkeys([line.rpartition(b" <")[0] for line in lines if line.endswith(b"> .")])
    return b"".join([nquads, b"\n", b" .\n".join(facts), b" .\n" if facts else b""]), len(lines)


def loaded(database: ox.Store, documents: Sequence[bytes]) -> None:
    """N-Quads documents put into the database: many as tables of their own, few through its log.

    Tables cost half as much a quad, and some milliseconds each. Neither is undone half way: who is killed in
    between loads again, which changes nothing.
    """
    load = database.bulk_load if len(documents) >= limits.BULK_ARTICLES else database.load
    load(b"".join(documents), format=ox.RdfFormat.N_QUADS)


def block(quads: Iterable[ox.Quad]) -> str:
    """Quads as the inside of INSERT DATA or DELETE DATA."""
    graphs: dict[str, list[str]] = {}
    for quad in quads:
        name = "" if isinstance(quad.graph_name, ox.DefaultGraph) else str(quad.graph_name)
        graphs.setdefault(name, []).append(f"{quad.subject} {quad.predicate} {quad.object} .")
    parts = []
    for name, triples in sorted(graphs.items()):
        inside = "\n".join(triples)
        parts.append(f"GRAPH {name} {{\n{inside}\n}}" if name else inside)
    return "\n".join(parts)


def replacement(dropped: Iterable[str], gone: set[ox.Quad], new: set[ox.Quad]) -> str:
    """One update string: drop the article's graphs, delete what only it held, insert the new."""
    steps = [f"DROP SILENT GRAPH <{name}>" for name in dropped]
    if gone:
        steps.append(f"DELETE DATA {{\n{block(gone)}\n}}")
    if new:
        steps.append(f"INSERT DATA {{\n{block(new)}\n}}")
    return " ;\n".join(steps)


class Open(Protocol):
    """A store with its database. Who works with both is given the store: the frames of a fault live as long
    as the fault does, and a database that one of them holds stays open after the store is closed."""

    @property
    def database(self) -> ox.Store:
        """The database, while the store is open."""


def exchange(
    store: Open,
    gone: set[ox.Quad],
    new: set[ox.Quad],
    *,
    stays: Iterable[ox.Quad] = (),
    dropped: Sequence[str] = (),
) -> None:
    """One update: `gone` leaves, `new` comes, the default graph follows; `dropped` graphs go whole.

    What `stays` is neither read nor written.
    """
    facts = merged(new)
    orphans = {q for q in merged(gone) - facts - merged(stays) if not _held(store, q, gone)}
    orphans |= {q for q in gone if not within(q, dropped)}
    if update := replacement(dropped, orphans, new | {q for q in facts if q not in store.database}):
        store.database.update(update)


def _held(store: Open, fact: ox.Quad, gone: set[ox.Quad]) -> bool:
    """Whether a named graph still holds the fact when `gone` has left."""
    holders = store.database.quads_for_pattern(fact.subject, fact.predicate, fact.object, None)
    return any(isinstance(q.graph_name, ox.NamedNode) and q not in gone for q in holders)


def within(quad: ox.Quad, graphs: Iterable[str]) -> bool:
    """Whether a quad stands in one of the named graphs."""
    return isinstance(quad.graph_name, ox.NamedNode) and quad.graph_name.value in graphs
