"""The commands as a user meets them: exit codes, one line an error, never a traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ARTICLE = {
    "id": "one", "language": "nb", "published": "2021-10-25", "title": "Møte",
    "text": "Norges utenriksminister Lise Dalheim møtte Finlands president Pekka Laine i Tromsø mandag.",
}  # fmt: skip


def kg(*arguments: str, cwd: Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("KG_")}
    done = subprocess.run(
        [sys.executable, "-m", "kg", *arguments],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )
    assert "Traceback" not in done.stderr
    return done


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one built store."""
    home = tmp_path_factory.mktemp("cli")
    (home / "one.json").write_text(json.dumps(ARTICLE), encoding="utf-8")
    done = kg("build", "one.json", cwd=home)
    assert (done.returncode, done.stdout) == (0, "")
    assert "1 articles (1 new" in done.stderr
    return home


def test_the_same_article_changes_nothing(folder: Path) -> None:
    assert "1 unchanged" in kg("build", "one.json", cwd=folder).stderr


def test_bad_files_are_refused_and_the_rest_goes_on(tmp_path: Path) -> None:
    mixed = tmp_path / "mixed"
    mixed.mkdir()
    (mixed / "empty.txt").write_bytes(b"")
    (mixed / "noise.txt").write_bytes(bytes(range(256)) * 9)
    (mixed / "broken.json").write_text('{"id": "x"', encoding="utf-8")
    (mixed / "good.json").write_text(json.dumps(ARTICLE), encoding="utf-8")
    (mixed / "twin.json").write_text(json.dumps({**ARTICLE, "id": "two"}), encoding="utf-8")
    done = kg("build", "mixed", "--store", "s", cwd=tmp_path)
    refused = [line for line in done.stderr.splitlines() if line.startswith("refused: ")]
    assert done.returncode == 0
    assert len(refused) == 4
    assert any("empty" in line for line in refused)
    assert any("the same article as" in line for line in refused)


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["build", "nowhere.txt"], 1, "no such file"),
        (["build"], 2, "SOURCES"),
        (["query", "SELECT * WHERE { ?s ?p }"], 1, "line 1, column"),
        (["query", "SELECT * WHERE { SERVICE <http://x/> { ?s ?p ?o } }"], 1, "SERVICE"),
        (["query", "--question", "meeting-of"], 1, "did you mean meetings-of"),
        (["query"], 2, "--question"),
        (["query", "ASK {}", "--format", "rtf"], 2, "use one of"),
        (["export", "--format", "rtf"], 2, "trig"),
        (["draw", "--focus", "Lise Dalheym"], 1, "did you mean Lise Dalheim"),
        (["check", "--store", "elsewhere"], 1, "no store"),
        (["doctor", "--store", "elsewhere"], 1, "no store"),
        (["nonsense"], 2, "nonsense"),
    ],
)
def test_errors(folder: Path, arguments: list[str], code: int, says: str) -> None:
    done = kg(*arguments, cwd=folder)
    assert done.returncode == code, done.stderr
    assert says in done.stderr
    assert done.stdout == ""


def test_answers_go_to_standard_output(folder: Path) -> None:
    done = kg(
        "query", "--question", "meetings-of", "--param", "person=Lise Dalheim", "--format", "csv", cwd=folder
    )
    assert done.returncode == 0
    assert "2021-10-25" in done.stdout


def test_a_query_from_standard_input(folder: Path) -> None:
    assert kg("query", "-", cwd=folder, stdin="ASK { ?s ?p ?o }").stdout == "true\n"


def test_check_and_doctor_are_content(folder: Path) -> None:
    assert kg("check", cwd=folder).returncode == 0
    assert kg("doctor", cwd=folder).returncode == 0


def test_draw_and_export_write_files(folder: Path) -> None:
    assert kg("draw", "--focus", "Lise Dalheim", "-o", "page.html", cwd=folder).returncode == 0
    assert "Lise Dalheim" in (folder / "page.html").read_text(encoding="utf-8")
    assert kg("export", "--format", "turtle", "-o", "graph.ttl", cwd=folder).returncode == 0
    assert "dip:Meeting" in (folder / "graph.ttl").read_text(encoding="utf-8")


@pytest.mark.parametrize("form", ["jsonl", "trig", "nquads"])
def test_extract_needs_no_store(tmp_path: Path, form: str) -> None:
    done = kg("extract", "-", "--format", form, cwd=tmp_path, stdin=json.dumps(ARTICLE))
    assert done.returncode == 0, done.stderr
    assert "Lise Dalheim" in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_extraction_has_the_shape_of_the_contract(tmp_path: Path) -> None:
    found = json.loads(kg("extract", "-", cwd=tmp_path, stdin=json.dumps(ARTICLE)).stdout)
    event = found["events"][0]
    assert {p["who"] for p in event["participants"]} == {"Lise Dalheim", "Pekka Laine"}
    assert (event["type"], event["city"], event["country"], event["start"], event["status"]) == (
        "meeting",
        "Tromsø",
        "NOR",
        "2021-10-25",
        "held",
    )
    start, end = event["evidence"][0]["start"], event["evidence"][0]["end"]
    assert ARTICLE["text"][start:end] == ARTICLE["text"]
    assert found["persons"][0]["offices"][0]["office"] == "foreign_minister"
