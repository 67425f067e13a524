"""How long a stay lasts: "a three-day visit", "på besøk til onsdag", "blir verande til fredag"."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

from kg.annotate.structure import within
from kg.document import Document, Sentence, replace
from kg.extract.frames.records import Scene
from kg.extract.grammar.records import Clause
from kg.languages import table, words
from kg.languages.patterns import either
from kg.records import TimeExpression

STAYS = ("visit", "summit", "conference", "negotiation")  # what can last for days
DAY_VALUE = 10  # length of YYYY-MM-DD
ENDING = "ends"  # rule of a time that is the end of an event whose beginning is not told
HOME_REACH = 3  # tokens from "kom" to "hjem"
TOUR_REACH = 3  # words from "fire dager" to "rundreise"
BEHIND = 9  # tokens behind a noun within which "ended" has it as its subject
LONGEST = 21  # days; what is said to last longer is no stay


def lasting(document: Document, scene: Scene, time: TimeExpression) -> TimeExpression:
    """The time of a stay that begins on one day, with its last day where the sentence says which."""
    clause, at = scene.clause, scene.at
    if time.until or len(time.value) != DAY_VALUE or time.clock:
        return time
    first = date.fromisoformat(time.value)
    count = days_told(document, clause)
    if (closes := _closing(document, clause, at)) > time.start:
        last = _day_behind(document, scene.sentence, closes, first)
        return replace(time, until=last.isoformat()) if last and last > first else time
    if ended(document, clause, at):
        begun = first - timedelta(days=count - 1) if count else None
        return (
            replace(time, value=begun.isoformat(), until=time.value) if begun else replace(time, rule=ENDING)
        )
    last = first + timedelta(days=count - 1) if count else _named(document, scene.sentence, at, first, time)
    fits = last is not None and timedelta(0) < last - first <= timedelta(days=LONGEST)
    return replace(time, until=last.isoformat()) if last and fits else time


def ended(document: Document, clause: Clause, at: int) -> bool:
    """ "Wrapped up a visit on Friday": the verb before the noun says that the day is the last."""
    ends = words(document.article.language, "circumstances", "ending_verbs")
    leaving = words(document.article.language, "circumstances", "leaving_verbs")
    if document.tokens[at].norm in leaving and not _onward(document, clause, at):
        return True
    home = words(document.article.language, "circumstances", "homeward")
    if any(t.norm in home for t in document.tokens[at + 1 : at + 1 + HOME_REACH]):
        return True  # "kom mandag hjem fra Lima"
    if any(document.tokens[i].norm in ends for i in clause.before(at)):
        return True
    back = words(document.article.language, "frames", "returning")
    from_there = home | words(document.article.language, "frames", "back_from")
    before = [document.tokens[i].norm for i in clause.before(at)]
    if any(norm in back and from_there.intersection(before[i:]) for i, norm in enumerate(before)):
        return True  # "returned home on Tuesday after a visit", "returned from a visit"
    last = min(at + BEHIND, clause.end)
    closing = words(document.article.language, "circumstances", "closing_verbs")
    if any(t.norm in closing for t in document.tokens[at + 1 : last]):
        return True  # "the talks ended on Monday"
    passive = words(document.article.language, "frames", "passive_auxiliaries")
    behind = (i for i in range(at + 1, last) if document.tokens[i].norm in ends)
    return any(document.tokens[i - 1].norm in passive for i in behind)  # "møtet ble avsluttet mandag"


def _closing(document: Document, clause: Clause, at: int) -> int:
    """Where "ends" stands behind a noun, -1 where it does not: "begins on Monday and ends on Friday"."""
    closing = words(document.article.language, "circumstances", "closing_verbs")
    behind = document.tokens[at + 1 : min(at + BEHIND, clause.end)]
    return next((t.start for t in behind if t.norm in closing), -1)


def _day_behind(document: Document, sentence: Sentence, start: int, first: date) -> date | None:
    """The day told behind an offset; a bare weekday is the next one from the first day on."""
    told = within(document.times, start, sentence.end)
    other = next((t for t in told if len(t.value) == DAY_VALUE and not t.until), None)
    return _from(first, other) if other else None


def _from(first: date, time: TimeExpression) -> date:
    """The day of a time; a bare weekday is the next one from the first day on."""
    day, weekday = date.fromisoformat(time.value), time.rule.startswith("weekday")
    return first + timedelta(days=(day.weekday() - first.weekday()) % 7) if weekday else day


def stays(document: Document, clause: Clause, at: int, time: TimeExpression | None) -> bool:
    """ "Arrived on Monday for a three-day visit": over only when its days are."""
    published = (document.article.published or "")[:DAY_VALUE]
    if time is None or not time.until or not time.value <= published <= time.until:
        return False
    known = len(published) == DAY_VALUE
    return known and days_told(document, clause) > 1 and not ended(document, clause, at)


def at_end(document: Document, time: TimeExpression) -> bool:
    """ "Besøker Peru i slutten av mai", said in May: whether a time is the end of a month."""
    printed = document.article.text[time.start : time.end].casefold().split()
    ends = words(document.article.language, "circumstances", "month_ends")
    return len(time.value) == len("2021-05") and not ends.isdisjoint(printed)


def _onward(document: Document, clause: Clause, at: int) -> bool:
    """ "Left Lima for Quito", "returned to Quito": the day is the first one there."""
    language = document.article.language
    back = document.tokens[at].norm in words(language, "frames", "returning")
    marks = words(language, "frames", "to" if back else "left_for")
    inside = range(at + 1, min(at + 2, clause.end - 1) if back else clause.end - 1)
    return any(document.tokens[i].norm in marks and document.tokens[i + 1].text[0].isupper() for i in inside)


def days_told(document: Document, clause: Clause) -> int:
    """The number of days that the clause tells, 0 where it tells none."""
    tokens, language = document.tokens, document.article.language
    text, start, end = document.article.text, tokens[clause.start].start, tokens[clause.end - 1].end
    ago = [t for t in within(document.times, start, end) if t.rule == "ago"]  # "visited Lima two days ago"
    told = _days(language).finditer(text, start, end)
    found = next((m for m in told if not any(t.start <= m.start() < t.end for t in ago)), None)
    if not found or _of_tour(language, text[start : found.start()], text[found.end() : end]):
        return 0
    printed = found["num"].casefold()
    count = int(printed) if printed.isdigit() else int(table(language, "times")["numbers"][printed])
    return count if count <= LONGEST else 0


def _of_tour(language: str, before: str, behind: str) -> bool:
    """ "Var i Peru, ett av de fem landene hun er innom på en fire dager lang rundreise": of no stop."""
    tours, lands = (words(language, "frames", key) for key in ("round_trips", "several_lands"))
    near, told = behind.casefold().split()[:TOUR_REACH], before.casefold().split()
    counted = not lands.isdisjoint(told) and not words(language, "frames", "land_counts").isdisjoint(told)
    return counted and any(word.strip(".,") in tours for word in near)


def _named(document: Document, sentence: Sentence, at: int, first: date, time: TimeExpression) -> date | None:
    """The day behind "til" or "until"; a bare weekday is the next one from the first day on."""
    language, tokens = document.article.language, document.tokens
    inside = tokens[slice(*sentence.tokens)]
    if any(t.norm in words(language, "circumstances", "moved_words") for t in inside):
        return None
    behind = within(document.times, tokens[at].end, sentence.end)
    for other in behind:
        if other is time or len(other.value) != DAY_VALUE or other.until:
            continue
        before = document.article.text[max(0, other.start - len("until ")) : other.start].casefold().split()
        if not before or before[-1] not in words(language, "circumstances", "until_words"):
            continue
        return _from(first, other)
    return None


@cache
def _days(language: str) -> re.Pattern[str]:
    """ "Three-day", "to dagers", "todagers", "tre dager langt"."""
    numbers: Sequence[str] = [n for n in table(language, "times")["numbers"] if len(n) > 1]
    marks = either(words(language, "circumstances", "day_marks"))
    return re.compile(rf"\b(?P<num>\d{{1,2}}|{either(numbers)})[\s-]?(?:{marks})\b", re.IGNORECASE)
