"""An answer to a query as a table of a page: things by name and linked, dates in words, what is cut said."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from math import prod

import pyoxigraph as ox

from kg.query.answers import Answer, Binding
from kg.serve.pages.reader import Named, Reader

Merged = Mapping[str, Sequence[Mapping[str, str]]]  # a row: the values of each column
SHOWN = 200  # rows of an answer that a page shows; downloads have all
_XSD = "http://www.w3.org/2001/XMLSchema#"
_DATES = {f"{_XSD}date", f"{_XSD}gYearMonth", f"{_XSD}gYear"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The beginning of an answer for a page; `total` rows were answered, fewer may be shown."""

    names: Sequence[str]
    rows: Sequence[Sequence[Named]]
    total: int
    verdict: str = ""  # of a question whose answer is yes or no


def tabled(reader: Reader, found: Answer) -> Table:
    """The table of an answer."""
    if found.kind == "ask":
        word = reader.words["editor"]["yes" if found.value else "no"]
        return Table(names=(), rows=(), total=1, verdict=word)
    if found.kind == "graph":
        return _triples(reader, found.ntriples)
    shown = [[cell(reader, row.get(name)) for name in found.names] for row in found.bindings[:SHOWN]]
    return Table(names=found.names, rows=shown, total=len(found.bindings))


def together(found: Answer) -> list[Merged]:
    """The rows, those of the same things as one where they are every combination of some values.

    An event of which three states and two days are told comes back as six rows; none has a day of its own.
    """
    groups: dict[tuple[str, ...], list[Binding]] = {}
    for row in found.bindings:
        key = tuple(
            row[name]["value"] if name in row and row[name]["type"] == "uri" else "" for name in found.names
        )
        groups.setdefault(key, []).append(row)
    rows: list[Merged] = []
    for key, group in groups.items():
        merged = {name: _distinct(row[name] for row in group if name in row) for name in found.names}
        combined = prod(max(1, len(values)) for values in merged.values())
        if any(key) and combined == len(group):
            rows.append(merged)
        else:
            rows.extend({name: [row[name]] for name in found.names if name in row} for row in group)
    return rows


def _distinct(values: Iterable[Mapping[str, str]]) -> list[Mapping[str, str]]:
    return list({tuple(sorted(one.items())): one for one in values}.values())


def cell(reader: Reader, bound: Mapping[str, str] | None) -> Named:
    """A value as it stands in a table."""
    if bound is None:
        return Named(iri="", kind="", label=reader.words["words"]["dash"], href="")
    if bound["type"] == "uri":
        return reader.named(bound["value"])
    value = bound["value"]
    if bound.get("datatype") in _DATES:
        return Named(iri="", kind="day", label=reader.day(value) or value, href="")
    return Named(iri="", kind="", label=value, href="")


def _triples(reader: Reader, ntriples: str) -> Table:
    found = ox.parse(ntriples.encode(), format=ox.RdfFormat.N_TRIPLES)
    rows = [[_term(reader, t) for t in (q.subject, q.predicate, q.object)] for q in islice(found, SHOWN)]
    return Table(
        names=[reader.words["columns"][name] for name in ("subject", "property", "value")],
        rows=rows, total=ntriples.count("\n"),
    )  # fmt: skip


def _term(reader: Reader, term: object) -> Named:
    if isinstance(term, ox.NamedNode):
        return cell(reader, {"type": "uri", "value": term.value})
    if isinstance(term, ox.Literal):
        return cell(reader, {"type": "literal", "value": term.value, "datatype": term.datatype.value})
    return cell(reader, {"type": "bnode", "value": str(term)})
