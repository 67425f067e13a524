"""Same, different or unsure: what the evidence says of two claims, with a score and its reasons."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from typing import Literal

from kg.resolve.claims import LEADER, EventClaim, Party, PersonClaim
from kg.resolve.spelling import nearness

Answer = Literal["same", "unsure", "different"]

SAME, UNSURE = 0.7, 0.45  # scores from which two claims are one, or may be
_SURNAME = 0.4  # how near a last name alone is to a full one
_CAREER = 40  # years between two articles within which one name in one office can be one person
_TOLD_AFTER, _TOLD_BEFORE = 7, 45  # days from an undated event to the article that tells it: held, planned
NEWS = 3  # days apart that two articles on one undated event may be
_CLASH, _OTHERS_MEET = "others of the same state take part", "other people take part"
_NOBODY = "nobody is named in both"
OTHER_PEOPLE = frozenset({_CLASH, _OTHERS_MEET})  # what says that two events cannot be one for who was there
_DAY_OFF = 1  # days by which sources may differ on one event: it may as well be another, for an editor to say
_OTHERS = 3  # more who take part than the two of a meeting: a round of ministers is no talk of two
_OTHER_SIDES = 2  # so are as many of other states
_ENOUGH_GUESTS = 2  # of a gathering named in both that make it one
_ALL = 1.0  # all who are named in one are in the other


@dataclass(frozen=True, slots=True)
class Verdict:
    """What two claims are to each other."""

    answer: Answer
    score: float
    reasons: tuple[str, ...]


def _verdict(score: float, reasons: list[str]) -> Verdict:
    answer: Answer = "same" if score >= SAME else "unsure" if score >= UNSURE else "different"
    return Verdict(answer, round(max(0.0, min(score, 1.0)), 2), tuple(reasons))


def persons(one: PersonClaim, other: PersonClaim) -> Verdict:
    """Whether two articles speak of one person: names first, then whom they serve, as what, and when."""
    if one.known and other.known:
        same = one.slug == other.slug
        return Verdict("same" if same else "different", 1.0 if same else 0.0, ("the registry's word",))
    near = max(nearness(a, b) for a, b in product(_full(one), _full(other)))
    if near == 0.0:
        return Verdict("different", 0.0, ("other names",))
    score, reasons = near * 0.75, [_named(near)]
    shared, told = one.sides & other.sides, bool(one.sides and other.sides)
    if shared:
        score, reasons = score + 0.2, [*reasons, f"both serve {', '.join(sorted(shared))}"]
    elif told:
        score, reasons = score - 0.5, [*reasons, "they serve different states or bodies"]
    if set(one.posts) & set(other.posts):
        score, reasons = score + 0.2, [*reasons, "the same office"]
    if (
        near == _SURNAME
        and not told
        and one.company & other.company
        and (_gap(one.published, other.published) or 0) <= NEWS
    ):
        score, reasons = score + 0.4, [*reasons, "told in the same days beside the same people"]
    if _years(one.published, other.published) > _CAREER:
        score, reasons = score - 0.5, [*reasons, "a lifetime apart"]
    return _verdict(score, reasons)


def _full(claim: PersonClaim) -> tuple[str, ...]:
    """The forms of more than one word; the bare ones only where there is no other."""
    full = tuple(name for name in claim.names if " " in name)
    return full or claim.names


def _named(near: float) -> str:
    return {
        1.0: "the same name",
        0.9: "the same name, middle names left out",
        0.8: "the same initial and last name",
    }.get(near, "the same last name alone")


def _years(one: str, other: str) -> int:
    return abs(int(one[:4]) - int(other[:4])) if one and other else 0


def events(one: EventClaim, other: EventClaim, who: Callable[[Party], str]) -> Verdict:
    """Whether two articles tell one event: its kind, its people, its time, its place, what is around it.

    `who` gives the identity of a participant as it stands now.
    """
    if one.family != other.family:
        return Verdict("different", 0.0, ("another kind of event",))
    if one.family == "other":
        return Verdict("different", 0.0, ("nothing says what kind of event",))
    people, people_reason = _people(one, other, who)
    if people < 0:
        return Verdict("different", 0.0, (people_reason,))
    if (
        "proposed" in {one.status, other.status}
        and one.status != other.status
        and not (one.start and other.start)
    ):
        return Verdict("different", 0.0, ("one is only proposed",))
    time, time_reason = _time(one, other, alike=people >= _ALL)
    if time < 0:
        return Verdict("different", 0.0, (time_reason,))
    place, place_reason = _place(one, other)
    if place < 0:
        return Verdict("different", 0.0, (place_reason,))
    edge = 0.1 if time and one.around and one.around == other.around else 0.0
    reasons = [people_reason, time_reason, *([place_reason] if place_reason else [])]
    reasons += ["at the edge of the same gathering"] if edge else []
    score = 0.5 * people + time + place + edge
    # two lists of guests that have nobody in common speak neither for nor against one gathering
    return _verdict(max(score, UNSURE) if people_reason == _NOBODY else score, reasons)


def _people(one: EventClaim, other: EventClaim, who: Callable[[Party], str]) -> tuple[float, str]:
    """How much of the smaller party is in the larger, a person counting for the state served; -1: a clash."""
    if one.family == "expulsion":
        same = len(one.parties) == len(other.parties) and all(
            any(p.role == q.role and _one(p, q, who) for q in other.parties) for p in one.parties
        )
        return (1.0, "the same states, the same way round") if same else (-1, "other states")
    a, b, listed = _compared(one, other, who)
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    if not small:
        return 0.0, "nobody is named"
    matched = sum(any(_one(p, q, who) for q in large) for p in small)
    clashing = [p for p in small if p.person and _clashes(p, small, large, who)]
    if clashing and one.family != "gathering":
        return -1, _CLASH
    needed = 1 if one.family in ("gathering", "visit") else min(2, len(small))
    if matched < needed:
        return (0.0, _NOBODY) if listed else (-1, _OTHERS_MEET)
    share = matched / len(small)
    if listed:
        share = min(1.0, matched / _ENOUGH_GUESTS)  # no two reports list the same guests
    many = [p for p in large if not any(_one(p, q, who) for q in small)]
    sides = {side for p in small for side in p.sides}
    foreign = sum(not p.sides & sides for p in many)
    round_ = len(many) >= _OTHERS or foreign >= _OTHER_SIDES
    if one.family == "meeting" and len(small) == 2 == matched and round_:
        return -1, "one tells of two, the other of many"
    if one.family == "meeting" and _hosts_alone(one) is not _hosts_alone(other):
        return 0.0, "one tells of its hosts alone"
    if any(p.role == LEADER for p in many):
        return -1, _OTHERS_MEET  # "A meets B and C" is no meeting of B and C
    if any(p.person for p in large) is not any(p.person for p in small):
        share *= 0.8  # one tells of states alone, which meet in more ways than one
    if len(small) == 1 and one.family not in ("gathering", "visit"):
        share *= 0.5  # one side alone is told, which may have met several that day
    return share, "the same take part" if matched == len(a) == len(b) else "all who are named in both"


def _compared(
    one: EventClaim, other: EventClaim, who: Callable[[Party], str]
) -> tuple[tuple[Party, ...], tuple[Party, ...], bool]:
    """Who tells the events from others: the guests of a visit, the organisers or hosts of a gathering, else
    everybody; and whether they are lists of who came to a gathering, which no two reports give alike."""
    if one.family == "gathering":
        leads = (_of(one, "organiser"), _of(other, "organiser"))
        if all(leads):
            return *leads, False
        hosts = (_of(one, "host"), _of(other, "host"))
        if not any(leads) and all(hosts) and one.city and one.city == other.city:
            came, others = (tuple(p for p in claim.parties if p.role != "host") for claim in (one, other))
            if came and others and not any(_one(p, q, who) for p in came for q in others):
                return came, others, True  # one host may have two in one town
            if any(_one(p, q, who) for p in hosts[0] for q in hosts[1]):
                return *hosts, False
        return one.parties, other.parties, True
    if one.family == "visit":
        return _of(one, "guest") or one.parties, _of(other, "guest") or other.parties, False
    return one.parties, other.parties, False


def _hosts_alone(claim: EventClaim) -> bool:
    """ "A and B hosted the meeting": whose guests nobody tells, and who are not each other's."""
    return len(claim.parties) > 1 and all(p.role == "host" for p in claim.parties)


