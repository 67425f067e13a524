"""The process that runs one foreign query on a read-only store, from standard input to standard output.

In: JSON {"store", "query", "rows"}. Out: JSON {"kind", "json" | "turtle" | "value", "cut"} or {"error"}.
"""

import json
import resource
import sys
from typing import Any

import pyoxigraph as ox


def main() -> None:
    """Answers the one task on standard input."""
    task = json.load(sys.stdin)
    store = ox.Store.read_only(task["store"])
    resource.setrlimit(resource.RLIMIT_AS, (task["memory"], task["memory"]))
    try:
        answer = _answer(store.query(task["query"]), task["rows"])
    except (SyntaxError, ValueError, RuntimeError, OSError, MemoryError) as fault:
        answer = {"error": str(fault) or type(fault).__name__, "syntax": isinstance(fault, SyntaxError)}
    sys.stdout.write(json.dumps(answer, ensure_ascii=False))


def _answer(result: Any, cap: int) -> dict[str, Any]:
    if isinstance(result, ox.QueryBoolean):
        return {"kind": "ask", "value": bool(result), "cut": False}
    if isinstance(result, ox.QueryTriples):
        triples: list[ox.Triple] = []
        for triple in result:
            if len(triples) == cap:
                return {"kind": "graph", "ntriples": _lines(triples), "cut": True}
            triples.append(triple)
        return {"kind": "graph", "ntriples": _lines(triples), "cut": False}
    names = [v.value for v in result.variables]
    bindings: list[dict[str, Any]] = []
    for solution in result:
        if len(bindings) == cap:
            return {"kind": "rows", "names": names, "bindings": bindings, "cut": True}
        row = {name: solution[name] for name in names}
        bindings.append({name: _term(term) for name, term in row.items() if term is not None})
    return {"kind": "rows", "names": names, "bindings": bindings, "cut": False}


def _lines(triples: list[Any]) -> str:
    return "".join(sorted(f"{t.subject} {t.predicate} {t.object} .\n" for t in triples))


def _term(term: Any) -> dict[str, str]:
    """A term as the SPARQL 1.1 Query Results JSON Format writes it."""
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    written = {"type": "literal", "value": term.value}
    if term.language:
        written["xml:lang"] = term.language
    elif term.datatype.value != "http://www.w3.org/2001/XMLSchema#string":
        written["datatype"] = term.datatype.value
    return written


if __name__ == "__main__":
    main()
