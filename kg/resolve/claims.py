"""What one article claims of the people and events it names: all that identity is judged by."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kg.records import Decision, Event, Extraction, Person
from kg.reference import Registry
from kg.resolve.bodies import state_of
from kg.resolve.events import FAMILIES
from kg.resolve.organisations import organisation_slug
from kg.resolve.slugs import slug

LEADER = "leader"  # the role, among more than two who meet, of the one who is told to meet the others
_PAIR = 2
_GOVERNMENT = "government"  # the kind of an organisation that acts for its state
Chosen = Mapping[tuple[str, str], Decision]  # what the article alone takes its names for, by kind and name


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonClaim:
    """A person of an article: `slug` is what the article alone would take it for, `known` a holder's."""

    article: str
    local: str
    slug: str
    known: bool
    names: tuple[str, ...]
    posts: tuple[tuple[str, str], ...] = ()  # office, whom it serves
    company: frozenset[str] = frozenset()  # slugs of the holders of office named in the same article
    published: str = ""

    @property
    def ref(self) -> str:
        """The claim's own name, the same as long as its article stays."""
        return f"{self.article}#person/{self.local}"

    @property
    def sides(self) -> frozenset[str]:
        """The states and bodies the person is said to serve."""
        return frozenset(of for _, of in self.posts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who takes part: a person's claim ("" for a state or body), the sides it stands for, its role."""

    who: str
    person: str = ""
    sides: frozenset[str] = frozenset()
    role: str = "participant"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventClaim:
    """An event of an article; `start` and `end` are ISO dates as precise as told, "" where not told."""

    article: str
    local: str
    slug: str
    family: str
    parties: tuple[Party, ...]
    start: str = ""
    end: str = ""
    city: str = ""
    country: str = ""
    venue: str = ""
    status: str = "held"
    around: str = ""  # the slug of the organisation whose gathering it is, or is at the edge of
    published: str = ""

    @property
    def ref(self) -> str:
        """The claim's own name, the same as long as its article stays."""
        return f"{self.article}#event/{self.local}"

    @property
    def sides(self) -> frozenset[str]:
        """Every state and body that is there, by itself or through its people."""
        return frozenset(side for party in self.parties for side in party.sides)


def claims(
    extraction: Extraction, decisions: tuple[Decision, ...], registry: Registry
) -> tuple[tuple[PersonClaim, ...], tuple[EventClaim, ...]]:
    """The claims of an article on people and on events, from what it takes its own names for."""
    chosen: dict[tuple[str, str], Decision] = {(d.kind, d.local): d for d in decisions}
    published = (extraction.article.published or "")[:10]
    alone = [_person(p, extraction, chosen, registry, published) for p in extraction.persons]
    known = frozenset(p.slug for p in alone if p.known)
    persons = tuple(replace(p, company=known - {p.slug}) for p in alone)
    by_name = {p.local: p for p in persons}
    around = dict(_gatherings(extraction, chosen))
    events = tuple(_event(e, extraction, chosen, by_name, around, registry) for e in extraction.events)
    return persons, events


def _person(
    person: Person,
    extraction: Extraction,
    chosen: Chosen,
    registry: Registry,
    published: str,
) -> PersonClaim:
    decision = chosen["person", person.name]
    posts = sorted(
        {
            (o.office, _served(o.of, extraction, registry))
            for o in person.offices
            if o.when != "former" and o.of
        }
    )
    if not posts:
        posts = sorted(
            {
                (h.office, h.country)
                for h in registry.persons_named(person.name)
                if h.slug == decision.slug and published and h.held_on(published)
            }
        )
    named = (h for name in (person.name, *person.also) for h in registry.persons_named(name))
    known = any(h.slug == decision.slug for h in named)
    return PersonClaim(
        article=extraction.article.id, local=person.name, slug=decision.slug,
        known=known and decision.score >= 0.5, names=(person.name, *person.also), posts=tuple(posts),
        published=published,
    )  # fmt: skip


def _event(
    event: Event,
    extraction: Extraction,
    chosen: Chosen,
    persons: Mapping[str, PersonClaim],
    around: Mapping[str, str],
    registry: Registry,
) -> EventClaim:
    parties = []
    for one in event.participants:
        person = persons.get(one.who)
        body = chosen.get(("organisation", one.who))
        who = person.slug if person else body.slug if body else one.who
        sides = person.sides if person else _acting_for(who, registry)
        parties.append(Party(who=who, person=person.ref if person else "", sides=sides, role=one.role))
    family = FAMILIES.get(event.type, event.type)
    if family == "meeting" and len(parties) > _PAIR and parties[0].role == "participant":
        parties[0] = replace(parties[0], role=LEADER)
    city = chosen.get(("place", event.city or ""))
    return EventClaim(
        article=extraction.article.id, local=event.id, slug=chosen["event", event.id].slug,
        family=family, parties=tuple(parties),
        start=(event.start or "")[:10], end=(event.end or "")[:10],
        city=_town(city.slug if city else "", event.city or "", registry),
        country=event.country or "", venue=event.venue or "", status=event.status,
        around=around.get(event.part_of or event.id, ""),
        published=(extraction.article.published or "")[:10],
    )  # fmt: skip


def _town(chosen: str, printed: str, registry: Registry) -> str:
    """A town by its slug in the registry; one that it lacks is known by its name in every article."""
    return chosen if chosen in registry.places else slug(printed) if printed else ""


def _served(of: str, extraction: Extraction, registry: Registry) -> str:
    """The state or body behind an office: who speaks for a ministry serves its state."""
    body = of if of in registry.countries else organisation_slug(of, extraction, registry)[0]
    return _state(body, registry) or body


def _acting_for(who: str, registry: Registry) -> frozenset[str]:
    """The sides a state or body stands for: a ministry acts for its state."""
    return frozenset({who, _state(who, registry)} - {""})


def _state(body: str, registry: Registry) -> str:
    found = registry.organisations.get(body)
    if found is None:
        return state_of(body, registry)
    return found.country if found.kind == _GOVERNMENT else ""


def _gatherings(extraction: Extraction, chosen: Chosen) -> Iterator[tuple[str, str]]:
    """The organisation of each gathering of the article, by the event's id."""
    for event in extraction.events:
        bodies = [
            chosen["organisation", p.who].slug
            for p in event.participants
            if p.role == "organiser" and ("organisation", p.who) in chosen
        ]
        if FAMILIES.get(event.type, event.type) == "gathering" and bodies:
            yield event.id, min(bodies)
