"""What was asked → what was found, and in words what was left out or estimated."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace

from kg import limits
from kg.analyse.blocs import blocs
from kg.analyse.brokerage import brokerage
from kg.analyse.facts import chosen, contacts, kind
from kg.analyse.libraries import library
from kg.analyse.measures import communities, measures
from kg.analyse.projections import project, weight
from kg.analyse.question import Question
from kg.analyse.records import Asked, Brokered, Contact, Measures, Network, Series
from kg.analyse.series import Told, between, series
from kg.store import GraphStore


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Which graph was asked: SHA-256 over all its events with their kinds, days, sides and articles."""

    sha256: str
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """The network and what was asked of it; `events` are all that were looked at, by IRI."""

    question: Question
    state: State
    network: Network
    events: Mapping[str, Contact]
    measures: Measures | None = None
    series: Series | None = None
    brokers: tuple[Brokered, ...] = ()
    blocs: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def find(store: GraphStore, question: Question) -> Findings:
    """The answer to a question; the same store and question give the same."""
    everything = contacts(store)
    counted = chosen(everything, question.asked)
    own = between(counted, question.of, question.other)
    network = project(counted, question.asked)
    measured, run, membership = None, None, dict[str, str]()
    brokers: tuple[Brokered, ...] = ()
    if question.what == "measures":
        measured = measures(network, using=question.library, seed=question.seed)
    elif question.what == "series":
        run = series(own, Told(counted), question.asked, by=question.by, share=question.share)
    elif question.what == "brokers":
        membership = _membership(store, question, network, counted)
        brokers = brokerage(network, membership, question.of)
    shown = own if question.of else counted
    undated = sum(not one.day for one in everything) if question.asked.low or question.asked.high else 0
    found = Findings(
        question=question, state=state(everything, len(store.articles())), network=network,
        events={one.iri: one for one in shown}, measures=measured, series=run, brokers=brokers,
        blocs=membership,
    )  # fmt: skip
    return replace(found, notes=tuple(_notes(found, len(everything), undated)))


def state(everything: Iterable[Contact], articles: int) -> State:
    """Which graph was asked; the same facts are the same state, in whichever engine they stand."""
    digest = hashlib.sha256()
    for one in sorted(everything, key=lambda contact: contact.iri):
        facts = [one.iri, one.type, one.status, one.day, one.persons, one.countries, one.articles]
        digest.update(json.dumps(facts, ensure_ascii=False).encode())
    return State(sha256=digest.hexdigest(), articles=articles)


def strengths(found: Findings) -> Mapping[str, float]:
    """Period → what its events add to the tie of the two that were asked about; empty: they have none."""
    question, run = found.question, found.series
    if run is None or {kind(question.of), kind(question.other)} != {question.asked.net}:
        return {}
    return {
        one.name: sum(weight(found.events[iri], question.asked) for iri in one.events) for one in run.periods
    }


def parameters(found: Findings) -> Mapping[str, object]:
    """Everything that figures depend on beside the graph, in one order."""
    asked: Asked = found.question.asked
    return {
        "what": found.question.what, "net": asked.net, "types": sorted(asked.types),
        "statuses": sorted(asked.statuses), "from": asked.low, "to": asked.high, "of": found.question.of,
        "other": found.question.other, "by": found.question.by or "", "share": found.question.share,
        "blocs": found.question.blocs, "members": [asdict(one) for one in found.question.memberships],
        "seed": found.question.seed, "library": library(found.question.library),
    }  # fmt: skip


def digest(found: Findings) -> str:
    """What tells one analysis from others: the graph and the parameters."""
    text = json.dumps([found.state.sha256, parameters(found)], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _membership(
    store: GraphStore, question: Question, network: Network, counted: list[Contact]
) -> dict[str, str]:
    """The bloc of each node on the last day that is looked at, or its community."""
    if question.memberships:
        day = question.asked.high or max((one.day for one in counted if one.day), default="")
        return dict(blocs(network.nodes, question.memberships, day, store))
    ties = [(tie.a, tie.b, tie.weight) for tie in network.ties]
    numbers, _ = communities(len(network.nodes), ties, question.seed)
    return {iri: str(number) for iri, number in zip(network.nodes, numbers, strict=True) if number}


def _notes(found: Findings, everything: int, undated: int) -> list[str]:
    notes = [f"{len(found.network.events)} of {everything} events count, in {found.state.articles} articles"]
    if undated:
        notes.append(f"{_events(undated, 'has', 'have')} no day, and no period")
    if found.network.crowded:
        left = _events(len(found.network.crowded), "is", "are")
        notes.append(f"{left} left out, of more than {limits.ANALYSE_SIDES} sides")
    if found.measures and found.measures.pivots is not None:
        notes.append(
            f"betweenness is estimated from {found.measures.pivots} of {len(found.network.nodes)} nodes;"
            " pip install 'kg[fast]' for the exact figure"
        )
    if found.series and found.series.unplaced:
        notes.append(f"{_events(len(found.series.unplaced), 'is', 'are')} not dated to a {found.series.by}")
    if found.series and found.series.cut:
        notes.append(f"{found.series.cut} periods before the first are left out; use --from or --by year")
    if found.question.what == "brokers":
        by = found.question.blocs or "communities, since no --blocs are given"
        notes.append(f"blocs: {by}; {len(found.blocs)} of {len(found.network.nodes)} nodes are in one")
    return notes


def _events(count: int, one: str, many: str) -> str:
    """So many events, with the verb that follows."""
    return f"{count} event {one}" if count == 1 else f"{count} events {many}"
