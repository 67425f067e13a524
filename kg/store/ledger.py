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
    """One article as it was acknowledged: quads written and the SHA-256 of its sorted N-Quads; `quads` 0 when removed."""

    article: str
    text_sha256: str
    quads: int
    sha256: str


class Ledger:
    """The file `ledger.jsonl` of a store; the last line about an article holds."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._entries = self._read()

    @property
    def entries(self) -> Mapping[str, Entry]:
        """The articles that are there, by id, in the order of their first writing."""
        return self._entries

    def append(self, entries: list[Entry]) -> None:
        """Acknowledges articles; on the disk when this returns."""
        if not entries:
            return
        lines = "".join(json.dumps(asdict(e), ensure_ascii=False) + "\n" for e in entries)
        with self._path.open("a", encoding="utf-8") as file:
            file.write(lines)
            file.flush()
            os.fsync(file.fileno())
        for entry in entries:
            self._take(entry)

    def _take(self, entry: Entry) -> None:
        if entry.quads:
            self._entries[entry.article] = entry
        else:
            self._entries.pop(entry.article, None)

    def _read(self) -> dict[str, Entry]:
        self._entries: dict[str, Entry] = {}
        if not self._path.is_file():
            return self._entries
        lines = self._path.read_text(encoding="utf-8").split("\n")
        for number, line in enumerate(lines, 1):
            if not line:
                continue
            try:
                entry = Entry(**json.loads(line))
            except (ValueError, TypeError) as fault:
                if number == len(lines):  # the last line is torn: that article was not acknowledged
                    break
                raise StoreError(
                    "the ledger has a line that cannot be read", place=f"{self._path}:{number}",
                    remedy="restore the file, or build the store again from its articles",
                ) from fault
            self._take(entry)
        if lines[-1]:
            self._path.write_text("".join(f"{line}\n" for line in lines[:-1]), encoding="utf-8")
        return self._entries