def _of(claim: EventClaim, role: str) -> tuple[Party, ...]:
    return tuple(p for p in claim.parties if p.role == role)


def _one(p: Party, q: Party, who: Callable[[Party], str]) -> bool:
    if who(p) == who(q):
        return True
    return bool(p.sides & q.sides) and not (p.person and q.person)


def _clashes(p: Party, own: Sequence[Party], others: Sequence[Party], who: Callable[[Party], str]) -> bool:
    """Whether the two articles name people of one state, and nobody in both: others led a delegation."""
    theirs = {who(q) for q in others if q.person and q.sides & p.sides}
    ours = {who(q) for q in own if q.person and q.sides & p.sides}
    return bool(theirs) and not theirs & ours


def _time(one: EventClaim, other: EventClaim, *, alike: bool) -> tuple[float, str]:
    a, b = _days(one), _days(other)
    if a and b:
        if a[0] <= b[1] and b[0] <= a[1]:
            exact = len(one.start) == len(other.start) == len("2021-10-25")
            return (0.4, "the same day") if exact else (0.25, "the times agree")
        apart = max((b[0] - a[1]).days, (a[0] - b[1]).days)
        if apart <= _DAY_OFF and alike and one.family == "visit" and _goes_on(one, other):
            return 0.25, "the day after, while it goes on"
        near = apart <= _DAY_OFF and alike and one.city and one.city == other.city
        return (0.0, "a day apart, in one place with the same people") if near else (-1, "another time")
    if not (a or b):
        gap = _gap(one.published, other.published)
        if gap is None or gap > NEWS:
            return -1, "neither is dated, and the articles are days apart"
        return 0.2, "told in the same days"
    dated, undated = (one, other) if a else (other, one)
    known = a or b
    span = window(undated)
    if known is None or span is None:
        return 0.0, "one is not dated"
    inside = known[0] <= span[1] and span[0] <= known[1]
    if not inside:
        return -1, "told at another time"
    return (
        (0.25, "told when it took place")
        if len(dated.start) == len("2021-10-25")
        else (0.1, "told about then")
    )


