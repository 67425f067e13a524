"""HTML → its text, parsed in a worker process that is killed when a page takes too long."""

import atexit
import contextlib
import json
import os
import select
import struct
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import IO, Any, Literal, cast

from kg import limits
from kg.read.refuse import Unreadable

_WORKER = Path(__file__).with_name("page_worker.py")
_LENGTH = struct.Struct(">I")
_REMEDY = "save the article's text alone, as .txt"


def parsed(task: Literal["page", "paragraphs"], markup: str) -> dict[str, Any]:
    """What the worker makes of the markup; Unreadable where it fails, or had to be killed."""
    try:
        found = _worker().answer(json.dumps({"task": task, "markup": markup}).encode())
    except TimeoutError as fault:
        raise Unreadable(
            f"HTML that takes more than {limits.PAGE_SECONDS:g} seconds to read", _REMEDY
        ) from fault
    except (OSError, EOFError) as fault:
        raise Unreadable("HTML that brings its reader down", _REMEDY) from fault
    if "error" in found:
        raise Unreadable(f"HTML that cannot be parsed ({found['error']})", _REMEDY)
    return found


class Worker:
    """The process, started at the first page, and again after each one that it did not survive."""

    def __init__(self) -> None:
        self.owner = os.getpid()
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def answer(self, message: bytes) -> dict[str, Any]:
        """The answer to one message; TimeoutError, OSError or EOFError when there is none."""
        with self._lock:
            process = self._process if self._process and self._process.poll() is None else self._started()
            into, pipe = cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout).fileno()
            try:
                into.write(_LENGTH.pack(len(message)) + message)
                into.flush()
                ends = time.monotonic() + limits.PAGE_SECONDS
                (length,) = _LENGTH.unpack(_taken(pipe, _LENGTH.size, ends))
                found: dict[str, Any] = json.loads(_taken(pipe, length, ends))
            except (OSError, EOFError):
                self.stop()
                raise
            return found

    def _started(self) -> "subprocess.Popen[bytes]":
        self.stop()
        # -P: nothing is imported from the folder that the user happens to stand in.
        command = [sys.executable, "-P", "-X", "utf8", str(_WORKER), str(limits.PAGE_MEMORY_BYTES)]
        self._process = subprocess.Popen(  # noqa: S603 - our own program, the page goes to its standard input
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
        )  # fmt: skip
        return self._process

    def stop(self) -> None:
        """Kills the process, if there is one."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            for pipe in (self._process.stdin, self._process.stdout):
                with contextlib.suppress(OSError):  # what was not written has nobody to go to
                    if pipe is not None:
                        pipe.close()
            self._process = None


def _taken(pipe: int, size: int, ends: float) -> bytes:
    """So many bytes of the pipe, by a point of the monotonic clock."""
    data = b""
    while len(data) < size:
        ready, _, _ = select.select([pipe], [], [], max(0.0, ends - time.monotonic()))
        if not ready:
            raise TimeoutError
        piece = os.read(pipe, size - len(data))
        if not piece:
            raise EOFError
        data += piece
    return data


_of_this_process: list[Worker] = []  # none, or one


def stop() -> None:
    """Ends this process's worker, if it has one; the next page starts another."""
    for worker in _of_this_process:
        if worker.owner == os.getpid():
            worker.stop()


def _worker() -> Worker:
    """This process's worker: a fork must not write into its parent's."""
    if not _of_this_process or _of_this_process[0].owner != os.getpid():
        _of_this_process[:] = [Worker()]
    return _of_this_process[0]


atexit.register(stop)
