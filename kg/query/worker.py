"""The process that runs foreign queries, one after another: a program that imports nothing of this package.

Standard input: messages (`read` and `written` below), each a JSON {"store", "query", "rows", "characters",
"memory", "keep"} and, where wanted, "default_graphs", "named_graphs" (the protocol's data set), "there"
(graphs that have to be in the store), "parent" (who waits for the answer), "base" (of relative IRIs).
Standard output: a message for each, JSON with the fields of an answer (kind, cut; names and bindings, or
value, or ntriples), or {"error", "syntax"}; and "last" where it is the last one, since the process has grown
beyond "keep" bytes. The process may open no socket, which stops what the guard might miss; its memory is
capped; the parent kills it.
"""

import contextlib
import ctypes
import os
import resource
import signal
import struct
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any, BinaryIO

import msgspec
import pyoxigraph as ox

Row = dict[str, dict[str, str]]
_STRING = "http://www.w3.org/2001/XMLSchema#string"
_SOCKET = {
    "x86_64": (0xC000003E, 41),
    "aarch64": (0xC00000B7, 198),
}  # audit architecture, number of socket(2)
_PARENT_DEATH, _NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 1, 38, 22, 2  # prctl(2)
_HEAD, _KIB = struct.Struct(">Q"), 1024
_ATTEMPTS, _PAUSE = 20, 0.02  # openings while a writer flushes, and the seconds between two
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050001  # the second as EPERM


def main() -> None:
    """Answers the tasks on standard input until it ends."""
    die_with_the_parent()
    without_sockets()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    source, target = sys.stdin.buffer, sys.stdout.buffer
    database = _Database()
    while (message := read(source)) is not None:
        task = msgspec.json.decode(message)
        if task.get("parent", os.getppid()) != os.getppid():
            return  # it ended before the kernel knew
        answer = _answered(task, database)
        last = _resident() > task.get("keep", 0)
        target.write(written(msgspec.json.encode(answer | {"last": last})))
        target.flush()
        if last:
            return


def _resident() -> int:
    """Bytes of memory in use; at the most used so far, with what the parent had, where /proc is not."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * resource.getpagesize()
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _KIB


def read(source: BinaryIO) -> bytes | None:
    """The next message of a stream, whose length stands before it in eight bytes; None at the end."""
    head = source.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    return source.read(_HEAD.unpack(head)[0])


def written(message: bytes) -> bytes:
    """The message as `read` reads it."""
    return _HEAD.pack(len(message)) + message


class _Database:
    """The database of the last query, kept open as long as its files are the same."""

    def __init__(self) -> None:
        self._of: tuple[str, dict[str, tuple[int, ...]]] = "", {}
        self._store: ox.Store | None = None

    def at(self, folder: str) -> ox.Store:
        """The database in the folder as it is now."""
        if self._store is None or self._of != (folder, _state(folder)):
            self._store = None  # the old one is closed first
            self._of, self._store = _opened(folder)
        return self._store


def _answered(task: dict[str, Any], database: _Database) -> dict[str, Any]:
    try:
        resource.setrlimit(resource.RLIMIT_AS, (task["memory"], resource.RLIM_INFINITY))
        store = database.at(task["store"])
        if missing := [
            iri for iri in task.get("there", ()) if not store.contains_named_graph(ox.NamedNode(iri))
        ]:
            raise ValueError(f"there is no graph <{missing[0]}>")  # noqa: TRY301 - told as the engine's faults are
        result = store.query(
            task["query"],
            base_iri=task.get("base"),
            **_dataset(task.get("default_graphs"), task.get("named_graphs")),
        )
        return _answer(result, task["rows"], task["characters"])
    except (SyntaxError, ValueError, RuntimeError, OSError, MemoryError) as fault:
        return {"error": str(fault) or type(fault).__name__, "syntax": isinstance(fault, SyntaxError)}


def _opened(folder: str) -> tuple[tuple[str, dict[str, tuple[int, ...]]], ox.Store]:
    """The database, opened while no writer flushed: a log emptied meanwhile would be missing unnoticed."""
    for _ in range(_ATTEMPTS):
        before = _state(folder)
        store = ox.Store.read_only(folder)
        if _lists(_state(folder)) == _lists(before):
            return (folder, before), store
        time.sleep(_PAUSE)
    return (folder, {}), ox.Store.read_only(folder)


def _state(folder: str) -> dict[str, tuple[int, ...]]:
    """The engine's logs and lists of files with their numbers, sizes and times: what any writing changes."""
    found: dict[str, tuple[int, ...]] = {}
    with contextlib.suppress(OSError):
        for entry in os.scandir(folder):
            if entry.name.endswith(".log") or entry.name.startswith("MANIFEST"):
                told = entry.stat()
                found[entry.name] = (told.st_size, told.st_ino, told.st_mtime_ns)
    return found


