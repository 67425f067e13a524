"""Editors' decisions: they outrank the machine, touch what they concern, survive a rebuild and can be taken back."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.deciding import Desk, desk
from kg.doctor import diagnose
from kg.errors import KgError, NotFound, StoreError, UsageError
from kg.explain import explain
from kg.mapping.iris import Iris
from kg.mapping.shapes import validate
from kg.pipeline import build
from kg.reference import load
from kg.resolve.editors import Rulings
from kg.resolve.verdicts import Verdict
from kg.store import GraphStore, tellers
from tests.editing import built, exported, few_of_the_registry, identities, sources

IRIS = Iris()
POLE, ESTONIAN = "person/marek-dobrowicz", "a#person/Marek Dobrowicz"


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


def decide(folder: Path, what: str, *args: object) -> object:
    with desk(folder, "Kari Red") as editor:
        return getattr(editor, what)(*args)


def slugs(folder: Path) -> dict[str, str]:
    return dict(identities(folder))


def sound(folder: Path) -> None:
    found = diagnose(folder, load())
    assert (found.complaints, found.notes) == ((), ())


def texts(folder: Path, kind: str = "Statement") -> set[str]:
    """The English labels of everything of a class."""
    with GraphStore.open(folder, read_only=True) as store:
        rows = store.query(
            f"SELECT ?l {{ ?s a <https://w3id.example/dip/ns#{kind}> ; "
            "<http://www.w3.org/2000/01/rdf-schema#label> ?l FILTER(LANG(?l) = 'en') }"
        )
        return {row["l"].value for row in rows}


def test_two_behind_one_name_part_by_their_articles(store: Path) -> None:
    before = slugs(store)
    assert before["a#person/Marek Dobrowicz"] == before["c#person/Marek Dobrowicz"]
    decided = decide(store, "different", POLE, POLE, "the Estonian is another", ("c",))
    after = slugs(store)
    assert after["a#person/Marek Dobrowicz"] == after["b#person/Marek Dobrowicz"]
    assert after["c#person/Marek Dobrowicz"] != after["a#person/Marek Dobrowicz"]
    assert decided.rewritten == 1  # type: ignore[attr-defined]  # who had the name first keeps it
    assert len(decided.now) == 2  # type: ignore[attr-defined]
    sound(store)


def test_one_behind_two_spellings_is_one_and_so_is_their_meeting(store: Path) -> None:
    assert slugs(store)["d#event/e1"] != slugs(store)["a#event/e1"]
    decide(store, "same", POLE, "d#person/Mark Dobrovic", "a misspelling")
    after = slugs(store)
    assert after["d#person/Mark Dobrovic"] == after["a#person/Marek Dobrowicz"]
    assert after["d#event/e1"] == after["a#event/e1"], "the events follow their people"
    sound(store)


def test_the_later_of_two_decisions_holds_and_new_articles_follow(store: Path, tmp_path: Path) -> None:
    with desk(store, "Kari Red") as editor:
        apart = editor.different(POLE, POLE, "two men", ("c",)).now
        one, other = (line.split(":")[0] for line in apart)
        editor.same(one, other, "no, one after all")
    after = slugs(store)
    assert len({after[f"{a}#person/Marek Dobrowicz"] for a in "abc"}) == 1
    more = tmp_path / "e.json"
    text = "Polens utenriksminister Marek Dobrowicz møtte Ine Halvorsrud i Narvik onsdag."
    record = {"id": "e", "title": "Sak e", "language": "nb", "published": "2023-06-01", "text": text}
    more.write_text(json.dumps(record), encoding="utf-8")
    build([str(more)], store)
    after = slugs(store)
    assert len({after[f"{a}#person/Marek Dobrowicz"] for a in "abce"}) == 1
    sound(store)


def test_what_is_the_same_as_one_is_not_kept_from_the_other_by_evidence_that_was_overruled() -> None:
    row = {"verdict": "same", "one": ["a#person/A"], "other": ["b#person/B"], "because": "x"}
    same, different = Verdict("same", 0.9, ()), Verdict("different", 0.0, ())
    ruled = Verdict("same", 2.0, ())
    pairs = {
        ("a#person/A", "b#person/B"): ruled,
        ("a#person/A", "c#person/A"): same,
        ("b#person/B", "c#person/A"): different,
        ("b#person/B", "d#person/D"): different,
    }
    left = Rulings({1: row}).eased(pairs, {ref: ref for pair in pairs for ref in pair})
    assert set(pairs) - set(left) == {("b#person/B", "c#person/A")}
    kept = Rulings(
        {1: row, 2: {**row, "verdict": "different", "one": ["b#person/B"], "other": ["c#person/A"]}}
    )
    assert kept.eased(pairs, {ref: ref for pair in pairs for ref in pair}) == pairs, (
        "an editor's own word is not eased"
    )


def test_a_new_name_is_everywhere_and_the_old_one_is_found(store: Path) -> None:
    decide(store, "rename", POLE, "Marek A. Dobrowicz", "so he writes it")
    assert {"Visit: Marek A. Dobrowicz (Riga, 2023-05-09)"} <= texts(store, "Event")
    assert "Marek A. Dobrowicz" in texts(store, "Person")
    assert "Marek Dobrowicz" not in texts(store, "Person")
    with desk(store) as editor:
        found = explain("Marek Dobrowicz", editor.store, editor.joining.world)
    assert found.iri == IRIS.person("marek-dobrowicz"), "the former name is another spelling"
    sound(store)
    decide(store, "undo", 1, "no")
    assert "Marek Dobrowicz" in texts(store, "Person")
    sound(store)


def test_what_the_registry_knows_is_renamed_too(store: Path) -> None:
    decide(store, "rename", "place/oslo", "Kristiania", "as it was")
    assert "Kristiania" in texts(store, "City")
    assert "Oslo" not in texts(store, "City")
    sound(store)
    assert build(sources(store.with_name("again")), store).unchanged == 4, "the next run keeps the name"
    assert "Kristiania" in texts(store, "City")
    decide(store, "undo", 1, "no")
    assert "Oslo" in texts(store, "City")
    sound(store)


FACTS = [
    ("statement/a-99-118", "Statement", "Marek Dobrowicz: Vi er enige om fisk"),
    ("invitation/a-1", "Invitation", "Invitation: Marek Dobrowicz → Ine Halvorsrud (Warsaw)"),
    ("event/visit-2023-05-09-marek-dobrowicz-riga", "Event", "Visit: Marek Dobrowicz (Riga, 2023-05-09)"),
]


@pytest.mark.parametrize(("fact", "kind", "label"), FACTS)
def test_a_retracted_fact_is_gone_stays_gone_and_comes_back(
    store: Path, tmp_path: Path, fact: str, kind: str, label: str
) -> None:
    before, graph = texts(store, kind), exported(store)
    assert label in before
    decide(store, "retract", fact, "the paper took it back")
    assert texts(store, kind) == before - {label}, "and nothing else"
    sound(store)
    with GraphStore.open(store, read_only=True) as opened:
        iri = ox.NamedNode(IRIS.thing(*fact.split("/")))
        (quad,) = opened.database.quads_for_pattern(iri, None, None, ox.NamedNode(IRIS.decisions_graph))
        assert quad.predicate.value.endswith("#wasInvalidatedBy")
        why = {
            q.object.value
            for q in opened.database.quads_for_pattern(quad.object, None, None, ox.DefaultGraph())
        }  # type: ignore[arg-type, union-attr]
        assert {"the paper took it back", IRIS.editor("Kari Red"), label} <= why
    assert build(sources(tmp_path / "again"), store).unchanged == 4
    assert label not in texts(store, kind)
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    shutil.copy(store / "decisions.jsonl", fresh)
    build(sources(tmp_path / "again", "dcba"), fresh)
    assert exported(fresh) == exported(store), "a rebuild keeps it out"
    decide(store, "undo", 1, "it stands")
    assert without_decisions(exported(store)) == graph
    sound(store)


def without_decisions(text: str) -> str:
    """An export without the graph of decisions, and what only it says."""
    return "".join(
        line for line in text.splitlines(keepends=True)
        if not re.search(r"/id/(decision|editor)/", line)
    )  # fmt: skip


def test_a_person_that_was_misread_is_gone_with_all_that_hangs_on_it(store: Path) -> None:
    decide(store, "retract", "c#person/Marek Dobrowicz", "no such man")
    assert not any("flere skip" in label for label in texts(store))
    with GraphStore.open(store, read_only=True) as opened:
        graph = opened.quads(IRIS.article_graph("c"))
        assert not any(
            "marek-dobrowicz" in str(q.object) for q in graph if "participant" in str(q.predicate).lower()
        )
    sound(store)


def test_an_article_taken_down_leaves_no_orphan_and_comes_back(store: Path, tmp_path: Path) -> None:
    before = exported(store)
    decide(store, "retract", "b", "the paper withdrew it")
    without = built(tmp_path / "other" / "s", "acd")
    assert without_decisions(exported(store)).replace(f"<{IRIS.article('b')}>", "") == exported(without)
    sound(store)
    report = build(sources(tmp_path / "again"), store)
    assert (report.unchanged, [r.reason for r in report.refused]) == (
        3, ["retracted by Kari Red: the paper withdrew it"],
    )  # fmt: skip
    assert report.refused[0].remedy == "kg undo 1 takes that back"
    decide(store, "undo", 1, "printed again")
    assert without_decisions(exported(store)) == before
    sound(store)


def test_bodies_and_places_are_made_one_and_two(store: Path) -> None:
    with GraphStore.open(store, read_only=True) as opened:
        cities = {q.subject.value for q in opened.database.quads_for_pattern(
            None, None, ox.Literal("Bodø", language="nb"), ox.DefaultGraph())}  # fmt: skip
    (iri,) = [c for c in cities if "/place/" in c]
    before = without_decisions(exported(store))
    decide(store, "different", iri, iri, "another Bodø", ("b",))
    with GraphStore.open(store, read_only=True) as opened:
        assert tellers(opened, iri) == {"a", "d"}
    sound(store)
    decide(store, "undo", 1, "no")
    assert without_decisions(exported(store)) == before
    decide(store, "same", "place/oslo", iri, "a test")
    with GraphStore.open(store, read_only=True) as opened:
        assert len(tellers(opened, IRIS.place("oslo")) | tellers(opened, iri)) >= 3
        assert not (tellers(opened, IRIS.place("oslo")) and tellers(opened, iri)), (
            "one of them stands for both"
        )
    sound(store)


def test_decisions_survive_a_rebuild_in_any_order(store: Path, tmp_path: Path) -> None:
    with desk(store, "Kari Red") as editor:
        editor.different(POLE, POLE, "two men", ("c",))
        editor.same("a#person/Marek Dobrowicz", "d#person/Mark Dobrovic", "a misspelling")
        editor.rename("a#person/Marek Dobrowicz", "Marek A. Dobrowicz", "so he writes it")
        editor.retract("statement/a-99-118", "misquoted")
        editor.undo(4, "no, he said so")
        editor.retract("invitation/a-2", "never sent")
    sound(store)
    for order in ("dbca", "cadb"):
        fresh = tmp_path / order / "s"
        fresh.mkdir(parents=True)
        shutil.copy(store / "decisions.jsonl", fresh)
        built(fresh, order)
        assert exported(fresh) == exported(store)
        assert identities(fresh) == identities(store)


def test_a_decision_touches_the_articles_concerned_only(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    real = GraphStore.put

    def put(self: GraphStore, article_id: str, *args: str) -> object:
        written.append(article_id)
        return real(self, article_id, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(GraphStore, "put", put)
    decide(store, "retract", "statement/b-90-112", "misquoted")
    assert written == ["b"]


def test_a_decision_that_was_written_down_but_not_yet_carried_out_is_carried_out(
    store: Path, tmp_path: Path
) -> None:
    other = Path(shutil.copytree(store, tmp_path / "other"))
    decide(store, "retract", "statement/b-90-112", "misquoted")
    shutil.copy(store / "decisions.jsonl", other)  # as a kill right after the line leaves it
    found = diagnose(other, load())
    assert not found.complaints
    assert "behind" in found.notes[0]
    with desk(other):
        pass
    assert exported(other) == exported(store)
    sound(other)


def test_the_graph_of_decisions_conforms(store: Path) -> None:
    with desk(store, "Kari Red") as editor:
        editor.same(POLE, "d#person/Mark Dobrovic", 'say "so"')
        editor.retract("a", "withdrawn")
        editor.undo(2, "taken back")
    with GraphStore.open(store, read_only=True) as opened:
        quads = list(opened.quads(IRIS.decisions_graph))
    assert len({q.subject for q in quads}) == 4  # three decisions, one editor
    assert validate(quads) == ()


WRONG = [
    ("same", (POLE, "person/nobody-at-all", "x"), NotFound, "nothing in the graph is"),
    ("same", (POLE, POLE, "x"), UsageError, "one already"),
    ("same", (POLE, "place/oslo", "x"), UsageError, "place/oslo a place"),
    ("same", (POLE, "country/NOR", "x"), UsageError, "is a country"),
    ("same", (POLE, "d#person/Mark Dobrovic", "  "), UsageError, "no reason"),
    ("same", (POLE, "z#person/Mark Dobrovic", "x"), NotFound, "has no article 'z'"),
    ("same", (POLE, "d#person/Mark", "x"), NotFound, "d has no person 'Mark' (it has event/e1"),
    ("same", ("Marek Dobrovitz", POLE, "x"), NotFound, "did you mean person/marek-dobrowicz"),
    ("different", (POLE, POLE, "x"), UsageError, "of 3 articles (say whose claims part: --articles"),
    ("different", (POLE, POLE, "x", ("d",)), UsageError, "d does not tell of it (of a, b, c)"),
    ("different", (POLE, POLE, "x", ("a", "b", "c")), UsageError, "say whose claims part"),
    ("different", (POLE, "d#person/Mark Dobrovic", "x", ("a",)), UsageError, "two already"),
    ("rename", (POLE, "   ", "x"), UsageError, "name is empty"),
    ("rename", ("statement/a-99-118", "X", "x"), UsageError, "is a statement"),
    ("retract", (POLE, "x"), UsageError, "is a person, no fact"),
    ("retract", ("statement/a-1-2", "x"), NotFound, "nothing in the graph is"),
    ("undo", (7, "x"), NotFound, "there is no decision 7"),
]  # fmt: skip


@pytest.fixture(scope="module")
def editor(base: Path, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = Path(shutil.copytree(base, tmp_path_factory.mktemp("wrong") / "store"))
    with desk(folder, "Kari Red") as found:
        yield found  # type: ignore[misc]


@pytest.mark.parametrize(("what", "args", "kind", "words"), WRONG, ids=[f"{w[0]}-{w[3][:20]}" for w in WRONG])
def test_what_cannot_be_decided_is_refused_with_help(
    editor: Desk, what: str, args: tuple[object, ...], kind: type[KgError], words: str
) -> None:
    with pytest.raises(kind, match=re.escape(words)) as fault:
        getattr(editor, what)(*args)
    assert fault.value.remedy
    assert not (editor.store.folder / "decisions.jsonl").exists()


def test_what_was_taken_back_cannot_be_taken_back_again(store: Path) -> None:
    with desk(store, "Kari Red") as editor:
        editor.retract("a", "x")
        editor.undo(1, "y")
        with pytest.raises(UsageError, match="taken back by 2"):
            editor.undo(1, "z")
        editor.undo(2, "it stands")
        assert "a" not in editor.store.articles(), "an undoing can be undone"
        with pytest.raises(UsageError, match="retracted already"):
            editor.retract("a", "again")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('{"verdict": "same", "one": ["a#person/X"], "other": ["b#person/X"]}', "'because' is missing"),
        ('{"verdict": "maybe", "because": "x"}', "no verdict 'maybe'"),
        ('{"verdict": "same", "one": [], "other": [], "because": "x", "sum ": "0"}', "'sum ' says nothing"),
        ('{"verdict": "undo", "number": "1", "because": "x"}', "is no number"),
        ("{", "not as it was written"),
    ],
)
def test_a_line_that_is_no_decision_is_named(tmp_path: Path, line: str, words: str) -> None:
    (tmp_path / "decisions.jsonl").write_text(f"{line}\n", encoding="utf-8")
    with pytest.raises(StoreError, match=r"decisions.jsonl:1: ") as fault:
        Rulings.of(tmp_path)
    assert words in fault.value.message


def test_a_line_written_by_hand_counts(store: Path) -> None:
    line = {
        "verdict": "same",
        "one": ["a#person/Marek Dobrowicz"],
        "other": ["d#person/Mark Dobrovic"],
        "because": "x",
    }
    (store / "decisions.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    with desk(store):
        pass
    assert slugs(store)["d#person/Mark Dobrovic"] == slugs(store)["a#person/Marek Dobrowicz"]
    sound(store)
