"""Articles read on a real Dask cluster of this machine: a scheduler and two workers, as a user starts them."""

import logging
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import msgspec
import pytest

from kg import cluster, limits, pipeline
from kg.cluster import Cluster
from kg.errors import ClusterError, UsageError
from kg.export.files import write
from kg.mapping.iris import Iris
from kg.pipeline import build
from kg.process import Resolved, attempt
from kg.readers import Reader
from kg.records import Article, Refusal
from kg.reference import load
from kg.store import GraphStore
from kg.version import current
from tests.deadly import WORD, deadly
from tests.stores import DEMO

MET = "Perus president Petra Novakesi møtte mandag Kenyas president Tevita Fonotila i Lima. Sak {}."
GIVEN_SECONDS = 30.0  # a busy machine takes its time to hand out the batches


def article(number: int, text: str = MET) -> Article:
    return Article(
        id=f"a{number}", text=text.format(number), language="nb", published="2021-10-26", sha256="0" * 64,
        origin=f"a{number}.txt",
    )  # fmt: skip


def alone(one: Article | Refusal) -> Resolved | Refusal:
    return one if isinstance(one, Refusal) else attempt(one, load(), Iris())


@dataclass
class Started:
    """The processes of a cluster, each of which a test may end."""

    folder: Path
    address: str
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", *arguments, "--no-dashboard"]
        paths = [str(self.folder), *(path for path in sys.path if path)]
        process = subprocess.Popen(
            command, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONWARNINGS": "error"},
        )  # fmt: skip
        self.processes.append(process)
        return process

    def worker(self, name: str) -> subprocess.Popen[bytes]:
        options = ("--host", "127.0.0.1", "--nthreads", "1", "--no-nanny", "--name", name)
        return self.start("distributed.cli.dask_worker", self.address, *options)


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Started]:
    folder = tmp_path_factory.mktemp("dask")
    deadly(folder)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    here = Started(folder, f"tcp://127.0.0.1:{port}")
    here.start("distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", str(port))
    here.worker("one")
    here.worker("two")
    yield here
    for process in here.processes:
        process.kill()
        process.wait()


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(limits, "CLUSTER_ARTICLES", 2)
    monkeypatch.setattr(limits, "CLUSTER_CONNECT_SECONDS", 30.0)
    yield
    logging.getLogger("distributed").setLevel(logging.NOTSET)


@pytest.mark.slow
def test_a_cluster_gives_what_one_process_gives_and_refuses_what_kills_its_reader(started: Started) -> None:
    items: list[Article | Refusal] = [article(n) for n in range(12)]
    items[4:4] = [Refusal(origin="empty.txt", reason="no text"), article(99, f"{WORD}. {MET}")]
    with Cluster(started.address) as there:
        found = list(there.attempted(items, Iris()))
    poisoned = found.pop(5)
    assert found == [alone(item) for item in items if not (isinstance(item, Article) and item.id == "a99")]
    assert isinstance(poisoned, Refusal)
    assert poisoned.origin == "a99.txt"
    assert "SIGSEGV, 2 times" in poisoned.reason
    assert "leave it out" in poisoned.remedy


@pytest.mark.slow
def test_workers_of_another_version_are_not_used(started: Started, monkeypatch: pytest.MonkeyPatch) -> None:
    other = msgspec.structs.replace(current(), program="0.0.9", digest="f" * 64)
    monkeypatch.setattr(cluster, "current", lambda: other)
    with pytest.raises(
        ClusterError, match=rf"worker tcp://\S+ has kg {current().program} in place of 0\.0\.9"
    ):
        Cluster(started.address)
    monkeypatch.setattr(Cluster, "_check", lambda _: None)  # as where they come after the run began
    with Cluster(started.address) as there, pytest.raises(ClusterError, match="a worker has another kg"):
        list(there.attempted([article(1)], Iris()))


@pytest.mark.slow
def test_a_killed_worker_costs_no_article(
    started: Started, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, checkout: Path
) -> None:
    more = tmp_path / "more.jsonl"
    lines = (
        {"id": f"m{n}", "text": MET.format(n), "language": "nb", "published": "2021-10-26"} for n in range(20)
    )
    more.write_bytes(b"\n".join(map(msgspec.json.encode, lines)))
    sources = [*(str(checkout / "data/articles" / name) for name in DEMO), str(more)]
    build(sources, tmp_path / "one")
    read, lost = pipeline.read, started.processes[1]
    held: list[int] = []

    def struck(*given: Any, **options: Any) -> Iterator[Article | Refusal]:
        """One worker stands still as the first article comes, and is killed with what it was given since."""
        for number, item in enumerate(read(*given, **options)):
            if number == 0:
                lost.send_signal(signal.SIGSTOP)
            if number == 14:
                held.extend(under_way(started.address))
                lost.kill()
            yield item

    monkeypatch.setattr(pipeline, "read", struck)
    report = build(sources, tmp_path / "many", scheduler=started.address)
    assert len(held) == 2
    assert all(held), "both had been given batches"
    assert (report.new, report.refused) == (len(DEMO) + 20, [])
    assert exported(tmp_path / "many") == exported(tmp_path / "one")


@pytest.mark.slow
def test_a_lost_scheduler_is_told_after_what_came_before(
    started: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "CLUSTER_CONNECT_SECONDS", 3.0)
    given: list[Resolved | Refusal] = []

    def told(cluster_: Cluster) -> None:
        for batch in pipeline.batches(cluster_.attempted(map(article, range(40)), Iris()), 7):
            given.extend(batch)
            started.processes[0].kill()

    with (
        Cluster(started.address) as there,
        pytest.raises(ClusterError, match="the same command goes on from there"),
    ):
        told(there)
    assert len(given) >= 8, "what was read before is given, not only whole batches"
    assert given == [alone(article(n)) for n in range(len(given))]


def test_where_none_answers_or_dask_is_not_there_the_remedy_is_told_and_no_store_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "CLUSTER_CONNECT_SECONDS", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
    for wrong in (address, "nowhere://here"):
        with pytest.raises(
            ClusterError, match=r"no Dask scheduler answers there \(dask scheduler starts one"
        ):
            build([str(tmp_path)], tmp_path / "store", scheduler=wrong)
    reader = cast("Reader", None)
    with pytest.raises(UsageError, match="--scheduler and --reader"):
        build([str(tmp_path)], tmp_path / "store", scheduler=address, readers=[reader])
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ClusterError, match=r"pip install 'kg\[cluster\]'"):
        build([str(tmp_path)], tmp_path / "store", scheduler=address)
    assert not (tmp_path / "store").exists()


def test_a_scheduler_without_workers_says_how_one_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    from distributed import LocalCluster

    monkeypatch.setattr(limits, "CLUSTER_CONNECT_SECONDS", 0.5)
    with LocalCluster(n_workers=0, processes=False, dashboard_address=None, protocol="tcp") as local:
        address = local.scheduler_address
        with pytest.raises(ClusterError, match=f"has no workers .dask worker {address} starts one"):
            Cluster(address)


def under_way(address: str) -> list[int]:
    """How many batches each worker has been given and not done, as soon as each has some."""
    with cluster.import_module("distributed").Client(address, set_as_default=False) as client:
        ends = time.monotonic() + GIVEN_SECONDS
        while not all(held := [len(keys) for keys in client.processing().values()]):
            if time.monotonic() > ends:
                break
            time.sleep(0.1)
        return held


def exported(folder: Path) -> str:
    with GraphStore.open(folder, read_only=True) as store:
        return write(store, "nquads", None)
