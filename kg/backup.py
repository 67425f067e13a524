"""Copies of a store: records, ledger and decisions, from which all else follows.

    TO/records/  TO/ledger.jsonl  TO/decisions.jsonl  TO/version
    TO/backup       a digest of each of them

A copy may be made while a writer works: it has every article that was acknowledged when it began, each whole,
as it was then or as the writer has left it since.
"""

import hashlib
import shutil
import time
from dataclasses import asdict
from pathlib import Path

from kg import lines
from kg.errors import StoreError, UsageError
from kg.reference import Registry
from kg.repair import repair
from kg.resolve.editors import FILE as DECISIONS
from kg.resolve.editors import REMEDY
from kg.settings import STORE_VERSION, existing_store, stamp, version
from kg.store import Entry, GraphStore, Record
from kg.store.faults import translated
from kg.store.ledger import Ledger, entry_of
from kg.store.records import Records

_CONTENTS = "backup"
_LEDGER = "ledger.jsonl"
_TRIES = 50  # at an article that a writer has under its hands
_PAUSE = 0.1  # seconds between them


def backup(folder: Path, to: Path) -> int:
    """Copies the store in `folder` into the new folder `to`; gives the number of articles."""
    existing_store(folder)
    if version(folder) < STORE_VERSION:
        raise StoreError(
            "the store is of an older version",
            place=str(folder),
            remedy="kg build or kg doctor --repair brings it up",
        )
    if to.exists() and any(to.iterdir()):
        raise UsageError(f"{to} is there already", remedy="name a new folder")
    with translated(to):
        half = to.with_name(f"{to.name}.part")
        shutil.rmtree(half, ignore_errors=True)
        half.mkdir(parents=True)
        entries = _copied(folder, half)
        lines.rewrite(half / _LEDGER, [asdict(entry) for entry in entries])
        rows = lines.checked(folder / DECISIONS, plain=True, remedy=REMEDY).rows
        lines.rewrite(half / DECISIONS, [row for _, row in rows])
        stamp(half, STORE_VERSION)
        lines.rewrite(half / _CONTENTS, [{"files": _digests(half)}])
        if to.exists():
            to.rmdir()
        half.rename(to)
    return sum(1 for entry in entries if entry.quads)


def restore(source: Path, folder: Path, registry: Registry) -> int:
    """Makes a store in the new folder `folder` from a backup; gives the number of articles."""
    _verify(source)
    if folder.exists() and any(folder.iterdir()):
        raise UsageError(f"{folder} is there already", remedy="name a new folder with --store")
    with translated(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        half = folder.with_name(f"{folder.name}.part")
        shutil.rmtree(half, ignore_errors=True)
        shutil.copytree(source, half)
        (half / _CONTENTS).unlink()
        repair(half, registry)
        if folder.exists():
            folder.rmdir()
        half.rename(folder)
    with GraphStore.open(folder, read_only=True) as store:
        return len(store.articles())


def _copied(folder: Path, to: Path) -> list[Entry]:
    """The records into `to`, and what a ledger says of them."""
    found, kept, copies = [], Records(folder / "records"), Records(to / "records")
    copies.folder.mkdir()
    began = Ledger(folder / _LEDGER)
    for article in {**began.entries, **began.withdrawn}:
        for _ in range(_TRIES):
            now = Ledger(folder / _LEDGER)
            entry = now.entries.get(article) or now.withdrawn.get(article)
            if entry is None:
                break  # taken out meanwhile
            record = _readable(kept, article)
            if record is not None:
                digest = copies.write(record)
                quads = len(record.nquads.splitlines()) if entry.quads else 0
                found.append(entry_of(record, quads, digest))
                break
            time.sleep(_PAUSE)
        else:
            raise StoreError(
                f"{article} has no record that can be read", place=str(folder), remedy="kg doctor says more"
            )
    return found


def _readable(records: Records, article: str) -> Record | None:
    try:
        return records.read(article)
    except StoreError:
        return None


def _verify(source: Path) -> None:
    found = lines.read(source / _CONTENTS)
    if found.damaged or len(found.rows) != 1:
        raise StoreError(
            "this is no backup, or its list of files is damaged",
            place=str(source),
            remedy="name a folder that kg backup wrote",
        )
    expected, there = found.rows[0][1]["files"], _digests(source)
    for name in sorted({**expected, **there}):
        if expected.get(name) != there.get(name):
            raise StoreError(
                "the file is not as it was saved", place=str(source / name), remedy="use another backup"
            )


def _digests(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != _CONTENTS
    }
