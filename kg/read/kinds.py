"""What a stream holds, by its first bytes, and the reader for it."""

import codecs
import io
import re
from collections.abc import Callable, Iterator

from kg import limits
from kg.read.fields import Item, patient
from kg.read.json_articles import read_json, read_lines
from kg.read.page import page_fields, plain_fields
from kg.read.sources import Kind
from kg.read.streams import whole
from kg.read.warc import read_warc
from kg.read.xml_articles import read_xml

_HEAD = 4_096  # bytes looked at; a page's comments and processing instructions fit in
_PROLOG = re.compile(r"(?:\s+|<\?[^>]*>|<!--.*?-->|<!doctype[^>\[]*>)*", re.IGNORECASE | re.DOTALL)
_ROOT = re.compile(r"<([A-Za-z][\w:.-]*)")
_PAGES = frozenset({"html", "head", "body", "article", "p", "div"})
_FEEDS = frozenset({"rss", "feed", "rdf:rdf", "urlset", "sitemapindex", "nitf", "newsitem", "newsmessage"})
_READERS: dict[Kind, Callable[[io.BufferedReader], Iterator[Item]]] = {
    "json": read_json, "jsonl": read_lines, "xml": read_xml, "warc": read_warc,
}  # fmt: skip


def items(
    stream: io.BufferedReader, kind: Kind | None, *, url: str | None = None, charset: str | None = None
) -> Iterator[Item]:
    """The articles and addresses in the stream; `kind` as its name or server says, else None."""
    kind = told_by(stream.peek(_HEAD)[:_HEAD], kind)
    if kind in ("text", "html"):
        read = page_fields if kind == "html" else plain_fields
        yield "", read(whole(stream, limits.ARTICLE_BYTES), url, charset=charset)
    else:
        found = _READERS[kind](stream)
        yield from (
            found if kind == "warc" else patient(found)
        )  # a crawl may have many pages without an article


def told_by(head: bytes, kind: Kind | None) -> Kind:
    """The kind; what is named XML can be a page, what has no name is what it opens as."""
    if kind not in (None, "xml"):
        return kind
    encoding = "utf-16" if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8"
    start = head.decode(encoding, "ignore").lstrip("\ufeff \t\r\n\f")
    prolog = _PROLOG.match(start)
    root = _ROOT.match(start, prolog.end() if prolog else 0)
    name = root[1].casefold() if root else ""
    if kind == "xml" or start[:5].casefold() == "<?xml" or name in _FEEDS:
        return "html" if name in _PAGES or start[:14].casefold() == "<!doctype html" else "xml"
    if name:
        return "html"
    if start.startswith("WARC/"):
        return "warc"
    return "json" if start.startswith(("{", "[")) else "text"
