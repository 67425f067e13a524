"""The XML of news agencies, NITF and NewsML-G2 → the fields of an article."""

from kg.read.blocks import Element, joined, local, of_html, paragraphs
from kg.read.decode import clean
from kg.read.fields import Fields, name_of, page_url
from kg.read.heading import authors_of
from kg.read.ninjs import REMEDY, usable
from kg.read.refuse import Unreadable

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def nitf_fields(nitf: Element) -> Fields:
    """The article of one <nitf>: headline, deck and paragraphs; what was withdrawn is refused."""
    usable(_attribute(nitf, "docdata", "management-status"))
    body = _first(nitf, "body.content")
    parts = paragraphs(body) if body is not None else []
    if not parts:
        raise Unreadable("NITF without paragraphs", REMEDY)
    title = _line(_first(nitf, "hl1")) or _line(_first(nitf, "title"))
    deck = _line(_first(_first(nitf, "hedline"), "hl2"))
    printed = _first(nitf, "body")
    return Fields(
        text=joined(title, [deck, *parts] if deck and parts[0] != deck else parts),
        id=_attribute(nitf, "doc-id", "id-string"),
        title=title,
        language=nitf.get(_LANGUAGE) or (printed.get(_LANGUAGE) if printed is not None else None),
        published=_attribute(nitf, "date.release", "norm")
        or _attribute(nitf, "date.issue", "norm")
        or _attribute(nitf, "pubdata", "date.publication")
        or _attribute(nitf, "story.date", "norm"),
        publisher=_line(_first(nitf, "distributor"))
        or _attribute(nitf, "doc.copyright", "holder")
        or _attribute(nitf, "pubdata", "name"),
        authors=_byline(_first(nitf, "byline")),
    )


def newsml_fields(item: Element) -> Fields:
    """The article of one <newsItem>, whose body is NITF, XHTML or plain text within."""
    usable(_attribute(item, "pubStatus", "qcode"))
    inner = _first(item, "nitf")
    title = _line(_first(_first(item, "contentMeta"), "headline")) or _line(_first(item, "title"))
    if inner is not None:
        told = nitf_fields(inner)
        text, title, authors = told.text, title or told.title, told.authors
    else:
        text, authors = joined(title, _content(item)), ()
    guid = item.get("guid") or ""
    url = page_url(guid)
    tag = _attribute(_first(item, "contentMeta"), "language", "tag")
    return Fields(
        text=text,
        id=None if url else clean(guid).strip() or None,
        title=title,
        language=tag or item.get(_LANGUAGE),
        published=_line(_first(item, "versionCreated")) or _line(_first(item, "firstCreated")) or None,
        url=url,
        publisher=_provider(_first(item, "provider")),
        authors=authors or _byline(_first(item, "by")),
        name=name_of(url) if url else None,
    )


def _content(item: Element) -> list[str]:
    content = _first(item, "contentSet")
    for one in content if content is not None else []:
        if local(one) == "inlineXML" and (parts := paragraphs(one)):
            return parts
        if local(one) == "inlineData" and "text" in one.get("contenttype", "text/plain"):
            return of_html(clean(one.text or ""))
    raise Unreadable("a NewsML-G2 item without a body of text", REMEDY)


def _first(element: Element | None, name: str) -> Element | None:
    """The first element of that name under this one, in whatever namespace."""
    return next((one for one in element.iter() if local(one) == name), None) if element is not None else None


def _attribute(element: Element | None, name: str, key: str) -> str | None:
    found = _first(element, name)
    value = found.get(key) if found is not None else None
    return clean(value).strip() or None if value else None


def _line(element: Element | None) -> str:
    return " ".join(clean("".join(element.itertext())).split()) if element is not None else ""


def _provider(element: Element | None) -> str | None:
    name = _line(_first(element, "name")) or (element.get("literal") if element is not None else None)
    return clean(name).strip() or None if name else None


def _byline(element: Element | None) -> tuple[str, ...]:
    """The persons marked in a byline; else the names that it reads as."""
    if element is None:
        return ()
    people = tuple(_line(one) for one in element.iter() if local(one) == "person")
    line = _line(element)
    return people or authors_of(line) or authors_of(f"By {line}")
