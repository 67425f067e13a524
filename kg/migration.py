"""Stores of older versions to the newest: version 1 kept no digests and, at first, no whole extractions."""

import hashlib
import json
from dataclasses import replace

import msgspec
import pyoxigraph as ox

from kg.mapping.iris import DIP
from kg.mapping.quads import DCTERMS
from kg.process import process
from kg.records import Article
from kg.reference import Registry
from kg.settings import STORE_VERSION, stamp
from kg.store import Entry, GraphStore, Record
from kg.store.ledger import entry_of


def migrate(store: GraphStore, registry: Registry) -> int:
    """Brings an open store to the newest version; gives the articles that were read again from their texts.

    A kill leaves a store of version 1, and the next opening begins again where it was.
    """
    if store.version >= STORE_VERSION:
        return 0
    entries: list[Entry] = []
    count = 0
    for article, entry in store.articles().items():
        record = store.records.read(article)
        if record is None:
            entries.append(entry)  # doctor says what is lost
            continue
        if not record.full:
            record, count = with_extraction(record, registry, store), count + 1
            store.records.write(record)
        entries.append(
            replace(
                entry_of(record, entry.quads, store.records.digest(article)),
                quads=entry.quads,
                sha256=entry.sha256,
            )
        )
    store.ledger.rewrite(entries)
    stamp(store.folder, STORE_VERSION)
    store.version = STORE_VERSION
    return count


def with_extraction(record: Record, registry: Registry, store: GraphStore) -> Record:
    """A record with its whole extraction, read again from the text it keeps."""
    one = process(article_of(record), registry, store.iris)
    return replace(record, full=msgspec.json.encode(one.extraction).decode())


def article_of(record: Record) -> Article:
    """The article of a record, as its text, its JSON and its provenance have it."""
    told, said = json.loads(record.extraction), _said(record)
    return Article(
        id=record.article, text=record.text, language=told["language"], title=told.get("title") or "",
        published=told.get("published"), url=next(iter(said.get(f"{DCTERMS}identifier", ())), None),
        publisher=next(iter(said.get(f"{DIP}publisher", ())), None),
        authors=tuple(sorted(said.get(f"{DIP}author", ()))),
        sha256=hashlib.sha256(record.text.encode()).hexdigest(),
    )  # fmt: skip


def _said(record: Record) -> dict[str, list[str]]:
    """What the record's quads say of the article itself."""
    found: dict[str, dict[str, list[str]]] = {}
    for quad in ox.parse(record.nquads.encode(), format=ox.RdfFormat.N_QUADS):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
            found.setdefault(quad.subject.value, {}).setdefault(quad.predicate.value, []).append(
                quad.object.value
            )
    return next((facts for facts in found.values() if f"{DIP}textSha256" in facts), {})
