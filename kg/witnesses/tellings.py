"""What one article tells of each event and invitation, in the terms that all articles share, and where."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from kg.languages import table
from kg.records import Decision, Duration, Event, Evidence, Extraction, Invitation
from kg.reference import Registry
from kg.resolve.claims import EventClaim, Party, claims

_MEETINGS = frozenset({"meeting", "negotiation"})
_PAIR = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """Who takes part, as `kind/slug`, the sides it stands for in the same form, and where it is named."""

    who: str
    sides: tuple[str, ...] = ()
    role: str = "participant"
    spans: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One article's word on one event or invitation; what is worked out and not said is left empty.

    `thing` is the node that the graph has, `group` is shared by all tellings that are compared.
    """

    article: str
    thing: str
    group: str
    published: str
    language: str
    status: str
    spans: tuple[Evidence, ...]
    type: str = ""  # of an event, as in the extraction
    start: str = ""
    end: str = ""
    clock: str = ""
    when: tuple[Evidence, ...] = ()  # where the time is told
    where: tuple[Evidence, ...] = ()  # where the place is told
    country: str = ""
    city: str = ""  # `place/slug`
    venue: str = ""  # `place/slug`
    registered: bool = False  # whether the registry knows the venue, under every name it has
    destination: str = ""  # of an invitation: `country/code` or `place/slug`
    around: str = ""  # the country of the city, or of the destination
    guests: tuple[Guest, ...] = ()
    first: tuple[Evidence, ...] = ()  # the words that call it the first ever of its guests
    lasted: Duration | None = None

    @property
    def order(self) -> tuple[str, str, str]:
        """The order of telling: by date, then by id."""
        return self.published or "9999", self.article, self.thing

    @property
    def day(self) -> str:
        """The day of publication, ISO, or ""."""
        return self.published[:10]


def tellings(
    extraction: Extraction, decisions: tuple[Decision, ...], registry: Registry
) -> tuple[Telling, ...]:
    """Every event and invitation of an article as the store takes it; nothing that other readers added."""
    ours = extraction.ours()
    _, events = claims(ours, decisions, registry)
    by_id = {event.id: event for event in ours.events}
    names = _Names(ours, decisions, registry)
    told = [_event(claim, by_id[claim.local], names) for claim in events]
    told += [one for event in told if (one := _of_a_pair(event)) is not None]
    numbers = {id(one): n for n, one in enumerate(extraction.invitations, 1)}
    told += [one for i in ours.invitations if (one := _invitation(i, numbers[id(i)], names)) is not None]
    return tuple(told)


