"""The page of a person, country, organisation or place: offices, events, statements, invitations, names."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from kg import limits
from kg.serve.catalogue import Catalogue, Event, Tenure
from kg.serve.faults import Refused
from kg.serve.pages.charts import NARROW, Star, stars, timeline
from kg.serve.pages.contact import contact
from kg.serve.pages.find import note
from kg.serve.pages.reader import Named, Reader
from kg.serve.pages.rows import Sources, article_row, event_row, first, invited, opened, said, sources

_LANES = 4
_AROUND = 12  # in a drawing of those around somebody
_DRAWN = 160  # signs of a timeline; the newest
_STATEMENTS = 5
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
_SAME = "http://www.w3.org/2002/07/owl#sameAs"
_POINT = "http://www.w3.org/2003/01/geo/wgs84_pos#"


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An office with its holder and interval; where only articles tell of it, what they say and how many."""

    office: Named
    holder: Named
    start: str
    end: str
    state: str
    sources: Sources | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A thing, how often it comes, when last, and where the two are looked at together."""

    named: Named
    times: int
    last: str
    href: str


def actor(reader: Reader, asked: Mapping[str, str]) -> dict[str, Any]:
    """The values of actor.html."""
    kind = asked["kind"]
    iri = reader.iri(kind, asked["rest"])
    if not any(reader.values(iri, name) for name in (_TYPE, _LABEL)):
        raise Refused(404, f"the graph has no {kind} {asked['rest']}")
    catalogue, key = reader.catalogue, f"{kind}/{asked['rest']}"
    events = catalogue.by_actor.get(iri, ())
    by, of = catalogue.said_by.get(iri, ()), catalogue.said_of.get(iri, ())
    asking = [i for i in catalogue.invitations.values() if iri in (i.inviter, i.invitee, *i.destinations)]
    articles = catalogue.reporters(iri) or tuple(dict.fromkeys(a for e in events for a in e.articles))
    me, met = iri if kind != "place" else "", _met(iri, kind, events, catalogue)
    some = partial(opened, reader, asked, f"/id/{key}")
    parts: dict[str, Any] = {
        "offices": some(_offices(reader, kind, iri), lambda o: o, "offices", limits.PAGE_ROWS),
        "events": first(
            reader, events, lambda e: event_row(reader, e, me), "events", reader.link("/events", of=key)
        ),
        "invitations": some(asking, lambda i: invited(reader, i), "invitations"),
        "by": first(
            reader, by, lambda s: said(reader, s), "statements", reader.link("/statements", speaker=key),
            _STATEMENTS,
        ),
        "of": first(
            reader, of, lambda s: said(reader, s), "statements", reader.link("/statements", topic=key),
            _STATEMENTS,
        ),
        "met": some(met, lambda c: _with(reader, iri, kind, c), "met"),
        "places": some(_places(iri, kind, events), lambda c: _counted(reader, c), "places"),
        "articles": some(articles, lambda a: article_row(reader, a), "articles"),
    }  # fmt: skip
    return {
        **parts, "kind": kind, "one": reader.named(iri), "href": reader.href(iri), "lead": note(reader, iri),
        "also": reader.spellings(iri)[1:13], "toc": _toc(reader, parts),
        "same": reader.values(iri, _SAME), "located": reader.all_named(reader.values(iri, "locatedIn")),
        "contains": reader.all_named(
            i for i in reader.subjects("locatedIn", iri) if i in catalogue.told["place"]
        )[:24] if kind in ("place", "country") else (),
        "point": tuple(reader.value(iri, f"{_POINT}{axis}") for axis in ("lat", "long")),
        "series": contact(reader, events, (iri,), NARROW) if kind in ("person", "country") else None,
        "stars": _stars(reader, iri, kind, met),
        "chart": timeline(reader, _lanes(reader, iri, kind, events), NARROW),
        "chart_title": reader.say(
            reader.words["words"]["timeline_title"], name=reader.label(iri), n=len(events)
        ),
    }  # fmt: skip


def _toc(reader: Reader, parts: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Anchor, name and count of the sections that are there."""
    names = reader.words["sections"]
    return [(name, names[name], reader.number(parts[name].total)) for name in names if parts[name].total]


