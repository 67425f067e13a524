import csv
import io
import json

import pyoxigraph as ox
import pytest
from lxml import etree

from kg.errors import UsageError
from kg.mapping.iris import BASE, DIP
from kg.query import Answer
from kg.query.answers import Format

ROWS = Answer(
    kind="rows", names=["who", "n"],
    bindings=[
        {"who": {"type": "uri", "value": f"{BASE}id/person/kari-sol"}, "n": {"type": "literal", "value": "1", "datatype": "http://www.w3.org/2001/XMLSchema#integer"}},
        {"who": {"type": "literal", "value": 'Å "b",\nc', "xml:lang": "nb"}},
        {"who": {"type": "bnode", "value": "b0"}, "n": {"type": "literal", "value": "x" * 80}},
    ],
)  # fmt: skip
YES = Answer(kind="ask", value=True)
GRAPH = Answer(kind="graph", ntriples=f'<{BASE}id/event/x> <{DIP}ploverCode> "CONSULT" .\n')


def test_rows_are_plain_strings() -> None:
    assert ROWS.rows()[1] == ('Å "b",\nc', "")


def test_a_table_is_for_people() -> None:
    lines = ROWS.as_text("table").split("\n")
    assert lines[0].split() == ["who", "n"]
    assert lines[2].split() == ["id:person/kari-sol", "1"]
    assert lines[3] == 'Å "b", c'
    assert lines[4].endswith("x…")
    assert max(map(len, lines)) < 100


def test_a_table_carries_no_control_signs_to_the_terminal() -> None:
    answer = Answer(
        kind="rows", names=["a"], bindings=[{"a": {"type": "literal", "value": "x\x1b[31m\u202ey"}}]
    )
    assert answer.as_text("table").split("\n")[2] == "x [31m y"


def test_json_and_xml_are_the_w3c_forms() -> None:
    found = json.loads(ROWS.as_text("json"))
    assert found["head"]["vars"] == ["who", "n"]
    assert found["results"]["bindings"][0]["n"]["datatype"].endswith("integer")
    assert found["results"]["bindings"][1]["who"] == {
        "type": "literal",
        "value": 'Å "b",\nc',
        "xml:lang": "nb",
    }
    assert (
        etree.fromstring(ROWS.as_text("xml").encode()).tag == "{http://www.w3.org/2005/sparql-results#}sparql"
    )
    assert json.loads(YES.as_text("json"))["boolean"] is True


def test_csv_and_tsv() -> None:
    rows = list(csv.reader(io.StringIO(ROWS.as_text("csv"), newline="")))
    assert rows[0] == ["who", "n"]
    assert rows[2] == ['Å "b",\nc', ""]
    assert ROWS.as_text("tsv").splitlines()[1] == f"<{BASE}id/person/kari-sol>\t1"


@pytest.mark.parametrize("form", ["table", "csv", "tsv"])
def test_yes_is_a_word(form: Format) -> None:
    assert YES.as_text(form) == "true\n"


def test_a_graph_is_turtle_or_jsonld_or_the_others() -> None:
    assert "dip:ploverCode" in GRAPH.as_text("turtle")
    assert GRAPH.as_text("table") == GRAPH.as_text("turtle")
    forms = {
        "turtle": ox.RdfFormat.TURTLE, "jsonld": ox.RdfFormat.JSON_LD,
        "xml": ox.RdfFormat.RDF_XML, "ntriples": ox.RdfFormat.N_TRIPLES,
    }  # fmt: skip
    for form, kind in forms.items():
        (quad,) = ox.parse(GRAPH.as_text(form).encode(), format=kind)  # type: ignore[arg-type]
        assert str(quad.object) == '"CONSULT"'


@pytest.mark.parametrize(
    ("answer", "form"), [(ROWS, "turtle"), (YES, "jsonld"), (GRAPH, "csv"), (ROWS, "ntriples")]
)
def test_forms_that_do_not_fit_say_what_does(answer: Answer, form: Format) -> None:
    with pytest.raises(UsageError, match="use "):
        answer.as_text(form)
