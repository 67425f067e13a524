"""What every reader gives: the fields of one article as it was given, or an address that leads to one."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from kg import limits
from kg.read.decode import clean
from kg.read.refuse import Unreadable

_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|at_(medium|campaign|custom\d)")
_UNSAFE = "%/:?#[]@!$&'()*+,;=-._~"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """One article as it was given: nothing is detected yet, the date is as written.

    `name` goes into its id where the name of the file says nothing of it; `summary` says that there is more
    on the page at `url`.
    """

    text: str
    id: str | None = None
    title: str = ""
    language: str | None = None
    published: str | None = None
    url: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    name: str | None = None
    summary: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An address that a feed or a sitemap names, and the date that it gives for the page behind."""

    url: str
    published: str | None = None


Item = tuple[str, Fields | Link | Unreadable]  # with its place in the source


def patient(items: Iterator[Item]) -> Iterator[Item]:
    """The same; after a thousand faults in a row the source is left, and says so."""
    faults = 0
    for where, item in items:
        faults = faults + 1 if isinstance(item, Unreadable) else 0
        yield where, item
        if faults >= limits.FAULTS_IN_A_ROW:
            reason = f"{faults:,} records in a row that cannot be read; the rest was left"
            raise Unreadable(reason, "see whether it holds what its name says", where=where)


def fields_of(record: object) -> Fields:
    """The fields of the contract, of a record that holds at least `text`; other keys are ignored."""
    given = mapping(record)
    text = given.get("text")
    if not isinstance(text, str) or not text.strip():
        keys = ", ".join(sorted(str(key) for key in given)[:8]) or "none"
        raise Unreadable(f"JSON without text (its keys: {keys})", 'put the article\'s words into "text"')
    return Fields(
        text=clean(text),
        id=id_of(given.get("id")),
        title=clean(string(given, "title") or "").strip(),
        language=string(given, "language"),
        published=string(given, "published"),
        url=url_of(string(given, "url")),
        publisher=string(given, "publisher"),
        authors=authors_of(given.get("authors")),
    )


def mapping(record: object) -> Mapping[str, Any]:
    """The record as an object of JSON; anything else is refused."""
    if not isinstance(record, Mapping):
        raise Unreadable(
            f"JSON without an article: {_kind(record)} where an object was expected", "one object an article"
        )
    return cast("Mapping[str, Any]", record)


def url_of(given: str | None) -> str | None:
    """A web address with what an IRI may not hold escaped; None for anything else."""
    if not given:
        return None
    try:
        parts = urlsplit(given.strip())
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return None
    return quote(given.strip(), safe=_UNSAFE, encoding="utf-8")


def page_url(given: str | None) -> str | None:
    """As `url_of`, without the fragment and the marks that say where a reader came from."""
    url = url_of(given)
    if url is None:
        return None
    parts = urlsplit(url)
    query = parts.query
    if any(_TRACKING.match(piece) for piece in query.split("&")):
        kept = [pair for pair in parse_qsl(query, keep_blank_values=True) if not _TRACKING.fullmatch(pair[0])]
        query = urlencode(kept)
    return parts._replace(query=query, fragment="").geturl()


def name_of(url: str) -> str:
    """What the end of an address calls the page: its last telling step, else its host."""
    parts = urlsplit(url)
    steps = [re.sub(r"\.(html?|php|aspx?)$", "", unquote(step)) for step in parts.path.split("/")]
    told = [step for step in steps if len(step) > 5 and not step.startswith("index")]
    return told[-1] if told else (parts.hostname or "page")


def string(given: Mapping[str, Any], key: str) -> str | None:
    """The clean string under the key, None where there is none; another type is refused."""
    value = given.get(key)
    if value is not None and not isinstance(value, str):
        raise Unreadable(
            f'"{key}" is {_kind(value)}, not a string', f'write "{key}" as a string, or leave it out'
        )
    return clean(value).strip() or None if value else None


def id_of(value: object) -> str | None:
    """The id as a string; a number is one, other types are refused."""
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise Unreadable(f'"id" is {_kind(value)}, not a string', 'write "id" as a string, or leave it out')
    return clean(str(value)).strip() or None


def authors_of(value: object) -> tuple[str, ...]:
    """The names, of a string or a list of strings."""
    names = [value] if isinstance(value, str) else value if isinstance(value, list) else []
    if (value is not None and not isinstance(value, str | list)) or not all(
        isinstance(name, str) for name in names
    ):
        raise Unreadable(
            '"authors" is not a list of strings', 'write "authors" as a list of names, or leave it out'
        )
    return tuple(clean(str(name)).strip() for name in names if str(name).strip())


def _kind(value: object) -> str:
    kinds = {
        dict: "an object",
        list: "a list",
        str: "a string",
        bool: "true or false",
        int: "a number",
        float: "a number",
    }
    return kinds.get(type(value), "null")
