"""Runs a guarded query in a worker process that is killed when it takes too long."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from kg import limits
from kg.errors import QueryError, QueryTimeout, StoreError
from kg.query.answers import Answer
from kg.query.guard import checked
from kg.settings import existing_store

_WORKER = Path(__file__).with_name("worker.py")
_PLACE = re.compile(r"(?:error )?at (\d+):(\d+):?\s*")


def ask(
    store: Path, sparql: str, *, seconds: float = limits.QUERY_SECONDS, rows: int = limits.QUERY_ROWS
) -> Answer:
    """The answer of the store in the folder; refused, stopped after `seconds`, cut after `rows` rows."""
    task = {
        "store": str(existing_store(store) / "oxigraph"), "query": checked(sparql), "rows": rows,
        "characters": limits.ANSWER_CHARACTERS, "memory": limits.QUERY_MEMORY_BYTES,
    }  # fmt: skip
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
    return _answer(json.loads(done.stdout), store)


def _answer(found: dict[str, Any], store: Path) -> Answer:
    if "error" not in found:
        return Answer(**found)
    message = found["error"].strip()
    if found["syntax"]:
        match = _PLACE.search(message)
        raise QueryError(
            _PLACE.sub("", message, count=1),
            place=f"query, line {match.group(1)}, column {match.group(2)}" if match else "query",
            remedy="`kg questions` shows queries that work",
        )
    if "Corruption" in message or "No such file" in message or "LOCK" in message:
        raise StoreError(
            f"cannot be read: {message}", place=str(store), remedy="kg doctor says what is left of it"
        )
    raise QueryError(f"the query failed: {message}", place="query", remedy="make it smaller")
