"""JSON and JSON Lines → articles: those of the contract, of news-please and CC-News, schema.org and ninjs."""

import io
import json
from collections.abc import Iterator, Mapping
from typing import Any, cast

from kg import limits
from kg.read.decode import text_of
from kg.read.fields import Fields, Item, fields_of, mapping, string
from kg.read.ninjs import is_ninjs, ninjs_fields
from kg.read.refuse import Unreadable
from kg.read.streams import lines, whole

_REMEDY = "one article a line, as .jsonl"
# What other makers of such files call the fields of the contract, by the key that holds the text.
_ALIASES: dict[str, dict[str, tuple[str, ...]]] = {
    "text": {"published": ("published", "date"), "publisher": ("publisher", "domain")},
    "maintext": {"published": ("date_publish",), "publisher": ("source_domain",)},
    "articleBody": {"title": ("headline", "name"), "published": ("datePublished",),
                    "language": ("inLanguage",)},
}  # fmt: skip


def read_lines(stream: io.BufferedReader) -> Iterator[Item]:
    """The articles of JSON Lines, each with its line; a bad line does not end the file."""
    if stream.peek(2)[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise Unreadable("JSON Lines in UTF-16", "save it as UTF-8 (in a shell: iconv -f UTF-16 -t UTF-8)")
    for number, line in lines(stream):
        yield f":{number}", _of_line(line, number)


def read_json(stream: io.BufferedReader) -> Iterator[Item]:
    """The articles of a JSON file: one object, a list, or one a line."""
    first = stream.readline(limits.LINE_BYTES + 1)
    if len(first) > limits.LINE_BYTES:
        raise Unreadable(f"longer than {limits.LINE_BYTES:,} bytes", _REMEDY)
    if first.strip().startswith((b"{", b"\xef\xbb\xbf{")) and _is_object(first) and stream.peek(1):
        yield ":1", _of_line(first, 1)
        for place, item in read_lines(stream):
            yield f":{int(place[1:]) + 1}", item
        return
    rest = whole(stream, limits.LINE_BYTES - len(first), _REMEDY)
    found = parsed(text_of(first + rest))
    if not isinstance(found, list):
        yield "", _tried(found)
        return
    for index, record in enumerate(found):
        yield f"[{index}]", _tried(record)


def _tried(record: object) -> Fields | Unreadable:
    try:
        return of_record(record)
    except Unreadable as fault:
        return fault


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _of_line(line: bytes, number: int) -> Fields | Unreadable:
    try:
        return of_record(parsed(text_of(line), number))
    except Unreadable as fault:
        return fault


def parsed(text: str, line: int | None = None) -> object:
    """The JSON value; a fault of syntax is refused with its line and column."""
    try:
        return cast("object", json.loads(text))
    except json.JSONDecodeError as fault:
        place = f"line {line or fault.lineno}, column {fault.colno}"
        reason = f"JSON that does not parse: {fault.msg.casefold()}, {place}"
        raise Unreadable(
            reason, "mend it there; strings stand in double quotes, without a comma after the last"
        ) from fault
    except (RecursionError, ValueError) as fault:
        raise Unreadable(
            "JSON nested too deep, or a number too long", "give the article's fields at the top"
        ) from fault


def of_record(record: object) -> Fields:
    """The article of one object of JSON, whichever of the known makers wrote it."""
    given = mapping(record)
    if is_ninjs(given):
        return ninjs_fields(given)
    key = next((key for key in _ALIASES if isinstance(given.get(key), str)), "text")
    return fields_of(_renamed(given, key) if key in _ALIASES else given)


def _renamed(given: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    """The record under the names of the contract; what schema.org nests is taken out."""
    renamed = {**given, "text": given.get(key)}
    for name, aliases in _ALIASES[key].items():
        renamed[name] = next((given[alias] for alias in aliases if given.get(alias)), None)
    if key == "articleBody":
        people = given.get("author")
        renamed["authors"] = [_name(one) for one in (people if isinstance(people, list) else [people])]
        renamed["publisher"] = _name(given.get("publisher")) or None
    return renamed


def _name(thing: object) -> str:
    if isinstance(thing, Mapping):
        return string(cast("Mapping[str, Any]", thing), "name") or ""
    return thing if isinstance(thing, str) else ""
