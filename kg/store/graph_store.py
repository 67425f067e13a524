"""The embedded graph: named graphs say who says what, the default graph holds each fact once.

    DIR/oxigraph/           the database
    DIR/records/            text, extraction and quads of each article
    DIR/ledger.jsonl        what was acknowledged
    DIR/pending.jsonl       what is being written; see `kg.store.pending`
    DIR/reference.sha256    which registry is in it; see `kg.store.registered`
    DIR/version             of this layout
    DIR/seal                the files as their writer left them; see `kg.store.seal`
    DIR/writer              who is writing

An article is written in the order note, record, graph, ledger. What a kill leaves between them is brought to
its end at the next opening for writing.
"""

import hashlib
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, Self

import pyoxigraph as ox

from kg import limits
from kg.errors import StoreError
from kg.mapping.iris import Iris
from kg.settings import STORE_VERSION, existing_store, stamp, version
from kg.store import log, memory, seal
from kg.store.faults import opened_for_reading, translated
from kg.store.ledger import Entry, Ledger, Overlaid, entry_of
from kg.store.pending import Pending
from kg.store.records import Record, Records
from kg.store.registered import Registered
from kg.store.updates import exchange, loaded, merged, parsed, with_merged, within
from kg.store.writer import Writer

if TYPE_CHECKING:
    from rdflib import Dataset

Written = Literal["new", "changed", "unchanged"]
_SHARE = 4  # of the store is new from where on its tables are packed: reading them takes a fifth less then


