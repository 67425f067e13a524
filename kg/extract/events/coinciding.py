"""Whether two events can be of the same people, days and place."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from kg.document import Document
from kg.extract.circumstances.days import days_between
from kg.records import Event

DAY_VALUE = 10  # length of YYYY-MM-DD
STAY = 7  # days over which a visit told goes on
NEXT_DAYS = 3  # days from an arrival within which what is to come is there
ON_IT = 3  # days from a visit's only day told within which what its people do is on it
GATHERINGS = ("summit", "conference")
COMING = ("planned", "proposed")
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
    one, two = (event.start or "")[:DAY_VALUE], (other.start or other.end or "")[:DAY_VALUE]
    if event.end and two and not other.end:
        return one <= two <= event.end  # "reiser fredag. Neste uke møter hun B"
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


def together(event: Event, whole: Event, document: Document) -> bool:
    """Whether two are both to come or not, and nothing says that they are on different days."""
    if long_ago(event, whole, document):
        return False
    if whole.status in ("cancelled", "denied") or event.status in ("cancelled", "denied"):
        return False
    if whole.status != "ongoing" and (event.status in COMING) != (whole.status in COMING):
        return _the_day_after(event, whole, (document.article.published or "")[:DAY_VALUE])
    day, first = (event.start or "")[:DAY_VALUE], (whole.start or "")[:DAY_VALUE]
    last = (whole.end or first)[:DAY_VALUE]
    if not day:
        return True
    until = (event.end or day)[:DAY_VALUE]
    if not (first or last):
        return whole.status in ("ongoing", "held") and _now(
            day, until, (document.article.published or "")[:DAY_VALUE]
        )
    first = first or last
    if min(len(day), len(first)) < DAY_VALUE:
        return day.startswith(first) or first.startswith(day)
    reach = ON_IT - 1 if whole.type == "visit" and not whole.end else 0
    return days_between(first, day) >= 0 and days_between(until, last) >= -reach


def _now(first: str, last: str, published: str) -> bool:
    """Whether what is told is of the days of a stay that goes on, of which none is told."""
    if min(len(first), len(published)) < DAY_VALUE:
        return published.startswith(first)
    return days_between(first, published) <= ON_IT and days_between(published, last) <= ON_IT


def _the_day_after(event: Event, whole: Event, published: str) -> bool:
    """ "Began talks in Lima on Monday. Today they will meet B": of two days, one gone, one to come."""
    first, day = (whole.start or "")[:DAY_VALUE], (event.start or "")[:DAY_VALUE]
    if len(first) != DAY_VALUE or len(day) != DAY_VALUE or event.status != "planned" or event.end:
        return False
    return first <= published <= day and days_between(first, day) <= 1


def long_ago(event: Event, whole: Event, document: Document) -> bool:
    """ "Is in Lima. She met B in 2010 too": of a time gone by, and no part of a stay that goes on."""
    published = (document.article.published or "")[:DAY_VALUE]
    vague = 0 < len(event.start or "") < DAY_VALUE
    now = whole.type == "visit" and whole.status == "ongoing" and not whole.start
    return bool(now and vague and event.start and event.start < published[: len(event.start)])


def of_other_days(document: Document, event: Event, whole: Event) -> bool:
    """ "Is in Lima. Next week she will meet B": none of the days of a stay of which no first day is told."""
    day, until = (event.start or "")[:DAY_VALUE], (event.end or event.start or "")[:DAY_VALUE]
    if not day or whole.start or whole.type != "visit":
        return False
    if not whole.end:
        published = (document.article.published or "")[:DAY_VALUE]
        return whole.status == "ongoing" and not _now(day, until, published)
    ends = whole.end[:DAY_VALUE]  # "ended her visit on Monday. She had met B in April"
    exact = min(len(day), len(ends)) == DAY_VALUE
    return days_between(day, ends) > STAY if exact else not ends.startswith(day)


def only_wished(event: Event, whole: Event) -> bool:
    """ "Is in Lima, and would like to meet B": some day, who knows where."""
    return event.status == "proposed" and whole.status in ("held", "ongoing") and event.start is None
