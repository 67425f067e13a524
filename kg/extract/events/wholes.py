"""What a gathering has from the meetings at its edge; and what no event can be before its time."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from kg.annotate.structure import within
from kg.document import Document, Token, replace
from kg.extract.circumstances.days import days_between
from kg.extract.grammar.errands import arrives
from kg.languages import words
from kg.records import Event, Participant

GATHERINGS = ("summit", "conference")
MEETINGS = ("meeting", "summit")
LEADING = ("head_of_state", "head_of_government", "secretary_general", "other")
MARGIN_REACH = 60  # characters between "on the margins" and the summit with its name
TO_COME = ("planned", "proposed")
DAY_VALUE = len("2021-10-25")
MANY = 4  # who meet on a summit, and are those that it is of
STAY = 3  # days to what is to come on a stay begun the day before
GONE_CHARACTERS = 250  # from "arrived" to "flew home"
BEGUN_CHARACTERS = 40  # from "started" to the visit
COME_REACH = 2  # tokens before "kommet" within which "er" stands: "er nå kommet"
ON_CHARACTERS = 30  # from "is" to the visit that somebody is on


def with_parts(
    event: Event, every: Sequence[Event], served: Mapping[str, AbstractSet[str]], document: Document
) -> Event:
    """Whoever meets at the edge of a gathering takes part in it; no state whose people are named already.

    A summit is of leaders: a minister who meets somebody on its margins is not one of them.
    """
    if event.type not in GATHERINGS:
        return event
    if event.type == "summit" and _on_margins(document, event):
        whole = replace(event, participants=tuple(p for p in event.participants if not _lower(document, p)))
        parts = [
            replace(e, participants=tuple(p for p in e.participants if not _lower(document, p)))
            for e in every
        ]
        return _with_parts(whole, parts, served)
    return _with_parts(event, every, served)


def _on_margins(document: Document, event: Event) -> bool:
    """Whether all that is told of a gathering is that others met on its margins."""
    marks = words(document.article.language, "circumstances", "beside_words")
    near = within(document.tokens, max(0, event.trigger.start - MARGIN_REACH), event.trigger.start)
    return len(event.evidence) == 1 and any(t.norm in marks for t in near)


def _lower(document: Document, one: Participant) -> bool:
    """Whether somebody holds an office, and none that leads a state or a body."""
    offices = {t.office for t in document.titles if t.person == one.who}
    return bool(offices) and offices.isdisjoint(LEADING)


def _with_parts(event: Event, every: Sequence[Event], served: Mapping[str, AbstractSet[str]]) -> Event:
    named = {p.who for p in event.participants}
    parts = [e for e in every if e.part_of == event.id and e.status not in ("cancelled", "denied")]
    once = len(event.evidence) == 1 and event.status == "held"
    if parts and once and all(e.status in TO_COME for e in parts):
        event = replace(event, status="planned")  # "agreed to meet at the summit in Lima"
    sent = {state for who in named for state in served.get(who, ())}
    people = dict.fromkeys(p.who for e in parts for p in e.participants if p.who not in named | sent)
    more = tuple(Participant(who=w, inferred=True) for w in people)
    return replace(event, participants=(*event.participants, *more))


def within_week(event: Event, every: Sequence[Event]) -> Event:
    """ "Besøker Lima denne uken. Torsdag møter hun B": on the days of the week that its parts are."""
    start, end = event.start or "", event.end or ""
    whole = event.type == "visit" and event.time is not None and event.time.rule == "relative"
    if not (whole and len(start) == len(end) == DAY_VALUE):
        return event
    parts = (e.start or "" for e in every if e.part_of == event.id and not e.time_inferred)
    days = [d[:DAY_VALUE] for d in parts if start <= d[:DAY_VALUE] <= end]
    return replace(event, start=min(days), end=max(days) if len(set(days)) > 1 else None) if days else event


def unheld(event: Event, document: Document) -> Event:
    """What begins after publication has not been held."""
    published = (document.article.published or "")[:10]
    later = bool(published) and (event.start or "")[: len(published)] > published[: len(event.start or "")]
    begun = event.status == "ongoing" and event.time is None and event.time_inferred
    if later and begun and _is_on(event, document):
        return replace(event, start=None, time_inferred=False)  # "is in Lima. On Monday he will meet B"
    return replace(event, status="planned") if later and event.status in ("held", "ongoing") else event


def under_way(event: Event, every: Sequence[Event], document: Document) -> Event:
    """ "Ankom Lima i dag", "started a visit on Friday", as Friday's news tells it: it goes on."""
    day, language = document.article.published or "", document.article.language
    begun = event.type == "visit" and event.status == "held" and not event.end and bool(day)
    today = (event.start or day)[:DAY_VALUE] == day[:DAY_VALUE]
    if not begun or not (today or _stays_on(event, every, day[:DAY_VALUE])):
        return event
    before = within(document.tokens, event.trigger.start - BEGUN_CHARACTERS, event.trigger.end)
    here = next((s for s in document.sentences if s.start <= event.trigger.start < s.end), None)
    told = [t for t in before if here and t.start >= here.start]
    at = next((i for i, t in enumerate(document.tokens) if t.start == event.trigger.start), -1)
    verb = event.trigger.start == told[-1].start and arrives(document, at)
    begins = any(t.norm in words(language, "circumstances", "begun_visits") for t in told[:-1])
    over = words(language, "circumstances", "gone_again")
    behind = list(within(document.tokens, event.trigger.end, event.trigger.end + GONE_CHARACTERS))
    later = (
        e for e in event.evidence if e.start > event.trigger.end
    )  # told again: "reiste heim fredag kveld"
    behind += [t for e in later for t in within(document.tokens, e.start, e.end)]
    had = any(t.norm in words(language, "frames", "perfect") for t in told[:-1])  # "har ankommet"
    often = words(language, "frames", "times_over")  # "har reist til Lima flere ganger"
    come = told[-1:] and told[-1].start == event.trigger.start and _has_come(told, language)
    home = words(language, "circumstances", "homeward")  # "er kommet hjem fra Lima"
    if come and not any(t.norm in often | home for t in behind):
        return replace(event, status="ongoing")
    if not (verb or begins) or not (event.start or had) or any(t.norm in over for t in behind):
        return event
    return replace(event, status="ongoing")


