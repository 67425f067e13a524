import io
from collections.abc import Iterator

import networkx as nx
import pytest

from kg.export.network import network, to_gexf, to_graphml
from kg.store import GraphStore
from tests.stores import IRIS, demo

MEETING = IRIS.event("meeting-2021-10-25-anniken-huitfeldt-sergey-lavrov")


@pytest.fixture(scope="module")
def store() -> Iterator[GraphStore]:
    with GraphStore.open(demo(), read_only=True) as opened:
        yield opened


def test_people_and_events_are_joined(store: GraphStore) -> None:
    graph = network(store)
    lavrov = IRIS.person("sergey-lavrov")
    assert graph.nodes[lavrov] == {"kind": "person", "label": "Sergey Lavrov"}
    assert graph.nodes[MEETING]["kind"] == "event"
    assert graph.nodes[MEETING]["start"] == "2021-10-25"
    assert graph.nodes[MEETING]["status"] == "held"
    assert graph.has_edge(MEETING, lavrov, key="hasParticipant")
    assert graph.nodes[IRIS.country("NOR")]["kind"] == "country"
    assert {d["kind"] for _, d in graph.nodes(data=True)} <= {
        "event",
        "person",
        "country",
        "organisation",
        "place",
    }
    assert all("label" in d for _, d in graph.nodes(data=True))


def test_the_registry_does_not_drown_the_articles(store: GraphStore) -> None:
    assert 10 < len(network(store)) < 150


def test_networkx_reads_both_formats_back(store: GraphStore) -> None:
    graph = network(store)
    graphml = nx.read_graphml(io.BytesIO(to_graphml(store).encode()), force_multigraph=True)
    gexf = nx.read_gexf(io.BytesIO(to_gexf(store).encode()))
    for back in (graphml, gexf):
        assert set(back.nodes) == set(graph.nodes)
        assert back.number_of_edges() == graph.number_of_edges()
    assert graphml.nodes[MEETING]["label"] == graph.nodes[MEETING]["label"]


def test_no_date_of_writing_is_in_the_file(store: GraphStore) -> None:
    assert "lastmodified" not in to_gexf(store)
