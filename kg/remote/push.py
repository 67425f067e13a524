"""The local store's graphs → an endpoint: those that changed, then all counted against what is there.

A graph is compared triple by triple and changed by its difference, so that a second run changes nothing. The
merged facts change before the graph that they come from: wherever a run is stopped, the next one finds the
same difference. What this store did not bring there is never taken out: it is refused.
"""

import hashlib
import time
from collections.abc import Callable
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


def push(
    store: GraphStore,
    client: Client,
    tell: Callable[[Pushed], None] = lambda _: None,
    *,
    replace: bool = False,
) -> Pushed:
    """Brings the endpoint to the state of the store; StoreError where it holds what is not ours.

    With `replace` that gives way: graphs of another store of this program, facts outside named graphs.
    """
    began = time.monotonic()
    run = _Run(store, client, State.of(store.folder, client.endpoint.query), _counts(store, client), tell)
    digests, sizes = _digests(store), _sizes(store)
    kept = run.state.graphs
    changed = [g for g in digests if kept.get(g) != digests[g] or run.there.get(g) != sizes[g]]
    over = sorted(run.there.keys() - digests.keys())
    _others(run, [g for g in over if g not in kept], replace=replace)
    run.report.of, run.report.unchanged = len(changed) + len(over), len(digests) - len(changed)
    for name in changed:
        _write(run, name, digests[name])
    for name in over:
        _write(run, name, "")
    _compare(run, sizes)
    run.state.keep(store.folder)
    run.report.seconds = time.monotonic() - began
    return run.report


def _others(run: _Run, graphs: list[str], *, replace: bool) -> None:
    """Nothing is written where another store, or another program, has its facts: they would be mixed."""
    place = run.client.endpoint.query
    remedy = "name a data set of this store's own; kg push --replace takes them out"
    if graphs and not replace:
        what = f"holds {len(graphs)} graphs of another store, {graphs[0]} among them"
        raise StoreError(what, place=place, remedy=remedy)
    if run.client.size() == run.state.facts:
        return
    strange = run.client.triples("") - {q.triple for q in run.store.quads("")}
    for name in run.there if strange else ():
        strange -= run.client.triples(name)
    if strange and not replace:
        what = f"holds {len(strange)} facts outside named graphs that are not ours: {min(map(str, strange))}"
        raise StoreError(what, place=place, remedy=remedy)
    run.client.delete("", strange)


def _write(run: _Run, name: str, digest: str) -> None:
    """One graph made what it is here; without a digest it goes."""
    old = run.client.triples(name) if name in run.there else set()
    new = {q.triple for q in run.store.quads(name)}
    run.client.insert("", new - old)
    run.client.delete("", (t for t in old - new if _fact(t) not in run.store.database))
    run.client.insert(name, new - old)
    run.report.added += len(new - old)
    run.report.gone += len(old - new)
    if digest:
        run.client.delete(name, old - new)
        run.state.graphs[name] = digest
        run.report.written += 1
    else:
        run.client.drop(name)
        run.state.graphs.pop(name, None)
        run.report.removed += 1
    if (run.report.written + run.report.removed) % limits.ENDPOINT_KEPT_EACH == 0:
        run.state.keep(run.store.folder)
    run.tell(run.report)


def _fact(triple: ox.Triple) -> ox.Quad:
    return ox.Quad(triple.subject, triple.predicate, triple.object, ox.DefaultGraph())


def _compare(run: _Run, sizes: dict[str, int]) -> None:
    """After writing: every graph and the merged facts have as many triples there as here."""
    there = _counts(run.store, run.client)
    wrong = [name for name in sizes | there if sizes.get(name) != there.get(name)]
    for name in wrong:
        run.state.graphs.pop(name, None)
    here = {q.triple for q in run.store.quads("")}
    run.state.facts = run.client.size()
    if run.state.facts < len(here):  # somebody took some out, or a first run was stopped
        run.client.insert("", here - run.client.triples(""))
        run.state.facts = run.client.size()
    run.state.keep(run.store.folder)
    if wrong or run.state.facts != len(here):
        what = f"graph {wrong[0]}" if wrong else f"{run.state.facts} merged facts, not {len(here)}"
        raise StoreError(
            f"does not hold what was written: {what}", place=run.client.endpoint.query,
            remedy="does somebody else write there? the next run compares it again",
        )  # fmt: skip


def _counts(store: GraphStore, client: Client) -> dict[str, int]:
    """Our graphs there, without the one that stands in for a default graph."""
    found = client.counts(f"{store.iris.base}graph/")
    return {g: n for g, n in found.items() if g != client.engine.default_graph}


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
