"""What goes on while it is told: "is in Lima from Monday to Thursday", "has negotiated since 2019"."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from kg.annotate.structure import within, word_before
from kg.document import Document, replace
from kg.extract.circumstances.days import days_between, shifted
from kg.extract.circumstances.expected import less_departure
from kg.extract.circumstances.lasting import ENDING
from kg.extract.circumstances.recounted import HALF_YEAR, forward
from kg.extract.frames.records import Scene
from kg.extract.grammar.records import Clause
from kg.languages import table, union, words
from kg.languages.patterns import either
from kg.records import Status, TimeExpression

DAY_VALUE = len("2021-10-25")
BEGUN = ("negotiation", "sanction")  # what goes on from the time behind "since"
PROGRESSIVE = "ing"  # of a verb behind "been"
GONE_ON = 6  # tokens from a noun to "har pågått"
BEFORE = 24  # characters before a time within which "to and including" stands
LATE = 2  # days after a stay on which the present may still tell of it
WEEK = timedelta(days=7)


def this_week(
    document: Document, at: int, time: TimeExpression, *, coming: bool, being: bool
) -> TimeExpression | None:
    """Days of the week with the day of publication among them, where the verb at `at` tells what goes on.

    So where its noun stands behind "is" (`being`): "er på besøk onsdag og torsdag".
    Of what is to come (`coming`) the next such days: "travels to Lima from Tuesday to Friday".
    """
    published = (document.article.published or "")[:DAY_VALUE]
    if len(published) != DAY_VALUE or not time.until:
        return None
    first, last = date.fromisoformat(time.value), date.fromisoformat(time.until)
    for week in (WEEK, -WEEK) if being or _present(document, at) else ():
        if (first + week).isoformat() <= published <= (last + week).isoformat():
            return _moved(time, week)
    late = (date.fromisoformat(published) - last).days <= LATE  # told on the day after
    return _moved(time, WEEK) if time.until < published and (coming or (being and not late)) else None


def _moved(time: TimeExpression, by: timedelta) -> TimeExpression:
    days = ((date.fromisoformat(day) + by).isoformat() for day in (time.value, time.until or time.value))
    return replace(time, value=next(days), until=next(days))


def _present(document: Document, at: int) -> bool:
    """ "Er", "besøker", "is visiting"."""
    tokens, language = document.tokens, document.article.language
    being = words(language, "circumstances", "is_words")
    endings = tuple(words(language, "circumstances", "present_endings")) or ("\0",)
    around = {tokens[at].norm, tokens[at - 1].norm if at else ""}
    return tokens[at].norm.endswith(endings) or bool(around & being)


def all_week(document: Document, clause: Clause) -> bool:
    """ "Er i Lima hele uken": no single day of a programme."""
    phrases = words(document.article.language, "circumstances", "whole_weeks")
    tokens = document.tokens
    told = document.article.text[tokens[clause.start].start : tokens[clause.end - 1].end].casefold()
    return any(phrase in told for phrase in phrases)


def until(document: Document, time: TimeExpression) -> bool:
    """Whether a time is told to be the last: "to stay until Friday", "til og med fredag"."""
    marks = tuple(f" {mark}" for mark in words(document.article.language, "circumstances", "until_words"))
    led = document.article.text[max(0, time.start - BEFORE) : time.start].casefold()
    before = f" {' '.join(led.split())}"  # it may open a paragraph
    begun = tuple(words(document.article.language, "circumstances", "begun_words"))  # "tok til i november"
    return before.endswith(marks) and not (begun and before.endswith(begun))


def rescheduled(document: Document, clause: Clause, time: TimeExpression) -> TimeExpression:
    """ "Moved from 17 to 24 May": the new day is the event's."""
    language = document.article.language
    marks = words(language, "circumstances", "moved_words") - words(language, "frames", "negation")
    opening = document.article.text[max(0, time.start - len("from ")) : time.end].casefold()
    given = words(language, "circumstances", "given_up")
    if not time.until or not any(mark in opening for mark in given):
        return time
    if not any(document.tokens[i].norm in marks for i in clause.before(clause.end)):
        return time
    day, year = time.until, int(time.until[:4])
    published = (document.article.published or "")[:DAY_VALUE]
    if time.rule.startswith("weekday") and len(published) == DAY_VALUE:
        day = shifted(day, WEEK.days) if day < published else day
        return replace(time, value=day, until=None)
    undated = str(year) not in opening and not day.endswith("02-29")
    if undated and len(published) == DAY_VALUE and days_between(day, published) > HALF_YEAR:
        day = f"{year + 1}{day[4:]}"
    return replace(time, value=day, until=None)


