import io
import json
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from kg import limits
from kg.errors import QueryError, QueryTimeout, StoreError, StoreVersionError
from kg.query import ask, run
from kg.query.worker import read, written
from kg.store import GraphStore
from tests.stores import quads

SLOW = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?a{i} ?b{i} ?c{i} ." for i in range(8)) + " }"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("run") / "å store"
    with GraphStore.open(folder) as opened:
        opened.put("a", quads("a", size=30), "{}", "a")
    return folder


def test_select_ask_and_construct(store: Path) -> None:
    answer = ask(store, 'SELECT ?s ?o { ?s ?p "run" BIND("å" AS ?o) }')
    assert (answer.kind, answer.cut, len(answer.rows())) == ("rows", False, 1)
    assert answer.rows()[0][1] == "å"
    assert ask(store, 'ASK { ?s ?p "run" }').value
    assert len(ask(store, "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }").ntriples.splitlines()) == 35
    assert ask(store, "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }").names == ["g"]


def test_a_long_answer_is_cut_and_says_so(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ask(store, "SELECT * { ?s ?p ?o }", rows=35).cut is False
    answer = ask(store, "SELECT * { ?s ?p ?o }", rows=34)
    assert (len(answer.bindings), answer.cut) == (34, True)
    assert ask(store, "CONSTRUCT WHERE { ?s ?p ?o }", rows=5).cut
    monkeypatch.setattr(limits, "ANSWER_CHARACTERS", 500)
    wide = ask(store, "SELECT * { ?s ?p ?o }")
    assert wide.cut
    assert 0 < len(wide.bindings) < 10


def test_a_long_run_is_stopped(store: Path) -> None:
    began = time.monotonic()
    with pytest.raises(QueryTimeout, match="longer than 1 s"):
        ask(store, SLOW, seconds=1)
    assert time.monotonic() - began < 3
    assert ask(store, "ASK { ?s ?p ?o }").value, "and the next question is answered"


def test_a_query_that_eats_memory_ends_in_an_error(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "QUERY_MEMORY_BYTES", 600_000_000)
    doubling = " ".join(f"BIND(CONCAT(?x{i}, ?x{i}) AS ?x{i + 1})" for i in range(34))
    with pytest.raises(QueryError, match="smaller"):
        ask(store, f'SELECT (STRLEN(?x34) AS ?n) {{ BIND("abcdefgh" AS ?x0) {doubling} }}')


def test_graphs_of_the_store_may_be_named_and_no_others(store: Path) -> None:
    graph = ask(store, "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }").rows()[0][0]
    assert graph.startswith("https://")
    query = "SELECT * FROM <GRAPH> { ?s ?p ?o }".replace("GRAPH", graph)
    assert ask(store, query).bindings
    assert not ask(store, query.replace("FROM", "FROM NAMED")).bindings
    with pytest.raises(QueryError, match=r"there is no graph <https://example\.org/not>"):
        ask(store, "SELECT * FROM <https://example.org/not> { ?s ?p ?o }")


def test_a_syntax_error_has_its_place(store: Path) -> None:
    with pytest.raises(QueryError) as fault:
        ask(store, "SELECT * {\n  ?s ?p }")
    assert fault.value.place == "query, line 2, column 10"
    for query, message in (
        ("SELECT * { nobody:x ?p ?o }", "a prefix is not declared"),
        ("SELECT * { ?s ?p ?o", 'expected .*"}"'),
        ("SELECT * { ?s ?p }", "not SPARQL"),
    ):
        with pytest.raises(QueryError, match=message) as fault:
            ask(store, query)
        assert "\n" not in str(fault.value)
        assert len(str(fault.value)) < 200


def test_the_worker_can_open_no_socket_even_when_the_guard_is_passed(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[int] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.2)

        def listen() -> None:
            while True:
                try:
                    listener.accept()[0].close()
                except OSError:
                    return
                calls.append(1)

        ear = threading.Thread(target=listen)
        ear.start()
        monkeypatch.setattr(run, "checked", lambda query: query)
        port = listener.getsockname()[1]
        with pytest.raises(QueryError):
            ask(store, f"SELECT * {{ SERVICE <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}")
        ear.join()
    assert not calls


def test_nothing_is_imported_from_the_folder_one_stands_in(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit(9)\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert ask(store, "ASK { ?s ?p ?o }").value


def test_stores_that_cannot_be_read_say_so(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store"):
        ask(tmp_path, "ASK {}")
    (tmp_path / "oxigraph").mkdir()
    with pytest.raises(StoreError, match="there is no store"):
        ask(tmp_path, "ASK {}")
    (tmp_path / "oxigraph" / "CURRENT").write_text("damaged", encoding="utf-8")
    with pytest.raises(StoreError, match="kg doctor"):
        ask(tmp_path, "ASK {}")
    (tmp_path / "version").write_text("99", encoding="utf-8")
    with pytest.raises(StoreVersionError):
        ask(tmp_path, "ASK {}")


def test_a_reader_does_not_wait_for_the_writer(store: Path) -> None:
    with GraphStore.open(store):
        assert ask(store, "ASK { ?s ?p ?o }").value


def test_one_question_costs_less_than_half_a_second(store: Path) -> None:
    def timed() -> float:
        began = time.monotonic()
        ask(store, "ASK { ?s ?p ?o }")
        return time.monotonic() - began

    assert min(timed() for _ in range(3)) < 0.4


def test_the_worker_is_a_program_of_its_own(store: Path) -> None:
    task = {"store": str(store / "oxigraph"), "query": "ASK {}", "rows": 1, "characters": 9}
    task["memory"] = limits.QUERY_MEMORY_BYTES  # of addresses, of which threads reserve some at random
    done = subprocess.run(
        [sys.executable, "-I", run.__file__.replace("run.py", "worker.py")],
        input=written(json.dumps(task).encode()) * 2, capture_output=True, check=True,
    )  # fmt: skip
    heard = read(io.BytesIO(done.stdout))
    assert json.loads(heard or b"") == {"kind": "ask", "value": True, "cut": False, "last": True}
