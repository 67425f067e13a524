"""Reads articles in several processes and gives what became of them in their order, a bounded few ahead.

There are several only where a run turns out to be a long one. They are forked from this process, which has
read an article of each language by then, or, where that may not be, started anew: three seconds' work each.
"""

import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from types import TracebackType
from typing import Self, cast

from kg import limits
from kg.forked import Forked, may_fork, warm
from kg.mapping.iris import Iris
from kg.member import LOST, Member
from kg.process import Resolved
from kg.records import Article, Refusal
from kg.reference import Registry
from kg.settings import value
from kg.worker import Answer

Item = Article | Refusal
Result = Resolved | Refusal


class Team:
    """The processes of one run; leaving it ends them, and what they are at is lost."""

    def __init__(self, size: int | None = None) -> None:
        self.size = workers() if size is None else size
        self._forked: list[Forked] = []
        self._seats: _Seats | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._seats:
            self._seats.stop()
        for one in self._forked:
            Member(Iris(), one).stop()

    def forked(self, items: Iterable[Item], registry: Registry) -> Iterator[Item]:
        """The same items; processes are forked where there are many, so nothing may be open that they harm.

        A fault among the first items is raised in its turn.
        """
        if self.size < 2 or not may_fork():
            return iter(items)
        first: list[Item] = []
        rest = iter(items)
        fault: Exception | None = None
        try:
            first.extend(islice(rest, limits.ALONE_ARTICLES + 1))
        except Exception as found:  # noqa: BLE001  # raised below, in its turn
            fault = found
        if len(first) > limits.ALONE_ARTICLES:
            warm(articles(first), registry)
            self._forked = [Forked(registry) for _ in range(self.size)]
        return _chained(first, rest, fault)

    def attempted(
        self, items: Iterable[Item], iris: Iris, alone: Callable[[Article], Result]
    ) -> Iterator[Result]:
        """What becomes of each item, in order; `alone` does it in this process, as for a few."""
        every = iter(items)
        few = None if self.size < 2 else 0 if self._forked else limits.ALONE_ARTICLES
        for item in islice(every, few):
            yield item if isinstance(item, Refusal) else alone(item)
        head = next(every, None)
        if head is not None:
            self._seats = _Seats(self._members(iris))
            yield from self._seats.results(_chained([head], every), alone)

    def _members(self, iris: Iris) -> list[Member]:
        forked, self._forked = self._forked, []
        return [Member(iris, one) for one in forked] or [Member(iris) for _ in range(self.size)]


def workers() -> int:
    """Processes that read: as set, else one for each core that this process may use."""
    told = value("workers")
    if told.isascii() and told.isdigit():
        return int(told)
    mine = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(mine, limits.WORKERS)  # the first is known on Linux alone


def in_order(
    items: Iterator[Item],
    size: int,
    most: Callable[[], int],
    begin: Callable[[list[Item]], Callable[[], list[Result]]],
) -> Iterator[Result]:
    """The results in the order of the items, begun `size` items at a time and at most `most` of these ahead.

    What came before a fault of the items is given before it is raised.
    """
    waiting: deque[Callable[[], list[Result]]] = deque()
    fault: Exception | None = None
    while True:
        chunk: list[Item] = []
        try:
            _fill(chunk, items, size)
        except Exception as found:  # noqa: BLE001  # raised below, in its turn
            fault = found
        if chunk:
            waiting.append(begin(chunk))
        while waiting and (len(waiting) >= most() or not chunk or fault):
            yield from waiting.popleft()()
        if fault:
            raise fault
        if not chunk:
            return


def results(chunk: Iterable[Item], answers: Iterable[Answer]) -> list[Result]:
    """What became of a chunk, given the answers about its articles."""
    found = iter(answers)
    return [item if isinstance(item, Refusal) else _result(next(found)) for item in chunk]


def articles(chunk: Iterable[Item]) -> list[Article]:
    """The articles of a chunk, without what was refused before it was read."""
    return [item for item in chunk if isinstance(item, Article)]


def _result(answer: Answer) -> Result:
    return cast("Result", answer.resolved or answer.refusal)


def _fill(chunk: list[Item], items: Iterator[Item], size: int) -> None:
    """Takes items into a chunk until there are enough, or enough to read in them."""
    characters = 0
    while len(chunk) < size and characters < limits.WORKER_CHARACTERS:
        item = next(items, None)
        if item is None:
            return
        chunk.append(item)
        characters += len(item.text) if isinstance(item, Article) else 0


def _chained(first: list[Item], rest: Iterator[Item], fault: Exception | None = None) -> Iterator[Item]:
    yield from first
    if fault:
        raise fault
    yield from rest


class _Seats:
    """A thread to each process."""

    def __init__(self, members: list[Member]) -> None:
        self._members = members
        self._free = list(members)
        self._pool = ThreadPoolExecutor(max_workers=len(members), thread_name_prefix="team")
        self._mine = threading.local()
        self._stopped = False

    def results(self, items: Iterator[Item], alone: Callable[[Article], Result]) -> Iterator[Result]:
        """The results in the order of the items; no more are taken than fit between us and the processes."""
        most = limits.WORKER_ARTICLES_AHEAD // limits.WORKER_ARTICLES
        return in_order(
            items,
            limits.WORKER_ARTICLES,
            lambda: most,
            lambda chunk: self._pool.submit(self._done, chunk, alone).result,
        )

    def stop(self) -> None:
        """Ends the processes."""
        self._stopped = True
        for member in self._members:
            member.stop()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _done(self, chunk: list[Item], alone: Callable[[Article], Result]) -> list[Result]:
        """By this thread's process; here, where none can be started, or to show where a fault came from."""
        member: Member | None = getattr(self._mine, "member", None)
        if member is None:
            member = self._mine.member = self._free.pop()
        try:
            return results(chunk, member.read(articles(chunk)))
        except LOST:
            if self._stopped:
                return []
            return [item if isinstance(item, Refusal) else alone(item) for item in chunk]
