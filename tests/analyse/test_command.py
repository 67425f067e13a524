"""`kg analyse` over four dispatches of the demo corpus: formats, the way back to sentences, and what is refused."""

import csv
import io
import json
from functools import cache

import networkx as nx
import pyoxigraph as ox
import pyshacl
import pytest
from defusedxml.ElementTree import fromstring
from rdflib import RDF, Graph

from kg import resources
from kg.analyse import find, question, written
from kg.analyse.findings import Findings
from kg.analyse.question import defaults
from kg.errors import UsageError
from kg.graph import open_graph
from kg.mapping.iris import ANALYSIS
from kg.mapping.quads import PROV
from kg.store import GraphStore
from tests.stores import IRIS, demo

DEFAULTS = defaults() | {"library": "networkx", "language": "en"}
LAVROV, HUITFELDT = IRIS.person("sergey-lavrov"), IRIS.person("anniken-huitfeldt")
PAIR = (LAVROV, HUITFELDT)


@cache
def store() -> GraphStore:
    return GraphStore.open(demo(), read_only=True)


def found(**options: object) -> Findings:
    return find(store(), question(store(), DEFAULTS | options))


def text(form: str, **options: object) -> str:
    return written(found(**options), store(), form)[0]


def rows(**options: object) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text("csv", **options))))


def test_measures_are_a_table_that_says_what_it_counted_and_what_it_cut() -> None:
    shown, note = written(found(top=1), store(), "table")
    head, _, *body = shown.splitlines()
    assert head.split() == ["name", "events", "degree", "strength", "betweenness", "pagerank", "community"]
    assert len(body) == 1
    assert note.startswith("the first 1 of ")
    assert "events count, in 4 articles" in found().notes[0]


def test_a_figure_leads_to_its_ties_a_tie_to_its_events_and_these_to_sentences() -> None:
    (mine,) = rows(what="measures", of=LAVROV)
    ties = rows(of=LAVROV)
    assert len(ties) == int(mine["degree"])
    assert sum(float(one["strength"]) for one in ties) == pytest.approx(float(mine["strength"]))
    events = {iri for one in ties for iri in one["event_iris"].split()}
    assert len(events) == int(mine["events"])
    (tie,) = [one for one in ties if one["other_iri"] == HUITFELDT]
    told = rows(pair=PAIR)
    assert [one["iri"] for one in told] == tie["event_iris"].split()
    assert all(one["sentences"] and one["article_iris"] for one in told)
    listed = text("table", pair=PAIR)
    sentences = [line for line in listed.splitlines() if line.startswith("   ")]
    assert "Tromsø" in listed
    assert len(sentences) >= len(events)


def test_the_strength_of_a_tie_over_time_adds_up_to_that_of_the_tie() -> None:
    run = rows(what="series", pair=PAIR, by="year")
    (tie,) = [one for one in rows(of=LAVROV) if one["other_iri"] == HUITFELDT]
    made = found(what="series", pair=PAIR, by="year")
    assert made.series is not None
    undated = [made.events[iri].persons for iri in made.series.unplaced]
    assert all(len(persons) == 2 for persons in undated), "each of them adds one"
    in_years = float(tie["strength"]) - len(undated)
    assert sum(float(one["strength"]) for one in run) == pytest.approx(in_years)
    assert "strength" not in rows(what="series", of=LAVROV)[0], "one has no tie"


def test_planned_events_count_where_they_are_asked_for() -> None:
    assert len(found(statuses=("all",)).network.events) > len(found().network.events)
    assert all(one.status == "planned" for one in found(statuses=("planned",), pair=PAIR).events.values())


def test_two_that_never_met_are_told_apart_from_a_mistake() -> None:
    assert "no event that counts has both" in text(
        "table", pair=(LAVROV, IRIS.country("NOR")), start="1999", end="1999"
    )


def test_the_same_question_gives_the_same_bytes_in_every_format() -> None:
    for form in ("csv", "graphml", "nquads", "trig", "turtle", "jsonld"):
        assert text(form) == text(form), form
    assert text("nquads", seed=2) != text("nquads"), "another seed is another analysis"


def test_graphml_has_figures_and_the_events_behind_each_tie() -> None:
    graph = nx.read_graphml(io.BytesIO(text("graphml").encode()))
    assert graph.nodes[LAVROV]["label"] == "Sergey Lavrov"
    assert graph.nodes[LAVROV]["degree"] == graph.degree(LAVROV)
    edge = graph.edges[LAVROV, HUITFELDT]
    assert edge["weight"] > 0
    assert len(edge["event_iris"].split()) == edge["events"]


