"""Takes the N-Quads of articles, gives a graph that can be asked: embedded Oxigraph with records and a ledger beside it."""

from kg.store.doctor import Complaint, examine
from kg.store.graph_store import GraphStore

__all__ = ["Complaint", "GraphStore", "examine"]