def _goes_on(one: EventClaim, other: EventClaim) -> bool:
    """Whether the later of two visits is told as one that is under way: its day need not be the first."""
    later = max((one, other), key=lambda claim: claim.start)
    return later.status == "ongoing" and (one.country == other.country or not (one.country and other.country))


def _days(claim: EventClaim) -> tuple[date, date] | None:
    """The first and last day that the claim can mean."""
    return span_of(claim.start, claim.end) if claim.start else None


def span_of(start: str, end: str = "") -> tuple[date, date]:
    """The first and last day that a start and an end, ISO as precise as told, can mean."""
    return _first(start), max(_last(end or start), _last(start))


def _first(value: str) -> date:
    return date.fromisoformat(value + "-01-01"[len(value) - 4 :] if len(value) < 10 else value)


def _last(value: str) -> date:
    if len(value) >= 10:
        return date.fromisoformat(value[:10])
    first = _first(value)
    return (
        date(first.year, 12, 31)
        if len(value) == 4
        else (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    )


def window(claim: EventClaim) -> tuple[date, date] | None:
    """The days an event can have been on: as told, else by the article's day and the event's status."""
    told = _days(claim)
    if told is not None:
        return told
    if len(claim.published) < len("2021-10-25"):
        return None
    day = date.fromisoformat(claim.published)
    if claim.status in ("held", "ongoing"):
        return day - timedelta(days=_TOLD_AFTER), day + timedelta(days=1)
    return day - timedelta(days=_DAY_OFF), day + timedelta(days=_TOLD_BEFORE)  # what is planned is to come


def _gap(one: str, other: str) -> int | None:
    if min(len(one), len(other)) < len("2021-10-25"):
        return None
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)


def _place(one: EventClaim, other: EventClaim) -> tuple[float, str]:
    if one.city and other.city:
        return (0.15, "the same town") if one.city == other.city else (-1, "another town")
    if one.country and other.country:
        return (0.1, "the same country") if one.country == other.country else (-1, "another country")
    return 0.0, ""