@cache
def shapes() -> Graph:
    return Graph().parse(resources.ontology() / "analysis-shapes.ttl", format="turtle")


ASKED: tuple[dict[str, object], ...] = (
    {}, {"what": "series", "pair": PAIR, "by": "month"}, {"what": "brokers", "net": "country", "blocs": "NATO,BRICS"},
)  # fmt: skip


@pytest.mark.parametrize("options", ASKED)
def test_rdf_stands_in_a_graph_of_its_own_by_one_analysis(options: dict[str, object]) -> None:
    quads = list(ox.parse(text("nquads", **options).encode(), format=ox.RdfFormat.N_QUADS))
    assert {one.graph_name.value.rpartition("/")[2][:9] for one in quads} == {"analysis-"}
    assert len({one.object.value for one in quads if one.predicate.value == f"{PROV}wasGeneratedBy"}) == 1


def test_rdf_fits_its_shapes() -> None:
    data = Graph()
    for options in ASKED:
        data.parse(data=text("turtle", **options), format="turtle")
    fits, _, report = pyshacl.validate(data, shacl_graph=shapes())
    assert fits, report


def test_shapes_find_a_tie_without_its_events_and_a_count_that_is_wrong() -> None:
    data = Graph().parse(data=text("turtle", pair=PAIR), format="turtle")
    named = data.namespace_manager.expand_curie
    (tie,) = data.subjects(RDF.type, named("dipa:Tie"))
    data.remove((tie, named("prov:wasDerivedFrom"), None))
    fits, _, report = pyshacl.validate(data, shacl_graph=shapes())
    assert not fits
    assert "names the events" in report
    assert "count is not that" in report


def test_an_analysis_names_state_library_and_seed() -> None:
    whole = text("turtle")
    assert found().state.sha256 in json.dumps(json.loads(text("jsonld")))
    for said in (
        found().state.sha256,
        f"networkx {nx.__version__}",
        "dipa:seed 1",
        "dipa:countedStatus dipc:status-held",
    ):
        assert said in whole, said


def test_a_series_is_rows_with_its_events_and_a_drawing_that_is_whole() -> None:
    told = rows(what="series", pair=PAIR, by="month")
    assert sum(int(one["events"]) for one in told) == sum(len(one["event_iris"].split()) for one in told) > 0
    drawing = fromstring(text("svg", what="series", pair=PAIR, by="month", end="2021-12"))
    name = "{http://www.w3.org/2000/svg}"
    assert "Huitfeldt" in (drawing.find(f"{name}title").text or "")
    squares = [one for one in drawing.iter(f"{name}rect") if one.get("class") == "evd"]
    assert len(squares) == sum(int(one["events"]) for one in told)
    assert all("://" not in value for one in drawing.iter() for value in one.attrib.values())


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"what": "warmth"}, "measures, ties, series, brokers"), ({"net": "party"}, "person, country, person-event"),
        ({"types": ("dinner",)}, "phone_call"), ({"statuses": ("rumoured",)}, "planned"), ({"sort": "size"}, "betweenness"),
        ({"by": "week"}, "quarter"), ({"start": "2022", "end": "2021"}, "swap"), ({"library": "igraph"}, "networkx"),
        ({"pair": (LAVROV, LAVROV)}, "one thing"), ({"blocs": "G77"}, "NATO"), ({"language": "fi"}, "nb"),
        ({"what": "brokers", "net": "person-event"}, "no bloc"), ({"of": IRIS.place("tromso")}, "people or countries"),
    ],
    ids=lambda value: str(value)[:30],
)  # fmt: skip
def test_what_cannot_be_asked_is_refused_with_what_can(options: dict[str, object], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        found(**options)


def test_forms_that_do_not_fit_are_refused() -> None:
    for form, options in (("svg", {}), ("graphml", {"what": "series"}), ("png", {})):
        with pytest.raises(UsageError):
            text(form, **options)


def test_names_are_found_as_elsewhere() -> None:
    assert found(of="Lavrov").question == found(of=LAVROV).question


def test_vocabulary_is_written_with_its_prefix() -> None:
    assert f"<{ANALYSIS}" not in text("turtle").replace("@prefix dipa: <" + ANALYSIS, "")


def test_a_period_to_the_end_of_a_month_is_a_day_that_there_is() -> None:
    assert 'dipa:to "2021-02-28"^^xsd:date' in text("turtle", end="2021-02")
    assert 'dipa:from "2021-01-01"^^xsd:date' in text("turtle", start="2021")


def test_python_asks_the_same() -> None:
    with open_graph(demo()) as graph:
        asked = graph.analyse(net="country", library="networkx", language="en")
    assert asked.measures == found(net="country").measures
