"""Takes the N-Quads of articles, gives a graph that can be asked.

Embedded Oxigraph, with what was read and a ledger of what was acknowledged beside it.
"""

from kg.store.doctor import Complaint, examine, unfinished
from kg.store.graph_store import GraphStore
from kg.store.ledger import Entry
from kg.store.records import Record
from kg.store.tellers import tellers

__all__ = ["Complaint", "Entry", "GraphStore", "Record", "examine", "tellers", "unfinished"]
