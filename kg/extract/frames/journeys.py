"""The journeys that people are invited to: "inviterte B på statsbesøk til Kina" is a visit put forward.

One that is accepted is planned. A journey that the text tells as an event is not told twice, and an
invitation to a meeting or a meal is none to a journey, nor one to a town for what is not said.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import pairwise

from kg.annotate.structure import last_begun, within
from kg.document import Document, Mention, Token, replace
from kg.extract.circumstances.bounds import bounds
from kg.extract.circumstances.others_times import asked_on
from kg.extract.frames.scene import allegiances
from kg.extract.grammar.clauses import finite_verbs
from kg.extract.invitations.inviting import words_of_inviting
from kg.languages import words
from kg.records import Event, Evidence, Invitation, Participant, Status, TimeExpression, is_state
from kg.reference import Registry

DAY_VALUE = len("2021-10-25")
ON_VISIT = ("meeting", "ceremony")  # what a guest comes to on his visit
MONTH, HALF_YEAR = "2021-10", 6  # months
PAIR = 2  # a couple; others invited in one breath are asked to a gathering
OPENING = 2  # tokens that open a sentence on "the visit"
VISIT_REACH = 4  # tokens of "for an official state" before "visit"
TIMED_REACH = 25  # characters behind the place within which "i mai" says when
COMING_REACH = 3  # words before the place within which "komme" stands
PLACE_REACH = 12  # characters before the place within which its "til" stands
TAKEN_BACK = 5  # tokens of "invitasjonen ble trukket tilbake"
STATUSES: dict[str, Status] = {"extended": "proposed", "accepted": "planned"}


def journeys(
    document: Document, registry: Registry, told: Sequence[Event], invited: Sequence[Invitation], taken: int
) -> tuple[Event, ...]:
    """The visits that the invitations are for, numbered on from `taken`."""
    served = allegiances(document, registry)
    people = {m.key for m in document.mentions if m.kind == "person"}
    found: list[Event] = []
    for one in invited:
        if one.invitee not in people or not one.destination or one.status not in STATUSES:
            continue
        together = [o for o in invited if (o.inviter, o.destination) == (one.inviter, one.destination)]
        alone = len(together) == 1 or _couple(document, together)
        place = _place(document, registry, one) if one is together[0] and alone else None
        bare = one.invitee in served and _bare(document, place)
        if (
            one is together[0]
            and place is None
            and (later := _agreed(document, one, served, alone=alone)) is not None
        ):
            if not _known(one.invitee or "", one.destination, told, visit=False):
                found.append(replace(later, id=f"e{taken + len(found) + 1}"))
            continue
        visit = _visiting(document, one)
        if place is None or not (one.status == "accepted" or bare or visit) or _occasion(document, one):
            continue
        country = registry.place(place.key).country if place.kind == "place" else one.destination
        time = _time(document, place, one)
        known = [e for e in told if not (time and _on_it(e, one.invitee, country))]
        if (
            not country
            or country in served.get(one.invitee, ())
            or _known(one.invitee, country, known, visit=visit)
        ):
            continue
        start, end = bounds(time)
        found.append(
            Event(
                id=f"e{taken + len(found) + 1}", type="visit", plover="CONSULT",
                status=_status(document, one, told),
                participants=(
                    *(Participant(who=o.invitee, role="guest") for o in together if o.invitee),
                    *_hosts((Participant(who=country, role="host"),), one.inviter, served),
                ),
                trigger=Evidence(start=place.start, end=place.end), evidence=one.evidence,
                start=start, end=end, time=time,
                city=one.destination if place.kind == "place" else None, country=country,
            )
        )  # fmt: skip
    return tuple(found)


def settled(
    document: Document, registry: Registry, told: Sequence[Event], invited: Sequence[Invitation]
) -> tuple[Event, ...]:
    """The events, each visit that an invitation is for as its answer says: accepted, it is planned."""
    served = allegiances(document, registry)
    visits = (
        _to_town(document, registry, _settled(document, e, invited), invited) if e.type == "visit" else None
        for e in told
    )
    return tuple(
        e if visit is None else _received(document, visit, invited, served)
        for e, visit in zip(told, visits, strict=True)
    )


def _to_town(document: Document, registry: Registry, visit: Event, invited: Sequence[Invitation]) -> Event:
    """ "Invited B to Lima. B has said yes and comes in June": to the town, where the answer names none."""
    if visit.city or visit.status != "planned" or not visit.country:
        return visit
    guests, at = {p.who for p in visit.participants if p.role == "guest"}, visit.trigger.start
    for one in invited:
        answering = one.status == "accepted" and any(e.start <= at < e.end for e in one.evidence)
        if answering and guests == {one.invitee} and _lies_in(document, registry, one, visit.country):
            return replace(visit, city=one.destination, place_inferred=True)
    return visit


def _lies_in(document: Document, registry: Registry, one: Invitation, country: str) -> bool:
    """Whether an invitation is to a town of a country."""
    text, spans = document.article.text, one.evidence
    inside = (m for e in spans for m in within(document.mentions, e.start, e.end) if m.kind == "place")
    named = (registry.places.get(m.key) for m in inside if text[m.start : m.end] == one.destination)
    return any(place is not None and place.country == country for place in named)


def _received(
    document: Document, visit: Event, invited: Sequence[Invitation], served: Mapping[str, set[str]]
) -> Event:
    """The visit with whoever is told, in its own sentence, to have invited the guests there as their host."""
    guests = {p.who for p in visit.participants if p.role == "guest"}
    at, inviting = visit.trigger.start, words_of_inviting(document.article.language)
    for one in invited:
        spans = (e for e in one.evidence if e.start <= at < e.end)
        told = {t.norm for e in spans for t in within(document.tokens, e.start, e.end)}
        there = one.invitee in guests and one.destination in (visit.city, visit.country)
        asked = {o.invitee for o in invited if o.inviter == one.inviter}  # not one with whom he was mixed up
        if there and guests <= asked and not told.isdisjoint(inviting):
            return replace(visit, participants=_hosts(visit.participants, one.inviter, served))
    return visit


def _hosts(
    participants: Sequence[Participant], inviter: str | None, served: Mapping[str, set[str]]
) -> tuple[Participant, ...]:
    """Those of a visit, the state that is their host as whoever acts for it has invited them."""
    states = served.get(inviter or "", set())
    return tuple(
        replace(p, who=inviter) if inviter and p.role == "host" and p.who in states else p
        for p in participants
    )


def _settled(document: Document, visit: Event, invited: Sequence[Invitation]) -> Event:
    known = visit.status == "proposed" or (visit.status == "held" and not visit.start)
    at, guests = visit.trigger.start, {p.who for p in visit.participants if p.role == "guest"}
    for one in invited:
        passage = next((e for e in one.evidence if e.start <= at < e.end), None)
        same = one.invitee in guests and one.destination and one.destination in (visit.city, visit.country)
        if passage is None or not same or one.status not in STATUSES:
            continue
        asked = _asked_for(document, passage.start, at)
        if asked and _withdrawn(document, one):
            return replace(visit, status="cancelled")
        if visit.status == "proposed" or (asked and (known or one.status == "extended")):
            return replace(visit, status=STATUSES[one.status])
    return visit


def _asked_for(document: Document, start: int, at: int) -> bool:
    """ "Har invitert B på besøk til", "til å invitere B på besøk til": what the invitation is to."""
    language, before = document.article.language, within(document.tokens, start, at)
    asking = words_of_inviting(language)
    last = max((i for i, t in enumerate(before) if t.norm in asking), default=-1)
    barred, marks = finite_verbs(language) | {";", ":"}, words(language, "invitations", "infinitive_marks")
    between = pairwise(t.norm for t in before[last:])
    return last >= 0 and not any(norm in barred and mark not in marks for mark, norm in between)


def _withdrawn(document: Document, one: Invitation) -> bool:
    """ "Withdrew an invitation to B", "trakk invitasjonen tilbake"."""
    asked = partial(words, document.article.language, "invitations")
    nouns, verbs, back = asked("nouns") | asked("definite_nouns"), asked("withdraw"), asked("back")
    for passage in one.evidence:
        norms = [t.norm for t in within(document.tokens, passage.start, passage.end)]
        for at in (i for i, norm in enumerate(norms) if norm in verbs):
            near = {*norms[max(0, at - TAKEN_BACK) : at + TAKEN_BACK]}
            undone = near & nouns and (not back or near & back)
            if undone and near.isdisjoint(asked("negation")):
                return True
    return False


def _status(document: Document, one: Invitation, told: Sequence[Event]) -> Status:
    """Put forward, planned or called off; who was met where he had been asked to come has been there."""
    if _withdrawn(document, one):
        return "cancelled"
    came = any(
        e.status == "held" and e.city == one.destination and one.invitee in {p.who for p in e.participants}
        for e in told
    )  # fmt: skip
    return "held" if one.status == "accepted" and came else STATUSES[one.status]


def _agreed(
    document: Document, one: Invitation, served: Mapping[str, set[str]], *, alone: bool
) -> Event | None:
    """ "Accepted a call from Peru's president. The visit is in May", "invited B on a visit": to his land."""
    state = one.destination or ""
    if not alone or _occasion(document, one) or not is_state(state):
        return None
    if state in served.get(one.invitee or "", ()) or one.invitee not in served or state == one.inviter:
        return None
    there = _promised(document, one)
    if there is not None and (one.status == "accepted" or _asked_on_visit(document, one, there[0])):
        return _planned(one, state, served, there, one.evidence)
    if one.status != "accepted" or (opened := _opening(document, one)) is None:
        return None
    noun, time, passage = opened
    return _planned(one, state, served, (noun, time), (*one.evidence, passage))


def _opening(document: Document, one: Invitation) -> tuple[Token, TimeExpression, Evidence] | None:
    """ "The visit is in May", right behind an invitation: its noun and day."""
    last, language = max(e.end for e in one.evidence), document.article.language
    behind = next((s for s in document.sentences if s.start >= last), None)
    if behind is None:
        return None
    tokens = document.tokens[slice(*behind.tokens)]
    nouns = words(language, "frames", "journey_nouns") | words(language, "invitations", "visiting")
    noun = next((t for t in tokens[:OPENING] if t.norm in nouns), None)
    times = within(document.times, behind.start, behind.end)
    time = next((t for t in times if _ahead(document, t)), None)
    return (noun, time, Evidence(start=behind.start, end=behind.end)) if noun and time else None


def _promised(document: Document, one: Invitation) -> tuple[Token, TimeExpression | None] | None:
    """ "Has accepted B's invitation to pay a state visit in May": the word for it, and its time."""
    visits, passage = words(document.article.language, "invitations", "visiting"), one.evidence[0]
    told = next((t for t in within(document.tokens, passage.start, passage.end) if t.norm in visits), None)
    if told is None:
        return None
    behind = within(document.times, told.end, min(passage.end, told.end + 2 * TIMED_REACH))
    return told, next((t for t in behind if _ahead(document, t)), None)


def _asked_on_visit(document: Document, one: Invitation, visit: Token) -> bool:
    """ "Invited B for an official visit", "inviterte B på statsbesøk": whether it is what is asked."""
    language = document.article.language
    before = [t.norm for t in within(document.tokens, one.evidence[0].start, visit.start)]
    asked = max((i for i, norm in enumerate(before) if norm in words_of_inviting(language)), default=-1)
    near = before[max(asked + 1, len(before) - VISIT_REACH) :]
    return asked >= 0 and not words(language, "invitations", "on_visit_marks").isdisjoint(near)


def _planned(
    one: Invitation,
    state: str,
    served: Mapping[str, set[str]],
    told: tuple[Token, TimeExpression | None],
    evidence: tuple[Evidence, ...],
) -> Event:
    """The visit of who is invited, to the inviter's land."""
    noun, time = told
    start, end = bounds(time)
    guest, host = Participant(who=one.invitee or "", role="guest"), Participant(who=state, role="host")
    return Event(
        id="", type="visit", plover="CONSULT", status=STATUSES[one.status], evidence=evidence,
        participants=(guest, *_hosts((host,), one.inviter, served)),
        trigger=Evidence(start=noun.start, end=noun.end), start=start, end=end, time=time, country=state,
    )  # fmt: skip


