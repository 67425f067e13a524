"""Stores of version 1: as they were written before there were digests, and before whole extractions were kept."""

import gzip
import json
import shutil
from pathlib import Path

import pytest

from kg.deciding import desk
from kg.doctor import diagnose
from kg.pipeline import build
from kg.query import ask
from kg.reference import load
from kg.settings import version
from kg.store import GraphStore
from tests.editing import built, exported, identities, sources


def aged(folder: Path, *, whole: bool) -> Path:
    """The store as version 1 kept it: ledger lines without checksums, no seal; `whole`: with extractions."""
    rows = [json.loads(line) for line in (folder / "ledger.jsonl").read_text(encoding="utf-8").splitlines()]
    keys = ("article", "text_sha256", "quads", "sha256")
    lines = [json.dumps({k: row[k] for k in keys}, ensure_ascii=False) + "\n" for row in rows]
    (folder / "ledger.jsonl").write_text("".join(lines), encoding="utf-8")
    (folder / "version").write_text("1\n", encoding="utf-8")
    for name in ("seal", "writer", "identity.sqlite"):
        (folder / name).unlink()
    for path in (folder / "records").iterdir():
        record = json.loads(gzip.decompress(path.read_bytes()))
        if not whole:
            del record["full"]
        path.write_bytes(gzip.compress(json.dumps(record, ensure_ascii=False).encode(), 3, mtime=0))
    return folder


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("old") / "store")


@pytest.fixture(params=[True, False], ids=["whole", "text alone"])
def old(base: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    return aged(Path(shutil.copytree(base, tmp_path / "store")), whole=request.param)


def test_an_old_store_is_read_as_it_is(base: Path, old: Path) -> None:
    assert exported(old) == exported(base)
    assert len(list(ask(old, "SELECT ?s { ?s a <https://w3id.example/dip/ns#Statement> }").rows())) == 4
    assert version(old) == 1
    assert diagnose(old, load()).complaints == ()


def test_the_first_writer_brings_it_up(base: Path, old: Path, tmp_path: Path) -> None:
    report = build(sources(tmp_path / "again"), old)
    assert (report.unchanged, report.refused) == (4, [])
    assert version(old) == 2
    assert exported(old) == exported(base)
    assert identities(old) == identities(base)
    found = diagnose(old, load())
    assert (found.complaints, found.notes) == ((), ())
    with GraphStore.open(old, read_only=True) as store:
        assert all(entry.record and entry.full for entry in store.articles().values())


def test_a_decision_brings_it_up_too(old: Path) -> None:
    with desk(old, "Kari Red") as editor:
        editor.retract("b", "withdrawn")
    assert version(old) == 2
    found = diagnose(old, load())
    assert (found.complaints, found.notes, found.articles) == ((), (), 3)


def test_a_migration_that_was_cut_short_begins_again(
    base: Path, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("kg.migration.stamp", cut)
        with pytest.raises(KeyboardInterrupt), desk(old):
            pass
    assert version(old) == 1
    assert exported(old) == exported(base)
    with desk(old):
        pass
    assert version(old) == 2
    assert diagnose(old, load()).complaints == ()
    assert exported(old) == exported(base)
