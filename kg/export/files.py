"""The formats of `kg export`. Quads are sorted before they are written: a difference shows what changed."""

import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path

import pyoxigraph as ox

from kg.errors import StoreError, UsageError
from kg.export.jsonld import to_jsonld
from kg.export.network import to_gexf, to_graphml
from kg.export.tables import TABLES, to_csv
from kg.query.prefixes import prefixes as prefix_table
from kg.store import GraphStore

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def _name(subject: ox.NamedNode | ox.BlankNode | ox.Triple) -> str:
    """What sorts a thing before its parts: the IRI without the bracket that closes it."""
    return subject.value if isinstance(subject, ox.NamedNode) else str(subject)


def _order(quad: ox.Quad) -> tuple[str, str, bool, str, str]:
    return (
        str(quad.graph_name),
        _name(quad.subject),
        quad.predicate.value != _TYPE,
        quad.predicate.value,
        str(quad.object),
    )


def named(store: GraphStore) -> list[ox.Quad]:
    """The named graphs: who says what. They are the whole; the default graph follows from them."""
    return sorted((q for q in store.quads() if isinstance(q.graph_name, ox.NamedNode)), key=_order)


def facts(store: GraphStore) -> list[ox.Triple]:
    """The default graph: each fact once."""
    return [ox.Triple(q.subject, q.predicate, q.object) for q in sorted(store.quads(""), key=_order)]


def _written(items: Iterable[ox.Quad] | Iterable[ox.Triple], form: ox.RdfFormat) -> str:
    prefixes = dict(prefix_table()) if form in (ox.RdfFormat.TRIG, ox.RdfFormat.TURTLE) else None
    data = ox.serialize(items, format=form, prefixes=prefixes)
    return (data or b"").decode()


def as_trig(nquads: bytes) -> str:
    """N-Quads as TriG, sorted and prefixed."""
    return _written(sorted(ox.parse(nquads, format=ox.RdfFormat.N_QUADS), key=_order), ox.RdfFormat.TRIG)


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


FORMATS: Mapping[str, Callable[[GraphStore], str]] = {
    "trig": lambda store: _written(named(store), ox.RdfFormat.TRIG),
    "turtle": lambda store: _written(facts(store), ox.RdfFormat.TURTLE),
    "nquads": lambda store: _written(named(store), ox.RdfFormat.N_QUADS),
    "ntriples": lambda store: _written(facts(store), ox.RdfFormat.N_TRIPLES),
    "jsonld": lambda store: to_jsonld(named(store), framed=False),
    "jsonld-framed": lambda store: to_jsonld(sorted(store.quads(""), key=_order), framed=True),
    "graphml": to_graphml,
    "gexf": to_gexf,
    "csv": to_csv,
    **{f"csv-{name}": partial(to_csv, name=name) for name in TABLES},
}  # fmt: skip


def write(store: GraphStore, form: str, path: str | os.PathLike[str] | None = None) -> str:
    """The graph in `form`; with `path` it is also written there, whole or not at all."""
    if form not in FORMATS:
        raise UsageError(f"there is no format {form!r}", remedy=f"use one of {', '.join(FORMATS)}")
    text = FORMATS[form](store)
    if path is not None:
        whole(Path(path), text)
    return text


def write_tables(store: GraphStore, folder: str | os.PathLike[str]) -> list[Path]:
    """Every CSV table as `<name>.csv` in the folder; the paths."""
    written = []
    for name in TABLES:
        written.append(Path(folder) / f"{name}.csv")
        whole(written[-1], to_csv(store, name))
    return written


def whole(path: Path, text: str) -> None:
    """Writes a file so that it is there whole or, when anything fails, as it was."""
    half = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        half.write_text(text, encoding="utf-8", newline="")
        half.replace(path)
    except OSError as fault:
        with suppress(OSError):
            half.unlink(missing_ok=True)
        raise StoreError(
            f"cannot be written: {fault.strerror}",
            place=str(path),
            remedy="check the folder and the room on the disk",
        ) from fault
