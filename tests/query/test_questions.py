"""Every named question parses with its defaults, and a value stays a value."""

import pyoxigraph as ox
import pytest

from kg.errors import NotFound, UsageError
from kg.query.guard import checked
from kg.query.questions import Parameter, Question, question, questions


@pytest.mark.parametrize("name", sorted(questions()))
def test_each_question_passes_the_guard_and_parses(name: str) -> None:
    asked = question(name)
    assert asked.title
    ox.Store().query(checked(asked.with_values({})))


@pytest.mark.parametrize("value", ['" } ; DROP ALL #', "a\\", 'a\\"', "two\nlines", "$second", "\\1 \\g<0>"])
def test_a_value_cannot_leave_its_literal(value: str) -> None:
    asked = Question(
        name="q", title="", asks="", sparql="SELECT * { BIND ($first AS ?a) BIND ($second AS ?b) }",
        parameters=tuple(Parameter(name=n, kind="text", default="") for n in ("first", "second")),
    )  # fmt: skip
    rows = list(ox.Store().query(asked.with_values({"first": value, "second": ' "x" '})))
    assert [(r["a"].value, r["b"].value) for r in rows] == [(value, ' "x" ')]


def test_unknown_names_are_told() -> None:
    with pytest.raises(NotFound, match="did you mean meetings-of"):
        question("meeting-of")
    with pytest.raises(UsageError, match="its parameters: person"):
        question("meetings-of").with_values({"persom": "x"})
