"""A web page → its article: trafilatura finds the text, the page's own metadata gives the rest."""

import json
import logging
import re
from typing import Any
from urllib.parse import urlsplit

import lxml.html
import trafilatura
from lxml.etree import LxmlError, ParserError

from kg import limits
from kg.read.blocks import joined, tame
from kg.read.decode import clean, text_of
from kg.read.fields import Fields, name_of, page_url, url_of
from kg.read.refuse import Unreadable

SHORTEST = 80  # code points of running text; less is a menu or a pay wall
NO_ARTICLE = "save the article's own page, or paste its text into a .txt file"
_DATES = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@name='publishdate' or @name='pubdate' or @name='date' or @itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    "//article//time/@datetime",
)


def page_fields(data: bytes, url: str | None = None, *, charset: str | None = None) -> Fields:
    """The article of one page of HTML; `url` is where it came from, `charset` what its server said."""
    _capped(data)
    return page_of(text_of(data, html=True, charset=charset), url)


def plain_fields(data: bytes, url: str | None = None, *, charset: str | None = None) -> Fields:
    """The article of one bare text."""
    _capped(data)
    return Fields(text=text_of(data, charset=charset), url=url, name=name_of(url) if url else None)


def _capped(data: bytes) -> None:
    if len(data) > limits.ARTICLE_BYTES:
        raise Unreadable(f"longer than {limits.ARTICLE_BYTES:,} bytes", "split it: one article a file")


def page_of(markup: str, url: str | None = None) -> Fields:
    """The article of one page of HTML; paragraphs parted by blank lines. A page without one is refused."""
    tame(markup)
    for library in ("trafilatura", "htmldate", "courlan", "justext"):
        logging.getLogger(library).setLevel(logging.CRITICAL)  # what they discard is reported as a refusal
    try:
        tree = lxml.html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", markup))
        found = trafilatura.bare_extraction(
            tree, with_metadata=True, include_comments=False, include_tables=False
        )
    except (LxmlError, ParserError, ValueError, RecursionError) as fault:
        raise Unreadable("HTML that cannot be parsed", NO_ARTICLE) from fault
    text = clean(
        "\n\n".join(line.strip() for line in (getattr(found, "text", None) or "").split("\n") if line.strip())
    )
    if len(text) < SHORTEST:
        raise Unreadable("a page without an article", NO_ARTICLE)
    data: Any = found
    title = clean(data.title or "").strip()
    return Fields(
        text=joined(title, [text]),
        title=title,
        published=_published(tree) or data.date,
        url=_own(url_of(data.url), url),
        publisher=data.sitename,
        authors=tuple(name.strip() for name in (data.author or "").split(";") if name.strip()),
        name=name_of(url) if url else None,
    )


def _own(said: str | None, came_from: str | None) -> str | None:
    """The address that a page gives for itself; a fetched page is not believed to be of another host."""
    if said is None or came_from is None:
        return said or came_from
    hosts = [
        (urlsplit(one).hostname or "").removeprefix("www.").removeprefix("m.") for one in (said, came_from)
    ]
    return page_url(said) if hosts[0] == hosts[1] else came_from


def _published(tree: Any) -> str | None:
    """The date of publication with its clock time, where the page states it for machines."""
    for path in _DATES:
        for value in tree.xpath(path):
            if str(value).strip():
                return str(value).strip()
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        match = re.search(r'"datePublished"\s*:\s*("(?:[^"\\]|\\.){4,40}")', str(script))
        if match:
            return str(json.loads(match.group(1)))
    return None
