import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Dataset, Graph

from kg.errors import StoreError, UsageError
from kg.export import FORMATS, choice, write, write_tables
from kg.export.files import as_trig, whole
from kg.store import GraphStore
from tests.stores import demo, quads, reference

RDF = {"trig": ox.RdfFormat.TRIG, "nquads": ox.RdfFormat.N_QUADS, "jsonld": ox.RdfFormat.JSON_LD}


@pytest.fixture
def store(tmp_path: Path) -> GraphStore:
    with GraphStore.open(tmp_path / "s") as opened:
        opened.put_reference(reference("NOR"))
        for name in ("a", "b"):
            opened.put(name, quads(name), "{}", name)
    return GraphStore.open(tmp_path / "s", read_only=True)


def named(store: GraphStore) -> set[ox.Quad]:
    return {q for q in store.quads() if isinstance(q.graph_name, ox.NamedNode)}


def facts(store: GraphStore) -> set[ox.Triple]:
    return {ox.Triple(q.subject, q.predicate, q.object) for q in store.quads("")}


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_the_same_graph_gives_the_same_bytes_however_it_came_about(tmp_path: Path, form: str) -> None:
    texts = []
    for number, order in enumerate((("a", "b"), ("b", "a"))):
        with GraphStore.open(tmp_path / str(number)) as opened:
            for name in order:
                opened.put(name, quads(name, 2 if number else 1), "{}", name)
            for name in order:
                opened.put(name, quads(name), "{}", name)
            texts.append(write(opened, form))
    assert texts[0] == texts[1]
    assert texts[0].endswith("\n")


@pytest.mark.parametrize("form", sorted(RDF))
def test_the_whole_graph_comes_back(store: GraphStore, form: str) -> None:
    assert set(ox.parse(write(store, form).encode(), format=RDF[form])) == named(store)


@pytest.mark.parametrize(
    ("form", "kind"), [("turtle", ox.RdfFormat.TURTLE), ("ntriples", ox.RdfFormat.N_TRIPLES)]
)
def test_the_merged_facts_come_back(store: GraphStore, form: str, kind: ox.RdfFormat) -> None:
    back = {
        ox.Triple(q.subject, q.predicate, q.object)
        for q in ox.parse(write(store, form).encode(), format=kind)
    }
    assert back == facts(store)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # rdflib's own parsers call its old names
def test_rdflib_reads_the_same_graphs_from_trig_jsonld_and_nquads() -> None:
    with GraphStore.open(demo(), read_only=True) as opened:
        # The registry is the same 50,000 facts each time; what the articles say is what differs.
        texts = {form: write(opened, form) for form in ("trig", "jsonld", "nquads")}
        texts["nquads"] = "".join(
            x for x in texts["nquads"].splitlines(keepends=True) if "graph/reference>" not in x
        )
    loaded = {}
    for form, text in texts.items():
        dataset = Dataset()
        dataset.parse(data=text, format={"jsonld": "json-ld"}.get(form, form))
        loaded[form] = {
            str(g.identifier): g for g in dataset.graphs() if len(g) and "reference" not in str(g.identifier)
        }
    assert len(loaded["nquads"]) == 2 * 4 + 1
    for form in ("trig", "jsonld"):
        assert loaded[form].keys() == loaded["nquads"].keys()
        for name, graph in loaded["nquads"].items():
            assert set(loaded[form][name]) == set(graph), f"{form} {name}"


def test_turtle_is_prefixed_and_sorted_for_reading(store: GraphStore) -> None:
    text = write(store, "turtle")
    assert "@prefix dip: <https://w3id.example/dip/ns#>" in text
    assert len(Graph().parse(data=text, format="turtle")) == len(facts(store))
    with GraphStore.open(demo(), read_only=True) as opened:
        subjects = re.findall(r"^<(\S+)> a ", write(opened, "turtle"), re.MULTILINE)
    assert len(subjects) > 100
    assert subjects == sorted(subjects)


def test_no_export_carries_a_whole_text() -> None:
    with GraphStore.open(demo(), read_only=True) as opened:
        texts = [record.text for record in opened.records.all(opened.articles())]
        exports = [write(opened, form) for form in FORMATS]
    assert len(texts) == 4
    for text in texts:
        for export in exports:
            assert text not in export
            assert text.replace("\n", "\\n") not in export


def test_an_extraction_alone_is_trig_too() -> None:
    text = as_trig(quads("a"))
    assert set(ox.parse(text.encode(), format=ox.RdfFormat.TRIG)) == set(
        ox.parse(quads("a"), format=ox.RdfFormat.N_QUADS)
    )


def test_a_file_is_written_whole_or_stays(tmp_path: Path, store: GraphStore) -> None:
    path = tmp_path / "deep" / "g.ttl"
    text = write(store, "turtle", path)
    assert path.read_text(encoding="utf-8") == text
    path.chmod(0o444)
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(StoreError, match="cannot be written"):
        whole(tmp_path / "file" / "g.ttl", "new")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "keep").touch()
    with pytest.raises(StoreError, match="cannot be written"):
        whole(folder, "new")
    assert not list(tmp_path.rglob("*.part"))


def test_all_tables_go_to_a_folder(tmp_path: Path, store: GraphStore) -> None:
    paths = write_tables(store, tmp_path / "csv")
    assert sorted(p.name for p in paths) == sorted(p.name for p in (tmp_path / "csv").iterdir())
    assert len(paths) == 5


@pytest.mark.parametrize(
    ("form", "options", "message"),
    [("turtle", {"framed": True}, "only JSON-LD"), ("trig", {"table": "events"}, "only CSV"), ("csv", {"table": "x"}, "no table")],
)  # fmt: skip
def test_options_that_do_not_fit_are_wrong_usage(form: str, options: dict[str, str], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        choice(form, **options)  # type: ignore[arg-type]


def test_choices_and_unknown_formats(store: GraphStore) -> None:
    assert choice("jsonld", framed=True) == "jsonld-framed"
    assert choice("csv", table="events") == "csv-events"
    assert choice("trig") == "trig"
    with pytest.raises(UsageError, match="no format 'word'"):
        write(store, "word")
