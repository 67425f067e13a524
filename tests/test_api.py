"""The Python interface, as the README shows it."""

from pathlib import Path

import networkx as nx
import pytest
from rdflib import RDF, Dataset, URIRef

import kg
from kg import open_graph
from kg.errors import NotFound, QueryError, StoreError, UsageError
from kg.mapping.iris import DIP
from tests.stores import DEMO, IRIS, demo

MEETING = IRIS.event("meeting-2021-10-25-anniken-huitfeldt-sergey-lavrov")


@pytest.fixture
def graph() -> kg.KnowledgeGraph:
    return open_graph(demo())


def test_articles_are_added_and_events_walked(tmp_path: Path, checkout: Path) -> None:
    bare = tmp_path / "article.txt"
    bare.write_text(
        "Lavrov i Tromsø\n\nUtenriksminister Anniken Huitfeldt (Ap) møtte Russlands utenriksminister Sergej Lavrov i Tromsø mandag.\n",
        encoding="utf-8",
    )
    with open_graph(tmp_path / "store") as graph:
        report = graph.add(bare, published="2021-10-26")
        assert (report.new, report.refused) == (1, [])
        (event,) = graph.events(participant="Sergey Lavrov")
        assert (event.start, event.status, event.iri) == ("2021-10-25", "held", MEETING)
        assert event.participants == ("Anniken Huitfeldt", "Sergey Lavrov")
        assert any("møtte" in sentence for sentence in event.sentences)
        more = graph.add(
            checkout / "data" / "articles" / DEMO[1], tmp_path / "article.txt", published="2021-10-26"
        )
        assert (more.new, more.unchanged) == (1, 1)


def test_events_come_by_date_in_the_language_wanted(graph: kg.KnowledgeGraph) -> None:
    starts = [event.start for event in graph.events()]
    assert len(starts) > 5
    assert starts == sorted(starts)
    assert any("Sergej Lavrov" in e.participants for e in graph.events(language="nb"))
    assert any(e.label.startswith("Møte") for e in graph.events(language="nn"))
    assert not list(graph.events(participant="Nobody Atall"))
    with pytest.raises(UsageError, match="nb, nn, en"):
        list(graph.events(language='en" || "1'))


def test_questions_are_asked_by_text_and_by_name(graph: kg.KnowledgeGraph) -> None:
    answer = graph.ask(f"SELECT ?who {{ <{MEETING}> <{DIP}hasParticipant> ?who }} ORDER BY ?who")
    assert (IRIS.person("sergey-lavrov"),) in answer.rows()
    assert graph.question("meetings-of", person="Sergej Lavrov").rows()
    with pytest.raises(QueryError):
        graph.ask("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")
    with pytest.raises(NotFound):
        graph.question("nothing-like-it")


def test_the_dataset_is_rdflib(graph: kg.KnowledgeGraph) -> None:
    dataset = graph.dataset()
    assert isinstance(dataset, Dataset)
    said = dataset.graph(URIRef(IRIS.article_graph("demo-nb-04")))
    assert (None, RDF.type, URIRef(f"{DIP}Event")) in said


def test_the_network_is_networkx(graph: kg.KnowledgeGraph) -> None:
    network = graph.network()
    assert isinstance(network, nx.MultiDiGraph)
    assert network.has_edge(MEETING, IRIS.person("sergey-lavrov"))


def test_exports_are_text_or_files(graph: kg.KnowledgeGraph, tmp_path: Path) -> None:
    text = graph.export("csv", tmp_path / "g.csv")
    assert (tmp_path / "g.csv").read_bytes().decode() == text


def test_a_store_that_is_not_there_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_STORE", str(tmp_path / "from-environment"))
    graph = open_graph()
    assert graph.folder == tmp_path / "from-environment"
    with pytest.raises(StoreError, match="there is no store"):
        list(graph.events())
    assert not graph.folder.exists()


def test_the_package_names_what_it_offers() -> None:
    assert set(kg.__all__) == {"EventRecord", "KnowledgeGraph", "open_graph"}
    with pytest.raises(AttributeError):
        _ = kg.nothing