def _stays_on(event: Event, every: Sequence[Event], published: str) -> bool:
    """ "Landet i Lima fredag kveld og skal søndag møte B", said on Saturday: the guest is there still."""
    first, guests = (event.start or "")[:DAY_VALUE], {p.who for p in event.participants if p.role == "guest"}
    if len(first) != len(published) or len(first) != DAY_VALUE:
        return False
    there = (
        (e.start or "")[:DAY_VALUE]
        for e in every
        if e.status == "planned"
        and e.type != "visit"
        and (e.part_of == event.id or (event.country and e.country == event.country))
        and guests & {p.who for p in e.participants}
    )
    ahead = any(len(d) == DAY_VALUE and 0 <= days_between(published, d) <= STAY for d in there)
    return ahead and days_between(first, published) == 1


def _has_come(told: Sequence[Token], language: str) -> bool:
    """ "Er kommet til Lima", "har reist til Lima": is there, or on the way."""
    auxiliaries = words(language, "circumstances", "is_words") | words(language, "frames", "perfect")
    come = told[-1].norm in words(language, "circumstances", "has_come")
    return come and any(t.norm in auxiliaries for t in told[-1 - COME_REACH : -1])


def of_coming(event: Event, every: Sequence[Event], document: Document) -> Event:
    """ "Formålet med besøket er samtaler": no part of a visit to come was held on no day of its own."""
    whole = next((e for e in every if e.id == event.part_of), None)
    held = event.status == "held" and not (event.start and not event.time_inferred)
    if whole is None or whole.type != "visit" or whole.status != "planned" or not held:
        return _as_told(event, every, document)
    return replace(event, status="planned")


def _as_told(event: Event, every: Sequence[Event], document: Document) -> Event:
    """ "A skal til Peru fredag. Dette er det første på fem år": as the sentence before has it."""
    going_on = event.type == "visit" and event.status == "ongoing" and event.time is None
    at = next((i for i, s in enumerate(document.sentences) if s.start <= event.trigger.start < s.end), 0)
    if not going_on or at < 1:
        return event
    opens, before = document.tokens[document.sentences[at].tokens[0]], document.sentences[at - 1]
    if opens.norm not in words(document.article.language, "circumstances", "pointing_words"):
        return event
    told = [e for e in every if before.start <= e.trigger.start < before.end and e.country == event.country]
    if not told or told[-1].status not in TO_COME:
        return event
    last = told[-1]
    return replace(event, status=last.status, start=last.start, end=last.end, time_inferred=bool(last.start))


def _is_on(visit: Event, document: Document) -> bool:
    """ "Er på besøk", "is on a three-day visit"."""
    before = document.article.text[max(0, visit.trigger.start - ON_CHARACTERS) : visit.trigger.start]
    being = words(document.article.language, "circumstances", "is_words")
    return not being.isdisjoint(before.casefold().split())


def without_arrivals(events: Sequence[Event], document: Document) -> tuple[Event, ...]:
    """All but the coming that is told again as "we meet here": "A kommer til Lima 5. mai. – Da møtes vi"."""
    events = [e for e in events if not _doubled(e, events)]
    said = [e for e in events if any(q.start <= e.trigger.start < q.end for q in document.quotes)]
    gone = {e.id for e in events if _comes_to(e, said)}
    kept = (e for e in events if e.id not in gone)
    return tuple(replace(e, part_of=None) if e.part_of in gone else e for e in kept)


def _doubled(event: Event, every: Sequence[Event]) -> bool:
    """Whether a summit of the same words tells it: "på et toppmøte møtte A lederne i B, C og D"."""
    who = {p.who for p in event.participants}
    alike = (e for e in every if e is not event and (e.start, e.city) == (event.start, event.city))
    told = ({p.who for p in e.participants} for e in alike if _of_words(e, event))
    if event.type == "summit":
        return any(who < other for other in told)  # "møter B til toppmøte", told by verb and noun
    return event.type == "meeting" and len(who) >= MANY and any(who == other for other in told)


def _of_words(summit: Event, event: Event) -> bool:
    """Whether it is a summit, and a sentence that tells of it is the only one to tell of the event."""
    return summit.type == "summit" and len(event.evidence) == 1 and event.evidence[0] in summit.evidence


def _comes_to(visit: Event, said: Sequence[Event]) -> bool:
    """Whether a planned visit of one day has the guests, the day and the town of a meeting spoken of."""
    if visit.type != "visit" or visit.status != "planned" or visit.end or not (visit.city and visit.start):
        return False
    guests = {p.who for p in visit.participants if p.role == "guest"}
    return any(
        e.type in MEETINGS and e.city == visit.city and e.start == visit.start and e.status == "planned"
        and guests < {p.who for p in e.participants}
        for e in said
    )  # fmt: skip


def wholes_first(events: Sequence[Event]) -> list[Event]:
    """The events in the order of the text, each whole before its first part."""
    known = {e.id: e for e in events}
    ordered: dict[str, Event] = {}
    for event in sorted(events, key=lambda e: e.trigger.start):
        if whole := known.get(event.part_of or ""):
            ordered.setdefault(whole.id, whole)
        ordered.setdefault(event.id, event)
    return list(ordered.values())
