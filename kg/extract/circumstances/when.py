"""When: the time expression that belongs to an event, from the words around its trigger."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from operator import attrgetter

from kg.annotate.structure import within
from kg.document import Document, Sentence, replace
from kg.extract.actors.premodifiers import discussed
from kg.extract.circumstances import first_time, own_times, recounted
from kg.extract.circumstances.affirmed import did, past_verb
from kg.extract.circumstances.day_after import earlier
from kg.extract.circumstances.days import gone_by
from kg.extract.circumstances.expected import announced, fronted
from kg.extract.circumstances.founded import of_source
from kg.extract.circumstances.gerunds import after_saying
from kg.extract.circumstances.governors import of_governor
from kg.extract.circumstances.known_past import month_gone, own_time
from kg.extract.circumstances.moved import moved_behind
from kg.extract.circumstances.nearness import added, on_its_day, shut
from kg.extract.circumstances.noun_times import across, left_open, owned, region, titled_row, within_row
from kg.extract.circumstances.others_times import (
    before_verb,
    in_another_tense,
    in_clause_apart,
    nth,
    of_blow,
    of_gathering,
    still_to_come,
    told_of_another,
)
from kg.extract.circumstances.own_times import next_year
from kg.extract.circumstances.presents import presently, said_or_now
from kg.extract.circumstances.records import Entry
from kg.extract.circumstances.recounted import DAY_VALUE, counted, due, in_heading, lined, on_day, same_year
from kg.extract.circumstances.stays import all_week, edge, rescheduled, this_week, until
from kg.extract.grammar.adjuncts import beyond
from kg.extract.grammar.clauses import ClauseReader
from kg.extract.grammar.records import Clause
from kg.extract.grammar.relatives import of_before
from kg.extract.grammar.tense import DETERMINED, SAID, told_during
from kg.extract.grammar.ties import joint, matter_of, object_of, purpose, relative
from kg.extract.grammar.triggers import event_nouns, measure_words, readings
from kg.languages import subject_first, union, words
from kg.records import TimeExpression

TIES = (purpose, object_of, matter_of, joint)  # of two words that tell of one event
OPENING = 60  # characters between a time that opens a sentence and the clause it belongs to
GONE_REACH = 6  # tokens before a noun within which "builds on" says that it is past
TO_DO = 3  # tokens of "å halde fram" before an event noun
PREPOSED = 3  # tokens before a noun within which "ahead of" has it
AHEAD = 8  # tokens before a verb within which "skal" or "will" stands
SAYER = 8  # tokens between a comma and the verb of saying behind it: ", the State Department said"
NEAR_MONTHS = 3  # a month nearer ahead is not that of the year before
NEARER = 3  # days; the weekday that somebody "is" somewhere is the nearest one
POSSESSED = 5  # tokens between "Monday's" and the noun that it dates


def _words(language: str, name: str) -> frozenset[str]:
    return words(language, "frames", name)


class TimeReader:
    """Reads the times of one document's events."""

    def __init__(self, document: Document, clauses: ClauseReader) -> None:
        self._document, self._clauses = document, clauses
        self._language = document.article.language
        self._nouns = tuple(event_nouns(self._language))

    def when(self, sentence: Sentence, at: int, clause: Clause, entry: Entry) -> TimeExpression | None:
        """The time of the trigger at token `at`: stated, counted from the day told before, or the entry's."""
        if moved := moved_behind(self._document, sentence, clause):
            return moved
        stated = self._stated(sentence, at, clause) or lined(self._document, sentence)
        stated = None if recounted.another_day(self._document, clause, stated) else stated
        if stated is not None and stated.rule != "clock":
            return in_heading(stated, entry)
        if stated is None and (told := counted(self._document, self._clauses, sentence, clause, entry)):
            marks = words(self._language, "circumstances", "infinitive_marks")
            to_do = any(t.norm in marks for t in self._document.tokens[max(0, at - TO_DO) : at])
            return None if to_do and told.end <= sentence.start else told  # "da ble de enige om å møtes"
        quoted = self._quoted(self._document.tokens[at].start)
        line = None if stated or quoted else lined(self._document, sentence, further=True)
        if line or entry.day is None or quoted or all_week(self._document, clause):
            return line or on_day(self._document, sentence, stated)
        clock = stated.clock if stated else entry.clock
        return replace(entry.day, until=None if clock else entry.day.until, clock=clock)

    def _stated(self, sentence: Sentence, at: int, clause: Clause) -> TimeExpression | None:
        tokens, offset = self._document.tokens, self._document.tokens[at].start
        quoted = self._quoted(offset)
        # "since the war began in 2022, A has met B"
        opened = tokens[sentence.tokens[0]].norm in _words(self._language, "since")
        inside = [
            t
            for t in within(self._document.times, sentence.start, sentence.end)
            if self._quoted(t.start) == quoted
            and not (self._since(t) or earlier(self._document, sentence, at, t))
            and not self._until(t, clause, at)
            and not of_source(self._document, at, self._token(t))
            and not self._since_clause(at, t)
            and not (nth(self._document, at, t) or recounted.attributive(self._document, at, t))
            and not of_blow(self._document, at, t)
            and not of_governor(self._document, self._clauses, clause, at, t)
            and not (opened and t.start < tokens[at].start)
            and not in_another_tense(self._document, sentence.tokens[0], at, self._token(t))
            and not in_clause_apart(self._document, at, index := self._token(t))
            and not of_gathering(self._document, at, index)
        ]
        said = after_saying(self._document, sentence, at)
        ahead = self._ahead(clause, at) and not said
        spans = [(tokens[first].start, tokens[last - 1].end) for first, last in clause.spans]
        near = [
            t
            for t in inside
            if any(start <= t.start < end for start, end in spans)
            and not (self._anothers(t, at) or fronted(self._document, clause, at, self._token(t)))
            and not (self._beyond(at, t) or self._asked(at, t))
            and not beyond(self._document, self._clauses, sentence, at, self._token(t))
            and not (ahead and gone_by(self._document, t) and not own_time(self._document, clause, at, t))
            and not told_of_another(self._document, self._clauses, clause, at, self._token(t))
        ]
        if len(near) > 1 and before_verb(self._document, near[0], at, self._token(near[0])):
            near = near[1:]  # "i forkant av toppmøtet i Lima i juli møtte A B onsdag"
        near = own_times.behind(self._document, at, near)
        if near:
            nearest = min(
                near,
                key=lambda t: (
                    abs(t.start - offset) + added(self._document, self._clauses, clause, at, t),
                    t.start,
                ),
            )
            nearest = on_its_day(near, nearest)
            shifted = self._gone(at, nearest, clause, past=said) or self._coming(clause, at, nearest)
            shifted = shifted or due(self._document, at, nearest) or next_year(self._document, at, nearest)
            return shifted or same_year(self._document, rescheduled(self._document, clause, nearest))
        return self._beside(sentence, at, clause, inside)

    def _ahead(self, clause: Clause, at: int) -> bool:
        """Whether "will" or "skal" stands before the trigger, not "skal ha", which is past."""
        before = {self._document.tokens[i].norm for i in clause.before(at, AHEAD)}
        done = _words(self._language, "perfect_infinitive")
        coming = words(self._language, "circumstances", "future_auxiliaries")
        return bool(before & coming) and before.isdisjoint(done)

    def _asked(self, at: int, time: TimeExpression) -> bool:
        """ "Met B and invited her to come in June": the time of what somebody is asked to."""
        asking = words(self._language, "invitations", "finite")
        return any(self._document.tokens[i].norm in asking for i in range(at + 1, self._token(time)))

    def _since_clause(self, at: int, time: TimeExpression) -> bool:
        """ "The first meeting since Norway got a new government on 14 October" dates the government."""
        tokens, since = self._document.tokens, _words(self._language, "since")
        return any(tokens[i].norm in since for i in range(at, self._token(time)))

    def _gone(self, at: int, time: TimeExpression, clause: Clause, *, past: bool) -> TimeExpression | None:
        """A month or a weekday that is gone by: "the call in May" in April, "senere tirsdag kom A"."""
        value, text = time.value, self._document.article.text
        during = past or told_during(self._document, max(0, at - 2 * SAID - DETERMINED), at)
        published = (self._document.article.published or "")[: len(value)]
        own = self._token(time) in clause and not time.until and subject_first(self._language)
        own = own or time.rule == "weekday-later"  # "senere tirsdag kom A"; "met B on Friday, and will"
        gone = during or did(self._document, clause, at) or self._opened_after(clause, at, time)
        gone = gone or (time.rule.startswith("weekday") and own and past_verb(self._document, at))
        if gone and time.rule.startswith("weekday") and len(published) == DAY_VALUE and value > published:
            return replace(time, value=(date.fromisoformat(value) - timedelta(days=7)).isoformat())
        if min(len(value), len(published)) < len("2021-05"):
            return None  # neither is of a month
        before = {t.norm for t in self._document.tokens[max(0, at - GONE_REACH) : at]}
        marked = before & _words(self._language, "past_marks") or past_verb(self._document, at) or during
        season = time.rule.startswith("season")
        marked = marked or (
            season and any(past_verb(self._document, i) for i in self._clauses.verbs(clause, at)[-1:])
        )
        day = time.rule.startswith("date")
        if not marked or not (season or day or time.rule.startswith("month")) or value <= published:
            return month_gone(self._document, clause, at, time)
        ahead = 12 * (int(value[:4]) - int(published[:4])) + int(value[5:7]) - int(published[5:7])
        near = ahead < NEAR_MONTHS and (day or still_to_come(self._document, clause, at))
        if near or value[:4] in text[time.start : time.end] or value.endswith("02-29"):
            return None  # "etter et møte i juni skal hun", said in May
        until = f"{int(time.until[:4]) - 1}{time.until[4:]}" if time.until else None
        return replace(time, value=f"{int(value[:4]) - 1}{value[4:]}", until=until)

    def _opened_after(self, clause: Clause, at: int, time: TimeExpression) -> bool:
        """ "Etter besøket i Lima mandag er A fornøyd": what is so after it says nothing of its day."""
        after = words(self._language, "circumstances", "after_words")
        opens = self._document.tokens[clause.start].norm in after
        verbs = self._clauses.verbs(clause, self._token(time))
        return opens and at - clause.start <= PREPOSED and all(i <= at for i in verbs)

    def _noun(self, at: int) -> bool:
        """Whether an event's noun stands at a token, as "hastemøte" is one."""
        found = readings(self._language, self._document.tokens, at, at + 1)
        return self._document.tokens[at].norm in event_nouns(self._language) or (
            any(r.pattern == "noun" for r in found)
        )

    def _heads_of(self, at: int) -> bool:
        """ "The heads of state": a noun that is written as a verb."""
        behind = self._document.tokens[at + 1 : at + 2]
        return bool(behind) and behind[0].norm in _words(self._language, "meeting_of")

    def _coming(self, clause: Clause, at: int, time: TimeExpression) -> TimeExpression | None:
        """ "A flies to Lima on Sunday": a weekday with a verb in the present is the next one."""
        present = _words(self._language, "scheduled_presents")
        published = (self._document.article.published or "")[:DAY_VALUE]
        noun = self._noun(at)
        last = max(at, self._token(time)) if noun else at  # "the summit opens in Lima on Friday"
        inside = [i for i in range(clause.start, last + 1) if i in clause]
        inside = (
            inside if noun or not past_verb(self._document, at) else []
        )  # "after visits to Lima, A met B on Tuesday"
        told = any(self._document.tokens[i].norm in present and not self._heads_of(i) for i in inside)
        told = told or (noun and presently(self._document, self._clauses, clause, at))
        plural = self._document.tokens[at].norm in _words(self._language, "present_plurals")  # not "to meet"
        infinitive = at > 0 and self._document.tokens[at - 1].norm in _words(self._language, "to")
        told = (told or (plural and not infinitive)) and not did(self._document, clause, at)
        is_words = words(self._language, "circumstances", "is_words")
        verbs = (at, *(self._clauses.verbs(clause, at) if noun else ()))  # "er vert for et toppmøte"
        being = any(self._document.tokens[i].norm in is_words for i in verbs)
        weekday = time.rule.startswith("weekday") and not time.until
        if time.until and time.rule.startswith("weekday"):
            return this_week(self._document, at, time, coming=told, being=being)
        if not (told or being) or not weekday or len(published) != DAY_VALUE or time.value >= published:
            return None
        gap = date.fromisoformat(published) - date.fromisoformat(time.value)
        if not told and gap.days <= NEARER:
            return None  # "er i Lima onsdag" can be told on Thursday, not on Tuesday
        return replace(time, value=(date.fromisoformat(time.value) + timedelta(days=7)).isoformat())

    def _beside(
        self, sentence: Sentence, at: int, clause: Clause, inside: Sequence[TimeExpression]
    ) -> TimeExpression | None:
        """The time of the clause that holds the trigger's, or of the "when" behind it."""
        tokens, first = self._document.tokens, self._document.tokens[clause.start]
        free = [t for t in inside if not self._anothers(t, at)]
        if split := next((t for t in free if t.start < first.start < t.end), None):
            return split  # "ni år siden A var i B"
        if (outer := self._around(sentence, clause, free)) is not None:
            due = still_to_come(self._document, clause, at) and gone_by(self._document, outer)
            return None if due else outer  # "kom tirsdag til Lima, der hun skal møte B", said on Thursday
        told = relative(self._document, self._clauses, sentence, at)
        limits = words(self._language, "circumstances", "limit_words")
        for time in free:
            if told and self._token(time) in told:
                return time
            if clause.end == self._token(time) - 1 and tokens[clause.end].norm in limits:
                return time  # "will travel before the end of July"
            theirs = self._clauses.at(sentence, self._token(time))
            opener = tokens[theirs.start].norm
            if theirs.start >= clause.end and opener in words(self._language, "circumstances", "when_words"):
                return time
        if first_time.opens(self._document, sentence):
            return next((t for t in free if self._token(t) > at), free[0] if free else None)
        if awaited := next((t for t in free if announced(self._document, self._token(t), t, clause)), None):
            return awaited
        if len(free) != 1 or of_before(self._document, clause, at):
            return None
        theirs = self._clauses.at(sentence, self._token(free[0]))
        after = tokens[theirs.start].norm in words(self._language, "circumstances", "after_words")
        apart = said_or_now(self._document, self._clauses, theirs, clause, free[0])
        apart = apart or (after and theirs is not clause)
        near = 0 <= first.start - free[0].end < OPENING and not apart  # "etter at A kom mandag, ringte hun B"
        return free[0] if near and self._opens(sentence, free[0], clause, at) else None

    def _around(
        self, sentence: Sentence, clause: Clause, free: Sequence[TimeExpression]
    ) -> TimeExpression | None:
        """ "På tirsdag reiste A til Lima, der hun møtte B": the time of the clause around an inner one."""
        first = self._document.tokens[clause.start]
        matrix = self._clauses.at(sentence, clause.start - 1) if clause.start > sentence.tokens[0] else None
        inner = words(self._language, "circumstances", "inner_clauses")
        if matrix is None or matrix is clause or first.norm not in inner:
            return None
        outer = [t for t in free if self._token(t) in matrix and t.end <= first.start]
        return next(reversed(outer), None)

    def _token(self, time: TimeExpression) -> int:
        return bisect_right(self._document.tokens, time.start, key=attrgetter("start")) - 1

    def _opens(self, sentence: Sentence, time: TimeExpression, clause: Clause, at: int) -> bool:
        """Whether a time before the clause is its own: it opens the sentence, or stands right before."""
        strict = _words(self._language, "time_clauses")
        first = self._document.tokens[clause.start]
        measure = self._document.tokens[at].norm in measure_words(self._language)
        if first.norm in words(self._language, "circumstances", "that_words") and not measure:
            # "on Monday A said that they had met": the time of saying it; but "det var i 2019 at de møttes"
            ahead = self._document.tokens[sentence.tokens[0] : self._token(time)]  # "det var i Lima i mai at"
            before = [t for t in ahead if not within(self._document.mentions, t.start, t.end)]
            cleft = words(self._language, "circumstances", "cleft_words")
            cleft |= _words(self._language, "place_prepositions")
            parted = self._document.article.text[time.end : first.start].strip()  # "ble tirsdag kjent at"
            return 0 < len(before) < 5 and all(t.norm in cleft for t in before) and not parted
        gone = first.norm in _words(self._language, "clause_prepositions") and self._journey(at)
        return (
            not strict
            or (first.norm in strict and first.start - time.end < 3 and not gone)
            or (time.start - sentence.start < 4 and first.norm not in _words(self._language, "that"))
        )

    def _journey(self, at: int) -> bool:
        """ "Flew home on Friday after visiting Lima": that journey was before Friday."""
        return any(r.type == "visit" for r in readings(self._language, self._document.tokens, at, at + 1))

    def _anothers(self, time: TimeExpression, at: int) -> bool:
        """Whether a time belongs to another event's noun: "to prepare for the summit in June"."""
        if self._document.article.text[time.start : time.end].endswith(("'s", "’s", "dagens")):
            # "Tuesday's election" dates the election alone
            return not 0 <= at - self._token(time) <= POSSESSED
        fillers = _words(self._language, "noun_time_fillers")
        if not fillers:
            return self._of_object(at, self._token(time))
        tokens, nouns, first = self._document.tokens, event_nouns(self._language), self._token(time)
        last = bisect_right(tokens, time.end - 1, key=attrgetter("start"))
        before = owned(self._document, first, apart=not time.rule.startswith("weekday"))
        beside = before == first - 1
        while before > 0 and tokens[before].norm in fillers:
            before -= 1
        behind = next((i for i in range(last, min(last + 4, len(tokens))) if tokens[i].norm in nouns), -1)
        named = behind >= 0 and all(t.text[0].isupper() for t in tokens[last:behind])
        if joint(self._document, behind, at):
            return False  # "their June 8 trilateral meeting"
        if tokens[at].norm in nouns and across(self._document, at, first, last):
            return True
        noun = before if before >= 0 and tokens[before].norm in nouns else behind if named else -1
        if noun in (-1, at) or any(tie(self._document, at, noun) for tie in TIES):
            return False
        marks = union(self._language, "frames", "part_words", *(["time_part_words"] if beside else []))
        own = tokens[noun - 1].norm in _words(self._language, "possessives")  # "after his call on Monday"
        return own or not {t.norm for t in tokens[max(0, min(first, noun) - 5) : noun]} & marks

    def _of_object(self, at: int, time: int) -> bool:
        """ "De drøftet toppmøtet i Lima forrige torsdag": the day of what is only spoken of."""
        nouns = (i for i in range(at + 1, time) if self._document.tokens[i].norm.endswith(self._nouns))
        return any(discussed(self._document, i) == at for i in nouns)

    def _quoted(self, offset: int) -> bool:
        return any(q.start <= offset < q.end for q in self._document.quotes)

    def _beyond(self, at: int, time: TimeExpression) -> bool:
        """Behind the end of the trigger's own clause: an unpaired comma stands between."""
        tokens, text = self._document.tokens, self._document.article.text
        offset = tokens[at].start
        if time.start < offset or self._told_on(at, time):
            return time.start >= offset
        named = [m for m in within(self._document.mentions, offset, time.start) if m.form != "pronoun"]
        commas = text.count(",", offset, time.start) - sum(text.count(",", m.start, m.end) for m in named)
        # "to Lima, Quito and Bogotá from June 3": the commas of a row
        joins = words(self._language, "circumstances", "and_words") | {""}
        people = pairwise(m for m in named if m.kind == "person")
        commas -= sum(within_row(text, a, b, joins) for a, b in pairwise(named))
        commas -= sum(titled_row(self._document, a, b) for a, b in people)
        commas -= sum(left_open(self._document, m) for m in named)
        commas -= sum("," in text[m.start : m.end] and text.startswith(",", m.end) for m in named)  # "D.C.,"
        known = {m.start for m in named}
        commas -= sum(region(text, m.end) for m in named if m.kind == "place" and m.end + 2 not in known)
        if commas % 2 == 0:
            return False
        comma = next((i for i in range(at, self._token(time)) if tokens[i].text == ","), at)
        lone = comma == self._token(time) - 1 and (
            text[time.end : time.end + 1] in (".", "") or shut(self._document, time)
        )
        if commas == 1 and (lone or self._added(comma, time)):
            return False  # "meets B in Lima, Friday 4 July."
        behind = {t.norm for t in tokens[comma + 1 : comma + 3]}
        # "a round, planned for May 3 in Lima, will": what is set off tells of the round
        return not behind & words(self._language, "circumstances", "set_words")

    def _told_on(self, at: int, time: TimeExpression) -> bool:
        """ "A will meet B, the ministry said on Monday": the day of saying it."""
        tokens, index = self._document.tokens, self._token(time)
        verbs = words(self._language, "speech", "verbs")
        said = next((i for i in (index - 1, index - 2) if i > at and tokens[i].norm in verbs), -1)
        behind = said if said >= 0 and tokens[at].norm not in verbs else at
        return any(tokens[i].text == "," for i in range(max(at, behind - SAYER), behind))

    def _added(self, comma: int, time: TimeExpression) -> bool:
        """ "They met for the first time, in Lima on 3 May": a place and its time, set behind a comma."""
        tokens = self._document.tokens[comma + 1 : self._token(time)]
        places = words(self._language, "frames", "place_prepositions")
        passed = places | words(self._language, "people", "articles")
        named = all(t.norm in passed or t.text[0].isupper() for t in tokens)
        ends = self._document.article.text[time.end : time.end + 1] in ".;" or shut(self._document, time)
        return bool(tokens) and tokens[0].norm in places and named and ends

    def _until(self, time: TimeExpression, clause: Clause, at: int) -> bool:
        """Whether a time is an end ("to stay until Friday"), not the new date of what is moved."""
        moved = words(self._language, "circumstances", "moved_words")
        if self._document.tokens[at].norm in measure_words(self._language):  # "extended until July"
            return time.rule.endswith("-before") or until(self._document, time)
        told = (self._document.tokens[i].norm for i in clause.before(clause.end))
        return until(self._document, time) and moved.isdisjoint(told)

    def _since(self, time: TimeExpression) -> bool:
        return bool(_words(self._language, "since").intersection(edge(self._document, time)))
