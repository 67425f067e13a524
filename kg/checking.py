"""Validates a store, article by article, from what it keeps: shapes, references, spans against texts."""

from collections.abc import Iterator

from kg.mapping.shapes import Finding, check_article
from kg.store import GraphStore


def check_store(store: GraphStore) -> Iterator[tuple[str, Finding]]:
    """Every finding with its article's id."""
    for record in store.records.all(iter(store.articles())):
        for finding in check_article(record.nquads.encode(), record.text):
            yield record.article, finding
