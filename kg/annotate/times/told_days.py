"""Weekdays of a programme: "mandag mottas hun" below "13. og 14. juni" is the Monday that the text dates."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta

from kg.annotate.times.rules import grammar
from kg.document import Sentence, replace
from kg.records import TimeExpression

DAY_VALUE = 10  # length of YYYY-MM-DD
LONGEST = 14  # days of a journey whose first and last day are told
BARE = ("weekday", "weekday-on")  # rules of a weekday without more


def on_told_days(
    text: str,
    sentences: Sequence[Sentence],
    found: Sequence[TimeExpression],
    published: str | None,
    language: str,
) -> tuple[TimeExpression, ...]:
    """The times, where a bare weekday before publication is one of the days to come that the text has dated.

    Only in a sentence that tells nothing in the past: what has happened was on the weekday before.
    """
    today = (published or "")[:DAY_VALUE]
    if len(today) != DAY_VALUE:
        return tuple(found)
    days: set[str] = set()
    done: list[TimeExpression] = []
    starts = [s.start for s in sentences]
    for time in found:
        rule = time.rule.partition("+")[0]
        if rule.startswith("date"):
            days |= {day for day in _days(time) if day >= today}
        elif rule in BARE and days and time.value < today and not time.until and len(time.value) == DAY_VALUE:
            meant = _meant(days, time.value)
            sentence = sentences[max(0, bisect_right(starts, time.start) - 1)]
            told = grammar(language).tense.finditer(text, sentence.start, sentence.end)
            if meant and not any(verb["past"] for verb in told):
                time = replace(time, value=meant)  # noqa: PLW2901  # the same words, another day
        elif rule == "clock-of-sentence":
            time = _on_the_day(done, starts, time)  # noqa: PLW2901
        done.append(time)
    return tuple(done)


def _days(time: TimeExpression) -> list[str]:
    """The days that a date, or a first and a last one, stand for."""
    if len(time.value) != DAY_VALUE:
        return []
    first = date.fromisoformat(time.value)
    last = date.fromisoformat(time.until) if time.until and len(time.until) == DAY_VALUE else first
    return [(first + timedelta(days=n)).isoformat() for n in range(min((last - first).days, LONGEST) + 1)]


def _meant(days: set[str], value: str) -> str:
    """The first of the days that is the same day of the week."""
    number = date.fromisoformat(value).weekday()
    return min((d for d in days if date.fromisoformat(d).weekday() == number), default="")


def _on_the_day(
    done: Sequence[TimeExpression], starts: Sequence[int], time: TimeExpression
) -> TimeExpression:
    """A time of day is of the day of its sentence, wherever that has moved."""
    here = bisect_right(starts, time.start)
    day = done[-1] if done else None
    same = day is not None and bisect_right(starts, day.start) == here and len(day.value) == DAY_VALUE
    return replace(time, value=day.value) if day is not None and same else time
