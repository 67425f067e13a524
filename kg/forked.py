"""A process that reads articles, forked from this one with the tables of their languages at hand.

Only where no other thread runs: a fork takes over what the others hold, locks among them. So a run forks
before it opens its store.
"""

import gc
import multiprocessing
import os
import signal
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from kg.process import attempt
from kg.records import Article
from kg.reference import Registry
from kg.worker import serve

_THREADS = Path("/proc/self/task")  # of Linux; Python knows only of those that it started itself


def may_fork() -> bool:
    """Whether this process can be forked and nothing else runs in it."""
    return hasattr(os, "fork") and _THREADS.is_dir() and len(list(_THREADS.iterdir())) == 1


def warm(articles: Iterable[Article], registry: Registry) -> None:
    """Reads one article of each language, so that what a language needs is there."""
    for article in {article.language: article for article in articles}.values():
        attempt(article, registry)


class Forked:
    """One such process, with what `kg.member` asks of a `subprocess.Popen`."""

    def __init__(self, registry: Registry) -> None:
        asked, self._asking = os.pipe()
        self._told, telling = os.pipe()
        context = multiprocessing.get_context("fork")
        self._process = context.Process(target=self._work, args=(asked, telling, registry), daemon=True)
        self._process.start()
        os.close(asked)
        os.close(telling)
        self.stdin: BinaryIO = os.fdopen(self._asking, "wb")
        self.stdout: BinaryIO = os.fdopen(self._told, "rb")

    def wait(self, timeout: float | None = None) -> int:
        """The code with which it ended, negative for a signal; TimeoutExpired after so many seconds."""
        self._process.join(timeout)
        code = self._process.exitcode
        if code is None:
            raise subprocess.TimeoutExpired("kg.worker", timeout or 0.0)
        return code

    def kill(self) -> None:
        """Ends it now."""
        self._process.kill()

    def _work(self, asked: int, telling: int, registry: Registry) -> None:
        """In the new process; what the parent would do at a signal is not its business."""
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        gc.freeze()  # what is not looked at by the collector stays shared with the parent
        os.close(self._asking)
        os.close(self._told)
        with os.fdopen(asked, "rb") as stream, os.fdopen(telling, "wb") as out:
            serve(stream, out, registry)
