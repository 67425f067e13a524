"""A run with another reader: several requests at a time, results in order, resumed from the cache, stopped in time."""

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kg import limits
from kg.errors import ReaderError, UsageError
from kg.graph import open_graph
from kg.pipeline import build, extracted
from kg.process import attempts
from kg.read import read
from kg.readers import ahead, choose
from kg.readers.language_model import LanguageModel
from kg.records import Refusal
from kg.reference import load
from kg.store import GraphStore, examine
from tests.editing import few_of_the_registry
from tests.readers.model_server import Reply, answer, serving
from tests.readers.texts import ALL, TEXT
from tests.test_cli import Done, failed

Reading = Callable[..., LanguageModel]


@pytest.fixture(autouse=True, scope="module")
def few() -> Iterator[None]:
    with few_of_the_registry():
        yield


def dispatches(folder: Path, count: int) -> list[str]:
    folder.mkdir(parents=True, exist_ok=True)
    for n in range(count):
        record = {
            "id": f"a{n:02}",
            "title": "Vafler",
            "language": "nb",
            "published": "2021-10-25",
            "text": f"{TEXT}\n\nSak {n}.",
        }
        (folder / f"a{n:02}.json").write_text(json.dumps(record), encoding="utf-8")
    return [str(folder)]


def test_several_at_a_time_and_in_order(reader: Reading, tmp_path: Path) -> None:
    def reply(number: int, _: dict[str, Any]) -> Reply:
        return Reply(answer(**ALL).body, wait=0.15 if number % 4 == 0 else 0.05)

    sources = dispatches(tmp_path / "news", 10)
    with serving(reply) as model:
        found = list(extracted(sources, readers=(reader(model),)))
        assert len(model.requests) == 10
        assert 2 <= model.busiest <= limits.LLM_REQUESTS
    assert [json.loads(f.json)["id"] for f in found if not isinstance(f, Refusal)] == [
        f"a{n:02}" for n in range(10)
    ]
    with serving(answer()) as silent:
        again = list(extracted(sources, readers=(reader(silent),)))
        assert silent.requests == []
    assert again == found


def test_a_run_that_was_stopped_goes_on_where_it_was(reader: Reading, tmp_path: Path) -> None:
    sources, store = dispatches(tmp_path / "news", 8), tmp_path / "store"

    def reply(number: int, _: dict[str, Any]) -> Reply:
        return answer(**ALL) if number < 3 else Reply(b"", status=401)

    with serving(reply) as model, pytest.raises(ReaderError, match="KG_LLM_KEY"):
        build(sources, store, readers=(reader(model),))
    with GraphStore.open(store, read_only=True) as opened:
        kept = len(opened.articles())
        assert not list(examine(opened))
    answered = len(list((tmp_path / "cache").rglob("*.json")))
    assert answered == 3
    with serving(answer(**ALL)) as model:
        report = build(sources, store, readers=(reader(model),))
        assert len(model.requests) == 8 - answered
    assert (report.new, report.unchanged, report.added) == (8 - kept, kept, 8 * 6)
    with serving(answer()) as silent:
        assert build(sources, store, readers=(reader(silent),)).unchanged == 8
        assert silent.requests == []


def test_a_reader_that_is_not_there_stops_the_run_and_keeps_what_was_read(
    reader: Reading, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "LLM_TRIES", 1)
    sources, store = dispatches(tmp_path / "news", 9), tmp_path / "store"
    with (
        serving(Reply(b"", status=503)) as model,
        pytest.raises(ReaderError, match="5 articles in a row: status 503"),
    ):
        build(sources, store, readers=(reader(model),))
    with GraphStore.open(store, read_only=True) as opened:
        assert len(opened.articles()) == limits.READER_FAILURES - 1


def test_articles_that_confuse_a_model_stop_nothing(reader: Reading, tmp_path: Path) -> None:
    with serving(Reply(b"gibberish")) as model:
        report = build(dispatches(tmp_path / "news", 9), tmp_path / "store", readers=(reader(model),))
    assert (report.new, report.added) == (9, 0)
    assert {u.reason for u in report.unread} == {"llm:test-model: the server's answer is no chat completion"}
    assert [Path(u.origin.split(":")[0]).stem for u in report.unread] == [f"a{n:02}" for n in range(9)]
    assert not report.withheld


@pytest.mark.parametrize(
    "busy", [Reply(b"", status=503, headers={"Retry-After": "50"}), Reply(b"", wait=50.0)]
)
def test_nobody_who_wants_more_ends_the_waiting(reader: Reading, tmp_path: Path, busy: Reply) -> None:
    def reply(_: int, body: dict[str, Any]) -> Reply:
        return answer() if "Sak 0." in body["messages"][1]["content"] else busy

    with serving(reply) as model:
        items = read(dispatches(tmp_path / "news", 6))
        run = attempts(items, load(), None, (reader(model, timeout=60.0),))
        next(run)
        began = time.monotonic()
        run_closed(run)
        assert time.monotonic() - began < 20


