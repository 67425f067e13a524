"""The load targets: how fast a store grows, what an article costs as it does, in how much memory.

    python benchmarks/load.py [N] [--store DIR] [--seed S] [--json FILE]      10,000 articles by default
    python benchmarks/load.py --alike N                                       N articles that tell one meeting

Builds N generated articles (`generator.py`) through `kg build`'s own pipeline into DIR, and tells at 1,000,
2,000, 5,000 and N articles: articles a second since the start; then, an article since the last row, processor
milliseconds of all (this process, its workers, the database's threads) and of the thread that writes, of
identity (claims put and settled), of the witnesses and of the store, the pairs of profiles judged, and the
articles written; and the resident megabytes of this process. Then single articles are added to the store,
opened anew: the work after start-up, and the whole command.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator import dispatches

from kg.joining import Joining
from kg.pipeline import Report, build
from kg.process import process
from kg.read import read
from kg.reference import load
from kg.resolve.clustering import Clustering
from kg.resolve.world import World
from kg.store import GraphStore
from kg.store.graph_store import GraphStore as Store
from kg.witnesses import Witnesses

ROWS = (1_000, 2_000, 5_000)


@dataclass(slots=True)
class Meter:
    """What was spent in the functions under watch, in processor seconds, and how often they were called."""

    seconds: dict[str, float] = field(default_factory=dict)
    calls: dict[str, int] = field(default_factory=dict)

    def watch(self, home: type, name: str, key: str) -> None:
        """Counts what a method costs, with all that it calls."""
        inner: Callable[..., Any] = getattr(home, name)

        def counted(*given: Any, **named: Any) -> Any:
            began = time.thread_time()  # not what the database does meanwhile in threads of its own
            try:
                return inner(*given, **named)
            finally:
                self.seconds[key] = self.seconds.get(key, 0.0) + time.thread_time() - began
                self.calls[key] = self.calls.get(key, 0) + 1

        setattr(home, name, counted)


def watched() -> Meter:
    """A meter on identity, on the witnesses, and on what is written."""
    meter = Meter()
    for name in ("put", "settle", "decided"):
        meter.watch(World, name, "identity")
    meter.watch(Clustering, "_judge", "pairs")
    for name in ("put", "settle", "note"):
        meter.watch(Witnesses, name, "witnesses")
    meter.watch(Store, "put", "written")
    meter.watch(Store, "flush", "flushed")
    return meter


def memory() -> float:
    """This process's resident megabytes now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1e6


def used() -> float:
    """Processor seconds of this process and of its workers that ended."""
    mine, theirs = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return mine.ru_utime + mine.ru_stime + theirs.ru_utime + theirs.ru_stime


