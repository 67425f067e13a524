"""Outline → Selection: whose neighbourhood, or which part of the whole; at most limits.DRAW_NODES things."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence

from kg import errors, limits
from kg.draw.records import Outline, Selection

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ð": "d", "þ": "th", "đ": "d", "ł": "l"})
_DEPTH = 2  # steps from the focus


def fold(text: str) -> str:
    """`text` for comparison: no case, no accents, å as a, ø as o, æ as ae."""
    plain = unicodedata.normalize("NFD", text.casefold().translate(_LETTERS))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def first_day(date: str) -> str:
    """The first day that an ISO date of any precision can mean."""
    return date + "-01-01"[len(date) - 4 :]


def last_day(date: str) -> str:
    """The last day that an ISO date can mean (the 31st, whatever the month: for comparison only)."""
    return date + "-12-31"[len(date) - 4 :]


def window(start: str | None, end: str | None) -> tuple[str, str]:
    """The first and the last day asked for ("" for open). Raises UsageError for what is no date or period."""
    for date in (start, end):
        if date and not _DATE.fullmatch(date):
            raise errors.UsageError(f"not a date: {date}", remedy="write 2021, 2021-10 or 2021-10-25")
    low, high = first_day(start) if start else "", last_day(end) if end else ""
    if low and high and low > high:
        raise errors.UsageError(
            f"the period ends ({end}) before it starts ({start})", remedy="swap the dates"
        )
    return low, high


def select(outline: Outline, *, centre: str | None, low: str, high: str) -> Selection:
    """At most limits.DRAW_NODES things: around `centre`, or the best-connected events and their company."""
    inside = {iri for iri in outline.kinds if _inside(iri, outline, low, high)}
    if centre:
        inside.add(centre)
    reach = _reach(centre, inside, outline) if centre else dict.fromkeys(inside, 0)
    if low or high:
        present = frozenset(reach)
        reach = {iri: step for iri, step in reach.items() if iri == centre or _tied(iri, present, outline)}
    ranked = sorted(reach, key=lambda iri: (iri != centre, *_rank(iri, reach[iri], outline)))
    if len(ranked) > limits.DRAW_NODES:
        kept = grow(
            ranked, [centre] if centre else (), lambda iri: outline.kinds[iri],
            lambda iri: outline.around.get(iri, frozenset()), limits.DRAW_NODES,
        )  # fmt: skip
    else:
        kept = ranked
    return Selection(nodes=tuple(kept), centre=centre, total=len(ranked))


def _inside(iri: str, outline: Outline, low: str, high: str) -> bool:
    if not (low or high) or outline.kinds[iri] not in {"event", "statement"}:
        return True
    dates = outline.starts.get(iri)
    if not dates:
        return False
    start, end = first_day(dates[0]), last_day(outline.ends.get(iri) or dates[-1])
    return (not high or start <= high) and (not low or end >= low)


def _tied(iri: str, present: frozenset[str], outline: Outline) -> bool:
    """Whether something that happened or was said in the period hangs on it."""
    near = outline.around.get(iri, frozenset()) & present
    return outline.kinds[iri] in {"event", "statement"} or any(
        outline.kinds[n] in {"event", "statement"} for n in near
    )


def _reach(centre: str, inside: set[str], outline: Outline) -> dict[str, int]:
    reach, edge = {centre: 0}, [centre]
    for step in range(1, _DEPTH + 1):
        beyond = {n for iri in edge for n in outline.around.get(iri, ()) if n in inside and n not in reach}
        reach |= dict.fromkeys(beyond, step)
        edge = [n for n in beyond if outline.kinds[n] in {"event", "statement"} or step == 1]
    return reach


def _rank(iri: str, step: int, outline: Outline) -> tuple[bool, int, int, str]:
    return outline.kinds[iri] == "statement", step, -_strength(iri, outline), iri


def _strength(iri: str, outline: Outline) -> int:
    """How much hangs on it: an event counts the ties of those who took part, and its articles."""
    near = outline.around.get(iri, frozenset())
    if outline.kinds[iri] != "event":
        return len(near)
    return sum(len(outline.around.get(n, ())) for n in near) + 3 * len(outline.articles.get(iri, ()))


def grow(
    ranked: Sequence[str], seeds: Iterable[str], kinds: Callable[[str], str],
    near: Callable[[str], Iterable[str]], most: int,
) -> list[str]:  # fmt: skip
    """The seeds, then the first events of `ranked`, each with its company; then statements between them.

    At most `most` things, in the order of `ranked`, which holds all of them.
    """
    order = {iri: rank for rank, iri in enumerate(ranked)}
    kept: dict[str, None] = dict.fromkeys(seeds)
    for event in (iri for iri in ranked if kinds(iri) == "event"):
        company = [n for n in sorted(near(event)) if n in order and kinds(n) != "statement"]
        fresh = [iri for iri in (event, *company) if iri not in kept]
        if len(kept) + len(fresh) <= most:
            kept |= dict.fromkeys(fresh)
    for ties in (2, 1):
        for iri in ranked:
            if len(kept) >= most:
                break
            if iri not in kept and sum(n in kept for n in near(iri)) >= ties:
                kept[iri] = None
    return sorted(kept, key=order.__getitem__)
