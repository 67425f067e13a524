"""Processes that are forked from the run's own: warm, and replaced by started ones when they are lost."""

import json
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from kg.forked import may_fork
from kg.reference import load
from kg.team import Team
from tests.forking import DEADLY, GONE, ITEMS

ROOT = Path(__file__).parents[1]


def run(kind: str) -> Any:
    done = subprocess.run(
        [sys.executable, "-m", "tests.forking", kind], capture_output=True, text=True, cwd=ROOT, check=True
    )
    return json.loads(done.stdout)


@pytest.mark.slow
def test_forks_give_what_one_process_gives_in_its_order_and_none_is_started_beside_them() -> None:
    expected = [f"a{n}" for n in range(ITEMS)]
    assert run("calm") == {"given": expected, "same": True, "started": 0, "here": [], "fault": ""}


@pytest.mark.slow
def test_a_fork_that_an_article_brings_down_is_replaced_and_costs_no_article() -> None:
    found = run("deadly")
    assert found["given"] == [f"a{n}" for n in range(ITEMS)]
    assert found["same"]
    assert found["started"] == 1, f"one in the place of the fork that died of article {DEADLY}"
    assert found["here"] == []


@pytest.mark.slow
def test_what_came_before_a_fault_of_the_first_articles_is_given() -> None:
    found = run("broken")
    assert (found["given"], found["fault"]) == ([f"a{n}" for n in range(GONE)], "gone")
    assert found["started"] == 0


def test_nothing_is_forked_beside_another_thread() -> None:
    done = threading.Event()
    beside = threading.Thread(target=done.wait)
    beside.start()
    try:
        assert not may_fork()
        with Team(2) as team:
            assert list(team.forked([], load())) == []
    finally:
        done.set()
        beside.join()
