"""What the peers do, one thing a process, in their own environment: prints one JSON object of figures.

    python peer_work.py ox-load FILE.nq FOLDER | rdflib-load FILE.nq
    python peer_work.py ox-ask FOLDER QUESTIONS.json | rdflib-ask FILE.nq QUESTIONS.json
    python peer_work.py ox-dump FOLDER nquads|trig OUT | rdflib-jsonld FILE.nq CONTEXT.json OUT

`seconds` are processor seconds of the work alone, `wall` those of the clock, `mb` the most memory held.
"""

import json
import re
import resource
import signal
import sys
import time
from pathlib import Path
from typing import Any

ROUNDS = 3
STOPPED = 20.0  # processor seconds of one question of rdflib's


def spent() -> float:
    """Processor seconds of this process, all its threads."""
    return time.process_time()


def timed(work: Any) -> dict[str, Any]:
    """Runs it; the figures."""
    wall, cpu = time.perf_counter(), spent()
    work()
    return {"seconds": spent() - cpu, "wall": time.perf_counter() - wall}


def dataset(file: str) -> Any:
    """rdflib's data set of a file of N-Quads, in memory."""
    from rdflib import Dataset  # noqa: PLC0415  # each peer alone

    found = Dataset()
    found.parse(file, format="nquads")
    return found


def ox_load(file: str, folder: str) -> dict[str, Any]:
    """Bulk load into a store on the disk."""
    import pyoxigraph as ox  # noqa: PLC0415  # each peer alone

    store = ox.Store(folder)
    return timed(lambda: store.bulk_load(path=file, format=ox.RdfFormat.N_QUADS)) | {"quads": len(store)}


def ox_dump(folder: str, form: str, out: str) -> dict[str, Any]:
    """All of a store on the disk to a file."""
    import pyoxigraph as ox  # noqa: PLC0415  # each peer alone

    store = ox.Store.read_only(folder)
    chosen = ox.RdfFormat.N_QUADS if form == "nquads" else ox.RdfFormat.TRIG
    return timed(lambda: store.dump(output=out, format=chosen))


def asked(query: Any, questions: str, rounds: int = ROUNDS) -> dict[str, Any]:
    """Each question some times over; the median of each by the clock, by name."""
    found: dict[str, Any] = {}
    for name, sparql in json.loads(Path(questions).read_text(encoding="utf-8")).items():
        runs = [timed(lambda text=sparql: list(query(text))) for _ in range(rounds)]
        found[name] = sorted(runs, key=lambda run: run["wall"])[rounds // 2]
    return {"questions": found}


def ox_ask(folder: str, questions: str) -> dict[str, Any]:
    """The questions put to a store on the disk."""
    import pyoxigraph as ox  # noqa: PLC0415  # each peer alone

    return asked(ox.Store.read_only(folder).query, questions)


def rdflib_ask(file: str, questions: str) -> dict[str, Any]:
    """The questions put to rdflib, once each; one that takes too long counts as long as it was let."""
    found = dataset(file)

    def late(*_: object) -> None:
        raise TimeoutError

    def query(text: str) -> list[Any]:
        signal.setitimer(signal.ITIMER_PROF, STOPPED)
        try:
            return list(found.query(text))
        except (TimeoutError, re.error):  # a pattern of SPARQL's that Python's `re` does not know
            return []
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)

    signal.signal(signal.SIGPROF, late)
    return asked(query, questions, 1)


def rdflib_load(file: str) -> dict[str, Any]:
    """N-Quads into memory."""
    return timed(lambda: dataset(file))


def rdflib_jsonld(file: str, context: str, out: str) -> dict[str, Any]:
    """JSON-LD with the context, by rdflib's writer."""
    found = dataset(file)
    terms = json.loads(Path(context).read_text(encoding="utf-8"))["@context"]
    return timed(lambda: found.serialize(out, format="json-ld", context=terms, encoding="utf-8"))


WORK = {
    "ox-load": ox_load, "ox-dump": ox_dump, "ox-ask": ox_ask,
    "rdflib-load": rdflib_load, "rdflib-ask": rdflib_ask, "rdflib-jsonld": rdflib_jsonld,
}  # fmt: skip

if __name__ == "__main__":
    figures = WORK[sys.argv[1]](*sys.argv[2:])
    figures["mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(figures))
