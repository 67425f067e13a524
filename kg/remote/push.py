"""The local store's graphs → an endpoint: those that changed, then all counted against what is there.

A graph is compared triple by triple and changed by its difference, so that a second run changes nothing. The
merged facts follow: what comes is added before its graph, what no graph holds any more goes after it. A run
that was stopped leaves its mark, and the next one compares the merged facts as a whole.
"""

import hashlib
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pyoxigraph as ox

from kg import limits
from kg.errors import StoreError
from kg.remote.client import Client
from kg.remote.state import State
from kg.store import GraphStore


@dataclass(slots=True)
class Pushed:
    """What a run did at the endpoint."""

    of: int = 0  # graphs that differ
    written: int = 0
    unchanged: int = 0
    removed: int = 0
    added: int = 0  # triples, merged facts not counted
    gone: int = 0
    seconds: float = 0.0


@dataclass(slots=True)
class _Run:
    store: GraphStore
    client: Client
    state: State
    there: dict[str, int]
    tell: Callable[[Pushed], None]
    report: Pushed = field(default_factory=Pushed)


def push(store: GraphStore, client: Client, tell: Callable[[Pushed], None] = lambda _: None) -> Pushed:
    """Brings the endpoint to the state of the store; StoreError where it holds something else in the end."""
    began, within = time.monotonic(), f"{store.iris.base}graph/"
    state = State.of(store.folder, client.endpoint.query)
    run = _Run(store, client, state, _counts(client, within), tell)
    digests, sizes = _digests(store), _sizes(store)
    changed = [g for g in digests if state.graphs.get(g) != digests[g] or run.there.get(g) != sizes[g]]
    over = sorted(run.there.keys() - digests.keys())
    run.report.of, run.report.unchanged = len(changed) + len(over), len(digests) - len(changed)
    stopped = not state.whole
    if changed or over or stopped:
        state.whole = False
        state.keep(store.folder)
        if run.there:
            _replace(run, changed, over, digests)
        else:
            _load(run, changed, digests)
        if stopped and run.there:
            _agree(run)
    _compared(run, sizes)
    state.whole = True
    state.keep(store.folder)
    run.report.seconds = time.monotonic() - began
    return run.report


def _load(run: _Run, names: list[str], digests: dict[str, str]) -> None:
    """All of it, to an endpoint that has nothing of ours."""
    for name in names:
        run.client.load(run.store.quads(name))
        _written(run, name, digests[name], run.store.quads(name))
    run.client.insert("", (q.triple for q in run.store.quads("")))


def _written(run: _Run, name: str, digest: str, quads: Iterator[ox.Quad]) -> None:
    run.report.written += 1
    run.report.added += sum(1 for _ in quads)
    run.state.graphs[name] = digest
    run.tell(run.report)


def _replace(run: _Run, changed: list[str], over: list[str], digests: dict[str, str]) -> None:
    for name in (*changed, *over):
        old = run.client.triples(name) if name in run.there else set()
        new = {q.triple for q in run.store.quads(name)}
        run.client.insert("", new - old)
        run.client.insert(name, new - old)
        if name in digests:
            run.client.delete(name, old - new)
        else:
            run.client.drop(name)
        run.client.delete("", (t for t in old - new if _fact(t) not in run.store.database))
        run.report.added += len(new - old)
        run.report.gone += len(old - new)
        if name in digests:
            run.state.graphs[name] = digests[name]
            run.report.written += 1
        else:
            run.state.graphs.pop(name, None)
            run.report.removed += 1
        if (run.report.written + run.report.removed) % limits.ENDPOINT_KEPT_EACH == 0:
            run.state.keep(run.store.folder)
        run.tell(run.report)


def _fact(triple: ox.Triple) -> ox.Quad:
    return ox.Quad(triple.subject, triple.predicate, triple.object, ox.DefaultGraph())


def _agree(run: _Run) -> None:
    """The merged facts compared as a whole."""
    there, here = run.client.triples(""), {q.triple for q in run.store.quads("")}
    run.client.insert("", here - there)
    run.client.delete("", there - here)


def _compared(run: _Run, sizes: dict[str, int]) -> None:
    """After writing: every graph and the merged facts have as many triples there as here."""
    there = _counts(run.client, f"{run.store.iris.base}graph/")
    wrong = [name for name in sizes | there if sizes.get(name) != there.get(name)]
    merged = run.client.size()
    facts = sum(1 for _ in run.store.quads(""))
    if merged != facts:
        _agree(run)
        merged = run.client.size()
    if wrong or merged != facts:
        for name in wrong:
            run.state.graphs.pop(name, None)
        run.state.keep(run.store.folder)
        what = f"graph {wrong[0]}" if wrong else f"{merged} merged facts, not {facts}"
        raise StoreError(
            f"does not hold what was written: {what}", place=run.client.endpoint.query,
            remedy="does somebody else write there? the next run compares it again",
        )  # fmt: skip


def _counts(client: Client, within: str) -> dict[str, int]:
    """Our graphs there, without the one that stands in for a default graph."""
    return {g: n for g, n in client.counts(within).items() if g != client.engine.default_graph}


def _sizes(store: GraphStore) -> dict[str, int]:
    rows = store.query("SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g")
    return {row["g"].value: int(row["n"].value) for row in rows}


def _digests(store: GraphStore) -> dict[str, str]:
    """A digest of each named graph: an article's from the ledger, another's from its triples."""
    told = {g: f"{entry.sha256} {g}" for a, entry in store.articles().items() for g in store.iris.graphs(a)}
    return {name: told.get(name) or _digest(store, name) for name in sorted(_sizes(store))}


def _digest(store: GraphStore, name: str) -> str:
    triples = sorted(f"{q.subject} {q.predicate} {q.object}" for q in store.quads(name))
    return hashlib.sha256("\n".join(triples).encode()).hexdigest()