def workers() -> float:
    """Processor seconds of the workers that are still at it."""
    total = 0.0
    for task in Path("/proc/self/task").iterdir():
        for child in (task / "children").read_text(encoding="ascii").split():
            stat = Path(f"/proc/{child}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
            total += (int(stat[11]) + int(stat[12])) / 100
    return total


def written(count: int, path: Path, seed: int) -> None:
    """A JSON Lines file of generated articles."""
    with path.open("w", encoding="utf-8") as out:
        for article, _ in dispatches(count, seed):
            out.write(json.dumps(article, ensure_ascii=False) + "\n")


def alike(count: int, path: Path) -> None:
    """A JSON Lines file of articles that tell one meeting, each as a paper of its own."""
    with path.open("w", encoding="utf-8") as out:
        for number in range(count):
            text = (
                f"Frankrikes utenriksminister Mireille Vauquelain møtte Kenyas utenriksminister Achieng "
                f"Kiprotichi i Paris mandag. De to drøftet sak nummer {number} og {number + 7}."
            )
            row = {
                "id": f"alike-{number:05d}", "language": "nb", "published": "2015-01-06", "text": text,
                "title": f"Møte {number}", "publisher": f"Avis {number}",
            }  # fmt: skip
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


class Table:
    """The rows of the report, one at each size."""

    def __init__(self, meter: Meter, count: int) -> None:
        self.meter, self.marks = meter, sorted({n for n in ROWS if n < count} | {count})
        self.rows: list[dict[str, float]] = []
        self._last: dict[str, float] = {"cpu": used(), "main": time.thread_time()}
        self._shown = 0.0

    def tell(self, report: Report) -> None:
        """Hears of each article."""
        if report.articles in self.marks and (not self.rows or self.rows[-1]["articles"] != report.articles):
            self.row(report)
        if report.seconds - self._shown > 10:
            self._shown = report.seconds
            rate = report.articles / report.seconds
            print(f"  {report.articles} articles, {rate:.1f} a second, {memory():.0f} MB", file=sys.stderr)

    def row(self, report: Report) -> None:
        """One line of figures, since the last one."""
        last = self._last
        now = {
            "articles": float(report.articles), "seconds": report.seconds, "cpu": used() + workers(),
            "main": time.thread_time(),
            **{f"s_{k}": v for k, v in self.meter.seconds.items()},
            **{f"n_{k}": float(v) for k, v in self.meter.calls.items()},
        }  # fmt: skip
        since = {key: value - last.get(key, 0.0) for key, value in now.items()}
        count = since["articles"]
        row = {
            "articles": float(report.articles), "rate": report.articles / report.seconds,
            "cpu_ms": since["cpu"] / count * 1e3, "writer_ms": since["main"] / count * 1e3,
            "memory": memory(),
            "identity_ms": since.get("s_identity", 0) / count * 1e3, "pairs": since.get("n_pairs", 0) / count,
            "witnesses_ms": since.get("s_witnesses", 0) / count * 1e3,
            "store_ms": (since.get("s_written", 0) + since.get("s_flushed", 0)) / count * 1e3,
            "written": since.get("n_written", 0) / count,
        }  # fmt: skip
        self._last = now
        if not self.rows:
            print(" ".join(f"{key:>12}" for key in row))
        self.rows.append(row)
        print(" ".join(f"{value:12.2f}" for value in row.values()), flush=True)


@contextmanager
def timed(name: str, found: dict[str, float]) -> Iterator[None]:
    """Wall and processor milliseconds of what stands inside."""
    wall, cpu = time.perf_counter(), time.process_time()
    yield
    found[name] = (time.perf_counter() - wall) * 1e3
    found[f"{name} (processor)"] = (time.process_time() - cpu) * 1e3


def one_more(store: Path, source: Path) -> dict[str, float]:
    """What it costs to add single articles: the work after start-up, by steps, and the whole command."""
    found: dict[str, float] = {}
    registry = load()
    articles = [a for a in read([str(source)]) if not hasattr(a, "reason")]
    process(articles[0], registry)  # what is read on the first article of a language is start-up
    for one in articles:
        process(one, registry)
    with timed("open", found):
        opened = GraphStore.open(store)
        joining = Joining(opened, registry).__enter__()
    each: list[float] = []
    cpus: list[float] = []
    for one in articles[:-1]:
        began, cpu = time.perf_counter(), time.thread_time()
        for _ in joining.put([process(one, registry, opened.iris)]):
            pass
        each.append((time.perf_counter() - began) * 1e3)
        cpus.append((time.thread_time() - cpu) * 1e3)
    with timed("close", found):
        joining.__exit__(None, None, None)
        opened.close()
    found |= {
        "add one, median of 20": sorted(each)[len(each) // 2], "add one, worst of 20": max(each),
        "add one, median (processor)": sorted(cpus)[len(cpus) // 2],
        "add one, worst (processor)": max(cpus),
    }  # fmt: skip
    last = source.with_suffix(".last.jsonl")
    last.write_text(source.read_text(encoding="utf-8").splitlines()[-1] + "\n", encoding="utf-8")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    subprocess.run(  # noqa: S603  # our own command
        [sys.executable, "-m", "kg", "build", str(last), "--store", str(store)], check=True
    )
    found["whole command"] = (time.perf_counter() - began) * 1e3
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    found["whole command (processor)"] = spent * 1e3
    return found


def main() -> None:
    """Builds, tells, and says which targets were met."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("count", type=int, nargs="?", default=10_000)
    parser.add_argument("--store", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--alike", action="store_true")
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    home = Path(tempfile.mkdtemp(prefix="kg-load-"))
    store, source, more = asked.store or home / "store", home / "articles.jsonl", home / "more.jsonl"
    total = asked.count + 21
    if asked.alike:
        alike(total, source)
    else:
        written(total, source, asked.seed)
    lines = source.read_text(encoding="utf-8").splitlines(keepends=True)
    source.write_text("".join(lines[: asked.count]), encoding="utf-8")
    more.write_text("".join(lines[asked.count :]), encoding="utf-8")
    load()
    meter = watched()
    table = Table(meter, asked.count)
    report = build([str(source)], store, tell=table.tell)
    assert report.new == asked.count, report
    print(f"\n{report.new} articles in {report.seconds:.1f} s, {report.new / report.seconds:.1f} a second;")
    print(f"processor {used():.1f} s, {used() / report.new * 1e3:.1f} ms an article")
    one = one_more(store, more)
    for name, value in one.items():
        print(f"{name:32} {value:10.1f} ms")
    size = sum(p.stat().st_size for p in store.rglob("*") if p.is_file()) / 1e6
    print(f"store {size:.0f} MB")
    if asked.json:
        asked.json.write_text(json.dumps({"rows": table.rows, "one": one}, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
