"""The embedded graph: named graphs say who says what, the default graph holds each fact once.

    DIR/oxigraph/       the database
    DIR/records/        text, extraction and quads of each article
    DIR/ledger.jsonl    what was acknowledged
    DIR/version         of this layout
"""

import hashlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

import pyoxigraph as ox
from rdflib import Dataset

from kg.errors import StoreError, StoreLocked, StoreVersionError
from kg.mapping.iris import Iris
from kg.store.ledger import Entry, Ledger
from kg.store.records import Record, Records
from kg.store.updates import merged, parsed, replacement

VERSION = 1
Written = Literal["new", "changed", "unchanged"]


class GraphStore:
    """A store folder, opened. Use it as a context manager: leaving flushes and closes."""

    def __init__(self, folder: Path, database: ox.Store, *, read_only: bool, iris: Iris) -> None:
        self.folder = folder
        self.iris = iris
        self.records = Records(folder / "records")
        self.ledger = Ledger(folder / "ledger.jsonl")
        self._database = database
        self._read_only = read_only
        self._pending: list[Entry] = []

    @classmethod
    def open(cls, path: str | os.PathLike[str], *, read_only: bool = False, iris: Iris | None = None) -> Self:
        """Opens or creates the store in the folder `path`; a second writer is refused."""
        folder = Path(path)
        database = folder / "oxigraph"
        if read_only and not database.is_dir():
            raise StoreError("there is no store", place=str(folder), remedy="kg build SOURCE… makes one")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            _check_version(folder, write=not read_only)
            store = ox.Store.read_only(str(database)) if read_only else ox.Store(str(database))
        except OSError as fault:
            raise _translated(fault, folder) from fault
        return cls(folder, store, read_only=read_only, iris=iris or Iris())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Flushes what is pending; the folder is free for the next writer when the object is gone."""
        if not self._read_only:
            self.flush()
        del self._database

    def flush(self) -> None:
        """The durability point: everything put so far is on the disk, then acknowledged in the ledger."""
        try:
            self._database.flush()
            self.ledger.append(self._pending)
        except OSError as fault:
            raise _translated(fault, self.folder) from fault
        self._pending = []

    def put(self, article_id: str, nquads: bytes, extraction_json: str, text: str) -> Written:
        """Writes or replaces an article in one atomic update; the same quads again change nothing."""
        digest = hashlib.sha256(nquads).hexdigest()
        before = self._entry(article_id)
        if before is not None and before.sha256 == digest:
            return "unchanged"
        quads = set(parsed(nquads))
        self._replace(article_id, quads)
        self._keep(Record(article=article_id, text=text, extraction=extraction_json, nquads=nquads.decode()))
        text_digest = hashlib.sha256(text.encode()).hexdigest()
        self._pending.append(Entry(article=article_id, text_sha256=text_digest, quads=len(quads), sha256=digest))
        return "changed" if before else "new"

    def remove(self, article_id: str) -> bool:
        """Takes an article and all that only it says out of the graph; False when it is not there."""
        if self._entry(article_id) is None:
            return False
        self._replace(article_id, set())
        self._pending.append(Entry(article=article_id, text_sha256="", quads=0, sha256=""))
        self.flush()
        self.records.remove(article_id)
        return True

    def put_reference(self, nquads: bytes) -> bool:
        """Writes the registry's graph when it differs from the one there; True when it was written."""
        stamp = self.folder / "reference.sha256"
        digest = hashlib.sha256(nquads).hexdigest()
        if stamp.is_file() and stamp.read_text(encoding="utf-8") == digest:
            return False
        graph = ox.NamedNode(self.iris.reference_graph)
        old = merged(self._database.quads_for_pattern(None, None, None, graph))
        new = set(parsed(nquads))
        try:
            self._database.remove_graph(graph)
            self._database.bulk_extend(new | merged(new))
            for quad in old - merged(new):
                if not self._held_elsewhere(quad, {self.iris.reference_graph}):
                    self._database.remove(quad)
            self._database.flush()
            stamp.write_text(digest, encoding="utf-8")
        except OSError as fault:
            raise _translated(fault, self.folder) from fault
        return True

    def articles(self) -> Mapping[str, Entry]:
        """The articles that are in the graph, by id."""
        pending = {e.article: e for e in self._pending if e.quads}
        return {**self.ledger.entries, **pending}

    def query(self, sparql: str) -> Any:
        """Our own SPARQL over the default graph, or over `GRAPH ?article { … }`; foreign text goes through `kg.query`."""
        return self._database.query(sparql)

    def quads(self, graph: str | None = None) -> Iterable[ox.Quad]:
        """All quads, or those of one named graph; "" is the default graph."""
        if graph is None:
            return iter(self._database)
        name = ox.NamedNode(graph) if graph else ox.DefaultGraph()
        return self._database.quads_for_pattern(None, None, None, name)

    def dataset(self) -> Dataset:
        """The same store as an rdflib Dataset (through oxrdflib); parse and query nothing foreign with it."""
        from oxrdflib import OxigraphStore

        return Dataset(store=OxigraphStore(store=self._database))

    def _entry(self, article_id: str) -> Entry | None:
        for entry in reversed(self._pending):
            if entry.article == article_id:
                return entry if entry.quads else None
        return self.ledger.entries.get(article_id)

    def _replace(self, article_id: str, new: set[ox.Quad]) -> None:
        names = (self.iris.article_graph(article_id), self.iris.inferred_graph(article_id))
        provenance = self._provenance(article_id)
        old = {q for n in names for q in self.quads(n)} | provenance
        kept = merged(new)
        gone = {q for q in merged(old) - kept if not self._held_elsewhere(q, set(names), provenance)}
        fresh = {q for q in kept if q not in self._database}
        try:
            self._database.update(replacement(names, gone | (provenance - new), new | fresh))
        except OSError as fault:
            raise _translated(fault, self.folder) from fault

    def _provenance(self, article_id: str) -> set[ox.Quad]:
        """What the shared provenance graph says of this article alone."""
        subject = ox.NamedNode(self.iris.article(article_id))
        graph = ox.NamedNode(self.iris.provenance_graph)
        return set(self._database.quads_for_pattern(subject, None, None, graph))

    def _held_elsewhere(self, quad: ox.Quad, besides: set[str], gone: set[ox.Quad] | None = None) -> bool:
        for other in self._database.quads_for_pattern(quad.subject, quad.predicate, quad.object, None):
            name = other.graph_name
            if isinstance(name, ox.NamedNode) and name.value not in besides and other not in (gone or ()):
                return True
        return False

    def _keep(self, record: Record) -> None:
        try:
            self.records.write(record)
        except OSError as fault:
            raise _translated(fault, self.folder) from fault


def _check_version(folder: Path, *, write: bool) -> None:
    path = folder / "version"
    if not path.is_file():
        if write:
            path.write_text(f"{VERSION}\n", encoding="utf-8")
        return
    found = path.read_text(encoding="utf-8").strip()
    if not found.isdigit() or int(found) > VERSION:
        raise StoreVersionError(
            f"the store has version {found}, this program reads up to {VERSION}", place=str(path),
            remedy="upgrade kg, or build a new store elsewhere",
        )  # fmt: skip


def _translated(fault: OSError, folder: Path) -> StoreError:
    text = str(fault)
    if "LOCK" in text or "lock" in text:
        return StoreLocked("another process is writing", place=str(folder), remedy="wait until it is done, or use another --store")
    if "No space left" in text:
        return StoreError("the disk is full", place=str(folder), remedy="free some room and run the same command again; nothing is half written")
    return StoreError(f"cannot be used: {text}", place=str(folder), remedy="check that the folder exists and can be written")
