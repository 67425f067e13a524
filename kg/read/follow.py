"""Sources → what is found in them: files are opened, addresses fetched, and what these lead to after them."""

import io
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from kg import limits
from kg.read.fields import Fields, Item, Link, name_of
from kg.read.kinds import items
from kg.read.refuse import Unreadable
from kg.read.sources import Source, expand
from kg.read.streams import GZIP, opened, unpacked
from kg.read.web import Web
from kg.records import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The fields of one article, where they were, the name of the file, and whether it holds only them."""

    origin: str
    name: str
    fields: Fields
    alone: bool


@dataclass(frozen=True, slots=True)
class _Trail:
    """The way to a source: how many addresses deep it is, and those that were followed from the first one."""

    depth: int = 0
    via: str | None = None
    followed: set[str] = field(default_factory=set)

    def takes(self, url: str) -> bool:
        """Whether one more address may be followed here."""
        return (
            self.depth < limits.LINK_DEPTH and len(self.followed) < limits.LINKS and url not in self.followed
        )

    def beyond(self, source: Source, url: str) -> "_Trail":
        self.followed.add(url)
        return _Trail(self.depth + 1, source.url or source.origin, self.followed)


class Reader:
    """Reads sources; addresses in a feed or a sitemap are followed when it was itself given as an address."""

    def __init__(self, *, follow: bool) -> None:
        self._follow = follow  # also those of saved files
        self._web = Web()

    def read(self, sources: Sequence[str | os.PathLike[str]]) -> Iterator[Found | Refusal]:
        """What the sources hold, in order; whatever cannot be read is a refusal."""
        for source in expand(sources):
            if isinstance(source, Refusal):
                yield source
            else:
                trail = _Trail(followed={source.url} if source.url else set())
                yield from self._source(source, trail)

    def _source(self, source: Source, trail: _Trail) -> Iterator[Found | Refusal]:
        """One source to its end, or to the fault that ends it."""
        follows, left = self._follow or source.url is not None, 0
        try:
            for where, item in self._items(source, trail):
                link = _link(item)
                if link is not None and follows and trail.takes(link.url):
                    yield from self._linked(source, trail, where, item, link)
                elif isinstance(item, Unreadable):
                    yield item.at(source.origin + where)
                elif isinstance(item, Fields):
                    yield Found(origin=source.origin + where, name=source.name, fields=item, alone=not where)
                else:
                    left += item.url not in trail.followed
        except Unreadable as fault:
            yield fault.at(source.origin)
        if left:
            yield _not_followed(source, left, follows)

    def _linked(
        self, source: Source, trail: _Trail, where: str, item: Fields | Link | Unreadable, link: Link
    ) -> Iterator[Found | Refusal]:
        """What is behind an address; an entry's own summary where its page gives nothing."""
        page = Source(origin=link.url, name=name_of(link.url), kind=None, url=link.url)
        given = False
        for found in self._source(page, trail.beyond(source, link.url)):
            if isinstance(found, Found):
                given = True
                yield replace(found, fields=_dated(found.fields, link))
            else:
                yield found
        if not given and isinstance(item, Fields):
            yield Found(origin=source.origin + where, name=source.name, fields=item, alone=False)

    def _items(self, source: Source, trail: _Trail) -> Iterator[Item]:
        if source.url is None:
            with opened(source) as stream:
                yield from items(stream, source.kind)
            return
        answer = self._web.get(source.url, trail.via)
        stream = io.BufferedReader(io.BytesIO(answer.data))
        if answer.data.startswith(GZIP):
            stream = unpacked(stream)
        yield from items(stream, answer.kind, url=answer.url, charset=answer.charset)


def _link(item: Fields | Link | Unreadable) -> Link | None:
    """The address that an item leads to: its own, or that of the page which it sums up."""
    if isinstance(item, Fields) and item.summary and item.url:
        return Link(url=item.url, published=item.published)
    return item if isinstance(item, Link) else None


def _dated(fields: Fields, link: Link) -> Fields:
    """The page with the link's date, where its own has no clock time: that may be guessed from its text."""
    sure = "T" in (fields.published or "")
    return fields if sure or not link.published else replace(fields, published=link.published)


def _not_followed(source: Source, count: int, follows: bool) -> Refusal:
    if follows:
        reason = (
            f"{count:,} more addresses, beyond the {limits.LINKS:,} (or {limits.LINK_DEPTH} steps) followed"
        )
        return Unreadable(reason, "give these pages, or a smaller feed").at(source.origin)
    reason = f"{count:,} addresses of pages without their text, which were not fetched"
    return Unreadable(reason, "--follow fetches them").at(source.origin)