def _couple(document: Document, together: Sequence[Invitation]) -> bool:
    """Whether one word stands for the two who are invited, "kongeparet", or all are asked on a visit."""
    spans = [
        {m.start for m in document.mentions if m.plural and m.form == "title" and m.key == o.invitee}
        for o in together
    ]
    if len({o.evidence for o in together}) > 1:
        return False
    return (len(spans) == PAIR and bool(spans[0] & spans[1])) or _visiting(document, together[0])


def _place(document: Document, registry: Registry, one: Invitation) -> Mention | None:
    """The place, country or house of state that the invitation names as its goal, right behind "til"."""
    seats = words(document.article.language, "groups", "seats")
    asked = partial(words, document.article.language, "invitations")
    marks, visiting = asked("to_place"), asked("visiting")
    for passage in one.evidence:
        for mention in within(document.mentions, passage.start, passage.end):
            if mention.form != "name" or mention.genitive or not _goal(mention, seats):
                continue
            body = registry.organisations.get(mention.key) if mention.key in seats else None
            printed = document.article.text[mention.start : mention.end]
            before = document.article.text[max(passage.start, mention.start - PLACE_REACH) : mention.start]
            near = before.casefold().split()
            paid = near[-1:] != [] and near[-1] in asked("in_place") and not visiting.isdisjoint(near[:-1])
            goals = (mention.key, printed, body.country if body else "")
            if one.destination in goals and (paid or marks & set(near)):
                return mention  # "å besøke Lima", "på besøk til Lima", "et besøk i Lima"
    return None


