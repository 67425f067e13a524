"""An Atom feed of events, by the filters of their list: what articles told of last comes first."""

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement, tostring

from starlette.requests import Request
from starlette.responses import Response

from kg import limits
from kg.serve.catalogue import Article, Event
from kg.serve.languages import language_of
from kg.serve.pages.lists import chosen
from kg.serve.pages.reader import Reader
from kg.serve.pages.rows import telling

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # what XML 1.0 has no room for
_ATOM = "http://www.w3.org/2005/Atom"
_EARLIEST = "1970-01-01T00:00:00"


def feed(request: Request) -> Response:
    """The feed that a request asks for, made once for each snapshot."""
    view = request.app.state.views.current()
    language, prefix = language_of(request)
    root = str(request.base_url).rstrip("/")
    asked = f"?{request.url.query}" if request.url.query else ""
    itself = f"{root}{prefix}{request.scope['path']}{asked}"

    def made() -> bytes:
        found, _ = chosen(Reader(view, language, prefix), request.query_params)
        newest = sorted(found, key=lambda e: (_told(view.catalogue.articles, e), e.iri), reverse=True)
        return _written(Reader(view, language, prefix), newest[: limits.FEED_EVENTS], root, itself)

    body = view.kept(f"feed {language} {itself}", made)
    headers = {"Cache-Control": "no-cache", "Vary": "Accept-Language"}
    return Response(body, media_type="application/atom+xml", headers=headers)


def _written(reader: Reader, events: list[Event], root: str, address: str) -> bytes:
    articles = reader.catalogue.articles
    top = Element("feed", {"xmlns": _ATOM, "xml:lang": reader.language})
    words = reader.words["words"]
    SubElement(
        top, "title"
    ).text = f"{words['product_1']} {words['product_2']}: {reader.words['menu']['events']}"
    SubElement(top, "id").text = address
    SubElement(top, "link", {"rel": "self", "href": address})
    SubElement(top, "link", {"rel": "alternate", "href": address.replace("/feed.atom", "/events", 1)})
    SubElement(top, "updated").text = max((_moment(_told(articles, e)) for e in events), default=_moment(""))
    SubElement(SubElement(top, "author"), "name").text = f"{words['product_1']} {words['product_2']}"
    for event in events:
        entry = SubElement(top, "entry")
        SubElement(entry, "title").text = f"{reader.day(event.start)} {reader.title(event)}".strip()
        SubElement(entry, "id").text = event.iri
        SubElement(entry, "updated").text = _moment(_told(articles, event))
        SubElement(entry, "link", {"rel": "alternate", "href": f"{root}{reader.href(event.iri)}"})
        SubElement(entry, "category", {"term": event.type})
        SubElement(entry, "category", {"term": f"status-{event.status}"})
        if quote := telling(reader, event):
            said = SubElement(
                entry, "summary", {"type": "text", "xml:lang": quote.language or reader.language}
            )
            said.text = f"{''.join(quote.parts)} ({quote.publisher or quote.title})"
    for one in top.iter():
        one.text = _NO_XML.sub("", one.text) if one.text else one.text
    body: bytes = tostring(top, encoding="utf-8", xml_declaration=True)
    return body


def _told(articles: Mapping[str, Article], event: Event) -> str:
    """When an article last told of an event."""
    return max((articles[a].issued for a in event.articles if a in articles), default="")


def _moment(issued: str) -> str:
    """A day or a moment as RFC 3339 has it; the newsrooms' clocks are taken for UTC."""
    return f"{issued}{_EARLIEST[len(issued) :]}Z"
