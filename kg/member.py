"""One process that reads articles, seen from the one that asks: started when needed, and again when lost.

The article at which it is lost again and again is refused; nothing that harms a process is read in this one.
"""

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from typing import IO, BinaryIO, Protocol, cast

import msgspec

from kg import limits
from kg.mapping.iris import Iris
from kg.records import Article, Refusal
from kg.settings import value
from kg.worker import Answer, framed, taken

LOST = (OSError, EOFError)  # what writing to a process, and reading from it, raise when it has gone


class Process(Protocol):
    """What is asked of a process, started or forked."""

    @property
    def stdin(self) -> IO[bytes] | None:
        """To it."""

    @property
    def stdout(self) -> IO[bytes] | None:
        """From it."""

    def wait(self, timeout: float | None = None) -> int:
        """The code with which it ended; TimeoutExpired after so many seconds."""

    def kill(self) -> None:
        """Ends it now."""


class Member:
    """A process of `kg.worker`; one thread at a time asks it, any may stop it. `first` is there already."""

    def __init__(self, iris: Iris, first: Process | None = None) -> None:
        self._iris = iris
        self._process: Process | None = first
        self._told = False  # the process has its first message
        self._lock = threading.Lock()
        self.stopped = False

    def read(self, articles: Sequence[Article]) -> list[Answer]:
        """What became of each, in order. One of `LOST`: no process runs here, it was stopped, or KG_DEBUG."""
        return _answers(self.passed(msgspec.msgpack.encode(articles))) if articles else []

    def passed(self, articles: bytes) -> bytes:
        """The same of a list of articles in MessagePack to a list of answers in it."""
        try:
            return self._asked(articles)
        except LOST:
            self._ended()
            if value("debug"):  # the fault is to be seen, not to be refused
                raise
        one_by_one = msgspec.msgpack.decode(articles, type=list[Article])
        return msgspec.msgpack.encode([self._alone(article) for article in one_by_one])

    def stop(self) -> None:
        """Ends the process, and lets none be started; what it was at is lost."""
        with self._lock:
            self.stopped = True
        self._ended()

    def _alone(self, article: Article) -> Answer:
        """By itself, in a process that has shown that it works: then it is the article that ends it."""
        how = ""
        for _ in range(limits.WORKER_TRIES):
            self._asked(msgspec.msgpack.encode([]))
            try:
                (answer,) = _answers(self._asked(msgspec.msgpack.encode([article])))
            except LOST:
                how = _told(self._ended())
            else:
                return answer
        reason = f"it brings down the process that reads it: {how}, {limits.WORKER_TRIES} times"
        remedy = "leave it out, and report it with the article; KG_DEBUG=1 shows more"
        return Answer(refusal=Refusal(origin=article.origin, reason=reason, remedy=remedy))

    def _asked(self, articles: bytes) -> bytes:
        process = self._running()
        into, out = cast("BinaryIO", process.stdin), cast("BinaryIO", process.stdout)
        into.write(framed(articles))
        into.flush()
        return taken(out)

    def _running(self) -> Process:
        with self._lock:
            if self.stopped:
                raise EOFError
            if self._process is None:
                self._process = _started()
            if not self._told:
                cast("BinaryIO", self._process.stdin).write(framed(msgspec.msgpack.encode(self._iris)))
                self._told = True
            return self._process

    def _ended(self) -> int:
        """The code with which the process has ended, if it had to be helped to; the next one is another."""
        with self._lock:
            process, self._process, self._told = self._process, None, False
        if process is None:
            return 0
        with contextlib.suppress(subprocess.TimeoutExpired):  # it is going by itself, or must be made to
            process.wait(0 if self.stopped else limits.WORKER_ENDS_SECONDS)
        process.kill()
        for pipe in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):  # what was not written has nobody to go to
                if pipe is not None:
                    pipe.close()
        return process.wait()


def _started() -> Process:
    # -P: nothing is imported from the folder that the user happens to stand in
    return subprocess.Popen(  # our own program
        [sys.executable, "-P", "-X", "utf8", "-m", "kg.worker"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=None if value("debug") else subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
    )  # fmt: skip


def _answers(data: bytes) -> list[Answer]:
    return msgspec.msgpack.decode(data, type=list[Answer])


def _told(code: int) -> str:
    """How a process ended, in words."""
    if code < 0:
        try:
            return f"ended by {signal.Signals(-code).name}"
        except ValueError:
            return f"ended by signal {-code}"
    return f"ended with code {code}"