def run_closed(run: Iterator[object]) -> None:
    close = getattr(run, "close", None)
    assert close is not None
    close()


def test_reading_ahead_keeps_order_and_takes_no_more_than_it_needs() -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for n in range(100):
            taken.append(n)
            yield n

    def work(n: int) -> int:
        time.sleep(0.001 * (n % 3))
        return n * n

    stopped: list[bool] = []
    results = ahead(items(), work, 3, lambda: stopped.append(True))
    assert [next(results) for _ in range(5)] == [(n, n * n) for n in range(5)]
    assert len(taken) <= 5 + 3
    run_closed(results)
    assert stopped == [True]
    assert list(ahead(range(4), work, 1)) == [(n, n * n) for n in range(4)]


def test_a_fault_in_the_work_comes_out_at_its_place() -> None:
    def work(n: int) -> int:
        if n == 2:
            raise ReaderError("gone")
        return n

    results = ahead(range(5), work, 2)
    assert [next(results), next(results)] == [(0, 0), (1, 1)]
    with pytest.raises(ReaderError):
        next(results)


@pytest.mark.parametrize(
    ("names", "settings", "words"),
    [
        (["oracle"], {}, "no reader 'oracle'"), (["spacy"], {}, "no reader 'spacy'"), (["spacy:"], {}, "no reader"),
        (["llm:m"], {}, "no address"), (["llm"], {"ADDRESS": "http://localhost:1/v1"}, "no model"),
        (["llm:m"], {"ADDRESS": "http://localhost:1/v1", "TIMEOUT": "soon"}, "no number of seconds"),
        (["llm:m"], {"ADDRESS": "http://localhost:1/v1", "TIMEOUT": "nan"}, "no number of seconds"),
        (["llm:m"], {"ADDRESS": "http://localhost:1/v1", "TIMEOUT": "-1"}, "no number of seconds"),
    ],
)  # fmt: skip
def test_a_reader_that_cannot_be_is_refused(
    monkeypatch: pytest.MonkeyPatch, names: list[str], settings: dict[str, str], words: str
) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(f"KG_LLM_{name}", value)
    with pytest.raises(UsageError, match=words) as fault:
        choose(names)
    assert fault.value.remedy


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], None]:
    def named(address: str) -> None:
        monkeypatch.setenv("KG_LLM_ADDRESS", address)
        monkeypatch.setenv("KG_LLM_KEY", "s3cret")
        monkeypatch.setenv("KG_CACHE", str(tmp_path / "kept"))

    return named


def test_the_commands_take_readers(
    kg: Callable[..., Done],
    tmp_path: Path,
    at: Callable[[str], None],
) -> None:
    (news,), store = dispatches(tmp_path / "news", 2), tmp_path / "store"
    wrong = {**ALL, "statements": [{**ALL["statements"][0], "said": "vi hater fisk"}]}
    with serving(answer(**wrong)) as model:
        at(model.address)
        done = kg("build", news, "--store", store, "--reader", "llm:test-model")
        assert done.code == 0, done.err
        assert "not added: 2 × llm:test-model: the words do not stand where they were named" in done.err
        assert "other readers: 10 added, 2 not" in done.err
        assert "2 articles (2 new" in done.err
        done = kg("extract", news, "--reader", "llm:test-model")
        assert len(model.requests) == 2
        assert {len(json.loads(line)["additions"]) for line in done.out.splitlines()} == {5}
        assert "s3cret" not in done.out + done.err
        assert model.headers[0]["Authorization"] == "Bearer s3cret"
    assert list((tmp_path / "kept" / "llm").rglob("*.json"))
    assert not any("s3cret" in p.read_text(encoding="utf-8") for p in (tmp_path / "kept").rglob("*.json"))
    assert kg("check", "--store", store).code == 0
    assert kg("doctor", "--store", store).code == 0
    done = kg("extract", news)
    assert not any("additions" in json.loads(line) for line in done.out.splitlines())
    assert "other readers" not in done.err
    with serving(Reply(b"gibberish")) as model:
        at(model.address)
        done = kg("build", news, "--store", store, "--reader", "llm:odd-model")
    assert done.code == 0
    assert "a00.json: llm:odd-model: the server's answer is no chat completion" in done.err
    failed(kg("build", news, "--store", store, "--reader", "oracle"), 2, "oracle", "spacy:MODEL")


def test_the_python_interface_takes_readers(tmp_path: Path, at: Callable[[str], None]) -> None:
    sources = dispatches(tmp_path / "news", 1)
    with serving(answer(**ALL)) as model:
        at(model.address)
        with open_graph(tmp_path / "store") as graph:
            assert graph.add(*sources, readers=["llm:test-model"]).added == 6
