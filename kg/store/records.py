"""What the store keeps of each article beside the graph: text, extraction and quads, one gzip file each."""

import gzip
import hashlib
import json
import os
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec

from kg.errors import StoreError

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One kept article: its text, the contract's JSON of its extraction, and its N-Quads."""

    article: str
    text: str
    extraction: str
    nquads: str
    full: str = ""  # the extraction as it passes between the rooms, to be resolved and mapped again

    @property
    def sha256(self) -> str:
        """Of the N-Quads, as the ledger has it."""
        return hashlib.sha256(self.nquads.encode()).hexdigest()

    @property
    def bytes(self) -> bytes:
        """The file: the same bytes for the same record."""
        return gzip.compress(msgspec.json.encode(self), 3, mtime=0)


class _OfRecord(msgspec.Struct, frozen=True):
    nquads: str


_only_nquads = msgspec.json.Decoder(_OfRecord).decode


class Records:
    """The folder `records/` of a store; the files are named by a hash, since ids are no file names."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, article: str) -> Path:
        """Where the record of an article is, or would be."""
        return self.folder / f"{hashlib.sha256(article.encode()).hexdigest()[:32]}.json.gz"

    def write(self, record: Record) -> str:
        """Keeps a record, whole or not at all; gives the SHA-256 of its file."""
        path, data = self.path(record.article), record.bytes
        half = path.with_suffix(".part")
        try:
            try:
                half.write_bytes(data)
            except FileNotFoundError:  # the first record
                self.folder.mkdir(exist_ok=True)
                half.write_bytes(data)
            half.replace(path)
        except OSError:
            half.unlink(missing_ok=True)
            raise
        return hashlib.sha256(data).hexdigest()

    def sync(self, articles: Iterable[str]) -> None:
        """The records of the articles are on the disk when this returns."""
        if not self.folder.is_dir():
            return
        for path in (*(self.path(a) for a in articles), self.folder):
            if path.exists():
                file = os.open(path, os.O_RDONLY)
                try:
                    os.fsync(file)
                finally:
                    os.close(file)

    def digest(self, article: str) -> str:
        """The SHA-256 of the file of an article's record; "" where there is none."""
        path = self.path(article)
        return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""

    def read(self, article: str) -> Record | None:
        """The record of an article, or None."""
        path = self.path(article)
        return self.load(path, article) if path.is_file() else None

    def readable(self, article: str) -> Record | None:
        """The same, and None too for one that cannot be read."""
        try:
            return self.read(article)
        except StoreError:
            return None

    def load(self, path: Path, article: str = "") -> Record:
        """The record in a file; StoreError where it is none."""
        return self._decoded(path, article, lambda data: Record(**json.loads(data)))

    def _decoded(self, path: Path, article: str, decode: Callable[[bytes], T]) -> T:
        try:
            return decode(gzip.decompress(path.read_bytes()))
        except (OSError, EOFError, ValueError, TypeError, zlib.error, msgspec.MsgspecError) as fault:
            raise StoreError(
                f"the record of {article or path.name} cannot be read: {fault}", place=str(path),
                remedy="build the article again",
            ) from fault  # fmt: skip

    def nquads(self, article: str) -> bytes:
        """Only the N-Quads of a record, in a quarter of the time; b"" where there is none."""
        path = self.path(article)
        return self._decoded(path, article, _only_nquads).nquads.encode() if path.is_file() else b""

    def acknowledged(self, article: str, digest: str) -> bytes | None:
        """The N-Quads of a record whose file has this SHA-256; None where the file is another, or gone."""
        return self.nquads(article) if digest and self.digest(article) == digest else None

    def remove(self, article: str) -> None:
        """Forgets an article."""
        self.path(article).unlink(missing_ok=True)

    def all(self, articles: Iterable[str]) -> Iterator[Record]:
        """The records of the articles named, in their order."""
        for article in articles:
            record = self.read(article)
            if record is not None:
                yield record
