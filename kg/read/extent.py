"""How much of what is to be read has been read, in bytes of files as they lie on the disk."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from kg.read.sources import Source, expand


class Extent:
    """The size of the sources, and how far a run has come; unknown where they are addresses or a pipe."""

    def __init__(self, sources: Sequence[str | os.PathLike[str]]) -> None:
        found = [one for one in expand(sources) if isinstance(one, Source)]
        known = all(one.path is not None for one in found)
        self._whole = sum(_size(one.path) for one in found if one.path) if known else 0
        self._past = 0
        self._open: IO[bytes] | None = None

    @contextmanager
    def of(self, file: IO[bytes]) -> Iterator[None]:
        """While a file is read; it counts as read when the block ends, to the end or not."""
        self._open, size = file, os.fstat(file.fileno()).st_size
        try:
            yield
        finally:
            self._open, self._past = None, self._past + size

    @property
    def known(self) -> bool:
        """Whether there is a size: the sources are files."""
        return bool(self._whole)

    @property
    def share(self) -> float:
        """The part that has been read, from 0 to 1; 0 where it is not known."""
        if not self._whole:
            return 0.0
        file, here = self._open, 0
        if file is not None:
            with suppress(ValueError):  # it has just been closed
                here = file.tell()
        return min(1.0, (self._past + here) / self._whole)


def _size(path: Path) -> int:
    """In bytes; 0 for what has gone meanwhile, which the reading will tell of."""
    try:
        return path.stat().st_size
    except OSError:
        return 0
