"""The graph as CSV tables. Several values of one thing stand in one cell, sorted, with " | " between."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.errors import UsageError
from kg.store import GraphStore

_PREFIXES = """
PREFIX dip: <https://w3id.example/dip/ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX dcterms: <http://purl.org/dc/terms/>
"""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_BETWEEN = " | "


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: its first `keys` columns tell rows apart; `where` binds a variable for each column."""

    columns: tuple[str, ...]
    where: str
    keys: int = 1

    def rows(self, store: GraphStore) -> list[list[str]]:
        """The rows, sorted; the values of a row that are several joined."""
        variables = " ".join(f"?{name}" for name in self.columns)
        solutions = store.query(f"{_PREFIXES}SELECT DISTINCT {variables} WHERE {{ {self.where} }}")
        groups: dict[tuple[str, ...], list[set[str]]] = {}
        for values in self._values(solutions):
            cells = groups.setdefault(tuple(values[: self.keys]), [set() for _ in values[self.keys :]])
            for cell, value in zip(cells, values[self.keys :], strict=True):
                cell.update({value} - {""})
        return [
            [*key, *(_BETWEEN.join(sorted(cell)) for cell in cells)] for key, cells in sorted(groups.items())
        ]

    def _values(self, solutions: Iterable[Any]) -> Iterable[list[str]]:
        for row in solutions:
            terms = [row[name] for name in self.columns]
            yield ["" if term is None else str(term.value) for term in terms]


def _label(subject: str, name: str, of: str = "rdfs:label") -> str:
    """An optional English label of what `?subject` is, as `?name`."""
    return f'OPTIONAL {{ ?{subject} {of} ?{name} FILTER (LANG(?{name}) = "en") }}'


_TOLD = "OPTIONAL { ?article dip:publisher ?publisher } OPTIONAL { ?article dcterms:issued ?issued }"

TABLES: Mapping[str, Table] = {
    "events": Table(
        columns=(
            "event", "label", "type", "status", "start", "end", "place", "country", "participants", "plover",
            "part_of", "article",
        ),
        where=f"""?event a dip:Event ; dip:reportedBy ?article .
            {_label("event", "label")} {_label("event", "type", "dip:eventType/skos:prefLabel")}
            {_label("event", "status", "dip:eventStatus/skos:prefLabel")}
            OPTIONAL {{ ?event dip:startDate ?start }} OPTIONAL {{ ?event dip:endDate ?end }}
            OPTIONAL {{ ?event dip:ploverCode ?plover }} OPTIONAL {{ ?event dip:subEventOf ?part_of }}
            {_label("event", "place", "dip:atPlace/rdfs:label")}
            {_label("event", "country", "dip:inCountry/rdfs:label")}
            {_label("event", "participants", "dip:hasParticipant/rdfs:label")}""",
    ),
    "participations": Table(
        keys=3,
        columns=(
            "event", "participant", "article", "label", "status", "start", "place", "participant_label",
            "publisher", "sentence",
        ),
        where=f"""GRAPH ?graph {{
                ?event a dip:Event ; dip:hasParticipant ?participant ; dip:reportedBy ?article .
                {_label("event", "label")}
                OPTIONAL {{ ?event dip:startDate ?start }}
                OPTIONAL {{ ?event dip:evidence/dip:sentence ?sentence }}
            }}
            OPTIONAL {{
                GRAPH ?graph {{ ?event dip:eventStatus ?state }}
                ?state skos:prefLabel ?status FILTER (LANG(?status) = "en")
            }}
            {_label("event", "place", "dip:atPlace/rdfs:label")}
            {_label("participant", "participant_label")} {_TOLD}""",
    ),
    "statements": Table(
        columns=(
            "statement", "speaker", "mode", "text", "addressee", "about", "stance", "said", "article",
            "publisher", "issued",
        ),
        where=f"""?statement a dip:Statement ; dip:text ?text ; dip:reportedBy ?article .
            {_label("statement", "speaker", "dip:speaker/rdfs:label")}
            {_label("statement", "mode", "dip:speechMode/skos:prefLabel")}
            {_label("statement", "addressee", "dip:addressee/rdfs:label")}
            {_label("statement", "about", "dip:about/rdfs:label")}
            {_label("statement", "stance", "dip:stance/skos:prefLabel")}
            OPTIONAL {{ ?statement dip:startDate ?said }} {_TOLD}""",
    ),
    "invitations": Table(
        columns=(
            "invitation", "inviter", "invitee", "destination", "status", "sentence", "article", "publisher",
            "issued",
        ),
        where=f"""?invitation a dip:Invitation ; dip:reportedBy ?article .
            {_label("invitation", "inviter", "dip:inviter/rdfs:label")}
            {_label("invitation", "invitee", "dip:invitee/rdfs:label")}
            {_label("invitation", "destination", "dip:destination/rdfs:label")}
            {_label("invitation", "status", "dip:eventStatus/skos:prefLabel")}
            OPTIONAL {{ ?invitation dip:evidence/dip:sentence ?sentence }} {_TOLD}""",
    ),
    "persons": Table(
        columns=("person", "label", "other_names", "office", "represents", "party", "same_as", "article"),
        where=f"""?person a dip:Person ; dip:reportedBy ?article . {_label("person", "label")}
            OPTIONAL {{ ?person skos:altLabel ?other_names }}
            {_label("person", "office", "dip:holds/rdfs:label")}
            {_label("person", "represents", "dip:represents/rdfs:label")}
            {_label("person", "party", "dip:memberOf/rdfs:label")}
            OPTIONAL {{ ?person owl:sameAs ?same_as }}""",
    ),
}  # fmt: skip


def to_csv(store: GraphStore, name: str = "participations") -> str:
    """RFC 4180 with a head; values a spreadsheet would run as a formula get an apostrophe first."""
    if name not in TABLES:
        raise UsageError(f"there is no table {name!r}", remedy=f"use one of {', '.join(TABLES)}")
    table = TABLES[name]
    return sheet(table.columns, table.rows(store))


def sheet(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table as RFC 4180 has it, for a spreadsheet: no cell of it is run."""
    written = io.StringIO()
    lines = csv.writer(written)
    lines.writerow(columns)
    lines.writerows([_cell(value) for value in row] for row in rows)
    return written.getvalue()


def _cell(value: str) -> str:
    return f"'{value}" if value.startswith(_FORMULA) else value