def bounded(
    document: Document, scene: Scene, kind: str, time: TimeExpression | None, status: Status
) -> tuple[TimeExpression | None, Status]:
    """The time and status of what goes on: its last day behind "until", its first time behind "since".

    Of what is to come the time is the next such one.
    """
    time = forward(document, less_departure(document, scene.clause, time, status), status)
    if (
        kind == "visit"
        and status == "planned"
        and time is not None
        and of_errand(document, scene.at, time.start)
    ):
        return None, "ongoing"
    if time is not None or status not in ("held", "ongoing"):
        gone = status in ("planned", "proposed") and _year_gone(document, time)
        return (None if gone else time), status  # "vil drøfte dommen fra 2016"
    tokens, clause = document.tokens, scene.clause
    times = [t for t in within(document.times, scene.sentence.start, scene.sentence.end) if t.rule != "clock"]
    if kind == "visit" and status == "ongoing":
        ends = [t for t in times if until(document, t) and len(t.value) == DAY_VALUE and not t.until]
        return (_last(document, ends[0]) if len(ends) == 1 else None), status
    perfect = words(document.article.language, "frames", "perfect")
    gone_on = words(document.article.language, "frames", "gone_on")  # "forhandlingene har pågått siden mai"
    near = range(scene.at + 1, min(scene.at + GONE_ON, clause.end))
    lasted = any(tokens[i].norm in gone_on for i in near)
    before = [tokens[i].norm for i in clause.before(scene.at)]
    kept = kind == "meeting" and _kept_at(document, [*before, tokens[scene.at].norm])
    if not (kept or kind in BEGUN) or not (lasted or not perfect.isdisjoint(before)):
        return None, status
    since = words(document.article.language, "frames", "since")
    behind = (t for t in times if t.start > tokens[scene.at].start and not t.until)
    told = (t for t in behind if since.intersection(edge(document, t)))
    begun = next(told, None) or _years_ago(document, scene)
    return begun, status if begun is None else "ongoing"


def _kept_at(document: Document, norms: Sequence[str]) -> bool:
    """ "Have been meeting", "have been holding talks": what goes on, told in the perfect."""
    been = words(document.article.language, "circumstances", "been_words")
    return any(a in been and b.endswith(PROGRESSIVE) for a, b in pairwise(norms))


def of_errand(document: Document, at: int, start: int) -> bool:
    """ "Is in Lima for talks with B on Friday", "is in Lima and will meet B on Friday": there already.

    `at` is the token of "is", `start` where the day begins.
    """
    tokens, language = document.tokens, document.article.language
    if tokens[at].norm not in words(language, "circumstances", "is_words") or start < tokens[at].end:
        return False
    between = within(document.mentions, tokens[at].end, start)
    place = next((m for m in between if m.kind in ("place", "country")), None)
    if place is None:
        return False
    marks = union(language, "circumstances", "errand_marks", "future_auxiliaries", "infinitive_marks")
    return any(t.norm in marks for t in within(tokens, place.end, start))


def _year_gone(document: Document, time: TimeExpression | None) -> bool:
    """Whether a time is a year before that of publication, in which nothing is to come."""
    year = (document.article.published or "")[: len("2016")]
    return time is not None and not time.until and len(time.value) == len("2016") and time.value < year


def _years_ago(document: Document, scene: Scene) -> TimeExpression | None:
    """ "I 15 år har A og B forhandlet", "have negotiated for 15 years": the year so long before."""
    year, language = (document.article.published or "")[:4], document.article.language
    found = _lasted(language).search(document.article.text, scene.sentence.start, scene.sentence.end)
    if not found or len(year) < len("2021"):
        return None
    printed = found["num"].casefold()
    count = int(printed) if printed.isdigit() else int(table(language, "times")["numbers"][printed])
    value = str(int(year) - count)
    return TimeExpression(
        start=found.start(), end=found.end(), value=value, rule="ago", publication_needed=True
    )


@cache
def _lasted(language: str) -> re.Pattern[str]:
    """ "I 15 år", "for 15 years"."""
    times = table(language, "times")
    number = rf"(?P<num>\d{{1,2}}|{either([n for n in times['numbers'] if len(n) > 1])})"
    units = either(unit for unit, meaning in times["units"].items() if meaning == "year")
    marks = either(words(language, "circumstances", "lasting_marks"))
    return re.compile(rf"\b(?:{marks})\s{number}\s(?:{units})\b(?!\s(?:siden|sidan|ago))", re.IGNORECASE)


def _last(document: Document, time: TimeExpression) -> TimeExpression:
    """The last day of what goes on, which has not been yet: a weekday is the next one."""
    late = time.rule == "weekday" and time.value < (document.article.published or "")[:DAY_VALUE]
    return replace(time, value=shifted(time.value, WEEK.days) if late else time.value, rule=ENDING)


def edge(document: Document, time: TimeExpression) -> set[str]:
    """The word before a time, and its own first one."""
    text = document.article.text
    before, own = word_before(text, time.start), text[time.start : time.end].split()[0].casefold()
    return {before, own} if before else {own}
