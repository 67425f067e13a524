"""The exception of this room: whatever finds a fault raises it, `read` turns it into a record."""

import unicodedata

from kg.records import Refusal

_SHOWN = 400  # code points of an origin or a reason; an address can have 8,000


class Unreadable(Exception):  # noqa: N818 - it says what the source is, and never leaves the room
    """Why one source or record cannot be taken, and what mends it; `where` is its place in the file."""

    def __init__(self, reason: str, remedy: str = "", *, where: str = "") -> None:
        super().__init__(reason)
        self.reason, self.remedy, self.where = reason, remedy, where

    def at(self, origin: str) -> Refusal:
        """The refusal to report for the source `origin`."""
        return Refusal(
            origin=shown(origin + self.where), reason=shown(self.reason), remedy=shown(self.remedy)
        )


def shown(text: str) -> str:
    """The text as a terminal may show it: control, bidi and half characters escaped, too long a one cut."""
    if len(text) <= _SHOWN and text.isprintable():
        return text
    cut = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return "".join(
        sign if unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Zl", "Zp") else ascii(sign)[1:-1]
        for sign in cut
    )
