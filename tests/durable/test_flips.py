"""Single changed bytes anywhere in a store's files are noticed by the doctor, or at opening."""

import random
from collections import Counter
from pathlib import Path

import pytest

from kg.deciding import desk
from kg.doctor import diagnose, identities
from kg.errors import KgError
from kg.joining import Joining
from kg.process import process
from kg.records import Article
from kg.reference import load
from kg.store import GraphStore, examine
from tests.editing import ARTICLES

SPARED = {"LOCK", "writer"}  # empty, or nothing but who is writing


def small(folder: Path) -> Path:
    """A store of four articles and two decisions, without the registry, so that a look at it is quick."""
    registry = load()
    with GraphStore.open(folder) as store, Joining(store, registry) as joining:
        batch = [
            process(
                Article(id=name, text=text, language=language, published=day, title=name),
                registry,
                store.iris,
            )
            for name, (language, day, _, text) in ARTICLES.items()
        ]
        assert [written for _, written in joining.put(batch)] == ["new"] * 4
    with desk(folder, "Kari Red") as editor:
        editor.same("a#person/Marek Dobrowicz", "d#person/Mark Dobrovic", "a misspelling")
        editor.retract("b", "withdrawn")
    return folder


def noticed(folder: Path) -> bool:
    """What `kg doctor` finds, asked for no more than whether there is anything."""
    try:
        with GraphStore.open(folder, read_only=True) as store:
            return any(True for _ in examine(store)) or bool(identities(store, load())[0])
    except KgError:
        return True


def flips(folder: Path, count: int, seed: int) -> Counter[str]:
    """Changes a byte at a time, every kind of file as often as another; gives how many were tried of each kind."""
    chance, tried = random.Random(seed), Counter[str]()
    kinds: dict[str, list[Path]] = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name not in SPARED and path.stat().st_size:
            kinds.setdefault(path.suffix or path.name.split("-")[0], []).append(path)
    for _ in range(count):
        kind = chance.choice(sorted(kinds))
        path = chance.choice(kinds[kind])
        at, flip = chance.randrange(path.stat().st_size), chance.randrange(1, 256)
        with path.open("r+b") as file:
            file.seek(at)
            before = file.read(1)
            file.seek(at)
            file.write(bytes([before[0] ^ flip]))
        assert noticed(folder), f"{path.relative_to(folder)}: byte {at} changed by {flip:#x}"
        with path.open("r+b") as file:
            file.seek(at)
            file.write(before)
        tried[kind] += 1
    assert not noticed(folder), "and what is as it was is not complained of"
    return tried


@pytest.mark.slow
def test_changed_bytes_are_noticed(tmp_path: Path) -> None:
    tried = flips(small(tmp_path / "store"), 60, 3)
    assert {".sst", ".log", ".gz", ".sqlite", ".jsonl", "MANIFEST", "version", "seal"} <= tried.keys()


@pytest.mark.soak
def test_five_hundred_changed_bytes_are_noticed(tmp_path: Path) -> None:
    folder = small(tmp_path / "store")
    assert flips(folder, 500, 4).total() == 500
    assert diagnose(folder, load()).complaints == ()
