"""What a gathering has from the meetings at its edge; and what no event can be before its time."""

from collections.abc import Sequence
from dataclasses import replace

from kg.records import Document, Event, Participant

GATHERINGS = ("summit", "conference")
TO_COME = ("planned", "proposed")


def with_parts(event: Event, every: Sequence[Event]) -> Event:
    """Whoever meets at the edge of a gathering takes part in it."""
    if event.type not in GATHERINGS:
        return event
    named = {p.who for p in event.participants}
    parts = [e for e in every if e.part_of == event.id and e.status not in ("cancelled", "denied")]
    once = len(event.evidence) == 1 and event.status == "held"
    if parts and once and all(e.status in TO_COME for e in parts):
        event = replace(event, status="planned")  # "agreed to meet at the summit in Lima"
    people = dict.fromkeys(p.who for e in parts for p in e.participants if p.who not in named)
    more = tuple(Participant(who=w, inferred=True) for w in people)
    return replace(event, participants=(*event.participants, *more))


def unheld(event: Event, document: Document) -> Event:
    """What begins after publication has not been held."""
    published = (document.article.published or "")[:10]
    later = bool(published) and (event.start or "")[: len(published)] > published[: len(event.start or "")]
    return replace(event, status="planned") if later and event.status in ("held", "ongoing") else event
