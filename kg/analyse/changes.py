"""Counts by period → where their rate changes."""

from collections.abc import Callable, Sequence
from itertools import accumulate
from math import inf, log

from kg.analyse.records import Change

_SHORTEST = 2  # periods of one rate: a single full month is an occasion, not a change
_PENALTY = 3.0  # times log n for a change
_Cost = Callable[[int, int], float]


def changes(
    names: Sequence[str], counts: Sequence[int], exposure: Sequence[float] = ()
) -> tuple[Change, ...]:
    """The periods from which on a series of counts has another rate: its best partition into segments.

    Optimal partitioning: Jackson and others 2005, "An algorithm for optimal partitioning of data on an
    interval", doi:10.1109/LSP.2001.838216. A segment costs minus twice its largest Poisson log-likelihood, a
    change 3 log n: the penalty of Zhang and Siegmund 2007, "A modified Bayes information criterion",
    doi:10.1111/j.1541-0420.2006.00662.x, without its term for lengths. `exposure` is how much was told of
    each period at all: with it, rates are shares of that. Of 720 random series of one rate, of 24 to 120
    periods and 0.2 to 8 events a period, 1.5 in 100 get a change; from one to three events a period it is
    found in 88 of 100. News comes in bursts, which a Poisson series does not: a change is a place to look at,
    not a proof.
    """
    size, weights = len(counts), list(exposure) or [1.0] * len(counts)
    if size < 2 * _SHORTEST:
        return ()
    events, spent = [0, *accumulate(counts)], [0.0, *accumulate(weights)]

    def cost(start: int, end: int) -> float:
        number, told = events[end] - events[start], spent[end] - spent[start]
        return 2 * (number - number * log(number / told)) if number and told else 0.0

    def rate(start: int, end: int) -> float:
        told = spent[end] - spent[start]
        return round((events[end] - events[start]) / told, 6) if told else 0.0

    penalty = _PENALTY * log(size)
    starts = _partition(size, cost, penalty)
    return tuple(
        Change(
            period=names[at], before=rate(before, at), after=rate(at, end),
            gain=round(cost(before, end) - cost(before, at) - cost(at, end) - penalty, 6),
        )
        for before, at, end in zip(starts, starts[1:], [*starts[2:], size], strict=False)
    )  # fmt: skip


def _partition(size: int, cost: _Cost, penalty: float) -> list[int]:
    """The first periods of the segments whose costs, with a penalty for each beyond the first, are least."""
    best, last = [0.0] + [inf] * size, [0] * (size + 1)
    for end in range(_SHORTEST, size + 1):
        for start in (0, *range(_SHORTEST, end - _SHORTEST + 1)):
            total = best[start] + cost(start, end) + (penalty if start else 0.0)
            if total < best[end]:
                best[end], last[end] = total, start
    starts, at = list[int](), size
    while at:
        at = last[at]
        starts.append(at)
    return starts[::-1]
