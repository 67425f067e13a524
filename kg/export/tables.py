"""The graph as one CSV table: a row for each participation, with event, date, place, status and source."""

import csv
import io

from kg.store import GraphStore

COLUMNS = (
    "event",
    "label",
    "type",
    "status",
    "start",
    "end",
    "place",
    "participant",
    "participant_label",
    "article",
    "publisher",
    "sentence",
)
_ROWS = """
PREFIX dip: <https://w3id.example/dip/ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?event ?label ?type ?status ?start ?end ?place ?participant ?participant_label ?article
  ?publisher ?sentence WHERE {
  GRAPH ?graph {
    ?event a dip:Event ; dip:hasParticipant ?participant ; dip:reportedBy ?article .
    OPTIONAL { ?event rdfs:label ?label FILTER (LANG(?label) = "en") }
    OPTIONAL { ?event dip:eventType ?type } OPTIONAL { ?event dip:eventStatus ?status }
    OPTIONAL { ?event dip:startDate ?start } OPTIONAL { ?event dip:endDate ?end }
    OPTIONAL { ?event dip:evidence/dip:sentence ?sentence }
  }
  OPTIONAL { ?event dip:atPlace/rdfs:label ?place FILTER (LANG(?place) = "en") }
  OPTIONAL { ?participant rdfs:label ?participant_label FILTER (LANG(?participant_label) = "en") }
  OPTIONAL { ?article dip:publisher ?publisher }
} ORDER BY ?event ?participant ?article ?sentence ?place ?label ?type ?status ?start
"""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_csv(store: GraphStore) -> str:
    """RFC 4180 with a head; values that a spreadsheet would run as a formula get an apostrophe."""
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow(COLUMNS)
    for row in store.query(_ROWS):
        table.writerow([_cell(row[name].value if row[name] is not None else "") for name in COLUMNS])
    return written.getvalue()


def _cell(value: str) -> str:
    return f"'{value}" if value.startswith(_FORMULA) else value
