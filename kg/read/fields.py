"""JSON and JSON Lines → the fields of articles as given, with their types checked; other keys are ignored."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import quote, urlsplit

from kg.read.decode import clean, text_of
from kg.read.refuse import Unreadable


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """One record as it was given: nothing is detected yet, the date is as written."""

    text: str
    id: str | None = None
    title: str = ""
    language: str | None = None
    published: str | None = None
    url: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()


def records_of(data: bytes) -> Iterator[tuple[str, object]]:
    """The records of a JSON file (one object, a list, or one a line), each with its place in the file."""
    text = text_of(data)
    try:
        whole = parsed(text)
    except Unreadable:
        rows = [(number, row) for number, row in enumerate(text.split("\n"), start=1) if row.strip()]
        if len(rows) < 2 or not all(
            row.lstrip().startswith("{") and row.rstrip().endswith("}") for _, row in rows
        ):
            raise
        for number, row in rows:
            yield f":{number}", row
        return
    if isinstance(whole, list):
        yield from ((f"[{index}]", record) for index, record in enumerate(whole))
    else:
        yield "", whole


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


def fields_of(record: object) -> Fields:
    """The fields of the contract, of a record that holds at least `text`."""
    if not isinstance(record, Mapping):
        raise Unreadable(
            f"JSON without an article: {_kind(record)} where an object was expected", "one object an article"
        )
    given = cast("Mapping[str, Any]", record)
    text = given.get("text")
    if not isinstance(text, str) or not text.strip():
        keys = ", ".join(sorted(str(key) for key in given)[:8]) or "none"
        raise Unreadable(f"JSON without text (its keys: {keys})", 'put the article\'s words into "text"')
    return Fields(
        text=clean(text),
        id=_id(given.get("id")),
        title=clean(_string(given, "title") or "").strip(),
        language=_string(given, "language"),
        published=_string(given, "published"),
        url=url_of(_string(given, "url")),
        publisher=_string(given, "publisher"),
        authors=_authors(given.get("authors")),
    )


def url_of(given: str | None) -> str | None:
    """A web address with what an IRI may not hold escaped; None for anything else."""
    if not given:
        return None
    try:
        parts = urlsplit(given.strip())
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return None
    return quote(given.strip(), safe="%/:?#[]@!$&'()*+,;=-._~", encoding="utf-8")


def _string(given: Mapping[str, Any], key: str) -> str | None:
    value = given.get(key)
    if value is not None and not isinstance(value, str):
        raise Unreadable(
            f'"{key}" is {_kind(value)}, not a string', f'write "{key}" as a string, or leave it out'
        )
    return clean(value).strip() or None if value else None


def _id(value: object) -> str | None:
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise Unreadable(f'"id" is {_kind(value)}, not a string', 'write "id" as a string, or leave it out')
    return clean(str(value)).strip() or None


def _authors(value: object) -> tuple[str, ...]:
    names = (
        [value]
        if isinstance(value, str)
        else value
        if isinstance(value, list)
        else []
        if value is None
        else [None]
    )
    if not all(isinstance(name, str) for name in names):
        raise Unreadable(
            '"authors" is not a list of strings', 'write "authors" as a list of names, or leave it out'
        )
    return tuple(clean(str(name)).strip() for name in names if str(name).strip())


def _kind(value: object) -> str:
    kinds = {
        dict: "an object",
        list: "a list",
        str: "a string",
        bool: "true or false",
        int: "a number",
        float: "a number",
    }
    return kinds.get(type(value), "null")
