"""How long every named question takes on a store, asked for what the store has most of.

    python benchmarks/questions.py STORE [--times 3]

Prints for each question the median in seconds by the clock and the number of rows. Ends with 1 where a median
is above two seconds.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from kg.errors import QueryError
from kg.query import ask, questions

SECONDS = 2.0
MOST = """
PREFIX dip: <https://w3id.example/dip/ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?name WHERE {{
  {pattern} ?x rdfs:label ?label . FILTER (LANG(?label) = "en") BIND (STR(?label) AS ?name)
}}
GROUP BY ?name ORDER BY DESC(COUNT(*)) LIMIT 1
"""
PATTERNS = {
    "person": "?e dip:hasParticipant ?x . ?x a dip:Person .",
    "topic": "?s dip:topic ?x .",
    "city": "?e dip:atPlace ?x .",
}
CODES = {"country": "NOR", "one": "NOR", "other": "DEU", "from": "1900-01-01", "to": "2100-01-01"}


def most(store: Path) -> dict[str, str]:
    """Values of parameters of which the store has most; what it has none of is left out."""
    found = dict(CODES)
    for name, pattern in PATTERNS.items():
        rows = ask(store, MOST.format(pattern=pattern)).rows()
        if rows:
            found[name] = rows[0][0]
    return found


def timed(store: Path, sparql: str) -> tuple[float, str]:
    """Seconds of one asking by the clock, and what came of it."""
    start = time.perf_counter()
    try:
        came = str(len(ask(store, sparql, seconds=60.0).bindings))
    except QueryError as fault:
        came = fault.message
    return time.perf_counter() - start, came


def values(parameters: tuple[str, ...], given: Mapping[str, str]) -> dict[str, str]:
    """The values of the parameters that something is known for."""
    return {name: given[name] for name in parameters if name in given}


def main() -> int:
    """Runs and prints; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("store", type=Path)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--only", nargs="*", help="names of questions", default=[])
    options = parser.parse_args()
    given, slow = most(options.store), 0
    print(f"{'question':24} {'s':>6}  rows")
    for name, question in questions().items():
        if options.only and name not in options.only:
            continue
        sparql = question.with_values(values(tuple(p.name for p in question.parameters), given))
        runs = [timed(options.store, sparql) for _ in range(options.times)]
        middle = statistics.median(one[0] for one in runs)
        print(f"{name:24} {middle:6.2f}  {runs[-1][1]}", flush=True)
        slow += middle > SECONDS
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
