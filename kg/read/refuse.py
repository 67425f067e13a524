"""The exception of this room: whatever finds a fault raises it, `read` turns it into a record."""

from kg.records import Refusal


class Unreadable(Exception):  # noqa: N818 - it says what the source is, and never leaves the room
    """Why one source or record cannot be taken, and what mends it; `where` is its place in the file."""

    def __init__(self, reason: str, remedy: str = "", *, where: str = "") -> None:
        super().__init__(reason)
        self.reason, self.remedy, self.where = reason, remedy, where

    def at(self, origin: str) -> Refusal:
        """The refusal to report for the source `origin`."""
        return Refusal(origin=origin + self.where, reason=self.reason, remedy=self.remedy)
