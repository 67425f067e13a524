"""XML → what it holds: feeds, sitemaps and the formats of news agencies, told apart by their root."""

import re
from collections.abc import Callable, Container, Iterator
from typing import IO, Any
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from kg import limits
from kg.read.agency import newsml_fields, nitf_fields
from kg.read.blocks import Element, local
from kg.read.feeds import Feed
from kg.read.fields import Fields, Item, Link
from kg.read.refuse import Unreadable
from kg.read.sitemaps import link_of

_VERSION = re.compile(rb"""(?<=^<\?xml)(\s+version=["'])1\.1(?=["'])""")
FEEDS = {"rss": "item", "RDF": "item", "feed": "entry"}
AGENCY: dict[str, Callable[[Element], Fields]] = {"nitf": nitf_fields, "newsItem": newsml_fields}
_WANTED = frozenset({"item", "entry", "url", "sitemap", "nitf", "newsItem", "title"})
_SITEMAPS = frozenset({"urlset", "sitemapindex"})
_ROOTS = frozenset({*FEEDS, *_SITEMAPS, "nitf", "newsItem", "newsMessage", "packageItem"})


def read_xml(stream: IO[bytes]) -> Iterator[Item]:
    """The articles, or the addresses of articles, of one XML document; each entry with its number."""
    number, root = 0, ""
    feed = Feed()
    for element in _elements(stream, _WANTED):
        name = local(element)
        if not root:
            root = name
            if root not in _ROOTS:
                raise Unreadable(
                    f"XML of another kind (its root: {root[:40]})",
                    "kg reads RSS, Atom, sitemaps, NITF and NewsML-G2; save the text as .txt",
                )
        elif name == "title":
            feed.named(element)
        elif name == FEEDS.get(root) or name in AGENCY or root in _SITEMAPS:
            number += 1
            most = limits.SITEMAP_ENTRIES if root in _SITEMAPS else limits.FEED_ENTRIES
            if number > most:
                raise Unreadable(f"more than {most:,} entries; the rest was not read", "split it")
            read = AGENCY.get(name, feed.entry if root in FEEDS else link_of)
            yield f", entry {number}", _tried(element, read)
    if not number:
        raise Unreadable("XML without an article or an address", "see whether the file was saved whole")


def _tried(element: Element, read: Callable[[Element], Fields | Link]) -> Fields | Link | Unreadable:
    try:
        return read(element)
    except Unreadable as fault:
        return fault


class _Watched:
    """The stream, as the parser pulls it: cut when it is too long, or long without one tag."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.total = self.silent = 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        if not self.total:
            data = _VERSION.sub(
                rb"\g<1>1.0", data, count=1
            )  # some agencies say 1.1, which expat does not read
        self.total += len(data)
        self.silent += len(data)
        if self.total > limits.XML_BYTES:
            raise Unreadable(f"longer than {limits.XML_BYTES:,} bytes; the rest was not read", "split it")
        if self.silent > limits.XML_SILENT_BYTES:
            raise Unreadable(f"{limits.XML_SILENT_BYTES:,} bytes without a tag", "give a feed or an article")
        return data


def _elements(stream: IO[bytes], wanted: Container[str]) -> Iterator[Element]:
    """The root as it opens, then each outermost element that is wanted, whole; all else is forgotten."""
    watched = _Watched(stream)
    try:
        yield from _outermost(watched, iterparse(watched, events=("start", "end")), wanted)
    except ParseError as fault:
        line, column = fault.position
        raise Unreadable(
            f"XML that does not parse: {str(fault).partition(':')[0]}, line {line}, column {column}",
            "what stands before was read; mend it there, or save the file again",
        ) from fault
    except DefusedXmlException as fault:
        raise Unreadable(
            "XML that declares entities of its own", "save it without them; no news format needs them"
        ) from fault
    except (ValueError, LookupError) as fault:  # an encoding that does not exist, or not for XML
        raise Unreadable(f"XML in an unknown encoding ({fault})", "save it as UTF-8") from fault


def _outermost(watched: _Watched, events: Any, wanted: Container[str]) -> Iterator[Element]:
    path: list[Element] = []
    inside, within, total = 0, 0, 0  # depth at which the wanted one opened; elements in it; in all
    for event, element in events:
        watched.silent = 0
        if event == "start":
            path.append(element)
            total += 1
            within += 1
            _bounded(len(path), within if inside else 0, total)
            if len(path) == 1:
                yield element
            if not inside and local(element) in wanted:
                inside, within = len(path), 0
            continue
        if inside == len(path):
            yield element
            inside = 0
        path.pop()
        if not inside:
            element.clear()
            if path:
                del path[-1][:]


def _bounded(depth: int, within: int, total: int) -> None:
    if depth > limits.XML_DEPTH:
        raise Unreadable(f"XML nested deeper than {limits.XML_DEPTH}", "give a feed or an article")
    if within > limits.ENTRY_ELEMENTS:
        raise Unreadable(
            f"an entry of more than {limits.ENTRY_ELEMENTS:,} elements", "give the article alone"
        )
    if total > limits.XML_ELEMENTS:
        raise Unreadable(f"more than {limits.XML_ELEMENTS:,} elements; the rest was not read", "split it")
