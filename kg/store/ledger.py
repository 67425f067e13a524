"""What was acknowledged, apart from the database: one JSON line for each article written or removed.

Oxigraph opens without complaint after losing the tail of its log; the ledger is how that is noticed.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from kg import lines
from kg.errors import StoreError
from kg.store.records import Record

_REMEDY = "kg doctor --repair writes it again from the kept records"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An article as acknowledged: number of quads (0: not in the graph), SHA-256 of its N-Quads, of its text,
    of the file of its record ("" where none is kept), and of the extraction it was mapped from."""

    article: str
    text_sha256: str
    quads: int
    sha256: str
    record: str = ""
    full: str = ""

    @property
    def gone(self) -> bool:
        """Whether nothing of the article is kept."""
        return not self.quads and not self.record


class Overlaid(Mapping[str, Entry]):
    """The articles in the graph: those acknowledged, and what was written since; nothing is copied."""

    def __init__(self, entries: Mapping[str, Entry], since: Mapping[str, Entry]) -> None:
        self._entries, self._since = entries, since

    def __getitem__(self, article: str) -> Entry:
        entry = self._since.get(article) or self._entries[article]
        if not entry.quads:
            raise KeyError(article)
        return entry

    def __iter__(self) -> Iterator[str]:
        for article in self._entries:
            if article not in self._since or self._since[article].quads:
                yield article
        for article, entry in self._since.items():
            if entry.quads and article not in self._entries:
                yield article

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Ledger:
    """The file `ledger.jsonl` of a store; the last line about an article holds.

    `plain` takes lines without a checksum, as stores of version 1 have them.
    """

    def __init__(self, path: Path, *, plain: bool = False) -> None:
        self._path = path
        self._entries: dict[str, Entry] = {}
        self._withdrawn: dict[str, Entry] = {}
        found = lines.checked(path, plain=plain, remedy=_REMEDY)
        self._whole = found.whole  # what follows was never acknowledged
        for number, row in found.rows:
            try:
                self._take(Entry(**row))
            except TypeError as fault:
                raise StoreError(
                    "a line is no entry of a ledger", place=f"{path}:{number}", remedy=_REMEDY
                ) from fault

    @property
    def entries(self) -> Mapping[str, Entry]:
        """The articles that are in the graph, by id, in the order of their first writing."""
        return self._entries

    @property
    def withdrawn(self) -> Mapping[str, Entry]:
        """The articles that editors took out of the graph, whose records are kept."""
        return self._withdrawn

    def append(self, entries: list[Entry]) -> None:
        """Acknowledges articles; on the disk when this returns. A line torn by a kill is cut off first."""
        if not entries:
            return
        self._whole = lines.append(self._path, [asdict(e) for e in entries], self._whole)
        for entry in entries:
            self._take(entry)

    def rewrite(self, entries: list[Entry]) -> None:
        """Only these entries, whole or not at all."""
        self._whole = lines.rewrite(self._path, [asdict(e) for e in entries])
        self._entries, self._withdrawn = {}, {}
        for entry in entries:
            self._take(entry)

    def _take(self, entry: Entry) -> None:
        if entry.quads:
            self._entries[entry.article] = entry
            self._withdrawn.pop(entry.article, None)
            return
        self._entries.pop(entry.article, None)
        if entry.gone:
            self._withdrawn.pop(entry.article, None)
        else:
            self._withdrawn[entry.article] = entry


def entry_of(record: Record, quads: int, written: str, sha256: str = "") -> Entry:
    """What the ledger says of an article whose record is written; `written` is the digest of its file,
    `sha256` that of its N-Quads where it is known."""
    return Entry(
        article=record.article, quads=quads, sha256=sha256 or record.sha256, record=written,
        text_sha256=hashlib.sha256(record.text.encode()).hexdigest(),
        full=hashlib.sha256(record.full.encode()).hexdigest() if record.full else "",
    )  # fmt: skip
