"""Mends a store from what it keeps: records, decisions, ledger and graph stand in for one another.

What cannot be used goes into DIR/set-aside/ before anything takes its place: nothing is lost by mending.
"""

import hashlib
import json
import shutil
import zlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg import lines
from kg.doctor import existing_or_damaged, identities
from kg.errors import StoreError, StoreVersionError
from kg.joining import Joining
from kg.mapping import map_rulings
from kg.mapping.iris import DIP, Iris
from kg.reference import Registry
from kg.resolve.editors import FILE as DECISIONS
from kg.resolve.editors import Rulings
from kg.settings import STORE_VERSION, stamp, version
from kg.store import Entry, GraphStore, Record, seal
from kg.store.doctor import strangers
from kg.store.ledger import Ledger, entry_of
from kg.store.records import Records
from kg.store.updates import parsed
from kg.store.writer import Writer

_LEDGER = "ledger.jsonl"
_IDENTITY = "identity.sqlite"
_RUN = 8  # quads of a run and its readers, which articles share: no more may be lacking


@dataclass(slots=True)
class _Repair:
    """A repair under way: the folder, what was done, and what the seal says is not as it was."""

    folder: Path
    iris: Iris
    done: list[str] = field(default_factory=list)
    broken: dict[str, str] = field(default_factory=dict)

    @property
    def records(self) -> Records:
        return Records(self.folder / "records")

    def aside(self, name: str) -> Path:
        """Puts a file or folder of the store out of the way, under a name that is free."""
        home = self.folder / seal.ASIDE
        home.mkdir(exist_ok=True)
        flat = name.replace("/", "-")
        target = next(
            home / (flat if not n else f"{flat}.{n}") for n in range(10_000)
            if not (home / (flat if not n else f"{flat}.{n}")).exists()
        )  # fmt: skip
        (self.folder / name).rename(target)
        return target

    def copy_aside(self, name: str) -> None:
        """The same with a copy, where the file is to be written again."""
        (self.folder / name).write_bytes((target := self.aside(name)).read_bytes())
        self.done.append(f"{name}: a copy of what it was is {target.relative_to(self.folder)}")


def repair(folder: Path, registry: Registry) -> list[str]:
    """Mends what can be mended and says what was done; `kg doctor` says what is left."""
    existing_or_damaged(folder)
    work = _Repair(folder=folder, iris=Iris())
    lock = Writer.of(folder)
    try:
        _version(work)
        work.broken = dict(seal.broken(folder))
        for name in (seal.FILE, seal.OPEN):
            (folder / name).unlink(missing_ok=True)
        old = _readable_database(work)
        _ledger(work)
        _decisions(work, old)
        _records(work)
        if old is None or any(name.startswith("oxigraph/") for name in work.broken):
            _database(work, old)
        del old
        if seal.FILE in work.broken:
            work.done.append(f"{seal.FILE}: {work.broken[seal.FILE]}; written again")
        if _IDENTITY in work.broken:
            if (folder / _IDENTITY).is_file():
                work.aside(_IDENTITY)
            work.done.append(f"{_IDENTITY}: {work.broken[_IDENTITY]}; worked out again")
    finally:
        lock.release()
    _inside(work, registry)
    return work.done


def _version(work: _Repair) -> None:
    try:
        version(work.folder)
    except StoreVersionError:
        work.copy_aside("version")
        stamp(work.folder, STORE_VERSION)
        work.done.append(f"version: written again, {STORE_VERSION}")


def _readable_database(work: _Repair) -> ox.Store | None:
    """The database as it is, to take from it what nothing else has; None where it cannot be opened."""
    try:
        return ox.Store.read_only(str(work.folder / "oxigraph"))
    except (OSError, RuntimeError):
        return None


