import gzip
import hashlib
import json
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import UsageError
from kg.export import write, write_bulk
from kg.store import GraphStore
from tests.stores import demo


def test_the_files_together_are_the_graph(tmp_path: Path) -> None:
    with GraphStore.open(demo(), read_only=True) as store:
        paths = write_bulk(store, tmp_path / "bulk", size=9000)
        again = write_bulk(store, tmp_path / "again", size=9000)
        nquads, ntriples = write(store, "nquads"), write(store, "ntriples")
    assert [p.read_bytes() for p in paths] == [p.read_bytes() for p in again]
    manifest = json.loads((tmp_path / "bulk" / "manifest.json").read_bytes())
    texts = {"graphs": "", "merged": ""}
    for row in manifest["files"]:
        data = gzip.decompress((tmp_path / "bulk" / row["file"]).read_bytes())
        assert row["sha256"] == hashlib.sha256(data).hexdigest()
        assert data.count(b"\n") == row["lines"] <= 9000
        texts[row["file"].partition("-")[0]] += data.decode()
    assert len(manifest["files"]) > 4
    assert texts == {"graphs": nquads, "merged": ntriples}
    assert manifest["quads"] == len(list(ox.parse(nquads.encode(), format=ox.RdfFormat.N_QUADS)))


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").touch()
    with GraphStore.open(demo(), read_only=True) as store, pytest.raises(UsageError, match="something in it"):
        write_bulk(store, tmp_path)
