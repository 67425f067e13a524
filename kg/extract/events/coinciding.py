"""Whether two events can be of the same people, day and place."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from kg.extract.circumstances.days import days_between
from kg.records import Event

DAY_VALUE = 10  # length of YYYY-MM-DD
STAY = 7  # days over which a visit told goes on
NEXT_DAYS = 3  # days from an arrival within which what is to come is there
APART = 4  # days over which a meeting leaves its people where they were


def same_people(event: Event, who: AbstractSet[str]) -> bool:
    """Whether several people, and nobody else, take part in an event."""
    return len(who) > 1 and {p.who for p in event.participants} == who


def elsewhere(event: Event, other: Event) -> bool:
    """ "Et siste stopp på en rundreise som har gått til C": where somebody has been before is another day."""
    visits = event.type == other.type == "visit" and event.status in ("held", "planned")
    guests = {p.who for p in event.participants if p.role == "guest"}
    same = guests & {p.who for p in other.participants if p.role == "guest"}
    return visits and bool(same and event.country and other.country) and event.country != other.country


def abroad(event: Event, every: Sequence[Event], day: str) -> bool:
    """ "Met B in Geneva on Monday. At his summit with C in Helsinki": elsewhere than told of that day."""
    who = {p.who for p in event.participants}
    then = (e for e in every if (e.start or "")[:DAY_VALUE] == day[:DAY_VALUE] and e.type != "visit")
    lands = (e.country for e in then if who & {p.who for p in e.participants} and event.type != "visit")
    return event.country is not None and any(c not in (None, event.country) for c in lands)


def in_a_row(event: Event, before: Sequence[Event]) -> bool:
    """ "Goes to Berlin and Rome": one of several stops told at once, of which what follows is in any."""
    told = {e.start for e in event.evidence[:1]}
    return event.type == "visit" and any(
        e.type == "visit"
        and e.country != event.country
        and e.start == event.start
        and told & {x.start for x in e.evidence[:1]}
        for e in before
    )


def may_coincide(event: Event, other: Event) -> bool:
    """Whether what two events tell of their days leaves them in one place: the same few days."""
    one, two = (event.start or "")[:DAY_VALUE], (other.start or "")[:DAY_VALUE]
    if one.startswith(two) or two.startswith(one):
        return True
    exact = len(one) == len(two) == DAY_VALUE
    return exact and abs(days_between(one, two)) <= (STAY if other.type == "visit" else APART)


def bygone(event: Event, last: Event) -> bool:
    """ "A and B met in Lima last year. A has also met C": with somebody else, on no day, of another time."""
    others = {p.who for p in event.participants} ^ {p.who for p in last.participants}
    vague = 0 < len(last.start or "") < DAY_VALUE
    return event.start is None and event.end is None and vague and len(others) > 1


def goes_on(visit: Event, event: Event, published: str) -> bool:
    """ "Arrived in Lima on Monday. He will meet B on Tuesday": to come in the days of a stay begun."""
    first, day = (visit.start or "")[:DAY_VALUE], (event.start or "")[:DAY_VALUE]
    told = len(first) == len(day) == len(published[:DAY_VALUE]) == DAY_VALUE
    begun = visit.type == "visit" and visit.status in ("held", "ongoing") and not visit.end
    if not (begun and told and event.status in ("planned", "proposed")):
        return False
    return first <= published[:DAY_VALUE] <= day and 0 <= days_between(first, day) <= NEXT_DAYS
