"""Reads articles in several processes and gives what became of them in their order, a bounded few ahead.

Processes start only when a run turns out to be a long one: to start is a second's work.
"""

import contextlib
import os
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from typing import BinaryIO, cast

import msgspec

from kg import limits
from kg.mapping.iris import Iris
from kg.process import Mapped
from kg.records import Article, Refusal
from kg.settings import value
from kg.worker import Answer, message, taken

Item = Article | Refusal
Result = Mapped | Refusal


def attempted(
    items: Iterable[Item], iris: Iris, alone: Callable[[Article], Result], processes: int | None = None
) -> Iterator[Result]:
    """What becomes of each item, in order; `alone` does it in this process, as for the first ones."""
    size = workers() if processes is None else processes
    every = iter(items)
    for item in every if size < 2 else islice(every, limits.ALONE_ARTICLES):
        yield item if isinstance(item, Refusal) else alone(item)
    head = next(every, None)
    if head is not None:
        team = _Team(size, iris, alone)
        try:
            yield from team.results(_chained(head, every))
        finally:
            team.stop()


def workers() -> int:
    """Processes that read: as set, else one for each core that this process may use."""
    told = value("workers")
    if told.isascii() and told.isdigit():
        return int(told)
    return min(len(os.sched_getaffinity(0)), limits.WORKERS)


def _chained(head: Item, rest: Iterator[Item]) -> Iterator[Item]:
    yield head
    yield from rest


class _Team:
    """The processes of one run, a thread to each."""

    def __init__(self, size: int, iris: Iris, alone: Callable[[Article], Result]) -> None:
        self._size, self._iris, self._alone = size, iris, alone
        self._pool = ThreadPoolExecutor(max_workers=size, thread_name_prefix="team")
        self._mine = threading.local()
        self._all: list[subprocess.Popen[bytes]] = []
        self._stopped = False

    def results(self, items: Iterator[Item]) -> Iterator[Result]:
        """The results in the order of the items; no more are taken than fit between here and the processes.

        What came before a fault of the items is given before it is raised.
        """
        waiting: deque[Future[list[Result]]] = deque()
        most, fault = limits.WORKER_ARTICLES_AHEAD // limits.WORKER_ARTICLES, None
        while True:
            chunk: list[Item] = []
            try:
                chunk.extend(islice(items, limits.WORKER_ARTICLES))
            except Exception as found:  # noqa: BLE001  # raised below, in its turn
                fault = found
            if chunk:
                waiting.append(self._pool.submit(self._done, chunk))
            while waiting and (len(waiting) >= most or not chunk or fault):
                yield from waiting.popleft().result()
            if fault:
                raise fault
            if not chunk:
                return

    def stop(self) -> None:
        """Ends the processes; what they were at is lost."""
        self._stopped = True
        for process in self._all:
            process.kill()
        self._pool.shutdown(wait=True, cancel_futures=True)
        for process in self._all:
            process.wait()
            for pipe in (process.stdin, process.stdout):
                with contextlib.suppress(OSError):  # what was not written has nobody to go to
                    if pipe is not None:
                        pipe.close()

    def _done(self, chunk: list[Item]) -> list[Result]:
        articles = [item for item in chunk if isinstance(item, Article)]
        found = iter(self._read(articles))
        return [item if isinstance(item, Refusal) else next(found) for item in chunk]

    def _read(self, articles: list[Article]) -> list[Result]:
        """By this thread's process; here, where an article brought it down."""
        if not articles:
            return []
        try:
            process = self._process()
            into, out = cast("BinaryIO", process.stdin), cast("BinaryIO", process.stdout)
            into.write(message(articles))
            into.flush()
            answers = msgspec.msgpack.decode(taken(out), type=list[Answer])
        except (OSError, EOFError):
            if self._stopped:
                return []
            self._mine.process = None
            return [self._alone(article) for article in articles]
        return [cast("Result", one.mapped or one.refusal) for one in answers]

    def _process(self) -> subprocess.Popen[bytes]:
        process: subprocess.Popen[bytes] | None = getattr(self._mine, "process", None)
        if process is None:
            # -P: nothing is imported from the folder that the user happens to stand in
            process = subprocess.Popen(  # our own program
                [sys.executable, "-P", "-X", "utf8", "-m", "kg.worker"],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                stderr=None if value("debug") else subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
            )  # fmt: skip
            self._mine.process = process
            self._all.append(process)
            cast("BinaryIO", process.stdin).write(message(self._iris))
        return process
