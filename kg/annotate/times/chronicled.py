"""Months and days of a chronicle: "in June she met", behind "in April 1998 she went", are of that year."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from operator import attrgetter

from kg.annotate.times.rules import grammar
from kg.document import Sentence, replace
from kg.languages import words
from kg.records import TimeExpression

KINDS = ("month", "date")  # rules of a month, or a day of one, with nothing that says which year's
DAYS = ("date", "date-range")
YEAR_VALUE, MONTH_VALUE, DAY_VALUE = 4, 7, 10  # lengths of YYYY, YYYY-MM and YYYY-MM-DD
RECENT = timedelta(days=45)  # before publication: what a report tells of anyway


def in_chronicles(
    text: str,
    sentences: Sequence[Sentence],
    found: Sequence[TimeExpression],
    published: str | None,
    language: str,
) -> tuple[TimeExpression, ...]:
    """The times; a past month or day without a year is of the year that the sentence before has dated.

    That one says its year itself, is earlier in it, and dates what the sentence tells, no clause of it.
    """
    today = (published or "")[:DAY_VALUE]
    if len(today) != DAY_VALUE or len(found) < len(("one", "other")):
        return tuple(found)
    done: list[TimeExpression] = []
    dated: set[int] = set()  # where the times begin whose year is told
    for time in found:
        if _printed(text, time):
            dated.add(time.start)
        elif done and time.value[:4] < today[:4] and _in_year(text, sentences, done[-1], time, language):
            until = time.until and done[-1].value + time.until[4:]
            time = replace(time, value=done[-1].value + time.value[4:], until=until)  # noqa: PLW2901
        elif done and done[-1].start in dated and _follows(text, sentences, done[-1], time, language):
            moved = done[-1].value[:4] + time.value[4:]
            if moved < time.value and _old(time.value, today):
                time = replace(time, value=moved)  # noqa: PLW2901  # the same words, another year
                dated.add(time.start)
        done.append(time)
    return tuple(done)


def _in_year(
    text: str, sentences: Sequence[Sentence], year: TimeExpression, time: TimeExpression, language: str
) -> bool:
    """ "Besøkte Peru i 1989. Han var i Lima 2. juni": of that year."""
    here, there = (bisect_right(sentences, t.start, key=attrgetter("start")) - 1 for t in (time, year))
    bare = year.rule == "year" and len(year.value) == YEAR_VALUE and not year.until
    if not bare or here - there != 1 or time.rule not in DAYS or len(time.value) != DAY_VALUE:
        return False
    known = time.value[:YEAR_VALUE] in text[time.start : time.end]  # "2. juni 2018"
    if known or year.value >= time.value[:YEAR_VALUE]:
        return False
    one, other = sentences[there], sentences[here]
    told = grammar(language).tense
    spans = ((one.start, one.end), (other.start, other.end))
    tenses = [{m.lastgroup for m in told.finditer(text, *span)} for span in spans]
    return one.paragraph == other.paragraph and all("past" in t and "future" not in t for t in tenses)


def _printed(text: str, time: TimeExpression) -> bool:
    """Whether a day or month has its year beside it."""
    return time.rule in KINDS and not time.until and time.value[:4] in text[time.start : time.end]


def _old(value: str, today: str) -> bool:
    """Whether a day or a month was over so long before publication that no report need mean it."""
    first = date.fromisoformat(value if len(value) == DAY_VALUE else f"{value}-28")
    return date.fromisoformat(today) - first > RECENT


def _follows(
    text: str, sentences: Sequence[Sentence], before: TimeExpression, time: TimeExpression, language: str
) -> bool:
    """Whether a time without a year goes on where the sentence before, of one paragraph, has dated."""
    here, there = (bisect_right(sentences, t.start, key=attrgetter("start")) - 1 for t in (time, before))
    if time.rule not in KINDS or time.until or here - there != 1 or len(time.value) < MONTH_VALUE:
        return False
    one, other = sentences[there], sentences[here]
    size = min(len(before.value), len(time.value))
    if one.paragraph != other.paragraph or before.value[4:size] >= time.value[4:size]:
        return False
    ahead = text[one.start : before.start].casefold().replace(",", " ").split()
    apart = words(language, "frames", "relatives") | words(language, "frames", "since")
    tenses = {m.lastgroup for m in grammar(language).tense.finditer(text, other.start, other.end)}
    return apart.isdisjoint(ahead) and "future" not in tenses and "past" in tenses
