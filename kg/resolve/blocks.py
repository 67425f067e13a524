"""Blocking: the keys under which a claim looks for others that may be the same, so that not all meet all."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations, product

from kg.resolve.claims import EventClaim, PersonClaim
from kg.resolve.spelling import key, words
from kg.resolve.verdicts import window

_PEOPLE = 6  # people of one event of which every pair is a key
_MANY = (
    12  # sides of one event of which every pair is a key; a larger gathering goes by its organiser and place
)


def person_keys(claim: PersonClaim) -> frozenset[str]:
    """By the last word of every name, by the first for names that begin with the family's, and by both.

    The last is for names so common that not all who bear one of the words can meet.
    """
    found: set[str] = set()
    for name in claim.names:
        parts = words(name)
        if parts:
            first, last = sorted((key(parts[0]), key(parts[-1])))
            found |= {f"p:{first}", f"p:{last}", f"n:{first}+{last}"}
    return frozenset(found)


def event_keys(claim: EventClaim) -> tuple[frozenset[str], frozenset[str]]:
    """The keys under which an event's profile is found, and those under which it looks.

    An event told by month or day is found under its months; one told by year, or by nothing but the day of
    the article, looks under every month it can mean.
    """
    precise, months, years = _months(claim)
    who = list(_who(claim))
    stands = {f"e:{m}:{claim.family}:{w}" for w in who for m in (months if precise else years)}
    looks = {f"e:{m}:{claim.family}:{w}" for w in who for m in (*months, *years)}
    return frozenset(stands), frozenset(looks)


def _who(claim: EventClaim) -> Iterator[str]:
    sides = sorted(claim.sides or {f"?{key(w)}" for p in claim.parties for w in words(p.who)[-1:]})
    if claim.family in ("gathering", "visit") or len(sides) == 1:
        yield from sides[:_MANY]
    if claim.family not in ("gathering", "visit") and len(sides) > 1:
        for one, other in combinations(sides[:_MANY], 2):
            yield f"{one}+{other}"
    people = {p.person: p.sides for p in claim.parties if p.person}
    for one, other in combinations(sorted(people)[:_PEOPLE], 2):
        yield f"?{one}+{other}"  # where one article tells no states
    if claim.family not in ("gathering", "visit"):
        for one, side in product(sorted(people)[:_PEOPLE], sides[:_PEOPLE]):
            if side not in people[one]:
                yield f"?{one}+{side}"  # where one tells that state alone, and not this person's
    if claim.city:
        yield f"@{claim.city}"


def _months(claim: EventClaim) -> tuple[bool, tuple[str, ...], tuple[str, ...]]:
    """Whether it is told to the month, the months it can mean, and its years."""
    span = window(claim)
    if span is None:
        return False, (), ("?",)
    first, last = span
    months = tuple(dict.fromkeys(_each_month(first, last)))
    return len(claim.start) != len("2021"), months, tuple(dict.fromkeys(m[:4] for m in months))


def _each_month(first: date, last: date) -> Iterator[str]:
    day = first.replace(day=1)
    while day <= last:
        yield f"{day:%Y-%m}"
        day = (day + timedelta(days=32)).replace(day=1)
