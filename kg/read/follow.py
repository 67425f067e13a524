"""Sources → what is found in them: files are opened, addresses fetched, and what these lead to after them."""

import io
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from kg import limits, settings
from kg.read.extent import Extent
from kg.read.fields import Fields, Item, Link, name_of
from kg.read.kinds import items
from kg.read.refuse import Unreadable
from kg.read.sources import Source, expand
from kg.read.streams import GZIP, opened, unpacked
from kg.read.web import Web
from kg.records import Article, Refusal

# What a slip of ours raises on one odd source: the rest of a run goes on.
_FAULTS = (ArithmeticError, AttributeError, LookupError, MemoryError, RecursionError, TypeError, ValueError)


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
    """Reads sources; addresses in a feed or a sitemap are followed when it was itself given as an address.

    `take` makes an article of what is found, or raises Unreadable; `extent` follows how far the reading is.
    """

    def __init__(self, take: Callable[[Found], Article], extent: Extent | None = None) -> None:
        self._take, self._extent = take, extent
        self._follow = settings.value("follow") not in ("", "0")  # also those of saved files
        self._web = Web()

    def read(self, sources: Sequence[str | os.PathLike[str]]) -> Iterator[Article | Refusal]:
        """The articles of the sources, in order; whatever cannot be read is a refusal."""
        for source in expand(sources):
            if isinstance(source, Refusal):
                yield source
            else:
                trail = _Trail(followed={source.url} if source.url else set())
                yield from self._source(source, trail)

    def _source(self, source: Source, trail: _Trail, link: Link | None = None) -> Iterator[Article | Refusal]:
        """One source to its end, or to the fault that ends it; `link` is what led to it."""
        left = _Left(source, follows=self._follow or source.url is not None)
        items = 0
        try:
            for where, item in self._items(source, trail):
                items += 1
                yield from self._of(source, trail, where, _dated(item, link), left)
        except Unreadable as fault:
            yield fault.at(source.origin)
            items += 1
        except _FAULTS as fault:
            yield _slip(fault, source.origin)
            items += 1
        if not items:
            yield Unreadable("an empty file", "leave it out, or save it again").at(source.origin)
        if left.count:
            yield left.refusal()

    def _of(
        self, source: Source, trail: _Trail, where: str, item: Fields | Link | Unreadable, left: "_Left"
    ) -> Iterator[Article | Refusal]:
        """What comes of one item: its article, or those behind its address; an address may be left."""
        link = _link(item)
        given = False
        if link is not None and left.follows and trail.takes(link.url):
            page = Source(origin=link.url, name=name_of(link.url), kind=None, url=link.url)
            for found in self._source(page, trail.beyond(source, link.url), link):
                given = given or isinstance(found, Article)
                yield found
        elif isinstance(item, Link):
            left.count += item.url not in trail.followed
        if isinstance(item, Unreadable):
            yield item.at(source.origin + where)
        elif isinstance(item, Fields) and not given:  # an entry's own summary, where its page gives nothing
            yield self._taken(
                Found(origin=source.origin + where, name=source.name, fields=item, alone=not where)
            )

    def _taken(self, found: Found) -> Article | Refusal:
        try:
            return self._take(found)
        except Unreadable as fault:
            return fault.at(found.origin)
        except _FAULTS as fault:
            return _slip(fault, found.origin)

    def _items(self, source: Source, trail: _Trail) -> Iterator[Item]:
        if source.url is None:
            with opened(source, self._extent) as stream:
                yield from items(stream, source.kind)
            return
        answer = self._web.get(source.url, trail.via)
        stream = io.BufferedReader(io.BytesIO(answer.data))
        if answer.data.startswith(GZIP):
            stream = unpacked(stream)
        yield from items(stream, answer.kind, url=answer.url, charset=answer.charset)


def _slip(fault: Exception, origin: str) -> Refusal:
    """A fault of this program as a refusal; with KG_DEBUG it is raised."""
    if settings.value("debug"):
        raise fault
    reason = f"this program failed on it: {type(fault).__name__}: {fault}"
    return Unreadable(reason, "report it with the source; KG_DEBUG=1 shows more").at(origin)


def _link(item: Fields | Link | Unreadable) -> Link | None:
    """The address that an item leads to: its own, or that of the page which it sums up."""
    if isinstance(item, Fields) and item.summary and item.url:
        return Link(url=item.url, published=item.published)
    return item if isinstance(item, Link) else None


def _dated(item: Fields | Link | Unreadable, link: Link | None) -> Fields | Link | Unreadable:
    """A page with the date of what led to it, where its own has no clock time: that may be a guess."""
    if link is None or not link.published or not isinstance(item, Fields) or "T" in (item.published or ""):
        return item
    return replace(item, published=link.published)


@dataclass(slots=True)
class _Left:
    """The addresses of a source that were not followed."""

    source: Source
    follows: bool
    count: int = 0

    def refusal(self) -> Refusal:
        if self.follows:
            most = f"beyond the {limits.LINKS:,} (or {limits.LINK_DEPTH} steps) that are followed"
            reason, remedy = f"{self.count:,} more addresses, {most}", "give these pages, or a smaller feed"
        else:
            reason = f"{self.count:,} addresses of pages without their text, which were not fetched"
            remedy = "KG_FOLLOW=1 fetches them"
        return Unreadable(reason, remedy).at(self.source.origin)
