"""Pages that were fetched, kept on disk so that a server can say that nothing changed; safe to delete."""

import contextlib
import hashlib
import json
import os
import tempfile
import zlib
from dataclasses import asdict, dataclass
from pathlib import Path

from kg import limits

_BETWEEN_TRIMS = 200  # answers


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One answer: where it came from in the end, its content type, and the validators of the server."""

    url: str
    content_type: str
    etag: str
    modified: str
    sha256: str
    data: bytes = b""


class Cache:
    """A folder of answers by address; what is damaged there is as if it were not."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._written = 0

    def get(self, url: str) -> Kept | None:
        """The answer that was kept for the address, whole and undamaged, or None."""
        with contextlib.suppress(OSError, ValueError, TypeError, zlib.error):
            head, _, packed = self._path(url).read_bytes().partition(b"\n")
            told = json.loads(head)
            unpacker = zlib.decompressobj()
            kept = Kept(**told, data=unpacker.decompress(packed, limits.XML_BYTES))
            if hashlib.sha256(kept.data).hexdigest() == kept.sha256:
                return kept
        return None

    def put(self, url: str, kept: Kept) -> None:
        """Keeps the answer; a full or read-only disk is no reason to stop reading."""
        told = {key: value for key, value in asdict(kept).items() if key != "data"}
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._folder)
            with os.fdopen(handle, "wb") as stream:
                stream.write(json.dumps(told).encode() + b"\n" + zlib.compress(kept.data, 6))
            Path(name).replace(self._path(url))
        if self._written % _BETWEEN_TRIMS == 0:
            self._trim()
        self._written += 1

    def _trim(self) -> None:
        """Deletes the oldest answers until the folder is within its limit."""
        with contextlib.suppress(OSError):
            found = [(one.stat().st_mtime, one.stat().st_size, one.path) for one in os.scandir(self._folder)]
            size = sum(length for _, length, _ in found)
            for _, length, path in sorted(found):
                if size <= limits.CACHE_BYTES:
                    return
                Path(path).unlink(missing_ok=True)
                size -= length

    def _path(self, url: str) -> Path:
        return self._folder / hashlib.sha256(url.encode()).hexdigest()
