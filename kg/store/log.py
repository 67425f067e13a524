"""The database's write-ahead log: what was written is on the disk once its files are.

Oxigraph writes each change to RocksDB's log before it returns, and so survives a kill; to survive a power
failure the log must be synced. That costs a tenth of what it costs to write the tables out.
"""

import os
from pathlib import Path

from kg import limits

_LOGS = "*.log"


def synced(database: Path) -> None:
    """The log of a database is on the disk when this returns."""
    for path in (*database.glob(_LOGS), database):
        try:
            file = os.open(path, os.O_RDONLY)
        except FileNotFoundError:
            continue  # its content went into a table, which RocksDB synced before it took the file away
        try:
            os.fsync(file)
        finally:
            os.close(file)


def large(database: Path, least: int = limits.LOG_BYTES) -> bool:
    """Whether the log has grown so that it should be written out into tables."""
    total = 0
    for path in database.glob(_LOGS):
        try:
            total += path.stat().st_size
        except FileNotFoundError:
            continue
    return total > least
