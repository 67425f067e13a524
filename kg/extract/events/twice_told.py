"""Events that a text tells twice: "visited Kiev on Monday", "who arrived in the capital on Monday"."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from kg.annotate.structure import last_begun
from kg.document import Document, replace
from kg.extract.circumstances.days import DAY, days_apart, days_between
from kg.languages import subject_first, words
from kg.records import Event
from kg.reference import Registry

CURRENT = 7  # days around publication in which a journey told without a day can be the one of the news
OFF = {"cancelled", "postponed", "denied", "proposed"}
PAIR = 2
AGAIN_REACH = 8  # tokens around a journey within which "again" says that it is another one


def told_once(document: Document, registry: Registry, events: Iterable[Event]) -> tuple[Event, ...]:
    """The events, those of one journey or one talk that are told twice made one, by its first telling."""
    if not subject_first(document.article.language):
        return tuple(events)  # there a stop, a school that is visited, often has no word of its own
    kept: list[Event] = []
    renamed: dict[str, str] = {}
    for event in events:
        twins = (i for i, one in enumerate(kept) if _one(document, registry, one, event))
        if (at := next(twins, -1)) < 0:
            kept.append(event)
            continue
        renamed[event.id] = kept[at].id
        kept[at] = _joined(kept[at], event)
    if not renamed:
        return tuple(kept)
    return tuple(_within(event, renamed) for event in kept)


def _within(event: Event, renamed: dict[str, str]) -> Event:
    whole = renamed.get(event.part_of or "", event.part_of)
    return event if whole == event.part_of else replace(event, part_of=None if whole == event.id else whole)


def _one(document: Document, registry: Registry, one: Event, other: Event) -> bool:
    """Whether two events can only be one: the same people, place, day and kind."""
    if one.type != other.type or one.lasted != other.lasted or not _same_town(document, registry, one, other):
        return False
    if one.type == "visit":
        return _same_journey(document, one, other)
    who = {p.who for p in one.participants}
    if len(who) < PAIR or who != {p.who for p in other.participants}:
        return False
    if one.type == "meeting":  # of one day, and of a town of two names
        alias = one.city is not None and other.city not in (None, one.city)
        return alias and one.status == other.status and one.start == other.start is not None
    return (
        one.type == "phone_call"
        and one.status == other.status == "held"
        and _said_today(document, one, other)
    )


def _same_town(document: Document, registry: Registry, one: Event, other: Event) -> bool:
    """Whether nothing says that two events are in two towns: "Kiev" and "Kyiv" are one."""
    if one.city is None or other.city is None or one.city == other.city:
        return True
    country = registry.countries.get(one.country or "")
    keys = {m.key for m in document.mentions if m.kind == "place"} | ({country.capital} if country else set())
    towns = (registry.place(key) for key in keys if key)
    named = ({name for names in town.names.values() for name in names} for town in towns)
    return any({one.city, other.city} <= names for names in named)


def _same_journey(document: Document, one: Event, other: Event) -> bool:
    if one.country is None or one.country != other.country or _guests(one) != _guests(other):
        return False
    if not _guests(one) or one.venue != other.venue:
        return False
    statuses = {one.status, other.status}
    if statuses & OFF:
        return False
    if one.start is None or other.start is None:
        return _of_the_news(document, one, other)
    first, second = one.start[:DAY], other.start[:DAY]
    if len(first) < DAY or len(second) < DAY:
        return False
    if first == second:
        return True
    if _again(document, other) or _presumed(one) or _presumed(other):
        return False
    current = statuses == {"ongoing", "planned"} or (statuses == {"planned"} and one.end is not None)
    low, high = sorted((first, second))
    last = next((e.end for e in (one, other) if e.end and e.start and e.start.startswith(low)), None)
    return current and (high <= last[:DAY] if last else days_between(low, high) == 1)


def _presumed(event: Event) -> bool:
    """Whether a journey is only taken to go on, or to begin, on a day that no words of its own tell."""
    told = None if event.time is None or event.time_inferred else event.time
    return told is None or (told.until is not None and told.value != (event.start or "")[:DAY])


def _of_the_news(document: Document, one: Event, other: Event) -> bool:
    """ "Arrived on Monday for a visit", and "her visit would help": the journey of the news."""
    published = (document.article.published or "")[:DAY]
    dated = None if _again(document, other) else next((e for e in (one, other) if e.start), None)
    bare = one if dated is other else other
    if dated is None or _presumed(dated):
        return False
    current = {dated.status, bare.status} <= {"planned", "ongoing"} and bare.status == "planned"
    return current and days_apart((dated.start or "")[:DAY], published) <= CURRENT


def _again(document: Document, event: Event) -> bool:
    """Whether the words tell of another journey: "will visit Peru again", "the next visit"."""
    at = last_begun(document.tokens, event.trigger.start)
    told = {t.norm for t in document.tokens[max(0, at - AGAIN_REACH) : at + AGAIN_REACH]}
    return not told.isdisjoint(words(document.article.language, "circumstances", "another_time"))


def _said_today(document: Document, one: Event, other: Event) -> bool:
    """ "Rang B on Friday", and "in my call today": who is quoted says "today" of the day he speaks on."""
    published = (document.article.published or "")[:DAY]
    first, second = (e.start or "" for e in (one, other))
    quoted = any(q.start <= other.trigger.start < q.end for q in document.quotes)
    if not quoted or second[:DAY] != published or len(first) < DAY or other.time is None:
        return False
    return other.time.rule == "relative" and 0 <= days_between(first[:DAY], published) <= PAIR


def _guests(event: Event) -> AbstractSet[str]:
    return {p.who for p in event.participants if p.role == "guest"}


def _joined(one: Event, other: Event) -> Event:
    """One event of two tellings: what the first lacks, the second gives."""
    known = {p.who for p in one.participants}
    people = (*one.participants, *(p for p in other.participants if p.who not in known))
    dated = one if one.start else other
    placed = one if one.city else other
    told = {one.status, other.status}
    status = "ongoing" if "ongoing" in told else "held" if "held" in told else one.status
    return replace(
        one,
        participants=people,
        evidence=(*one.evidence, *(e for e in other.evidence if e not in one.evidence)),
        status=status,
        start=dated.start,
        end=one.end or (other.end if dated is not one or other.start == one.start else None),
        time=dated.time,
        time_inferred=dated.time_inferred,
        place_inferred=placed.place_inferred,
        city=placed.city,
        venue=one.venue or other.venue,
        part_of=one.part_of or other.part_of,
        first_claim=one.first_claim or other.first_claim,
    )
