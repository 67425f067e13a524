"""The named graphs as N-Quads files of a bounded size, with a manifest, for the bulk loaders of other stores.

QLever, GraphDB and Neptune take the union of the named graphs for the default graph and need no more; for
those that do not, such as Jena's, the merged facts are beside them as N-Triples.
"""

import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from kg import limits, lines
from kg.errors import UsageError
from kg.export.graphs import graphs
from kg.export.ordered import triples
from kg.store import GraphStore


def write_bulk(store: GraphStore, folder: Path, size: int = limits.CHUNK_QUADS) -> list[Path]:
    """Writes `graphs-NNNN.nq.gz`, `merged-NNNN.nt.gz` and `manifest.json`; the same graph, the same bytes."""
    if folder.is_dir() and any(folder.iterdir()):
        raise UsageError("there is something in it", place=str(folder), remedy="name an empty folder")
    folder.mkdir(parents=True, exist_ok=True)
    quads = (line for graph in graphs(store) for line in graph.splitlines(keepends=True))
    rows = list(_files(folder, "graphs", "nq", quads, size))
    merged = list(_files(folder, "merged", "nt", triples(store, "").splitlines(keepends=True), size))
    manifest = {
        "format": {"graphs": "application/n-quads", "merged": "application/n-triples"},
        "quads": sum(row["lines"] for row in rows), "facts": sum(row["lines"] for row in merged),
        "files": rows + merged,
        "note": "load graphs-*; load merged-* into the default graph where it is not the union of the others",
    }  # fmt: skip
    lines.replace(folder / "manifest.json", json.dumps(manifest, indent=1).encode())
    return [folder / row["file"] for row in rows + merged] + [folder / "manifest.json"]


def _files(
    folder: Path, name: str, ending: str, parts: Iterable[bytes], size: int
) -> Iterator[dict[str, Any]]:
    rest, number = iter(parts), 0
    while part := list(islice(rest, size)):
        number += 1
        data = b"".join(part)
        path = folder / f"{name}-{number:04}.{ending}.gz"
        lines.replace(path, gzip.compress(data, 6, mtime=0))
        yield {"file": path.name, "lines": len(part), "sha256": hashlib.sha256(data).hexdigest()}
