"""What was acknowledged, apart from the database: one JSON line for each article written or removed.

Oxigraph opens without complaint after losing the tail of its log; the ledger is how that is noticed.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import msgspec

from kg import lines
from kg.errors import StoreError
from kg.store.records import Record

_REMEDY = "kg doctor --repair writes it again from the kept records"
_DIGEST = re.compile(r"[0-9a-f]{64}")


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


class Entries(Mapping[str, Entry]):
    """Entries by article, packed: a hundred thousand with their digests as text would be 70 MB."""

    def __init__(self) -> None:
        self._packed: dict[str, bytes] = {}

    def __getitem__(self, article: str) -> Entry:
        quads, *digests = msgspec.msgpack.decode(self._packed[article])
        text, graph, record, full = (d.hex() if isinstance(d, bytes) else d for d in digests)
        return Entry(article=article, quads=quads, text_sha256=text, sha256=graph, record=record, full=full)

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)

    def __contains__(self, article: object) -> bool:
        return article in self._packed

    def take(self, entry: Entry) -> None:
        """Holds what is said of an article now."""
        digests = (entry.text_sha256, entry.sha256, entry.record, entry.full)
        raw = (bytes.fromhex(d) if _DIGEST.fullmatch(d) else d for d in digests)
        self._packed[entry.article] = msgspec.msgpack.encode((entry.quads, *raw))

    def drop(self, article: str) -> None:
        """Forgets an article, if it is there."""
        self._packed.pop(article, None)


class Ledger:
    """The file `ledger.jsonl` of a store; the last line about an article holds.

    `plain` takes lines without a checksum, as stores of version 1 have them.
    """

    def __init__(self, path: Path, *, plain: bool = False) -> None:
        self._path = path
        self._entries = Entries()
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
        self._entries, self._withdrawn = Entries(), {}
        for entry in entries:
            self._take(entry)

    def _take(self, entry: Entry) -> None:
        if entry.quads:
            self._entries.take(entry)
            self._withdrawn.pop(entry.article, None)
            return
        self._entries.drop(entry.article)
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
