"""A link of the explorer → the same view as one file, with the sentences that a server would be asked for."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit

from kg.draw.page import as_file
from kg.errors import NotFound, UsageError
from kg.reference import LANGUAGES
from kg.serve.explore.answers import drawn, types
from kg.serve.explore.evidence import TOLD, evidence
from kg.serve.faults import Refused
from kg.serve.pages.reader import Reader
from kg.serve.views import View

_STATE = ("n", "e", "off", "t", "v", "sort")  # what was done with the picture: a file keeps it behind its #


def written(view: View, link: str, language: str) -> str:
    """The view of a link as HTML; the link's language goes before `language`.

    Raises UsageError for what is no link of the explorer, NotFound where the graph has nothing of that name.
    """
    address, before = _split(link)
    given = dict(parse_qsl(address.query, keep_blank_values=True))
    asked = given.get("lang", before)
    prefix = f"/{before}" if before in LANGUAGES else ""
    reader = Reader(view, asked if asked in LANGUAGES else language, prefix)
    try:
        picture, scene = drawn(reader, given)
    except Refused as fault:
        raised = NotFound if fault.status == 404 else UsageError
        raise raised(fault.message, place="--link", remedy=fault.remedy) from fault
    told = Told(reader, f"{address.scheme}://{address.netloc}" if address.netloc else "")
    events = {node["id"]: node.get("start", "") for node in scene["nodes"] if node["kind"] == "event"}
    scene |= {
        "nodes": [told.thing(node, _last(node["id"], scene, events)) for node in scene["nodes"]],
        "edges": [told.line(edge) for edge in scene["edges"]], "passages": told.passages,
        "begun": urlencode({name: given[name] for name in _STATE if name in given}),
    }  # fmt: skip
    return as_file(picture, scene, (given.get("from", ""), given.get("to", "")), types(reader))


def _split(link: str) -> tuple[SplitResult, str]:
    """The parts of a link, and what stands before `explore` in its path: a language, or nothing."""
    try:
        address = urlsplit(link)
    except ValueError as fault:
        raise UsageError(f"{link!r} is no address", place="--link") from fault
    *before, last = address.path.rstrip("/").split("/")
    if last != "explore":
        raise UsageError(
            f"{link!r} is no link of the explorer", place="--link",
            remedy="copy the link in the explorer, and quote it",
        )  # fmt: skip
    return address, before[-1] if before else ""


def _last(key: str, scene: Mapping[str, Any], events: Mapping[str, str]) -> list[str]:
    """The last few events of the picture that somebody or a place is tied to: theirs are the sentences."""
    if key in events:
        return []
    tied = {
        other
        for edge in scene["edges"] if key in (edge["from"], edge["to"])
        for other in (edge["from"], edge["to"]) if other in events
    }  # fmt: skip
    return sorted(sorted(tied), key=lambda one: events[one], reverse=True)[:TOLD]


class Told:
    """Things and lines with the numbers of their sentences; each sentence is there once.

    Addresses of pages stand in a file only where the link named their host.
    """

    def __init__(self, reader: Reader, home: str) -> None:
        self._reader, self._home = reader, home
        self._numbers: dict[str, int] = {}
        self.passages: list[Mapping[str, Any]] = []

    def thing(self, node: Mapping[str, Any], near: list[str]) -> dict[str, Any]:
        """A thing with its sentences; of those that are in no event of their own those of `near`."""
        asked = {"of": node["id"], "near": ",".join(near)}
        return self._with(node, asked) | {"href": self._address(node.get("href", ""))}

    def line(self, edge: Mapping[str, Any]) -> dict[str, Any]:
        """A line with the sentences of what says it."""
        about = edge.get("about", edge["from"])
        return self._with(edge, {"of": edge["from"], "with": edge["to"], "about": about})

    def _with(self, one: Mapping[str, Any], asked: Mapping[str, str]) -> dict[str, Any]:
        found = evidence(self._reader, asked)
        told = {name: found[name] for name in ("conflicts", "rest") if found[name]}
        return {**one, **told, "proof": [self._number(quote) for quote in found["quotes"]]}

    def _number(self, quote: Mapping[str, Any]) -> int:
        name = f"{quote['url']} {quote['parts']}"
        if name not in self._numbers:
            self._numbers[name] = len(self.passages)
            self.passages.append({**quote, "url": self._address(quote["url"])})
        return self._numbers[name]

    def _address(self, path: str) -> str:
        return f"{self._home}{path}" if self._home and path else ""
