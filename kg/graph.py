"""The Python interface: open a graph, add articles, ask, walk its records.

with open_graph("my-store") as graph:
    graph.add("articles/")
    for event in graph.events(participant="Sergej Lavrov"):
        print(event.start, event.label, event.sentences)
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from rdflib import Dataset

from kg.analyse import Findings, find
from kg.analyse import question as analysis
from kg.analyse.question import defaults
from kg.errors import UsageError
from kg.export.files import write
from kg.export.network import network
from kg.pipeline import Report, build
from kg.query import Answer, ask
from kg.query.questions import question
from kg.readers import choose
from kg.reference import LANGUAGES
from kg.settings import store_folder
from kg.store import GraphStore

if TYPE_CHECKING:
    import networkx as nx

_EVENTS = """
PREFIX dip: <https://w3id.example/dip/ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?event ?label ?start ?status ?participant ?sentence WHERE {
  ?event a dip:Event ; rdfs:label ?label ; dip:hasParticipant/rdfs:label ?participant .
  OPTIONAL { ?event dip:startDate ?start } OPTIONAL { ?event dip:eventStatus ?status }
  OPTIONAL { ?event dip:evidence/dip:sentence ?sentence }
  FILTER (LANG(?label) = "%s" && LANG(?participant) = "%s")
} ORDER BY ?start ?event ?participant ?sentence
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRecord:
    """An event: IRI, label, first day (ISO, "" unknown), status, who took part, the sentences that say so."""

    iri: str
    label: str
    start: str
    status: str
    participants: tuple[str, ...]
    sentences: tuple[str, ...]


class KnowledgeGraph:
    """A store folder, with the verbs of the command line as methods."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing stays open between calls."""

    def add(
        self,
        *sources: str | os.PathLike[str],
        published: str | None = None,
        language: str | None = None,
        readers: Sequence[str] = (),
        scheduler: str = "",
    ) -> Report:
        """Reads files and folders into the graph; the report says what was new and what was refused.

        `readers` names others than our own, as `--reader` does; `scheduler` a Dask cluster, as `--scheduler`.
        """
        return build(
            [os.fspath(s) for s in sources], self.folder, published=published, language=language,
            readers=choose(readers), scheduler=scheduler,
        )  # fmt: skip

    def ask(self, sparql: str) -> Answer:
        """The answer to a SPARQL query, under the same guard as the command line."""
        return ask(self.folder, sparql)

    def question(self, name: str, **values: str) -> Answer:
        """The answer to a named question."""
        return ask(self.folder, question(name).with_values(values))

    def events(self, *, participant: str | None = None, language: str = "en") -> Iterator[EventRecord]:
        """The events by date; with `participant`, those that somebody of that name took part in."""
        if language not in LANGUAGES:
            raise UsageError(f"there are no labels in {language!r}", remedy=f"use {', '.join(LANGUAGES)}")
        rows: dict[str, list[Any]] = {}
        with self.store() as store:
            for row in store.query(_EVENTS % (language, language)):
                rows.setdefault(row["event"].value, []).append(row)
        for iri, found in rows.items():
            record = _event(iri, found)
            if participant is None or participant in record.participants:
                yield record

    def store(self) -> GraphStore:
        """The store, opened for reading."""
        return GraphStore.open(self.folder, read_only=True)

    def dataset(self) -> Dataset:
        """The graph as an rdflib Dataset over the same database."""
        return self.store().dataset()

    def analyse(self, **asked: Any) -> Findings:
        """Figures of contact; the options are those of `kg analyse`: what, net, of, pair, start, end, by …"""
        with self.store() as store:
            return find(store, analysis(store, defaults() | asked))

    def network(self) -> "nx.MultiDiGraph[str]":
        """The graph as a networkx multigraph."""
        with self.store() as store:
            return network(store)

    def export(self, form: str, path: str | os.PathLike[str] | None = None) -> str:
        """The graph as text in one of the formats of `kg export`."""
        with self.store() as store:
            return write(store, form, path)


def _event(iri: str, rows: list[Any]) -> EventRecord:
    def values(name: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(r[name].value for r in rows if r[name] is not None))

    return EventRecord(
        iri=iri, label=values("label")[0], start=next(iter(values("start")), ""),
        status=next(iter(values("status")), "").rpartition("-")[2],
        participants=values("participant"), sentences=values("sentence"),
    )  # fmt: skip


def open_graph(folder: str | os.PathLike[str] | None = None) -> KnowledgeGraph:
    """The graph in `folder` (default: KG_STORE, else ./kg-store); the first article makes it."""
    return KnowledgeGraph(store_folder(os.fspath(folder) if folder is not None else None))
