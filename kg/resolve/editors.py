"""What editors decided: a plain file beside the store, one JSON line a decision; it outranks the machine.

    {"verdict": "same" | "different", "one": REF, "other": REF, "because": "...", "by": "...", "at": "..."}
    {"verdict": "undo", "number": N, ...}      takes back the decision of that line (counted from 1)

REF is a claim: ARTICLE#person/NAME or ARTICLE#event/ID.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Self

from kg.errors import DataError

FILE = "decisions.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """An editor's word on two claims."""

    answer: Literal["same", "different"]
    reason: str


class Rulings:
    """The editors' decisions that hold, by pair of claims."""

    def __init__(self, lines: list[dict[str, Any]]) -> None:
        self.lines = lines
        undone = {line["number"] for line in lines if line["verdict"] == "undo"}
        self._on: dict[tuple[str, str], Ruling] = {}
        self._beside: dict[str, set[str]] = {}
        for number, line in enumerate(lines, 1):
            if line["verdict"] in ("same", "different") and number not in undone:
                one, other = sorted((line["one"], line["other"]))
                reason = f"an editor's word: {line['because']}"
                self._on[one, other] = Ruling(answer=line["verdict"], reason=reason)
                self._beside.setdefault(one, set()).add(other)
                self._beside.setdefault(other, set()).add(one)

    @classmethod
    def of(cls, folder: Path | None) -> Self:
        """Those of a store folder; none where there is no file. A line that is no decision is an error."""
        path = folder / FILE if folder else None
        if path is None or not path.is_file():
            return cls([])
        lines = []
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            try:
                lines.append(json.loads(line))
                lines[-1]["verdict"]
            except (ValueError, KeyError, TypeError) as fault:
                raise DataError(
                    f"not a decision: {fault}", place=f"{path}:{number}", remedy="mend or delete the line"
                ) from fault
        return cls(lines)

    def on(self, one: str, other: str) -> Ruling | None:
        """What an editor says of two claims, if anything."""
        return self._on.get((min(one, other), max(one, other)))

    def beside(self, ref: str) -> set[str]:
        """The claims that editors speak of together with one."""
        return self._beside.get(ref, set())
