"""Takes a store, gives files: RDF, networks, tables; the same graph gives the same bytes."""

from kg.export.bulk import write_bulk
from kg.export.extraction import extraction_json
from kg.export.files import FORMATS, choice, exported, write, write_tables
from kg.export.network import network

__all__ = [
    "FORMATS",
    "choice",
    "exported",
    "extraction_json",
    "network",
    "write",
    "write_bulk",
    "write_tables",
]