def _offices(reader: Reader, kind: str, iri: str) -> list[Held]:
    """The offices that a person holds, or those of a country or organisation with their holders."""
    if kind == "person":
        return _held(reader, reader.catalogue.tenures_of.get(iri, ()))
    if kind == "place":
        return []
    told = reader.catalogue.told["person"]
    found = [
        tenure
        for office in reader.subjects("officeOf", iri)
        for tenure in reader.catalogue.tenures_in.get(office, ())
        if tenure.holder in told
    ]
    return _held(reader, found)


def _held(reader: Reader, tenures: Sequence[Tenure]) -> list[Held]:
    """The registry's tenures, each with the articles that tell of it; then those that only articles tell."""
    articles: dict[tuple[str, str], list[Tenure]] = defaultdict(list)
    for one in tenures:
        if one.article:
            articles[one.holder, one.office].append(one)
    registry = [one for one in tenures if not one.article]
    known = {(one.holder, one.office) for one in registry}
    only = [ones[0] for pair, ones in articles.items() if pair not in known]
    return [
        Held(
            office=reader.named(one.office), holder=reader.named(one.holder), start=reader.day(one.start),
            end=reader.day(one.end), state="" if not one.article else one.state,
            sources=sources(reader, tuple(t.article for t in articles[one.holder, one.office]))
            if (one.holder, one.office) in articles else None,
        )
        for one in (*registry, *only)
    ]  # fmt: skip


_Tally = tuple[str, int, str]  # a thing, how often, and the last day


def _met(iri: str, kind: str, events: Sequence[Event], catalogue: Catalogue) -> list[_Tally]:
    """With whom the events are, the most frequent first; for a country, with which countries."""
    return _tally(
        (other, event)
        for event in events
        for other in (event.countries if kind == "country" else event.who)
        if other != iri and (kind != "person" or catalogue.kind(other) == "person")
    )


def _places(iri: str, kind: str, events: Sequence[Event]) -> list[_Tally]:
    if kind == "place":
        return []
    return _tally((place, event) for event in events for place in event.where if place != iri)


def _tally(pairs: Iterable[tuple[str, Event]]) -> list[_Tally]:
    times, last = Counter[str](), dict[str, str]()
    for thing, event in pairs:
        times[thing] += 1
        last[thing] = max(last.get(thing, ""), event.start)
    return [(one, times[one], last[one]) for one in sorted(times, key=lambda o: (-times[o], o))]


def _with(reader: Reader, iri: str, kind: str, one: _Tally) -> Counted:
    """Somebody in common events, with the page that shows the two together."""
    thing = one[0]
    if kind not in ("person", "country"):
        return _counted(reader, one)
    keys = [each.rpartition("/id/")[2] for each in (iri, thing)]
    return _counted(reader, one, reader.link("/relations", a=keys[0], b=keys[1]))


def _stars(reader: Reader, iri: str, kind: str, met: Sequence[_Tally]) -> tuple[Star, ...]:
    """Those that are most often in events with it, around it."""
    counted = [_with(reader, iri, kind, one) for one in met[:_AROUND]]
    return stars(
        [
            (
                one.named,
                one.times,
                one.href or one.named.href,
                f"{one.named.label}: {_often(reader, one.times)}",
            )
            for one in counted
        ]
    )


def _often(reader: Reader, times: int) -> str:
    return reader.say(
        "{n} {what}", n=times, what=reader.words["counts"]["events_noun_one" if times == 1 else "events_noun"]
    )


def _counted(reader: Reader, one: _Tally, href: str = "") -> Counted:
    return Counted(named=reader.named(one[0]), times=one[1], last=reader.day(one[2]), href=href)


def _lanes(
    reader: Reader, iri: str, kind: str, events: Sequence[Event]
) -> list[tuple[str, str, list[Event]]]:
    """The events by the other countries in them, the most frequent apart, the rest together."""
    drawn = [one for one in events if one.start][:_DRAWN]
    own = {iri, *(reader.values(iri, "represents") if kind == "person" else ())}
    sides = {one.iri: [c for c in one.countries if c not in own] for one in drawn}
    counts = Counter(country for one in drawn for country in sides[one.iri])
    top = sorted(counts, key=lambda c: (-counts[c], c))[:_LANES]
    lanes = [(reader.label(c), reader.href(c), [one for one in drawn if c in sides[one.iri]]) for c in top]
    rest = [one for one in drawn if not set(top).intersection(sides[one.iri])]
    return [*lanes, (reader.words["words"]["others"], "", rest)] if rest else lanes
