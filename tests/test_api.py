"""The Python interface: it reads as well as the commands."""

import json
from pathlib import Path

import pytest
import rdflib

from kg import open_graph
from kg.errors import UsageError
from tests.export.articles import ARTICLES


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("api")
    for article in ARTICLES:
        (home / f"{article['id']}.json").write_text(json.dumps(article), encoding="utf-8")
    with open_graph(home / "store") as graph:
        report = graph.add(*sorted(home.glob("*.json")))
        assert (report.new, report.refused) == (3, [])
    return home / "store"


def test_events_carry_their_sentences(folder: Path) -> None:
    with open_graph(folder) as graph:
        events = list(graph.events(participant="Pekka Laine"))
    assert [e.start for e in events] == ["2021-10-25", "2021-11-03"]
    assert len(events[0].sentences) >= 2
    assert all("Laine" in e.label for e in events)


def test_ask_and_question(folder: Path) -> None:
    with open_graph(folder) as graph:
        assert graph.ask("ASK { ?e a <https://w3id.example/dip/ns#Expulsion> }").value
        rows = graph.question("invitations").rows()
    assert [row[:2] for row in rows] == [("Pekka Laine", "Lise Dalheim")]


def test_the_dataset_is_the_same_graph(folder: Path) -> None:
    dataset = open_graph(folder).dataset()
    meeting = rdflib.URIRef("https://w3id.example/dip/ns#Meeting")
    assert len({s for s, *_ in dataset.quads((None, rdflib.RDF.type, meeting, None))}) == 2


def test_network(folder: Path) -> None:
    network = open_graph(folder).network()
    labels = {data["label"] for _, data in network.nodes(data=True)}
    assert {"Lise Dalheim", "Pekka Laine", "Norway"} <= labels


def test_labels_in_an_unknown_language(folder: Path) -> None:
    with pytest.raises(UsageError):
        list(open_graph(folder).events(language='en") . ?x ?y ?z'))
