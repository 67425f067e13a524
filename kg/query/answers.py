"""An answer, and the forms in which it is written."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

import pyoxigraph as ox

from kg.errors import UsageError
from kg.query.prefixes import prefixes, shortened

Format = Literal["table", "json", "csv", "tsv", "xml", "turtle", "jsonld", "ntriples"]
FORMATS: tuple[Format, ...] = get_args(Format)
Binding = Mapping[str, Mapping[str, str]]
_RESULTS = {
    "json": ox.QueryResultsFormat.JSON,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "xml": ox.QueryResultsFormat.XML,
}
_GRAPHS = {
    "table": ox.RdfFormat.TURTLE,
    "turtle": ox.RdfFormat.TURTLE,
    "jsonld": ox.RdfFormat.JSON_LD,
    "xml": ox.RdfFormat.RDF_XML,
}
_CELL = 60  # characters of one cell of a table


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """`names` and `bindings` of a SELECT, `value` of an ASK, `ntriples` of a CONSTRUCT; `cut` when capped."""

    kind: Literal["rows", "ask", "graph"]
    names: Sequence[str] = ()
    bindings: Sequence[Binding] = field(default_factory=tuple)
    value: bool = False
    ntriples: str = ""
    cut: bool = False

    def rows(self) -> list[tuple[str, ...]]:
        """The values as plain strings, "" where unbound, in the order of `names`."""
        return [tuple(b[n]["value"] if n in b else "" for n in self.names) for b in self.bindings]

    def as_text(self, form: Format) -> str:
        """The answer written in `form`; UsageError when an answer of this kind has no such form."""
        if self.kind == "graph":
            return self._graph(form)
        if form in ("turtle", "jsonld", "ntriples"):
            kind = "a yes or no" if self.kind == "ask" else "a table"
            raise UsageError(
                f"{kind} has no {form} form", remedy="use table, json, csv, tsv or xml, or ask with CONSTRUCT"
            )
        if self.kind == "ask" and form in ("table", "csv", "tsv"):
            return f"{str(self.value).lower()}\n"
        if form == "table":
            return _table(self.names, self.bindings)
        results = ox.parse_query_results(self._json().encode(), format=ox.QueryResultsFormat.JSON)
        written = (results.serialize(format=_RESULTS[form]) or b"").decode()
        return written if written.endswith("\n") else f"{written}\n"

    def _json(self) -> str:
        if self.kind == "ask":
            return json.dumps({"head": {}, "boolean": self.value})
        return json.dumps({"head": {"vars": list(self.names)}, "results": {"bindings": list(self.bindings)}})

    def _graph(self, form: Format) -> str:
        if form == "ntriples":
            return self.ntriples
        if form not in _GRAPHS:
            raise UsageError(f"a graph has no {form} form", remedy="use turtle, jsonld, ntriples or xml")
        quads = ox.parse(self.ntriples.encode(), format=ox.RdfFormat.N_TRIPLES)
        triples = [ox.Triple(q.subject, q.predicate, q.object) for q in quads]
        written = ox.serialize(triples, format=_GRAPHS[form], prefixes=dict(prefixes()))
        return (written or b"").decode().rstrip("\n") + "\n"


def _table(names: Sequence[str], bindings: Sequence[Binding]) -> str:
    return aligned(names, [[_cell(b.get(name)) for name in names] for b in bindings])


def aligned(names: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table for a terminal: a head, a rule, and the rows, in columns as wide as what is in them."""
    widths = [max(len(row[i]) for row in (names, *rows)) for i in range(len(names))]
    cells = [names, ["-" * width for width in widths], *rows]
    lines = ["  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip() for row in cells]
    return "\n".join(lines) + "\n"


def _cell(term: Mapping[str, str] | None) -> str:
    if term is None:
        return ""
    value = shortened(term["value"]) if term["type"] == "uri" else term["value"]
    line = " ".join("".join(c if c.isprintable() else " " for c in value).split())
    return line if len(line) <= _CELL else f"{line[: _CELL - 1]}…"
