"""What a snapshot has, in memory: events, statements, invitations, differences, articles; how often told."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from sys import intern
from typing import TypeVar

import pyoxigraph as ox

from kg.draw.outline import STATUSES
from kg.mapping.iris import DIP
from kg.store import GraphStore

KINDS = ("person", "country", "organisation", "place", "event", "statement")
ACTORS = ("person", "country", "organisation", "place")
_ISSUED, _TITLE = "http://purl.org/dc/terms/issued", "http://purl.org/dc/terms/title"
_LANGUAGE = "http://purl.org/dc/terms/language"
T = TypeVar("T")
_PAIRED = 12  # of an event with many: all pairs of a hundred are five thousand
_Values = Mapping[str, tuple[str, ...]]  # by subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article: its heading, who published it and when (ISO, "" unknown), the origin of its story."""

    iri: str
    title: str
    publisher: str
    issued: str
    language: str
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An event as all articles together have it; `starts` are all days told, the first the one to show."""

    iri: str
    type: str
    status: str
    starts: tuple[str, ...]
    end: str
    who: tuple[str, ...]
    where: tuple[str, ...]
    countries: tuple[str, ...]
    articles: tuple[str, ...]

    @property
    def start(self) -> str:
        """The day to show: of those told the most precise, the earliest of these; "" unknown."""
        return self.starts[0] if self.starts else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Something said; `day` is when its article was issued."""

    iri: str
    text: str
    mode: str
    stance: str
    speakers: tuple[str, ...]
    addressees: tuple[str, ...]
    about: tuple[str, ...]
    made_at: tuple[str, ...]
    article: str
    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """Who invited whom, where to, and the answer; `day` is when its article was issued."""

    iri: str
    inviter: str
    invitee: str
    destinations: tuple[str, ...]
    status: str
    articles: tuple[str, ...]
    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Two articles that differ on a fact of a thing; a silent side has the value ""."""

    iri: str
    kind: str
    rule: str
    fact: str
    on: tuple[str, ...]
    earlier: tuple[str, str]  # article and value
    later: tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """An office that somebody holds: from the registry with its days, or from an article with its state."""

    iri: str
    holder: str
    office: str
    start: str
    end: str
    article: str
    state: str


class Catalogue:
    """Lists of a store's things, in fixed orders: news newest first, shared things most told first."""

    def __init__(self, store: GraphStore) -> None:
        self._database, self._things = store.database, f"{store.iris.base}id/"
        self._read: dict[str, _Values] = {}  # until all is made: some properties are of several kinds
        self.articles = self._articles()
        self.events = self._events()
        self.statements = self._statements()
        self.invitations = self._invitations()
        self.differences = tuple(self._differences())
        self.told = self._told()
        self._ready()
        self._read.clear()

    def _ready(self) -> None:
        """Works out now what the first page that needs it would wait for."""
        lists = "by_origin by_actor said_by said_of said_at differing tenures_of tenures_in pairs"
        for name in lists.split():
            getattr(self, name)

    def kind(self, iri: str) -> str:
        """The kind of a thing as its IRI has it: person, event, …; "" for what is no thing."""
        return iri.removeprefix(self._things).partition("/")[0] if iri.startswith(self._things) else ""

    @cached_property
    def size(self) -> int:
        """How many quads there are, who says what included; counting them takes a while."""
        return len(self._database)

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How many things of each kind the articles tell of."""
        shared = {kind: len(self.told[kind]) for kind in ACTORS}
        return {**shared, "event": len(self.events), "statement": len(self.statements)}

    @cached_property
    def by_origin(self) -> Mapping[str, tuple[str, ...]]:
        """The articles that print one story, by its origin; of those that stand alone nothing."""
        found = _grouped((one.origin, one.iri) for one in self.articles.values())
        return {origin: iris for origin, iris in found.items() if len(iris) > 1}

    @cached_property
    def by_actor(self) -> Mapping[str, tuple[Event, ...]]:
        """The events that somebody takes part in, that a country is involved in, or that are at a place."""
        found: dict[str, dict[str, Event]] = defaultdict(dict)
        for event in self.events.values():
            for iri in (*event.who, *event.countries, *event.where):
                found[iri][event.iri] = event
        return {iri: tuple(events.values()) for iri, events in found.items()}

    @cached_property
    def tenures_of(self) -> Mapping[str, tuple[Tenure, ...]]:
        """The offices of a holder, the registry's last ones first, then the articles'."""
        return _grouped((one.holder, one) for one in self._tenures)

    @cached_property
    def tenures_in(self) -> Mapping[str, tuple[Tenure, ...]]:
        """The holders of an office, likewise."""
        return _grouped((one.office, one) for one in self._tenures)

    @cached_property
    def _tenures(self) -> tuple[Tenure, ...]:
        holders, offices = self._values("holder"), self._values("office")
        starts, ends, states = self._values("startDate"), self._values("endDate"), self._values("tenureState")
        found = [
            Tenure(
                iri=iri, holder=values[0], office=_first(offices, iri), start=_first(starts, iri),
                end=_first(ends, iri), article=self._part_of(iri),
                state=_code(_first(states, iri), "tenure-"),
            )
            for iri, values in holders.items()
        ]  # fmt: skip
        ranked = sorted(found, key=lambda t: (not t.article, t.start, self._issued(t.article), t.iri))
        return tuple(reversed(ranked))

    @cached_property
    def pairs(self) -> Mapping[str, tuple[tuple[tuple[str, str], int], ...]]:
        """Kind → the two of it and in how many events they are together, the most first."""
        found = {}
        for kind in ("country", "person"):
            counts = Counter[tuple[str, str]]()
            for event in self.events.values():
                sides = event.countries if kind == "country" else event.who
                ordered = sorted(iri for iri in set(sides) if self.kind(iri) == kind)[:_PAIRED]
                counts.update((a, b) for n, a in enumerate(ordered) for b in ordered[n + 1 :])
            found[kind] = tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0])))
        return found

    @cached_property
    def said_by(self) -> Mapping[str, tuple[Statement, ...]]:
        """The statements of a speaker."""
        return _grouped((iri, one) for one in self.statements.values() for iri in one.speakers)

    @cached_property
    def said_of(self) -> Mapping[str, tuple[Statement, ...]]:
        """The statements about, or to, somebody or something."""
        return _grouped(
            (iri, one)
            for one in self.statements.values()
            for iri in dict.fromkeys((*one.about, *one.addressees))
        )

    @cached_property
    def said_at(self) -> Mapping[str, tuple[Statement, ...]]:
        """The statements made at an event."""
        return _grouped((iri, one) for one in self.statements.values() for iri in one.made_at)

    @cached_property
    def differing(self) -> Mapping[str, tuple[Difference, ...]]:
        """The differences on a thing."""
        return _grouped((iri, one) for one in self.differences for iri in one.on)

    def origins(self, articles: tuple[str, ...]) -> int:
        """How many independent origins some articles have."""
        return len({self.articles[a].origin if a in self.articles else a for a in articles})

    def reporters(self, iri: str) -> tuple[str, ...]:
        """The articles that tell of a thing, the newest first."""
        return tuple(sorted(self._values_of(iri, "reportedBy"), key=self._issued, reverse=True))

    def conflicts(self, iri: str) -> int:
        """On how many facts of a thing articles contradict each other."""
        return len({one.fact for one in self.differing.get(iri, ()) if one.kind == "conflict"})

    def _issued(self, article: str) -> tuple[str, str]:
        return (self.articles[article].issued if article in self.articles else "", article)

    def _part_of(self, iri: str) -> str:
        """The article that a thing is a part of; "" for the registry's."""
        return iri.partition("/tenure/")[0] if self.kind(iri) == "article" else ""

    def _values_of(self, iri: str, name: str) -> list[str]:
        """The values of a property of one thing."""
        subject, node = ox.NamedNode(iri), ox.NamedNode(f"{DIP}{name}")
        quads = self._database.quads_for_pattern(subject, node, None, ox.DefaultGraph())
        return sorted(
            intern(q.object.value) for q in quads if isinstance(q.object, ox.NamedNode | ox.Literal)
        )

    def _values(self, name: str) -> _Values:
        """Subject → the values of a property, in a fixed order; strings that are equal are one."""
        if name not in self._read:
            self._read[name] = self._scanned(name)
        return self._read[name]

    def _scanned(self, name: str) -> _Values:
        found: dict[str, list[str]] = defaultdict(list)
        node = ox.NamedNode(name if "://" in name else f"{DIP}{name}")
        for quad in self._database.quads_for_pattern(None, node, None, ox.DefaultGraph()):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
                found[intern(quad.subject.value)].append(intern(quad.object.value))
        return {iri: tuple(sorted(values)) for iri, values in found.items()}

    def _articles(self) -> Mapping[str, Article]:
        titles, publishers = self._values(_TITLE), self._values("publisher")
        issued, moments, origins = self._values(_ISSUED), self._values("publishedAt"), self._values("origin")
        languages = self._values(_LANGUAGE)
        found = [
            Article(
                iri=iri, title=values[0], publisher=_first(publishers, iri),
                issued=_first(moments, iri) or _first(issued, iri), language=_first(languages, iri),
                origin=_first(origins, iri) or iri,
            )
            for iri, values in titles.items() if self.kind(iri) == "article"
        ]  # fmt: skip
        return {one.iri: one for one in sorted(found, key=lambda a: (a.issued, a.iri), reverse=True)}

    def _events(self) -> Mapping[str, Event]:
        types, statuses = self._values("eventType"), self._values("eventStatus")
        starts, ends = self._values("startDate"), self._values("endDate")
        who, where = self._values("hasParticipant"), self._values("atPlace")
        countries = self._values("involvesCountry")
        found = [
            Event(
                iri=iri, type=_code(values[0], "event-type-"), status=_status(statuses.get(iri, ())),
                starts=tuple(sorted(starts.get(iri, ()), key=lambda day: (-len(day), day))),
                end=max(ends.get(iri, ("",))), who=who.get(iri, ()), where=where.get(iri, ()),
                countries=countries.get(iri, ()), articles=self.reporters(iri),
            )
            for iri, values in types.items() if self.kind(iri) == "event"
        ]  # fmt: skip
        return {one.iri: one for one in sorted(found, key=lambda e: (e.start, e.iri), reverse=True)}

    def _statements(self) -> Mapping[str, Statement]:
        texts, speakers, about = self._values("text"), self._values("speaker"), self._values("about")
        addressees, places = self._values("addressee"), self._values("madeAt")
        modes, stances = self._values("speechMode"), self._values("stance")
        found = []
        for iri, values in texts.items():
            article = next(iter(self.reporters(iri)), "")
            found.append(Statement(
                iri=iri, text=values[0], mode=_code(_first(modes, iri), "mode-"),
                stance=_code(_first(stances, iri), "stance-"), speakers=speakers.get(iri, ()),
                addressees=addressees.get(iri, ()), about=about.get(iri, ()), made_at=places.get(iri, ()),
                article=article, day=self._issued(article)[0][:10],
            ))  # fmt: skip
        return {one.iri: one for one in sorted(found, key=lambda s: (s.day, s.iri), reverse=True)}

    def _invitations(self) -> Mapping[str, Invitation]:
        inviters, invitees = self._values("inviter"), self._values("invitee")
        destinations, statuses = self._values("destination"), self._values("eventStatus")
        found = []
        for iri in inviters.keys() | invitees.keys() | {i for i in destinations if "/invitation/" in i}:
            articles = self.reporters(iri)
            found.append(Invitation(
                iri=iri, inviter=_first(inviters, iri), invitee=_first(invitees, iri),
                destinations=destinations.get(iri, ()), status=_status(statuses.get(iri, ())),
                articles=articles, day=self._issued(articles[-1])[0][:10] if articles else "",
            ))  # fmt: skip
        return {one.iri: one for one in sorted(found, key=lambda i: (i.day, i.iri), reverse=True)}

    def _differences(self) -> Iterator[Difference]:
        kinds, facts = self._values("differenceKind"), self._values("differingProperty")
        on = self._values("differsOn")
        earlier, later = self._values("earlierArticle"), self._values("laterArticle")
        before, after = self._values("earlierValue"), self._values("laterValue")
        order = ("conflict", "update", "refinement", "addition")
        ranked = sorted(
            kinds, key=lambda iri: (order.index(_code(kinds[iri][0], "difference-")), on.get(iri, ()), iri)
        )
        for iri in ranked:
            yield Difference(
                iri=iri, kind=_code(kinds[iri][0], "difference-"),
                rule="".join(self._values_of(iri, "rule")[:1]),
                fact=_first(facts, iri).rpartition("#")[2], on=on.get(iri, ()),
                earlier=(_first(earlier, iri), _first(before, iri)),
                later=(_first(later, iri), _first(after, iri)),
            )  # fmt: skip

    def _told(self) -> Mapping[str, Mapping[str, int]]:
        """Kind → shared thing → in how many articles it is, the most told first."""
        counts: dict[str, set[str]] = defaultdict(set)
        for article, things in self._values("mentions").items():
            for iri in things:
                counts[iri].add(article)
        for event in self.events.values():
            for iri in (*event.who, *event.where, *event.countries):
                counts[iri].update(event.articles)
        for said in self.statements.values():
            for iri in (*said.speakers, *said.about, *said.addressees):
                counts[iri].add(said.article)
        for one in self.invitations.values():
            for iri in filter(None, (one.inviter, one.invitee, *one.destinations)):
                counts[iri].update(one.articles)
        ranked = sorted(counts, key=lambda iri: (-len(counts[iri]), iri))
        found: dict[str, dict[str, int]] = {kind: {} for kind in ACTORS}
        for iri in ranked:
            if (kind := self.kind(iri)) in found:
                found[kind][iri] = len(counts[iri])
        return found


def _grouped(pairs: Iterator[tuple[str, T]]) -> Mapping[str, tuple[T, ...]]:
    found: dict[str, list[T]] = defaultdict(list)
    for iri, one in pairs:
        found[iri].append(one)
    return {iri: tuple(ones) for iri, ones in found.items()}


def _first(values: _Values, iri: str) -> str:
    return values[iri][0] if iri in values else ""


def _code(concept: str, head: str) -> str:
    return concept.rpartition("/")[2].removeprefix(head)


def _status(concepts: tuple[str, ...]) -> str:
    """The status to show: the first in the order of `STATUSES`."""
    codes = {_code(one, "status-") for one in concepts}
    return next((one for one in STATUSES if one in codes), "unknown")
