"""Workers that answer foreign queries, kept from one to the next; killed when a query takes too long."""

import os
import selectors
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, cast

from kg import limits
from kg.query.worker import written

# -P: nothing is imported from the folder that the user happens to stand in.
WORKER = (sys.executable, "-P", "-X", "utf8", str(Path(__file__).with_name("worker.py")))
_PIECE = 1 << 16  # bytes read at once
_LAST = 19  # the niceness of who goes last
_HEAD = 8  # bytes of a message's length


class Worker:
    """One process that answers queries one after another."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - our own program, the query goes to its standard input
            WORKER, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0
        )
        self._told = cast("BinaryIO", self._process.stdin)
        self._heard = cast("BinaryIO", self._process.stdout)
        self.number = self._process.pid
        self.maker = threading.get_ident()  # the kernel ends it together with this thread
        self.slowed = False

    @property
    def alive(self) -> bool:
        """Whether it may be given a query."""
        return self._process.poll() is None

    def asked(self, task: bytes, seconds: float) -> bytes | None:
        """What it says to the task; b"" when it died of it, None when it was not done after `seconds`."""
        deadline = time.monotonic() + seconds
        try:
            self._told.write(written(task))
        except BrokenPipeError:
            return b""
        return _message(self._heard, deadline)

    def slow_down(self) -> None:
        """Lets others go first, for good: only an administrator may take that back."""
        self.slowed = True
        with suppress(OSError):  # it ended meanwhile, or the system forbids it
            os.setpriority(os.PRIO_PROCESS, self.number, _LAST)

    def stop(self) -> None:
        """Ends its query from another thread than the one that waits, which then hears nothing more."""
        self._process.kill()

    def kill(self) -> None:
        """Ends it at once and frees what the system holds of it."""
        self._process.kill()
        self._process.wait()
        self._told.close()
        self._heard.close()


class Pool:
    """Idle workers of a process; each is given only to the thread that made it, the last used first."""

    def __init__(self, kept: int = limits.QUERY_WORKERS) -> None:
        self._kept, self._idle, self._owner = kept, list[Worker](), os.getpid()
        self._lock = threading.Lock()

    def take(self) -> Worker:
        """A worker that is alive and nobody else's."""
        mine = threading.get_ident()
        with self._lock:
            self._forget_the_parents()
            for worker in [w for w in self._idle if not w.alive]:
                self._idle.remove(worker)
                worker.kill()
            for worker in reversed(self._idle):
                if worker.maker == mine:
                    self._idle.remove(worker)
                    return worker
        return Worker()

    def give(self, worker: Worker) -> None:
        """A worker that has answered; beyond those that are kept the longest idle one ends."""
        with self._lock:
            self._idle.append(worker)
            while len(self._idle) > self._kept:
                self._idle.pop(0).kill()

    def close(self) -> None:
        """Ends those that are idle."""
        with self._lock:
            self._forget_the_parents()
            while self._idle:
                self._idle.pop().kill()

    def _forget_the_parents(self) -> None:
        """A fork may neither write into its parent's pipes nor end what answers there."""
        if self._owner != os.getpid():
            self._idle, self._owner = [], os.getpid()


def _message(heard: BinaryIO, deadline: float) -> bytes | None:
    """The next message of a pipe: b"" where it ends before, None where it is not whole at the deadline."""
    found, wanted = bytearray(), _HEAD
    with selectors.DefaultSelector() as ready:
        ready.register(heard, selectors.EVENT_READ)
        while len(found) < wanted:
            if not ready.select(max(0.0, deadline - time.monotonic())):
                return None
            piece = heard.read(_PIECE)
            if not piece:
                return b""
            found += piece
            if wanted == _HEAD and len(found) >= _HEAD:
                wanted = _HEAD + int.from_bytes(found[:_HEAD], "big")
    return bytes(found[_HEAD:])
