"""RSS (0.9x, 1.0, 2.0) and Atom → the article of each entry, or the address of its page."""

import re
from functools import cache

from kg.languages import codes, table
from kg.read.blocks import Element, joined, local, of_html, paragraphs
from kg.read.decode import clean
from kg.read.fields import Fields, Link, name_of, page_url
from kg.read.refuse import Unreadable

_ATOM = "{http://www.w3.org/2005/Atom}"
_OWN = ("", _ATOM, "{http://purl.org/rss/1.0/}", "{http://my.netscape.com/rdf/simple/0.9/}")
_DC = "{http://purl.org/dc/elements/1.1/}"
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_FOOTER_CHARACTERS = 250  # a footer is one short line


class Feed:
    """The feed that is being read: its title is the publisher of its entries."""

    def __init__(self) -> None:
        self.publisher: str | None = None

    def named(self, title: Element) -> None:
        """Takes the feed's own title, which stands before its entries."""
        self.publisher = self.publisher or _plain(title) or None

    def entry(self, element: Element) -> Fields | Link:
        """The entry's text, whole or as its summary; without one, the address of its page."""
        title = _plain(_child(element, "title"))
        url = page_url(_link(element))
        body, whole = _body(element)
        if not body and url is None:
            raise Unreadable("an entry without text or address", "save its page as .html and give the file")
        date = _text(element, "pubDate", "published", f"{_DC}date", "updated", "modified", "issued")
        if not body:
            return Link(url=str(url), published=date)
        return Fields(
            text=joined(title, body),
            id=None if url else _text(element, "guid", "id"),
            title=title,
            published=date,
            url=url,
            publisher=self.publisher,
            authors=_authors(element),
            name=name_of(url) if url else None,
            summary=not whole,
        )


def _body(entry: Element) -> tuple[list[str], bool]:
    """The paragraphs of the entry, and whether they are its content, not a summary."""
    encoded = entry.find(_CONTENT)
    if encoded is not None and (parts := _unfooted(_paragraphs(encoded))):
        return parts, True
    content = _child(entry, "content")
    if content is not None and not content.get("src") and (parts := _unfooted(_paragraphs(content))):
        return parts, True
    for name in ("description", "summary"):
        found = _child(entry, name)
        if found is not None and (parts := _unfooted(_paragraphs(found))):
            return parts, False
    return [], False


def _paragraphs(element: Element) -> list[str]:
    """XHTML as it stands; else the text of the element, which is HTML once more."""
    return paragraphs(element) if len(element) else of_html(clean(element.text or ""))


def _unfooted(parts: list[str]) -> list[str]:
    """Without the last lines that the feed's program adds ("The post … appeared first on …", "Les mer")."""
    while parts and len(parts[-1]) < _FOOTER_CHARACTERS and _footer().search(parts[-1]):
        parts = parts[:-1]
    return parts


@cache
def _footer() -> re.Pattern[str]:
    words = {word for code in codes() for word in table(code, "read").get("footers", [])}
    ends = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    parts = {word for code in codes() for word in table(code, "read").get("footer_parts", [])}
    inside = "|".join(re.escape(word) for word in sorted(parts))
    return re.compile(rf"^(?:{ends})\W*$|(?<!\w)(?:{inside})\s\S", re.IGNORECASE)


def _child(element: Element, name: str) -> Element | None:
    """The child of that name in a namespace of feeds, not of media or podcasts."""
    return next((one for space in _OWN if (one := element.find(f"{space}{name}")) is not None), None)


def _plain(element: Element | None) -> str:
    return " ".join(_paragraphs(element)) if element is not None else ""


def _text(entry: Element, *names: str) -> str | None:
    for name in names:
        found = entry.find(name) if name.startswith("{") else _child(entry, name)
        if found is not None and (found.text or "").strip():
            return clean(found.text).strip()
    return None


def _link(entry: Element) -> str | None:
    for one in entry:
        if local(one) == "link" and one.tag.startswith(_ATOM) and one.get("rel", "alternate") == "alternate":
            return str(one.get("href") or "")
    guid = _child(entry, "guid")
    fixed = guid.text if guid is not None and guid.get("isPermaLink", "true") == "true" else None
    return _text(entry, "link") or fixed


def _authors(entry: Element) -> tuple[str, ...]:
    names = [clean(one.text).strip() for one in entry.findall(f"{_DC}creator") if one.text]
    for one in entry.findall(f"{_ATOM}author"):
        name = one.find(f"{_ATOM}name")
        names += [clean(name.text).strip()] if name is not None and name.text else []
    if not names and (written := _text(entry, "author")):
        names = [re.sub(r"\S+@\S+|[()]", "", written).strip()]  # RSS asks for an e-mail address here
    return tuple(name for name in names if name)
