"""Additions in the graph: in a graph of their own, credited, checked; ours as if nobody else had read."""

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import process as pure
from kg.document import Document, replace
from kg.export.extraction import extraction_json
from kg.mapping.iris import Iris
from kg.mapping.shapes import check_article
from kg.process import Mapped, process
from kg.readers.language_model import LanguageModel
from kg.readers.proposals import Opinion
from kg.records import SoftwareAgent, Span
from kg.reference import load
from kg.settings import SETTINGS
from kg.store import GraphStore, examine
from tests.readers.model_server import answer, serving
from tests.readers.texts import ALL, MEETING, NAMES, TEXT, waffles

Reading = Callable[..., LanguageModel]
IRIS = Iris()
PREFIXES = """PREFIX dip: <https://w3id.example/dip/ns#> PREFIX dipc: <https://w3id.example/dip/concept/>
PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>"""
# Both readers find something here: ours a meeting and a quotation, the other one the waffles and what was hummed.
BOTH = f"Norge vil mer. Sveriges statsminister Nils Forsgren møtte Norges statsminister Unn Aker i Oslo søndag.\n\n{TEXT}\n\n– Fisk er bra, sa Forsgren."


def shifted(lists: dict[str, list[dict[str, object]]], by: int) -> dict[str, list[dict[str, object]]]:
    return {k: [{**i, "passage": int(str(i["passage"])) + by} for i in items] for k, items in lists.items()}


@pytest.fixture
def both(reader: Reading) -> Mapped:
    with serving(answer(**shifted(ALL, 2))) as model:
        mapped = process(waffles(BOTH), load(), readers=(reader(model),))
    assert len(mapped.extraction.additions) == 6
    return mapped


def graph_lines(nquads: bytes, graph: str) -> list[bytes]:
    return [line for line in nquads.splitlines() if line.endswith(f"<{graph}> .".encode())]


def test_our_own_graphs_are_byte_for_byte_what_they_are_alone(both: Mapped) -> None:
    alone = process(waffles(BOTH), load())
    assert alone.extraction.events
    assert alone.extraction.statements
    for graph in (IRIS.article_graph("test"), IRIS.inferred_graph("test")):
        assert graph_lines(both.nquads, graph) == graph_lines(alone.nquads, graph)
        assert graph_lines(alone.nquads, graph)
    assert not graph_lines(alone.nquads, IRIS.added_graph("test"))
    assert b"SoftwareAgent" not in alone.nquads
    more = set(both.nquads.splitlines()) - set(alone.nquads.splitlines())
    ends = tuple(f"<{g}> .".encode() for g in (IRIS.added_graph("test"), IRIS.provenance_graph))
    assert all(line.endswith(ends) for line in more)
    assert both.extraction.ours() == alone.extraction


def test_additions_pass_the_check(both: Mapped) -> None:
    assert not check_article(both.nquads, BOTH)


@pytest.mark.parametrize(
    ("gone", "message"),
    [("ns/prov#wasAttributedTo>", "names the reader"), ("ns#evidence>", "needs the passages"), ("ns#added>", "of one thing")],
)  # fmt: skip
def test_an_addition_without_its_credit_or_its_words_is_found(both: Mapped, gone: str, message: str) -> None:
    kept = [
        line
        for line in both.nquads.decode().splitlines()
        if not ("/addition/" in line.split()[0] and line.split()[1].endswith(gone))
    ]
    assert any(message in f.message for f in check_article("\n".join(kept).encode(), BOTH))


def asked(store: GraphStore, pattern: str) -> list[str]:
    return sorted(
        row["x"].value for row in store.query(f"{PREFIXES} SELECT DISTINCT ?x WHERE {{ {pattern} }}")
    )


@pytest.fixture
def store(both: Mapped, tmp_path: Path) -> GraphStore:
    with GraphStore.open(tmp_path / "store") as opened:
        opened.put("test", both.nquads, both.json, BOTH)
    return GraphStore.open(tmp_path / "store", read_only=True)


def test_what_others_found_is_told_apart_in_sparql(store: GraphStore, both: Mapped) -> None:
    theirs = asked(store, "?note dip:added ?x . ?x a dip:Event")
    ours = asked(store, "?x a dip:Event . FILTER NOT EXISTS { ?note dip:added ?x }")
    assert len(theirs) == 1
    assert len(ours) == len(both.extraction.ours().events)
    assert not set(theirs) & set(ours)
    said = asked(
        store, "?note dip:added ?x ; prov:wasAttributedTo/dip:readerKind dipc:reader-llm . ?x a dip:Statement"
    )
    assert len(said) == 1
    assert asked(store, f"GRAPH <{IRIS.added_graph('test')}> {{ ?x a dip:Statement }}") == said
    assert len(asked(store, "?note dip:added ?x")) == 6
    (agent,) = asked(store, "?x a prov:SoftwareAgent")
    assert agent.startswith(IRIS.agent("llm:test-model"))
    assert asked(store, f"<{IRIS.added_graph('test')}> prov:wasAttributedTo ?x") == [agent]
    assert asked(store, "?run a dip:ExtractionRun ; prov:wasAssociatedWith ?x") == [agent]
    assert asked(store, f"<{IRIS.article_graph('test')}> prov:wasGeneratedBy/prov:wasAssociatedWith ?x") == []
    exact = asked(
        store,
        "?n dip:added/a dip:Event ; dip:evidence/<http://www.w3.org/ns/oa#hasSelector>/<http://www.w3.org/ns/oa#exact> ?x",
    )
    assert set(exact) >= {"delte", "Kari Solbakk", "Nils Forsgren"}


