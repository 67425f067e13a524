"""Findings → GraphML: nodes with their figures, ties with their strength and the events behind them."""

import io
from typing import Any

from kg.analyse.facts import kind
from kg.analyse.findings import Findings
from kg.analyse.records import MEASURES
from kg.analyse.tables import Names
from kg.draw.records import Graph


def graphml(found: Findings, graph: Graph) -> str:
    """The network as GraphML, in one order; figures are those that were asked for."""
    import networkx as nx  # noqa: PLC0415  # slow to load, and few runs need it

    made: nx.Graph[str] = nx.Graph()
    network, labels = found.network, Names(graph, found.question.language).of(found.network.nodes)
    figures = _figures(found)
    for iri in network.nodes:
        made.add_node(iri, label=labels[iri], kind=kind(iri), **figures.get(iri, {}))
    for tie in network.ties:
        days = {name: day for name, day in (("first", tie.first), ("last", tie.last)) if day}
        made.add_edge(
            network.nodes[tie.a], network.nodes[tie.b], weight=tie.weight, events=len(tie.events),
            event_iris=" ".join(tie.events), **days,
        )  # fmt: skip
    written = io.BytesIO()
    nx.write_graphml(made, written, encoding="utf-8", prettyprint=True)
    return written.getvalue().decode() + "\n"


def _figures(found: Findings) -> dict[str, dict[str, Any]]:
    figures: dict[str, dict[str, Any]] = {}
    for row in found.measures.rows if found.measures else ():
        values = {name: getattr(row, name) for name in MEASURES}
        figures[row.iri] = {name: value for name, value in values.items() if value is not None}
    for one in found.brokers:
        figures[one.iri] = {**one.roles}
    for iri, bloc in found.blocs.items():
        figures.setdefault(iri, {})["bloc"] = bloc
    return figures
