"""Takes an Extraction, gives Decisions: which shared thing each name and event of an article is."""

from collections.abc import Iterator

from kg.document import replace
from kg.records import Decision, Extraction
from kg.reference import Registry
from kg.resolve.events import resolve_events
from kg.resolve.organisations import resolve_organisation, resolve_place
from kg.resolve.persons import resolve_person
from kg.resolve.venues import venue_claims, venue_decision

__all__ = ["resolve"]


def resolve(extraction: Extraction, registry: Registry) -> tuple[Decision, ...]:
    """One decision for every person, organisation, place and event of the article, with score and reasons.

    What is ours is decided without a look at what other readers added.
    """
    if not extraction.additions:
        return _decided(extraction, registry)
    ours = _decided(extraction.ours(), registry)
    known = {(d.kind, d.local) for d in ours}
    every = _decided(extraction, registry)
    return (*ours, *(replace(d, added=True) for d in every if (d.kind, d.local) not in known))


def _decided(extraction: Extraction, registry: Registry) -> tuple[Decision, ...]:
    persons = tuple(resolve_person(p, extraction, registry) for p in extraction.persons)
    names = {p.name for p in extraction.persons}
    organisations = tuple(
        resolve_organisation(name, extraction, registry)
        for name in dict.fromkeys(_bodies(extraction))
        if name not in names and name not in registry.countries
    )
    venues = tuple(venue_decision(one, registry) for one in venue_claims(extraction, registry))
    places = tuple({d.local: d for d in (*_places(extraction, registry), *venues)}.values())
    slugs = {d.local: d.slug for d in (*persons, *organisations)}
    served = {p.name: frozenset(o.of for o in p.offices) for p in extraction.persons}
    cities = {d.local: d.slug for d in places}
    return (*persons, *organisations, *places, *resolve_events(extraction, slugs, served, cities))


def _bodies(extraction: Extraction) -> Iterator[str]:
    """Every name that may be an organisation's, in the order of the record."""
    yield from extraction.organisations
    for person in extraction.persons:
        yield from [o.of for o in person.offices]
        if person.party:
            yield person.party
    for event in extraction.events:
        yield from [p.who for p in event.participants]
    for invitation in extraction.invitations:
        yield from [who for who in (invitation.inviter, invitation.invitee) if who]
    for statement in extraction.statements:
        yield from [statement.speaker, *statement.co_speakers]
        if statement.addressee:
            yield statement.addressee


def _places(extraction: Extraction, registry: Registry) -> Iterator[Decision]:
    for event in extraction.events:
        if event.city:
            yield resolve_place(event.city, event.country, extraction, registry)
    for name in extraction.places:
        yield resolve_place(name, None, extraction, registry)
    for invitation in extraction.invitations:
        where = invitation.destination
        if where and where not in registry.countries:
            yield resolve_place(where, None, extraction, registry)
