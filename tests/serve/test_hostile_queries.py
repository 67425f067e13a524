"""Hostile queries against a server as users start it: the next good one is answered, nothing is fetched."""

import socket
import statistics
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import psutil
import pytest

from kg import limits
from kg.errors import QueryError
from kg.query.guard import checked
from tests.serve.hostile_queries import SHAPES, hostile_queries
from tests.serve.test_command import serving
from tests.stores import demo

GOOD = "SELECT (COUNT(*) AS ?n) { ?e a <https://w3id.example/dip/ns#Event> }"
SECONDS = 2.5  # in which the next good query is answered


@contextmanager
def listening() -> Iterator[tuple[int, list[bytes]]]:
    """A port that nobody has a reason to call, and what was said to it."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def wait() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                heard.append(connection.recv(200))
                connection.close()

        thread = threading.Thread(target=wait, daemon=True)
        thread.start()
        yield server.getsockname()[1], heard
        server.shutdown(socket.SHUT_RDWR)
    thread.join(5)


def hold_out(store: Path, count: int) -> tuple[list[float], list[int], list[bytes]]:
    """Seconds of the good query after each hostile one, the server's memory at times, what was fetched."""
    waits, memory = [], []
    with listening() as (port, heard), serving(store) as (root, process), httpx2.Client(timeout=20) as good:
        server = psutil.Process(process.pid)
        good.get(f"{root}/sparql", params={"query": GOOD})
        for number, query in enumerate(hostile_queries(count, port)):
            foe = threading.Thread(target=_sent, args=(root, query), daemon=True)
            foe.start()
            time.sleep(0.05)  # the hostile one is at work when the good one comes
            begun = time.monotonic()
            answer = good.get(f"{root}/sparql", params={"query": GOOD})
            waits.append(time.monotonic() - begun)
            assert answer.status_code == 200, query[:300]
            foe.join(1)  # it gives up after half a second, and the server with it
            if number % 50 == 0:
                memory.append(_at_rest(server, good, root))
        memory.append(_at_rest(server, good, root))
        assert process.poll() is None
    return waits, memory, heard


def _at_rest(server: psutil.Process, good: httpx2.Client, root: str) -> int:
    """Bytes of memory of the server and the workers that it keeps when no query is at work in them."""
    deadline = time.monotonic() + 15
    while _at_work(server) and time.monotonic() < deadline:
        time.sleep(0.2)
    assert not _at_work(server), "a client that has gone left its query behind"
    good.get(f"{root}/sparql", params={"query": GOOD})  # after which what came before is given back
    kept = server.children(recursive=True)
    assert len(kept) <= limits.QUERY_WORKERS
    return sum(process.memory_info().rss for process in (server, *kept))


def _at_work(server: psutil.Process) -> bool:
    """Whether any of its workers uses the processor."""
    before = {worker.pid: sum(worker.cpu_times()) for worker in server.children(recursive=True)}
    time.sleep(0.3)
    after = {worker.pid: sum(worker.cpu_times()) for worker in server.children(recursive=True)}
    return any(after[pid] > before.get(pid, 0.0) + 0.02 for pid in after)


def _sent(root: str, query: str) -> None:
    try:
        httpx2.post(f"{root}/sparql", data={"query": query}, timeout=0.5)
    except httpx2.HTTPError:
        return


def test_no_query_that_reaches_out_gets_as_far_as_a_worker() -> None:
    reaching = [
        q for n, q in enumerate(hostile_queries(1_000, 9)) if SHAPES[n % len(SHAPES)] in ("reach", "from")
    ]
    assert len(set(reaching)) > 100
    for query in reaching:
        if "/g> WHERE" in query:
            continue  # the name of a graph that the store may have: the worker looks, and never fetches
        with pytest.raises(QueryError):
            checked(query)


def test_a_query_whose_client_has_left_is_stopped() -> None:
    with serving(demo()) as (root, process):
        server = psutil.Process(process.pid)
        _sent(root, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
        deadline = time.monotonic() + 5
        while server.children() and time.monotonic() < deadline:
            time.sleep(0.1)
        assert time.monotonic() < deadline


@pytest.mark.soak
def test_a_thousand_hostile_queries_hold_nobody_up() -> None:
    waits, memory, heard = hold_out(demo(), 1_000)
    for line in (
        (
            f"good query: median {statistics.median(waits):.2f} s, longest {max(waits):.2f} s,"
            f" {sum(one > SECONDS for one in waits)} of {len(waits)} over {SECONDS} s; {len(heard)} fetched"
        ),
        f"memory in MB: {[round(one / 1e6) for one in memory]}",
    ):
        print(line)  # noqa: T201 - the figures are what the run is for: `pytest -s`
    assert len(waits) == 1_000
    assert max(waits) < SECONDS
    assert heard == []
    assert memory[-1] < memory[2] * 1.1