class GraphStore:
    """A store folder, opened. Use it as a context manager: leaving flushes and closes."""

    def __init__(self, folder: Path, database: ox.Store, *, read_only: bool, iris: Iris) -> None:
        self.folder, self._home = folder, folder / "oxigraph"
        self.iris = iris
        self.version = version(folder)
        self.records = Records(folder / "records")
        self.ledger = Ledger(folder / "ledger.jsonl", plain=self.version < 2)
        self.pending = Pending(folder)
        self.registered = Registered(folder)
        self._database: ox.Store | None = database
        self._read_only = read_only
        self._unacknowledged: dict[str, Entry] = {}
        self._waiting: list[bytes] = []  # new articles, which are loaded together
        self._added = 0
        self._lock: Writer | None = None

    @classmethod
    def open(cls, path: str | os.PathLike[str], *, read_only: bool = False, iris: Iris | None = None) -> Self:
        """Opens the store in the folder `path`, or makes it; a second writer is refused."""
        folder = Path(path)
        with translated(folder):
            if read_only:
                database = opened_for_reading(existing_store(folder) / "oxigraph")
                return cls(folder, database, read_only=True, iris=iris or Iris())
            folder.mkdir(parents=True, exist_ok=True)
            memory.few_arenas()
            return cls._written(folder, Writer.of(folder), iris or Iris())

    @classmethod
    def _written(cls, folder: Path, lock: Writer, iris: Iris) -> Self:
        try:
            if version(folder) > 1:  # one of version 1 has no seal, and keeps its version till it is migrated
                seal.unseal(folder)
                stamp(folder, STORE_VERSION)
            store = cls(folder, ox.Store(str(folder / "oxigraph")), read_only=False, iris=iris)
            store._lock = lock
            store._recover()
        except BaseException:
            lock.release()
            raise
        return store

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
        """The pyoxigraph store, with all that was put; StoreError once it is closed."""
        database = self._as_it_is()
        if self._waiting:
            loaded(database, self._waiting)
            self._waiting = []  # not before: what could not be loaded is not acknowledged
        return database

    def _as_it_is(self) -> ox.Store:
        if self._database is None:
            raise StoreError("the store is closed", place=str(self.folder), remedy="open it again")
        return self._database

    def close(self) -> None:
        """Flushes what is pending, seals the files and lets go of the folder; closing twice is no fault."""
        whole = False
        try:
            if self._database is not None and self._unacknowledged:
                self.flush()
            if self._database is not None and not self._read_only:
                with translated(self.folder):
                    self._write_out(limits.LOG_BYTES_LEFT)
                    if self._added >= max(limits.TABLES_PACKED_ARTICLES, len(self.articles()) // _SHARE):
                        self._database.optimize()
            whole = True
        finally:
            self._database = None
            if self._lock is not None:
                self._leave(whole=whole)

    def _leave(self, *, whole: bool) -> None:
        lock, self._lock = self._lock, None
        try:
            if whole and self.version > 1:
                with translated(self.folder):
                    seal.seal(self.folder)
        finally:
            if lock is not None:
                lock.release()

    def flush(self) -> None:
        """The durability point: all that was put is on the disk, then acknowledged in the ledger."""
        with translated(self.folder):
            _ = self.database  # loads what waits
            self._write_out(limits.LOG_BYTES)
            log.synced(self._home)
            self.records.sync(a for a, entry in self._unacknowledged.items() if entry.record)
            self.ledger.append(list(self._unacknowledged.values()))
            for entry in self._unacknowledged.values():
                if entry.gone:
                    self.records.remove(entry.article)
            self.pending.clear()  # last: what a kill leaves of a record is told from a stranger's by it
        self._unacknowledged = {}
        memory.give_back()

    def renew(self) -> None:
        """Has the database give back what it holds in memory of its tables: closed, and opened again."""
        self.flush()
        with translated(self.folder):
            self.database.flush()
            self._database = None
            self._database = ox.Store(str(self._home))

    def put(self, article_id: str, nquads: bytes, extraction_json: str, text: str, full: str = "") -> Written:
        """Writes or replaces an article in one atomic update; the same quads again change nothing."""
        self._writable()
        digest = hashlib.sha256(nquads).hexdigest()
        before = self.articles().get(article_id)
        written = nquads.decode()
        record = Record(article=article_id, text=text, extraction=extraction_json, nquads=written, full=full)
        if before is None and not self._graphs_there(article_id):
            with translated(self.folder):
                self._add(record, nquads, digest)
            return "new"
        quads, known = parsed(nquads), None
        if before is not None and before.sha256 != digest:
            known = self.records.acknowledged(before.article, before.record)
        elif before is not None and self._intact(record, quads, before):
            return "unchanged"
        with translated(self.folder):
            self._write(record, quads, known if known is None else parsed(known))
        return "changed" if before else "new"

    def remove(self, article_id: str, *, keep: bool = False) -> bool:
        """Takes an article and all that only it says out of the graph; False when it is not there.

        With `keep` its record stays, so that it can be put back.
        """
        self._writable()
        if article_id not in self.articles():
            return False
        with translated(self.folder):
            self.pending.note({"article": article_id, "sha256": ""} | ({"keep": True} if keep else {}))
            self._take_out(article_id, keep=keep)
            self.flush()
        return True

    def _write(self, record: Record, quads: set[ox.Quad], known: set[ox.Quad] | None = None) -> None:
        self.pending.note({"article": record.article, "sha256": record.sha256})
        written = self.records.write(record)
        self._replace(record.article, quads, known)
        self._unacknowledged[record.article] = entry_of(record, len(quads), written)

    def _add(self, record: Record, nquads: bytes, digest: str) -> None:
        """The same for an article of which nothing is there: it goes into the graph with those after it."""
        self.pending.note({"article": record.article, "sha256": digest})
        written = self.records.write(record)
        whole, count = with_merged(nquads)
        self._waiting.append(whole)
        self._added += 1
        self._unacknowledged[record.article] = entry_of(record, count, written, digest)

    def _write_out(self, least: int) -> None:
        """Has the database write its log into tables, where it is larger than that."""
        if log.large(self._home, least):
            self.database.flush()

    def _take_out(self, article: str, *, keep: bool) -> None:
        known = self.ledger.withdrawn.get(article) or self.articles().get(article)
        self._replace(article, set())
        self._unacknowledged[article] = Entry(
            article=article, quads=0, sha256="",
            text_sha256=known.text_sha256 if keep and known else "",
            record=self.records.digest(article) if keep else "", full=known.full if keep and known else "",
        )  # fmt: skip

    def _recover(self) -> None:
        """Brings what a kill left to its end: what has its record written is there, all else as before."""
        rows = self.pending.read()
        last = {row["article"]: row for row in rows if "article" in row}
        for article, row in last.items():
            if not row["sha256"]:
                self._take_out(article, keep=bool(row.get("keep")))
                continue
            record = self.records.readable(article)
            if record is not None and record.sha256 == row["sha256"]:
                quads = parsed(record.nquads.encode())
                self._replace(article, quads)
                self._unacknowledged[article] = entry_of(record, len(quads), self.records.digest(article))
        for half in (*self.folder.glob("*.part"), *self.records.folder.glob("*.part")):
            half.unlink(missing_ok=True)
        if last:
            self.flush()
        if any("reference" in row for row in rows):
            self.registered.forget()  # the next `put_reference` writes the rest
        elif rows:
            self.pending.clear()

    def put_reference(self, nquads: bytes) -> bool:
        """Writes the registry's graph when it differs from the one there; True when it was written."""
        self._writable()
        digest = hashlib.sha256(nquads).hexdigest()
        if self.registered.sha256 == digest:
            return False
        name = self.iris.reference_graph
        old = set(self.quads(name))
        with translated(self.folder):
            self.pending.note({"reference": digest})
            self.registered.forget()
            if old:
                new = parsed(nquads)
                exchange(self, old - new, new)
            else:  # many times as fast, and what a kill leaves is completed by the next run
                self.database.bulk_load(with_merged(nquads)[0], format=ox.RdfFormat.N_QUADS)
            self.database.flush()
            self.registered.write(nquads)
            if not self._unacknowledged:
                self.pending.clear()
        return True

    def mend(self, article: str) -> int:
        """Writes an article's graphs again from its record where they differ; gives the quads that did."""
        record = self.records.readable(article)
        if record is None or record.sha256 != self.articles()[article].sha256:
            return 0
        quads, names = parsed(record.nquads.encode()), self.iris.graphs(article)
        there = {q for name in names for q in self.quads(name)} | self._provenance(article, names)
        wanted = quads | merged(quads)
        different = len(there - quads) + sum(1 for q in wanted if q not in self.database)
        if different:
            with translated(self.folder):
                self._replace(article, quads)
        return different

    def clear(self, graph: str) -> int:
        """Takes out a graph that no article accounts for, with what only it says; gives its quads."""
        gone = set(self.quads(graph))
        with translated(self.folder):
            exchange(self, gone, set())
        return len(gone)

    def agree(self) -> tuple[int, int]:
        """Makes the default graph the sum of the named ones; gives the facts that were missing, and over."""
        default = set(self.quads(""))
        held = merged(q for q in self.quads() if isinstance(q.graph_name, ox.NamedNode))
        with translated(self.folder):
            self.database.extend(held - default)
            for fact in default - held:
                self.database.remove(fact)
        return len(held - default), len(default - held)

    def put_decisions(self, nquads: bytes) -> bool:
        """Writes the graph of the editors' decisions in place of the one there; True when it was another."""
        self._writable()
        new, old = parsed(nquads), set(self.quads(self.iris.decisions_graph))
        if new == old:
            return False
        with translated(self.folder):
            exchange(self, old - new, new)
        return True

    def forget_reference(self) -> None:
        """Has the next `put_reference` write the registry whatever was written before."""
        self._writable()
        self.registered.forget()

    @property
    def unfinished_reference(self) -> bool:
        """Whether a kill interrupted the writing of the registry's graph."""
        return any("reference" in row for row in self.pending.read())

    def articles(self) -> Mapping[str, Entry]:
        """The articles that are in the graph, by id."""
        if not self._unacknowledged:
            return self.ledger.entries
        return Overlaid(self.ledger.entries, self._unacknowledged)

    def query(self, sparql: str) -> Any:
        """Rows or triples of our own SPARQL, the truth of an ASK; foreign text goes through `kg.query`."""
        # a list: the engine's solutions must end in the thread they began in, and a traceback may hold them
        found = self.database.query(sparql)
        return bool(found) if isinstance(found, ox.QueryBoolean) else list(found)

    def quads(self, graph: str | None = None) -> Iterator[ox.Quad]:
        """All quads, or those of one named graph; "" is the default graph."""
        if graph is None:
            return iter(self.database)
        name = ox.NamedNode(graph) if graph else ox.DefaultGraph()
        return iter(self.database.quads_for_pattern(None, None, None, name))

    def _graphs_there(self, article: str) -> bool:
        """Whether anything is in the graphs of an article that is not among those that wait."""
        there = self._as_it_is().contains_named_graph
        return any(there(ox.NamedNode(name)) for name in self.iris.graphs(article))

    def holds(self, graph: str) -> bool:
        """Whether a named graph has a quad."""
        return any(self.quads(graph))

    def dataset(self) -> "Dataset":
        """The same store as an rdflib Dataset (through oxrdflib); parse and query nothing foreign with it."""
        from oxrdflib import OxigraphStore  # noqa: PLC0415  # rdflib is slow to load, and few ask for it
        from rdflib import Dataset  # noqa: PLC0415

        from kg.store.face import ReadingFace  # noqa: PLC0415

        face = ReadingFace if self._read_only else OxigraphStore
        return Dataset(store=face(store=self.database))

    def _writable(self) -> None:
        if self._read_only:
            raise StoreError("is open for reading only", place=str(self.folder), remedy="open it for writing")

    def _intact(self, record: Record, quads: set[ox.Quad], entry: Entry) -> bool:
        """Whether graph and record still are what the ledger says; if not, putting again mends them."""
        kept = self.records.readable(record.article)
        if kept != record or self.records.digest(record.article) != entry.record:
            return False
        names = self.iris.graphs(record.article)
        there = {q for name in names for q in self.quads(name)}
        own = {q for q in quads if within(q, names)}
        return own == there and all(q in self.database for q in (quads - own) | merged(quads))

    def _replace(self, article: str, new: set[ox.Quad], known: set[ox.Quad] | None = None) -> None:
        """What the article said gives way to `new`, in its graphs, the provenance and the default graph.

        With what is `known` to be there only the difference is written, and nothing read: most that is
        written again says one thing otherwise, and what is read stays in the database's memory.
        """
        names = self.iris.graphs(article)
        if known is not None:
            own = {ox.NamedNode(iri) for iri in (self.iris.article(article), *names)}
            gone = {
                q for q in known - new if q.graph_name in own or q.subject in own
            }  # the rest others say too
            exchange(self, gone, new - known, stays=known & new)
            return
        old = {q for name in names for q in self.quads(name)} | self._provenance(article, names)
        exchange(self, old - new, new, dropped=names)

    def _provenance(self, article_id: str, graphs: tuple[str, ...]) -> set[ox.Quad]:
        """What the shared provenance graph says of this article and its graphs."""
        graph = ox.NamedNode(self.iris.provenance_graph)
        subjects = (ox.NamedNode(iri) for iri in (self.iris.article(article_id), *graphs))
        return {q for s in subjects for q in self.database.quads_for_pattern(s, None, None, graph)}
