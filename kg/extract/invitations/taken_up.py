"""Invitations that are taken up: whoever is told to go where he was invited to has accepted."""

from collections.abc import Collection, Mapping, Sequence

from kg.annotate.structure import within
from kg.document import Document, replace
from kg.extract.circumstances.days import days_between
from kg.extract.frames.scene import allegiances
from kg.extract.invitations.records import Answer
from kg.languages import union, words
from kg.records import Event, Invitation
from kg.reference import Registry

AHEAD = ("planned", "ongoing")
TOLD = (*AHEAD, "denied")  # a journey that somebody will make, or will not
MET = ("meeting", "summit", "conference", "ceremony")  # held where the guest was invited to, he came
PARTICIPLES = ("participles", "ask_participles")
PLUPERFECT = 5  # tokens of "hadde selv tidligere bedt"
DAY_VALUE = len("2021-10-25")
HOPED = 30  # characters of "looks forward to " before the word for the event
PARTICLE = 5  # characters of " imot"
LATELY = 7  # days before publication within which a journey that has been is the one asked for


def taken_up(
    found: Sequence[Invitation],
    events: Sequence[Event],
    document: Document,
    registry: Registry,
    doubted: Collection[int] = (),
) -> tuple[Invitation, ...]:
    """The invitations, those accepted by a journey that another sentence tells of; not `doubted` ones."""
    if all(one.status != "extended" or one.destination is None for one in found):
        return tuple(found)
    published = (document.article.published or "")[:DAY_VALUE]
    events = [e for e in events if not (_hoped_for(e, document) or _asked_to(e, document))]
    visits = [e for e in events if e.type == "visit" and (e.status in TOLD or _lately(e, published))]
    met = [e for e in events if e.type in MET and e.city and not e.place_inferred]
    settled = [e for e in met if e.status in AHEAD and e.start]  # a meeting to come has a day
    visits += [*settled, *(e for e in met if _recent(e, published))]
    states = any(one.invitee in registry.countries for one in found)
    served = allegiances(document, registry) if states and visits else {}
    return tuple(
        one
        if one.evidence[0].start in doubted
        else _taken(_met_since(one, events, document, registry), visits, document, registry, served)
        for one in found
    )


def _met_since(
    one: Invitation, events: Sequence[Event], document: Document, registry: Registry
) -> Invitation:
    """ "A hadde bedt B til Lima": what is told as past, before a meeting of the two that was held there."""
    two = {one.inviter, one.invitee}
    if one.status != "extended" or one.destination is None or not _had_been(one, document):
        return one
    for event in events:
        both = event.type in MET and two <= {p.who for p in event.participants}
        there = event.country is None or _there(one.destination, event, document, registry)
        apart = event.evidence[0] not in one.evidence  # "had invited B to a dinner in Lima"
        if both and there and apart and event.status in ("held", "ongoing"):
            return replace(one, status="accepted", evidence=(*one.evidence, event.evidence[0]))
    return one


def _had_been(one: Invitation, document: Document) -> bool:
    """Whether the words that tell of it are in the pluperfect: "hadde invitert", "had been invited"."""
    told = one.evidence[0]
    norms = [t.norm for t in document.tokens if told.start <= t.start < told.end]
    language = document.article.language
    had, inviting = words(language, "invitations", "had"), union(language, "invitations", *PARTICIPLES)
    return any(
        n in had and not inviting.isdisjoint(norms[i + 1 : i + PLUPERFECT]) for i, n in enumerate(norms)
    )


def _asked_to(event: Event, document: Document) -> bool:
    """ "I invite you to the summit": a gathering told of by the words that invite to it."""
    if event.type not in MET or event.status == "held":
        return False
    said = next((s for s in document.sentences if s.start <= event.trigger.start < s.end), None)
    verbs = union(document.article.language, "invitations", "finite", "participles", "infinitives")
    norms = [t.norm for t in document.tokens[slice(*said.tokens)]] if said else []
    return not verbs.isdisjoint(norms)


def _hoped_for(event: Event, document: Document) -> bool:
    """ "Looks forward to hosting B", "håper å få ta imot B": the host tells it, who does not answer for B."""
    language = document.article.language
    inside = within(document.tokens, max(0, event.trigger.start - HOPED), event.trigger.end + PARTICLE)
    norms = {t.norm for t in inside}
    hopes = words(language, "invitations", "forward") | words(language, "invitations", "hoping")
    return not norms.isdisjoint(hopes) and not norms.isdisjoint(words(language, "invitations", "receiving"))


def _lately(visit: Event, published: str) -> bool:
    """Whether a journey has just been: "B invited A to Lima", and A was there on Sunday."""
    start = (visit.start or "")[:DAY_VALUE]
    if visit.status != "held" or min(len(start), len(published)) < DAY_VALUE:
        return False
    return 0 <= days_between(start, published) <= LATELY


def _recent(event: Event, published: str) -> bool:
    """Whether somebody was met on no day that is long gone."""
    return event.status == "held" and (not event.start or _lately(event, published))


def _taken(
    one: Invitation,
    visits: Sequence[Event],
    document: Document,
    registry: Registry,
    served: Mapping[str, set[str]],
) -> Invitation:
    if one.status != "extended" or one.destination is None:
        return one
    for visit in visits:
        guests = {p.who for p in visit.participants if p.role == "guest" or _gathers(visit, one)}
        coming = one.invitee in guests or any(one.invitee in served.get(g, ()) for g in guests)
        apart = [e for e in visit.evidence if e not in one.evidence]
        if coming and apart and _there(one.destination, visit, document, registry):
            status: Answer = "declined" if visit.status == "denied" else "accepted"
            return replace(one, status=status, evidence=(*one.evidence, apart[0]))
    return one


def _gathers(event: Event, one: Invitation) -> bool:
    """Whether all who take part come to the very town that the invitation is to."""
    return event.type in MET and event.status != "planned" and event.city == one.destination


def _there(destination: str, visit: Event, document: Document, registry: Registry) -> bool:
    """Whether a journey goes to a destination: its city, or its state where no other city is told."""
    if destination == visit.country:
        return True
    text = document.article.text
    named = (m.key for m in document.mentions if m.kind == "place" and text[m.start : m.end] == destination)
    place = next((p for k in named if (p := registry.places.get(k)) is not None), None)
    return place is not None and place.country == visit.country and visit.city in (None, destination)
