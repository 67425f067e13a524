"""The store against its ledger: what was acknowledged and is not there, or not as it was."""

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.errors import StoreError
from kg.store.faults import translated
from kg.store.graph_store import GraphStore
from kg.store.ledger import Entry
from kg.store.records import Record
from kg.store.updates import merged, parsed


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """One thing that is not as the ledger says: the article or graph, what is wrong, what mends it."""

    article: str
    message: str
    remedy: str = "build the article again"


def examine(store: GraphStore) -> Iterator[Complaint]:
    """Every difference between ledger, records and graph: article by article, then the graph as a whole."""
    with translated(store.folder):
        default = set(store.quads(""))
        for article, entry in store.articles().items():
            try:
                record = store.records.read(article)
            except StoreError as fault:
                yield Complaint(article=article, message=fault.message, remedy=fault.remedy)
                continue
            yield from _article(store, entry, record, default)
        yield from _orphans(store)
        yield from _whole(store, default)


def _article(
    store: GraphStore, entry: Entry, record: Record | None, default: set[ox.Quad]
) -> Iterator[Complaint]:
    article = entry.article
    if record is None:
        yield Complaint(article=article, message="its record is missing")
        return
    if record.sha256 != entry.sha256:
        yield Complaint(article=article, message="its record is not the one acknowledged")
        return
    quads = parsed(record.nquads.encode())
    names = store.iris.graphs(article)
    own = {q for q in quads if isinstance(q.graph_name, ox.NamedNode) and q.graph_name.value in names}
    there = {q for name in names for q in store.quads(name)}
    shared = sum(1 for q in quads - own if q not in store.database)
    if lost := len(own - there) + shared:
        yield Complaint(article=article, message=f"{lost} of {len(quads)} quads are missing")
    if more := len(there - own):
        yield Complaint(article=article, message=f"{more} quads are there that were never acknowledged")
    if not lost and (unmerged := len(merged(quads) - default)):
        yield Complaint(article=article, message=f"{unmerged} facts are missing from the default graph")


def _orphans(store: GraphStore) -> Iterator[Complaint]:
    """Article graphs that no ledger entry accounts for: written but never acknowledged."""
    known = {store.iris.article_graph(a) for a in store.articles()}
    prefix = store.iris.article_graph("x").removesuffix("x")
    for name in sorted(str(graph.value) for graph in store.database.named_graphs()):
        if name.startswith(prefix) and name not in known and any(store.quads(name)):
            yield Complaint(article=name.removeprefix(prefix), message="is there but was never acknowledged")


def _whole(store: GraphStore, default: set[ox.Quad]) -> Iterator[Complaint]:
    """The registry's graph, and where the default graph is not the sum of the named ones."""
    held = merged(q for q in store.quads() if isinstance(q.graph_name, ox.NamedNode))
    if any(store.quads(store.iris.reference_graph)) != bool(store.reference_sha256()):
        yield Complaint(
            article=store.iris.reference_graph, message="the registry was not written whole",
            remedy="build any article again",
        )  # fmt: skip
    for facts, message in (
        (default - held, "{} facts are held by no graph, first {}"),
        (held - default, "{} facts are missing, first {}"),
    ):
        if facts:
            first = min(str(q.subject) for q in facts)
            yield Complaint(
                article="default graph", message=message.format(len(facts), first),
                remedy="build the store again from its articles",
            )  # fmt: skip
