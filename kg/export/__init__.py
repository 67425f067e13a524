"""Takes a store, gives files: RDF, networks, tables; the same graph gives the same bytes."""

from kg.export.extraction import extraction_json
from kg.export.files import FORMATS, write, write_tables
from kg.export.network import network

__all__ = ["FORMATS", "extraction_json", "network", "write", "write_tables"]
