"""`kg explain`: from a thing down to the printed sentences, with every verdict and every editor's word."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg import cli
from kg.deciding import desk
from kg.errors import NotFound
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
