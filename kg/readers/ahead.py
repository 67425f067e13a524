"""Works on several items at a time and gives the results in the order of the items."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def ahead(
    items: Iterable[T], work: Callable[[T], R], workers: int, stop: Callable[[], None] = lambda: None
) -> Iterator[tuple[T, R]]:
    """Each item with its result; no more items are taken than `workers` need. `stop` ends what waits."""
    if workers < 2:
        yield from ((item, work(item)) for item in items)
        return
    pool = ThreadPoolExecutor(max_workers=workers, thread_name_prefix="reader")
    waiting: deque[tuple[T, Future[R]]] = deque()
    try:
        for item in items:
            waiting.append((item, pool.submit(work, item)))
            if len(waiting) > workers:
                first, result = waiting.popleft()
                yield first, result.result()
        while waiting:
            first, result = waiting.popleft()
            yield first, result.result()
    finally:  # a fault, or nobody wants more
        stop()
        pool.shutdown(wait=True, cancel_futures=True)
