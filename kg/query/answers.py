"""Runs a guarded query in a worker process and gives its answer, in memory or as text of a wanted format."""

import json
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import pyoxigraph as ox

from kg import limits
from kg.errors import QueryError, QueryTimeout, UsageError
from kg.query.guard import checked

Format = Literal["table", "json", "csv", "tsv", "xml", "turtle", "jsonld"]
FORMATS: tuple[Format, ...] = ("table", "json", "csv", "tsv", "xml", "turtle", "jsonld")
_RESULTS = {
    "json": ox.QueryResultsFormat.JSON,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "xml": ox.QueryResultsFormat.XML,
}
_PLACE = re.compile(r" at (\d+):(\d+)")
_WIDTH = 60  # characters of one table cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """`names` and `bindings` of a SELECT, `value` of an ASK, `ntriples` of a CONSTRUCT; `cut` when capped."""

    kind: Literal["rows", "ask", "graph"]
    names: Sequence[str] = ()
    bindings: Sequence[Mapping[str, Mapping[str, str]]] = field(default_factory=tuple)
    value: bool = False
    ntriples: str = ""
    cut: bool = False

    def rows(self) -> list[tuple[str, ...]]:
        """The values as plain strings, "" where unbound, in the order of `names`."""
        return [tuple(b[n]["value"] if n in b else "" for n in self.names) for b in self.bindings]

    def as_text(self, form: Format) -> str:
        """The answer written in `form`."""
        if self.kind == "graph":
            return self._graph(form)
        if form == "table":
            return str(self.value).lower() + "\n" if self.kind == "ask" else _table(self.names, self.rows())
        if form in ("turtle", "jsonld"):
            raise UsageError(
                f"a {'yes/no' if self.kind == 'ask' else 'table'} has no {form} form",
                remedy="use table, json, csv, tsv or xml, or ask with CONSTRUCT",
            )
        results = ox.parse_query_results(self._json().encode(), format=ox.QueryResultsFormat.JSON)
        if self.kind == "ask" and form in ("csv", "tsv"):
            return f"{str(self.value).lower()}\n"
        written = results.serialize(format=_RESULTS[form])
        return (written or b"").decode() + ("\n" if form in ("json", "xml") else "")

    def _json(self) -> str:
        if self.kind == "ask":
            return json.dumps({"head": {}, "boolean": self.value})
        return json.dumps({"head": {"vars": list(self.names)}, "results": {"bindings": list(self.bindings)}})

    def _graph(self, form: Format) -> str:
        triples = ox.parse(self.ntriples.encode(), format=ox.RdfFormat.N_TRIPLES)
        target = {
            "turtle": ox.RdfFormat.TURTLE,
            "jsonld": ox.RdfFormat.JSON_LD,
            "table": ox.RdfFormat.TURTLE,
        }.get(form)
        if target is None:
            raise UsageError(f"a graph has no {form} form", remedy="use turtle or jsonld")
        written = ox.serialize([ox.Triple(t.subject, t.predicate, t.object) for t in triples], format=target)
        return (written or b"").decode()


def ask(
    store: Path, sparql: str, *, seconds: float = limits.QUERY_SECONDS, rows: int = limits.QUERY_ROWS
) -> Answer:
    """The answer of the store in folder `store`; killed after `seconds`, and cut after `rows` rows."""
    task = {
        "store": str(store / "oxigraph"),
        "query": checked(sparql),
        "rows": rows,
        "memory": limits.QUERY_MEMORY_BYTES,
    }
    try:
        done = subprocess.run(
            [sys.executable, "-m", "kg.query.worker"], input=json.dumps(task), capture_output=True, text=True,
            timeout=seconds, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired as fault:
        raise QueryTimeout(
            f"the query ran longer than {seconds:g} s and was stopped",
            remedy="narrow it: a name, a date, a LIMIT",
        ) from fault
    if done.returncode or not done.stdout:
        raise QueryError(
            "the query brought its worker down", remedy="make it smaller; fewer joins, operators and brackets"
        )
    return _taken(json.loads(done.stdout))


def _taken(answer: dict[str, Any]) -> Answer:
    if "error" in answer:
        message = answer["error"].strip()
        match = _PLACE.search(message)
        where = f"query, line {match.group(1)}, column {match.group(2)}" if match else "query"
        if answer.get("syntax"):
            remedy = "check the signs there; `kg questions` lists queries that work"
            raise QueryError(message.replace("error at ", "at "), place=where, remedy=remedy)
        raise QueryError(f"the query failed: {message}", place=where, remedy="make it smaller")
    return Answer(**answer)


def _table(names: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    cells = [[*names], *([_short(c) for c in row] for row in rows)]
    widths = [max(len(row[i]) for row in cells) for i in range(len(names))]
    lines = ["  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip() for row in cells]
    lines.insert(1, "  ".join("-" * w for w in widths))
    return "\n".join(lines) + "\n"


def _short(value: str) -> str:
    for base, prefix in (
        ("https://w3id.example/dip/ns#", "dip:"),
        ("https://w3id.example/dip/concept/", "dipc:"),
        ("https://w3id.example/dip/id/", "id:"),
    ):
        value = value.replace(base, prefix)
    line = " ".join(value.split())
    return line if len(line) <= _WIDTH else line[: _WIDTH - 1] + "…"