def test_a_store_keeps_and_replaces_additions(store: GraphStore, both: Mapped, tmp_path: Path) -> None:
    assert not list(examine(store))
    del store
    alone = process(waffles(BOTH), load())
    with GraphStore.open(tmp_path / "store") as opened:
        assert opened.put("test", both.nquads, both.json, BOTH) == "unchanged"
        assert opened.put("test", alone.nquads, alone.json, BOTH) == "changed"
        assert not list(opened.quads(IRIS.added_graph("test")))
        assert asked(opened, "?note dip:added ?x") == []
    with GraphStore.open(tmp_path / "store", read_only=True) as opened:
        assert not list(examine(opened))


def test_the_json_says_what_is_whose(both: Mapped) -> None:
    found = extraction_json(both.extraction)
    added = {(a["reader"], a["kind"], a["local"]) for a in found["additions"]}
    assert ("llm:test-model", "event", "x1") in added
    assert ("llm:test-model", "person", "Torvald Lien") in added
    assert all(BOTH[e["start"] : e["end"]].strip() for a in found["additions"] for e in a["evidence"])
    assert found["withheld"] == []
    assert not {"additions", "withheld", "places"} & set(extraction_json(both.extraction.ours()))


def test_what_fails_the_check_is_not_added(reader: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    real = pure.admit

    def careless(*args: object) -> object:
        found = real(*args)  # type: ignore[arg-type]
        (said,) = found.additions
        return replace(found, additions=(replace(said, evidence=()),))

    monkeypatch.setattr(pure, "admit", careless)
    with serving(answer(statements=ALL["statements"])) as model:
        mapped = process(waffles(), load(), readers=(reader(model),))
    assert mapped.nquads == process(waffles(), load()).nquads
    assert mapped.extraction.additions == ()
    assert [w.reason for w in mapped.extraction.withheld] == [
        "the check refuses it: An addition needs the passages that bear it."
    ]


def test_the_second_reader_adds_what_the_first_has_not(reader: Reading) -> None:
    with serving(answer(events=[MEETING], names=NAMES[:1])) as one, serving(answer(**ALL)) as two:
        mapped = process(waffles(), load(), readers=(reader(one), reader(two, name="second")))
    by: dict[str, list[str]] = {}
    for addition in mapped.extraction.additions:
        by.setdefault(addition.agent.name, []).append(addition.kind)
    assert sorted(by["test-model"]) == ["event", "organisation"]
    assert sorted(by["second"]) == ["invitation", "person", "place", "statement"]
    assert [w.reason for w in mapped.extraction.withheld] == ["it is read already"] * 2
    assert not check_article(mapped.nquads, TEXT)


class Broken:
    """A reader with a fault of its own."""

    agent = SoftwareAgent(kind="llm", name="broken")
    parallel = 1

    def stop(self) -> None:
        """Nothing waits."""

    def propose(self, document: Document) -> Opinion:
        raise IndexError(document.article.id)


def test_a_fault_of_a_reader_costs_nothing_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    mapped = process(waffles(BOTH), load(), readers=(Broken(),))
    assert mapped.nquads == process(waffles(BOTH), load()).nquads
    assert [w.reason for w in mapped.extraction.withheld] == ["IndexError: test"]
    monkeypatch.setenv("KG_DEBUG", "1")
    with pytest.raises(IndexError):
        process(waffles(BOTH), load(), readers=(Broken(),))


def test_an_event_that_another_article_tells_of_is_not_made_a_models(reader: Reading) -> None:
    """The same meeting is ours in one article and added in another: the note is the second article's."""
    told = (
        "Norges utenriksminister Kari Solbakk møtte Sveriges utenriksminister Nils Forsgren i Bergen mandag."
    )
    ours = process(replace(waffles(told), id="ours"), load())
    with serving(answer(events=[MEETING])) as model:
        theirs = process(waffles(), load(), readers=(reader(model),))
    event = {d.slug for d in ours.decisions if d.kind == "event"}
    assert event == {d.slug for d in theirs.decisions if d.kind == "event"}
    store = ox.Store()
    for mapped in (ours, theirs):
        store.bulk_load(mapped.nquads, format=ox.RdfFormat.N_QUADS)
    shared = f"<{IRIS.event(event.pop())}>"
    notes = list(
        store.query(
            f"{PREFIXES} SELECT ?a WHERE {{ GRAPH ?g {{ ?n dip:added {shared} ; dip:reportedBy ?a }} }}"
        )
    )
    assert [row["a"].value for row in notes] == [IRIS.article("test")]
    assert store.query(
        f"{PREFIXES} ASK {{ GRAPH <{IRIS.article_graph('ours')}> {{ {shared} a dip:Event }} }}"
    )
    assert not store.query(f"{PREFIXES} ASK {{ GRAPH <{IRIS.article_graph('test')}> {{ {shared} ?p ?o }} }}")


def test_passages_of_additions_are_spans_of_the_text(both: Mapped) -> None:
    spans = [Span(start=e.start, end=e.end) for a in both.extraction.additions for e in a.evidence]
    assert spans
    assert all(0 <= s.start < s.end <= len(BOTH) for s in spans)


def test_the_query_of_the_guide_works(store: GraphStore, checkout: Path) -> None:
    guide = (checkout / "CONTRIBUTING.md").read_text(encoding="utf-8")
    query = guide.split("```sparql\n")[1].split("```")[0]
    rows = list(store.query(query))
    assert {row["model"].value for row in rows} == {"test-model"}
    assert any("delte vafler" in row["words"].value for row in rows)


def test_the_guide_names_every_setting_of_a_language_model(checkout: Path) -> None:
    guide = (checkout / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = [s.variable for s in SETTINGS if s.name.startswith("llm") or s.name == "cache"]
    assert len(named) == 5
    assert all(f"`{variable}`" in guide for variable in named)
