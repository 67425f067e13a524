"""What was acknowledged, apart from the database: one JSON line for each article written or removed.

Oxigraph opens without complaint after losing the tail of its log; the ledger is how that is noticed.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from kg.errors import StoreError


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An article as acknowledged: number of quads (0: removed), SHA-256 of its N-Quads and of its text."""

    article: str
    text_sha256: str
    quads: int
    sha256: str


class Ledger:
    """The file `ledger.jsonl` of a store; the last line about an article holds."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._entries: dict[str, Entry] = {}
        self._whole = 0  # bytes up to the end of the last whole line
        self._read()

    @property
    def entries(self) -> Mapping[str, Entry]:
        """The articles that are there, by id, in the order of their first writing."""
        return self._entries

    def append(self, entries: list[Entry]) -> None:
        """Acknowledges articles; on the disk when this returns. A line torn by a kill is cut off first."""
        if not entries:
            return
        lines = "".join(json.dumps(asdict(e), ensure_ascii=False) + "\n" for e in entries).encode()
        with self._path.open("ab") as file:
            file.truncate(self._whole)
            file.write(lines)
            file.flush()
            os.fsync(file.fileno())
        self._whole += len(lines)
        for entry in entries:
            self._take(entry)

    def _take(self, entry: Entry) -> None:
        if entry.quads:
            self._entries[entry.article] = entry
        else:
            self._entries.pop(entry.article, None)

    def _read(self) -> None:
        if not self._path.is_file():
            return
        data = self._path.read_bytes()
        self._whole = data.rfind(b"\n") + 1  # what follows was never acknowledged
        for number, line in enumerate(data[: self._whole].splitlines(), 1):
            try:
                self._take(Entry(**json.loads(line)))
            except (ValueError, TypeError) as fault:
                raise StoreError(
                    "the ledger has a line that cannot be read", place=f"{self._path}:{number}",
                    remedy="restore the file, or build the store again from its articles",
                ) from fault  # fmt: skip
