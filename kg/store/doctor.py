"""The store against its ledger: what was acknowledged and is not there, or not as it was."""

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.errors import StoreError
from kg.mapping import map_rulings
from kg.resolve.editors import Rulings
from kg.store import seal
from kg.store.faults import translated
from kg.store.graph_store import GraphStore
from kg.store.ledger import Entry
from kg.store.records import Record
from kg.store.updates import merged, parsed

REPAIR = "kg doctor --repair"


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """One thing that is not as the ledger says: the article, graph or file, what is wrong, what mends it."""

    article: str
    message: str
    remedy: str = f"{REPAIR}, or build the article again"


@dataclass(slots=True)
class _Examination:
    """What one look at a store goes by; `writing` are the articles that a run is, or stopped, at."""

    store: GraphStore
    default: set[ox.Quad]
    writing: frozenset[str]
    reference: bool


def examine(store: GraphStore) -> Iterator[Complaint]:
    """Every difference between seal, ledger, records, decisions and graph."""
    for name, fault in seal.broken(store.folder):
        yield Complaint(article=name, message=fault, remedy=REPAIR)
    with translated(store.folder):
        rows = store.pending.read()
        look = _Examination(
            store=store, default=set(store.quads("")),
            writing=frozenset(row["article"] for row in rows if "article" in row),
            reference=any("reference" in row for row in rows),
        )  # fmt: skip
        for article, entry in store.articles().items():
            yield from _record_and_graph(look, entry, article)
        for article, entry in store.ledger.withdrawn.items():
            if article not in look.writing and store.records.digest(article) != entry.record:
                yield Complaint(article=article, message="its record is not the one that was put aside")
        yield from _orphans(look)
        yield from _decisions(store)
        yield from _whole(look)


def unfinished(store: GraphStore) -> list[str]:
    """What a run was writing when it stopped: no loss, the next run brings it to its end."""
    rows = store.pending.read()
    articles = sorted({row["article"] for row in rows if "article" in row})
    return [*articles, *(["the registry"] if store.unfinished_reference else [])]


def _record_and_graph(look: _Examination, entry: Entry, article: str) -> Iterator[Complaint]:
    try:
        record = look.store.records.read(article)
    except StoreError as fault:
        yield Complaint(article=article, message=fault.message, remedy=fault.remedy)
        return
    if article not in look.writing:
        yield from _article(look, entry, record)


def _article(look: _Examination, entry: Entry, record: Record | None) -> Iterator[Complaint]:
    article, store = entry.article, look.store
    if record is None:
        yield Complaint(article=article, message="its record is missing", remedy="build the article again")
        return
    if record.sha256 != entry.sha256 or (entry.record and store.records.digest(article) != entry.record):
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
    if not lost and (unmerged := len(merged(quads) - look.default)):
        yield Complaint(article=article, message=f"{unmerged} facts are missing from the default graph")


def strangers(store: GraphStore) -> Iterator[str]:
    """Article graphs that no ledger entry accounts for: written but never acknowledged."""
    known = {name for a in store.articles() for name in store.iris.graphs(a)}
    prefixes = tuple(name.removesuffix("x") for name in store.iris.graphs("x"))
    for name in sorted(str(graph.value) for graph in store.database.named_graphs()):
        if name.startswith(prefixes) and name not in known and any(store.quads(name)):
            yield name


def _orphans(look: _Examination) -> Iterator[Complaint]:
    store = look.store
    writing = {name for a in look.writing for name in store.iris.graphs(a)}
    for name in strangers(store):
        if name not in writing:
            article = name.rpartition("/")[2].partition("-")[2]
            yield Complaint(article=article, message="is there but was never acknowledged", remedy=REPAIR)
    articles = {*store.articles(), *store.ledger.withdrawn, *look.writing}
    known = {store.records.path(a).name for a in articles}
    if store.records.folder.is_dir():
        for path in sorted(store.records.folder.iterdir()):
            if path.suffix == ".gz" and path.name not in known:
                yield Complaint(
                    article=path.name, message="a record that was never acknowledged", remedy=REPAIR
                )


def _decisions(store: GraphStore) -> Iterator[Complaint]:
    """The graph of the editors' decisions against their file."""
    try:
        rulings = Rulings.of(store.folder)
    except StoreError as fault:
        yield Complaint(article=fault.place, message=fault.message, remedy=fault.remedy)
        return
    there = set(store.quads(store.iris.decisions_graph))
    carried_out = sum(1 for number in rulings.rows if _named(there, store.iris.decision(number)))
    early = Rulings({number: row for number, row in rulings.rows.items() if number <= carried_out})
    if there != parsed(map_rulings(early.rows, early.undone, store.iris)):
        yield Complaint(article="decisions", message="their graph is not what their file says", remedy=REPAIR)


def _named(quads: set[ox.Quad], iri: str) -> bool:
    """Whether a thing is described; decisions that are not are yet to be carried out."""
    return any(isinstance(q.subject, ox.NamedNode) and q.subject.value == iri for q in quads)


def _whole(look: _Examination) -> Iterator[Complaint]:
    """The registry's graph, and where the default graph is not the sum of the named ones."""
    store = look.store
    if look.reference:
        return  # it is being written, in steps; the next run brings it to its end
    held = merged(q for q in store.quads() if isinstance(q.graph_name, ox.NamedNode))
    if any(store.quads(store.iris.reference_graph)) != bool(store.registered.sha256):
        yield Complaint(
            article=store.iris.reference_graph, message="the registry was not written whole", remedy=REPAIR
        )
    for facts, message in (
        (look.default - held, "{} facts are held by no graph, first {}"),
        (held - look.default, "{} facts are missing, first {}"),
    ):
        if facts:
            first = min(str(q.subject) for q in facts)
            yield Complaint(article="default graph", message=message.format(len(facts), first), remedy=REPAIR)
