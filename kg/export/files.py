"""The formats of `kg export`. Quads are sorted before they are written: a difference shows what changed."""

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path

import pyoxigraph as ox

from kg.errors import StoreError, UsageError
from kg.export.graphs import graphs
from kg.export.jsonld import graphs_as_jsonld, to_jsonld
from kg.export.network import to_gexf, to_graphml
from kg.export.ordered import order, triples
from kg.export.tables import TABLES, to_csv
from kg.query.prefixes import prefixes as prefix_table
from kg.store import GraphStore


def _nquads(store: GraphStore) -> bytes:
    return b"".join(graphs(store))


def _prefixed(nquads: bytes, form: ox.RdfFormat) -> bytes:
    """Ordered N-Quads, or N-Triples, in a form that has prefixes."""
    read = ox.RdfFormat.N_QUADS if form == ox.RdfFormat.TRIG else ox.RdfFormat.N_TRIPLES
    items = ox.parse(nquads, format=read)
    return ox.serialize(items, format=form, prefixes=dict(prefix_table())) or b""


def as_trig(nquads: bytes) -> str:
    """N-Quads as TriG, sorted and prefixed."""
    items = sorted(ox.parse(nquads, format=ox.RdfFormat.N_QUADS), key=order)
    data = ox.serialize(items, format=ox.RdfFormat.TRIG, prefixes=dict(prefix_table()))
    return (data or b"").decode()


def choice(form: str, *, framed: bool = False, table: str | None = None, output: str | None = None) -> str:
    """The name in FORMATS of a format with its options, or bulk; UsageError when they do not go together."""
    if form == "bulk" and not output:
        raise UsageError("bulk files need a folder", remedy="-o FOLDER/")
    if framed and form not in ("jsonld", "jsonld-framed"):
        raise UsageError("only JSON-LD can be framed", remedy="use --format jsonld --framed")
    if table and form != "csv":
        raise UsageError("only CSV has tables", remedy="use --format csv --table NAME")
    if table and table not in TABLES:
        raise UsageError(f"there is no table {table!r}", remedy=f"use one of {', '.join(TABLES)}")
    if framed:
        return "jsonld-framed"
    return f"csv-{table}" if table else form


def _encoded(text: Callable[[GraphStore], str]) -> Callable[[GraphStore], bytes]:
    return lambda store: text(store).encode()


FORMATS: Mapping[str, Callable[[GraphStore], bytes]] = {
    "trig": lambda store: _prefixed(_nquads(store), ox.RdfFormat.TRIG),
    "turtle": lambda store: _prefixed(triples(store, ""), ox.RdfFormat.TURTLE),
    "nquads": _nquads,
    "ntriples": lambda store: triples(store, ""),
    "jsonld": graphs_as_jsonld,
    "jsonld-framed": lambda store: to_jsonld(store.quads(""), framed=True),
    "graphml": _encoded(to_graphml),
    "gexf": _encoded(to_gexf),
    "csv": _encoded(to_csv),
    **{f"csv-{name}": _encoded(partial(to_csv, name=name)) for name in TABLES},
}  # fmt: skip


def exported(store: GraphStore, form: str, path: str | os.PathLike[str] | None = None) -> bytes:
    """The graph in `form` as UTF-8; with `path` it is also written there, whole or not at all."""
    if form not in FORMATS:
        raise UsageError(f"there is no format {form!r}", remedy=f"use one of {', '.join(FORMATS)}")
    data = FORMATS[form](store)
    if path is not None:
        whole(Path(path), data)
    return data


def write(store: GraphStore, form: str, path: str | os.PathLike[str] | None = None) -> str:
    """The same as text."""
    return exported(store, form, path).decode()


def write_tables(store: GraphStore, folder: str | os.PathLike[str]) -> list[Path]:
    """Every CSV table as `<name>.csv` in the folder; the paths."""
    written = []
    for name in TABLES:
        written.append(Path(folder) / f"{name}.csv")
        whole(written[-1], to_csv(store, name))
    return written


def whole(path: Path, data: bytes | str) -> None:
    """Writes a file so that it is there whole or, when anything fails, as it was."""
    half = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        half.write_bytes(data.encode() if isinstance(data, str) else data)
        half.replace(path)
    except OSError as fault:
        with suppress(OSError):
            half.unlink(missing_ok=True)
        raise StoreError(
            f"cannot be written: {fault.strerror}",
            place=str(path),
            remedy="check the folder and the room on the disk",
        ) from fault
