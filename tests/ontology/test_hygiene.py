"""The ontology: every term named in three languages and defined, nothing undefined used, nothing circular or idle."""

import json
import re
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

import kg
from kg import resources

FOLDER = resources.ontology()
DIP, DIPC = "https://w3id.example/dip/ns#", "https://w3id.example/dip/concept/"
RDFS, SKOS = "http://www.w3.org/2000/01/rdf-schema#", "http://www.w3.org/2004/02/skos/core#"
RDF, OWL = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/2002/07/owl#"
LANGUAGES = {"nb", "nn", "en"}


def triples(name: str) -> list[ox.Quad]:
    return list(ox.parse(path=str(FOLDER / name), format=ox.RdfFormat.TURTLE))


ALL = triples("dip.ttl") + triples("dip-concepts.ttl")
TERMS = sorted(
    {
        q.subject.value
        for q in ALL
        if isinstance(q.subject, ox.NamedNode) and q.subject.value.startswith((DIP, DIPC))
    }
)


def objects(subject: str, predicate: str) -> list[Any]:
    return [
        q.object for q in ALL if q.predicate.value == predicate and getattr(q.subject, "value", "") == subject
    ]


@pytest.mark.parametrize("term", TERMS)
def test_every_term_is_labelled_in_three_languages_and_defined_once(term: str) -> None:
    labels = objects(term, f"{RDFS}label") + objects(term, f"{SKOS}prefLabel")
    assert sorted(one.language for one in labels) == sorted(LANGUAGES)
    assert all(one.value == one.value.strip() for one in labels)
    definitions = objects(term, f"{SKOS}definition")
    assert sorted(one.language for one in definitions) == sorted(LANGUAGES)
    assert all(one.value.endswith(".") for one in definitions)


def test_no_two_terms_of_a_kind_share_a_label() -> None:
    seen: dict[tuple[str, str, str], str] = {}
    for term in TERMS:
        scheme = [o.value for o in objects(term, f"{SKOS}inScheme")] or [
            term[len(DIP)].isupper() and term.startswith(DIP)
        ]
        for label in objects(term, f"{RDFS}label") + objects(term, f"{SKOS}prefLabel"):
            key = (str(scheme), label.value, label.language)
            assert seen.setdefault(key, term) == term, key


def used(text: str) -> set[str]:
    prefixed = {f"{DIP}{name}" for name in re.findall(r"(?<![\w:/])dip:(\w+)", text)}
    return prefixed | {f"{DIPC}{name.rstrip('-')}" for name in re.findall(r"(?<![\w:/])dipc:([\w-]+)", text)}


def without_comments(path: Path) -> str:
    return "\n".join(
        line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")
    )


@pytest.mark.parametrize(
    "path",
    [FOLDER / "shapes.ttl", FOLDER / "alignments.ttl", *sorted((FOLDER / "questions").glob("*.rq"))],
    ids=lambda p: p.name,
)
def test_shapes_alignments_and_questions_use_defined_terms_only(path: Path) -> None:
    assert used(without_comments(path)) - set(TERMS) == set()


def test_what_the_ontology_refers_to_within_itself_is_defined() -> None:
    mentioned = {
        q.object.value
        for q in ALL
        if isinstance(q.object, ox.NamedNode) and q.object.value.startswith((DIP, DIPC))
    }
    assert mentioned <= set(TERMS)


def written_by_mapping() -> set[str]:
    code = "".join(
        p.read_text(encoding="utf-8") for p in sorted((Path(kg.__path__[0]) / "mapping").glob("*.py"))
    )
    direct = re.findall(r"dip\(\s*\"(\w+)\"", code) + re.findall(r"infer\(\s*[\w.()]+,\s*\"(\w+)\"", code)
    classes = (
        re.findall(r"types\([^)]*?\"(\w+)\"", code)
        + re.findall(r": \"([A-Z]\w+)\"", code)
        + re.findall(r"\"([A-Z][a-z]\w+)\"", code)
    )
    return {f"{DIP}{name}" for name in direct + classes}


