"""All measurements beside the peers in one run, as a table: `OUT.md` and `OUT.json`.

    python benchmarks/run.py [--sizes 1000,10000] [--words 400,0] [--out benchmarks/results]
                             [--petrarch FOLDER] [--slow-at 1000] [--said "…"]

At each size a generated corpus with known truth is built by one process (and, the smallest, by two workers),
and what was found is compared with the truth; then loading, the named questions and the exports beside
pyoxigraph and rdflib, and the smallest store at the Oxigraph server and Virtuoso; then reading beside spaCy's
blank pipeline and PETRARCH2 (FOLDER: a checkout of it). rdflib is measured up to `--slow-at` articles: it
needs minutes and gigabytes beyond. The peers are installed into an environment that is thrown away. Figures
are processor seconds, which what else runs on the machine changes least; questions are timed by the clock.
100,000 articles take hours and 15 GB of disk: --sizes 100000.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import comparisons
from generator import dispatches
from peers import HERE, environment, worked
from table import Row, machine, written


def corpus(home: Path, count: int, words: int) -> tuple[Path, Path]:
    """Generated articles and their truth."""
    source, truth = home / "articles.jsonl", home / "truth.jsonl"
    with source.open("w", encoding="utf-8") as out, truth.open("w", encoding="utf-8") as known:
        for article, fact in dispatches(count, 1, words):
            out.write(json.dumps(article, ensure_ascii=False) + "\n")
            known.write(json.dumps(fact, ensure_ascii=False) + "\n")
    return source, truth


def with_workers(count: int) -> dict[str, str]:
    """The environment of a build by so many processes; what they compile is kept, as it is for users."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"KG_WORKERS": str(count)}


def building(home: Path, source: Path, count: int, words: int, rates: dict[int, float]) -> Iterator[Row]:
    """The whole run by one process; then, of few articles, with two workers."""
    told = f"read to store, {words} words" if words else "read to store, short articles"
    alone = worked(sys.executable, "our_work.py", "build", source, home / "store", env=with_workers(1))
    rate = alone["articles"] / alone["seconds"]
    yield Row(
        what=told, articles=count, ours=rate, unit="articles a processor second", aim="≥ 100",
        reached=rate >= 100,
        note=f"{alone['articles'] / alone['wall']:.0f} a second by the clock; {alone['mb']:.0f} MB",
    )  # fmt: skip
    for least, first in sorted(rates.items())[:1]:
        yield Row(
            what="processor time an article, to that of the smallest size", articles=count, ours=first / rate,
            unit="", peer=f"{least:,} articles", aim="≤ 1.1", reached=first / rate <= 1.1,
        )  # fmt: skip
    rates[count] = rate
    if count <= comparisons.FEW:
        both = worked(
            sys.executable, "our_work.py", "build", source, home / "two",
            env=with_workers(2),
        )  # fmt: skip
        yield Row(
            what=f"{told}, two workers to one process, by the clock", articles=count,
            ours=alone["wall"] / both["wall"], unit="times", aim="≥ 1.8",
            reached=alone["wall"] / both["wall"] >= 1.8,
            note=f"processor {both['seconds']:.1f} s to {alone['seconds']:.1f} s",
        )  # fmt: skip
        shutil.rmtree(home / "two")


def accuracy(home: Path, truth: Path, count: int) -> Iterator[Row]:
    """Events and people of the store against the truth, by `identity.py`."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, str(HERE / "identity.py"), str(home / "store"), str(truth)],
        check=True, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    for kind, p, r, f1, over in re.findall(r"(\w+): B3 P (\S+) R (\S+) F1 (\S+) over (\d+)", done.stdout):
        yield Row(
            what=f"{kind} against the truth, B3 F1", articles=count, ours=float(f1), unit="",
            note=f"precision {p}, recall {r}, {int(over):,} claims",
        )  # fmt: skip


def reading(python: Path) -> Iterator[Row]:
    """Words a second beside spaCy's blank pipeline, by `reading.py`."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, str(HERE / "reading.py"), "--spacy", str(python), "--rounds", "3"],
        check=True, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    rates = {n: float(m) for n, m in re.findall(r"^(kg|spaCy blank) +\d+ +(\d+)", done.stdout, re.MULTILINE)}
    if len(rates) == 2:
        ours, theirs = rates["kg"], rates["spaCy blank"]
        yield Row(
            what="words a second, read and mapped", articles=0, ours=ours, unit="a second",
            peer="spaCy blank (tokens, sentences)", theirs=theirs, ratio=ours / theirs,
            note="the floor",
        )  # fmt: skip


def sized(count: int, words: int, python: Path, slow_at: int, rates: dict[int, float]) -> Iterator[Row]:
    """All that is measured of a corpus of one size; with `words`, its building alone."""
    home = Path(tempfile.mkdtemp(prefix="kg-run-"))
    try:
        source, truth = corpus(home, count, words)
        yield from building(home, source, count, words, rates)
        yield from accuracy(home, truth, count)
        if words:
            return
        slow = count <= slow_at
        yield from comparisons.loading(home, python, count, slow=slow)
        yield from comparisons.asking(home, python, count, truth, slow=slow)
        yield from comparisons.writing(home, python, count, slow=slow)
        if count <= comparisons.FEW:
            yield from comparisons.servers(home, python, count)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def main() -> None:
    """Runs all; the table is written anew after each row, so a run that is stopped leaves what it had."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", default="1000,10000")
    parser.add_argument("--words", default="400,0", help="lengths; those above 0 at the smallest size only")
    parser.add_argument("--out", type=Path, default=HERE / "results")
    parser.add_argument("--petrarch", type=Path)
    parser.add_argument("--slow-at", type=int, default=comparisons.FEW)
    parser.add_argument("--said", default="")
    given = parser.parse_args()
    rows: list[Row] = []
    sizes = sorted(int(n) for n in given.sizes.split(","))

    def every(python: Path) -> Iterator[Row]:
        yield from reading(python)
        if given.petrarch:
            yield from comparisons.coding(given.petrarch.resolve())
        for words in (int(n) for n in given.words.split(",")):
            rates: dict[int, float] = {}
            for count in sizes[:1] if words else sizes:
                yield from sized(count, words, python, given.slow_at, rates)

    with environment() as python:
        for row in every(python):
            rows.append(row)
            print(row, flush=True)
            written(rows, machine(given.said), given.out)


if __name__ == "__main__":
    main()
