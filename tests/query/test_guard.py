"""Refusals with their place, and what only looks like a forbidden word."""

import pytest

from kg import limits
from kg.errors import QueryError
from kg.query.guard import checked

EX = "PREFIX ex: <http://e.example/>\n"


@pytest.mark.parametrize(
    ("sparql", "place"),
    [
        ("SELECT * { SERVICE <http://e.example/> { ?s ?p ?o } }", "line 1, column 12"),
        ("SELECT * {\n  { OPTIONAL { sErViCe SILENT ?x { ?s ?p ?o } } }\n}", "line 2, column 16"),
        ("SELECT * { ?s ?p 1.SERVICE<http://e.example/>{} }", "line 1, column 20"),
        ("LOAD <http://e.example/>", "line 1, column 1"),
        ("SELECT * FROM <http://e.example/> { ?s ?p ?o }", "line 1, column 10"),
        ("SELECT * FROM NAMED <http://e.example/> { ?s ?p ?o }", "line 1, column 10"),
        ("INSERT DATA { <a:s> <a:p> 1 }", "line 1, column 1"),
        ("delete where { ?s ?p ?o }", "line 1, column 1"),
        ("DROP ALL", "line 1, column 1"),
        ("CLEAR DEFAULT", "line 1, column 1"),
    ],
)
def test_reaching_out_and_writing_are_refused_with_their_place(sparql: str, place: str) -> None:
    with pytest.raises(QueryError) as caught:
        checked(sparql)
    assert place in caught.value.place and caught.value.remedy


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { # note\rSERVICE <http://e.example/> {} }",
        EX + "SELECT * { ?s ex:a\\' ?o . SERVICE <http://e.example/> { ?s ex:b\\' ?o } }",
        EX + 'SELECT * { ?s ex:a\\" ?o . SERVICE <http://e.example/> { ?s ex:b\\" ?o } }',
        EX + "SELECT * { ?s ex:a\\# ?o . SERVICE <http://e.example/> {} }",
        "SELECT * { \\u0053ERVICE <http://e.example/> {} }",
    ],
    ids=["carriage return ends a comment", "escaped '", 'escaped "', "escaped #", "code point escape"],
)
def test_nothing_hides_a_service(sparql: str) -> None:
    with pytest.raises(QueryError):
        checked(sparql)


@pytest.mark.parametrize(
    "sparql",
    [
        'SELECT * { ?s ?p "SERVICE LOAD DROP" }',
        "SELECT * { ?s ?p 'it is \\' SERVICE' }",
        'SELECT * { ?s ?p """a "SERVICE"\nFROM""" }',
        "SELECT * { ?s ?p ?o } # SERVICE FROM",
        "SELECT * { ?s <http://e.example/SERVICE/from> ?o }",
        EX + "SELECT * { ?s ex:service ?o ; ex:at-from ?x }",
        "SELECT ?from $service { ?from ?service ?o }",
    ],
)
def test_what_only_looks_forbidden_passes_unchanged(sparql: str) -> None:
    assert checked(sparql) == sparql


@pytest.mark.parametrize(
    ("sparql", "says"),
    [
        ("SELECT * { ?s ?p ?o }" + " " * limits.QUERY_CHARACTERS, "characters"),
        ("SELECT * " + "{" * 2_500 + "}" * 2_500, "nested deeper"),
        ("SELECT * { ?s " + "/".join(["<a:p>"] * (limits.QUERY_OPERATORS + 2)) + " ?o }", "operators"),
        ("", "has no SELECT"),
    ],
)
def test_too_much_or_nothing_is_refused(sparql: str, says: str) -> None:
    with pytest.raises(QueryError, match=says):
        checked(sparql)
