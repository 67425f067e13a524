"""Where a clause ends that is said in front of another: "Da A ba om C, kom B", "X, who said C, left"."""

import re
from collections.abc import Callable

from kg.extract.speech.clause_patterns import ClausePatterns

Unquoted = Callable[[re.Pattern[str], int, int], int]  # where a pattern stands outside quoted words


def in_front(pack: ClausePatterns, view: str, begin: int, start: int) -> bool:
    """Whether what is said from `start` stands in a clause that opens the sentence or breaks into it."""
    fronts = (pack.fronts.match, pack.aside.search, pack.what.match)
    return any(front(view, begin, start) is not None for front in fronts)


def before_main(pack: ClausePatterns, view: str, start: int, end: int, unquoted: Unquoted) -> int:
    """Where the main clause goes on: behind "which B signed," the words said go on themselves."""
    asked = pack.condition.match(view, start, end)  # "Da sa A at om B, ville C"
    inner = unquoted(pack.inner, start, end)
    main = unquoted(pack.main, asked.end() if asked else start, end)
    return unquoted(pack.main, main + 1, end) if inner < main < end else main
