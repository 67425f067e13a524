"""Reads articles in several processes and gives what became of them in their order, a bounded few ahead.

Processes start only when a run turns out to be a long one: to start is a second's work.
"""

import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import cast

from kg import limits
from kg.mapping.iris import Iris
from kg.member import LOST, Member
from kg.process import Resolved
from kg.records import Article, Refusal
from kg.settings import value
from kg.worker import Answer

Item = Article | Refusal
Result = Resolved | Refusal


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


def _chained(head: Item, rest: Iterator[Item]) -> Iterator[Item]:
    yield head
    yield from rest


class _Team:
    """The processes of one run, a thread to each."""

    def __init__(self, size: int, iris: Iris, alone: Callable[[Article], Result]) -> None:
        self._iris, self._alone = iris, alone
        self._pool = ThreadPoolExecutor(max_workers=size, thread_name_prefix="team")
        self._mine = threading.local()
        self._all: list[Member] = []
        self._stopped = False

    def results(self, items: Iterator[Item]) -> Iterator[Result]:
        """The results in the order of the items; no more are taken than fit between us and the processes."""
        most = limits.WORKER_ARTICLES_AHEAD // limits.WORKER_ARTICLES
        return in_order(
            items,
            limits.WORKER_ARTICLES,
            lambda: most,
            lambda chunk: self._pool.submit(self._done, chunk).result,
        )

    def stop(self) -> None:
        """Ends the processes; what they were at is lost."""
        self._stopped = True
        for member in self._all:
            member.stop()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _done(self, chunk: list[Item]) -> list[Result]:
        """By this thread's process; here, where none can be started, or to show where a fault came from."""
        try:
            return results(chunk, self._member().read(articles(chunk)))
        except LOST:
            if self._stopped:
                return []
            return [item if isinstance(item, Refusal) else self._alone(item) for item in chunk]

    def _member(self) -> Member:
        member: Member | None = getattr(self._mine, "member", None)
        if member is None:
            member = self._mine.member = Member(self._iris)
            self._all.append(member)
            if self._stopped:
                member.stop()
        return member
