"""`kg explain`: from a thing, or from two, to the printed sentences, with every verdict and editor's word."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg import cli
from kg.comparing import Comparison, compare
from kg.deciding import desk
from kg.errors import NotFound, UsageError
from kg.explain import Explanation, explain
from kg.joining import reading
from kg.store import GraphStore
from tests.editing import ARTICLES, built, few_of_the_registry


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with few_of_the_registry():
        folder = built(tmp_path_factory.mktemp("explain") / "store")
        with desk(folder, "Kari Red") as editor:
            editor.same("a#person/Marek Dobrowicz", "d#person/Mark Dobrovic", "a misspelling")
            editor.retract("statement/b-90-112", "misquoted")
        yield folder


def why(folder: Path, text: str) -> Explanation:
    world = reading(folder)
    try:
        with GraphStore.open(folder, read_only=True) as store:
            return explain(text, store, world)
    finally:
        world.close(keep=False)


def between(folder: Path, one: str, other: str) -> Comparison:
    world = reading(folder)
    try:
        with GraphStore.open(folder, read_only=True) as store:
            return compare(one, other, store, world)
    finally:
        world.close(keep=False)


def test_a_meeting_has_its_witnesses_with_their_words(store: Path) -> None:
    found = why(store, "event/meeting-2023-05-08-ine-halvorsrud-marek-dobrowicz")
    assert [(w.article, w.publisher, w.published) for w in found.witnesses] == [
        ("a", "Fjordavisa", "2023-05-08"), ("b", "Nordposten", "2023-05-09"), ("d", "The Fjord", "2023-05-09"),
    ]  # fmt: skip
    for witness in found.witnesses:
        text = ARTICLES[witness.article][3]
        assert witness.printed
        assert all(text[p.start : p.end] == p.words for p in witness.printed)
        assert witness.says[0] == "meeting, held"
        assert witness.reasons
        assert {tie.verdict for tie in witness.ties} == {"same"}


def test_a_person_has_the_editors_word(store: Path) -> None:
    found = why(store, "Marek Dobrowicz")
    (misspelt,) = [w for w in found.witnesses if w.article == "d"]
    assert misspelt.names[0] == "Mark Dobrovic"
    assert any("an editor's word: a misspelling" in tie.reasons for tie in misspelt.ties)
    assert found.decisions[0].endswith("because a misspelling")
    text = found.as_text()
    assert "editors: 1. " in text
    assert (
        "“Poland's foreign minister Mark Dobrovic met Norway's foreign minister Ine Halvorsrud in Bodø on Monday.”"
        in text
    )
    alone = why(store, "c#person/Marek Dobrowicz")
    assert [w.claim for w in alone.witnesses] == ["c#person/Marek Dobrowicz"]


def test_what_was_retracted_says_so(store: Path) -> None:
    (witness,) = why(store, "b#statement/90-112").witnesses
    assert witness.retracted
    assert witness.printed[0].words == "Det var et nyttig møte"
    assert why(store, "b#statement/90-112").decisions[0].endswith("because misquoted")


def test_statements_invitations_places_and_countries_are_explained(store: Path) -> None:
    said = why(store, "statement/a-99-118")
    assert said.witnesses[0].says[0] == "direct speech of Marek Dobrowicz"
    assert said.witnesses[0].printed[0].sentence == "– Vi er enige om fisk, sa Dobrowicz etter møtet."
    assert why(store, "invitation/a-1").witnesses[0].says[0] == "Marek Dobrowicz invites Ine Halvorsrud"
    assert {w.article for w in why(store, "country/POL").witnesses} >= {"a", "b", "d"}
    with pytest.raises(NotFound, match="nothing in the graph is called 'Nobody At All'"):
        why(store, "Nobody At All")


def test_the_command_prints_text_or_json(
    store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)

    def kg(*args: str) -> str:
        monkeypatch.setattr(sys, "argv", ["kg", *args, "--store", str(store)])
        with pytest.raises(SystemExit) as end:
            cli.main()
        assert not end.value.code
        return capsys.readouterr().out

    assert kg("explain", "invitation/a-1").splitlines()[2] == "invitation of 1 article"
    told = json.loads(kg("explain", "invitation/a-1", "--json"))
    assert told["witnesses"][0]["printed"][0]["words"]
    assert told == json.loads(json.dumps(why(store, "invitation/a-1").as_dict()))
    both = kg("explain", "a", "b")
    assert "same (1.00): both tell of 1 event" in both
    assert "“Polens utenriksminister Marek Dobrowicz og Ine Halvorsrud møttes i Bodø mandag 8. mai.”" in both
    assert json.loads(kg("explain", "a", "b", "--json"))["pairs"][0]["together"] is True


MET = "event/meeting-2023-05-08-ine-halvorsrud-marek-dobrowicz"


@pytest.mark.parametrize(
    ("one", "other", "verdict", "reason"),
    [
        (MET, MET, "same", "the same take part"),
        ("a", "d", "same", "both tell of 1 event"),
        ("a", "c", "different", "no event is told by both"),
        ("a#person/Marek Dobrowicz", "d#person/Mark Dobrovic", "same", "an editor's word: a misspelling"),
        ("Marek Dobrowicz", "Ine Halvorsrud", "different", "other names"),
        (MET, "Marek Dobrowicz", "different", "two kinds of things: event and person"),
        (MET, "c", "different", "another kind of event"),
        ("country/POL", "country/NOR", "different", "other names"),
        ("country/POL", "country/POL", "same", "one thing"),
        ("c#person/Marek Dobrowicz", "c#person/Marek Dobrowicz", "same", "one article alone tells of it"),
    ],
)
def test_why_two_are_one_or_are_not(store: Path, one: str, other: str, verdict: str, reason: str) -> None:
    for found in (between(store, one, other), between(store, other, one)):
        assert found.verdict == verdict
        assert found.reasons[0] == reason
        assert f"{verdict}" in found.as_text().splitlines()[4]


def test_a_pair_has_both_sides_words(store: Path) -> None:
    found = between(store, "a", "b")
    (pair,) = [p for p in found.pairs if p.together]
    assert (pair.verdict, pair.score) == ("same", 1.0)
    told = {w.claim: w for w in found.witnesses}
    for claim, article in ((pair.one, "a"), (pair.other, "b")):
        assert told[claim].says[0] == "meeting, held"
        assert all(ARTICLES[article][3][p.start : p.end] == p.words for p in told[claim].printed)
    assert between(store, "a#person/Marek Dobrowicz", "d#person/Mark Dobrovic").decisions


def test_what_is_of_one_article_is_compared_with_nothing(store: Path) -> None:
    with pytest.raises(UsageError, match="statement is of one article"):
        between(store, "statement/a-99-118", MET)
