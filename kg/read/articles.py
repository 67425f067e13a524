"""The whole of reading: each source to its articles, each fault to one refusal, the rest goes on."""

import hashlib
import os
import re
import unicodedata
from collections.abc import Iterator, Sequence

from kg import limits
from kg.errors import UsageError
from kg.read import dates
from kg.read.extent import Extent
from kg.read.fields import Fields
from kg.read.follow import Found, Reader
from kg.read.heading import heading_of, title_of
from kg.read.language import language_of
from kg.read.refuse import Unreadable, shown
from kg.read.seen import unrepeated
from kg.records import Article, Refusal

_SLUG = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_SPELLED = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ß": "ss", "đ": "d", "ł": "l", "þ": "th", "ð": "d"})
_HASH = 8  # hexadecimal digits; names and headlines together tell articles apart already


def read(
    sources: Sequence[str | os.PathLike[str]],
    *,
    published: str | None = None,
    language: str | None = None,
    extent: Extent | None = None,
) -> Iterator[Article | Refusal]:
    """The articles of `sources` (paths, folders, globs, addresses, "-") in order; a refusal for each fault.

    `published` dates articles whose own date is missing, counts from now or cannot be read;
    `language` is that of articles which name none; `extent` follows how far the reading is.
    """
    try:
        given = dates.published_of(published) if published else None
        if language:
            language_of("", language)
    except Unreadable as fault:
        raise UsageError(fault.reason, remedy=fault.remedy) from fault

    def take(found: Found) -> Article:
        return _article(found, found.fields, given, language)

    return unrepeated(Reader(take, extent).read(sources))


def _article(found: Found, fields: Fields, published: str | None, language: str | None) -> Article:
    if len(fields.text) > limits.ARTICLE_CHARACTERS:
        raise Unreadable(
            f"longer than {limits.ARTICLE_CHARACTERS:,} characters", "split it: one article each"
        )
    heading = heading_of(fields.text)
    printed = fields.published or heading.published
    alone = heading.published and not fields.published and found.alone
    line = f":{heading.published_line}" if alone else ""
    title = fields.title or title_of(fields.text, heading)
    code = language_of(fields.text, fields.language or language)
    return Article(
        id=_id(found.name, fields, title),
        text=fields.text,
        language=code,
        title=title,
        published=dates.published_of(printed, published, where=line) if printed else published,
        url=fields.url,
        publisher=fields.publisher or heading.publisher,
        authors=fields.authors or heading.authors,
        sha256=hashlib.sha256(fields.text.encode()).hexdigest(),
        origin=shown(found.origin),
    )


def _id(name: str, fields: Fields, title: str) -> str:
    """The id given, as a slug; else the file's name and a hash of what stays when an article is amended.

    That is its address, its headline, or failing both its text: an amended article replaces the earlier one.
    """
    if fields.id:
        if _SLUG.fullmatch(fields.id) and len(fields.id) <= limits.SLUG_CHARACTERS:
            return fields.id
        return _slug(fields.id, fields.id)
    return _slug(fields.name or name, fields.url or title or fields.text)


def _slug(name: str, told_apart_by: str) -> str:
    plain = (
        unicodedata.normalize("NFKD", name.casefold().translate(_SPELLED)).encode("ascii", "ignore").decode()
    )
    head = (
        re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[: limits.SLUG_CHARACTERS - _HASH - 1].rstrip("-")
        or "article"
    )
    return f"{head}-{hashlib.sha256(told_apart_by.encode()).hexdigest()[:_HASH]}"