def test_no_term_is_idle() -> None:
    questions = "".join(without_comments(p) for p in (FOLDER / "questions").glob("*.rq"))
    busy = (
        written_by_mapping()
        | used(questions)
        | {o.value for t in TERMS for o in objects(t, f"{DIP}eventClass")}
    )
    busy |= {q.predicate.value for q in ALL}
    above = {o.value for t in busy for o in objects(t, f"{RDFS}subClassOf") if isinstance(o, ox.NamedNode)}
    idle = {t for t in TERMS if t.startswith(DIP)} - busy - above
    assert idle == set()


def test_classes_are_above_one_another_without_a_circle() -> None:
    parents = {
        t: [o.value for o in objects(t, f"{RDFS}subClassOf") if isinstance(o, ox.NamedNode)] for t in TERMS
    }

    def above(term: str, path: tuple[str, ...]) -> None:
        assert term not in path, path
        for parent in parents.get(term, []):
            above(parent, (*path, term))

    for term in TERMS:
        above(term, ())


def test_no_class_is_under_two_that_exclude_each_other() -> None:
    parents = {
        t: {o.value for o in objects(t, f"{RDFS}subClassOf") if isinstance(o, ox.NamedNode)} for t in TERMS
    }

    def closure(term: str) -> set[str]:
        return {term}.union(*(closure(p) for p in parents.get(term, ())))

    after = {q.subject: {} for q in ALL if isinstance(q.subject, ox.BlankNode)}
    for quad in ALL:
        if isinstance(quad.subject, ox.BlankNode):
            after[quad.subject][quad.predicate.value] = quad.object
    (disjoint,) = [facts for facts in after.values() if f"{OWL}members" in facts]
    members, at = set(), disjoint[f"{OWL}members"]
    while isinstance(at, ox.BlankNode):
        members.add(after[at][f"{RDF}first"].value)
        at = after[at][f"{RDF}rest"]
    assert len(members) > 5
    for term in TERMS:
        assert len(closure(term) & members) <= 1, term


def test_domains_and_ranges_are_classes() -> None:
    classes = {t for t in TERMS if any(o.value == f"{OWL}Class" for o in objects(t, f"{RDF}type"))}
    for term in TERMS:
        for side in objects(term, f"{RDFS}domain") + objects(term, f"{RDFS}range"):
            assert not side.value.startswith(DIP) or side.value in classes


def test_every_event_type_has_a_class_under_event_and_a_notation() -> None:
    types = [t for t in TERMS if any(o.value == f"{DIPC}event-type" for o in objects(t, f"{SKOS}inScheme"))]
    assert len(types) == 15
    for term in types:
        assert len(objects(term, f"{DIP}eventClass")) == 1
        (notation,) = objects(term, f"{SKOS}notation")
        assert term.endswith(notation.value.replace("_", "-"))


def test_the_ontology_names_its_licence_and_version() -> None:
    header = {q.predicate.value for q in ALL if getattr(q.subject, "value", "") == DIP[:-1]}
    assert {
        "http://purl.org/dc/terms/license",
        f"{OWL}versionIRI",
        "http://purl.org/dc/terms/title",
    } <= header


def test_the_context_has_every_term_and_no_other() -> None:
    context = json.loads((FOLDER / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    meant = {v if isinstance(v, str) else v["@id"] for v in context.values() if isinstance(v, str | dict)}
    named = {f"{DIP}{m[4:]}" for m in meant if m.startswith("dip:")}
    assert named == {t for t in TERMS if t.startswith(DIP)}
    datatypes = {
        t for t in TERMS if any(o.value == f"{OWL}DatatypeProperty" for o in objects(t, f"{RDF}type"))
    }
    for key, value in context.items():
        if isinstance(value, dict) and value.get("@type") == "@id" and value["@id"].startswith("dip:"):
            assert f"{DIP}{key}" not in datatypes
