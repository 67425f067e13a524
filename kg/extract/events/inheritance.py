"""What an event takes from around it where its own words say nothing: day and place, marked as inferred.

A part has the day and place of its whole. What is told right after an event, of the same people, goes on from
it. The main events of a dispatch are of the day its opening names, in the city it is written from. Whoever
receives somebody does so at home.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from operator import attrgetter

from kg.annotate.structure import last_begun, within
from kg.document import Document, Sentence, replace
from kg.extract.circumstances.days import announced
from kg.extract.circumstances.entries import entries_of, same_entry
from kg.extract.circumstances.opening import article_day, just_told, news_day
from kg.extract.circumstances.recounted import apart_in_days
from kg.extract.circumstances.stays import of_errand
from kg.extract.events.agenda import agenda_place
from kg.extract.events.background import aside, in_background, remote, spoken_of_only
from kg.extract.events.came_earlier import since_arrival
from kg.extract.events.coinciding import (
    abroad,
    elsewhere,
    goes_on,
    in_a_row,
    may_coincide,
    of_other_days,
    same_people,
)
from kg.extract.events.dating import (
    clock_alone,
    declared_today,
    next_leg,
    of_many_days,
    one_of_several,
    only_named,
    some_later,
    spoken_of,
    telling_state,
    then_told,
    told_later,
)
from kg.extract.events.dispatched import Dispatched
from kg.extract.events.hosts import Hosts
from kg.extract.events.named_days import day_beside, named_days
from kg.extract.events.scenes import (
    before_leg,
    beside,
    gone_on,
    hosted_by,
    in_company,
    in_company_day,
    in_passing,
    left_behind,
    of_no_place,
    on_visit,
    same_day,
    there_still,
)
from kg.extract.events.settings import Settings
from kg.extract.events.then_dated import then_dated
from kg.extract.events.wholes import wholes_first
from kg.languages import words
from kg.records import Event
from kg.reference import Registry

DAY_VALUE = 10  # length of YYYY-MM-DD
DONE, COMING = ("held", "ongoing"), ("planned", "proposed")
EMBASSIES = ("ambassad", "embassy")  # who receives there is not at home
PLACELESS = ("phone_call", "sanction", "expulsion", "protest_note", "appointment", "visit", "other")
EDGE_REACH = 8  # words between "on the fringe of" and the gathering
GATHERINGS = ("summit", "conference")
SUMMONS = "protest_note"  # delivered where whoever summons governs; an expulsion is of no place
THEN = 3  # paragraphs over which "afterwards" points back, quotations between
NEAR = 1  # paragraphs over which a telling goes on


class _Inheritance:
    def __init__(self, document: Document, registry: Registry, served: Mapping[str, set[str]]) -> None:
        self._document, self._registry, self._served = document, registry, served
        self._settings = Settings(document, registry)
        self._hosts = Hosts(document, registry, served)
        self._live = entries_of(document).live
        self._day = article_day(document, live=self._live)
        self._dispatched = Dispatched(document, self._hosts, self._day)

    def all(self, events: Sequence[Event]) -> tuple[Event, ...]:
        """The events with what they inherit, in their order."""
        done: dict[str, Event] = {}
        for event in wholes_first(events):
            before = [e for e in done.values() if _offset(e) < _offset(event)]
            whole = since_arrival(self._document, event, done.get(event.part_of or ""), before)
            told = then_dated(self._document, next_leg(event, before), before)
            timed = self._timed(told, whole, before, events)
            part = whole if told.part_of == event.part_of else done.get(told.part_of or "")
            done[event.id] = self._placed(timed, part, before, events)
        news = [e for e in done.values() if not self._background(e)]
        return tuple(self._with_others(done[e.id], news, done.get(e.part_of or "")) for e in events)

    def _with_others(self, event: Event, news: Sequence[Event], whole: Event | None) -> Event:
        """The event on the day, in the place, of all else that its people do, where nothing else tells."""
        if self._background(event):
            return event
        if not (event.start or event.end or self._elses_time(event) or self._counted_from(event)):
            day = in_company_day(self._document, event, news, self._served)
            event = self._on(event, day) if day and not of_many_days(whole, day) else event
        apart = left_behind(self._document, event, news, self._sentence(event))
        less = event.country and not event.place_inferred  # "receives B in Peru": in whichever town
        less = less or event.venue in self._words("country_houses")
        if less or event.city or apart or remote(self._document, event):
            return event
        others = [e for e in news if e.type != "visit" or _offset(e) < _offset(event)]  # no later leg
        if event.country:
            there = same_day(event, others, self._served)
            return replace(event, city=there[0]) if there and there[1] == event.country else event
        there = in_company(self._document, event, news, self._served) or self._set(event, news)
        return replace(event, city=there[0], country=there[1], place_inferred=True) if there else event

    def _set(self, event: Event, news: Sequence[Event]) -> tuple[str, str] | None:
        here = self._sentence(event)
        if here is None or self._counted_from(event) or self._elses_time(event):
            return None  # "to dager før toppmøtet møtte hun B"
        return self._settings.of(event, here, news, self._served)

    def _timed(
        self, event: Event, whole: Event | None, before: Sequence[Event], every: Sequence[Event]
    ) -> Event:
        given = (event.start and not clock_alone(event)) or (event.end and not event.start)
        begun = self._day_of_parts(event, every) if event.end and not event.start else None
        if begun and event.type == "visit" and begun < (event.end or ""):
            return self._on(event, begun)  # "er på besøk, som avsluttes fredag. Tirsdag møtte hun B"
        undated = event.status == "denied" or only_named(self._document, event)
        if given or undated or spoken_of(self._document, event):
            return event
        if any(elsewhere(event, other) for other in before) or self._counted_from(event):
            return event
        last = None if self._background(event) else self._continued(event, before)
        if last and last.country and event.country not in (None, last.country):
            last = last if event.status not in COMING and event.type not in GATHERINGS else None
        news = event.type == "visit" and not self._background(event)
        if news and (day := self._day_of_parts(event, every)):
            return self._on(event, day)
        for source in (last, whole):
            due = source is not None and source.status not in DONE and event.status in DONE
            due = due or (source is not None and event.status in COMING and self._past(source))
            due = due or one_of_several(self._document, event, source, part=source is whole)
            if source and source.start and not source.end and self._exact(source.start) and not due:
                return self._on(event, source.start)
        if day := self._day_of_clock(event) or self._linked_day(event, before) or self._day_of_stay(event):
            return self._on(event, day)
        if event.status in DONE and not self._background(event) and not self._elses_time(event):
            day = self._opening_day(event) or declared_today(self._document, event)
            if day and not (of_many_days(whole, day) or abroad(event, every, day)):
                return self._on(event, day)  # not "under besøket" of three days: on one of them
        source = whole or (last if last and then_told(self._document, self._sentence(event), event) else None)
        if source and source.start and not source.end and not event.start and event.status == source.status:
            return replace(event, start=source.start, time_inferred=True)  # a month, a year
        return event

    def _counted_from(self, event: Event) -> bool:
        """ "Besøket kommer en uke etter at de to snakket": of another day than all that is told."""
        here = self._sentence(event)
        at = bisect_right(self._document.tokens, event.trigger.start, key=attrgetter("start")) - 1
        if here is None or event.start is not None:
            return False
        return apart_in_days(self._document, here, at) or some_later(self._document, here, event)

    def _exact(self, start: str) -> bool:
        """Whether a value is a day, or all that is known of the day of the news."""
        return len(start) >= DAY_VALUE or start == self._document.article.published

    def _past(self, source: Event) -> bool:
        """Whether an event is of a day before publication: what is to come is not of that day."""
        published = (self._document.article.published or "")[:DAY_VALUE]
        return len(published) == DAY_VALUE and (source.start or published)[:DAY_VALUE] < published

    def _linked_day(self, event: Event, before: Sequence[Event]) -> str | None:
        """ "Der skal hun møte B": on the day of the sentence before; "straks": of the one told."""
        here = self._sentence(event)
        if here is None or self._background(event):
            return None
        if day := day_beside(self._document, event, here, before):
            return day
        last = self._document.sentences[at - 1] if (at := self._document.sentences.index(here)) else None
        if last is None or here.paragraph - last.paragraph > NEAR:
            return None
        if self._document.tokens[here.tokens[0]].norm in self._words("there"):
            told = [e for e in before if self._sentence(e) == last and e.start and not e.end]
            days = {(e.start or "")[:DAY_VALUE] for e in told} or self._days_in(last)
            ahead = event.status not in DONE
            day = days.pop() if len(days) == 1 else ""
            past = ahead and day < (self._document.article.published or "")[:DAY_VALUE]
            return day if self._exact(day) and not past else None
        marks = self._document.article.text[here.start : event.trigger.end].casefold().split()
        previous = max(before, key=_offset, default=None)
        said = {m.strip(",") for m in marks}
        then = bool(said & self._words("thereupon")) or told_later(self._document, here, event)
        if previous is None or not (then or self._besides(event, previous, said)):
            return None
        there = self._sentence(previous)
        if previous.type == "visit" and previous.status == "planned" and there == here and not previous.start:
            return None  # "will then travel to Lima, where she meets B": on no day told
        near = there is not None and here.paragraph - there.paragraph <= (THEN if then else NEAR)
        days = self._days_in(last) if then else set()
        same = (previous.status in DONE) == (event.status in DONE) and (bool(days) or not previous.end)
        day = days.pop() if len(days) == 1 else (previous.start or "")[:DAY_VALUE]
        return day if near and same and self._exact(day) else None

    def _day_of_clock(self, event: Event) -> str | None:
        """ "B lander fredag. Klokken 11 møter hun C": a time of day is of the day told right before it."""
        here = self._sentence(event)
        index = self._document.sentences.index(here) if here and clock_alone(event) else 0
        last = self._document.sentences[index - 1] if index else None
        if here is None or last is None or last.paragraph != here.paragraph or self._background(event):
            return None
        days = self._days_in(last) if len(self._days_in(here)) < 2 else set()
        published = (self._document.article.published or "")[:DAY_VALUE]
        ahead = days and (event.status in DONE or min(days) >= published)
        return days.pop() if ahead and len(days) == 1 else None

    def _besides(self, event: Event, previous: Event, said: set[str]) -> bool:
        """ "Hun møtte også C": besides the one just told of, on the same occasion."""
        shared = {p.who for p in event.participants} & {p.who for p in previous.participants}
        return bool(shared & self._served.keys() and said & self._words("besides"))

    def _day_of_stay(self, event: Event) -> str | None:
        """Who "is on a visit" is so on the day the sentence names, or that of the article."""
        published = (self._document.article.published or "")[:DAY_VALUE]
        here = self._sentence(event)
        going_on = event.type == "visit" and event.status == "ongoing"
        if not going_on or here is None or not published or self._background(event):
            return None
        days = self._days_in(here, last_begun(self._document.tokens, event.trigger.start))
        if not days:
            return self._day or published
        return day if len(days) == 1 and (day := days.pop()) <= published else None

    def _days_in(self, sentence: Sentence, at: int = -1) -> set[str]:
        times = within(self._document.times, sentence.start, sentence.end)
        days = [t for t in times if self._exact(t.value) and not t.until]
        days = [t for t in days if at < 0 or not of_errand(self._document, at, t.start)]
        return {t.value for t in days if not self._ends(t.start)}

    def _ends(self, offset: int) -> bool:
        """Whether "til" stands before a day: it is the last one."""
        before = self._document.article.text[max(0, offset - 14) : offset].casefold()
        return f" {' '.join(before.split())}".endswith(tuple(f" {w}" for w in self._words("until_words")))

    def _words(self, key: str) -> frozenset[str]:
        return words(self._document.article.language, "circumstances", key)

    def _elses_time(self, event: Event) -> bool:
        """Whether the sentence names a time that is not the event's: "sa mandag at de har møttes"."""
        here = self._sentence(event)
        times = within(self._document.times, here.start, here.end) if here and event.time is None else []
        said = event.type == "expulsion" and announced(self._document, event.trigger.end, times)
        return bool(times) and not (said or just_told(self._document, event, times, self._day))

    def _day_of_parts(self, event: Event, every: Sequence[Event]) -> str | None:
        """A journey of which one day is told is on that day; one that is begun, not on a later one."""
        parts = (e for e in every if e.part_of == event.id and not e.end and e.status != "denied")
        day = entries_of(self._document).at  # a programme tells of what is all to come
        parts = (e for e in parts if event.status not in DONE or e.status in DONE or day(_offset(e)).day)
        told = {d for e in parts if self._exact(d := (e.start or "")[:DAY_VALUE])}
        return told.pop() if len(told) == 1 else None

    def _on(self, event: Event, start: str) -> Event:
        clock = event.time.clock if event.time and clock_alone(event) else None
        day = start[:DAY_VALUE]
        return replace(event, start=f"{day}T{clock}" if clock else day, time_inferred=True)

    def _placed(
        self, event: Event, whole: Event | None, before: Sequence[Event], every: Sequence[Event]
    ) -> Event:
        if left_behind(self._document, event, every, self._sentence(event)):
            return event
        placed = self._somewhere(event, whole, before, every)
        inferred = placed.place_inferred or placed.venue or placed.type == "visit"
        town = agenda_place(self._document, self._registry, event)
        if town and not placed.city and placed.country == town[1]:
            return replace(placed, city=town[0], place_inferred=True)
        away = placed.venue in self._words("country_houses")
        if placed.city or not placed.country or placed.type == "expulsion" or away:
            return placed  # "at Camp David": in no town
        if whole and whole.city and whole.country == placed.country and placed.type not in PLACELESS:
            city = (
                None
                if before_leg(placed, whole) or of_other_days(self._document, placed, whole)
                else whole.city
            )
            return replace(placed, city=city, place_inferred=True) if city else placed
        return self._dispatched.in_city(placed) if inferred else placed

    def _somewhere(
        self, event: Event, whole: Event | None, before: Sequence[Event], every: Sequence[Event]
    ) -> Event:
        """The event with what it has from its whole, what was told before, the dateline or its people."""
        if event.type == SUMMONS:
            return self._hosts.governed(event, self._sentence(event))
        if remote(self._document, event):
            return replace(event, city=None, country=None)
        visited = event.type == "visit" and not (event.country or event.city)
        if visited and (home := self._hosts.receives(event)):
            return replace(event, country=home, place_inferred=True)
        if event.type == "appointment" and not event.country and (seat := self._hosts.of_office(event)):
            return replace(event, country=seat, place_inferred=True)
        if event.country or event.city or event.type in PLACELESS or spoken_of_only(event):
            return event
        if state := hosted_by(event):
            return replace(event, country=state, place_inferred=True)
        edge = beside(self._document, event, self._sentence(event), before)
        whole = there_still(self._document, event, whole, self._sentence(whole) if whole else None)
        parts = (o for o in every if o.part_of == event.id)
        kin = [e for e in (edge, whole, *parts) if e and (e.country or e.city)]  # no list may have the town
        last = None if self._background(event) else self._continued(event, before)
        near = last is not None and may_coincide(event, last) and not of_no_place(self._document, event, last)
        near = near and last is not None and not in_a_row(last, before)
        near = near and last is not None and same_entry(self._document, _offset(event), _offset(last))
        for source in (*kin, last if near else None):
            if source and (source.country or source.city) and source.type != "phone_call":
                city = None if before_leg(event, source) else source.city
                return replace(event, city=city, country=source.country, place_inferred=True)
        if town := agenda_place(self._document, self._registry, event):
            return replace(event, city=town[0], country=town[1], place_inferred=True)
        if (line := self._dispatched.written_in(event)) is not None:
            return replace(event, city=line.city, country=line.country, place_inferred=True)
        if event.venue and any(w in event.venue.casefold() for w in EMBASSIES):
            return event
        return self._with_host(event, every)

    def _with_host(self, event: Event, every: Sequence[Event]) -> Event:
        """The event at its host's, where its people are that day, or in the land that its guest visits."""
        still = [e for e in every if not gone_on(self._document, event, e, self._sentence(e))]
        home, there = self._hosts.at_home(event), same_day(event, still, self._served)
        city, home = there if there and not home else (None, home)
        stay = None if self._background(event) else on_visit(self._document, event, every, self._served, home)
        if stay:
            city, home = stay.city if stay.start == stay.end else None, stay.country
        return replace(event, city=city, country=home, place_inferred=True) if home else event

    def _sentence(self, event: Event, offset: int | None = None) -> Sentence | None:
        at = event.trigger.start if offset is None else offset
        return next((s for s in self._document.sentences if s.start <= at < s.end), None)

    def _continued(self, event: Event, before: Sequence[Event]) -> Event | None:
        """The event told right before, of some of the same people, that this one goes on from."""
        here = self._sentence(event)
        if here is None or not before:
            return None
        told = [(e, s) for e in before if (s := self._sentence(e, _last_told(e, event)))]
        going = [e for e, s in told if s == here or not aside(self._document, e, s)] or before
        last = max(going, key=lambda e: (_last_told(e, event), _offset(e)))
        there = self._sentence(last, _last_told(last, event))
        if there is not None and there != here and in_passing(self._document, self._registry, last, there):
            return None
        every = {p.who for p in event.participants}
        if event.type == "agreement" and (kin := [e for e in before if same_people(e, every)]):
            last = max(kin, key=_offset)  # "de to ble enige": what came of their meeting
            return last if last.status in DONE and not self._background(last) else None
        who = every & {p.who for p in last.participants}
        same = (last.status in DONE) == (event.status in DONE)
        same = same or goes_on(last, event, self._document.article.published or "")
        near = there is not None and here.paragraph - there.paragraph <= NEAR
        goes = who and same and near and not self._background(last)
        return since_arrival(self._document, event, last, before) if goes else None

    def _background(self, event: Event) -> bool:
        return in_background(self._document, event, self._sentence(event))

    def _opening_day(self, event: Event) -> str | None:
        if self._live:
            return self._day
        here = self._sentence(event)
        if telling_state(self._document, event):
            return None
        before = self._document.article.text[here.start : event.trigger.start].casefold() if here else ""
        if event.type in GATHERINGS and self._words("beside_words").intersection(
            before.split()[-EDGE_REACH:]
        ):
            return None  # "on the fringe of the ministerial", which may be the day after
        return news_day(self._document, event, here, self._day) if here else None


def _offset(event: Event) -> int:
    return event.trigger.start


def _last_told(event: Event, later: Event) -> int:
    """Where an event was told last before another one."""
    told = [e.start for e in event.evidence if e.start < later.trigger.start]
    coming = event.type == "visit" or event.status in COMING  # "will go to Peru and Chile ... in Chile she"
    return max((event.trigger.start, *told)) if coming else event.trigger.start


def inherited(
    document: Document, registry: Registry, events: Sequence[Event], served: Mapping[str, set[str]]
) -> tuple[Event, ...]:
    """The events, with the day or place that their whole, what was told before or the opening gives them."""
    return _Inheritance(document, registry, served).all(named_days(document, events))
