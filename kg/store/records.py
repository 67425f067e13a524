"""What the store keeps of each article beside the graph: its text, its extraction and its quads, one gzip file each."""

import gzip
import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from kg.errors import StoreError


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One kept article: its text, the contract's JSON of its extraction, and its N-Quads."""

    article: str
    text: str
    extraction: str
    nquads: str


class Records:
    """The folder `records/` of a store."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def _path(self, article: str) -> Path:
        return self._folder / f"{hashlib.sha256(article.encode()).hexdigest()[:32]}.json.gz"

    def write(self, record: Record) -> None:
        """Keeps a record, whole or not at all."""
        self._folder.mkdir(exist_ok=True)
        path = self._path(record.article)
        half = path.with_suffix(".part")
        with half.open("wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", compresslevel=3, mtime=0) as file:
            file.write(json.dumps(asdict(record), ensure_ascii=False).encode())
        os.replace(half, path)

    def read(self, article: str) -> Record | None:
        """The record of an article, or None."""
        path = self._path(article)
        if not path.is_file():
            return None
        try:
            return Record(**json.loads(gzip.decompress(path.read_bytes())))
        except (OSError, EOFError, ValueError, TypeError) as fault:
            raise StoreError(
                f"the record of {article} cannot be read: {fault}", place=str(path), remedy="build the article again"
            ) from fault

    def remove(self, article: str) -> None:
        self._path(article).unlink(missing_ok=True)

    def all(self, articles: Iterator[str]) -> Iterator[Record]:
        """The records of the articles named, in their order."""
        for article in articles:
            record = self.read(article)
            if record is not None:
                yield record
