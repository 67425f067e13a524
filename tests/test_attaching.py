"""Decisions hold where a reader names or numbers what they are on otherwise; where nothing is it now, that is told."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.attaching import attached, marks, unattached
from kg.deciding import desk
from kg.doctor import diagnose
from kg.document import replace
from kg.errors import UsageError
from kg.explain import explain
from kg.joining import reading
from kg.mapping.iris import Iris
from kg.pipeline import build
from kg.records import Extraction
from kg.reference import load
from kg.resolve.editors import Row, Rulings, refs_of
from kg.store import GraphStore
from tests.editing import built, exported, few_of_the_registry, sources
from tests.reading import extraction

IRIS = Iris()
MET = (
    "Utenriksminister Marek Dobrowicz fra Polen møtte utenriksminister Ine Halvorsrud i Bodø mandag.\n\n"
    "– Vi er enige om fisk, sa Dobrowicz etter møtet.\n\nDobrowicz inviterte Halvorsrud til Warszawa."
)
ROWS: dict[str, Row] = {
    "event": {"verdict": "retract", "what": "event", "claims": ["test#event/e1"]},
    "person": {"verdict": "retract", "what": "person", "claims": ["test#person/Marek Dobrowicz"]},
    "invitation": {"verdict": "retract", "what": "invitation", "article": "test", "local": "1"},
    "tenure": {
        "verdict": "retract", "what": "tenure", "article": "test", "local": "Marek Dobrowicz/foreign_minister/POL",
    },
    "same": {"verdict": "same", "kind": "person", "one": ["test#person/Marek Dobrowicz"], "other": ["z#person/M. D."]},
}  # fmt: skip


def first() -> Extraction:
    return extraction(MET)


def otherwise(read: Extraction) -> Extraction:
    """As a later reader has it: events and invitations numbered on, the words cut, the man called by both names."""
    (event, *_), (invitation, *_), (said, *_) = read.events, read.invitations, read.statements
    marek = next(p for p in read.persons if p.name == "Marek Dobrowicz")
    called = replace(marek, name="Marek J. Dobrowicz", also=(marek.name, *marek.also))
    return replace(
        read,
        events=(replace(event, type="visit", participants=()), replace(event, id="e2")),
        invitations=(replace(invitation, destination="SWE"), invitation),
        statements=(replace(said, start=said.start + 3),),
        persons=tuple(called if p == marek else p for p in read.persons),
    )


def statement() -> Row:
    (said, *_) = first().statements
    return {"verdict": "retract", "what": "statement", "article": "test", "local": f"{said.start}-{said.end}"}


def ruled(row: Row, now: Extraction | None) -> Rulings:
    row = {"because": "x", **row}
    row["told"] = marks(row, lambda article: first() if article == "test" else None)
    return attached(Rulings({1: row}), lambda article: now if article == "test" else None)


@pytest.mark.parametrize("row", [*ROWS.values(), statement()], ids=[*ROWS, "statement"])
def test_a_decision_is_on_what_it_was_on(row: Row) -> None:
    """Read as before, read otherwise, not there for now, and read no more."""
    assert ruled(row, first()).moved == {}
    assert ruled(row, None).moved == {}
    later = ruled(row, otherwise(first()))
    (before,) = (ref for ref in refs_of(row) if ref.startswith("test#"))
    assert later.moved[before] not in ("", before)
    ((_, now),) = later.held("retract", "same")
    assert later.moved[before] in refs_of(now)
    assert list(unattached(later)) == []
    bare = replace(first(), events=(), invitations=(), statements=(), persons=())
    gone = ruled(row, bare)
    assert [line.partition(";")[0] for line in unattached(gone)] == [
        f"decision 1 ({row['verdict']}) is on nothing that is read now: {before}"
    ]
    assert row["verdict"] == "same" or gone.held("retract") == []


def test_a_line_by_hand_without_marks_goes_by_its_names() -> None:
    row: Row = {"because": "x", **ROWS["event"]}
    assert attached(Rulings({1: row}), lambda _: first()).moved == {}


@pytest.fixture(autouse=True, scope="module")
def few() -> Iterator[None]:
    with few_of_the_registry():
        yield


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("base") / "store")


@pytest.fixture
def store(base: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(base, tmp_path / "store"))


def said(folder: Path, subject: str) -> set[str]:
    with GraphStore.open(folder, read_only=True) as opened:
        graph = IRIS.article_graph("b")
        return {str(q.object) for q in opened.quads(graph) if q.subject.value == subject}  # type: ignore[union-attr]


def test_an_office_is_retracted_alone_and_comes_back(store: Path) -> None:
    before = exported(store)
    tenure = IRIS.tenure("b", "marek-dobrowicz", "POL", "foreign_minister")
    assert said(store, tenure)
    with desk(store, "Kari Red") as editor:
        editor.retract("b#tenure/Marek Dobrowicz/foreign_minister/POL", "he had left")
    assert not said(store, tenure)
    assert said(store, IRIS.person("marek-dobrowicz"))
    assert (found := diagnose(store, load())).complaints == () == found.notes == found.unattached
    world = reading(store)
    with GraphStore.open(store, read_only=True) as graph:
        why = explain("b#tenure/Marek Dobrowicz/foreign_minister/POL", graph, world)
    world.close(keep=False)  # left to the garbage collector, it held off the editor below
    assert [w.retracted for w in why.witnesses] == [True]
    assert "he had left" in why.as_text()
    with desk(store, "Kari Red") as editor:
        editor.undo(1, "he was in office")
    assert [
        line for line in exported(store).splitlines() if "/decision" not in line and "/editor/" not in line
    ] == (before.splitlines())


def test_what_is_read_no_more_is_told_by_building_and_by_the_doctor(store: Path, tmp_path: Path) -> None:
    row = {
        "verdict": "retract", "what": "statement", "article": "b", "local": "1-9", "because": "misquoted",
        "told": {"b#statement/1-9": "Det ble aldri sagt"},
    }  # fmt: skip
    (store / "decisions.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    report = build(sources(tmp_path / "again"), store)
    line = "decision 1 (retract) is on nothing that is read now: b#statement/1-9"
    assert [one.partition(";")[0] for one in report.unattached] == [line]
    found = diagnose(store, load())
    assert found.complaints == () == found.notes
    assert [one.partition(";")[0] for one in found.unattached] == [line]


def test_a_person_is_one_of_the_registry_whom_no_article_names(store: Path, tmp_path: Path) -> None:
    holder = IRIS.person("bronislaw-geremek")
    with desk(store, "Kari Red") as editor:
        editor.same("c#person/Marek Dobrowicz", "person/bronislaw-geremek", "his passport")
        with pytest.raises(UsageError, match="no article of the store names"):
            editor.different("a#person/Ine Halvorsrud", "person/bronislaw-geremek", "two")
    assert reports(store, "c", holder)
    assert not reports(store, "c", IRIS.person("marek-dobrowicz"))
    assert (found := diagnose(store, load())).complaints == () == found.notes == found.unattached
    again = build(sources(tmp_path / "again"), store)
    assert (again.unchanged, again.rejoined) == (4, 0)
    with desk(store, "Kari Red") as editor:
        editor.undo(1, "another man")
    assert not reports(store, "c", holder)
    assert reports(store, "c", IRIS.person("marek-dobrowicz"))


def reports(folder: Path, article: str, thing: str) -> bool:
    """Whether an article's graph has a thing."""
    with GraphStore.open(folder, read_only=True) as opened:
        return any(
            thing in (q.subject.value, getattr(q.object, "value", ""))
            for q in opened.quads(IRIS.article_graph(article))
        )  # type: ignore[union-attr]
