"""One row, several events: "rang A of X and B of Y" are two calls, a journey to two countries two visits."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from kg.annotate.structure import last_begun, within
from kg.document import Document, replace
from kg.extract.actors.records import Chunk
from kg.extract.actors.unnamed import after_naming
from kg.extract.circumstances.reader import CircumstanceReader
from kg.extract.circumstances.records import Place
from kg.extract.events.records import Draft
from kg.extract.events.rows import body_behind, in_office, in_turn, one_by_one
from kg.extract.frames.records import Members
from kg.extract.grammar.records import Clause
from kg.extract.grammar.triggers import event_verbs, readings
from kg.languages import endings, subject_first, words
from kg.records import TimeExpression
from kg.reference import Registry

KINDS = ("meeting", "phone_call")
PAIR = 2
LEADERS = frozenset({"head_of_state", "head_of_government"})
NAME_REACH = 8  # tokens from "for" to the last word of a summit's name
ARTICLE_REACH = 4  # tokens from "a" to its noun: "et kort bilateralt møte"


class Severally:
    """Tells the events of one document apart that one trigger tells in a row."""

    def __init__(
        self,
        document: Document,
        registry: Registry,
        circumstances: CircumstanceReader,
        served: Mapping[str, AbstractSet[str]],
    ) -> None:
        self._document, self._registry, self._circumstances = document, registry, circumstances
        self._language, self._served = document.article.language, served
        self._together: bool | None = None

    def each(self, draft: Draft, at: int, clause: Clause, chunks: Sequence[Chunk]) -> Iterator[Draft]:
        """The event of the draft, or those that it is; `chunks` are those of its sentence."""
        hosts = [m for m in draft.members if m[1] == "host" and m[0] in self._registry.countries]
        if draft.type == "visit" and len(hosts) > 1:
            days = self._bracketed(draft, hosts) or self._days(draft, len(hosts))
            for host, time in zip(hosts, days, strict=True):
                place = draft.place if draft.place.country == host[0] else Place(country=host[0])
                city = place.city or self._circumstances.city_in(draft.sentence, host[0])
                place = replace(place, city=city)
                members = [m for m in draft.members if m not in hosts or m == host]
                yield replace(draft, members=members, place=place, time=time)
            return
        if struck := self._bodies(draft, at) or self._counted(draft, at):
            for who in struck:
                yield replace(draft, members=[m for m in draft.members if m not in struck or m == who])
            return
        if draft.type == "visit" and (guests := self._each_his_own(draft, at, chunks)):
            for guest in guests:
                yield replace(draft, members=[guest, *(m for m in draft.members if m not in guests)])
            return
        if named := self._of_many(draft, chunks):
            for who in named:
                yield replace(draft, members=[who, *draft.members[len(named) :]])
            return
        others = [w for w, _ in draft.members[1:]]
        free = [c for c in chunks if c.members == others and not c.genitive]
        ahead = not subject_first(self._language)  # "B og C skal A også møte"
        row = next((c for c in free if c.first > at or (ahead and not c.preposition)), None)
        body = body_behind(self._document, row, chunks) if row and draft.type == "meeting" else None
        if body is not None and not self._jointly(draft, at):  # "A og medlemmer av komiteen"
            role = draft.members[-1][1]
            yield from self._row(draft, at, clause, chunks, row)
            yield replace(draft, members=[draft.members[0], *((w, role) for w in body.members)])
            return
        yield from self._row(draft, at, clause, chunks, row)

    def _row(
        self, draft: Draft, at: int, clause: Clause, chunks: Sequence[Chunk], row: Chunk | None
    ) -> Iterator[Draft]:
        """The event of those whom a draft names, or one with each."""
        if callers := self._callers(draft, at, clause, chunks):
            others = [m for m in draft.members if m not in callers]
            turned = self._in_turn(draft) and len(callers) == len(
                others
            )  # "A and B met C and D respectively"
            times = self._days(draft, len(callers))
            for number, (caller, time) in enumerate(zip(callers, times, strict=True)):
                called = [others[number]] if turned else others
                yield replace(draft, members=[caller, *called], time=time)
            return
        first, second = [role for _, role in (*draft.members, ("", ""), ("", ""))][:PAIR]
        if draft.type not in KINDS or len(draft.members) <= PAIR or first == second == "host":
            yield draft  # "mottas av både A og B": they receive somebody together
            return
        hosted = {"host", "guest"} & {first, second}  # a host may have bidden two to one table
        met = not hosted and (self._of_two(draft, at, row) or self._one_by_one(draft, at, row))
        met = met or (first == "guest" and self._calls(draft, at, row))
        if met or self._apart(draft, at, clause, chunks):
            times = self._days(draft, len(draft.members) - 1)
            for who, time in zip(draft.members[1:], times, strict=True):
                yield replace(draft, members=[draft.members[0], who], time=time)
            return
        yield draft

    def _callers(self, draft: Draft, at: int, clause: Clause, chunks: Sequence[Chunk]) -> Members:
        """ "A and B met C separately": those of the row that acts, each of whom meets C on his own."""
        if draft.type not in KINDS or len(draft.members) <= PAIR:
            return []
        rows = (
            c.members
            for c in chunks
            if c.first > clause.start - PAIR and not c.preposition and not c.genitive
        )
        row = next((r for r in rows if len(r) > 1 and r == [w for w, _ in draft.members[: len(r)]]), [])
        tokens = self._document.tokens
        said = " ".join(t.norm for t in tokens[clause.start : clause.end])
        apart = any(f" {phrase} " in f" {said} " for phrase in self._words("each_alone"))
        apart = apart or tokens[at - 1].norm in self._words("two_by_two") | self._words("each_words")
        apart = apart or self._in_turn(draft)
        return draft.members[: len(row)] if apart and len(row) < len(draft.members) else []

    def _bracketed(self, draft: Draft, hosts: Members) -> list[TimeExpression | None]:
        """ "Will visit Peru (12-13 May) and Chile (14 May)": the days behind each; none if one has none."""
        text, sentence = self._document.article.text, draft.sentence
        named = within(self._document.mentions, sentence.start, sentence.end)
        times = within(self._document.times, sentence.start, sentence.end)
        found: list[TimeExpression | None] = []
        for host, _ in hosts:
            ends = [m.end for m in named if m.key == host and text[m.end : m.end + PAIR] == " ("]
            found.append(next((t for t in times for end in ends if t.start == end + PAIR), None))
        return found if None not in found else []

    def _in_turn(self, draft: Draft) -> bool:
        tokens = self._document.tokens[slice(*draft.sentence.tokens)]
        return not self._words("in_turn").isdisjoint(t.norm for t in tokens)

    def _days(self, draft: Draft, count: int) -> list[TimeExpression | None]:
        """ "Visited Peru and Chile on 11 and 12 May respectively": the day of each; else the same of all."""
        time = draft.time
        if not self._in_turn(draft) or count != PAIR or time is None or not time.until:
            return [time] * count
        return [replace(time, until=None), replace(time, value=time.until, until=None)]

    def _bodies(self, draft: Draft, at: int) -> Members:
        """ "The G7 and Nato summits": the bodies, each of which has its own."""
        bodies = [m for m in draft.members if m[1] == "organiser"]
        several = self._document.tokens[at].norm in self._words("plural_gatherings")
        return bodies if several and len(bodies) > 1 else []

    def _counted(self, draft: Draft, at: int) -> Members:
        """ "Expelled 24 Peruvian and 27 Chilean diplomats": the states struck, each told with its number."""
        if draft.type != "expulsion":
            return []
        tokens, states = self._document.tokens, [m for m in draft.members if m[1] == "participant"]
        inside = within(self._document.mentions, tokens[at].end, draft.sentence.end)
        firsts = {m.key: last_begun(tokens, m.start) for m in reversed(inside) if m.form == "adjective"}
        counted = [w in firsts and tokens[firsts[w] - 1].norm.isdigit() for w, _ in states]
        return states if len(states) > 1 and all(counted) else []

    def _each_his_own(self, draft: Draft, at: int, chunks: Sequence[Chunk]) -> Members:
        """The guests of "upcoming visits by A and B", each of whom pays one."""
        guests = [m for m in draft.members if m[1] == "guest"]
        several = self._document.tokens[at].norm in self._words("plural_visits") and len(guests) > 1
        row = (c for c in chunks if c.first > at and {*c.members} == {w for w, _ in guests})
        return guests if several and any(row) else []

    def _of_many(self, draft: Draft, chunks: Sequence[Chunk]) -> Members:
        """ "Flere ledere har ringt D, blant dem A, B og C": those named of the many, each on his own."""
        first = next((c for c in chunks if after_naming(self._document, c)), None)
        named = draft.members[:-1]
        alike = first is not None and first.members == [w for w, _ in named]
        return named if draft.type in KINDS and len(named) > 1 and alike else []

    def _words(self, key: str) -> frozenset[str]:
        return words(self._language, "frames", key)

    def _apart(self, draft: Draft, at: int, clause: Clause, chunks: Sequence[Chunk]) -> bool:
        """Whether the words themselves say so: "both A and B", "in separate meetings"."""
        tokens = self._document.tokens
        near = (
            c.first
            for c in chunks
            if c.first > at and draft.who > set(c.members) and draft.members[0][0] not in c.members
        )
        beside = {t.norm for t in tokens[max(0, at - 1) : max(at + 4, next(near, at) + 1)]}
        beside |= {t.norm for t in tokens[at : clause.end]} & self._words("separate_words")
        beside |= {t.norm for t in tokens[slice(*draft.sentence.tokens)]} & self._words("in_turn")
        several = self._words("several_meetings")  # "bilateral meetings with A, B and C"
        if tokens[at].norm in several and tokens[at - 1].norm in self._words("two_by_two"):
            return True
        said = self._document.article.text[draft.sentence.start : draft.sentence.end].casefold()
        if any(f" {words}" in said for words in self._words("one_by_one")):
            return True
        marked = beside & (self._words("both") | self._words("separate_words") | self._words("in_turn"))
        return bool(marked) and self._words("both_sides").isdisjoint(beside)

    def _one_by_one(self, draft: Draft, at: int, row: Chunk | None) -> bool:
        """Whether the words make a row of people of one state several meetings."""
        told = row is not None and row.people and one_by_one(self._document, draft.sentence, at, row)
        told = told or (
            row is not None and (self._meetings(draft, at, row) or self._called_on(draft, at, row))
        )
        told = told or (row is not None and row.people and self._series(at))
        if row is not None and (len(row.members) > PAIR or self._and_others(row)):
            told = told or in_turn(self._document, draft.members[0][0], row.members)
        return told and not self._jointly(draft, at)

    def _calls(self, draft: Draft, at: int, row: Chunk | None) -> bool:
        """ "Will call on President A and Prime Minister B": one call on each."""
        calling = self._document.tokens[at].norm in self._words("paying_calls")
        called = calling and row is not None and in_office(self._document, row.members)
        return called and not self._jointly(draft, at)

    def _and_others(self, row: Chunk) -> bool:
        """ "Talks with A, B and other officials": some of a round of talks."""
        joins, others = self._words("conjunctions"), self._words("among_others")
        behind = [t.norm for t in self._document.tokens[row.last : row.last + PAIR]]
        return len(behind) == PAIR and behind[0] in joins and behind[1] in others

    def _meetings(self, draft: Draft, at: int, row: Chunk) -> bool:
        """ "Had meetings with President A and Foreign Minister B": a noun in the plural, each in office."""
        norm = self._document.tokens[at].norm
        several = norm in self._words("several_meetings") and norm not in event_verbs(self._language)
        return several and draft.type == "meeting" and row.people and in_office(self._document, row.members)

    def _series(self, at: int) -> bool:
        """ "A series of meetings, including with A, B and C", "flere møter, blant annet med A og B"."""
        before = {t.norm for t in self._document.tokens[max(0, at - ARTICLE_REACH) : at]}
        return not before.isdisjoint(self._words("series_words"))

    def _called_on(self, draft: Draft, at: int, row: Chunk) -> bool:
        """ "Will meet President A, Minister B and Speaker C": each in office."""
        if draft.type != "meeting" or draft.place.venue or not in_office(self._document, row.members):
            return False
        verb = self._document.tokens[at].norm in event_verbs(self._language)
        states = {of for w in row.members for of in self._of(w, several=False)}
        return verb and len(states) <= 1 and len(row.members) > PAIR

    def _of_two(self, draft: Draft, at: int, row: Chunk | None) -> bool:
        """Whether one meets two who are not of one delegation: of two states, or the two heads of one."""
        others = [w for w, _ in draft.members[1:]]
        rung = draft.type == "phone_call" and self._document.tokens[at].norm in event_verbs(self._language)
        if row is None or (len(others) > PAIR and not (rung or self._many(at, row))):
            return False  # "snakket med A, B og C" are three calls
        called = draft.type == "phone_call"  # "called the foreign ministers of Peru and Cuba"
        states = [self._of(w, several=called or self._many(at, row)) for w in others]
        own = self._served.get(draft.members[0][0], frozenset[str]())
        if any(own & of for of in states):
            return False
        known = [of for of in states if of]  # all, or all but one of a long row
        foreign = len(known) >= max(PAIR, len(states) - (len(states) > PAIR))
        foreign = foreign and all(one.isdisjoint(other) for one, other in pairwise(known))
        heads = len(others) == PAIR and not foreign and self._heads(row)
        return (foreign or heads) and not self._jointly(draft, at)

    def _of(self, who: str, *, several: bool) -> AbstractSet[str]:
        """The states that one of those met stands for, in so many words."""
        if several and who in self._registry.countries:
            return {who}  # "meetings with A and with the leaders of X and Y"
        return frozenset() if self._guessed(who) else self._served.get(who, frozenset())

    def _guessed(self, who: str) -> bool:
        """Whether no words say whom somebody serves, who has an office all the same."""
        titles = [t for t in self._document.titles if t.person == who and t.of]
        return bool(titles) and all(t.of_inferred for t in titles)

    def _many(self, at: int, row: Chunk) -> bool:
        """Whether more than two are met one by one: "meetings with", "blant andre", "on his tour"."""
        near = {t.norm for t in self._document.tokens[max(0, at - 2) : row.first + 1]}
        return not near.isdisjoint(self._words("several_meetings")) or self._on_tour(at) or self._series(at)

    def _on_tour(self, at: int) -> bool:
        """ "On the sidelines, she met A, B and C", "during his visits, he will meet A, B and C"."""
        first, last = next(s.tokens for s in self._document.sentences if at < s.tokens[1])
        norms = {t.norm for t in self._document.tokens[first:last]}
        return not norms.isdisjoint(self._words("stop_by_stop"))

    def _heads(self, row: Chunk) -> bool:
        """ "Statsminister A og president B": each receives on his own."""
        offices = [{t.office for t in self._document.titles if t.person == who} for who in row.members]
        return all(one & LEADERS for one in offices) and offices[0].isdisjoint(offices[1])

    def _jointly(self, draft: Draft, at: int) -> bool:
        """Whether they are told to meet as three, here or anywhere: "a trilateral", "the three leaders"."""
        tokens = self._document.tokens
        norms = [t.norm for t in tokens[slice(*draft.sentence.tokens)]]
        behind = norms[at - draft.sentence.tokens[0] :]
        before = {t.norm for t in tokens[max(0, at - ARTICLE_REACH) : at]}
        told = 0 if before.isdisjoint(self._words("single_articles")) else 1  # "eit møte", though many too
        one = self._one(at) and self._words("several_meetings").isdisjoint(behind[told : ARTICLE_REACH * 2])
        if one or not self._words("joint_meetings").isdisjoint(norms) or self._gathered(behind):
            return True
        if self._together is None:
            text = f"{self._document.article.title} {self._document.article.text}".casefold()
            self._together = any(word in text for word in self._words("joint_signs"))
        return self._together

    def _gathered(self, behind: Sequence[str]) -> bool:
        """ "Will meet A and B for the leaders' summit": all who come to it."""
        summits, aims = endings(self._language, "frames", "joint_gatherings"), self._words("gathered_for")
        found = (i for i, norm in enumerate(behind) if norm.endswith(summits))
        return any(not aims.isdisjoint(behind[max(0, i - NAME_REACH) : i]) for i in found)

    def _one(self, at: int) -> bool:
        """Whether an article makes the noun one: "had a call with A and B"."""
        told = readings(self._language, self._document.tokens, at, at)
        if all(r.pattern != "noun" for r in told):
            return False
        before = {t.norm for t in self._document.tokens[max(0, at - ARTICLE_REACH) : at]}
        return not before.isdisjoint(self._words("indefinite_articles")) and not self._series(at)
