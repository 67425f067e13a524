"""The store against its ledger: what was acknowledged and is not there, or not as it was."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.errors import StoreError
from kg.store.graph_store import GraphStore
from kg.store.updates import parsed


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """One thing that is not as the ledger says: the article, what is wrong, what mends it."""

    article: str
    message: str
    remedy: str = "build the article again"


def examine(store: GraphStore) -> Iterator[Complaint]:
    """Every difference between ledger, records and graph, article by article."""
    default = set(store.quads(""))
    for article, entry in store.articles().items():
        try:
            record = store.records.read(article)
        except StoreError as fault:
            yield Complaint(article=article, message=fault.message, remedy=fault.remedy)
            continue
        if record is None:
            yield Complaint(article=article, message="its record is missing")
            continue
        data = record.nquads.encode()
        if hashlib.sha256(data).hexdigest() != entry.sha256:
            yield Complaint(article=article, message="its record is not the one acknowledged")
            continue
        yield from _missing(store, article, set(parsed(data)), default)
    yield from _orphans(store)


def _missing(store: GraphStore, article: str, quads: set[ox.Quad], default: set[ox.Quad]) -> Iterator[Complaint]:
    names = {store.iris.article_graph(article), store.iris.inferred_graph(article)}
    there = {q for n in names for q in store.quads(n)}
    own = {q for q in quads if isinstance(q.graph_name, ox.NamedNode) and q.graph_name.value in names}
    lost = len(own - there)
    unmerged = sum(1 for q in quads if ox.Quad(q.subject, q.predicate, q.object) not in default)
    if lost:
        yield Complaint(article=article, message=f"{lost} of {len(own)} quads are missing")
    if there - own:
        yield Complaint(article=article, message=f"{len(there - own)} quads too many")
    if unmerged and not lost:
        yield Complaint(article=article, message=f"{unmerged} facts are missing from the default graph")


def _orphans(store: GraphStore) -> Iterator[Complaint]:
    """Article graphs that no ledger entry accounts for: written but never acknowledged."""
    known = {store.iris.article_graph(a) for a in store.articles()}
    prefix = store.iris.article_graph("x")[:-1]
    for row in store.query("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"):
        name = row["g"].value
        if name.startswith(prefix) and name not in known:
            yield Complaint(article=name[len(prefix) :], message="is in the graph but was never acknowledged")
