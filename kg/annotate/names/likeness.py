"""How like the names of a state's holders of office a name is: of which states somebody may well be."""

from collections import Counter, defaultdict
from functools import cache, lru_cache
from math import log

from kg.reference import fold, load

LONG, SHORT = 4, 3  # letters of the parts of names that are compared
KNOWN = 8  # holders a state must have to be compared: of fewer every name is a stranger
UNSEEN = 0.5  # how often a part counts where no holder of a state has it
NAMES_KEPT = 2_000
Parts = dict[str, list[str]]  # a part of names -> the states of the holders who bear it, each one's


def _parts(name: str) -> frozenset[str]:
    """The words of a name and all runs of three and four letters, its edges marked."""
    words = [fold(word) for word in name.replace("-", " ").split()]
    edged = [f"^{word}$" for word in words]
    runs = (w[i : i + size] for w in edged for size in (SHORT, LONG) for i in range(len(w) - size + 1))
    return frozenset((*edged, *runs))


@cache
def _borne() -> tuple[Parts, Counter[str]]:
    parts: Parts = defaultdict(list)
    for holder in load().holders:
        for part in _parts(holder.name):
            parts[part].append(holder.country)
    holders = Counter(holder.country for holder in load().holders)
    return parts, Counter({state: n for state, n in holders.items() if n >= KNOWN})


@lru_cache(maxsize=NAMES_KEPT)
def _likeness(name: str) -> dict[str, float]:
    """How much likelier the parts of a name are among each state's holders than among all, as a logarithm."""
    parts, holders = _borne()
    told = [parts[p] for p in _parts(name) if p in parts]  # never asked for others: the table stays as it is
    everybody = holders.total()
    found = {state: len(told) * log(UNSEEN / (n + UNSEEN)) for state, n in holders.items()}
    for borne in told:
        shared = UNSEEN * len(borne) / everybody
        for state, times in Counter(borne).items():
            if state in found:
                found[state] += log((times + shared) / shared)
    return found


def likeness(name: str, state: str) -> float:
    """The likeness of a name to those of a state's holders; 0 where the state has too few."""
    return _likeness(name).get(state, 0.0)


def rank(name: str, state: str) -> int:
    """How many states have holders whose names are more like a name than this one's."""
    found = _likeness(name)
    own = found.get(state)
    return len(found) if own is None else sum(other > own for other in found.values())


def compared(state: str) -> bool:
    """Whether enough holders of a state are known to compare a name with theirs."""
    return state in _borne()[1]
