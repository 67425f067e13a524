"""IRIs: one form a kind, nothing that is not a slug gets in."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kg
from kg.mapping.iris import Iris, geonames, wikidata

IRI = re.compile(r"https://w3id\.example/dip/[A-Za-z0-9/._-]+")


@given(st.text())
def test_any_text_makes_a_valid_iri(text: str) -> None:
    iris = Iris()
    for minted in (
        iris.person(text),
        iris.office(text, text, text),
        iris.article_graph(text),
        iris.of_article(text, "time", text),
    ):
        assert IRI.fullmatch(minted)


@given(st.text(), st.text())
def test_two_texts_never_share_an_iri(one: str, other: str) -> None:
    assert (Iris().article(one) == Iris().article(other)) == (one == other)


@pytest.mark.parametrize(
    ("minted", "expected"),
    [
        (Iris().article("nb-001"), "https://w3id.example/dip/id/article/nb-001"),
        (Iris().passage("nb-001", 3, 9), "https://w3id.example/dip/id/article/nb-001/passage/3-9"),
        (Iris().article_graph("nb-001"), "https://w3id.example/dip/graph/article-nb-001"),
        (Iris().office("NOR", "minister", "energy and oil"), "https://w3id.example/dip/id/office/NOR-minister-energy_and_oil"),
        (wikidata("Q20"), "http://www.wikidata.org/entity/Q20"),
        (geonames("3133895"), "https://sws.geonames.org/3133895/"),
    ],
)  # fmt: skip
def test_forms(minted: str, expected: str) -> None:
    assert minted == expected


def test_no_other_module_of_the_pipeline_writes_entity_iris() -> None:
    rooms = Path(str(kg.__path__[0]))
    minting = re.compile(
        r"https://w3id\.example/dip/(id|graph)/|f\"[^\"]*\{[^}]*\}id/(person|event|place|country)/"
    )
    found = [
        path.relative_to(rooms).as_posix()
        for room in ("read", "annotate", "extract", "resolve", "mapping")
        for path in (rooms / room).glob("*.py")
        if minting.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []
