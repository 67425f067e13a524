"""`kg doctor --repair`: what is missing or damaged comes back from what is kept; what cannot, is not lost."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.deciding import desk
from kg.doctor import diagnose
from kg.errors import StoreError
from kg.joining import Joining, reading
from kg.reference import load
from kg.repair import repair
from kg.resolve.editors import Rulings
from kg.store import GraphStore
from kg.store.records import Records
from tests.editing import built, exported, identities
from tests.stores import IRIS


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = built(tmp_path_factory.mktemp("repair") / "store")
    with desk(folder, "Kari Red") as editor:
        editor.same("a#person/Marek Dobrowicz", "d#person/Mark Dobrovic", "a misspelling")
        editor.retract("b", "withdrawn")
        editor.rename("place/oslo", "Kristiania", "as it was")
    return folder


@pytest.fixture
def store(base: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(base, tmp_path / "store"))


def flip(path: Path, at: int) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 0x55
    path.write_bytes(data)


def cut(path: Path) -> None:
    """Loses the last line."""
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-1]))


def largest(folder: Path, pattern: str) -> Path:
    return max(folder.glob(pattern), key=lambda p: p.stat().st_size)


def raw(folder: Path, change: Callable[[ox.Store], object]) -> None:
    (folder / "seal").unlink()
    database = ox.Store(str(folder / "oxigraph"))
    change(database)
    database.flush()


DAMAGE: dict[str, Callable[[Path], object]] = {
    "a flipped byte of the database": lambda s: flip(largest(s, "oxigraph/*.sst"), 100),
    "a flipped byte of its log": lambda s: flip(largest(s, "oxigraph/*.log"), 5000),
    "a lost database": lambda s: shutil.rmtree(s / "oxigraph"),
    "a lost manifest": lambda s: next((s / "oxigraph").glob("MANIFEST*")).unlink(),
    "flipped identities": lambda s: flip(s / "identity.sqlite", 40),
    "lost identities": lambda s: (s / "identity.sqlite").unlink(),
    "identities that are no database": lambda s: (s / "identity.sqlite").write_bytes(b"x" * 9000),
    "a flipped byte of the ledger": lambda s: flip(s / "ledger.jsonl", 30),
    "a flipped end of the ledger": lambda s: flip(s / "ledger.jsonl", (s / "ledger.jsonl").stat().st_size - 1),
    "a lost ledger but for its name": lambda s: (s / "ledger.jsonl").write_bytes(b"gone\n"),
    "a flipped decision": lambda s: flip(s / "decisions.jsonl", 30),
    "a lost ledger": lambda s: (s / "ledger.jsonl").unlink(),
    "lines of the ledger that are lost": lambda s: cut(s / "ledger.jsonl"),
    "a lost file of decisions": lambda s: (s / "decisions.jsonl").unlink(),
    "decisions that are lost": lambda s: cut(s / "decisions.jsonl"),
    "a flipped version": lambda s: flip(s / "version", 0),
    "a flipped seal": lambda s: flip(s / "seal", 20),
    "a lost seal and registry": lambda s: raw(s, lambda d: d.remove_graph(ox.NamedNode(IRIS.reference_graph))),
    "a lost article": lambda s: raw(s, lambda d: d.remove_graph(ox.NamedNode(IRIS.article_graph("a")))),
    "lost decisions": lambda s: raw(s, lambda d: d.remove_graph(ox.NamedNode(IRIS.decisions_graph))),
    "a fact of nobody": lambda s: raw(s, lambda d: d.add(ox.Quad(ox.NamedNode("x:a"), ox.NamedNode("x:b"), ox.Literal("c")))),
    "an orphan graph": lambda s: raw(
        s, lambda d: d.add(ox.Quad(ox.NamedNode("x:a"), ox.NamedNode("x:b"), ox.Literal("c"), ox.NamedNode(IRIS.article_graph("z"))))
    ),
    "a stamp of another registry": lambda s: (s / "reference.sha256").write_text("0" * 64, encoding="utf-8"),
    "a damaged packing of a record": lambda s: flip(Records(s / "records").path("a"), 4),
    "a damaged checksum of a record": lambda s: flip(
        Records(s / "records").path("c"), Records(s / "records").path("c").stat().st_size - 6
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", DAMAGE)
def test_damage_is_mended_to_the_byte(base: Path, store: Path, what: str) -> None:
    DAMAGE[what](store)
    assert diagnose(store, load()).complaints or what == "lost identities"
    done = repair(store, load())
    assert done or what == "lost identities", "it says what it did"
    found = diagnose(store, load())
    assert ([str(c) for c in found.complaints], found.notes) == ([], ())
    assert exported(store) == exported(base)
    assert identities(store) == identities(base)
    assert Rulings.of(store).rows == Rulings.of(base).rows


def test_a_sound_store_is_left_as_it_is(base: Path, store: Path) -> None:
    assert repair(store, load()) == []
    assert exported(store) == exported(base)
    assert not (store / "set-aside").exists()


def test_a_record_that_cannot_be_mended_is_put_aside_and_its_facts_stay(base: Path, store: Path) -> None:
    path = Records(store / "records").path("a")
    flip(path, path.stat().st_size // 2)
    damaged = path.read_bytes()
    done = repair(store, load())
    assert any(line.startswith("a: its record cannot be mended") for line in done)
    assert (store / "set-aside" / f"records-{path.name}").read_bytes() == damaged
    (complaint,) = diagnose(store, load()).complaints
    assert (complaint.article, complaint.remedy) == ("a", "build the article again")
    assert exported(store) == exported(base), "the graph still has it"


def test_a_damaged_record_is_taken_from_nowhere_and_the_old_database_is_kept(store: Path) -> None:
    path = Records(store / "records").path("a")
    flip(path, path.stat().st_size // 2)
    flip(largest(store, "oxigraph/*.sst"), 100)
    done = repair(store, load())
    assert any(line.startswith("oxigraph: built again") for line in done)
    with GraphStore.open(store, read_only=True) as opened:
        there = any(opened.quads(IRIS.article_graph("a")))
    assert there or (store / "set-aside" / "oxigraph").is_dir(), "from the old one, or the old one is kept"


def test_a_decision_that_neither_file_nor_graph_has_is_told_and_kept(store: Path) -> None:
    raw(store, lambda d: d.remove_graph(ox.NamedNode(IRIS.decisions_graph)))
    line = (store / "decisions.jsonl").read_bytes().splitlines()[0]
    flip(store / "decisions.jsonl", 30)
    done = repair(store, load())
    assert any("line 1 was damaged, and cannot be mended" in one for one in done)
    rows = Rulings.of(store).rows
    assert [row["verdict"] for row in rows.values()] == ["lost", "retract", "rename"], (
        "numbers stay what they were"
    )
    assert len((store / "set-aside" / "decisions.jsonl").read_bytes().splitlines()[0]) == len(line)
    assert not diagnose(store, load()).complaints


def test_records_of_nobody_go_aside(store: Path) -> None:
    shutil.copy(Records(store / "records").path("a"), Records(store / "records").path("nobody"))
    assert any("never acknowledged" in c.message for c in diagnose(store, load()).complaints)
    repair(store, load())
    assert not diagnose(store, load()).complaints
    assert len(list((store / "set-aside").iterdir())) == 1


def test_the_store_follows_from_records_and_decisions_alone(base: Path, store: Path) -> None:
    shutil.rmtree(store / "oxigraph")
    for name in ("identity.sqlite", "seal", "reference.sha256"):
        (store / name).unlink()
    repair(store, load())
    assert exported(store) == exported(base)
    assert identities(store) == identities(base)


def test_identities_that_say_something_else_are_noticed_and_mended(base: Path, store: Path) -> None:
    (store / "seal").unlink()
    world = reading(store)
    world._db.execute(
        "UPDATE cluster SET slug='somebody-else' WHERE id IN "
        "(SELECT n.cluster FROM node n JOIN claim c ON c.node=n.id WHERE c.ref='c#person/Marek Dobrowicz')"
    )
    world.close()
    complaints = diagnose(store, load()).complaints
    assert any("c#person/Marek Dobrowicz is taken for another thing" in c.message for c in complaints)
    repair(store, load())
    assert identities(store) == identities(base)


def test_an_opening_for_writing_does_not_bless_damage(store: Path) -> None:
    flip(largest(store, "oxigraph/*.log"), 3)
    with (
        pytest.raises(StoreError, match=r"not as it was left \(kg doctor --repair"),
        GraphStore.open(store) as opened,
        Joining(opened, load()),
    ):
        pass
    assert diagnose(store, load()).complaints
