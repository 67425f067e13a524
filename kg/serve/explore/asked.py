"""The address of the explorer → what is asked for, checked: nothing of it reaches the graph unread."""

from collections.abc import Mapping
from dataclasses import dataclass

from kg import errors, limits
from kg.analyse.records import MEASURES
from kg.draw.select import window
from kg.serve.explore.ties import Ties
from kg.serve.faults import Refused

_DEPTHS = (1, 2, 3)
SIZES = (60, limits.DRAW_NODES, 500, limits.EXPLORE_NODES)
_LONGEST = 200  # characters of a search


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What to draw: around `of`, from `of` to `to`, what `query` finds, or (all "") what is told most.

    `opened` are things whose neighbours are added, in the order in which they were opened, with repeats;
    `size` is the figure that people and countries are drawn by, "" for none.
    """

    of: str = ""
    to: str = ""
    query: str = ""
    depth: int = 2
    most: int = limits.DRAW_NODES
    size: str = ""
    type: str = ""
    country: str = ""
    start: str = ""
    end: str = ""
    low: str = ""
    high: str = ""
    opened: tuple[str, ...] = ()


def asked(ties: Ties, base: str, given: Mapping[str, str]) -> Asked:
    """What an address asks for. Refused: a thing that is not there, a period that is none."""
    start, end = given.get("from", ""), given.get("to", "")
    try:
        low, high = window(start or None, end or None)
    except errors.UsageError as fault:
        raise Refused(400, fault.message, fault.remedy) from fault
    country = given.get("country", "")
    opened = [f"{base}id/{key}" for key in given.get("open", "").split(",") if key]
    return Asked(
        of=_thing(ties, base, given.get("of", "")), to=_thing(ties, base, given.get("path", "")),
        query=given.get("q", "")[:_LONGEST].strip(), depth=_one_of(given.get("depth", ""), _DEPTHS, 2),
        most=_one_of(given.get("most", ""), SIZES, limits.DRAW_NODES), type=given.get("type", ""),
        size=given["size"] if given.get("size", "") in MEASURES else "",
        country=f"{base}id/country/{country}" if country else "", start=start, end=end, low=low, high=high,
        opened=tuple(one for one in opened if one in ties)[: limits.EXPLORE_OPENED],
    )  # fmt: skip


def _thing(ties: Ties, base: str, key: str) -> str:
    """The IRI of a thing by the end of it: person/kari-vik."""
    if not key:
        return ""
    iri = f"{base}id/{key}"
    if not ties.kind(iri) or not (iri in ties or ties.known(iri)):
        raise Refused(404, f"the network has no {key}", "search for it: /search")
    return iri


def _one_of(text: str, allowed: tuple[int, ...], otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and int(text[:6]) in allowed else otherwise
