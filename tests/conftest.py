"""What all tests share: the checkout, and where the network must not be."""

import socket
from pathlib import Path
from typing import Any

import pytest

from kg import limits

CHECKOUT = Path(__file__).resolve().parent.parent
SLOW = (
    "tests/browser", "tests/remote", "tests/test_cluster", "tests/test_packaging", "tests/crash", "tests/export",
    "tests/serve", "tests/durable",
)  # fmt: skip
LOCAL = ("127.0.0.1", "::1", "localhost", "0.0.0.0")  # noqa: S104 - compared with, not bound to


# A machine that is busy with other things is no reason for another answer.
limits.SERVE_OPENING_SECONDS = limits.SERVE_RENEWING_SECONDS = 60.0


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begins with files of few and long tests: begun last, they keep one of two processes waiting."""
    items.sort(key=lambda item: not item.nodeid.startswith(SLOW))


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
