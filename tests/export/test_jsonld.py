import json
from typing import Any

import pyoxigraph as ox
import pytest

from kg.export.jsonld import Compactor, context, to_jsonld
from kg.mapping.iris import BASE, DIP
from kg.store import GraphStore
from tests.stores import demo

XSD = "http://www.w3.org/2001/XMLSchema#"
GRAPH = ox.NamedNode(f"{BASE}graph/article-a")
THING = ox.NamedNode(f"{BASE}id/event/a")
VALUES = [
    ox.Literal("plain"), ox.Literal("møte", language="nb"), ox.Literal("2021-10", datatype=ox.NamedNode(f"{XSD}gYearMonth")),
    ox.Literal("3", datatype=ox.NamedNode(f"{XSD}integer")), ox.Literal("@id"), ox.Literal("dip:Meeting"), ox.Literal(""),
    ox.Literal('a "b"\n\\c\u2028'), ox.NamedNode(f"{DIP}Meeting"), ox.NamedNode("http://a.example/x//y"), ox.NamedNode("urn:x:y"),
]  # fmt: skip
PROPERTIES = [f"{DIP}startDate", f"{DIP}hasParticipant", f"{DIP}nowhereDefined", "http://www.w3.org/2000/01/rdf-schema#label",
              "http://www.w3.org/1999/02/22-rdf-syntax-ns#value", "http://other.example/p"]  # fmt: skip


@pytest.mark.parametrize("value", VALUES, ids=str)
def test_every_kind_of_value_comes_back_under_every_kind_of_property(value: Any) -> None:
    quads = [ox.Quad(THING, ox.NamedNode(p), value, GRAPH) for p in PROPERTIES]
    document = to_jsonld(quads, framed=False)
    assert set(ox.parse(document, format=ox.RdfFormat.JSON_LD)) == set(quads)


def test_terms_are_those_of_the_published_context() -> None:
    quads = [
        ox.Quad(
            THING,
            ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"),
            ox.NamedNode(f"{DIP}Meeting"),
            GRAPH,
        )
    ]
    document = json.loads(to_jsonld(quads, framed=False))
    assert document["@context"] == context()
    compact = Compactor(context())
    (graph,) = document[compact.keyword("@graph")]
    (node,) = graph[compact.keyword("@graph")]
    assert node[compact.keyword("@type")] == "Meeting"


def test_the_framed_document_has_the_events_first_with_their_parts_inside() -> None:
    with GraphStore.open(demo(), read_only=True) as store:
        quads = sorted(store.quads(""), key=str)
        expected = {row["e"].value for row in store.query(f"SELECT DISTINCT ?e {{ ?e a <{DIP}Event> }}")}
    text = to_jsonld(quads, framed=True)
    compact = Compactor(context())
    nodes = json.loads(text)[compact.keyword("@graph")]
    assert {n[compact.keyword("@id")] for n in nodes} == expected
    meeting = next(
        n for n in nodes if "meeting-2021-10-25-anniken-huitfeldt-sergey-lavrov" in n[compact.keyword("@id")]
    )
    people = [p for p in meeting["hasParticipant"] if "Person" in p[compact.keyword("@type")]]
    assert len(people) == 2, "participants by type and label"
    assert all("label" in p for p in people)
    passages = meeting["evidence"] if isinstance(meeting["evidence"], list) else [meeting["evidence"]]
    assert all("sentence" in p and p["hasSelector"] for p in passages), "the sentence stands inside"
    back = {(q.subject, q.predicate, q.object) for q in ox.parse(text, format=ox.RdfFormat.JSON_LD)}
    assert back <= {(q.subject, q.predicate, q.object) for q in quads}, "framing adds nothing"


def test_a_text_that_looks_like_an_iri_is_not_taken_for_one() -> None:
    other = ox.NamedNode(f"{BASE}id/person/b")
    kind, label = (
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
        "http://www.w3.org/2000/01/rdf-schema#label",
    )
    quads = [
        ox.Quad(THING, ox.NamedNode(kind), ox.NamedNode(f"{DIP}Event")),
        ox.Quad(THING, ox.NamedNode(f"{DIP}ploverCode"), ox.Literal(other.value)),
        ox.Quad(other, ox.NamedNode(label), ox.Literal("B", language="nb")),
    ]
    back = set(ox.parse(to_jsonld(quads, framed=True), format=ox.RdfFormat.JSON_LD))
    assert back == set(quads[:2])
