"""Counts of hits, of what was found and of what gold holds; precision, recall and F1 from them."""

from collections import defaultdict
from dataclasses import dataclass


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


class Tally:
    """The counts of all tasks, and the accuracies on hits as [right, all]."""

    def __init__(self) -> None:
        self.counts: defaultdict[str, Count] = defaultdict(Count)
        self.accuracies: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])

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


def f1(hits: float, gold: int, found: int) -> float | None:
    """F1 of two lists with `hits` in common; None where both are empty."""
    return 2 * hits / (gold + found) if gold + found else None
