"""ninjs, the IPTC's news in JSON (1.x, 2.x, 3.x) → the fields of an article."""

from collections.abc import Mapping
from typing import Any

from kg.read.blocks import joined, of_html
from kg.read.decode import clean
from kg.read.fields import Fields, id_of, name_of, page_url, string
from kg.read.refuse import Unreadable

_BODIES = ("body_text", "body_xhtml", "body_html")  # 1.x, the plainest first
_DATES = ("versioncreated", "versionCreated", "firstcreated", "firstCreated", "contentcreated")
REMEDY = "give a text item, with its body"


def is_ninjs(given: Mapping[str, Any]) -> bool:
    """Whether the object is a ninjs item: it has an address and a body under ninjs' names, or says so."""
    standard = given.get("standard")
    named = isinstance(standard, Mapping) and standard.get("name") == "ninjs"
    bodied = any(key in given for key in (*_BODIES, "bodies"))
    return named or ("text" not in given and "uri" in given and (bodied or "headline" in given))


def ninjs_fields(given: Mapping[str, Any]) -> Fields:
    """The article of one ninjs item: headline and paragraphs; what its publisher withdrew is refused."""
    usable(string(given, "pubstatus") or string(given, "pubStatus"))
    paragraphs = _body(given)
    kind = string(given, "type") or "text"
    if not paragraphs:
        raise Unreadable(f"a ninjs item without a body of text ({kind})", REMEDY)
    title = string(given, "headline") or _valued(given, "headlines") or string(given, "title") or ""
    uri = string(given, "uri")
    url = page_url(string(given, "url")) or page_url(uri)
    return Fields(
        text=joined(title, paragraphs),
        id=None if url else id_of(uri),
        title=title,
        language=string(given, "language"),
        published=next((date for key in _DATES if (date := string(given, key))), None),
        url=url,
        publisher=_provider(given),
        authors=_authors(given),
        name=name_of(url) if url else None,
    )


def usable(status: str | None) -> None:
    """Refuses an item that its publisher has withheld or taken back ("stat:canceled")."""
    word = (status or "usable").rpartition(":")[2].casefold()
    if word in ("canceled", "cancelled", "withheld", "embargoed", "killed"):
        raise Unreadable(f"its publisher says it is not to be used ({word})", "leave it out")


def _body(given: Mapping[str, Any]) -> list[str]:
    for key in _BODIES:
        if body := string(given, key):
            return of_html(body) if key != "body_text" or "<p" in body else _plain(body)
    bodies = given.get("bodies")
    for one in bodies if isinstance(bodies, list) else []:
        if isinstance(one, Mapping) and (value := string(one, "value")):
            kind = string(one, "contentType") or string(one, "contenttype") or "text/plain"
            return _plain(value) if kind == "text/plain" else of_html(value)
    return []


def _plain(body: str) -> list[str]:
    parts = clean(body).split("\n\n")
    return [text for part in parts if (text := " ".join(part.split()))]


def _valued(given: Mapping[str, Any], key: str) -> str | None:
    """The first `value` of a list of 2.x."""
    found = given.get(key)
    first = found[0] if isinstance(found, list) and found else None
    return string(first, "value") if isinstance(first, Mapping) else None


def _provider(given: Mapping[str, Any]) -> str | None:
    for key in ("provider", "copyrightholder", "copyrightHolder", "source"):
        value = given.get(key)
        if isinstance(value, Mapping):
            value = value.get("name")
        if isinstance(value, str) and value.strip():
            return clean(value).strip()
    return None


def _authors(given: Mapping[str, Any]) -> tuple[str, ...]:
    people = given.get("authors")
    named = people if isinstance(people, list) else []
    names = [string(one, "name") for one in named if isinstance(one, Mapping)]
    byline = string(given, "byline") or ""
    return tuple(name for name in names if name) or ((byline,) if byline and len(byline) < 60 else ())
