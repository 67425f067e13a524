"""When: the time expression that belongs to an event, from the words around its trigger."""

from bisect import bisect_right
from dataclasses import replace
from datetime import date, timedelta
from operator import attrgetter

from kg.annotate.structure import within
from kg.extract.clauses import Clause
from kg.extract.triggers import event_nouns
from kg.languages import words
from kg.records import Document, Sentence, TimeExpression

GONE_REACH = 6  # tokens before a noun within which "builds on" says that it is past


def _words(language: str, name: str) -> frozenset[str]:
    return words(language, "frames", name)


def when(document: Document, sentence: Sentence, at: int, clause: Clause) -> TimeExpression | None:
    """The time expression of the trigger at token `at`: in its clause, else the only one of the sentence."""
    quoted = _quoted(document, document.tokens[at].start)
    inside = [
        t
        for t in within(document.times, sentence.start, sentence.end)
        if not _since(document, t) and _quoted(document, t.start) == quoted
    ]
    if not inside:
        return _same_day(document, sentence)
    low, offset = document.tokens[clause.start].start, document.tokens[at].start
    spans = [(document.tokens[first].start, document.tokens[last - 1].end) for first, last in clause.spans]
    near = [
        t
        for t in inside
        if not _anothers(document, t, at)
        and any(start <= t.start < end for start, end in spans)
        and not _beyond(document, offset, t)
    ]
    if near:
        nearest = min(near, key=lambda t: (abs(t.start - offset), t.start))
        return _gone(document, at, nearest) or _coming(document, clause, at, nearest) or nearest
    if len(inside) == 1 and 0 <= low - inside[0].end < 60 and not _anothers(document, inside[0], at):
        return inside[0] if _opens(document, sentence, inside[0], clause) else None
    return None


def _gone(document: Document, at: int, time: TimeExpression) -> TimeExpression | None:
    """A month without a year that can only be past: "builds on the call in May" said in April."""
    language, value = document.article.language, time.value
    published = (document.article.published or "")[: len(value)]
    before = {t.norm for t in document.tokens[max(0, at - GONE_REACH) : at]}
    if not before & _words(language, "past_marks") or len(value) != len("2021-05") or value <= published:
        return None
    if value[:4] in document.article.text[time.start : time.end]:
        return None
    return replace(time, value=f"{int(value[:4]) - 1}{value[4:]}")


def _coming(document: Document, clause: Clause, at: int, time: TimeExpression) -> TimeExpression | None:
    """ "A flies to Lima on Sunday": a weekday with a verb in the present is the next one."""
    present = _words(document.article.language, "scheduled_presents")
    published = (document.article.published or "")[:10]
    told = any(document.tokens[i].norm in present for i in range(clause.start, at + 1) if i in clause)
    if not told or time.rule != "weekday" or len(published) != len("2021-05-01") or time.value >= published:
        return None
    return replace(time, value=(date.fromisoformat(time.value) + timedelta(days=7)).isoformat())


def _opens(document: Document, sentence: Sentence, time: TimeExpression, clause: Clause) -> bool:
    """Whether a time before the clause is the clause's own: it opens the sentence, or stands right before."""
    strict = _words(document.article.language, "time_clauses")
    first = document.tokens[clause.start]
    return (
        not strict
        or (first.norm in strict and first.start - time.end < 3)
        or (time.start - sentence.start < 4 and first.norm not in _words(document.article.language, "that"))
    )


def _anothers(document: Document, time: TimeExpression, at: int) -> bool:
    """Whether a time belongs to another event's noun: "to prepare for the summit in June"."""
    language = document.article.language
    fillers = _words(language, "noun_time_fillers")
    if not fillers:
        return False
    tokens, nouns = document.tokens, event_nouns(language)
    first = bisect_right(tokens, time.start, key=attrgetter("start")) - 1
    last = bisect_right(tokens, time.end - 1, key=attrgetter("start"))
    before = first - 1
    while before > 0 and tokens[before].norm in fillers:
        before -= 1
    behind = next((i for i in range(last, min(last + 4, len(tokens))) if tokens[i].norm in nouns), -1)
    named = behind >= 0 and all(t.text[0].isupper() for t in tokens[last:behind])
    if tokens[at].norm in nouns and _across(document, at, first, last):
        return True
    noun = before if before >= 0 and tokens[before].norm in nouns else behind if named else -1
    if noun < 0 or noun == at:
        return False
    marks = _words(language, "part_words") | _words(language, "time_part_words")
    return not {t.norm for t in tokens[max(0, min(first, noun) - 5) : noun]} & marks


def _quoted(document: Document, offset: int) -> bool:
    return any(q.start <= offset < q.end for q in document.quotes)


def _same_day(document: Document, sentence: Sentence) -> TimeExpression | None:
    """ "Samme dag": the day that the text named last."""
    lowered = document.article.text[sentence.start : sentence.end].casefold()
    if not any(phrase in lowered for phrase in _words(document.article.language, "same_day")):
        return None
    before = reversed(within(document.times, 0, sentence.start))
    return next((t for t in before if t.end <= sentence.start and len(t.value) == 10), None)


def _beyond(document: Document, offset: int, time: TimeExpression) -> bool:
    """Behind the end of the trigger's own clause: an unpaired comma stands between."""
    text = document.article.text
    inside = sum(text.count(",", m.start, m.end) for m in within(document.mentions, offset, time.start))
    return time.start > offset and (text.count(",", offset, time.start) - inside) % 2 == 1


def _across(document: Document, at: int, first: int, last: int) -> bool:
    """Whether an infinitive stands between a noun and a time: "met on Monday to prepare the summit"."""
    tokens = document.tokens
    low, high = (last, at) if last <= at else (at, first)
    marks = _words(document.article.language, "to")
    fillers = _words(document.article.language, "place_fillers")
    if low < high and tokens[high - 1].norm in _words(document.article.language, "reviving"):
        return True
    return any(
        tokens[i].norm in marks and tokens[i + 1].text.islower() and tokens[i + 1].norm not in fillers
        for i in range(low, high - 1)
    )


def _since(document: Document, time: TimeExpression) -> bool:
    before = document.article.text[max(0, time.start - 14) : time.start].split()
    inner = document.article.text[time.start : time.end].split()
    since = _words(document.article.language, "since")
    return bool(before and before[-1].casefold() in since) or inner[0].casefold() in since
