"""Witnesses in real stores: stories, support and differences follow the articles, in whatever order they come."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.graph import open_graph
from kg.joining import Joining
from kg.mapping.shapes import check_article
from kg.reference import load
from kg.repair import repair
from kg.store import GraphStore, examine
from kg.witnesses import Fact, contrasts, facts_of_event, offices_of, statements_of
from tests.editing import few_of_the_registry
from tests.witnesses.conftest import ALL, APART, COPY, ENGLISH, HELD, LATER, PLAN, Maker

BASE = "https://w3id.example/dip/id"
MEETING = f"{BASE}/event/meeting-2024-05-07-goran-sjohammar-kari-fossdal"
FOSSDAL = f"{BASE}/person/kari-fossdal"


@pytest.fixture(autouse=True, scope="module")
def few() -> Iterator[None]:
    with few_of_the_registry():
        yield


def differences(folder: Path) -> set[tuple[str, str, str, str, str, str]]:
    """Kind, rule, and of each side the article and the value."""
    with GraphStore.open(folder, read_only=True) as opened:
        return {
            (c.kind, c.rule, c.earlier.source.title, c.earlier_value.rpartition("/")[2],
             c.later.source.title, c.later_value.rpartition("/")[2])
            for c in contrasts(opened, MEETING)
        }  # fmt: skip


def quads(folder: Path) -> set[str]:
    with GraphStore.open(folder, read_only=True) as opened:
        assert not list(examine(opened))
        return {str(quad) for quad in opened.quads()}


def fact(folder: Path, kind: str, label: str) -> Fact:
    with GraphStore.open(folder, read_only=True) as opened:
        (found,) = [f for f in facts_of_event(opened, MEETING) if (f.kind, f.label) == (kind, label)]
        return found


EXPECTED = {  # of two articles of one day the id goes first; `copy` prints the story of `held`
    ("update", "moved-on", "plan", "status-planned", "abroad", "status-held"),
    ("update", "planned-hour-moved", "plan", "14:00", "copy", "16:00"),
    ("update", "planned-hour-moved", "plan", "14:00", "late", "18:30"),
    ("refinement", "place-within", "plan", "oslo", "copy", "hotell-fjordblikk-oslo-nor"),
    ("conflict", "hours-apart", "copy", "16:00", "late", "18:30"),
}


def test_each_difference_is_told_once_with_both_sides(whole: Path) -> None:
    assert differences(whole) == EXPECTED
    with GraphStore.open(whole, read_only=True) as opened:
        first, *rest = contrasts(opened)
        assert {c.kind for c in rest} == {"update", "refinement"}
        assert [c.iri for c in contrasts(opened, kind="conflict")] == [first.iri]
    assert first.earlier.passages[0].words == "tirsdag klokken 16"
    assert first.later.passages[0].words == "tysdag klokka 18.30"
    assert first.later.passages[0].sentence == LATER[3]


def test_what_is_written_passes_the_check(whole: Path) -> None:
    with GraphStore.open(whole, read_only=True) as opened:
        for record in opened.records.all(["late", "held"]):
            assert "/difference/" in record.nquads or "/inference/origin" in record.nquads
            assert check_article(record.nquads.encode(), record.text) == ()


def test_support_counts_origins_and_not_prints(whole: Path) -> None:
    held = fact(whole, "status", "held")
    assert [w.source.title for w in held.witnesses] == ["abroad", "copy", "held", "late"]
    assert (held.support, held.first.source.title, held.last.source.title) == (3, "abroad", "late")
    assert fact(whole, "existence", "meeting").support == 4
    assert fact(whole, "participant", "Kari Fossdal").support == 4
    assert fact(whole, "hour", "16:00").support == 1
    assert len(fact(whole, "hour", "16:00").witnesses) == 2
    assert fact(whole, "day", "2024-05-07").first.passages[0].words == "tirsdag 7. mai klokken 14"
    with GraphStore.open(whole, read_only=True) as opened:
        (office,) = offices_of(opened, FOSSDAL)
        assert (office.label, office.support) == ("foreign minister of Norway", 4)
        (said,) = statements_of(opened, FOSSDAL)
        assert (said.value, said.support, len(said.witnesses)) == ("Samtalen var nyttig for begge land", 1, 2)


def test_the_questions_tell_the_same(whole: Path) -> None:
    graph = open_graph(whole)
    several = {row[1]: row[2:] for row in graph.question("told-by-several").rows()}
    assert several["Meeting: Göran Sjöhammar, Kari Fossdal (2024-05-07)"] == ("5", "5", "4")
    support = {row[1:4] for row in graph.question("fact-support", person="Kari Fossdal").rows()}
    assert {
        ("status", "held", "3"),
        ("status", "planned", "1"),
        ("participant", "Göran Sjöhammar", "4"),
    } <= support
    first = {row[3] for row in graph.question("first-report", person="Göran Sjöhammar").rows()}
    assert first == {"plan"}
    assert [row[-1] for row in graph.question("what-changed").rows()].count("planned-hour-moved") == 2
    assert [row[0] for row in graph.question("disagreements").rows()] == ["conflict", "refinement"]


def test_the_order_and_the_batches_of_the_articles_do_not_matter(store: Maker, whole: Path) -> None:
    expected = quads(whole)
    for seed in range(3):
        shuffled = random.Random(seed).sample(ALL, len(ALL))
        cut = 1 + seed % (len(ALL) - 1)
        assert quads(store(f"s{seed}", shuffled[:cut], shuffled[cut:])) == expected
    assert quads(store("single", *([one] for one in ALL))) == expected


def test_what_leaves_takes_its_story_and_its_differences_along(store: Maker) -> None:
    folder, without = store("s", ALL), store("without", [PLAN, HELD, LATER, ENGLISH, APART])
    with GraphStore.open(folder) as opened, Joining(opened, load()) as joining:
        assert joining.drop("copy")
        assert joining.rejoined == 2  # the other print is the origin now, and one was compared with it
    assert quads(folder) == quads(without)


def test_identities_that_were_lost_are_worked_out_again(store: Maker) -> None:
    folder = store("s", ALL)
    before = quads(folder)
    (folder / "identity.sqlite").unlink()
    assert repair(folder, load())
    with GraphStore.open(folder) as opened, Joining(opened, load()) as joining:
        assert joining.witnesses.copies.origin("held") == "copy"
    assert quads(folder) == before


def test_the_same_articles_again_change_nothing(store: Maker, whole: Path) -> None:
    assert quads(store("s", ALL, ALL)) == quads(whole)


@pytest.mark.parametrize("more", [[COPY], [APART]], ids=["a print", "another event"])
def test_an_article_that_differs_in_nothing_has_its_origin_alone(
    store: Maker, more: list[tuple[str, ...]]
) -> None:
    folder = store("s", [HELD], more)
    with GraphStore.open(folder, read_only=True) as opened:
        assert contrasts(opened) == ()
        rows = opened.query("SELECT ?a ?o WHERE { ?a <https://w3id.example/dip/ns#origin> ?o }")
        assert len(list(rows)) == 2


RIGA = (
    ("riga", "nb", "2023-01-06", "Norges utenriksminister Kari Fossdal møtte Sveriges utenriksminister Göran Sjöhammar i Riga torsdag 5. januar."),
    ("press", "en", "2023-01-06", "Norwegian Foreign Minister Kari Fossdal met Swedish Foreign Minister Göran Sjöhammar in Riga on Thursday."),
)  # fmt: skip
BOTH = "Norges utenriksminister Kari Fossdal og Sveriges utenriksminister Göran Sjöhammar"


@pytest.mark.parametrize(
    ("claim", "doubted"),
    [
        (f"{BOTH} møttes for første gang i Oslo tirsdag.", True),
        (f"{BOTH} møttes i Oslo tirsdag for første gang siden valget.", False),
        (f"{BOTH} møttes i Oslo tirsdag.", False),
    ],
    ids=["first ever", "first since", "no claim"],
)
def test_a_first_meeting_of_two_that_met_before(store: Maker, claim: str, doubted: bool) -> None:
    folder = store("s", [*RIGA, ("oslo", "nb", "2024-05-08", claim)])
    with GraphStore.open(folder, read_only=True) as opened:
        found = contrasts(opened, MEETING, "conflict")
    assert [(c.rule, c.earlier.source.title, c.later.passages[0].words) for c in found] == (
        [("met-before", "press", claim)] if doubted else []
    )


def test_every_passage_of_a_difference_stands_in_the_graph(whole: Path) -> None:
    ask = "PREFIX dip: <https://w3id.example/dip/ns#> SELECT ?d ?p WHERE { ?d dip:earlierPassage|dip:laterPassage ?p %s }"
    with GraphStore.open(whole, read_only=True) as opened:
        cited = {row["p"].value for row in opened.query(ask % "")}
        lost = list(opened.query(ask % "FILTER NOT EXISTS { ?p dip:sentence ?s }"))
    assert len(cited) > 5
    assert lost == []
