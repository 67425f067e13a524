"""What a writer is about to do, noted before it does it, so that what a kill leaves is told from damage.

{"article": ID, "sha256": "…"}                 its graphs are being replaced ("": taken out)
{"article": ID, "sha256": "", "keep": true}    the same, and its record stays
{"reference": "…"}                             the registry's graph is being written
"""

from pathlib import Path
from typing import Any

from kg import lines

FILE = "pending.jsonl"


class Pending:
    """The file `pending.jsonl` of a store; it is there only while something is being written."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._whole = 0

    def read(self) -> list[dict[str, Any]]:
        """What was noted and not yet acknowledged; a line torn by a kill was never acted upon."""
        return [row for _, row in lines.read(self._path).rows]

    def note(self, row: dict[str, Any]) -> None:
        """Notes what comes next; a kill of the process does not lose it."""
        self._whole = lines.append(self._path, [row], self._whole, sync=False)

    def clear(self) -> None:
        """All that was noted is acknowledged."""
        self._path.unlink(missing_ok=True)
        self._whole = 0
