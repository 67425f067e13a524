"""`kg serve` as users start it: a real server on a real port."""

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from pathlib import Path

import httpx2
import psutil

from kg import limits
from kg.pipeline import build
from tests.editing import few_of_the_registry, sources
from tests.stores import demo

HEAVY = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?a{i} ?b{i} ?c{i} ." for i in range(8)) + " }"


@contextmanager
def serving(store: Path) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """Where a `kg serve` of a store listens, and its process; it ends with the block."""
    command = [sys.executable, "-m", "kg", "serve", "--port", "0", "--store", str(store)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        line = process.stderr.readline()
        try:
            found = re.match(r"(http://127\.0\.0\.1:\d+)/", line)
            assert found, line
            yield found[1], process
        finally:
            process.kill()


def ask(root: str, query: str) -> tuple[int, str]:
    """Status and body; for "come again" the seconds to wait instead."""
    answer = httpx2.get(f"{root}/sparql", params={"query": query}, timeout=60)
    return answer.status_code, answer.headers.get("Retry-After", answer.text)


def test_it_serves_and_stops() -> None:
    with serving(demo()) as (root, process):
        assert ask(root, "ASK {}") == (200, '{"head":{},"boolean":true}\n')
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0


def test_too_many_queries_are_told_to_come_again_and_none_outlives_the_server() -> None:
    crowd = limits.SERVE_QUERIES + limits.SERVE_WAITING + 3
    with serving(demo()) as (root, process), ThreadPoolExecutor(crowd) as pool:
        running = [pool.submit(ask, root, HEAVY) for _ in range(crowd)]
        status, wait = next(as_completed(running)).result()
        assert (status, wait) == (429, f"{limits.QUERY_SECONDS:.0f}")
        workers = psutil.Process(process.pid).children()
        assert len(workers) == limits.SERVE_QUERIES
        process.kill()
        _, alive = psutil.wait_procs(workers, timeout=10)
        assert not alive


def test_what_a_writer_adds_is_served(tmp_path: Path) -> None:
    count = "SELECT (COUNT(DISTINCT ?a) AS ?n) { ?a a <https://w3id.example/dip/ns#Article> }"
    with few_of_the_registry():
        build(sources(tmp_path / "in", "a"), tmp_path / "store")
        with serving(tmp_path / "store") as (root, _):
            assert '"1"' in ask(root, count)[1]
            build(sources(tmp_path / "in", "b"), tmp_path / "store")
            assert '"2"' in ask(root, count)[1]
            assert httpx2.get(f"{root}/id/article/b", timeout=20).status_code == 200


def test_an_address_in_use_is_told() -> None:
    with serving(demo()) as (root, _):
        port = root.rpartition(":")[2]
        command = [sys.executable, "-m", "kg", "serve", "--port", port, "--store", str(demo())]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 2
        assert "cannot listen" in done.stderr
