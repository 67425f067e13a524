"""The commands: what goes to which stream, the exit codes, and the one line that every error is."""

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import cli
from kg.mapping.iris import Iris
from kg.store import GraphStore
from tests.stores import DEMO, IRIS, demo

GOOD = "Utenriksminister Anniken Huitfeldt (Ap) møtte Russlands utenriksminister Sergej Lavrov i Tromsø mandag kveld."


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def kg(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in this process."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)

    def run(*args: object, stdin: bytes = b"") -> Done:
        monkeypatch.setattr(sys, "argv", ["kg", *map(str, args)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        with pytest.raises(SystemExit) as end:
            cli.main()
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return Done(int(end.value.code or 0), captured.out, captured.err)

    return run


def failed(done: Done, code: int, *words: str) -> None:
    """One line on standard error that has the words, and nothing on standard output."""
    assert done.code == code, done
    assert done.out == ""
    assert done.err.startswith("kg: ")
    assert done.err.count("\n") == 1, done.err
    for word in words:
        assert word in done.err


@pytest.mark.slow
def test_build_refuses_line_by_line_and_goes_on(kg: Run, tmp_path: Path) -> None:
    news, store = tmp_path / "news", tmp_path / "store"
    news.mkdir()
    record = {"title": "Møte", "language": "nb", "published": "2021-10-26", "text": GOOD}
    (news / "good.json").write_text(json.dumps(record), encoding="utf-8")
    (news / "zagain.json").write_text(json.dumps(record), encoding="utf-8")
    (news / "empty.txt").touch()
    (news / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (news / "notext.json").write_text('{"title": "x"}', encoding="utf-8")
    (news / "nojson.json").write_text("{", encoding="utf-8")
    (news / "date.json").write_text(
        json.dumps({**record, "published": "yesterdayish", "text": GOOD + " Igjen."}), encoding="utf-8"
    )
    (news / "page.html").write_text("<html><body><nav>Menu</nav></body></html>", encoding="utf-8")
    (news / "german.txt").write_text(
        "Der Außenminister traf am Montag seinen Kollegen in Berlin und sprach über die Lage. " * 8,
        encoding="utf-8",
    )
    (news / "huge.txt").write_bytes(b"Norge og Russland. " * 1_100_000)
    done = kg("build", news, "--store", store)
    assert (done.code, done.out) == (0, "")
    refused = [line for line in done.err.splitlines() if line.startswith("refused: ")]
    for name in (
        "empty.txt",
        "binary.txt",
        "notext.json",
        "nojson.json",
        "date.json",
        "page.html",
        "german.txt",
        "huge.txt",
    ):
        assert sum(name in line for line in refused) == 1, (name, done.err)
    assert sum("zagain.json" in line and "the same article as" in line for line in refused) == 1
    assert "1 articles (1 new, 0 changed, 0 unchanged), 9 refused" in done.err.splitlines()[-1]
    assert "\r" not in done.err
    assert "\x1b" not in done.err
    assert kg("doctor", "--store", store).code == 0
    done = kg("build", news / "good.json", "--store", store)
    assert "(0 new, 0 changed, 1 unchanged), 0 refused" in done.err
    assert kg("build", news / "empty.txt", "--store", store).code == 1, "nothing taken is a fault"


def test_extract_prints_the_contract_and_touches_no_store(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kg", "extract", "-", "--published", "2021-10-26"],
        input=f"Møte i Tromsø\n\n{GOOD}\n".encode(), capture_output=True, cwd=tmp_path, check=True,
    )  # fmt: skip
    assert done.stderr == b""
    (found,) = [json.loads(line) for line in done.stdout.splitlines()]
    assert found["published"].startswith("2021-10-26")
    assert found["events"][0]["start"] == "2021-10-25"
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("form", "kind"), [("nquads", ox.RdfFormat.N_QUADS), ("trig", ox.RdfFormat.TRIG)])
def test_extract_writes_rdf(kg: Run, tmp_path: Path, form: str, kind: ox.RdfFormat) -> None:
    path = tmp_path / "a.json"
    path.write_text(
        json.dumps({"id": "a", "text": GOOD, "language": "nb", "published": "2021-10-26"}), encoding="utf-8"
    )
    done = kg("extract", path, "--format", form)
    graphs = {q.graph_name.value for q in ox.parse(done.out.encode(), format=kind)}  # type: ignore[union-attr]
    assert Iris().article_graph("a") in graphs


def test_extract_knows_the_events_of_a_store_and_leaves_it_as_it_is(kg: Run, tmp_path: Path) -> None:
    met = "Perus president Petra Novak møtte {}Kenyas president Tevita Fonoti i Lima."
    for name, text, day in (("a", met.format("mandag "), "2021-10-26"), ("b", met.format(""), "2021-10-27")):
        record = {"id": name, "text": text, "language": "nb", "published": day}
        (tmp_path / f"{name}.json").write_text(json.dumps(record), encoding="utf-8")
    kg("build", tmp_path / "a.json", "--store", tmp_path / "store")
    before = (tmp_path / "store" / "identity.sqlite").read_bytes()
    iris = [
        json.loads(kg("extract", tmp_path / f"{name}.json", *more).out)["events"][0]["iri"]
        for name, more in (("a", ()), ("b", ("--store", tmp_path / "store")), ("b", ()))
    ]
    assert iris[0] == iris[1] != iris[2]
    assert (tmp_path / "store" / "identity.sqlite").read_bytes() == before
    assert kg("extract", tmp_path / "a.json", "--store", tmp_path / "none").code == 1


def test_extract_says_when_nothing_could_be_read(kg: Run, tmp_path: Path) -> None:
    done = kg("extract", tmp_path / "none.txt")
    assert done.code == 1
    assert done.out == ""
    assert "none.txt" in done.err


def test_query_by_text_file_pipe_and_name(kg: Run, tmp_path: Path) -> None:
    text = 'SELECT ?s { ?s <http://www.w3.org/2000/01/rdf-schema#label> "Sergej Lavrov"@nb }'
    (tmp_path / "q.rq").write_text(text, encoding="utf-8")
    wanted = f"s\n{IRIS.person('sergey-lavrov')}\n"
    for args, stdin in (((text,), b""), (("--file", tmp_path / "q.rq"), b""), (("-",), text.encode())):
        done = kg("query", *args, "--store", demo(), "--format", "csv", stdin=stdin)
        assert done.out.replace("\r\n", "\n") == wanted, done
        assert (done.code, done.err) == (0, "")
    done = kg(
        "query",
        "--question",
        "meetings-of",
        "--param",
        "person=Anniken Huitfeldt",
        "--store",
        demo(),
        "--format",
        "json",
    )
    assert json.loads(done.out)["results"]["bindings"]
    table = kg("query", text, "--store", demo())
    assert table.out.splitlines() == ["s", "-" * 23, "id:person/sergey-lavrov"]


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (("SELECT * {\n ?s ?p }",), 1, ("query, line 2, column", "not SPARQL")),
        (
            ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",),
            1,
            ("line 1, column 12", "SERVICE", "not allowed"),
        ),
        (("DROP ALL",), 1, ("DROP writes",)),
        ((), 2, ("--question",)),
        (("ASK {}", "--question", "venues"), 2, ("give one of",)),
        (("--question", "meeting-of"), 1, ("did you mean", "meetings-of")),
        (("--question", "meetings-of", "--param", "person"), 2, ("has no value",)),
        (("--question", "meetings-of", "--param", "dog=x"), 2, ("no parameter 'dog'",)),
        (("ASK {}", "--param", "a=b"), 2, ("goes with --question",)),
        (("ASK {}", "--format", "word"), 2, ("no format 'word'",)),
        (("ASK {}", "--format", "turtle"), 2, ("no turtle form",)),
        (("--file", "/none/such.rq"), 1, ("/none/such.rq",)),
    ],
)
def test_query_errors_are_one_line_with_place_and_remedy(
    kg: Run, args: tuple[str, ...], code: int, words: tuple[str, ...]
) -> None:
    failed(kg("query", *args, "--store", demo()), code, *words)


def test_a_query_that_is_not_utf8_says_so(kg: Run, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_bytes("ASK { ?s ?p 'møte' }".encode("latin-1"))
    failed(kg("query", "--file", tmp_path / "q.rq", "--store", demo()), 1, "not UTF-8")


def test_a_cut_answer_is_announced(kg: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.limits.ANSWER_CHARACTERS", 2_000)
    done = kg("query", "SELECT * { ?s ?p ?o }", "--store", demo(), "--format", "csv")
    assert done.code == 0
    assert "cut" in done.err
    assert done.out.count("\n") > 3


def test_questions_are_listed_with_their_parameters(kg: Run) -> None:
    done = kg("questions")
    assert "meetings-of\n" in done.out
    assert "--param person='Sergej Lavrov' (text)" in done.out


def test_export_to_a_file_a_folder_and_a_pipe(kg: Run, tmp_path: Path) -> None:
    done = kg("export", "--store", demo(), "--format", "csv", "--table", "persons")
    assert any(row["label"] == "Sergey Lavrov" for row in csv.DictReader(io.StringIO(done.out)))
    done = kg("export", "--store", demo(), "--format", "csv", "-o", f"{tmp_path}/tables/")
    assert (done.code, done.out) == (0, "")
    assert len(list((tmp_path / "tables").glob("*.csv"))) == 5
    done = kg("export", "--store", demo(), "--format", "jsonld", "--framed", "-o", tmp_path / "g.jsonld")
    assert done.code == 0
    assert json.loads((tmp_path / "g.jsonld").read_text(encoding="utf-8"))["@context"]
    failed(kg("export", "--store", demo(), "--format", "word"), 2, "use one of")
    failed(
        kg("export", "--store", demo(), "--format", "csv", "-o", "/dev/null/x.csv"), 1, "cannot be written"
    )


@pytest.mark.slow
def test_draw_writes_one_page_and_knows_near_names(kg: Run, tmp_path: Path) -> None:
    done = kg("draw", "--store", demo(), "--focus", "Lavrov", "-o", tmp_path / "n.html")
    assert (done.code, done.out) == (0, f"{tmp_path / 'n.html'}\n")
    assert "Lavrov" in (tmp_path / "n.html").read_text(encoding="utf-8")
    failed(
        kg("draw", "--store", demo(), "--focus", "Lavrow", "-o", tmp_path / "m.html"),
        1,
        "did you mean",
        "Lavrov",
    )
    assert not (tmp_path / "m.html").exists()


@pytest.mark.slow
def test_analyse_tells_what_it_counted_and_draws_what_is_asked(kg: Run, tmp_path: Path) -> None:
    done = kg("analyse", "--store", demo(), "--net", "country", "--top", "2", "--language", "en")
    assert done.out.splitlines()[0].startswith("name")
    assert "events count, in 4 articles" in done.err
    assert "the first 2 of" in done.err
    chart = tmp_path / "c.svg"
    assert kg("draw", "--store", demo(), "--chart", "--focus", IRIS.country("NOR"), "-o", chart).code == 0
    assert chart.read_text(encoding="utf-8").startswith("<svg")
    failed(kg("draw", "--store", demo(), "--with", "Norge"), 2, "--chart")


def test_check_and_doctor_have_their_own_exit_code(kg: Run, tmp_path: Path) -> None:
    for command in ("check", "doctor"):
        done = kg(command, "--store", demo())
        assert (done.code, done.out) == (0, ""), done
        assert done.err.startswith(f"{len(DEMO)} articles")
    nquads = f"<{IRIS.event('a')}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.example/dip/ns#Event> <{IRIS.article_graph('a')}> .\n"
    with GraphStore.open(tmp_path) as store:
        store.put("a", nquads.encode(), "{}", "text")
    done = kg("check", "--store", tmp_path)
    assert done.code == 3
    assert done.out.startswith("a: ")
    (tmp_path / "ledger.jsonl").unlink()
    done = kg("doctor", "--store", tmp_path)
    assert done.code == 3
    assert "never acknowledged" in done.out


@pytest.mark.slow
def test_evaluate_gives_figures(kg: Run, tmp_path: Path, checkout: Path) -> None:
    (tmp_path / "g.json").write_bytes((checkout / "data" / "gold" / "demo-nb-04.json").read_bytes())
    done = kg("evaluate", tmp_path, "--json")
    assert done.code == 0, done.err
    assert json.loads(done.out)
    text = kg(
        "evaluate", tmp_path, "--only", "demo", "--only", "offices", "--errors", "3", "--by-article"
    ).out
    assert "demo-nb-04" in text and "events missed" not in text
    empty = tmp_path / "none.jsonl"
    empty.write_text('{"id": "demo-nb-04"}\n', encoding="utf-8")
    assert "persons missed" in kg("evaluate", tmp_path, "--predictions", empty, "--errors", "1").out
    assert "floors written" in kg("evaluate", tmp_path, "--pin").err


def test_floors_are_pinned_on_all_of_the_gold_only(kg: Run, tmp_path: Path) -> None:
    failed(kg("evaluate", tmp_path, "--pin", "--only", "own"), 2, "give --pin alone")
    failed(kg("evaluate", tmp_path), 2, "no gold")


@pytest.mark.parametrize("command", ["query", "export", "draw", "analyse", "check", "doctor"])
def test_without_a_store_every_command_says_how_to_make_one(
    kg: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("KG_STORE", str(tmp_path / "none"))
    failed(kg(command, *(["ASK {}"] if command == "query" else [])), 1, "there is no store", "kg build")
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("command", ["query", "export", "draw", "analyse", "check", "doctor", "build"])
def test_a_newer_store_is_refused_by_every_command(kg: Run, tmp_path: Path, command: str) -> None:
    with GraphStore.open(tmp_path):
        pass
    (tmp_path / "version").write_text("99\n", encoding="utf-8")
    more = {"query": ["ASK {}"], "build": [str(tmp_path)]}.get(command, [])
    failed(kg(command, *more, "--store", tmp_path), 1, "version '99'", "upgrade kg")


@pytest.mark.parametrize(
    "args", [("nonsense",), ("build",), ("export", "--nonsense"), ("extract", "x", "--format", "word")]
)
def test_wrong_usage_is_two(kg: Run, args: tuple[str, ...]) -> None:
    done = kg(*args)
    assert (done.code, done.out) == (2, "")
    assert "Error" in done.err


@pytest.mark.parametrize(
    "command",
    [
        "build",
        "extract",
        "query",
        "questions",
        "export",
        "draw",
        "analyse",
        "check",
        "doctor",
        "evaluate",
        "demo",
    ],
)
def test_every_command_explains_itself(kg: Run, command: str) -> None:
    done = kg(command, "--help")
    assert done.code == 0
    assert done.out.startswith(f"Usage: kg {command}")


def test_a_fault_of_the_program_is_one_line_too(tmp_path: Path) -> None:
    script = "import sys, kg.query.questions as q, kg.cli\nq.questions = None\nimport kg.query\nkg.query.questions = None\nsys.argv = ['kg', 'questions']\nkg.cli.main()"
    for debug, lines in (("", 1), ("1", 5)):
        environment = {**os.environ, "KG_DEBUG": debug}
        done = subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True,
            text=True,
            env=environment,
            check=False,
            cwd=tmp_path,
        )
        assert done.returncode == 1
        assert ("Traceback" in done.stderr) == bool(debug)
        assert len(done.stderr.splitlines()) >= lines
    assert "TypeError" in done.stderr


def test_a_reader_that_goes_away_is_no_fault() -> None:
    command = f"'{sys.executable}' -m kg export --store '{demo()}' --format ntriples | head -n 1"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=True)
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""


def test_a_plain_terminal_prints_norwegian(tmp_path: Path) -> None:
    environment = {"PATH": os.defpath, "HOME": str(tmp_path), "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-m", "kg", "query", "--store", str(demo()), 'SELECT ?l { ?s ?p ?l FILTER (STR(?l) = "Tromsø") }'],
        capture_output=True, env=environment, check=True, cwd=tmp_path,
    )  # fmt: skip
    assert "Tromsø" in done.stdout.decode()


def test_progress_tells_rate_and_what_is_left() -> None:
    from kg.commands.telling import _so_far
    from kg.pipeline import Report

    assert _so_far(Report(new=50, seconds=2.0)) == "50 articles, 25 a second"
    assert _so_far(Report(new=300, seconds=30.0, share=0.25)) == "300 articles, 10 a second, 25%, 1:30 left"
