"""The store as a writer last left it, opened for reading; opened again when a writer has added to it."""

import threading
from pathlib import Path

from kg.settings import existing_store
from kg.store import GraphStore


class Snapshots:
    """Gives the newest state of the store in a folder. A request keeps the one it has, to its end."""

    def __init__(self, folder: Path) -> None:
        self.folder = existing_store(folder)
        self._opening = threading.Lock()
        self._sign: tuple[int, int] = (0, 0)
        self._store: GraphStore | None = None

    def current(self) -> GraphStore:
        """The store as it is now; StoreError when it cannot be read."""
        with self._opening:
            sign = self._written()
            if self._store is None or sign != self._sign:
                self._store, self._sign = GraphStore.open(self.folder, read_only=True), sign
            return self._store

    @property
    def sign(self) -> tuple[int, int]:
        """Changes when the store does: what was derived from an older one is then out of date."""
        return self._written()

    def _written(self) -> tuple[int, int]:
        """When the ledger, which every acknowledged change adds to, was written, and its size in bytes."""
        try:
            found = (self.folder / "ledger.jsonl").stat()
        except FileNotFoundError:
            return (0, 0)  # a store without an article
        return (found.st_mtime_ns, found.st_size)
