"""What this project does, one thing a process: prints one JSON object of figures, as `peer_work.py` does.

    python our_work.py build ARTICLES.jsonl STORE | load STORE NEW | ask STORE QUESTIONS.json
    python our_work.py dump STORE nquads|trig|jsonld OUT

`load` writes the articles of one store into another as `kg build` does: records, graph, ledger, in batches.
"""

import hashlib
import json
import multiprocessing
import resource
import sys
import time
from itertools import islice
from pathlib import Path
from typing import Any

from peer_work import ROUNDS

from kg import limits
from kg.errors import QueryTimeout
from kg.export import exported
from kg.pipeline import BATCH, build
from kg.process import process
from kg.query import ask
from kg.read import read
from kg.records import Article
from kg.reference import load as registry
from kg.store import GraphStore, Record

WARM = 20  # articles read before the clock starts
STOPPED = 60.0  # seconds of one question


def spent() -> float:
    """Processor seconds of this process and of those that it started and that ended."""
    mine, theirs = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return mine.ru_utime + mine.ru_stime + theirs.ru_utime + theirs.ru_stime


def built(source: str, store: str) -> dict[str, Any]:
    """The whole run, read to store, with the registry known and its graph written."""
    known = registry()
    made = multiprocessing.get_context("spawn").Process(target=build, args=([], Path(store)))
    made.start()  # not in this process, where the database would leave its threads
    made.join()
    for one in islice(read([source]), WARM):  # what is read on the first article of a language is start-up
        if isinstance(one, Article):
            process(one, known)
    wall, cpu = time.perf_counter(), spent()
    report = build([source], Path(store))
    return {
        "seconds": spent() - cpu, "wall": time.perf_counter() - wall, "articles": report.new,
        "events": report.events, "refused": len(report.refused),
    }  # fmt: skip


def loaded(source: str, folder: str) -> dict[str, Any]:
    """The articles of a store, written into a new one; what closing it costs, packed and sealed, counts."""
    wall = cpu = 0.0
    with GraphStore.open(source, read_only=True) as old:
        names, size = list(old.articles()), BATCH
        reference = b"".join(f"{quad} .\n".encode() for quad in old.quads(old.iris.reference_graph))
        new = GraphStore.open(folder)
        while names or size == BATCH:
            records: list[Record] = list(old.records.all(names[:size]))
            names = names[size:]
            began, used = time.perf_counter(), spent()
            if size == BATCH:
                new.put_reference(reference)
            for one in records:
                new.put(one.article, one.nquads.encode(), one.extraction, one.text, one.full)
            new.flush()
            if not names:
                new.close()
            wall, cpu = wall + time.perf_counter() - began, cpu + spent() - used
            size = min(2 * size, limits.BATCH_ARTICLES)
    with GraphStore.open(folder, read_only=True) as new:
        return {"seconds": cpu, "wall": wall, "quads": len(new.database)}


def asked(store: str, questions: str) -> dict[str, Any]:
    """Each question some times over, as `kg serve` asks it: guarded, in a worker; seconds by the clock."""
    found: dict[str, Any] = {}
    for name, sparql in json.loads(Path(questions).read_text(encoding="utf-8")).items():
        runs = []
        rows = 0
        try:
            for _ in range(ROUNDS):
                wall = time.perf_counter()
                rows = len(ask(Path(store), sparql, seconds=STOPPED).bindings)
                runs.append(time.perf_counter() - wall)
        except QueryTimeout:
            continue  # told as one that is missing
        found[name] = {"wall": sorted(runs)[ROUNDS // 2], "rows": rows}
    return {"questions": found}


def dumped(store: str, form: str, out: str) -> dict[str, Any]:
    """An export, and the sum of its bytes."""
    with GraphStore.open(store, read_only=True) as opened:
        wall, cpu = time.perf_counter(), spent()
        exported(opened, form, out)
        figures = {"seconds": spent() - cpu, "wall": time.perf_counter() - wall}
    with Path(out).open("rb") as file:
        return figures | {"sha256": hashlib.file_digest(file, "sha256").hexdigest()}


WORK = {"build": built, "load": loaded, "ask": asked, "dump": dumped}

if __name__ == "__main__":
    made = WORK[sys.argv[1]](*sys.argv[2:])
    made["mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(made))
