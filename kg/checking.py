"""Validates a store, article by article, from what it keeps: shapes, references, spans against texts."""

from collections.abc import Iterator

import pyoxigraph as ox

from kg.mapping.shapes import Finding, check_article
from kg.store import GraphStore


def check_store(store: GraphStore) -> Iterator[tuple[str, Finding]]:
    """Every finding with its article's id; words are compared where the article's text is kept."""
    for article in store.articles():
        record = store.records.read(article)
        quads, text = (record.nquads.encode(), record.text) if record else (_quads(store, article), None)
        for finding in check_article(quads, text):
            yield article, finding


def _quads(store: GraphStore, article: str) -> bytes:
    """The N-Quads of an article as the graph has them, where the store keeps no record of it."""
    told = [q for name in store.iris.graphs(article) for q in store.quads(name)]
    shared = store.quads(store.iris.provenance_graph)
    return ox.serialize([*told, *shared], format=ox.RdfFormat.N_QUADS) or b""
