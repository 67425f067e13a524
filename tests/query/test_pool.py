import os
import shutil
import threading
from pathlib import Path

import pytest

from kg import limits
from kg.errors import QueryTimeout
from kg.query import ask, run
from kg.query.pool import Pool, Worker
from kg.store import GraphStore
from tests.stores import quads

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
SLOW = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?a{i} ?b{i} ?c{i} ." for i in range(8)) + " }"


@pytest.fixture
def pool(monkeypatch: pytest.MonkeyPatch) -> Pool:
    pool = Pool()
    monkeypatch.setattr(run, "_pool", pool)
    yield pool
    pool.close()


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return filled(tmp_path / "store", "a")


def filled(folder: Path, *articles: str) -> Path:
    with GraphStore.open(folder) as opened:
        for name in articles:
            opened.put(name, quads(name, size=30), "{}", name)
    return folder


def number(pool: Pool) -> int:
    worker = pool.take()
    pool.give(worker)
    return worker.number


def count(store: Path) -> int:
    return int(ask(store, COUNT).rows()[0][0])


def test_one_worker_answers_query_after_query(pool: Pool, store: Path) -> None:
    assert count(store) == 35
    first = number(pool)
    assert count(store) == 35
    assert number(pool) == first


def test_what_was_written_meanwhile_is_in_the_next_answer(pool: Pool, store: Path) -> None:
    assert count(store) == 35
    first = number(pool)
    with GraphStore.open(store) as opened:
        for n in range(3):
            opened.put(f"b{n}", quads(f"b{n}", size=30), "{}", f"b{n}")
            opened.flush()
            assert count(store) == 2 + 33 * (n + 2), "while the writer is there"
        opened.remove("a")
    assert count(store) == 2 + 33 * 3
    assert number(pool) == first, "by the same worker"


def test_another_store_in_the_same_folder_is_read_anew(pool: Pool, store: Path, tmp_path: Path) -> None:
    assert count(store) == 35
    shutil.rmtree(store)
    filled(store, "c", "d")
    assert count(store) == 2 + 33 * 2
    assert count(filled(tmp_path / "other", "e", "f", "g")) == 2 + 33 * 3
    assert count(store) == 2 + 33 * 2


def test_who_was_killed_has_a_successor(pool: Pool, store: Path) -> None:
    assert count(store) == 35
    first = number(pool)
    with pytest.raises(QueryTimeout):
        ask(store, SLOW, seconds=0.3)
    assert count(store) == 35
    second = number(pool)
    assert second != first
    ended = pool.take()
    ended.kill()
    pool.give(ended)
    assert count(store) == 35


def test_who_has_grown_large_or_was_slowed_down_is_not_kept(
    pool: Pool, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert count(store) == 35
    worker = pool.take()
    worker.slow_down()
    pool.give(worker)
    assert count(store) == 35
    assert not worker.alive
    monkeypatch.setattr(limits, "QUERY_WORKER_BYTES", 1)
    assert count(store) == 35
    assert not pool._idle


def test_no_more_are_kept_than_set() -> None:
    pool = Pool(kept=2)
    workers = [pool.take() for _ in range(3)]
    for worker in workers:
        pool.give(worker)
    assert [worker.alive for worker in workers] == [False, True, True]
    pool.close()
    assert not any(worker.alive for worker in workers)


def test_a_thread_has_workers_of_its_own_which_end_with_it(pool: Pool, store: Path) -> None:
    assert count(store) == 35
    mine, theirs = number(pool), list[Worker]()

    def other() -> None:
        assert count(store) == 35
        theirs.append(pool.take())
        pool.give(theirs[0])

    thread = threading.Thread(target=other)
    thread.start()
    thread.join()
    assert theirs[0].number != mine
    assert number(pool) == mine
    assert count(store) == 35


def test_a_fork_has_none_of_its_parents(pool: Pool, store: Path) -> None:
    assert count(store) == 35
    mine = number(pool)
    child = os.fork()
    if not child:
        pool.close()
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert count(store) == 35
    assert number(pool) == mine
