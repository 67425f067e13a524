import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import NotFound, UsageError
from kg.query import Question, checked, question, questions
from kg.query.questions import Parameter

ASKED = Question(
    name="who", titles={"en": "Who?"}, asks={"en": "anyone"}, group="",
    parameters=(
        Parameter(name="name", kind="text", default="Kari Sol"), Parameter(name="from", kind="date", default="2021-01-01"),
        Parameter(name="n", kind="integer", default="3"), Parameter(name="thing", kind="iri", default="http://a.example/"),
    ),
    sparql="# title: Who?\n# param: name text Kari Sol\nSELECT ($name AS ?a) ($from AS ?b) ($n AS ?c) ($thing AS ?d) { }",
)  # fmt: skip


def row(**values: str) -> list[str]:
    (found,) = ox.Store().query(checked(ASKED.with_values(values)))
    return [str(found[name]) for name in "abcd"]


def test_defaults_and_values_become_terms() -> None:
    date, integer = "http://www.w3.org/2001/XMLSchema#date", "http://www.w3.org/2001/XMLSchema#integer"
    assert row() == ['"Kari Sol"', f'"2021-01-01"^^<{date}>', f'"3"^^<{integer}>', "<http://a.example/>"]
    assert row(name="B", n="007", thing="urn:x")[2:] == [f'"7"^^<{integer}>', "<urn:x>"]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_a_value_stays_a_value(text: str) -> None:
    (found,) = ox.Store().query(ASKED.with_values({"name": text}))
    assert found["a"].value == text


def test_a_value_that_looks_like_a_parameter_stays_a_value() -> None:
    assert row(name='$from $n " } SERVICE')[0] == str(ox.Literal('$from $n " } SERVICE'))


@pytest.mark.parametrize(
    "values",
    [{"from": "25.10.2021"}, {"from": "2021-13-01"}, {"n": "many"}, {"thing": "a b"}, {"nobody": "x"}],
)
def test_what_is_no_such_value_is_wrong_usage(values: dict[str, str]) -> None:
    with pytest.raises(UsageError) as fault:
        ASKED.with_values(values)
    assert fault.value.remedy


@pytest.mark.parametrize("name", sorted(questions()))
def test_every_published_question_passes_the_guard(name: str) -> None:
    asked = question(name)
    assert asked.title.endswith("?")
    ox.Store().query(checked(asked.with_values({})))


def test_an_unknown_question_names_its_neighbours() -> None:
    with pytest.raises(NotFound, match="meetings-of"):
        question("meeting-of")