def _ledger(work: _Repair) -> None:
    """Writes the ledger again where a line is damaged: what the records are stands in for it."""
    path = work.folder / _LEDGER
    plain = version(work.folder) < 2
    found = lines.read(path, plain=plain)
    if not found.damaged and path.is_file() and _LEDGER not in work.broken:
        return
    if path.is_file():
        work.copy_aside(_LEDGER)
    entries: dict[str, Entry] = {}
    for _, row in found.rows:
        entry = Entry(**row)
        entries.pop(entry.article, None)
        if not entry.gone:
            entries[entry.article] = entry
    down = _taken_down(work)
    for path_ in sorted(work.records.folder.glob("*.gz")):
        record = _whole_record(work, path_)
        if record is not None:
            quads = 0 if record.article in down else len(parsed(record.nquads.encode()))
            entries[record.article] = entry_of(record, quads, work.records.digest(record.article))
    gone = [a for a in entries if not work.records.path(a).is_file()]
    for article in gone:
        del entries[article]
    lines.rewrite(path, [asdict(entry) for entry in entries.values()])
    how = f"{len(found.damaged)} damaged lines" if found.damaged else "lines or all of it were lost"
    work.done.append(f"{_LEDGER}: {how}; written again from {len(entries)} records")
    work.done += [f"{article}: has no record, the ledger had it once" for article in gone]


def _taken_down(work: _Repair) -> set[str]:
    rows = dict(lines.read(work.folder / DECISIONS, plain=True).rows)
    try:
        return {row["article"] for _, row in Rulings(rows).held("retract") if row["what"] == "article"}
    except KeyError:
        return set()


def _whole_record(work: _Repair, path: Path) -> Record | None:
    try:
        record = work.records.load(path)
        parsed(record.nquads.encode())
    except (StoreError, ValueError):
        return None
    return record


def _decisions(work: _Repair, old: ox.Store | None) -> None:
    """Damaged and lost lines are taken from the graph, which has each as it was recorded."""
    path = work.folder / DECISIONS
    found = lines.read(path, plain=True)
    rows, recorded = dict(found.rows), dict(_recorded(old, work.iris))
    damaged = {damage.number: damage.raw for damage in found.damaged}
    wrong = sorted(damaged.keys() | (recorded.keys() - rows.keys()))
    if not wrong:
        return
    if path.is_file():
        work.copy_aside(DECISIONS)
    for number in wrong:
        rows[number] = recorded.get(number) or {"verdict": "lost", "because": "the line was damaged"}
        was = "was damaged" if number in damaged else "was lost"
        how = "is taken from the graph" if number in recorded else f"cannot be mended: {damaged[number]!r}"
        work.done.append(f"{DECISIONS}: line {number} {was}, and {how}")
    lines.rewrite(
        path, [rows.get(n) or {"verdict": "lost", "because": "lost"} for n in range(1, max(rows) + 1)]
    )


def _recorded(old: ox.Store | None, iris: Iris) -> Iterator[tuple[int, dict[str, Any]]]:
    """The decisions as the graph has them, by number."""
    said, graph = ox.NamedNode(f"{DIP}asRecorded"), ox.NamedNode(iris.decisions_graph)
    try:
        for quad in old.quads_for_pattern(None, said, None, graph) if old is not None else ():
            if isinstance(quad.object, ox.Literal) and isinstance(quad.subject, ox.NamedNode):
                yield int(quad.subject.value.rpartition("/")[2]), json.loads(quad.object.value)
    except (OSError, RuntimeError, ValueError):
        return  # what a damaged database gave till then


def _records(work: _Repair) -> None:
    """Records that are not as acknowledged: written again where only the packing is damaged."""
    if version(work.folder) < 2:
        return
    for article, entry in _entries(work).items():
        path = work.records.path(article)
        if not path.is_file() or work.records.digest(article) == entry.record:
            continue
        record = _unpacked(path)
        name = str(path.relative_to(work.folder))
        if record is not None and _acknowledged(record, entry):
            work.copy_aside(name)
            work.records.write(record)
            work.done.append(f"{article}: its record was damaged in its packing and is written again")
        else:
            target = work.aside(name)
            work.done.append(
                f"{article}: its record cannot be mended; what it was is {target.relative_to(work.folder)}"
            )


def _entries(work: _Repair) -> dict[str, Entry]:
    """The articles of the ledger, those taken down included."""
    ledger = Ledger(work.folder / _LEDGER, plain=version(work.folder) < 2)
    return {**ledger.entries, **ledger.withdrawn}


def _unpacked(path: Path) -> Record | None:
    """What a gzip file holds, whatever its header and its own checksum say."""
    data = path.read_bytes()
    try:
        plain = zlib.decompressobj(wbits=-15).decompress(data[10:])
        return Record(**json.loads(plain))
    except (zlib.error, ValueError, TypeError):
        return None


def _acknowledged(record: Record, entry: Entry) -> bool:
    same = entry_of(record, entry.quads, entry.record)
    return (
        same.text_sha256 == entry.text_sha256
        and same.full == entry.full
        and (not entry.quads or record.sha256 == entry.sha256)
    )


def _database(work: _Repair, old: ox.Store | None) -> None:
    """A new database from the records; from the old one only what no record has any more."""
    fresh_path = work.folder / "oxigraph.new"
    shutil.rmtree(fresh_path, ignore_errors=True)
    fresh = ox.Store(str(fresh_path))
    salvaged = lost = 0
    for article, entry in _entries(work).items():
        if not entry.quads:
            continue
        record = _unpacked(work.records.path(article)) if work.records.path(article).is_file() else None
        if record is not None and record.sha256 == entry.sha256:
            fresh.bulk_extend(parsed(record.nquads.encode()))
        elif quads := _salvaged(article, entry, old, work.iris):
            fresh.bulk_extend(quads)
            salvaged += 1
        else:
            lost += 1
    fresh.flush()
    del fresh
    target = work.aside("oxigraph") if (work.folder / "oxigraph").is_dir() else None
    fresh_path.rename(work.folder / "oxigraph")
    (work.folder / "reference.sha256").unlink(missing_ok=True)
    work.done.append(
        "oxigraph: built again from the records"
        + (f", {salvaged} articles from the old database" if salvaged else "")
        + (f", {lost} articles are lost" if lost else "")
    )
    if target is not None and not lost:
        shutil.rmtree(target)  # all that was in it is in the new one
    elif target is not None:
        work.done.append(f"oxigraph: what it was is {target.relative_to(work.folder)}")


def _salvaged(article: str, entry: Entry, old: ox.Store | None, iris: Iris) -> set[ox.Quad]:
    """An article's quads as the old database has them, where they are those acknowledged."""
    if old is None:
        return set()
    found: set[ox.Quad] = set()
    names = iris.graphs(article)
    try:
        for name in names:
            found.update(old.quads_for_pattern(None, None, None, ox.NamedNode(name)))
        provenance = ox.NamedNode(iris.provenance_graph)
        for subject in (iris.article(article), *names):
            found.update(old.quads_for_pattern(ox.NamedNode(subject), None, None, provenance))
    except (OSError, RuntimeError):
        return set()
    return found if found and abs(len(found) - entry.quads) <= _RUN else set()


def _inside(work: _Repair, registry: Registry) -> None:
    """With the store open again: graphs, registry, default graph, identities."""
    with GraphStore.open(work.folder) as store:
        for article in store.articles():
            if different := store.mend(article):
                work.done.append(
                    f"{article}: {different} quads were not as acknowledged and are written again"
                )
        for name in list(strangers(store)):
            work.done.append(f"{name}: {store.clear(name)} quads that were never acknowledged are taken out")
        _stray_records(work, store)
        rulings = Rulings.of(work.folder)
        if store.put_decisions(map_rulings(rulings.rows, rulings.undone, store.iris)):
            work.done.append("the graph of decisions is written again from their file")
        wrong, _ = identities(store, registry) if store.version > 1 else ([], [])
        if wrong:
            work.aside(_IDENTITY)
            work.done.append(f"{_IDENTITY}: {wrong[0].message}; worked out again")
        with Joining(store, registry) as joining:
            if _reference_differs(store, joining):
                store.forget_reference()
                joining.put_reference()
                work.done.append("the registry's graph is written again")
            missing, over = store.agree()
            if missing or over:
                work.done.append(f"default graph: {missing} facts were missing, {over} are held by no graph")
            if joining.rejoined:
                work.done.append(f"{joining.rejoined} articles are written again as the identities have them")


def _reference_differs(store: GraphStore, joining: Joining) -> bool:
    wanted = joining.reference()
    if store.registered.sha256 != hashlib.sha256(wanted).hexdigest():
        return True
    return set(store.quads(store.iris.reference_graph)) != parsed(wanted)


def _stray_records(work: _Repair, store: GraphStore) -> None:
    """Records of articles that the ledger does not know go aside."""
    known = {store.records.path(a).name for a in (*store.articles(), *store.ledger.withdrawn)}
    if store.records.folder.is_dir():
        for path in sorted(store.records.folder.glob("*.gz")):
            if path.name not in known:
                target = work.aside(str(path.relative_to(work.folder)))
                work.done.append(
                    f"{path.name}: was never acknowledged, now {target.relative_to(work.folder)}"
                )
