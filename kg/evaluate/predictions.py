"""Predictions of another program, one JSON object a line → extractions in the contract's shape."""

import json
from collections.abc import Mapping
from os import PathLike
from pathlib import Path
from typing import Any

from kg.errors import DataError

_REMEDY = "one JSON object a line, with id and the lists that `kg extract` writes"
_TEXTS: dict[str, tuple[str, ...]] = {
    "persons": ("name", "party"),
    "events": ("type", "plover", "venue", "city", "country", "start", "end", "status", "trigger"),
    "invitations": ("from", "to", "destination", "status", "trigger"),
    "statements": ("speaker", "mode", "text", "addressee", "stance"),
}
_NEEDED = {"persons": "name", "participants": "who"}
_LISTS_OF_TEXTS: dict[str, tuple[str, ...]] = {"persons": ("also",), "statements": ("about", "co_speakers")}
_LISTS_OF_OBJECTS: dict[str, tuple[str, ...]] = {"persons": ("offices",), "events": ("participants",)}
_OFFSETS = ("start_char", "end_char")


def predictions(path: str | PathLike[str], gold: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """The extractions of a JSON Lines file by id, each of an article that `gold` holds."""
    found: dict[str, Mapping[str, Any]] = {}
    try:
        lines = Path(path).read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as fault:
        raise DataError("not UTF-8", place=str(path), remedy="save it as UTF-8") from fault
    for number, line in enumerate(lines, start=1):
        if line.strip():
            place = f"{path}:{number}"
            item = _object(line, place)
            name = item["id"]
            if name not in gold:
                raise DataError(f"the gold has no article {name}", place=place, remedy="leave the line out")
            if name in found:
                raise DataError(f"the id {name} is there twice", place=place, remedy="keep one line of each")
            found[name] = item
    return found


def _object(line: str, place: str) -> dict[str, Any]:
    try:
        item = json.loads(line)
    except (ValueError, RecursionError) as fault:
        raise DataError(f"not JSON: {fault}", place=place, remedy=_REMEDY) from fault
    if not isinstance(item, dict) or not isinstance(item.get("id"), str):
        raise DataError("no object with an id", place=place, remedy=_REMEDY)
    for name in ("countries", "organisations"):
        _texts(item.get(name), f"{place} {name}")
    for name in _TEXTS:
        for index, part in enumerate(_objects(item.get(name), f"{place} {name}")):
            _check(name, part, f"{place} {name}[{index}]")
    return item


def _check(name: str, part: Mapping[str, Any], place: str) -> None:
    """Raises where a field of one person, event, invitation or statement is not what it must be."""
    for field in _TEXTS.get(name, ()):
        if part.get(field) is not None and not isinstance(part[field], str):
            raise DataError(f"{field} is no text", place=place, remedy=_REMEDY)
    needed = _NEEDED.get(name)
    if needed and not (isinstance(part.get(needed), str) and part[needed].strip()):
        raise DataError(f"no {needed}", place=place, remedy=_REMEDY)
    for field in _LISTS_OF_TEXTS.get(name, ()):
        _texts(part.get(field), f"{place}.{field}")
    for field in _LISTS_OF_OBJECTS.get(name, ()):
        for index, inner in enumerate(_objects(part.get(field), f"{place}.{field}")):
            _check(field, inner, f"{place}.{field}[{index}]")
    for field in _OFFSETS if name == "statements" else ():
        if part.get(field) is not None and type(part[field]) is not int:
            raise DataError(f"{field} is no whole number", place=place, remedy=_REMEDY)


def _objects(value: Any, place: str) -> list[dict[str, Any]]:
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise DataError("no list of objects", place=place, remedy=_REMEDY)
    return value


def _texts(value: Any, place: str) -> None:
    if value is not None and not (isinstance(value, list) and all(isinstance(item, str) for item in value)):
        raise DataError("no list of texts", place=place, remedy=_REMEDY)
