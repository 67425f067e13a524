"""A guarded query → its answer from an endpoint, under the same caps as from a store of this machine."""

import json
from typing import Any

import pyoxigraph as ox

from kg import limits
from kg.errors import QueryError
from kg.mapping.iris import BASE
from kg.query.answers import Answer
from kg.query.guard import checked, keywords
from kg.remote.client import ROWS, TRIPLES, Client

_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")


def ask(client: Client, sparql: str, *, rows: int = limits.QUERY_ROWS) -> Answer:
    """The answer; QueryError where the guard or the service refuses the query; `cut` where either cut it."""
    form = _form(checked(sparql))
    graph = form in ("CONSTRUCT", "DESCRIBE")
    based = sparql if keywords("BASE", sparql) else f"BASE <{BASE}>\n{sparql}"  # Virtuoso reads one alone
    # one media type: some services answer well to no list of them
    answer = client.ask(based, TRIPLES if graph else ROWS, limits.QUERY_SECONDS)
    try:
        return _graph(client, answer.content, rows) if graph else _table(client, answer.content, rows, form)
    except (ValueError, KeyError, TypeError, SyntaxError) as fault:
        raise QueryError("answered in a form that is no result", place=client.endpoint.query) from fault


def _graph(client: Client, content: bytes, rows: int) -> Answer:
    lines = [f"{quad.triple} .\n" for quad in ox.parse(content, format=ox.RdfFormat.N_TRIPLES)]
    return Answer(kind="graph", ntriples="".join(sorted(lines[:rows])), cut=_cut(client, len(lines), rows))


def _table(client: Client, content: bytes, rows: int, form: str) -> Answer:
    found: dict[str, Any] = json.loads(content)
    if "boolean" in found:
        return Answer(kind="ask", value=found["boolean"])
    bindings = [_literals(row) for row in found["results"]["bindings"]]
    if form == "ASK":  # Virtuoso, unless its settings say otherwise: a row with 1, or no row
        value = any(term["value"] == "1" for row in bindings for term in row.values())
        return Answer(kind="ask", value=value)
    return Answer(
        kind="rows", names=found["head"]["vars"], bindings=bindings[:rows],
        cut=_cut(client, len(bindings), rows),
    )  # fmt: skip


def _form(sparql: str) -> str:
    """The first of the words that say what is asked for."""
    return min(_FORMS, key=lambda word: min(keywords(word, sparql), default=len(sparql)))


def _cut(client: Client, count: int, rows: int) -> bool:
    """More than we show, or as many as the service ever gives."""
    return count > rows or (client.engine.page > 0 and count >= client.engine.page)


def _literals(row: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """A row with the standard's word for a literal, in place of that of a draft which some still use."""
    return {
        name: {**term, "type": "literal"} if term["type"] == "typed-literal" else term
        for name, term in row.items()
    }
