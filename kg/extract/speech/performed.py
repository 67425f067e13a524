"""What is done by saying so: "erklærte B persona non grata", "B ble kalt inn til departementet"."""

from collections.abc import Sequence

from kg.annotate.structure import within
from kg.document import Document
from kg.extract.grammar.clauses import finite_verbs
from kg.records import Event, Statement

PREDICATE = 3  # tokens of what somebody is declared to be
MEASURES = ("expulsion", "protest_note")


def less_measures(
    document: Document, said: tuple[Statement, ...], told: Sequence[Event]
) -> tuple[Statement, ...]:
    """What is said, without the words by which somebody expels or summons an envoy."""
    measures = [e.trigger for e in told if e.type in MEASURES]
    finite = finite_verbs(document.article.language)

    def performs(one: Statement) -> bool:
        if one.mode != "indirect" or not measures:
            return False
        behind = any(one.end <= t.start <= one.end + len(", ") for t in measures)  # "A, kalt inn til B"
        at = next((t.start for t in measures if one.start <= t.start < one.end), one.start)
        bare = finite.isdisjoint(t.norm for t in within(document.tokens, one.start, at))
        ends = len(within(document.tokens, at, one.end)) <= PREDICATE  # "persona non grata"
        return behind or (at > one.start and bare and ends)

    return tuple(one for one in said if not performs(one))
