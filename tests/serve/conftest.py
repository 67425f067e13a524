"""A client of the server over four dispatches of the demo corpus."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from kg.serve import application
from tests.stores import demo


@pytest.fixture(scope="session")
def client() -> Iterator[TestClient]:
    with TestClient(application(demo())) as ready:
        yield ready
