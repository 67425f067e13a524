"""The competency questions over the demo corpus. `KG_FREEZE=1` writes the expected rows anew; read the diff."""

import atexit
import os
import re
import shutil
import tempfile
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import languages, resources
from kg.query import questions
from kg.reference import LANGUAGES

QUESTIONS = sorted((resources.ontology() / "questions").glob("*.rq"))
PARAMETER = re.compile(r"^# param: (\w+) (text|date|integer) (.+)$", re.MULTILINE)
XSD = "http://www.w3.org/2001/XMLSchema#"


def rendered(path: Path) -> str:
    """The question with its parameters at their defaults."""
    text = path.read_text(encoding="utf-8")
    for name, kind, value in PARAMETER.findall(text):
        datatype = None if kind == "text" else ox.NamedNode(XSD + kind)
        text = re.sub(rf"\${name}\b", lambda _, v=value, d=datatype: str(ox.Literal(v, datatype=d)), text)
    return text


@cache
def corpus() -> ox.Store:
    """The demo corpus as a store has it: joined, with the registry, every fact once in the default graph."""
    from kg.pipeline import build
    from kg.store import GraphStore

    folder = Path(tempfile.mkdtemp(prefix="kg-test-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    report = build([str(resources.demo_articles())], folder / "store")
    assert not report.refused
    with GraphStore.open(folder / "store", read_only=True) as opened:
        store = ox.Store()
        store.bulk_extend(opened.quads())
    return store


def table(solutions: ox.QuerySolutions) -> str:
    """The rows as TSV, sorted: a head line, then lexical values; unbound is empty."""
    names = [v.value for v in solutions.variables]
    rows = sorted("\t".join(_cell(row[name]) for name in names) for row in solutions)
    return "\n".join(["\t".join(names), *rows]) + "\n"


def _cell(term: object) -> str:
    return "" if term is None else " ".join(str(getattr(term, "value", term)).split())


@pytest.mark.parametrize("path", QUESTIONS, ids=lambda p: p.stem)
def test_a_question_has_a_head_and_parses(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    assert re.fullmatch(r"# title: .+[?]", lines[0])
    head = [line for line in lines if line.startswith("#")]
    assert head == lines[: len(head)]
    for line, asked in zip(head[-4:-1], ("asks", "asks-nb", "asks-nn"), strict=True):
        assert re.fullmatch(rf"# {asked}: \S+: .+|# {asked}: \w+ \w+: .+", line)
    for at, code in ((1, "nb"), (2, "nn")):
        assert re.fullmatch(rf"# title-{code}: .+[?]", lines[at])
    assert all(PARAMETER.fullmatch(line) for line in head[3:-4])
    assert {name for name, _, _ in PARAMETER.findall(text)} == set(re.findall(r"\$(\w+)", text))
    assert "ORDER BY" in text
    ox.Store().query(rendered(path))


def test_every_subject_of_the_questions_has_a_heading_and_no_heading_is_idle() -> None:
    groups = {one.group for one in questions().values()}
    for code in LANGUAGES:
        assert set(languages.table(code, "pages")["question_groups"]) == groups


@pytest.mark.slow
@pytest.mark.parametrize("path", QUESTIONS, ids=lambda p: p.stem)
def test_a_question_gives_its_expected_rows(path: Path) -> None:
    expected = path.with_suffix(".expected.tsv")
    if os.environ.get("KG_FREEZE"):
        expected.write_text(table(corpus().query(rendered(path))), encoding="utf-8")
    if not expected.exists():
        pytest.skip("no rows are frozen for it")
    assert table(corpus().query(rendered(path))) == expected.read_text(encoding="utf-8")


def test_there_are_enough_questions() -> None:
    assert len(QUESTIONS) >= 30
