"""What the engine and the disk report, said with a remedy; and the one fault that passes by itself."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pyoxigraph as ox

from kg.errors import StoreError, StoreLocked

_ATTEMPTS = 20
_PAUSE = 0.05  # seconds between them
GONE = "No such file"
_FULL = ("No space left", "Disk quota", "disk is full", "File too large", "disk I/O error")


def opened_for_reading(database: Path) -> ox.Store:
    """The database as it is now; tried again when a writer beside us has just moved or cleared a file away.

    A flush during the opening would go unnoticed: the log it empties is gone, the list of files read before.
    """
    for _ in range(_ATTEMPTS - 1):
        before = _files(database)
        try:
            store = ox.Store.read_only(str(database))
        except (OSError, RuntimeError) as fault:
            if GONE not in str(fault):
                raise
        else:
            if _files(database) == before:
                return store
        time.sleep(_PAUSE)
    return ox.Store.read_only(str(database))


def _files(database: Path) -> dict[str, int]:
    """The engine's logs, and its lists of files with their sizes: all that a flush changes."""
    with suppress(OSError):
        return {
            path.name: path.stat().st_size if path.name.startswith("MANIFEST") else 0
            for path in (*database.glob("*.log"), *database.glob("MANIFEST-*"))
        }
    return {}


@contextmanager
def translated(folder: Path) -> Iterator[None]:
    """Turns OSError and the engine's RuntimeError into StoreError with the folder and a remedy."""
    try:
        yield
    except (OSError, RuntimeError, sqlite3.OperationalError) as fault:
        raise _said(str(fault), folder) from fault


def _said(text: str, folder: Path) -> StoreError:
    place = str(folder)
    if "LOCK" in text or "lock file" in text:
        return StoreLocked(
            "another process is writing", place=place, remedy="wait until it is done, or use another --store"
        )
    if any(sign in text for sign in _FULL):
        return StoreError(
            "the disk is full", place=place,
            remedy="free some room and run the same command again; nothing is half written",
        )  # fmt: skip
    if GONE in text:
        return StoreError(
            f"files are missing or were just cleared away by a writer: {text}", place=place,
            remedy="run the same command again; kg doctor says whether something is lost",
        )  # fmt: skip
    if "Corruption" in text:
        return StoreError(
            f"the database is damaged: {text}", place=place,
            remedy="restore a backup, or build the store again from its articles",
        )  # fmt: skip
    return StoreError(
        f"cannot be used: {text}", place=place, remedy="check that the folder exists and can be written"
    )
