import random

import pyoxigraph as ox
import pytest

from kg import limits
from kg.errors import QueryError
from kg.query import checked

PREFIX = "PREFIX : <http://127.0.0.1:1/>\nPREFIX ex: <http://127.0.0.1:1/>\n"
OUT = "SERVICE <http://127.0.0.1:1/> { ?s ?p ?o }"

REACHING = [
    f"SELECT * {{ {OUT} }}",
    "SELECT * { service silent <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * { SERVICE:x { ?s ?p ?o } }",
    "SELECT * { SERVICEex:x { ?s ?p ?o } }",
    "SELECT * { SERVICESILENT<http://127.0.0.1:1/>{ ?s ?p ?o } }",
    "SELECT * { ?s ?p 1SERVICE<http://127.0.0.1:1/>{ ?s ?p ?o } }",
    "SELECT * { ?s ?p trueSERVICE<http://127.0.0.1:1/>{ ?s ?p ?o } }",
    f"SELECT * {{ ?s ex:a\\#b ?o . {OUT} }}",
    f"SELECT * {{ ?s ex:a\\'b ?o . {OUT} FILTER(?o = 'x') }}",
    f"SELECT * {{ # a comment ends here\r{OUT} }}",
    f"SELECT * {{ FILTER('a'<'>') {OUT} FILTER('1' = '1') }}",
    f"SELECT * {{ FILTER(1<5#x>'''\n) {OUT} #'''\n }}",
    f"SELECT * {{ FILTER(1<ex:b#x>'''\n) {OUT} #'''\n }}",
    f"SELECT * {{ ?s ?p <http://h/\\u0041'> . {OUT} #'\n }}",
    f"SELECT * {{ ?s ?p '''it's''' . {OUT} }}",
    f"SELECT * {{ OPTIONAL {{ {OUT} }} FILTER NOT EXISTS {{ {OUT} }} }}",
    "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
    "SELECT * FROMex:g { ?s ?p ?o }",
    "SELECT * FROM NAMED <ftp://127.0.0.1:1/> { ?s ?p ?o }",
    "SELECT * FROM # near\n <http://127.0.0.1:1/> { ?s ?p ?o }",
    "LOAD <http://127.0.0.1:1/>",
    "LOAD <file:///etc/hostname> INTO GRAPH <http://g/>",
]
ALLOWED = [
    "SELECT * { ?s ?p ?o }",
    "ASK { ?service ?from ?load }",
    "SELECT $from { ex:service ?p ex:from-here . ?x ex:load ?y }",
    'SELECT * { ?s ?p "SERVICE <http://x/> { }" , \'FROM\' , """LOAD "a" """ }',
    "SELECT * { ?s ?p ?o } # SERVICE is what we do not do\n",
    "SELECT * { ?s a <http://example.org/ns#SERVICE> ; <urn:from> <http://h/it's> }",
    "SELECT * { ?s ?p ?o FILTER (?o < 5 && ?o > 3) }",
    "SELECT * { ?s ?p ?o FILTER (?o<5&&?o>3) }",
    "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }",
    "DESCRIBE <http://a.example/>",
    "SELECT * { ?s ex:p?/ex:q* ?o }",
    "select(count(*)as?n){?s ?p ?o}",
]


@pytest.mark.parametrize("query", REACHING)
def test_nothing_reaches_out(query: str) -> None:
    with pytest.raises(QueryError) as fault:
        checked(PREFIX + query)
    assert fault.value.place.startswith("query, line ")
    assert fault.value.remedy


@pytest.mark.parametrize("query", ALLOWED)
def test_what_only_looks_like_reaching_is_allowed(query: str) -> None:
    assert checked(PREFIX + query) == PREFIX + query
    ox.Store().query(PREFIX + query)


def reaches(query: str) -> bool:
    """Whether the engine tries to call out: nobody listens on port 1, and it says so."""
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("http://a/"), ox.NamedNode("http://a/"), ox.Literal("1")))
    try:
        list(store.query(query))
    except (OSError, RuntimeError) as fault:
        return "SERVICE" in str(fault) or "onnect" in str(fault) or "port" in str(fault)
    except (SyntaxError, ValueError):
        return False
    return False


PIECES = [
    "SERVICE", "service", "SILENT", "<http://127.0.0.1:1/>", "ex:x", ":x", "{", "}", "{ ?s ?p ?o }", "?s ?p ?o", ".", "'", "'''",
    '"', "#", "\n", "\r", " ", "<", ">", "<5", "\\'", "\\#", "FILTER(1", ")", "1", "true", "'a'", "<a#b>", "FILTER('a'<'>')", "ex:a\\'b",
    "?s ?p", "OPTIONAL", "@en", "_:b", "a", ";", "$x", "\\u0041",
]  # fmt: skip


def test_chance_finds_no_way_out_either() -> None:
    chance, tried = random.Random(20_211_025), 0
    assert reaches(PREFIX + REACHING[0])
    for _ in range(6_000):
        middle = " ".join(chance.choices(PIECES, k=chance.randint(0, 5)))
        glue = chance.choice(["", " "])
        body = (
            middle
            + glue
            + chance.choice(["SERVICE", "service", "SERVICESILENT"])
            + chance.choice(["ex:x", ":x", "<http://127.0.0.1:1/>"])
        )
        query = f"{PREFIX}SELECT * {{ {body} {{ ?s ?p ?o }} {' '.join(chance.choices(PIECES, k=chance.randint(0, 4)))} }}"
        if reaches(query):
            tried += 1
            with pytest.raises(QueryError):
                checked(query)
    assert tried > 20, "the engine ran too few of them for this to say anything"


@pytest.mark.parametrize(
    "query",
    ["INSERT DATA { <a> <b> <c> }", "PREFIX ex: <http://h/> DELETE WHERE { ?s ?p ?o }", "DROP ALL", "CLEAR DEFAULT",
     "WITH <http://g/> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", "CREATE GRAPH <http://g/>", "COPY DEFAULT TO <http://g/>"],
)  # fmt: skip
def test_nothing_writes(query: str) -> None:
    with pytest.raises(QueryError, match="writes"):
        checked(query)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("", "no SELECT"),
        ("WHERE { ?s ?p ?o }", "no SELECT"),
        ("SELECT * { ?s ?p ?o }" + " " * limits.QUERY_CHARACTERS, "the limit is"),
        ("SELECT * " + "{" * 65 + "}" * 65, "nested deeper than 64"),
        ("ASK { FILTER(" + "(" * 80 + "1" + ")" * 80 + ") }", "nested deeper than 64"),
        ("ASK { FILTER(" + "1+" * 600 + "1) }", "operators"),
        ("ASK { ?s " + "<a:b>/" * 600 + "<a:b> ?o }", "operators"),
        ("SELECT * { ?s ?p 'a' } \udc80", "not UTF-8"),
        ("SELECT * { \\u0053ERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "backslash"),
    ],
)
def test_what_would_crash_the_engine_is_refused(query: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        checked(query)


def test_the_place_counts_lines_and_columns() -> None:
    with pytest.raises(QueryError) as fault:
        checked("SELECT *\n{\n  SERVICE <http://h/> {} }")
    assert fault.value.place == "query, line 3, column 3"
