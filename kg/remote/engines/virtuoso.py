"""OpenLink Virtuoso: no default graph to write, digest login at addresses of its own, 10,000 rows an answer.

What its default graph would hold is in `graph/merged`, which every query is given as its default graph. Then
`GRAPH <constant>` finds nothing but in graphs that are given too, and `GRAPH ?variable` nothing but in those
(7.2, measured): a query with both is refused. The merged graph is kept out of `GRAPH ?variable` by a filter;
`named-graph-exclude` would take it from the default graph too.
`ResultSetMaxRows` is 10,000 as it is delivered; an update of more than some 10,000 lines is refused. Turtle
is the one name under which it takes N-Triples. `virtuoso.ini` is documented at docs.openlinksw.com/virtuoso.
"""

import re
from urllib.parse import urljoin

from kg.errors import QueryError
from kg.mapping.iris import BASE
from kg.query.guard import keywords
from kg.remote.engines.engine import Engine, Parameters

_MERGED = f"{BASE}graph/merged"
_CONSTANT = re.compile(r"GRAPH\s*<([^<>\s]*)>", re.IGNORECASE)
_VARIABLE = re.compile(r"GRAPH\s*([?$]\w+)\s*\{", re.IGNORECASE)


def asked(query: str) -> Parameters:
    """A checked query as it is to be sent, with its data set."""
    places = keywords("GRAPH", query)
    constants = [urljoin(BASE, found[1]) for at in places if (found := _CONSTANT.match(query, at))]
    variables = [found for at in places if (found := _VARIABLE.match(query, at))]
    if constants and variables:
        raise QueryError(
            "Virtuoso mixes up GRAPH <…> and GRAPH ?variable in one query", place="query",
            remedy="write GRAPH ?g { … } FILTER (?g = <…>) for the first",
        )  # fmt: skip
    for found in reversed(variables):  # from the end: the places before stay what they are
        end = found.end()
        query = f"{query[:end]} FILTER ({found[1]} != <{_MERGED}>) {query[end:]}"
    named = (("named-graph-uri", iri) for iri in dict.fromkeys(constants))
    return ("query", query), ("default-graph-uri", _MERGED), *named


VIRTUOSO = Engine(
    name="virtuoso",
    server="Virtuoso/",
    update="sparql-auth",
    graphs="sparql-graph-crud-auth",
    graphs_named="graph-uri",
    login="digest",
    default_graph=_MERGED,
    media="text/turtle",
    page=10_000,
    triples=5_000,
    asked=asked,
)
