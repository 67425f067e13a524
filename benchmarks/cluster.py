"""What a Dask cluster of two local workers gains over one, beside the team of one machine.

    python benchmarks/cluster.py [N] [--rounds 3] [--seed 1] [--json FILE]      1,000 articles by default
    python benchmarks/cluster.py --words 0                                      as they are generated, short

Starts a scheduler and workers of one thread each on this machine, as `dask scheduler` and `dask worker` do,
and reads N articles of 400 words (each as many dispatches of `generator.py` as make it up): by the cluster
with one worker and with two, and by the local team with one process and with two. Reading alone is timed
(articles in, what became of them out), each warm, in turn in each round; then one whole `kg build` of each
into a store of its own. Prints articles a second
(medians of the rounds), the ratio, and processor milliseconds an article, of all processes and of this one:
on two cores two workers cannot gain more than those of one worker alone, twice, over those of all.

Ends with 1 where two workers read less than 1.6 times what one does (issue 6), or the exports differ.
"""

import argparse
import hashlib
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

import psutil
from distributed import Client
from generator import dispatches

from kg import limits
from kg.cluster import Cluster
from kg.export.files import write
from kg.mapping.iris import Iris
from kg.pipeline import build
from kg.process import attempt
from kg.read import read
from kg.reference import load
from kg.store import GraphStore
from kg.team import Team

AIM = 1.6
WARM = 200  # articles before the first that are timed
KINDS = ("cluster of 1", "cluster of 2", "team of 1", "team of 2")


@contextmanager
def cluster(workers: int, folder: Path) -> Iterator[str]:
    """The address of a scheduler with that many workers, for as long as it is wanted."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"tcp://127.0.0.1:{taken.getsockname()[1]}"
    host = ("--host", "127.0.0.1", "--no-dashboard")
    commands = [["distributed.cli.dask_scheduler", "--port", address.rpartition(":")[2], *host]]
    commands += [["distributed.cli.dask_worker", address, "--nthreads", "1", *host]] * workers
    with ExitStack() as stack:
        for command in commands:
            program = [sys.executable, "-m", *command]
            process = subprocess.Popen(program, cwd=folder, stderr=subprocess.DEVNULL)  # noqa: S603  # Dask's own
            stack.callback(process.wait)
            stack.callback(process.terminate)
        with Client(address, set_as_default=False) as there:
            there.wait_for_workers(workers)
        yield address


def spent() -> float:
    """Processor seconds of this process and of all below it, those that have ended included."""
    own = psutil.Process()
    times = [process.cpu_times() for process in (own, *own.children(recursive=True))]
    return sum(t.user + t.system + t.children_user + t.children_system for t in times)


@contextmanager
def reading(kind: str, folder: Path) -> Iterator[tuple[Callable[[Path], int], str]]:
    """What reads a file and tells how many of its articles were read, warm; the scheduler's address."""
    size = int(kind[-1])
    if kind.startswith("team"):
        limits.ALONE_ARTICLES = 0  # processes from the first article on, as long runs have them

        def team(path: Path) -> int:
            known, iris = load(), Iris()
            with Team(size) as several:
                items = several.forked(read([str(path)]), known)
                return sum(1 for _ in several.attempted(items, iris, lambda one: attempt(one, known, iris)))

        yield team, ""
        return
    with cluster(size, folder) as address, Cluster(address) as there:
        yield lambda path: sum(1 for _ in there.attempted(read([str(path)]), Iris())), address


def timed(work: Callable[[], Any]) -> tuple[float, float, float]:
    """Seconds of the clock, of this process's processor, and of the processors that all processes had."""
    began, used, both = time.perf_counter(), time.process_time(), spent()
    work()
    return time.perf_counter() - began, time.process_time() - used, spent() - both


def built(kind: str, address: str, path: Path, folder: Path) -> tuple[dict[str, float], str]:
    """One whole run: its figures, and the hash of its export."""
    os.environ["KG_WORKERS"] = kind[-1]
    clock, own, _ = timed(lambda: build([str(path)], folder, scheduler=address))
    with GraphStore.open(folder, read_only=True) as store:
        export = hashlib.sha256(write(store, "nquads", None).encode()).hexdigest()
    return {"seconds": round(clock, 2), "own": round(own, 2)}, export


def articles(count: int, words: int, seed: int) -> Iterator[dict[str, Any]]:
    """Articles of so many words or a little more, each of dispatches one after another."""
    stories = (article for article, _ in dispatches(sys.maxsize, seed))
    for _ in range(count):
        article = next(stories)
        while len(article["text"].split()) < words:
            following = next(s for s in stories if s["language"] == article["language"])
            article["text"] += f"\n\n{following['text']}"
        yield article


def measured(count: int, rounds: int, seed: int, words: int, folder: Path) -> dict[str, Any]:
    """All figures."""
    path, warm = folder / "articles.jsonl", folder / "warm.jsonl"
    for file, number in ((path, count), (warm, WARM)):
        lines = (json.dumps(article, ensure_ascii=False) for article in articles(number, words, seed))
        file.write_text("\n".join(lines), encoding="utf-8")
    seconds: dict[str, list[float]] = {kind: [] for kind in KINDS}
    shares: dict[str, list[float]] = {}
    builds, exports = {}, set()
    for turn in range(rounds):
        for kind in KINDS:
            with reading(kind, folder) as (work, address):
                work(warm)
                clock, own, used = timed(lambda: work(path))  # called at once
                seconds[kind].append(clock)
                shares[kind] = [round(1000 * used / count, 2), round(1000 * own / count, 2)]
                print(f"{kind:14} {count / clock:8.0f} articles a second; {shares[kind]} ms each", flush=True)
                if turn == 0:
                    builds[kind], export = built(kind, address, path, folder / kind.replace(" ", "-"))
                    exports.add(export)
    rates = {kind: round(count / median(found), 1) for kind, found in seconds.items()}
    return {
        "articles": count, "words": words, "rounds": rounds, "cores": os.cpu_count(),
        "load": os.getloadavg()[0],
        "distributed": version("distributed"), "rates": rates, "milliseconds": shares,
        "builds": builds, "exports": len(exports),
        "ratio": round(median(a / b for a, b in zip(seconds[KINDS[0]], seconds[KINDS[1]], strict=True)), 2),
    }  # fmt: skip


def main() -> int:
    """Runs it; 0 where the aim is reached."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("count", type=int, nargs="?", default=1_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--words", type=int, default=400)
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = measured(asked.count, asked.rounds, asked.seed, asked.words, Path(folder))
    print(
        "\n| | read, articles a second | whole build, s | of it this process |\n| --- | ---: | ---: | ---: |"
    )
    for kind in KINDS:
        whole = figures["builds"][kind]
        every, own = figures["milliseconds"][kind]
        row = (kind, f"{figures['rates'][kind]:.0f}", every, own, whole["seconds"], whole["own"])
        print(f"| {' | '.join(map(str, row))} |")
    reached = figures["ratio"] >= AIM and figures["exports"] == 1
    print(f"\ntwo workers read {figures['ratio']} times what one does; exports: {figures['exports']} kind")
    print("reached" if reached else "NOT reached")
    if asked.json:
        asked.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main())
