"""The invented world, for the tests of this room."""

from tests.invented import extraction, registry

__all__ = ["extraction", "registry"]
