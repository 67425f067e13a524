"""A real spaCy pipeline, made here: entities by rule, heads by rule. Skipped where spaCy is not installed."""

import importlib
import sys
from pathlib import Path
from typing import Any

import pytest

from kg import process as pure
from kg.document import replace
from kg.errors import ReaderError
from kg.mapping.shapes import check_article
from kg.pipeline import build
from kg.process import process
from kg.readers import choose
from kg.reference import load
from tests.readers.blind import blind_extract
from tests.readers.test_dependency import FAR
from tests.readers.texts import waffles

NAMES = (("PER", "Torvald Lien"), ("ORG", "Fjordrådet"), ("GPE_LOC", "Lillevik"), ("PER", "Kari Solbakk"))
ARCS = {"Solbakk": ("møtte", "nsubj"), "Kari": ("Solbakk", "flat"), "Forsgren": ("møtte", "obj"), "Nils": ("Forsgren", "flat")}  # fmt: skip
TEXT = f"{FAR}\n\nTuren gikk videre med Fjordrådet til Lillevik, der Torvald Lien ventet."


def test_without_spacy_the_remedy_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(ReaderError, match=r"spaCy is not installed.*pip install 'kg\[spacy\]'"):
        choose(["spacy:nb_core_news_sm"])


def test_nothing_loads_spacy_by_itself() -> None:
    before = set(sys.modules)
    importlib.reload(importlib.import_module("kg.readers"))
    assert "spacy" not in set(sys.modules) - before


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a saved pipeline."""
    spacy: Any = pytest.importorskip("spacy")
    from spacy.language import Language

    @Language.component("kg_test_heads")
    def heads(doc: Any) -> Any:
        index = {token.text: token.i for token in doc}
        for token in doc:
            head, relation = ARCS.get(token.text, (token.text, "ROOT"))
            token.head, token.dep_ = doc[index.get(head, token.i)], relation if head in index else "dep"
        return doc

    nlp = spacy.blank("nb")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": label, "pattern": name} for label, name in NAMES])
    nlp.add_pipe("kg_test_heads")
    folder = tmp_path_factory.mktemp("spacy") / "model"
    nlp.meta["name"], nlp.meta["version"] = "test_rules", "1.2.3"
    nlp.to_disk(folder)
    return folder


@pytest.fixture
def blind(monkeypatch: pytest.MonkeyPatch) -> None:
    """Our own reader, which gets better, as if it had seen no event."""
    monkeypatch.setattr(pure, "extract", lambda d, r: replace(blind_extract(d, r), events=()))


@pytest.mark.usefixtures("blind")
def test_a_pipeline_adds_names_and_sides(model: Path) -> None:
    import spacy

    mapped = process(waffles(TEXT), load(), readers=choose([f"spacy:{model}"]))
    ours = process(waffles(TEXT), load())
    kinds = [(a.kind, a.local) for a in mapped.extraction.additions]
    assert ("event", "x1") in kinds
    assert {local for kind, local in kinds if kind != "event"} == {"Torvald Lien", "Fjordrådet", "Lillevik"}
    (event,) = [e for e in mapped.extraction.events if e.id == "x1"]
    assert {p.who for p in event.participants} == {"Kari Solbakk", "Nils Forsgren"}
    assert mapped.extraction.ours() == ours.extraction
    assert not check_article(mapped.nquads, TEXT)
    (agent,) = {a.agent for a in mapped.extraction.additions}
    assert (agent.kind, agent.name) == ("spacy", "nb_test_rules")
    assert agent.version == f"1.2.3, spaCy {spacy.__version__}"
    assert str(model).encode() not in mapped.nquads


def test_offsets_are_code_points_also_behind_signs_of_two_units(model: Path) -> None:
    text = f"𝕏𝕏 👩‍👩‍👧 e\u0301 {TEXT}"
    mapped = process(waffles(text), load(), readers=choose([f"spacy:{model}"]))
    assert "Lillevik" in {a.local for a in mapped.extraction.additions}
    assert not check_article(mapped.nquads, text)


def test_a_pipeline_of_another_language_reads_nothing(model: Path) -> None:
    text = "Torvald Lien went to Lillevik with people."
    found = process(waffles(text, "en"), load(), readers=choose([f"spacy:{model}"])).extraction
    assert found.additions == ()
    assert [w.reason for w in found.withheld] == ["the pipeline reads 'nb' only"]


def test_a_pipeline_without_a_parser_gives_names_alone(tmp_path: Path) -> None:
    spacy: Any = pytest.importorskip("spacy")
    nlp = spacy.blank("nb")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "GPE_LOC", "pattern": "Lillevik"}])
    nlp.to_disk(tmp_path / "names")
    found = process(waffles(TEXT), load(), readers=choose([f"spacy:{tmp_path / 'names'}"])).extraction
    assert [a.local for a in found.additions] == ["Lillevik"]


def test_no_such_pipeline_names_the_remedy() -> None:
    pytest.importorskip("spacy")
    with pytest.raises(ReaderError, match="spacy download nb_no_such_model"):
        choose(["spacy:nb_no_such_model"])


@pytest.mark.usefixtures("blind")
def test_a_store_is_built_with_it_and_the_same_again(model: Path, tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text(TEXT, encoding="utf-8")
    more = {"published": "2021-10-25", "language": "nb", "readers": choose([f"spacy:{model}"])}
    first = build([str(source)], tmp_path / "store", **more)
    assert (first.new, first.added) == (1, 4)
    assert build([str(source)], tmp_path / "store", **more).unchanged == 1
