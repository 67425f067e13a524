"""What is expected, and the days told ahead of it: "torsdag er det ventet at A møter B"."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from functools import cache
from operator import attrgetter

from kg.annotate.structure import within
from kg.document import Document
from kg.extract.circumstances.status_patterns import status_patterns
from kg.extract.grammar.errands import journey_verbs
from kg.extract.grammar.records import Clause
from kg.languages import table, union, words
from kg.records import TimeExpression

LATELY = 2  # days before publication on which something "was to" be
AWAITED = 9  # tokens before an event within which "spenning til" stands
DONE = 3  # tokens of "has now been" before "cancelled"
REACH = 7  # tokens of "er det etter planen også ventet"


def announced(document: Document, at: int, time: TimeExpression, clause: Clause) -> bool:
    """Whether but "it is expected" stands between a time at token `at` and the "that" of `clause`."""
    language, tokens = document.article.language, document.tokens
    awaiting = words(language, "circumstances", "awaiting_words")
    that = words(language, "circumstances", "that_words")
    if not awaiting or tokens[clause.start].norm not in that or time.end > tokens[clause.start].start:
        return False
    behind = bisect_left(tokens, time.end, at, key=attrgetter("start"))
    between = [t.norm for t in tokens[behind : clause.start]]
    small = words(language, "circumstances", "awaiting_fillers")
    told = bool(between) and len(between) <= REACH and not awaiting.isdisjoint(between)
    return told and all(n in awaiting or n in small for n in between)


def bound_to(document: Document, own: Sequence[int]) -> set[str]:
    """ "Is to stop in Lima to meet B": the "is to" of a journey among tokens before what is there."""
    tokens, language = document.tokens, document.article.language
    be, goes = words(language, "frames", "be_forms"), journey_verbs(language)
    leads = (i for i in own if tokens[i].norm in be and i + 2 < len(tokens) and tokens[i + 1].norm == "to")
    return {f"{tokens[i].norm} to" for i in leads if tokens[i + 2].norm in goes}


def fronted(document: Document, clause: Clause, at: int, time: int) -> bool:
    """ "Etter å ha møtt A mandag, reiser B til Lima": whether the token `time` is in the opening."""
    tokens, language = document.tokens, document.article.language
    if tokens[clause.start].norm not in words(language, "frames", "aside_prepositions") or time >= at:
        return False
    if tokens[clause.start + 1].norm not in words(language, "circumstances", "infinitive_marks"):
        return False
    return any(tokens[i].text == "," for i in range(time + 1, at))


def was_to(document: Document, time: TimeExpression, published: str) -> bool:
    """ "Tirsdag skulle hun møte B", said on Wednesday: on the day just gone, not on the next one."""
    behind = bisect_left(document.tokens, time.end, key=attrgetter("start"))
    marks = words(document.article.language, "circumstances", "was_to")
    if behind >= len(document.tokens) or document.tokens[behind].norm not in marks:
        return False
    return 0 < (date.fromisoformat(published) - date.fromisoformat(time.value)).days <= LATELY


def set_for(document: Document, time: TimeExpression) -> bool:
    """ "Had been planned for Thursday", "was to have met B on Friday": the day nearest to publication."""
    language = document.article.language
    first = bisect_right(document.sentences, time.start, key=attrgetter("start")) - 1
    before = [t.norm for t in within(document.tokens, document.sentences[first].start, time.end)]
    called = called_off(language, before)
    marks = union(language, "circumstances", "set_words", "intended") - words(language, "frames", "to")
    behind = before[called + 1 :]
    unreal = status_patterns(language)["unreal"]
    if not marks.isdisjoint(behind) or unreal.search(" ".join(behind)) is not None:
        return True
    if called >= 0:  # "has put off a visit on Friday"
        return not words(language, "frames", "perfect").isdisjoint(before[max(0, called - DONE) : called])
    rest = [t.norm for t in within(document.tokens, time.end, document.sentences[first].end)]
    return called_off(language, rest) >= 0  # "a visit on Friday has been put off"


def called_off(language: str, norms: Sequence[str]) -> int:
    """The index of the last word, or pair of words, that tells of calling off, or -1."""
    off, pairs = union(language, "frames", "cancelled", "postponed"), words(language, "frames", "off_pairs")
    told = (
        i for i in range(len(norms) - 1, -1, -1) if norms[i] in off or " ".join(norms[i : i + 2]) in pairs
    )
    return next(told, -1)


def less_departure(
    document: Document, clause: Clause, time: TimeExpression | None, status: str
) -> TimeExpression | None:
    """ "Left for Lima on Monday, where she is to meet B": a gone weekday of the journey alone."""
    published = (document.article.published or "")[: len("2021-05-10")]
    if time is None or status != "planned" or time.rule != "weekday" or not time.value < published:
        return time
    opens = document.tokens[max(clause.relative, clause.start)]
    there = words(document.article.language, "circumstances", "locative_relatives")
    return None if time.end <= opens.start and opens.norm in there else time


def awaited(document: Document, clause: Clause, at: int) -> bool:
    """ "Det er knyttet spenning til møtet", "the meeting nears": what is only looked forward to."""
    before, behind = _awaiting(document.article.language)
    told = " ".join([t.norm for t in document.tokens[max(clause.start, at - AWAITED) : at]])
    rest = " ".join(["", *(t.norm for t in document.tokens[at + 1 : clause.end])])
    return before.search(told) is not None or behind.search(rest) is not None


@cache
def _awaiting(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    own = table(language, "circumstances")
    before, behind = ("|".join(own[key]) for key in ("awaited_phrases", "nearing"))
    return re.compile(before), re.compile(behind)
