"""Rows of facts: when, what, who and where, the sentence, how many sources; lists that say what they cut."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from kg import limits
from kg.draw import words as dates
from kg.draw.records import NOT_DONE
from kg.serve.catalogue import Event, Invitation, Statement
from kg.serve.pages.evidence import Quote, quotes
from kg.serve.pages.reader import Named, Reader

T = TypeVar("T")
R = TypeVar("R")
_LOOKED = 2  # articles whose sentences are looked at for a row
_GONE = NOT_DONE - {"planned", "proposed", "invited"}
_DOTS = 5  # signs for articles; beyond, the number says it


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """How many independent origins say it, of how many articles, in words and as dots."""

    text: str
    title: str
    full: int
    rings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A fact in a list."""

    iri: str
    anchor: str
    date: str  # ISO, "" unknown
    when: str
    under: str  # the weekday, or another printed word under the date
    title: str
    href: str
    status: str
    who: tuple[Named, ...]
    where: tuple[Named, ...]
    sources: Sources
    clashes: str
    clash_href: str
    quote: Quote | None
    gone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement in a list."""

    iri: str
    href: str
    date: str
    when: str
    mode: str
    stance: str
    speakers: tuple[Named, ...]
    addressees: tuple[Named, ...]
    about: tuple[Named, ...]
    quote: Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    """An invitation in a list."""

    iri: str
    href: str
    date: str
    when: str
    inviter: Named | None
    invitee: Named | None
    destinations: tuple[Named, ...]
    status: str
    sources: Sources
    open: bool
    quote: Quote | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a list: what is shown, of how many, and the addresses of what comes before and after."""

    rows: Sequence[object]
    shown: int
    total: int
    said: str
    more: str = ""
    before: str = ""


def sources(reader: Reader, articles: tuple[str, ...]) -> Sources:
    """The sources of a fact."""
    origins = reader.catalogue.origins(articles)
    full = min(origins, _DOTS)
    return Sources(
        text=reader.count("sources", origins),
        title=reader.say(reader.words["counts"]["independent"], n=origins, m=len(articles)),
        full=full, rings=max(0, min(len(articles) - origins, _DOTS + 2 - full)),
    )  # fmt: skip


def event_row(reader: Reader, event: Event, without: str = "", *, quoted: bool = True) -> Row:
    """An event as a row; `without` is whose page it stands on."""
    clashes = reader.catalogue.conflicts(event.iri)
    best = telling(reader, event) if quoted else None
    href = reader.href(event.iri)
    return Row(
        iri=event.iri, anchor=event.iri.rpartition("/")[2], date=event.start,
        when=dates.span(event.start, event.end, reader.language) or reader.words["words"]["undated"],
        under=dates.weekday(event.start, reader.language) if not event.end else "",
        title=reader.title(event, without), href=href, status=event.status,
        who=reader.all_named(reader.company(event, without)), where=reader.all_named(places(reader, event)),
        sources=sources(reader, event.articles), clashes=reader.count("clashes", clashes) if clashes else "",
        clash_href=f"{href}#versions", quote=best, gone=event.status in _GONE,
    )  # fmt: skip


def telling(reader: Reader, event: Event) -> Quote | None:
    """The sentence to show of an event: the fullest, in the page's language where there is one."""
    own = [a for a in event.articles if reader.source(a).language == reader.language]
    found = quotes(reader, event.iri, (own or event.articles)[:_LOOKED], (*event.who, *event.where))
    return max(found, key=lambda quote: len(quote.parts), default=None)


def places(reader: Reader, event: Event) -> list[str]:
    """Where an event is, the narrowest first, without what another of its places lies in."""
    above = {up for iri in event.where for up in reader.values(iri, "locatedIn")}
    narrow = [iri for iri in event.where if iri not in above]
    return sorted(narrow or event.where, key=lambda iri: (reader.catalogue.kind(iri) == "country", iri))


def said(reader: Reader, one: Statement) -> Said:
    """A statement as a row."""
    return Said(
        iri=one.iri, href=reader.href(one.iri), date=one.day, when=reader.day(one.day), mode=one.mode,
        stance=one.stance, speakers=reader.all_named(one.speakers),
        addressees=reader.all_named(one.addressees), about=reader.all_named(one.about),
        quote=_words(reader, one),
    )  # fmt: skip


