"""An endpoint's graphs → a folder that the reading commands open like a store of this machine.

It has no texts of articles: those are in the records, which stay with whoever read them.
"""

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox

from kg.errors import NotFound
from kg.remote.client import Client
from kg.store import Entry, GraphStore
from kg.store.updates import merged


@contextmanager
def pull(client: Client, tell: Callable[[int, int], None] = lambda _done, _of: None) -> Iterator[Path]:
    """The folder, as long as it is used; NotFound when the endpoint has no graph of ours."""
    folder = Path(tempfile.mkdtemp(prefix="kg-endpoint-"))
    try:
        with GraphStore.open(folder / "store") as store:
            _fetch(client, store, tell)
        yield folder / "store"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _fetch(client: Client, store: GraphStore, tell: Callable[[int, int], None]) -> None:
    within = f"{store.iris.base}graph/"
    names = sorted(client.counts(within).keys() - {client.engine.default_graph})
    if not names:
        raise NotFound(
            "holds no graph of this program", place=client.endpoint.query, remedy="kg push brings one there"
        )
    entries = []
    for done, name in enumerate(names, 1):
        triples = client.triples(name)
        quads = [ox.Quad(t.subject, t.predicate, t.object, ox.NamedNode(name)) for t in triples]
        store.database.bulk_extend(quads + list(merged(quads)))
        if (article := name.removeprefix(f"{within}article-")) != name:
            lines = b"\n".join(sorted(str(q).encode() for q in quads))
            digest = hashlib.sha256(lines).hexdigest()
            entries.append(Entry(article=article, text_sha256="", quads=len(quads), sha256=digest))
        tell(done, len(names))
    store.ledger.append(entries)