def _lists(state: dict[str, tuple[int, ...]]) -> dict[str, int]:
    """Of it what a flush changes: which logs there are, and the sizes of the lists."""
    return {name: told[0] if name.startswith("MANIFEST") else 0 for name, told in state.items()}


def _dataset(default: list[str] | None, named: list[str] | None) -> dict[str, Any]:
    """The data set of the SPARQL protocol: where one half is named, the other is empty if it is not."""
    if default is None and named is None:
        return {}
    return {
        "default_graph": [ox.NamedNode(iri) for iri in default or ()],
        "named_graphs": [ox.NamedNode(iri) for iri in named or ()],
    }


def die_with_the_parent() -> None:
    """Has the kernel kill this process when the one that waits for its answer ends; only on Linux."""
    if os.uname().sysname == "Linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PARENT_DEATH, signal.SIGKILL, 0, 0, 0)


def without_sockets() -> bool:
    """Forbids this process and its threads socket(2), by seccomp; False where that cannot be had."""
    if os.uname().sysname != "Linux" or os.uname().machine not in _SOCKET:
        return False
    architecture, number = _SOCKET[os.uname().machine]
    steps = (
        (0x20, 0, 0, 4),  # load the architecture
        (0x15, 0, 4, architecture),  # another one: refuse
        (0x20, 0, 0, 0),  # load the system call's number
        (0x35, 2, 0, 0x40000000),  # the x32 numbers: refuse
        (0x15, 1, 0, number),  # socket: refuse
        (0x06, 0, 0, _ALLOW),
        (0x06, 0, 0, _REFUSE),
    )
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    program = ctypes.create_string_buffer(struct.pack("HP", len(steps), ctypes.addressof(code)))
    with contextlib.suppress(OSError, AttributeError):
        prctl = ctypes.CDLL(None).prctl
        ready = prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0
        return bool(ready and prctl(_SECCOMP, _FILTER, program, 0, 0) == 0)
    return False


def _answer(result: Any, rows: int, characters: int) -> dict[str, Any]:
    if isinstance(result, ox.QueryBoolean):
        return {"kind": "ask", "value": bool(result), "cut": False}
    if isinstance(result, ox.QueryTriples):
        lines, cut = _taken((f"{t.subject} {t.predicate} {t.object} .\n" for t in result), rows, characters)
        return {"kind": "graph", "ntriples": "".join(sorted(set(lines))), "cut": cut}
    names = [variable.value for variable in result.variables]
    bindings, cut = _rows(names, result, rows, characters)
    return {"kind": "rows", "names": names, "bindings": bindings, "cut": cut}


def _taken(items: Iterable[str], rows: int, characters: int) -> tuple[list[str], bool]:
    """The items up to the caps, and whether there were more."""
    taken: list[str] = []
    size = 0
    for item in items:
        size += len(item)
        if len(taken) == rows or size > characters:
            return taken, True
        taken.append(item)
    return taken, False


def _rows(names: list[str], solutions: Any, rows: int, characters: int) -> tuple[list[Row], bool]:
    """The same of solutions, each as the values of its bound variables."""
    taken: list[Row] = []
    size = 0
    for solution in solutions:
        row = {}
        for name, term in zip(names, solution, strict=True):
            if term is not None:
                row[name] = found = _term(term)
                size += len(found["value"])
        if len(taken) == rows or size > characters:
            return taken, True
        taken.append(row)
    return taken, False


def _term(term: Any) -> dict[str, str]:
    """A term as the SPARQL 1.1 Query Results JSON Format writes it."""
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):
        return {"type": "literal", "value": str(term)}
    written = {"type": "literal", "value": term.value}
    if term.language:
        written["xml:lang"] = term.language
    elif term.datatype.value != _STRING:
        written["datatype"] = term.datatype.value
    return written


if __name__ == "__main__":
    main()
