"""Runs a guarded query in a worker process that is killed when it takes too long."""

import atexit
import os
import re
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from kg import limits
from kg.errors import QueryError, QueryTimeout, StoreError
from kg.mapping.iris import BASE
from kg.query.answers import Answer
from kg.query.guard import checked, graphs_of
from kg.query.pool import Pool, Worker
from kg.settings import existing_store

_GONE = "No such file"  # a writer beside us has just cleared a file away: asked again
_PLACE = re.compile(r"at (\d+):(\d+)")
_CLASS = re.compile(r"\[[^\]]*\]")  # of characters, as the engine prints them
_TOKEN = re.compile(r'"[^"]+"|\b[A-Z]{2,}\b')
_pool = Pool()
atexit.register(_pool.close)


def ask(
    store: Path, sparql: str, *, seconds: float = limits.QUERY_SECONDS, rows: int = limits.QUERY_ROWS
) -> Answer:
    """The answer of the store in the folder; refused, stopped after `seconds`, cut after `rows` rows."""
    asked = task(store, sparql, rows=rows)
    deadline = time.monotonic() + seconds
    found = worked(_pool, _pool.take(), asked, seconds)
    while unsettled(found) and time.monotonic() < deadline:
        found = worked(_pool, _pool.take(), asked, seconds)
    return answered(found, store)


def task(
    store: Path,
    sparql: str,
    *,
    rows: int = limits.QUERY_ROWS,
    default_graphs: Sequence[str] | None = None,
    named_graphs: Sequence[str] | None = None,
) -> bytes:
    """What a worker is given; QueryError when the query may not run.

    `default_graphs` and `named_graphs` are the data set of the SPARQL protocol, None for the store's own.
    """
    fields = {
        "store": str(existing_store(store) / "oxigraph"), "query": checked(sparql), "rows": rows,
        "characters": limits.ANSWER_CHARACTERS, "memory": limits.QUERY_MEMORY_BYTES,
        "default_graphs": default_graphs, "named_graphs": named_graphs, "there": graphs_of(sparql),
        "parent": os.getpid(), "base": BASE, "keep": limits.QUERY_WORKER_BYTES,
    }  # fmt: skip
    return msgspec.json.encode(fields)


def unsettled(found: Mapping[str, Any]) -> bool:
    """Whether a writer beside the worker has cleared a file away: the query is to be asked again."""
    return _GONE in found.get("error", "")


def worked(pool: Pool, worker: Worker, asked: bytes, seconds: float) -> dict[str, Any]:
    """What a worker of the pool says to the task; QueryTimeout when it had to be killed."""
    try:
        output = worker.asked(asked, seconds)
    except BaseException:
        worker.kill()
        raise
    found: dict[str, Any] = msgspec.json.decode(output) if output else {}
    if found.pop("last", True) or worker.slowed:
        worker.kill()
    else:
        pool.give(worker)
    if output is None:
        raise too_long(seconds)
    if not found:
        raise QueryError(
            "the query brought its worker down", remedy="make it smaller; fewer joins, operators and brackets"
        )
    return found


def too_long(seconds: float) -> QueryTimeout:
    """What is said of a query that had to be stopped."""
    return QueryTimeout(
        f"the query ran longer than {seconds:g} s and was stopped",
        remedy="narrow it: a name, a date, a LIMIT",
    )


def answered(found: dict[str, Any], store: Path) -> Answer:
    """The answer in what a worker said; the error in it is raised."""
    if "error" not in found:
        return Answer(**found)
    message = found["error"].strip()
    if found["syntax"]:
        match = _PLACE.search(message)
        raise QueryError(
            _expected(message),
            place=f"query, line {match.group(1)}, column {match.group(2)}" if match else "query",
            remedy="`kg questions` shows queries that work",
        )  # fmt: skip
    if any(sign in message for sign in ("Corruption", _GONE, "LOCK")):
        raise StoreError(
            f"cannot be read: {message}", place=str(store), remedy="kg doctor says what is left of it"
        )
    raise QueryError(f"the query failed: {message}", place="query", remedy="make it smaller")


def _expected(message: str) -> str:
    """The engine's syntax error in one line: the words and signs that could stand there."""
    if "Prefix not found" in message:
        return "a prefix is not declared"
    tokens = [t for t in _TOKEN.findall(_CLASS.sub("", message)) if t not in ("SERVICE", "LATERAL")]
    return f"not SPARQL; expected {' or '.join(tokens)}" if tokens else "not SPARQL"
