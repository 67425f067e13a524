"""Reads articles on a Dask cluster and gives what became of them in their order, a bounded few ahead.

What a lost worker was at, another does again: Dask sees to that. Workers have to be of this very version, so
that the bytes are those of one machine; they are asked before the run, and each batch asks again.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from functools import partial
from importlib import import_module
from types import TracebackType
from typing import Any, Self

import msgspec

from kg import limits, seat
from kg.errors import ClusterError
from kg.mapping.iris import Iris
from kg.settings import value
from kg.team import Item, Result, articles, in_order, results
from kg.version import Version, current
from kg.worker import Answer

_GOES_ON = "what was stored is kept; the same command goes on from there"
_INSTALL = "install this kg there with its extra [cluster], and start scheduler and workers again"


class Cluster:
    """The connection to a scheduler; ClusterError: none answers, or its workers are not of this version."""

    def __init__(self, address: str) -> None:
        self.address = address
        try:
            self._dask = import_module("distributed")
        except ImportError as fault:
            raise ClusterError(
                "Dask is not installed", place="--scheduler", remedy="pip install 'kg[cluster]'"
            ) from fault
        if not value("debug"):  # what it says of a lost connection is said by us
            logging.getLogger("distributed").setLevel(logging.CRITICAL)
        self._version = current()
        self._client = self._connected()
        try:
            self._check()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Takes back what is not done, and leaves the cluster."""
        with suppress(OSError, TimeoutError):
            self._client.close(timeout=limits.CLUSTER_CONNECT_SECONDS)

    def attempted(self, items: Iterable[Item], iris: Iris) -> Iterator[Result]:
        """What becomes of each item, in order."""
        return in_order(iter(items), limits.CLUSTER_ARTICLES, self._most, partial(self._begun, iris=iris))

    def _connected(self) -> Any:
        try:
            return self._dask.Client(
                self.address, timeout=limits.CLUSTER_CONNECT_SECONDS, set_as_default=False, name="kg"
            )
        except (OSError, TimeoutError, ValueError) as fault:
            raise self._error(
                "no Dask scheduler answers there",
                "dask scheduler starts one; its address is like tcp://HOST:8786",
            ) from fault

    def _check(self) -> None:
        """All workers that are there now are of this version; there is one, or one comes soon."""
        try:
            self._client.wait_for_workers(1, timeout=limits.CLUSTER_CONNECT_SECONDS)
        except TimeoutError as fault:
            raise self._error(
                "the scheduler has no workers", f"dask worker {self.address} starts one"
            ) from fault
        try:
            self._client.run_on_scheduler(seat.described)  # it takes apart what it hands on
        except (ImportError, AttributeError) as fault:
            raise self._error(f"the scheduler cannot run this kg: {fault}", _INSTALL) from fault
        found = self._client.run(seat.described, on_error="return")
        for worker, told in sorted(found.items()):
            if not isinstance(told, bytes):
                raise self._error(f"worker {worker} cannot run this kg: {told}", _INSTALL)
            if other := self._version.differs(msgspec.json.decode(told, type=Version)):
                raise self._error(f"worker {worker} has {other}", _INSTALL)

    def _most(self) -> int:
        """Batches to be under way: as many as keep the workers of now at work."""
        with self._reached():
            threads: int = sum(self._client.nthreads().values())
        return min(limits.CLUSTER_BATCHES, 2 + limits.CLUSTER_BATCHES_EACH * threads)

    def _begun(self, chunk: list[Item], iris: Iris) -> Callable[[], list[Result]]:
        submit = partial(
            self._client.submit, seat.answered, self._version.digest, iris.base,
            msgspec.msgpack.encode(articles(chunk)), pure=False,
        )  # fmt: skip
        with self._reached():
            return partial(self._done, chunk, submit(), submit)

    def _done(self, chunk: list[Item], first: Any, again: Callable[[], Any]) -> list[Result]:
        with self._reached():
            answers = self._answers(first, again, limits.CLUSTER_TRIES - 1)
        if not answers:
            self._check()
            raise self._error("a worker has another kg", _INSTALL)
        return results(chunk, msgspec.msgpack.decode(answers, type=list[Answer]))

    def _answers(self, future: Any, again: Callable[[], Any], tries: int) -> bytes:
        """What a batch came to; where it outlived none of its workers, what it comes to when begun again."""
        try:
            found: bytes = future.result()
        except self._dask.KilledWorker as fault:
            if tries:
                return self._answers(again(), again, tries - 1)
            raise self._error(
                f"workers are lost again and again: {fault}", f"see their logs; {_GOES_ON}"
            ) from fault
        return found

    @contextmanager
    def _reached(self) -> Iterator[None]:
        """What the cluster raises, as the fault that it is: ours at a worker, or the way there."""
        try:
            yield
        except ClusterError:
            raise
        except (ImportError, AttributeError) as fault:
            raise self._error(f"a worker cannot run this kg: {fault}", _INSTALL) from fault
        except ChildProcessError as fault:
            raise self._error(str(fault), f"see its log; {_GOES_ON}") from fault
        except (OSError, TimeoutError, CancelledError) as fault:
            raise self._error("the scheduler is lost", f"start it again; {_GOES_ON}") from fault

    def _error(self, message: str, remedy: str) -> ClusterError:
        return ClusterError(message, place=self.address, remedy=remedy)
