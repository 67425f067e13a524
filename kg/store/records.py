"""What the store keeps of each article beside the graph: text, extraction and quads, one gzip file each."""

import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator
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
    full: str = ""  # the extraction as it passes between the rooms, to be resolved and mapped again

    @property
    def sha256(self) -> str:
        """Of the N-Quads, as the ledger has it."""
        return hashlib.sha256(self.nquads.encode()).hexdigest()


class Records:
    """The folder `records/` of a store; the files are named by a hash, since ids are no file names."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, article: str) -> Path:
        """Where the record of an article is, or would be."""
        return self._folder / f"{hashlib.sha256(article.encode()).hexdigest()[:32]}.json.gz"

    def write(self, record: Record) -> None:
        """Keeps a record, whole or not at all."""
        self._folder.mkdir(exist_ok=True)
        path = self.path(record.article)
        half = path.with_suffix(".part")
        try:
            with (
                half.open("wb") as raw,
                gzip.GzipFile(fileobj=raw, mode="wb", compresslevel=3, mtime=0) as file,
            ):
                file.write(json.dumps(asdict(record), ensure_ascii=False).encode())
            half.replace(path)
        except OSError:
            half.unlink(missing_ok=True)
            raise

    def read(self, article: str) -> Record | None:
        """The record of an article, or None."""
        path = self.path(article)
        if not path.is_file():
            return None
        try:
            return Record(**json.loads(gzip.decompress(path.read_bytes())))
        except (OSError, EOFError, ValueError, TypeError) as fault:
            raise StoreError(
                f"the record of {article} cannot be read: {fault}", place=str(path),
                remedy="build the article again",
            ) from fault  # fmt: skip

    def remove(self, article: str) -> None:
        """Forgets an article."""
        self.path(article).unlink(missing_ok=True)

    def all(self, articles: Iterable[str]) -> Iterator[Record]:
        """The records of the articles named, in their order."""
        for article in articles:
            record = self.read(article)
            if record is not None:
                yield record
