"""The graph as a network of people, countries, organisations, places and events, for networkx."""

import io
import re
from typing import TYPE_CHECKING, Any

from kg.store import GraphStore

if TYPE_CHECKING:
    import networkx as nx

_DATE = re.compile(r' lastmodifieddate="[^"]*"')
_NODES = """
PREFIX dip: <https://w3id.example/dip/ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?n ?kind ?label ?start ?status WHERE {
  VALUES (?class ?kind) {
    (dip:Event "event") (dip:Person "person") (dip:Country "country")
    (dip:Organization "organisation") (dip:Place "place")
  }
  ?n a ?class .
  FILTER EXISTS {
    { ?event a dip:Event ; dip:hasParticipant|dip:atPlace ?n } UNION { ?n dip:reportedBy ?article }
  }
  OPTIONAL { ?n rdfs:label ?label FILTER (LANG(?label) = "en") }
  OPTIONAL { ?n dip:startDate ?start }
  OPTIONAL { ?n dip:eventStatus ?status }
} ORDER BY ?n ?kind ?label ?start ?status
"""
_EDGES = """
PREFIX dip: <https://w3id.example/dip/ns#>
SELECT DISTINCT ?s ?p ?o WHERE {
  VALUES ?p { dip:hasParticipant dip:atPlace dip:subEventOf dip:represents dip:inviter dip:invitee }
  ?s ?p ?o
} ORDER BY ?s ?p ?o
"""


def network(store: GraphStore) -> "nx.MultiDiGraph[str]":
    """A directed multigraph: IRIs as nodes with `label`, `kind`, `start`, `status`; edges with `relation`."""
    import networkx as nx  # noqa: PLC0415  # slow to load, and few runs need it

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for row in store.query(_NODES):
        iri = row["n"].value
        if iri not in graph or row["kind"].value == "country":
            graph.add_node(iri, **_attributes(row))
    for row in store.query(_EDGES):
        source, target = row["s"].value, row["o"].value
        if source in graph and target in graph:
            relation = row["p"].value.rpartition("#")[2]
            graph.add_edge(source, target, key=relation, relation=relation)
    return graph


def _attributes(row: Any) -> dict[str, str]:
    label, start, status = row["label"], row["start"], row["status"]
    found = {
        "kind": row["kind"].value,
        "label": label.value if label is not None else row["n"].value.rpartition("/")[2],
    }
    if start is not None:
        found["start"] = start.value
    if status is not None:
        found["status"] = status.value.rpartition("-")[2]
    return found


def to_graphml(store: GraphStore) -> str:
    """The network as GraphML."""
    import networkx as nx  # noqa: PLC0415  # the same

    written = io.BytesIO()
    nx.write_graphml(network(store), written, encoding="utf-8", prettyprint=True)
    return written.getvalue().decode() + "\n"


def to_gexf(store: GraphStore) -> str:
    """The network as GEXF 1.2, without the writer's date so that the bytes stay the same."""
    import networkx as nx  # noqa: PLC0415  # the same

    return _DATE.sub("", "\n".join(nx.generate_gexf(network(store)))) + "\n"