def _goal(mention: Mention, seats: frozenset[str]) -> bool:
    return mention.kind in ("place", "country") or (mention.kind == "organisation" and mention.key in seats)


def _bare(document: Document, place: Mention | None) -> bool:
    """ "Inviterte ham til Oslo", "was invited to Oslo"; "ba ham komme til Oslo" is said in passing."""
    marks = words(document.article.language, "invitations", "bare_coming")
    before = document.article.text[: place.start].casefold().split()[-COMING_REACH:] if place else []
    return marks.isdisjoint(before)


def _visiting(document: Document, one: Invitation) -> bool:
    """Whether the words call it a visit."""
    visits = words(document.article.language, "invitations", "visiting")
    first = one.evidence[0]
    return any(t.norm in visits for t in within(document.tokens, first.start, first.end))


def _occasion(document: Document, one: Invitation) -> bool:
    """Whether it is to a meeting, a meal or the like, told as an event of its own."""
    language = document.article.language
    occasions = words(language, "invitations", "occasions") | words(language, "invitations", "meals")
    endings = tuple(words(language, "invitations", "occasion_endings")) or ("\0",)
    first = one.evidence[0]
    inside = within(document.tokens, first.start, first.end)
    return any(t.norm in occasions or t.norm.endswith(endings) for t in inside)


