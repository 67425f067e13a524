"""The options of `kg analyse` → what is asked, checked; names become things of the graph."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg import limits
from kg.analyse.blocs import Membership, given
from kg.analyse.facts import kind
from kg.analyse.libraries import library
from kg.analyse.records import BYS, HELD, MEASURES, NETS, Asked, By, Net
from kg.draw.focus import Finder
from kg.draw.outline import STATUSES
from kg.draw.records import Graph
from kg.draw.select import window
from kg.draw.words import words
from kg.errors import UsageError
from kg.mapping.vocabulary import vocabulary

WHAT = ("measures", "ties", "series", "brokers")
FORMATS = ("table", "csv", "graphml", "turtle", "trig", "nquads", "jsonld", "svg")
ALL = "all"  # of statuses or types
_SIDES = ("person", "country")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked of a graph: `of` and `other` are IRIs or "", `top` 0 for all rows."""

    what: str
    asked: Asked
    of: str = ""
    other: str = ""
    by: By | None = None
    share: bool = False
    blocs: str = ""
    memberships: tuple[Membership, ...] = ()
    library: str = ""
    seed: int = 1
    sort: str = "strength"
    top: int = 0
    language: str = "nb"

    @property
    def pair(self) -> bool:
        """Whether it is about two."""
        return bool(self.of and self.other)


def defaults() -> dict[str, Any]:
    """The options of `kg analyse` where none is given."""
    return {
        "what": None, "net": "", "of": "", "pair": None, "start": None, "end": None, "types": (),
        "statuses": (), "sort": "strength", "top": limits.ANALYSE_ROWS, "by": None, "share": False,
        "blocs": "", "library": "", "seed": 1, "language": "nb",
    }  # fmt: skip


def question(graph: Graph, options: dict[str, Any]) -> Question:
    """The question that options put. Raises UsageError, or NotFound for a name that nothing has."""
    language = options["language"]
    words(language)
    names: tuple[str, ...] = options["pair"] or ((options["of"],) if options["of"] else ())
    finder = Finder(graph, language)
    things = [finder.find(name) for name in names]
    if other := next((iri for iri in things if kind(iri) not in _SIDES), ""):
        raise UsageError(f"{other} is a {kind(other)}", remedy="name people or countries")
    if len(things) == 2 and things[0] == things[1]:
        raise UsageError(f"{names[0]} and {names[1]} are one thing", remedy="name two")
    what = options["what"] or ("ties" if things else "measures")
    for value, allowed in ((what, WHAT), (options["by"], BYS), (options["sort"], MEASURES)):
        if value and value not in allowed:
            raise UsageError(f"there is no {value!r}", remedy=f"use one of {', '.join(allowed)}")
    low, high = window(options["start"], options["end"])
    asked = Asked(
        net=_net(options["net"], things), low=low, high=high,
        types=_codes("event-type", options["types"]), statuses=_codes("status", options["statuses"]) or HELD,
    )  # fmt: skip
    if what == "brokers" and asked.net == "person-event":
        raise UsageError("an event is of no bloc", remedy="use --net person or --net country")
    library(options["library"])
    return Question(
        what=what, asked=asked, of=things[0] if things else "", other=things[1] if len(things) == 2 else "",
        by=options["by"], share=options["share"], blocs=_named(options["blocs"]),
        memberships=given(options["blocs"]) if options["blocs"] else (), library=options["library"],
        seed=options["seed"], sort=options["sort"], top=options["top"], language=language,
    )  # fmt: skip


def _named(blocs: str) -> str:
    """A file is named without its folder: where it lies is no part of the question."""
    return Path(blocs).name if blocs.endswith(".csv") else blocs


def _net(name: str, things: Sequence[str]) -> Net:
    """The network that is named, or that what is asked about is in."""
    if name and name not in NETS:
        raise UsageError(f"there is no network {name!r}", remedy=f"use one of {', '.join(NETS)}")
    kinds = {kind(iri) for iri in things}
    meant: Net = "country" if kinds == {"country"} else "person" if kinds <= {"person"} else "person-event"
    return next((one for one in NETS if one == name), meant)


def _codes(scheme: str, given: Sequence[str]) -> frozenset[str]:
    known = {code for one, code in vocabulary().concepts if one == scheme}
    if scheme == "status":
        known &= {*STATUSES}
    if ALL in given:
        return frozenset(known | {"unknown"})
    for code in given:
        if code not in known:
            raise UsageError(f"there is no {code!r}", remedy=f"use {ALL}, {', '.join(sorted(known))}")
    return frozenset(given)
