"""One writer at a time: a lock that the system lets go when its process ends, and who holds it."""

import fcntl
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import Self

from kg.errors import StoreLocked

FILE = "writer"
_SHOWN = 3  # words of the command line: `kg build news/`


class Writer:
    """The lock on a store folder, held until `release`."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor: int | None = descriptor

    @classmethod
    def of(cls, folder: Path) -> Self:
        """Takes the lock; StoreLocked says who has it."""
        path = folder / FILE
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as fault:
            os.close(descriptor)
            raise StoreLocked(
                f"another process is writing{_who(path)}", place=str(folder),
                remedy="wait until it is done, or use another --store",
            ) from fault  # fmt: skip
        command = " ".join([Path(sys.argv[0]).name, *sys.argv[1:]][:_SHOWN])
        since = datetime.now().astimezone().isoformat(timespec="seconds")
        os.truncate(descriptor, 0)
        os.write(descriptor, f"{os.getpid()} since {since}: {command}\n".encode(errors="replace"))
        return cls(descriptor)

    def release(self) -> None:
        """Lets go; twice is no fault."""
        if self._descriptor is not None:
            descriptor, self._descriptor = self._descriptor, None
            os.truncate(descriptor, 0)
            os.close(descriptor)


def at_work(folder: Path) -> bool:
    """Whether somebody writes in the store now."""
    path = folder / FILE
    if not path.is_file():
        return False
    descriptor = os.open(path, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(descriptor)
    return False


def _who(path: Path) -> str:
    try:
        said = path.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
    return f" (process {said})" if said else ""
