"""Backup and restore: the same graph again, made while a writer works, and nothing taken from a damaged copy."""

import json
import shutil
import threading
from pathlib import Path

import pytest

from kg.backup import backup, restore
from kg.deciding import desk
from kg.doctor import diagnose
from kg.errors import StoreError, UsageError
from kg.joining import Joining
from kg.process import process
from kg.records import Article
from kg.reference import load
from kg.store import GraphStore
from tests.editing import ARTICLES, built, exported, identities
from tests.test_cli import Run


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = built(tmp_path_factory.mktemp("backup") / "store")
    with desk(folder, "Kari Red") as editor:
        editor.same("a#person/Marek Dobrowicz", "d#person/Mark Dobrovic", "a misspelling")
        editor.retract("b", "withdrawn")
    return folder


def test_what_was_saved_comes_back_to_the_byte(store: Path, tmp_path: Path) -> None:
    assert backup(store, tmp_path / "copy") == 3
    assert restore(tmp_path / "copy", tmp_path / "new", load()) == 3
    assert exported(tmp_path / "new") == exported(store)
    assert identities(tmp_path / "new") == identities(store)
    assert diagnose(tmp_path / "new", load()).complaints == ()
    with desk(tmp_path / "new") as editor:
        editor.undo(2, "printed again")
        assert "b" in editor.store.articles(), "what was retracted is saved too"


def test_nothing_is_written_over(store: Path, tmp_path: Path) -> None:
    backup(store, tmp_path / "copy")
    with pytest.raises(UsageError, match="there already"):
        backup(store, tmp_path / "copy")
    with pytest.raises(UsageError, match="there already"):
        restore(tmp_path / "copy", store, load())
    with pytest.raises(StoreError, match="no backup"):
        restore(store, tmp_path / "new", load())
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("name", ["ledger.jsonl", "decisions.jsonl", "version", "backup", "records"])
def test_a_damaged_copy_is_refused(store: Path, tmp_path: Path, name: str) -> None:
    backup(store, tmp_path / "copy")
    path = tmp_path / "copy" / name
    if path.is_dir():
        path = min(path.iterdir())
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    with pytest.raises(StoreError):
        restore(tmp_path / "copy", tmp_path / "new", load())
    assert not (tmp_path / "new").exists()


def test_a_copy_made_while_a_writer_works_is_whole(store: Path, tmp_path: Path) -> None:
    folder, registry, stop = Path(shutil.copytree(store, tmp_path / "busy")), load(), threading.Event()
    versions = [
        process(
            Article(
                id="a",
                text=f"{ARTICLES['a'][3]}\n\nUtgave {n}.",
                language="nb",
                published="2023-05-08",
                title="a",
            ),
            registry,
        )
        for n in range(4)
    ]
    with GraphStore.open(folder) as opened, Joining(opened, registry) as joining:
        copies: list[int] = []

        def copy() -> None:
            copies.extend(backup(folder, tmp_path / f"copy{number}") for number in range(3))
            stop.set()

        thread = threading.Thread(target=copy)
        thread.start()
        rounds = 0
        while not stop.is_set() or not rounds:
            assert [written for _, written in joining.put([versions[rounds % 4]])] != []
            rounds += 1
        thread.join()
    assert copies == [3, 3, 3]
    for number in range(3):
        restore(tmp_path / f"copy{number}", tmp_path / f"new{number}", registry)
        assert diagnose(tmp_path / f"new{number}", registry).complaints == ()


def test_the_commands(store: Path, tmp_path: Path, kg: Run) -> None:
    def told(*args: object) -> str:
        done = kg(*args)
        assert done.code == 0
        return done.err + done.out

    assert told("backup", tmp_path / "copy", "--store", store).endswith("copy: 3 articles\n")
    assert told("restore", tmp_path / "copy", "--store", tmp_path / "new").endswith("new: 3 articles\n")
    assert "0 complaints" in told("doctor", "--store", tmp_path / "new")
    assert "nothing was to be mended" in told("doctor", "--repair", "--store", tmp_path / "new")
    listed = told("decisions", "--json", "--store", tmp_path / "new").splitlines()
    assert [json.loads(line)["verdict"] for line in listed] == ["same", "retract"]
    assert (
        told("decisions", "--store", store)
        .splitlines()[1]
        .endswith("retract article/b (Sak b), because withdrawn")
    )
    one, two = (told("decisions", "--machine", "--store", folder) for folder in (store, tmp_path / "new"))
    assert one == two
    assert json.loads(one.splitlines()[0])["claim"] == "a#event/e1"
