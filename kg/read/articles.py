"""The whole of reading: each source to its articles, each fault to one refusal, the rest goes on."""

import hashlib
import os
import re
import unicodedata
from collections.abc import Iterator, Sequence

from kg import limits
from kg.errors import UsageError
from kg.read import dates
from kg.read.decode import text_of
from kg.read.fields import Fields, fields_of, parsed, records_of, url_of
from kg.read.heading import heading_of, title_of
from kg.read.language import language_of
from kg.read.page import page_of
from kg.read.refuse import Unreadable
from kg.read.sources import Kind, Source, content, expand, lines
from kg.records import Article, Refusal

_SLUG = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_SPELLED = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ß": "ss", "đ": "d", "ł": "l", "þ": "th", "ð": "d"})
_HASH = 8  # hexadecimal digits; names and headlines together tell articles apart already


def read(
    sources: Sequence[str | os.PathLike[str]], *, published: str | None = None, language: str | None = None
) -> Iterator[Article | Refusal]:
    """The articles of `sources` (paths, folders, globs, "-") in order, and a refusal for each fault.

    `published` dates articles whose own date is missing, counts from now or cannot be read;
    `language` is that of articles which name none.
    """
    try:
        given = dates.published_of(published) if published else None
        if language:
            language_of("", language)
    except Unreadable as fault:
        raise UsageError(fault.reason, remedy=fault.remedy) from fault
    return _unrepeated(_articles(sources, given, language))


def _articles(
    sources: Sequence[str | os.PathLike[str]], published: str | None, language: str | None
) -> Iterator[Article | Refusal]:
    for source in expand(sources):
        if isinstance(source, Refusal):
            yield source
            continue
        try:
            for where, fields in _fields(source):
                yield _taken(source, where, fields, published, language)
        except Unreadable as fault:
            yield fault.at(source.origin)


def _taken(
    source: Source, where: str, fields: Fields | Unreadable, published: str | None, language: str | None
) -> Article | Refusal:
    if isinstance(fields, Unreadable):
        return fields.at(source.origin + where)
    try:
        return _article(source, where, fields, published, language)
    except Unreadable as fault:
        return fault.at(source.origin + where)


def _fields(source: Source) -> Iterator[tuple[str, Fields | Unreadable]]:
    """What each record of the source gives, with its place; a faulty record does not end the file."""
    if source.kind == "jsonl":
        records: Iterator[tuple[str, object]] = ((f":{number}", line) for number, line in lines(source))
    else:
        data = content(source)
        kind = source.kind or _sniffed(data)
        if kind in ("text", "html"):
            if len(data) > limits.ARTICLE_BYTES:
                raise Unreadable(
                    f"longer than {limits.ARTICLE_BYTES:,} bytes", "split it: one article a file"
                )
            yield "", _page(text_of(data, html=True)) if kind == "html" else Fields(text=text_of(data))
            return
        records = records_of(data)
    for where, record in records:
        yield where, _record(where, record)


def _record(where: str, record: object) -> Fields | Unreadable:
    line = int(where[1:]) if where.startswith(":") else None
    try:
        text = text_of(record) if isinstance(record, bytes) else record
        return fields_of(parsed(text, line) if isinstance(text, str) and line else text)
    except Unreadable as fault:
        return fault


def _sniffed(data: bytes) -> Kind:
    start = data.lstrip()[:200].lower()
    if start.startswith((b"{", b"[")):
        return "json"
    return "html" if re.match(rb"<(!doctype html|html|\?xml|head|body|article|!--)", start) else "text"


def _page(markup: str) -> Fields:
    page = page_of(markup)
    return Fields(text=page.text, title=page.title, language=page.language, published=page.published,
                  url=url_of(page.url), publisher=page.publisher, authors=page.authors)  # fmt: skip


def _article(
    source: Source, where: str, fields: Fields, published: str | None, language: str | None
) -> Article:
    if len(fields.text) > limits.ARTICLE_CHARACTERS:
        raise Unreadable(
            f"longer than {limits.ARTICLE_CHARACTERS:,} characters", "split it: one article each"
        )
    heading = heading_of(fields.text)
    printed = fields.published or heading.published
    line = f":{heading.published_line}" if heading.published and not fields.published and not where else ""
    title = fields.title or title_of(fields.text, heading)
    code = language_of(fields.text, fields.language or language)
    return Article(
        id=_id(source, fields, title),
        text=fields.text,
        language=code,
        title=title,
        published=dates.published_of(printed, published, where=line) if printed else published,
        url=fields.url,
        publisher=fields.publisher or heading.publisher,
        authors=fields.authors or heading.authors,
        sha256=hashlib.sha256(fields.text.encode()).hexdigest(),
        origin=source.origin + where,
    )


def _id(source: Source, fields: Fields, title: str) -> str:
    """The id given, as a slug; else the file's name and a hash of what stays when an article is amended.

    That is its address, its headline, or failing both its text: an amended article replaces the earlier one.
    """
    if fields.id:
        if _SLUG.fullmatch(fields.id) and len(fields.id) <= limits.SLUG_CHARACTERS:
            return fields.id
        return _slug(fields.id, fields.id)
    return _slug(source.name, fields.url or title or fields.text)


def _slug(name: str, told_apart_by: str) -> str:
    plain = (
        unicodedata.normalize("NFKD", name.casefold().translate(_SPELLED)).encode("ascii", "ignore").decode()
    )
    head = (
        re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[: limits.SLUG_CHARACTERS - _HASH - 1].rstrip("-")
        or "article"
    )
    return f"{head}-{hashlib.sha256(told_apart_by.encode()).hexdigest()[:_HASH]}"


def _unrepeated(found: Iterator[Article | Refusal]) -> Iterator[Article | Refusal]:
    """The same without what this run has read: an id that comes again, or the text of a bare file."""
    ids: dict[str, Article] = {}
    bare: dict[str, Article] = {}
    for item in found:
        if isinstance(item, Refusal):
            yield item
            continue
        first = ids.get(item.id) or (None if item.url or item.publisher else bare.get(item.sha256))
        if first is None:
            ids[item.id] = item
            bare.setdefault(item.sha256, item)
            yield item
        elif first.sha256 == item.sha256:
            yield Refusal(
                origin=item.origin, reason=f"the same article as {first.origin}", remedy="give it once"
            )
        else:
            reason = f"the id {item.id} is that of {first.origin}, with another text"
            yield Refusal(origin=item.origin, reason=reason, remedy="give each article an id of its own")
