"""Foreign queries, a few at a time, each in a process that is killed when it or its client gives up."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from kg import limits
from kg.errors import KgError
from kg.query.answers import Answer
from kg.query.pool import Pool
from kg.query.run import answered, task, too_long, unsettled, worked
from kg.store.memory import give_back


class TooMany(KgError):  # noqa: N818 - named for what happened
    """More queries wait than may; the client is to come back after `seconds`."""

    def __init__(self, seconds: float) -> None:
        super().__init__(
            "too many queries at once", remedy=f"ask again in {seconds:g} s, or one after another"
        )
        self.seconds = seconds


class Workers:
    """Runs queries on the store in a folder: `limits.SERVE_QUERIES` at once, as many again may wait."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._pool, self._threads = Pool(), ThreadPoolExecutor(limits.SERVE_QUERIES)
        self._free = asyncio.Semaphore(limits.SERVE_QUERIES)
        self._waiting = 0

    async def ask(
        self,
        sparql: str,
        *,
        default_graphs: list[str] | None = None,
        named_graphs: list[str] | None = None,
        gone: Callable[[], Awaitable[bool]] | None = None,
    ) -> Answer:
        """The answer; refusals, faults and timeouts are raised. `gone` says whether the client has left."""
        asked = task(
            self.folder,
            sparql,
            rows=limits.QUERY_ROWS,
            default_graphs=default_graphs,
            named_graphs=named_graphs,
        )
        async with self._place():
            deadline = time.monotonic() + limits.QUERY_SECONDS
            found = await self._worked(asked, deadline, gone)
            while unsettled(found) and time.monotonic() < deadline:
                found = await self._worked(asked, deadline, gone)
        return answered(found, self.folder)

    @asynccontextmanager
    async def _place(self) -> AsyncIterator[None]:
        """A place at work, after some waiting; TooMany when too many wait already."""
        if self._free.locked() and self._waiting >= limits.SERVE_WAITING:
            raise TooMany(limits.QUERY_SECONDS)
        self._waiting += 1
        try:
            await self._free.acquire()
        finally:
            self._waiting -= 1
        try:
            yield
        finally:
            self._free.release()

    async def _worked(
        self, asked: bytes, deadline: float, gone: Callable[[], Awaitable[bool]] | None
    ) -> dict[str, Any]:
        """What a worker says before the deadline; it is killed then, or when the client has left."""
        worker, left = self._pool.take(), deadline - time.monotonic()
        loop = asyncio.get_running_loop()
        running = loop.run_in_executor(self._threads, worked, self._pool, worker, asked, left)
        try:
            while not running.done():
                if gone is not None and await gone():
                    raise too_long(limits.QUERY_SECONDS)
                await asyncio.wait({running}, timeout=limits.SERVE_LOOK_SECONDS)
                if not running.done():
                    worker.slow_down()
            return running.result()
        finally:
            # large answers before this one are freed by now, but kept by the C library: 50 MB after a hundred
            await asyncio.to_thread(give_back)
            if not running.done():
                worker.stop()
                await asyncio.wait({running})
                running.exception()  # that it was stopped is known

    def close(self) -> None:
        """Ends the workers that are idle."""
        self._pool.close()
        self._threads.shutdown(wait=False)
