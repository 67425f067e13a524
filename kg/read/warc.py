"""WARC (1.0, 1.1) → the pages in it, one after another, whatever the size of the archive.

Written here: warcio 1.8 keeps headers of any length, and takes what is damaged for the end.
"""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg import limits
from kg.read.fields import Fields, Item, page_url
from kg.read.page import page_fields, plain_fields
from kg.read.refuse import Unreadable
from kg.read.streams import inflated

_LATER = "save that page alone, or crawl it again"
_PAGES = ("text/html", "application/xhtml+xml", "text/plain")
_HELD = ("response", "resource", "conversion")  # a page as served, as saved, and its text alone
_BLANK_LINES = 16  # between two records there are two


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One record: its headers by lower-case name, and as much of its block as an article may have."""

    headers: Mapping[str, str]
    block: bytes


def read_warc(stream: io.BufferedReader) -> Iterator[Item]:
    """The pages of the archive, each with the number of its record; what is no page is counted and told."""
    others, number = 0, 0
    for number, record in enumerate(_records(stream), start=1):
        try:
            fields = _page(record)
        except Unreadable as fault:
            yield f", record {number}", fault
            continue
        if fields is None:
            others += 1
        else:
            yield f", record {number}", fields
    if number and others == number:
        raise Unreadable(f"no page in {number:,} records", "give an archive with responses of text/html")


def _records(stream: io.BufferedReader) -> Iterator[Record]:
    number = 0
    while (first := _version(stream)) is not None:
        number += 1
        if not first.startswith(b"WARC/"):
            raise Unreadable("a WARC that breaks off or is damaged here; the rest was not read", _LATER,
                             where=f", record {number}")  # fmt: skip
        try:
            headers = _headers(_head(stream))
            length = _length(headers)
            block = stream.read(min(length, limits.ARTICLE_BYTES + limits.WARC_HEADER_BYTES))
            left = length - len(block)
            while left > 0 and (skipped := stream.read(min(left, 1 << 20))):
                left -= len(skipped)
        except Unreadable as fault:
            fault.where = f", record {number}"
            raise
        if left > 0:
            raise Unreadable("a WARC that is cut short here", _LATER, where=f", record {number}")
        yield Record(headers=headers, block=block)


def _version(stream: io.BufferedReader) -> bytes | None:
    """The line that opens a record; None at the end."""
    for _ in range(_BLANK_LINES):
        line = stream.readline(limits.WARC_HEADER_BYTES)
        if not line:
            return None
        if line.strip():
            return line
    return b""


def _head(stream: io.BufferedReader) -> bytes:
    """The lines up to the blank one."""
    head = b""
    while line := stream.readline(limits.WARC_HEADER_BYTES):
        head += line
        if not line.strip():
            return head
        if len(head) > limits.WARC_HEADER_BYTES:
            raise Unreadable(f"a WARC header longer than {limits.WARC_HEADER_BYTES:,} bytes", _LATER)
    raise Unreadable("a WARC that is cut short here", _LATER)


def _headers(head: bytes) -> dict[str, str]:
    pairs = re.findall(rb"(?m)^([!-9;-~]+):[ \t]*([^\r\n]*)", head)
    return {
        name.decode("ascii").casefold(): value.decode("utf-8", "replace").strip() for name, value in pairs
    }


def _length(headers: Mapping[str, str]) -> int:
    given = headers.get("content-length", "")
    if not re.fullmatch(r"\d{1,15}", given, re.ASCII):
        raise Unreadable("a WARC record without a length; the rest was not read", _LATER)
    return int(given)


def _page(record: Record) -> Fields | None:
    """The page in one record; None for requests, pictures, redirections and the like."""
    kind, headers, body = record.headers.get("warc-type", ""), record.headers, record.block
    if kind not in _HELD:
        return None
    if kind == "response" and "http" in headers.get("content-type", "application/http"):
        head, blank, body = record.block.partition(b"\r\n\r\n")
        if not blank or not re.match(rb"HTTP/\d(\.\d)? 200(?!\d)", head):
            return None
        headers = _headers(head)
    content, _, parameters = headers.get("content-type", "").partition(";")
    content = content.strip().casefold()
    if content not in _PAGES:
        return None
    if record.headers.get("warc-truncated"):
        raise Unreadable("a page that the crawler cut short", _LATER)
    charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", parameters, re.IGNORECASE)
    if "chunked" in headers.get("transfer-encoding", "").casefold():
        body = _unchunked(body)
    body = inflated(body, headers.get("content-encoding", ""), limits.ARTICLE_BYTES)
    told = (body, page_url(record.headers.get("warc-target-uri", "").strip("<>")))
    named = charset[1] if charset else None
    return (
        plain_fields(*told, charset=named) if content == "text/plain" else page_fields(*told, charset=named)
    )


def _unchunked(body: bytes) -> bytes:
    """The body without its chunk sizes; as it is where the crawler took them out already."""
    parts: list[bytes] = []
    at = 0
    while match := re.compile(rb"([0-9A-Fa-f]{1,8})[^\r\n]{0,200}\r\n").match(body, at):
        size = int(match[1], 16)
        if size == 0:
            return b"".join(parts)
        parts.append(body[match.end() : match.end() + size])
        at = match.end() + size + 2
    return body if not parts else b"".join(parts)
