"""Append-only files of JSON lines, each with a checksum of its own: ledger, decisions, what is being written.

    {"article": "a", "quads": 7, "sum": "0f…"}     the first 16 hexadecimal digits of the SHA-256 of the rest

A line torn by a kill or a full disk was never acknowledged and is passed over; any other damage is told.
"""

import hashlib
import json
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from kg.errors import StoreError

_SUM = re.compile(rb', "sum": "([0-9a-f]{16})"\}')
_TAIL = len(b', "sum": "0123456789abcdef"}')


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """A line that is not as it was written: its number (from 1) and its bytes."""

    number: int
    raw: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a file of lines holds: values by number, what is damaged, where the last whole line ends."""

    rows: tuple[tuple[int, dict[str, Any]], ...] = ()
    damaged: tuple[Damage, ...] = ()
    whole: int = 0


def written(row: dict[str, Any]) -> bytes:
    """A line with its checksum and its end."""
    body = json.dumps(row, ensure_ascii=False).encode()
    return body[:-1] + b', "sum": "' + _digest(body) + b'"}\n'


def read(path: Path, *, plain: bool = False) -> Content:
    """The lines of a file; `plain` takes lines without a checksum too, such as those written by hand."""
    if not path.is_file():
        return Content()
    data = path.read_bytes()
    *whole, tail = data.split(b"\n")
    rows: list[tuple[int, dict[str, Any]]] = []
    damaged: list[Damage] = []
    for number, raw in enumerate(whole, 1):
        row = _value(raw, plain=plain)
        if row is None:
            damaged.append(Damage(number=number, raw=raw))
        else:
            rows.append((number, row))
    if tail and any(_value(tail[:end]) is not None for end in (len(tail), len(tail) - 1)):
        damaged.append(Damage(number=len(whole) + 1, raw=tail))  # whole but for its end: no kill did that
    return Content(rows=tuple(rows), damaged=tuple(damaged), whole=len(data) - len(tail))


def checked(path: Path, *, plain: bool = False, remedy: str) -> Content:
    """The same; StoreError names the first damaged line."""
    found = read(path, plain=plain)
    if found.damaged:
        raise StoreError(
            "a line is not as it was written", place=f"{path}:{found.damaged[0].number}", remedy=remedy
        )
    return found


def append(path: Path, rows: list[dict[str, Any]], whole: int, *, sync: bool = True) -> int:
    """Adds lines after the last whole one; on the disk when this returns. Gives the file's new length."""
    lines = b"".join(written(row) for row in rows)
    with path.open("ab") as file:
        file.truncate(whole)
        file.write(lines)
        file.flush()
        if sync:
            os.fsync(file.fileno())
    return whole + len(lines)


def rewrite(path: Path, rows: list[dict[str, Any]]) -> int:
    """A file of these lines in place of what was there, whole or not at all; gives its length."""
    return replace(path, b"".join(written(row) for row in rows))


def replace(path: Path, data: bytes) -> int:
    """A file of these bytes in place of what was there, whole or not at all; gives its length."""
    half = path.with_name(f"{path.name}.part")
    try:
        with half.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        half.replace(path)
    except OSError:
        half.unlink(missing_ok=True)
        raise
    return len(data)


def _value(raw: bytes, *, plain: bool = False) -> dict[str, Any] | None:
    """The value of a line, or None where it is not as it was written."""
    summed = _SUM.fullmatch(raw[-_TAIL:])
    if summed is None and (not plain or b'"sum"' in raw):
        return None
    body = raw[:-_TAIL] + b"}" if summed else raw
    if summed and summed[1] != _digest(body):
        return None
    try:
        row = msgspec.json.decode(body)
    except (msgspec.DecodeError, ValueError):
        return None
    return row if isinstance(row, dict) else None


def _digest(body: bytes) -> bytes:
    return hashlib.sha256(body).hexdigest()[:16].encode()
