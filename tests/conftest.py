"""What all tests share: the checkout, and where the network must not be."""

import gc
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg import limits

CHECKOUT = Path(__file__).resolve().parent.parent
# Files of few and long tests, those that wait (for browsers, servers, kills) and those that work by turns.
LONG = (
    "tests/metamorphic", "tests/remote", "tests/browser/test_explore", "tests/test_packaging", "tests/durable/test_disk",
    "tests/evaluate", "tests/test_cluster", "tests/browser", "tests/hostile", "tests/readers/test_anything", "tests/crash",
    "tests/durable", "tests/ontology", "tests/test_team", "tests/extract/constructions", "tests/export",
    "tests/read/test_formats", "tests/serve", "tests/read/", "tests/test_cli", "tests/readers", "tests/witnesses",
)  # fmt: skip
LOCAL = ("127.0.0.1", "::1", "localhost", "0.0.0.0")  # noqa: S104 - compared with, not bound to


# A machine that is busy with other things is no reason for another answer.
limits.SERVE_OPENING_SECONDS = limits.SERVE_RENEWING_SECONDS = 60.0


# Eleven thousand tests come and none goes while they are collected: looking for what went took half of that time.
gc.disable()


def pytest_collection_finish() -> None:
    """From here on only what the tests themselves make is looked through."""
    gc.freeze()
    gc.enable()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int | None:
    """One process more than processors: while one waits for a browser or a server, another works."""
    if "PYTEST_XDIST_AUTO_NUM_WORKERS" in os.environ:
        return None
    found = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return (found or 1) + 1


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Spreads the long files over the first two thirds: begun last they keep others waiting, and together too."""
    files = list(dict.fromkeys(_file(item) for item in items))
    long = {name: place for name in files if (place := _place(name)) < len(LONG)}
    quick = [name for name in files if name not in long]
    step = len(quick) * 2 / 3 / max(len(long), 1)
    turn = {name: number * step - 1 for number, name in enumerate(sorted(long, key=lambda name: long[name]))}
    turn |= {name: float(number) for number, name in enumerate(quick)}
    items.sort(key=lambda item: (turn[_file(item)], _file(item)))


def _file(item: pytest.Item) -> str:
    return item.nodeid.partition("::")[0]


def _place(file: str) -> int:
    return next((number for number, start in enumerate(LONG) if file.startswith(start)), len(LONG))


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The top of the checkout."""
    return CHECKOUT


@pytest.fixture(autouse=True)
def _offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reaches beyond this machine."""
    connect = socket.socket.connect

    def checked(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in LOCAL:
            pytest.fail(f"a test wants to reach {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", checked)
    monkeypatch.delenv("KG_STORE", raising=False)


@pytest.fixture(autouse=True, scope="module")
def _swept() -> Iterator[None]:
    """What the frames of a caught error hold of a store is freed here: a later test's thread must not do it."""
    yield
    gc.collect()
