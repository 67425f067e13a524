"""Which registry is in a store: the SHA-256 of its N-Quads, and the N-Quads.

DIR/reference.sha256    written last, so that one interrupted is written again
DIR/reference.nq.gz     what it is the digest of: exports read it, the database is slower
"""

import gzip
import hashlib
import zlib
from pathlib import Path

from kg import lines

STAMP, KEPT = "reference.sha256", "reference.nq.gz"


class Registered:
    """The files of the registry in a store folder."""

    def __init__(self, folder: Path) -> None:
        self._stamp, self._kept = folder / STAMP, folder / KEPT

    @property
    def sha256(self) -> str:
        """Of the N-Quads that were written whole, or ""."""
        return self._stamp.read_text(encoding="utf-8") if self._stamp.is_file() else ""

    def nquads(self) -> bytes:
        """What was written; b"" where it is not there as it was."""
        try:
            data = gzip.decompress(self._kept.read_bytes())
        except (OSError, EOFError, zlib.error):
            return b""
        return data if hashlib.sha256(data).hexdigest() == self.sha256 else b""

    def write(self, nquads: bytes) -> None:
        """They are in the graph."""
        lines.replace(self._kept, gzip.compress(nquads, 1, mtime=0))
        lines.replace(self._stamp, hashlib.sha256(nquads).hexdigest().encode())

    def forget(self) -> None:
        """Has the next writer write the registry, whatever was written before."""
        self._stamp.unlink(missing_ok=True)
