"""Exports: deterministic, complete, readable by others, and without whole articles."""

import csv
import io
import json
import random
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib

from kg.errors import UsageError
from kg.export.files import FORMATS, facts, named, write
from kg.pipeline import build
from kg.store import GraphStore
from tests.export.articles import ARTICLES

RDF = {"trig": "trig", "jsonld": "json-ld", "nquads": "nquads"}


def built(folder: Path, order: list[dict[str, str]]) -> Path:
    source = folder / "articles.jsonl"
    source.write_text("".join(json.dumps(a, ensure_ascii=False) + "\n" for a in order), encoding="utf-8")
    report = build([str(source)], folder / "store")
    assert report.new == len(order)
    return folder / "store"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> GraphStore:
    return GraphStore.open(built(tmp_path_factory.mktemp("one"), ARTICLES), read_only=True)


@pytest.fixture(scope="module")
def shuffled(tmp_path_factory: pytest.TempPathFactory) -> GraphStore:
    order = random.Random(7).sample(ARTICLES, len(ARTICLES))
    return GraphStore.open(built(tmp_path_factory.mktemp("two"), order), read_only=True)


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_the_same_graph_gives_the_same_bytes(store: GraphStore, shuffled: GraphStore, form: str) -> None:
    text = FORMATS[form](store)
    assert len(text) > 200
    assert text == FORMATS[form](shuffled)


@pytest.mark.parametrize("form", ["trig", "jsonld", "nquads"])
def test_named_graphs_come_back(store: GraphStore, form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)
    loaded = rdflib.Dataset()
    loaded.parse(data=FORMATS[form](store), format=RDF[form])
    said = {(str(s), str(p), str(o), str(g)) for s, p, o, g in loaded.quads() if g}
    kept = {(q.subject.value, q.predicate.value, q.object.value, q.graph_name.value) for q in named(store)}
    assert said == kept


def test_turtle_is_the_merged_facts(store: GraphStore) -> None:
    found = {
        (str(t.subject), t.predicate.value, str(t.object))
        for t in ox.parse(FORMATS["turtle"](store).encode(), format=ox.RdfFormat.TURTLE)
    }
    assert found == {(str(t.subject), t.predicate.value, str(t.object)) for t in facts(store)}


def test_framed_json_says_nothing_more(store: GraphStore) -> None:
    said = {
        (str(q.subject), q.predicate.value, str(q.object))
        for q in ox.parse(FORMATS["jsonld-framed"](store).encode(), format=ox.RdfFormat.JSON_LD)
    }
    assert said <= {(str(t.subject), t.predicate.value, str(t.object)) for t in facts(store)}
    document = json.loads(FORMATS["jsonld-framed"](store))
    assert any("Event" in node["type"] for node in document["graph"])


def test_networks_are_readable(store: GraphStore, tmp_path: Path) -> None:
    write(store, "graphml", tmp_path / "g.graphml")
    write(store, "gexf", tmp_path / "g.gexf")
    one, other = nx.read_graphml(tmp_path / "g.graphml"), nx.read_gexf(tmp_path / "g.gexf")
    assert set(one.nodes) == set(other.nodes)
    assert {d["kind"] for _, d in one.nodes(data=True)} >= {"event", "person", "country"}


def test_csv_rows_carry_the_sentence(store: GraphStore) -> None:
    rows = list(csv.DictReader(io.StringIO(FORMATS["csv"](store))))
    assert {r["publisher"] for r in rows} >= {"Fjordavisa"}
    assert all(r["sentence"] for r in rows)


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_whole_articles_stay_home(store: GraphStore, form: str) -> None:
    text = FORMATS[form](store)
    for article in ARTICLES:
        assert json.dumps(article["text"], ensure_ascii=False)[1:-1] not in text
        assert article["text"] not in text


def test_an_unknown_format_names_the_known(store: GraphStore) -> None:
    with pytest.raises(UsageError, match="trig"):
        write(store, "rtf")
