"""Runs a guarded query in a worker process that is killed when it takes too long."""

import json
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from kg import limits
from kg.errors import QueryError, QueryTimeout, StoreError
from kg.query.answers import Answer
from kg.query.guard import checked
from kg.settings import existing_store

_WORKER = Path(__file__).with_name("worker.py")
_GONE = "No such file"  # a writer beside us has just cleared a file away: asked again
_PLACE = re.compile(r"at (\d+):(\d+)")
_CLASS = re.compile(r"\[[^\]]*\]")  # of characters, as the engine prints them
_TOKEN = re.compile(r'"[^"]+"|\b[A-Z]{2,}\b')


def ask(
    store: Path, sparql: str, *, seconds: float = limits.QUERY_SECONDS, rows: int = limits.QUERY_ROWS
) -> Answer:
    """The answer of the store in the folder; refused, stopped after `seconds`, cut after `rows` rows."""
    task = {
        "store": str(existing_store(store) / "oxigraph"), "query": checked(sparql), "rows": rows,
        "characters": limits.ANSWER_CHARACTERS, "memory": limits.QUERY_MEMORY_BYTES,
    }  # fmt: skip
    deadline = time.monotonic() + seconds
    found = _worked(task, seconds)
    while _GONE in found.get("error", "") and time.monotonic() < deadline:
        found = _worked(task, seconds)
    return _answer(found, store)


def _worked(task: dict[str, Any], seconds: float) -> dict[str, Any]:
    """What a worker says to the task; QueryTimeout when it had to be killed, QueryError when it died."""
    # -P: nothing is imported from the folder that the user happens to stand in.
    command = [sys.executable, "-P", "-X", "utf8", str(_WORKER)]
    try:
        done = subprocess.run(  # noqa: S603 - our own program, the query goes to its standard input
            command,
            input=json.dumps(task),
            capture_output=True,
            encoding="utf-8",
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as fault:
        raise QueryTimeout(
            f"the query ran longer than {seconds:g} s and was stopped",
            remedy="narrow it: a name, a date, a LIMIT",
        ) from fault
    if done.returncode or not done.stdout:
        raise QueryError(
            "the query brought its worker down", remedy="make it smaller; fewer joins, operators and brackets"
        )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _answer(found: dict[str, Any], store: Path) -> Answer:
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
