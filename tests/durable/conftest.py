from collections.abc import Iterator

import pytest

from tests.editing import few_of_the_registry


@pytest.fixture(autouse=True, scope="module")
def few() -> Iterator[None]:
    with few_of_the_registry():
        yield
