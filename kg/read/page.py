"""A web page → its article: trafilatura finds the text, the page's own metadata gives the rest."""

import json
import logging
import re
from dataclasses import dataclass
from typing import Any

import lxml.html
import trafilatura
from lxml.etree import LxmlError, ParserError

from kg.read.decode import clean
from kg.read.refuse import Unreadable

SHORTEST = 80  # code points of running text; less is a menu or a pay wall
NO_ARTICLE = "save the article's own page, or paste its text into a .txt file"
_DATES = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@name='publishdate' or @name='pubdate' or @name='date' or @itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    "//article//time/@datetime",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a page gives, its date as the page writes it."""

    text: str
    title: str = ""
    published: str | None = None
    url: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None


def page_of(markup: str) -> Page:
    """The article of one page of HTML; paragraphs parted by blank lines. A page without one is refused."""
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
    return Page(
        text=text if not title or text.startswith(title) else f"{title}\n\n{text}",
        title=title,
        published=_published(tree) or data.date,
        url=data.url,
        publisher=data.sitename,
        authors=tuple(name.strip() for name in (data.author or "").split(";") if name.strip()),
    )


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
