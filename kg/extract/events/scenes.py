"""Where an event is that does not say: at the gathering told of, in the land visited, at its host's."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise
from operator import attrgetter

from kg.annotate.structure import last_begun, within
from kg.document import Document, Sentence, replace
from kg.extract.circumstances.counted import counted_on
from kg.extract.circumstances.days import days_between
from kg.extract.circumstances.opening import PARTIAL
from kg.extract.circumstances.there import come_from
from kg.extract.events.background import of_other_time
from kg.extract.events.coinciding import bygone, long_ago, of_other_days, only_wished, together
from kg.extract.grammar.adjuncts import led_gerund
from kg.languages import union, words
from kg.records import Event, is_state
from kg.reference import Registry

DAY_VALUE = 10  # length of YYYY-MM-DD
PAIR = 2
GATHERINGS = ("summit", "conference")
ON_VISITS = ("meeting", "negotiation", "signing", "agreement", "press_conference", "ceremony")
TALKING = ("meeting", "negotiation")
ONWARD_CHARACTERS = 25  # behind a verb of going within which "deretter", "videre" stands
LONG_CLAUSE = 300  # characters from a meeting to the verb of leaving
PARTING = 5  # tokens of "and on Friday will" before "travel"
FRONTED = 4  # characters of "i " or "på " between "og" and the day or town that opens a clause
AFTER = 3  # tokens from "after" to the noun or verb of a meeting
TOGETHER = ("meeting", "negotiation", "signing", "press_conference", "ceremony")
BY_GUESTS = ("ceremony", "press_conference")  # what a guest does without a host being told
COMING, DONE = ("planned", "proposed"), ("held", "ongoing")
OFF = ("cancelled", "postponed")


def hosted_by(event: Event) -> str | None:
    """ "Peru tilbyr seg å være vertskap for en ny runde": the state that is the only host of talks."""
    hosts = [p.who for p in event.participants if p.role == "host"]
    state = hosts[0] if len(hosts) == 1 and is_state(hosts[0]) else None
    return state if event.type == "negotiation" or event.type in GATHERINGS else None


def beside(document: Document, event: Event, here: Sentence | None, before: Sequence[Event]) -> Event | None:
    """ "På sidelinjen skal hun møte B": the gathering told last, at whose edge the event is."""
    marks = words(document.article.language, "circumstances", "beside_words")
    if here is None or event.type in GATHERINGS:
        return None
    if not any(t.norm in marks for t in document.tokens[here.tokens[0] : here.tokens[1]]):
        return None
    told = (
        e for e in before if e.type in GATHERINGS and (e.country or e.city) and together(event, e, document)
    )
    return max(told, key=lambda e: e.trigger.start, default=None)


def before_leg(event: Event, journey: Event) -> bool:
    """Whether a meeting is of a day before its people came to the town of a journey: of the one before."""
    day, came = (event.start or "")[:DAY_VALUE], (journey.start or "")[:DAY_VALUE]
    return journey.type == "visit" and len(day) == len(came) == DAY_VALUE and day < came


def there_still(
    document: Document, event: Event, whole: Event | None, there: Sentence | None
) -> Event | None:
    """What an event is part of, and where it is, unless that is a journey begun only after it.

    Nor what is only wished, or of other days than a stay.
    """
    if whole is None or only_wished(event, whole) or of_other_days(document, event, whole):
        return None
    return None if gone_on(document, event, whole, there) else whole


def gone_on(document: Document, event: Event, journey: Event, there: Sentence | None) -> bool:
    """ "Mandag møtte hun B. Deretter dro hun til Lima", "met B, then flew to": it was before."""
    if journey.type != "visit" or there is None or event.trigger.start > journey.trigger.start:
        return False
    language = document.article.language
    then = union(language, "circumstances", "thereupon", "then_on")
    first = max(there.start, event.trigger.end)
    told = within(document.tokens, first, journey.trigger.end + ONWARD_CHARACTERS)
    if any(t.norm in then for t in told):
        return True
    said = f" {' '.join([t.norm for t in told])} "
    onward = words(language, "frames", "onward_phrases") | words(language, "circumstances", "from_there")
    return any(f" {phrase} " in said for phrase in onward)


def of_no_place(document: Document, event: Event, last: Event) -> bool:
    """Whether what is only proposed, or goes on between states, is not where what was told last is."""
    lasting = event.type == "negotiation" and (event.status == "ongoing" or last.type == "visit")
    lasting = lasting or _the_next_day(document, event, last) or _whence(document, event, last)
    lasting = lasting or (event.type == "summit" and last.type == "conference")  # "på veien mot toppmøtet"
    lasting = lasting or of_other_days(document, event, last)
    return lasting or bygone(event, last) or (event.status == "proposed" and last.status != "proposed")


def _the_next_day(document: Document, event: Event, other: Event) -> bool:
    """ "Met A in Lima and the next day B": what one verb tells of two days is not of one place."""
    if event.trigger != other.trigger:
        return False
    told = max(e.end for e in event.evidence)
    return event.start != other.start or counted_on(document, event.trigger.end, told, None)[0] > 0


def on_visit(
    document: Document, event: Event, every: Sequence[Event], served: Mapping[str, set[str]], home: str | None
) -> Event | None:
    """The one journey told during which it is: of people from the guest's land and from the land visited.

    Who is thought to receive at `home` may be the guest: "will call on the visiting president".
    """
    if event.type not in ON_VISITS:
        return None
    people = [p.who for p in event.participants]
    sides = set().union(*(served.get(who, {who}) & _states(served.get(who, {who})) for who in people))
    found: list[Event] = []
    for visit in every:
        wished = visit.status == "proposed" and event.status == "planned"
        if wished or _before_leaving(document, event, visit):
            continue
        guests = {p.who for p in visit.participants if p.role == "guest"}
        homes = set().union(*(_states(served.get(w, {w})) for w in guests)) - {visit.country}
        both = len(sides) == PAIR and visit.country in sides and bool(homes & sides)
        alone = event.type in BY_GUESTS and bool(people) and set(people) <= guests
        if visit.type == "visit" and visit.country and (both or alone) and together(event, visit, document):
            found.append(visit)
    lands = {v.country for v in found}
    return found[0] if len(lands) == 1 and (not home or _receives_abroad(event, found[0])) else None


def _receives_abroad(event: Event, visit: Event) -> bool:
    guests = {p.who for p in visit.participants if p.role == "guest"}
    return any(p.role == "host" and p.who in guests for p in event.participants)


def same_day(
    event: Event, every: Sequence[Event], served: Mapping[str, set[str]]
) -> tuple[str | None, str] | None:
    """Where else somebody who takes part is that day, town and land: nobody is in two countries."""
    day = (event.start or "")[:DAY_VALUE]
    people = {p.who for p in event.participants if p.who in served}
    if len(day) != DAY_VALUE or not people:
        return None
    there = [
        e
        for e in every
        if e.country
        and e.type != "phone_call"
        and (e.start or "")[:DAY_VALUE] == day
        and not e.end
        and people & {p.who for p in e.participants}
    ]
    return _one_place(there)


def _one_place(there: Sequence[Event]) -> tuple[str | None, str] | None:
    """The one land of some events, with their one town, or None."""
    lands, towns = {e.country for e in there}, {e.city for e in there if e.city}
    land = lands.pop() if len(lands) == 1 else None
    return (towns.pop() if len(towns) == 1 else None, land) if land else None


def in_company(
    document: Document, event: Event, every: Sequence[Event], served: Mapping[str, set[str]]
) -> tuple[str | None, str] | None:
    """The one land, and town, of all else that somebody who takes part does in these days."""
    if event.type not in TOGETHER:
        return None
    people = {p.who for p in event.participants if p.who in served}
    due = replace(event, status="planned") if event.status in OFF else event  # it was to be there too
    found = [
        e
        for e in every
        if e.country
        and (e.type == "visit" or e.type in ON_VISITS or e.type in GATHERINGS)
        and together(due, e, document)
        and not _at_another_time(document, event, e)
        and not _met_before(event, e)
        and not _told_later(event, e, served)
        and not _on_another_leg(document, event, e)
        and not _behind_journey(document, event, e, every)
        and not _the_next_day(document, event, e)
    ]
    there = [e for e in found if people & {p.who for p in e.participants if _comes(p.role, e)}]
    return _one_place(there)


def _behind_journey(document: Document, event: Event, other: Event, every: Sequence[Event]) -> bool:
    """ "Met B. She then travelled to Lima, where she met C": all that is told there was later."""
    for journey in every:
        leads = journey.id == other.id or (
            journey.country == other.country and journey.trigger.start < other.trigger.start
        )
        if leads and gone_on(document, event, journey, _sentence_of(document, journey)):
            return True
    return False


def _sentence_of(document: Document, event: Event) -> Sentence | None:
    return next((s for s in document.sentences if s.start <= event.trigger.start < s.end), None)


def _met_before(event: Event, other: Event) -> bool:
    """ "Møtte B søndag, dagen etter at hun møtte C i Lima": where C was met is not where B was."""
    exact = len(event.start or "") >= DAY_VALUE and len(other.start or "") >= DAY_VALUE
    apart = exact and (event.start or "")[:DAY_VALUE] != (other.start or "")[:DAY_VALUE]
    return apart and other.type in TALKING and other.trigger.start > event.trigger.start


def _told_later(event: Event, other: Event, served: Mapping[str, set[str]]) -> bool:
    """ "A is willing to meet B. On Friday A flies to Lima": B serves another land, to come some day."""
    if bygone(event, other):
        return True
    if event.status not in COMING or event.start or other.type in GATHERINGS:
        return False
    own = {c for p in event.participants for c in served.get(p.who, {p.who})}
    return other.trigger.start > event.trigger.start and other.country not in own


def off_later_legs(document: Document, events: Sequence[Event]) -> list[Event]:
    """The events, none without a day as part of a journey that a later clause of its sentence dates."""
    known = {e.id: e for e in events}
    told: list[Event] = []
    for event in events:
        whole = known.get(event.part_of or "")
        off = whole is not None and gone_on(document, event, whole, _sentence_of(document, whole))
        off = off or (whole is not None and _before_leaving(document, event, whole))
        visit = whole is not None and whole.type == "visit" and event.start is None
        off = off or (whole is not None and long_ago(event, whole, document))
        off = off or (visit and whole is not None and _on_another_leg(document, event, whole))
        there = _sentence_of(document, event)
        off = off or (visit and there is not None and of_other_time(document, event, there))
        told.append(replace(event, part_of=None) if off else event)
    return told


def _on_another_leg(document: Document, event: Event, other: Event) -> bool:
    """ "Hun møtte B, og tirsdag var hun i Lima": a clause behind, on a day or in a town of its own.

    The day or town opens that clause, and so parts it from what is told before.
    """
    if _before_leaving(document, event, other) or _whence(document, event, other):
        return True
    language, tokens = document.article.language, document.tokens
    first, last = event.trigger.end, other.trigger.start
    here = any(s.start <= event.trigger.start and other.trigger.end <= s.end for s in document.sentences)
    if not here or first >= last:
        return False
    between = within(tokens, first, last)
    joints = words(language, "circumstances", "and_words")
    joint = next((t for u, t in pairwise(between) if u.text == "," and t.norm in joints), None)
    if joint is None:
        return False
    opens = joint.end + 1
    places = (m.start for m in document.mentions if m.kind == "place" and m.form == "name")
    return any(0 <= i - opens <= FRONTED for i in (*(t.start for t in document.times), *places) if i < last)


def _whence(document: Document, event: Event, other: Event) -> bool:
    """ "A, who came from Peru where she met C, held talks with B": these were not in Peru."""
    here = next((s for s in document.sentences if s.start <= other.trigger.start < s.end), None)
    if here is None or not other.trigger.start < event.trigger.start < here.end:
        return False
    return come_from(document, here.tokens[0], last_begun(document.tokens, other.trigger.start))


def _before_leaving(document: Document, event: Event, journey: Event) -> bool:
    """ "Met B and flew to Quito", "held talks with B and then left for Quito": the meeting was before."""
    first, last = event.trigger.end, journey.trigger.start
    if journey.type != "visit" or not first < last < first + LONG_CLAUSE:
        return False
    tokens, language = document.tokens, document.article.language
    going = tokens[last_begun(tokens, last)].norm
    if going not in union(language, "frames", "leaving_verbs", "parting_verbs"):
        return False
    joints = words(language, "circumstances", "and_words") | words(language, "circumstances", "before_words")
    between = within(tokens, first, last)
    here = any(s.start <= first and last < s.end for s in document.sentences)
    return here and any(t.norm in joints for t in between[-PARTING:])


def _at_another_time(document: Document, event: Event, gathering: Event) -> bool:
    """ "Møter B før toppmøtet i Lima": the gathering is not where the meeting is."""
    if gathering.type not in GATHERINGS or gathering.trigger.start < event.trigger.start:
        return False
    tokens = document.tokens
    at = bisect_right(tokens, gathering.trigger.start, key=attrgetter("start")) - 1
    apart = words(document.article.language, "circumstances", "apart_in_time")
    here = any(s.start <= event.trigger.start and gathering.trigger.end <= s.end for s in document.sentences)
    return here and any(t.norm in apart for t in tokens[max(0, at - AFTER) : at])


def left_behind(document: Document, event: Event, every: Sequence[Event], here: Sentence | None) -> bool:
    """ "Etter møtet med B reiste A til Lima": where A went is not where the two had met."""
    if here is None or event.type not in TALKING or event.city or event.country:
        return False
    tokens, language = document.tokens, document.article.language
    at = bisect_right(tokens, event.trigger.start, key=attrgetter("start")) - 1
    after = words(language, "circumstances", "after_words")
    near = {t.norm for t in tokens[max(here.tokens[0], at - AFTER) : at]}
    opened = tokens[here.tokens[0]].norm in after and all(t.text != "," for t in tokens[here.tokens[0] : at])
    told = [e.trigger for e in every if e.type == "visit" and here.start <= e.trigger.start < here.end]
    starts = [t.start for t in told]
    if _next(document, [i for i in starts if i > event.trigger.start][:1]) or (
        led_gerund(document, at) and any(i < event.trigger.start for i in starts)
    ):
        return True  # "met A before flying to Lima", "will go to Lima after meeting A"
    if near.isdisjoint(after) and not opened:
        return False
    gone = words(language, "frames", "leaving_verbs")
    return any(not gone.isdisjoint(document.article.text[t.start : t.end].casefold().split()) for t in told)


def _next(document: Document, starts: Sequence[int]) -> bool:
    """Whether verbs at these offsets are gerunds behind "before" or "after"."""
    ends = (bisect_right(document.tokens, i, key=attrgetter("start")) - 1 for i in starts)
    return any(led_gerund(document, i) for i in ends)


def in_company_day(
    document: Document, event: Event, every: Sequence[Event], served: Mapping[str, set[str]]
) -> str | None:
    """The one day, that of the news, of all else that was done by somebody who takes part."""
    published = document.article.published or ""
    if event.type not in TOGETHER or event.status not in DONE:
        return None
    people = {p.who for p in event.participants if p.who in served}
    there = [e for e in every if e.status in DONE and people & {p.who for p in e.participants}]
    there = [e for e in there if not _on_another_leg(document, event, e)]
    days = {(e.start, e.end) for e in there if e.start}
    if event.country and any(e.start and e.country not in (None, event.country) for e in there):
        return None  # "møttes i Genève mandag, og sa som på toppmøtet med C i Helsingfors"
    start, end = days.pop() if len(days) == 1 else (None, None)
    if start and start == published and len(published) in PARTIAL:
        return start
    if not start or end or min(len(start), len(published)) < DAY_VALUE:
        return None
    behind = [document.article.text[event.trigger.end : e.trigger.start] for e in there if e.start]
    if start[:DAY_VALUE] != published[:DAY_VALUE] and all("\n" in told for told in behind):
        return None  # the news told first, and below it what was done the day before
    return start if days_between(start[:DAY_VALUE], published[:DAY_VALUE]) in (0, 1) else None


def _comes(role: str, event: Event) -> bool:
    return role == "guest" or event.type != "visit"


def _states(keys: set[str]) -> set[str]:
    return {k for k in keys if is_state(k)}


def in_passing(document: Document, registry: Registry, event: Event, told: Sentence) -> bool:
    """ "C, who arrived on Sunday": a journey of which its sentence does not say where to."""
    if event.type != "visit" or event.country is None:
        return False
    named = [m for m in within(document.mentions, told.start, told.end) if m.kind in ("country", "place")]
    states = {m.key if m.kind == "country" else registry.place(m.key).country for m in named}
    return event.country not in states
