"""Picture → the scene that the scripts of the explorer draw: things, lines, stretches of time, cuts."""

from collections.abc import Collection, Mapping
from typing import Any

from kg import languages
from kg.draw import words
from kg.draw.network import Picture
from kg.draw.select import first_day, last_day

QUIET = frozenset({"represents", "involves"})  # relations that are off when the page opens
_CROWDED = 70  # things; above this, statements are off when the page opens
_BINS = 26
_UNSENT = ("color", "shape", "arrows", "id")  # what pyvis gives a thing, a line, and every picture has alike


def scene(picture: Picture) -> dict[str, Any]:
    """The scene as JSON has it; what is empty is left out of things and lines."""
    bins = _bins(picture)
    crowded = len(picture.nodes) > _CROWDED
    known = {node["id"] for node in picture.nodes}
    return {
        "nodes": [_sent(node, "id") for node in picture.nodes],
        "edges": [_line(edge, known) for edge in picture.edges],
        "options": picture.options, "passages": picture.passages, "bins": bins,
        "centre": picture.centre(), "first": picture.first(), "path": [], "opened": [],
        "off": {"kinds": ["statement"] if crowded else [], "relations": sorted(QUIET)},
        "total": picture.selection.total, "left": max(0, picture.selection.total - len(picture.nodes)),
    }  # fmt: skip


def fixed(language: str, api: Mapping[str, str] | None, types: Mapping[str, str]) -> dict[str, Any]:
    """What all scenes of a page have: its words, the addresses of its server (None in a file)."""
    table = words.words(language)
    return {
        "language": language, "words": table["words"], "kinds": table["kinds"], "types": dict(types),
        "relations": table["relations"], "signs": languages.table(language, "pages")["status_signs"],
        "api": api,
    }  # fmt: skip


def span(picture: Picture) -> tuple[str, str]:
    """The first and the last date of its events."""
    events = [node for node in picture.nodes if node["kind"] == "event"]
    dates = sorted(date for node in events for date in (node["start"], node["end"]) if date)
    return (dates[0], dates[-1]) if dates else ("", "")


def _line(edge: Mapping[str, Any], known: Collection[str]) -> dict[str, Any]:
    """A line; where its first end says it, or a thing that is drawn, this is not said again."""
    sent = _sent(edge, "about")
    if edge["about"] in known:
        sent.pop("note", None)
    if edge["about"] == edge["from"]:
        del sent["about"]
    return sent


def _sent(one: Mapping[str, Any], *kept: str) -> dict[str, Any]:
    sent = {name: value for name, value in one.items() if name in kept or name not in _UNSENT}
    return {name: value for name, value in sent.items() if value or (value == 0 and name != "hidden")}


def _bins(picture: Picture) -> list[dict[str, Any]]:
    """Equal stretches of time over all that is dated; each node learns the first and the last it lies in."""
    dated = [node for node in picture.nodes if node["start"]]
    if not dated:
        return []
    low = min(_month(first_day(node["start"])) for node in dated)
    high = max(_month(last_day(node["end"] or node["start"])) for node in dated)
    size = next((size for size in (1, 3, 6, 12, 24, 60) if (high - low) // size < _BINS), 120)
    low -= low % min(size, 12)
    high = max(high, low + size)  # two at least: a slider needs a way to go
    bins = [_bin(month, size, picture.language) for month in range(low, high + 1, size)]
    for node in dated:
        node["bin"] = (_month(first_day(node["start"])) - low) // size
        node["until"] = (_month(last_day(node["end"] or node["start"])) - low) // size
        if node["kind"] == "event":
            bins[node["bin"]]["events"] += 1
    return bins


def _month(date: str) -> int:
    return int(date[:4]) * 12 + int(date[5:7]) - 1


def _bin(month: int, size: int, language: str) -> dict[str, Any]:
    first, last = (f"{one // 12:04}-{one % 12 + 1:02}" for one in (month, month + size - 1))
    if size % 12 == 0:
        first, last = first[:4], last[:4]
    return {
        "key": first, "end": last, "first": words.day(first, language), "last": words.day(last, language),
        "label": words.span(first, last, language), "events": 0,
    }  # fmt: skip
