"""Findings → text in a format."""

from collections.abc import Callable, Mapping

import pyoxigraph as ox

from kg.analyse.chart import chart
from kg.analyse.findings import Findings
from kg.analyse.graphml import graphml
from kg.analyse.listing import listing
from kg.analyse.question import FORMATS
from kg.analyse.rdf import quads
from kg.analyse.tables import table
from kg.errors import UsageError
from kg.export.files import as_trig
from kg.export.jsonld import to_jsonld
from kg.export.tables import sheet
from kg.query.prefixes import prefixes
from kg.store import GraphStore


def written(found: Findings, store: GraphStore, form: str) -> tuple[str, str]:
    """The findings as text, and a note on what was cut; only the table for people is ever cut."""
    if form not in FORMATS:
        raise UsageError(f"there is no format {form!r}", remedy=f"use one of {', '.join(FORMATS)}")
    if form == "svg" and found.question.what != "series":
        raise UsageError("only a series is drawn", remedy="kg analyse series --format svg, or kg draw")
    if form == "graphml" and found.question.what == "series":
        raise UsageError("a series is no network", remedy="use --format csv or svg")
    if form == "table":
        return listing(found, store)
    made: Mapping[str, Callable[[], str]] = {
        "csv": lambda: sheet(*_rows(found, store)),
        "graphml": lambda: graphml(found, store),
        "svg": lambda: chart(found, store),
        "nquads": lambda: quads(found, store.iris).decode(),
        "trig": lambda: as_trig(quads(found, store.iris)),
        "turtle": lambda: _turtle(found, store),
        "jsonld": lambda: to_jsonld(_quads(found, store), framed=False).decode(),
    }
    return made[form](), ""


def _rows(found: Findings, store: GraphStore) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    whole = table(found, store)
    return whole.columns, whole.rows


def _quads(found: Findings, store: GraphStore) -> list[ox.Quad]:
    return list(ox.parse(quads(found, store.iris), format=ox.RdfFormat.N_QUADS))


def _turtle(found: Findings, store: GraphStore) -> str:
    triples = [ox.Triple(one.subject, one.predicate, one.object) for one in _quads(found, store)]
    return (ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=dict(prefixes())) or b"").decode()
