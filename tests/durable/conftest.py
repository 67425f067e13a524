from collections.abc import Iterator

import pytest

from tests.editing import few_of_the_registry
from tests.test_cli import kg  # noqa: F401  # the fixture that runs a command


@pytest.fixture(autouse=True, scope="module")
def few() -> Iterator[None]:
    with few_of_the_registry():
        yield
