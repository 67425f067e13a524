"""Where a text says that somebody is, though it tells no event there: "holdt en tale i Lima", "is in Lima".

So where the gathering that a text opens with is, at which all that is told next was done.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from operator import attrgetter

from kg.annotate.structure import covering, within
from kg.document import Document, Mention, Sentence
from kg.extract.circumstances.days import days_between
from kg.extract.circumstances.opening import telling
from kg.extract.circumstances.settlements import ends_as_town
from kg.extract.events.coinciding import together
from kg.extract.events.scenes import GATHERINGS, TOGETHER
from kg.languages import lists, words
from kg.records import Event, TimeExpression
from kg.reference import Registry

REACH = 3  # paragraphs from where somebody is said to be to what he does there
LEAD = 2  # first paragraphs, which hold for all of the news below
RECENT = 4  # days before publication of what is done where somebody is said to be, where no day is told
DAY_VALUE = 10  # length of YYYY-MM-DD
COMING = ("planned", "proposed")


class Settings:
    """Tells, for one document, where people are said to be."""

    def __init__(self, document: Document, registry: Registry) -> None:
        self._document, self._registry = document, registry
        self._language = document.article.language
        self._words = lists(self._language, "circumstances")
        self._hearers = words(self._language, "frames", "press_hearers")

    def of(
        self, event: Event, here: Sentence, every: Sequence[Event], served: Mapping[str, set[str]]
    ) -> tuple[str, str] | None:
        """Town as printed, and country, of whoever takes part in what is told without a place."""
        people = {p.who for p in event.participants if p.who in served}
        if event.type not in TOGETHER or not people:
            return None
        return self._said(event, here, people) or self._gathered(event, here, people, every)

    def _said(self, event: Event, here: Sentence, people: set[str]) -> tuple[str, str] | None:
        """The town where the last sentence before, that names one of them in a town, says he was."""
        index = self._document.sentences.index(here)
        for before in reversed(self._document.sentences[:index]):
            near = here.paragraph - before.paragraph <= REACH
            if not near and not self._leads(before):
                continue
            named = [m for m in self._towns(before) if self._names(before, people)]
            if named:
                told = self._town(before, named[0]) if len({m.key for m in named}) == 1 else None
                return told if told and self._fits(event, before) else None
        return None

    def _leads(self, sentence: Sentence) -> bool:
        return sentence.start < self._lead_end

    @cached_property
    def _lead_end(self) -> int:
        opening = telling(self._document, "byline", "published", "headline", "subhead")[:LEAD]
        return opening[-1].end if opening else 0

    def _names(self, sentence: Sentence, people: set[str]) -> bool:
        named = within(self._document.mentions, sentence.start, sentence.end)
        titled = within(self._document.titles, sentence.start, sentence.end)
        return any(m.kind == "person" and m.key in people for m in named) or any(
            t.person in people for t in titled
        )

    def _towns(self, sentence: Sentence) -> list[Mention]:
        """The towns of a sentence that a preposition of place makes one."""
        inner, text = self._words("town_prepositions"), self._document.article.text
        found = []
        for m in within(self._document.mentions, sentence.start, sentence.end):
            if m.kind != "place" or m.form != "name" or m.genitive:
                continue
            before = text[sentence.start : m.start].casefold().split()[-1:]
            called = bool(before) and (
                before[0] in self._words("town_words") or ends_as_town(before[0], self._language)
            )
            if called or not inner.isdisjoint(before):
                found.append(m)
        return found

    def _town(self, sentence: Sentence, town: Mention) -> tuple[str, str] | None:
        """The town, if what ties it in is said of where somebody is: "spoke to reporters in Lima"."""
        place = self._registry.place(town.key)
        tokens = self._document.tokens
        at = bisect_right(tokens, town.start, key=attrgetter("start")) - 2
        while at > sentence.tokens[0] and self._fills(tokens[at].norm):
            at -= 1
        if (
            place.kind != "city"
            or not place.country
            or tokens[at].norm not in self._words("inner_prepositions")
        ):
            return None
        if any(q.start <= town.start < q.end for q in self._document.quotes):
            return None
        fronted = at == sentence.tokens[0]
        verbs = self._verbs(sentence, at)
        if not verbs or not (fronted or self._owned(at - 1, verbs)):
            return None
        return self._document.article.text[town.start : town.end], place.country

    def _fills(self, norm: str) -> bool:
        return norm in self._words("town_words") or norm == "the" or ends_as_town(norm, self._language)

    def _verbs(self, sentence: Sentence, at: int) -> list[int]:
        """The verbs of a sentence that say where somebody is, and stand in one clause with token `at`."""
        tokens, marks = self._document.tokens, self._words("that_words")
        first, last = sentence.tokens
        near = [i for i in range(first, last) if tokens[i].norm in self._words("setting_verbs")]
        return [i for i in near if all(t.norm not in marks for t in tokens[min(i, at) : max(i, at)])]

    def _owned(self, index: int, verbs: Sequence[int]) -> bool:
        """Whether a preposition belongs to such a verb, a name or a time behind it, or its object."""
        token, text = self._document.tokens[index], self._document.article.text
        if not any(i <= index for i in verbs):
            return False
        if index in verbs or token.norm in self._words("setting_nouns") | self._hearers:
            return True
        attends = any(self._document.tokens[i].norm in self._words("attending_verbs") for i in verbs)
        if attends and token.norm in self._words("attended_nouns"):
            return True  # "held several meetings at the session in Lima"
        timed = covering(self._document.times, text, token.start)
        named = covering(self._document.mentions, text, token.start)
        return bool(timed) or any(m.kind == "person" for m in named)

    def _fits(self, event: Event, said: Sentence) -> bool:
        """Whether an event can be of the time of which a sentence says where somebody is."""
        norms = {t.norm for t in self._document.tokens[slice(*said.tokens)]}
        coming = not norms.isdisjoint(self._words("future_auxiliaries"))
        stays = not norms.isdisjoint(self._words("is_words"))
        if (event.status in COMING) != coming and not (event.status in COMING and stays):
            return False
        times = [t for t in within(self._document.times, said.start, said.end) if t.rule != "clock"]
        day = (event.start or "")[:DAY_VALUE]
        if times:
            return all(self._spans(t, day) for t in times) if day else all(self._news(t) for t in times)
        published = (self._document.article.published or "")[:DAY_VALUE]
        exact = len(day) == len(published) == DAY_VALUE
        return not day or (exact and 0 <= days_between(day, published) <= RECENT)

    def _spans(self, time: TimeExpression, day: str) -> bool:
        return time.value[:DAY_VALUE] <= day <= (time.until or time.value)[:DAY_VALUE]

    def _news(self, time: TimeExpression) -> bool:
        """Whether a time is of the days about publication."""
        published, last = (self._document.article.published or "")[:DAY_VALUE], time.until or time.value
        exact = len(published) == len(last[:DAY_VALUE]) == DAY_VALUE
        return exact and abs(days_between(last[:DAY_VALUE], published)) <= RECENT

    def _gathered(
        self, event: Event, here: Sentence, people: set[str], every: Sequence[Event]
    ) -> tuple[str, str] | None:
        """The town of the one gathering told before, which one of them is said to have been at."""
        found = [e for e in self._gatherings(event, every) if self._reaches(e, here, people)]
        places = {(e.city, e.country) for e in found}
        elsewhere = (
            e for e in every if e.country and e.id != event.id and together(event, e, self._document)
        )
        lands = {e.country for e in elsewhere if people & {p.who for p in e.participants}}
        city, country = places.pop() if len(places) == 1 else (None, None)
        return (city, country) if city and country and lands <= {country} else None

    def _gatherings(self, event: Event, every: Sequence[Event]) -> Iterator[Event]:
        return (
            e
            for e in every
            if e.type in GATHERINGS
            and e.city
            and e.trigger.start < event.trigger.start
            and together(event, e, self._document)
        )

    def _reaches(self, gathering: Event, here: Sentence, people: set[str]) -> bool:
        """Whether a sentence since the gathering, near it, names one of those who meet."""
        there = [
            s for s in self._document.sentences if s.end > gathering.trigger.start and s.start < here.start
        ]
        if not there or (here.paragraph - there[0].paragraph > REACH and not self._leads(there[0])):
            return False
        near = (s for s in there if s.paragraph - there[0].paragraph <= 1)
        return any(self._names(s, people) for s in near)