class _Names:
    """What the names of an article stand for, and where they stand."""

    def __init__(self, extraction: Extraction, decisions: Iterable[Decision], registry: Registry) -> None:
        self.extraction, self.registry = extraction, registry
        self.chosen: Mapping[tuple[str, str], str] = {(d.kind, d.local): d.slug for d in decisions}
        self.forms = {form: p for p in extraction.persons for form in (*p.also, p.name)}

    def actor(self, who: str) -> str:
        """A participant as `kind/slug`, or ""."""
        if who in self.forms:
            return f"person/{self.chosen['person', self.forms[who].name]}"
        if who in self.registry.countries:
            return f"country/{who}"
        slug = self.chosen.get(("organisation", who))
        return f"organisation/{slug}" if slug else ""

    def place(self, name: str | None) -> str:
        """A place as `country/code` or `place/slug`, or ""."""
        if not name:
            return ""
        if name in self.registry.countries:
            return f"country/{name}"
        slug = self.chosen.get(("place", name))
        return f"place/{slug}" if slug else ""

    def country_of(self, place: str) -> str:
        """The country that a place of the registry lies in, or ""."""
        known = self.registry.places.get(place.removeprefix("place/"))
        return known.country if known else ""

    def town_of(self, venue: str) -> str:
        """The town that a venue of the registry lies in, as `place/slug`, or ""."""
        known = self.registry.places.get(venue.removeprefix("place/"))
        return f"place/{known.parent}" if known and known.parent in self.registry.places else ""

    def known(self, place: str) -> bool:
        """Whether the registry has the place."""
        return place.removeprefix("place/") in self.registry.places

    def side(self, slug: str) -> str:
        """A country or organisation, by code or slug, as `kind/slug`."""
        return f"country/{slug}" if slug in self.registry.countries else f"organisation/{slug}"

    def at(self, who: str, around: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        """The passages among `around` in which a participant is named; all of them where none is."""
        person = self.forms.get(who)
        named = person.evidence if person else self.extraction.named_at.get(who, ())
        return tuple(s for s in around if any(s.start <= n.start < s.end for n in named)) or around

    def printed(self, words: Iterable[str | None], around: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        """The passages among `around` in which one of the words is printed."""
        text, wanted = self.extraction.article.text, [word for word in words if word]
        return tuple(s for s in around if any(word in text[s.start : s.end] for word in wanted))


def _event(claim: EventClaim, event: Event, names: _Names) -> Telling:
    article = names.extraction.article
    spans = tuple(dict.fromkeys(event.evidence)) or (event.trigger,)
    told_at = tuple(s for s in spans if s.start <= event.trigger.start < s.end) or spans
    told = not event.time_inferred
    time = event.time if told else None
    when = (Evidence(start=time.start, end=time.end),) if time and time.end > time.start else told_at
    venue = names.place(event.venue)
    city = ("" if event.place_inferred else names.place(event.city)) or names.town_of(venue)
    clock = (time.clock if time else None) or (event.start or "")[11:16]
    return Telling(
        article=article.id, thing=f"event/{claim.slug}", group=f"event/{claim.slug}",
        published=article.published or "", language=article.language, status=claim.status, spans=told_at,
        where=names.printed((event.venue, event.city), spans) or told_at, type=event.type,
        start=claim.start if told else "", end=claim.end if told else "", clock=clock if told else "",
        when=when, city=city, country="" if event.place_inferred else claim.country,
        venue=venue, registered=names.known(venue), around=names.country_of(city),
        guests=tuple(_guests(event, claim.parties, spans, names)), first=_first(event, names),
        lasted=event.lasted,
    )  # fmt: skip


def _first(event: Event, names: _Names) -> tuple[Evidence, ...]:
    """Where an event is called the first ever, without "official", "since" or the like."""
    claim, article = event.first_claim, names.extraction.article
    if claim is None:
        return ()
    words = table(article.language, "frames")
    end = article.text.find("\n", claim.end)
    rest = article.text[claim.start : end if end > 0 else None]
    sentence = rest[: claim.end - claim.start] + rest[claim.end - claim.start :].partition(". ")[0]
    bare = re.search(rf"\b(?:{'|'.join(words['first_ever'])})\b", sentence, re.IGNORECASE)
    limited = re.search(rf"\b(?:{'|'.join(words['first_of_some'])})\b", sentence, re.IGNORECASE)
    return (claim,) if bare and not limited else ()


def _of_a_pair(event: Telling) -> Telling | None:
    """A meeting of two people alone that took place on a day told, to be set beside their other meetings."""
    people = sorted(g.who for g in event.guests)
    pair = len(people) == _PAIR and all(who.startswith("person/") for who in people)
    if not (pair and event.type in _MEETINGS and event.status == "held" and event.start):
        return None
    return replace(event, group=f"pair/{'/'.join(people)}")


def _guests(
    event: Event, parties: tuple[Party, ...], spans: tuple[Evidence, ...], names: _Names
) -> Iterator[Guest]:
    for one, party in zip(event.participants, parties, strict=True):
        who = names.actor(one.who)
        if who and not one.inferred:
            sides = tuple(sorted(names.side(s) for s in party.sides)) if party.person else ()
            yield Guest(who=who, sides=sides, role=one.role, spans=names.at(one.who, spans))


def _invitation(one: Invitation, number: int, names: _Names) -> Telling | None:
    """An invitation of somebody by somebody; without both it cannot be told from others."""
    article = names.extraction.article
    inviter, invitee = (names.actor(who) if who else "" for who in (one.inviter, one.invitee))
    if not (inviter and invitee):
        return None
    destination = names.place(one.destination)
    return Telling(
        article=article.id, thing=f"invitation/{number}", group=f"invitation/{inviter}/{invitee}",
        published=article.published or "", language=article.language, status=one.status,
        spans=tuple(dict.fromkeys(one.evidence)), destination=destination,
        around=names.country_of(destination),
    )  # fmt: skip
