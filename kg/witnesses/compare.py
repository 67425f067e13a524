"""Where the tellings of one thing differ: each new value of a fact against the values told before it.

What an article adds depends on it and on earlier tellings alone, so that a later one changes no earlier note.
A conflict is said only where both articles say it themselves and both cannot be true; what may be read
otherwise is no difference, or a milder one.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from kg import limits
from kg.document import replace
from kg.records import Difference, Side
from kg.resolve.verdicts import span_of
from kg.witnesses.moments import day, duration, first_hour, hour, status
from kg.witnesses.places import destination, places, within
from kg.witnesses.sides import AHEAD, difference, firsts, side
from kg.witnesses.tellings import Guest, Telling

_ONCE = frozenset({"refinement", "addition"})  # say the same whichever articles are set side by side
_SURE = 2  # independent articles that tell of an earlier meeting
_LISTED = 2  # guests named from which an article lists them, so that leaving one out says something


def differences(
    tellings: Iterable[Telling],
    origins: Mapping[str, str],
    start: int = 0,
    found_before: Iterable[Difference] = (),
) -> Iterator[tuple[str, Difference]]:
    """The differences among tellings of one thing, each once, with the article that is told last of the two.

    `origins` gives each article's story: prints of one story are one witness, and what one corrects is an
    update. Those of the first `start` tellings are not given: they were `found_before`.
    """
    told = sorted(tellings, key=lambda t: t.order)
    compare = _RULES[told[0].group.partition("/")[0]] if told else _events
    known = {_values(one) for one in found_before}
    for at, later in enumerate(told[start:], start):
        before = [t for t in told[:at] if t.article != later.article]
        for found in compare(before, later, origins):
            one = _weighed(found, origins)
            values = _values(one)
            if (one.kind in _ONCE or one.fact == "first") and values in known:
                continue
            known.add(values)
            yield later.article, one


def _values(one: Difference) -> tuple[str, str, frozenset[str]]:
    """What is said but once."""
    return one.fact, one.rule, frozenset({one.earlier.value, one.later.value})


def _weighed(one: Difference, origins: Mapping[str, str]) -> Difference:
    """A conflict between two prints of one story is a correction."""
    if one.kind == "conflict" and origins.get(one.earlier.article) == origins.get(one.later.article):
        return replace(one, kind="update", rule="corrected-print")
    return one


def _events(before: list[Telling], later: Telling, origins: Mapping[str, str]) -> Iterator[Difference]:
    for one in firsts(before, later, lambda t: t.status):
        yield from status(one, later)
    for one in firsts(before, later, lambda t: (t.start, t.end, t.status in AHEAD)):
        yield from day(one, later)
    for one in firsts(before, later, lambda t: (t.start, t.clock, t.status in AHEAD)):
        yield from hour(one, later)
    yield from first_hour(before, later)
    for one in firsts(before, later, lambda t: t.lasted and t.lasted.value):
        yield from duration(one, later)
    for one in firsts(before, later, lambda t: (t.country, t.city, t.venue, t.status in AHEAD)):
        yield from places(one, later)
    yield from _guests(before, later, origins)


def _guests(before: list[Telling], later: Telling, origins: Mapping[str, str]) -> Iterator[Difference]:
    """Who is named by some articles only: newly here, or left out here for the first time."""
    others = [t for t in before if origins.get(t.article) != origins.get(later.article)]
    if not others:
        return
    for guest in later.guests:
        if not _counts(guest) or any(_named(guest, t) for t in before):
            continue
        state = next(((t, g) for t in others for g in t.guests if g.who in guest.sides), None)
        if state:
            one = side(state[0], state[1].who, state[1].spans)
            yield difference("refinement", "participant", "person-for-state", one, _seat(later, guest))
        elif not any(_stands(guest, t) for t in before):
            fullest = max(others, key=lambda t: sum(map(_counts, t.guests)))  # the first of those
            silent = side(fullest, "")  # whoever names others leaves this one out
            yield difference("addition", "participant", "named-by-some", silent, _seat(later, guest))
    if len(later.guests) >= _LISTED:
        for first, guest in _left_out(others, later, origins):
            yield difference("addition", "participant", "named-by-some", _seat(first, guest), side(later, ""))


def _left_out(
    others: list[Telling], later: Telling, origins: Mapping[str, str]
) -> Iterator[tuple[Telling, Guest]]:
    """Guests that every independent article listed so far, and this one does not."""
    first = others[0]
    for guest in first.guests:
        if not _counts(guest) or _named(guest, later) or _stands(guest, later):
            continue
        independent = [t for t in others if origins.get(t.article) != origins.get(first.article)]
        if all(len(t.guests) < _LISTED or _named(guest, t) or _stands(guest, t) for t in independent):
            yield first, guest


def _counts(guest: Guest) -> bool:
    """Whether naming somebody says something: not the body whose meeting it is, nor the country it is in."""
    return guest.role != "organiser" and (guest.role != "host" or guest.who.startswith("person/"))


def _named(guest: Guest, telling: Telling) -> bool:
    return any(g.who == guest.who for g in telling.guests)


def _stands(guest: Guest, telling: Telling) -> bool:
    """Whether somebody stands there for the guest: its state, or a person of it."""
    return any(g.who in guest.sides or guest.who in g.sides for g in telling.guests)


def _seat(telling: Telling, guest: Guest) -> Side:
    return side(telling, guest.who, guest.spans)


def _invitations(before: list[Telling], later: Telling, origins: Mapping[str, str]) -> Iterator[Difference]:
    """Of invitations of one person by another: where to, and what came of them."""
    known = [
        t for t in before
        if origins.get(t.article) != origins.get(later.article) and _one_invitation(t, later)
    ]  # fmt: skip
    for one in firsts(known, later, lambda t: t.destination):
        yield from destination(one, later)
    for one in firsts(known, later, lambda t: t.status):
        yield from _answer(one, later)


def _one_invitation(one: Telling, other: Telling) -> bool:
    """Whether two tellings are of one invitation: to one place, within a year."""
    if not (one.destination and other.destination and one.day and other.day):
        return False
    apart = abs((date.fromisoformat(one.day) - date.fromisoformat(other.day)).days)
    same = one.destination == other.destination or within(one, other) or within(other, one)
    return same and apart <= limits.INVITATION_DAYS


def _answer(one: Telling, later: Telling) -> Iterator[Difference]:
    sides = side(one, one.status), side(later, later.status)
    if "extended" in (one.status, later.status):
        if one.status == "extended" and one.day < later.day:
            yield difference("update", "answer", "invitation-answered", *sides)
        else:  # whoever only tells of the invitation is silent on the answer
            yield difference("addition", "answer", "answer-told-by-some", *sides)
    elif one.day < later.day:
        yield difference("update", "answer", "answer-changed", *sides)
    elif one.destination == later.destination:
        yield difference("conflict", "answer", "answers-apart", *sides)


def _meetings(before: list[Telling], later: Telling, origins: Mapping[str, str]) -> Iterator[Difference]:
    """Of the meetings of two people: one that is called their first, and one before it.

    The one before must stand by the word of two: a day misread or misprinted makes nobody a liar.
    """
    told = [*before, later]
    for claim in told:
        if not claim.first:
            continue
        others = [t for t in told if t.article != claim.article and t.thing != claim.thing]
        earlier = [t for t in others if span_of(t.start, t.end)[1] < span_of(claim.start, claim.end)[0]]
        for thing in sorted({t.thing for t in earlier}):
            same = [t for t in earlier if t.thing == thing]
            if len({origins.get(t.article) for t in same}) >= _SURE:
                other = later if later in same else same[0]
                sides = side(claim, claim.thing, claim.first), side(other, thing)
                one, two = sides if claim.order < other.order else sides[::-1]
                yield difference("conflict", "first", "met-before", one, two)


_RULES: Mapping[str, Callable[[list[Telling], Telling, Mapping[str, str]], Iterator[Difference]]] = {
    "event": _events, "invitation": _invitations, "pair": _meetings,
}  # fmt: skip
