"""Findings → text for a terminal: a table, or for two things their events with the sentences."""

from collections.abc import Iterator

from kg import limits
from kg.analyse.findings import Findings
from kg.analyse.sentences import sentences
from kg.analyse.tables import Names, table
from kg.draw.records import Graph
from kg.query.answers import aligned
from kg.query.prefixes import shortened


def listing(found: Findings, graph: Graph) -> tuple[str, str]:
    """What people read, and a note on what was cut from it ("" for nothing)."""
    question = found.question
    made = table(found, graph)
    most = question.top
    note = (
        f"the first {most} of {len(made.rows)} rows; --top 0 shows all"
        if most and len(made.rows) > most
        else ""
    )
    if question.what == "ties" and question.pair:
        return "".join(f"{line}\n" for line in _events(found, graph, most)), note
    if question.what == "series":
        note, most = "", 0
    columns, rows = made.narrow(most)
    return (aligned(columns, rows) if rows else "nothing\n"), note


def _events(found: Findings, graph: Graph, most: int) -> Iterator[str]:
    """Each event with the sentences that tell it: what the tie rests on."""
    events = list(found.events.values())[: most or None]
    labels = Names(graph, found.question.language).of(one.iri for one in events)
    told = sentences(graph, (one.iri for one in events))
    if not events:
        yield "no event that counts has both; --status all and --type all count every one"
    for one in events:
        yield f"{one.day or 'no day':10}  {one.type}, {one.status}  {labels[one.iri]}  {shortened(one.iri)}"
        for said in told.get(one.iri, ())[: limits.ANALYSE_SENTENCES]:
            source = ", ".join(part for part in (said.publisher, said.issued) if part)
            yield f"            {said.text}  ({source or shortened(said.article)})"
        if (more := len(told.get(one.iri, ())) - limits.ANALYSE_SENTENCES) > 0:
            yield f"            and {more} more sentences: kg explain {one.iri}"
