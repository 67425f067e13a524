"""The embedded graph: named graphs say who says what, the default graph holds each fact once.

    DIR/oxigraph/           the database
    DIR/records/            text, extraction and quads of each article
    DIR/ledger.jsonl        what was acknowledged
    DIR/reference.sha256    which registry is in it
    DIR/version             of this layout

An article is written in the order record, graph, ledger. Whatever a kill leaves between them differs from the
ledger, so the next `put` writes the article again.
"""

import hashlib
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

import pyoxigraph as ox
from oxrdflib import OxigraphStore
from rdflib import Dataset, Graph

from kg.errors import StoreError
from kg.mapping.iris import Iris
from kg.settings import STORE_VERSION, check_version, existing_store
from kg.store.faults import opened_for_reading, translated
from kg.store.ledger import Entry, Ledger
from kg.store.records import Record, Records
from kg.store.updates import merged, parsed, replacement

Written = Literal["new", "changed", "unchanged"]


class GraphStore:
    """A store folder, opened. Use it as a context manager: leaving flushes and closes."""

    def __init__(self, folder: Path, database: ox.Store, *, read_only: bool, iris: Iris) -> None:
        self.folder = folder
        self.iris = iris
        self.records = Records(folder / "records")
        self.ledger = Ledger(folder / "ledger.jsonl")
        self._database: ox.Store | None = database
        self._read_only = read_only
        self._pending: dict[str, Entry] = {}

    @classmethod
    def open(cls, path: str | os.PathLike[str], *, read_only: bool = False, iris: Iris | None = None) -> Self:
        """Opens the store in the folder `path`, or makes it; a second writer is refused."""
        folder = Path(path)
        with translated(folder):
            if read_only:
                database = opened_for_reading(existing_store(folder) / "oxigraph")
            else:
                folder.mkdir(parents=True, exist_ok=True)
                check_version(folder)
                database = ox.Store(str(folder / "oxigraph"))
                _written_whole(folder / "version", f"{STORE_VERSION}\n")
            return cls(folder, database, read_only=read_only, iris=iris or Iris())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if fault is None:
            self.close()
            return
        with suppress(StoreError):  # the fault that is on its way says more than its consequences
            self.close()

    @property
    def database(self) -> ox.Store:
        """The pyoxigraph store; StoreError once it is closed."""
        if self._database is None:
            raise StoreError("the store is closed", place=str(self.folder), remedy="open it again")
        return self._database

    def close(self) -> None:
        """Flushes what is pending and lets go of the folder; closing twice is no fault."""
        try:
            if self._database is not None and self._pending:
                self.flush()
        finally:
            self._database = None

    def flush(self) -> None:
        """The durability point: all that was put is on the disk, then acknowledged in the ledger."""
        with translated(self.folder):
            self.database.flush()
            self.ledger.append(list(self._pending.values()))
        self._pending = {}

    def put(self, article_id: str, nquads: bytes, extraction_json: str, text: str, full: str = "") -> Written:
        """Writes or replaces an article in one atomic update; the same quads again change nothing."""
        self._writable()
        digest = hashlib.sha256(nquads).hexdigest()
        before = self.articles().get(article_id)
        quads = parsed(nquads)
        if before is not None and before.sha256 == digest and self._intact(article_id, quads, digest):
            return "unchanged"
        record = Record(
            article=article_id, text=text, extraction=extraction_json, nquads=nquads.decode(), full=full
        )
        with translated(self.folder):
            self.records.write(record)
            self._replace(article_id, quads)
        text_digest = hashlib.sha256(text.encode()).hexdigest()
        self._pending[article_id] = Entry(
            article=article_id, text_sha256=text_digest, quads=len(quads), sha256=digest
        )
        return "changed" if before else "new"

    def remove(self, article_id: str) -> bool:
        """Takes an article and all that only it says out of the graph; False when it is not there."""
        self._writable()
        if article_id not in self.articles():
            return False
        with translated(self.folder):
            self._replace(article_id, set())
            self._pending[article_id] = Entry(article=article_id, text_sha256="", quads=0, sha256="")
            self.flush()
            self.records.remove(article_id)
        return True

    def put_reference(self, nquads: bytes) -> bool:
        """Writes the registry's graph when it differs from the one there; True when it was written."""
        self._writable()
        digest = hashlib.sha256(nquads).hexdigest()
        if self.reference_sha256() == digest:
            return False
        name = self.iris.reference_graph
        old, new = set(self.quads(name)), parsed(nquads)
        with translated(self.folder):
            self._stamp.unlink(missing_ok=True)
            if old:
                self._exchange(old - new, new)
            else:  # three times as fast, and what a kill leaves is completed by the next run
                self.database.bulk_extend(new | merged(new))
            self.database.flush()
            _written_whole(self._stamp, digest)
        return True

    def reference_sha256(self) -> str:
        """The SHA-256 of the registry's N-Quads that were written whole, or ""."""
        return self._stamp.read_text(encoding="utf-8") if self._stamp.is_file() else ""

    def articles(self) -> Mapping[str, Entry]:
        """The articles that are in the graph, by id."""
        if not self._pending:
            return self.ledger.entries
        both = {**self.ledger.entries, **self._pending}
        return {article: entry for article, entry in both.items() if entry.quads}

    def query(self, sparql: str) -> Any:
        """Our own SPARQL; foreign text goes through `kg.query`."""
        return self.database.query(sparql)

    def quads(self, graph: str | None = None) -> Iterator[ox.Quad]:
        """All quads, or those of one named graph; "" is the default graph."""
        if graph is None:
            return iter(self.database)
        name = ox.NamedNode(graph) if graph else ox.DefaultGraph()
        return iter(self.database.quads_for_pattern(None, None, None, name))

    def dataset(self) -> Dataset:
        """The same store as an rdflib Dataset (through oxrdflib); parse and query nothing foreign with it."""
        face = _Reading if self._read_only else OxigraphStore
        return Dataset(store=face(store=self.database))

    @property
    def _stamp(self) -> Path:
        return self.folder / "reference.sha256"

    def _writable(self) -> None:
        if self._read_only:
            raise StoreError("is open for reading only", place=str(self.folder), remedy="open it for writing")

    def _intact(self, article_id: str, quads: set[ox.Quad], digest: str) -> bool:
        """Whether graph and record still are what the ledger says; if not, putting again mends them."""
        try:
            record = self.records.read(article_id)
        except StoreError:
            return False
        if record is None or record.sha256 != digest:
            return False
        names = self.iris.graphs(article_id)
        there = {q for name in names for q in self.quads(name)}
        own = {q for q in quads if _within(q, names)}
        return own == there and all(q in self.database for q in (quads - own) | merged(quads))

    def _replace(self, article_id: str, new: set[ox.Quad]) -> None:
        """What the article said gives way to `new`, in its graphs, the provenance and the default graph."""
        names = self.iris.graphs(article_id)
        old = {q for name in names for q in self.quads(name)} | self._provenance(article_id, names)
        self._exchange(old - new, new, names)

    def _exchange(self, gone: set[ox.Quad], new: set[ox.Quad], dropped: tuple[str, ...] = ()) -> None:
        """One update: `gone` leaves, `new` comes, the default graph follows; `dropped` graphs go whole."""
        facts = merged(new)
        orphans = {q for q in merged(gone) - facts if not self._held(q, gone)}
        rest = {q for q in gone if not _within(q, dropped)}
        fresh = {q for q in facts if q not in self.database}
        update = replacement(dropped, orphans | rest, new | fresh)
        if update:
            self.database.update(update)

    def _provenance(self, article_id: str, graphs: tuple[str, ...]) -> set[ox.Quad]:
        """What the shared provenance graph says of this article and its graphs."""
        graph = ox.NamedNode(self.iris.provenance_graph)
        found: set[ox.Quad] = set()
        for subject in (self.iris.article(article_id), *graphs):
            found.update(self.database.quads_for_pattern(ox.NamedNode(subject), None, None, graph))
        return found

    def _held(self, fact: ox.Quad, gone: set[ox.Quad]) -> bool:
        """Whether a named graph still holds the fact when `gone` has left."""
        holders = self.database.quads_for_pattern(fact.subject, fact.predicate, fact.object, None)
        return any(isinstance(q.graph_name, ox.NamedNode) and q not in gone for q in holders)


class _Reading(OxigraphStore):
    """rdflib's face of a store that is open for reading: to ask for a graph by name makes none."""

    def add_graph(self, graph: Graph) -> None:
        """Nothing to do: a graph that has no triples is not kept anyway."""


def _written_whole(path: Path, text: str) -> None:
    """A small file that is there whole or not at all: a kill must not leave it empty."""
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return
    half = path.with_suffix(".part")
    half.write_text(text, encoding="utf-8")
    half.replace(path)


def _within(quad: ox.Quad, graphs: tuple[str, ...]) -> bool:
    return isinstance(quad.graph_name, ox.NamedNode) and quad.graph_name.value in graphs
