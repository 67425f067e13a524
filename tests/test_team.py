"""Articles read by several processes: in their order, each refused or read as one process would."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import BinaryIO

import pytest

from kg import limits, member
from kg.document import replace
from kg.errors import ReaderError
from kg.mapping.iris import Iris
from kg.process import Resolved, attempt
from kg.records import Article, Refusal
from kg.reference import load
from kg.team import Team, workers
from kg.worker import taken
from tests.deadly import WORD, deadly
from tests.forking import article


def alone(one: Article) -> Resolved | Refusal:
    return attempt(one, load(), Iris())


def attempted(
    items: Iterable[Article | Refusal], one_here: Callable[[Article], Resolved | Refusal], size: int = 2
) -> Iterator[Resolved | Refusal]:
    with Team(size) as team:
        yield from team.attempted(items, Iris(), one_here)


def named(found: Resolved | Refusal) -> str:
    return found.origin if isinstance(found, Refusal) else found.extraction.article.id


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ALONE_ARTICLES", 1)
    monkeypatch.setattr(limits, "WORKER_ARTICLES", 2)


@pytest.mark.slow
def test_several_give_what_one_gives_in_its_order_and_outlive_a_process_that_dies(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    items: list[Article | Refusal] = [article(n) for n in range(9)]
    items.insert(4, Refusal(origin="empty.txt", reason="no text"))
    expected = [item if isinstance(item, Refusal) else alone(item) for item in items]
    answers: list[bytes] = []

    def torn(stream: BinaryIO) -> bytes:
        answers.append(taken(stream))
        if len(answers) == 2:
            raise EOFError
        return answers[-1]

    monkeypatch.setattr(member, "taken", torn)
    here: list[str] = []
    found = list(attempted(items, lambda one: here.append(one.id) or alone(one)))
    assert found == expected
    assert here == ["a0"], "all but the first were read by processes"
    # five lists, then those of the lost one once more, each after a question whether there is a process; which
    # list is lost is a matter of time, and one of the five holds a single article
    lists, fewest, most = 5, 1, 2
    assert lists + fewest < len(answers) <= lists + 2 * most


@pytest.mark.slow
def test_an_article_that_brings_down_its_process_is_refused_and_costs_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deadly(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    items = [article(n) for n in range(5)]
    items[2] = replace(items[2], text=f"{WORD}. {items[2].text}", origin="a2.txt")
    found = list(attempted(items, alone))
    assert [named(one) for one in found] == ["a0", "a1", "a2.txt", "a3", "a4"]
    assert isinstance(found[2], Refusal)
    assert "ended by SIGSEGV, 2 times" in found[2].reason


def test_where_no_process_can_be_started_all_is_read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(member, "sys", SimpleNamespace(executable="/bin/false", path=[]))
    here: list[str] = []
    found = list(attempted(map(article, range(3)), lambda one: here.append(one.id) or alone(one)))
    assert [named(one) for one in found] == here == ["a0", "a1", "a2"]


@pytest.mark.slow
def test_what_came_before_a_fault_of_the_sources_is_given() -> None:
    def broken() -> Iterator[Article | Refusal]:
        yield from (article(n) for n in range(5))
        raise ReaderError("gone", place="reader")

    given: list[str] = []
    with pytest.raises(ReaderError, match="gone"):
        given.extend(map(named, attempted(broken(), alone)))
    assert given == [f"a{n}" for n in range(5)]


def test_a_short_run_starts_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ALONE_ARTICLES", 3)
    monkeypatch.setattr("kg.team._Seats", None)
    assert [named(found) for found in attempted(map(article, range(3)), alone)] == [
        "a0",
        "a1",
        "a2",
    ]
    assert [named(found) for found in attempted(map(article, range(5)), alone, 1)][-1] == "a4"


def test_where_the_system_does_not_say_which_processors_are_ours_all_count(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("KG_WORKERS", raising=False)
    monkeypatch.delattr("os.sched_getaffinity", raising=False)
    monkeypatch.setattr("os.cpu_count", lambda: 3)
    assert workers() == 3
