"""Language models that are this machine's own servers, with no time lost in waiting."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kg import limits
from kg import process as pure
from kg.readers.cache import Cache
from kg.readers.endpoint import Endpoint
from kg.readers.language_model import LanguageModel
from tests.readers.blind import blind_annotate, blind_extract
from tests.readers.model_server import Model
from tests.test_cli import kg  # noqa: F401  # the fixture that runs a command

Reading = Callable[..., LanguageModel]


@pytest.fixture(autouse=True)
def _fast(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LLM_WAIT_SECONDS", 0.01)
    for name in ("ADDRESS", "MODEL", "KEY", "TIMEOUT"):
        monkeypatch.delenv(f"KG_LLM_{name}", raising=False)


@pytest.fixture(autouse=True)
def _blind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pure, "annotate", blind_annotate)
    monkeypatch.setattr(pure, "extract", blind_extract)


@pytest.fixture
def reader(tmp_path: Path) -> Reading:
    """Makes a reader of a server, with the test's own cache."""

    def made(
        model: Model, *, key: str = "", timeout: float = 10.0, name: str = "test-model"
    ) -> LanguageModel:
        endpoint = Endpoint(model.address, key=key, timeout=timeout)
        return LanguageModel(endpoint, name, Cache(tmp_path / "cache"))

    return made
