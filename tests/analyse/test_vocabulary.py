"""The vocabulary of analyses, by the same rules as the ontology's own."""

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

import kg.analyse
from kg import resources
from kg.analyse.records import MEASURES
from kg.analyse.vocabulary import FILE, term
from kg.errors import RegistryError
from kg.mapping.iris import ANALYSIS

ALL = list(ox.parse(path=str(resources.ontology() / FILE), format=ox.RdfFormat.TURTLE))
TERMS = sorted({q.subject.value for q in ALL if getattr(q.subject, "value", "").startswith(ANALYSIS)})
RDFS, SKOS = "http://www.w3.org/2000/01/rdf-schema#", "http://www.w3.org/2004/02/skos/core#"


def objects(subject: str, predicate: str) -> list[ox.Literal]:
    return [
        q.object for q in ALL if q.predicate.value == predicate and getattr(q.subject, "value", "") == subject
    ]


@pytest.mark.parametrize("one", TERMS)
def test_every_term_is_labelled_in_three_languages_and_defined_once(one: str) -> None:
    assert sorted(label.language or "" for label in objects(one, f"{RDFS}label")) == ["en", "nb", "nn"]
    definitions = objects(one, f"{SKOS}definition")
    assert sorted(text.language or "" for text in definitions) == ["en", "nb", "nn"]
    assert all(text.value.endswith(".") for text in definitions)


def test_no_two_classes_properties_or_metrics_share_a_label() -> None:
    seen: dict[tuple[bool, str, str], str] = {}
    for one in TERMS:
        for label in objects(one, f"{RDFS}label"):
            key = (one[len(ANALYSIS)].isupper(), label.value, label.language or "")
            assert seen.setdefault(key, one) == one, key


def test_what_shapes_ask_for_is_defined_and_what_is_defined_is_written() -> None:
    code = (Path(kg.analyse.__path__[0]) / "rdf.py").read_text(encoding="utf-8")
    shapes = (resources.ontology() / "analysis-shapes.ttl").read_text(encoding="utf-8")
    known = {one[len(ANALYSIS) :] for one in TERMS}
    assert set(re.findall(r"\bdipa:(\w+)", shapes)) <= known
    written = {*re.findall(r'"(\w+)"', code), *MEASURES}
    assert known <= written | {one.capitalize() for one in written} | {"Metric"}


def test_a_term_that_is_not_defined_cannot_be_written() -> None:
    assert term("Tie") == f"<{ANALYSIS}Tie>"
    with pytest.raises(RegistryError, match="dipa:Warmth"):
        term("Warmth")
