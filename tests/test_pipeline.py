"""The run as a whole: what goes in, what is refused, what stays the same."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg import limits, pipeline
from kg import process as pure
from kg.errors import DataError, RegistryError, StoreLocked
from kg.pipeline import build, extracted
from kg.process import attempt, process
from kg.records import Article, Extraction, Refusal
from kg.reference import load
from kg.store import GraphStore, examine
from tests.editing import few_of_the_registry

HERE = (
    "Utenriksminister Anniken Huitfeldt (Ap) møtte Russlands utenriksminister Sergej Lavrov i Tromsø mandag."
)
THERE = "Statsminister Jonas Gahr Støre (Ap) tok imot Finlands president Sauli Niinistö i Oslo tirsdag."


@pytest.fixture(autouse=True, scope="module")
def few() -> Iterator[None]:
    with few_of_the_registry():
        yield


def dispatch(folder: Path, name: str, text: str, **more: str) -> str:
    path = folder / f"{name}.json"
    path.parent.mkdir(exist_ok=True, parents=True)
    fields = {
        "id": Path(name).name,
        "title": "Møte",
        "language": "nb",
        "published": "2021-10-25",
        "text": text,
        **more,
    }
    path.write_text(json.dumps(fields), encoding="utf-8")
    return str(path)


def counts(report: pipeline.Report) -> tuple[int, int, int, int]:
    return report.new, report.changed, report.unchanged, len(report.refused)


def test_new_unchanged_changed_refused(tmp_path: Path) -> None:
    store, news = tmp_path / "store", tmp_path / "news"
    heard: list[int] = []
    dispatch(news, "a", HERE)
    dispatch(news, "b", THERE)
    report = build([str(news)], store, tell=lambda r: heard.append(r.articles + len(r.refused)))
    assert counts(report) == (2, 0, 0, 0)
    assert heard == [1, 2]
    assert report.events >= 2
    assert report.seconds > 0
    with GraphStore.open(store, read_only=True) as opened:
        before = {str(q) for q in opened.quads()}
        assert not list(examine(opened))
    assert counts(build([str(news)], store)) == (0, 0, 2, 0)
    with GraphStore.open(store, read_only=True) as opened:
        assert {str(q) for q in opened.quads()} == before
    dispatch(news, "a", HERE + " De snakket om fiske.")
    assert counts(build([str(news)], store)) == (0, 1, 1, 0)
    (news / "empty.txt").touch()
    report = build([dispatch(tmp_path, "c", THERE), str(news)], store)
    assert counts(report) == (0, 0, 1, 3)
    assert "the same text as b" in {r.reason for r in report.refused}
    assert all(r.origin and r.reason for r in report.refused)


def test_an_id_stands_for_one_text_in_a_run(tmp_path: Path) -> None:
    first, second = dispatch(tmp_path / "x", "a", HERE), dispatch(tmp_path / "y", "a", THERE)
    report = build([first, second], tmp_path / "store")
    assert counts(report) == (1, 0, 0, 1)
    assert "x/a.json" in report.refused[0].reason
    assert report.refused[0].remedy
    assert counts(build([first], tmp_path / "store")) == (0, 0, 1, 0)


def test_the_order_of_the_articles_does_not_matter(tmp_path: Path) -> None:
    a, b = dispatch(tmp_path, "a", HERE), dispatch(tmp_path, "b", THERE)
    graphs = []
    for name, order in (("1", [a, b]), ("2", [b, a])):
        build(order, tmp_path / name)
        with GraphStore.open(tmp_path / name, read_only=True) as opened:
            graphs.append({str(q) for q in opened.quads()})
    assert graphs[0] == graphs[1]


def test_a_long_run_opens_the_database_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = [
        dispatch(tmp_path, name, text)
        for name, text in (("a", HERE), ("b", THERE), ("c", HERE[:-1]), ("d", THERE[:-1]))
    ]
    build(given, tmp_path / "one")
    monkeypatch.setattr(pipeline, "BATCH", 1)
    monkeypatch.setattr(limits, "BATCH_ARTICLES", 1)
    monkeypatch.setattr(limits, "RENEWED_ARTICLES", 2)
    there: list[int] = []
    renew = GraphStore.renew

    def told(store: GraphStore) -> None:
        there.append(len(store.articles()))
        renew(store)

    monkeypatch.setattr(GraphStore, "renew", told)
    build(given, tmp_path / "other")
    assert there == [2, 4]
    graphs = []
    for name in ("one", "other"):
        with GraphStore.open(tmp_path / name, read_only=True) as opened:
            graphs.append({str(q) for q in opened.quads()})
            assert not list(examine(opened))
    assert graphs[0] == graphs[1]


def test_the_same_article_gives_the_same_bytes() -> None:
    article = Article(id="a", text=HERE, language="nb", published="2021-10-25", sha256="x")
    one, two = process(article, load()), process(article, load())
    assert one.nquads == two.nquads
    assert one.json == two.json
    assert one.nquads.splitlines() == sorted(one.nquads.splitlines())


def test_extraction_alone_keeps_the_order_and_the_refusals(tmp_path: Path) -> None:
    (tmp_path / "e.txt").touch()
    sources = [dispatch(tmp_path, "b", THERE), str(tmp_path / "e.txt"), dispatch(tmp_path, "a", HERE)]
    found = list(extracted(sources))
    assert [isinstance(f, Refusal) for f in found] == [False, True, False]
    assert [json.loads(f.json)["id"] for f in found if not isinstance(f, Refusal)] == ["b", "a"]


@pytest.mark.parametrize("fault", [IndexError("list index"), DataError("no such concept"), RecursionError()])
def test_an_article_that_the_program_fails_on_is_refused(
    monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    def fail(*_: object) -> None:
        raise fault

    monkeypatch.setattr(pure, "extract", fail)
    article = Article(id="a", text=HERE, language="nb", origin="news/a.json")
    refusal = attempt(article, load())
    assert isinstance(refusal, Refusal)
    assert refusal.origin == "news/a.json"
    assert type(fault).__name__ in refusal.reason
    monkeypatch.setenv("KG_DEBUG", "1")
    with pytest.raises(type(fault)):
        attempt(article, load())


def test_an_article_that_the_mapping_fails_on_is_refused_and_what_was_there_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(extraction: Extraction, *given: Any, **options: Any) -> bytes:
        if "torsdag" in extraction.article.text:
            raise DataError("no such concept")
        return mapping(extraction, *given, **options)

    mapping = pure.map_article
    first, second = dispatch(tmp_path, "a", HERE), dispatch(tmp_path, "b", THERE)
    build([first, second], tmp_path / "alone")
    build([first], tmp_path / "store")
    monkeypatch.setattr(pure, "map_article", broken)
    fresh = [dispatch(tmp_path / "new", name, f"{HERE} Det var torsdag {name}.") for name in ("a", "c")]
    report = build([*fresh, second], tmp_path / "store")
    assert counts(report) == (1, 0, 0, 2)
    assert all("no such concept" in refusal.reason for refusal in report.refused)
    with (
        GraphStore.open(tmp_path / "store", read_only=True) as one,
        GraphStore.open(tmp_path / "alone", read_only=True) as other,
    ):
        assert {str(q) for q in one.quads()} == {str(q) for q in other.quads()}
        assert not [*examine(one)]


def test_what_is_no_fault_of_an_article_stops_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = dispatch(tmp_path, "a", HERE)
    with GraphStore.open(tmp_path / "store"), pytest.raises(StoreLocked):
        build([source], tmp_path / "store")

    def broken() -> None:
        raise RegistryError("inconsistent", place="countries.csv:3")

    monkeypatch.setattr(pipeline, "load", broken)
    with pytest.raises(RegistryError):
        build([source], tmp_path / "store")


def test_what_was_written_before_a_fault_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sources = [dispatch(tmp_path, "a", HERE), dispatch(tmp_path, "b", THERE)]
    real, calls = GraphStore.put, []

    def interrupted(self: GraphStore, *args: object) -> object:
        calls.append(args)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return real(self, *args)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(GraphStore, "put", interrupted)
        with pytest.raises(KeyboardInterrupt):
            build(sources, tmp_path / "store")
    with GraphStore.open(tmp_path / "store", read_only=True) as opened:
        assert set(opened.articles()) == {"a"}
        assert not list(examine(opened))
    assert counts(build(sources, tmp_path / "store")) == (1, 0, 1, 0)
