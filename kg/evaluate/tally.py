"""Counts of hits, of what was found and of what gold holds; precision, recall and F1 from them."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Literal


@dataclass(slots=True, kw_only=True)
class Count:
    """One task's counts; hits are counted on each side, since a hit may count on one side alone."""

    hits: int = 0
    found: int = 0
    gold_hits: int = 0
    gold: int = 0

    @property
    def precision(self) -> float | None:
        """The share of what was found that is right; None where nothing was found."""
        return self.hits / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """The share of gold that was found; None where gold holds nothing."""
        return self.gold_hits / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both; None where there was nothing to find and nothing was found."""
        if not self.found and not self.gold:
            return None
        p, r = self.precision or 0.0, self.recall or 0.0
        return 2 * p * r / (p + r) if p + r else 0.0

    @property
    def spurious(self) -> int:
        """How many were found that gold does not hold."""
        return self.found - self.hits


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something missed, told wrongly, or found and not quite right; `at` or `words` lead to its sentence."""

    task: str
    kind: Literal["missed", "wrong", "differs"]
    what: str
    at: int | None = None
    words: tuple[str, ...] = ()


class Tally:
    """The counts of all tasks, the accuracies on hits as [right, all], and each fault."""

    def __init__(self) -> None:
        self.counts: defaultdict[str, Count] = defaultdict(Count)
        self.accuracies: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
        self.faults: list[Fault] = []

    def count(self, task: str, *, hits: int, found: int, gold: int, gold_hits: int | None = None) -> None:
        """Adds one article's counts to a task."""
        entry = self.counts[task]
        entry.hits += hits
        entry.found += found
        entry.gold += gold
        entry.gold_hits += hits if gold_hits is None else gold_hits

    def accuracy(self, field: str, *, right: bool) -> None:
        """Adds one judgement on a hit."""
        self.accuracies[field][0] += right
        self.accuracies[field][1] += 1

    def missed(self, task: str, what: str, *words: str, at: int | None = None) -> None:
        """Notes something of gold that was not found."""
        self.faults.append(Fault(task=task, kind="missed", what=what, words=words, at=at))

    def wrong(self, task: str, what: str, *words: str, at: int | None = None) -> None:
        """Notes something that was found and is not in gold."""
        self.faults.append(Fault(task=task, kind="wrong", what=what, words=words, at=at))

    def differs(
        self, field: str, of: str, gold: object, found: object, *words: str, at: int | None = None
    ) -> None:
        """Notes a part of a hit that is not as in gold."""
        what = f"{of}: {_shown(found)}, gold {_shown(gold)}"
        self.faults.append(Fault(task=field, kind="differs", what=what, words=words, at=at))

    def add(self, other: "Tally") -> None:
        """Adds the counts and accuracies of another; the faults stay with their article."""
        for task, entry in other.counts.items():
            self.count(task, hits=entry.hits, found=entry.found, gold=entry.gold, gold_hits=entry.gold_hits)
        for field, (right, of) in other.accuracies.items():
            self.accuracies[field][0] += right
            self.accuracies[field][1] += of


def _shown(value: object) -> str:
    return "nothing" if value is None or value == [] else str(value)


def f1(hits: float, gold: int, found: int) -> float | None:
    """F1 of two lists with `hits` in common; None where both are empty."""
    return 2 * hits / (gold + found) if gold + found else None