def _words(reader: Reader, one: Statement) -> Quote:
    """The words of a statement, marked in their sentence where it holds them whole."""
    offsets = one.iri.rpartition("/")[2].rsplit("-", 2)[1:]
    plain = " ".join(one.text.split())
    found = quotes(reader, one.iri, [one.article]) if one.article else ()
    whole = next((quote for quote in found if any(plain in part for part in quote.parts[1::2])), None)
    source = reader.source(one.article)
    return Quote(
        parts=whole.parts if whole else ("", plain, ""), language=source.language, publisher=source.publisher,
        title=source.title, day=reader.day(source.issued),
        href=reader.href(one.article, f"p{'-'.join(offsets)}") if one.article else "",
    )  # fmt: skip


def invited(reader: Reader, one: Invitation, *, quoted: bool = False) -> Invited:
    """An invitation as a row, with its sentence where it is asked for; open while no answer is told."""
    company = [who for who in (one.inviter, one.invitee, *one.destinations) if who]
    told = quotes(reader, one.iri, one.articles[:_LOOKED], company) if quoted else ()
    return Invited(
        iri=one.iri, href=reader.href(one.iri), date=one.day, when=reader.day(one.day),
        inviter=reader.named(one.inviter) if one.inviter else None,
        invitee=reader.named(one.invitee) if one.invitee else None,
        destinations=reader.all_named(one.destinations), status=one.status,
        sources=sources(reader, one.articles), open=one.status not in ("declined", "cancelled"),
        quote=max(told, key=lambda quote: len(quote.parts), default=None),
    )  # fmt: skip


def article_row(reader: Reader, article: str) -> Named:
    """An article in a list: its heading, and who published it when."""
    source = reader.source(article)
    beside = ", ".join(filter(None, (source.publisher, reader.day(source.issued))))
    return Named(iri=article, kind="article", label=source.title, href=reader.href(article), note=beside)


def first(
    reader: Reader, things: Sequence[T], row: Callable[[T], R], what: str, more: str,
    most: int = limits.PAGE_ROWS,
) -> Part:  # fmt: skip
    """The first few of a list, and the address of all of it."""
    shown = [row(one) for one in things[:most]]
    return Part(
        rows=shown, shown=len(shown), total=len(things),
        said=showing(reader, len(shown), len(things), what), more=more if len(things) > most else "",
    )  # fmt: skip


def opened(
    reader: Reader, asked: Mapping[str, str], path: str, things: Sequence[T], row: Callable[[T], R],
    name: str, most: int = 8,
) -> Part:  # fmt: skip
    """The first few of a list, or, where `?all=` names it, as much of it as a page holds."""
    whole = asked.get("all") == name
    shown = [row(one) for one in things[: limits.OPENED_ROWS if whole else most]]
    kept = {key: value for key, value in asked.items() if key not in ("all", "lang", "kind", "rest")}
    return Part(
        rows=shown, shown=len(shown), total=len(things),
        said=showing(reader, len(shown), len(things), "others" if name == "met" else name),
        more="" if whole or len(shown) == len(things) else f"{reader.link(path, **kept, all=name)}#{name}",
    )  # fmt: skip


def paged(
    reader: Reader, things: Sequence[T], row: Callable[[T], R], what: str, path: str,
    asked: Mapping[str, str], most: int = limits.LIST_ROWS,
) -> Part:  # fmt: skip
    """The part of a list that `asked["page"]` names, from 1; one that is no number is the first."""
    last = max(1, -(-len(things) // most))
    given = asked.get("page", "1")
    page = min(max(int(given) if given.isascii() and given.isdigit() and len(given) < 9 else 1, 1), last)
    shown = [row(one) for one in things[(page - 1) * most : page * most]]
    kept = {name: value for name, value in asked.items() if name not in ("page", "lang")}
    return Part(
        rows=shown, shown=min(page * most, len(things)), total=len(things),
        said=showing(reader, len(shown), len(things), what, (page - 1) * most),
        more=reader.link(path, **kept, page=page + 1) if page < last else "",
        before=reader.link(path, **kept, page=page - 1) if page > 1 else "",
    )  # fmt: skip


def showing(reader: Reader, shown: int, total: int, what: str, before: int = 0) -> str:
    """Viser 12 av 340 hendelser."""
    noun = reader.words["counts"][f"{what}_noun_one" if total == 1 else f"{what}_noun"]
    if before:
        return reader.say(
            reader.words["words"]["showing_part"], a=before + 1, b=before + shown, m=total, what=noun
        )
    return reader.say(reader.words["words"]["showing"], n=shown, m=total, what=noun)