def _known(person: str, country: str, told: Sequence[Event], *, visit: bool) -> bool:
    """Whether an event already has the person in that country; a meeting there is not the `visit` itself."""
    return any(
        any(p.who == person for p in e.participants)
        and (e.country == country or any(p.who == country and p.role == "host" for p in e.participants))
        for e in told
        if e.type == "visit" or (e.status not in ("held", "denied") and not (visit and e.type in ON_VISIT))
    )


def _on_it(event: Event, guest: str, country: str) -> bool:
    """Whether a meeting that is to come, on no day told, is one of a guest in a country."""
    there = event.type in ON_VISIT and event.status == "planned" and event.country == country
    return there and not event.start and guest in {p.who for p in event.participants}


def dated(told: Sequence[Event], journeys: Sequence[Event]) -> tuple[Event, ...]:
    """ "Invited B to Lima on Monday, May 20. The two will meet at the palace": the meetings, on that day."""
    days = [j for j in journeys if len(j.start or "") == DAY_VALUE and not j.end and j.status == "planned"]
    return tuple(next((_then(e, j) for j in days if _of_journey(e, j)), e) for e in told)


def _of_journey(event: Event, journey: Event) -> bool:
    guests = {p.who for p in journey.participants if p.role == "guest"}
    return len(guests) == 1 and _on_it(event, min(guests), journey.country or "")


def _then(event: Event, journey: Event) -> Event:
    return replace(event, start=journey.start, time_inferred=True)


def _time(document: Document, place: Mention, one: Invitation) -> TimeExpression | None:
    """The time right behind the place, of coming in the answer, or of "the visit" behind, if to come."""
    text, language = document.article.text, document.article.language
    visits = words(language, "invitations", "visiting")
    called = not visits.isdisjoint(text[place.end : place.end + TIMED_REACH].casefold().split())
    ends = min(e.end for e in one.evidence if e.start <= place.start < e.end)
    behind = within(document.times, place.end, min(ends, place.end + TIMED_REACH * (1 + called)))
    first = next((t for t in behind if _ahead(document, t)), None)
    if first is not None:
        tokens = document.tokens
        written = asked_on(document, last_begun(tokens, place.end), last_begun(tokens, first.start))
        return None if written else first
    answered = next((t for e in one.evidence[1:] if (t := _answered(document, e)) is not None), None)
    opened = None if answered else _opening(document, one)
    return opened[1] if opened else answered


def _answered(document: Document, passage: Evidence) -> TimeExpression | None:
    """ "Has said yes to coming in June": when, as the answer to an invitation tells."""
    language = document.article.language
    coming = words(language, "invitations", "come_to") | words(language, "invitations", "attending")
    coming |= words(language, "invitations", "visiting")
    for time in within(document.times, passage.start, passage.end):
        before = within(document.tokens, max(passage.start, time.start - TIMED_REACH), time.start)
        if _ahead(document, time) and not coming.isdisjoint(t.norm for t in before):
            return time
    return None


def _ahead(document: Document, time: TimeExpression) -> bool:
    """Whether a time is to come; "i april", told in May, may be when it was said."""
    day = document.article.published or ""
    bare = len(document.article.text[time.start : time.end].split()) <= PAIR
    far = (
        bare and len(time.value) == len(MONTH) <= len(day) and _months(time.value) - _months(day) > HALF_YEAR
    )
    return time.value > day[: len(time.value)] and not far


def _months(day: str) -> int:
    return 12 * int(day[:4]) + int(day[5:7])
