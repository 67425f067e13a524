"""Days that are counted from another: "dagen etter", "two days later", "the day before"."""

import re
from datetime import date, timedelta
from functools import cache

from kg.document import Document
from kg.languages import table
from kg.languages.patterns import either
from kg.records import TimeExpression

DAY_VALUE = 10  # length of YYYY-MM-DD


@cache
def counting(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The patterns of days counted from another, and of "den gang" at the start of a sentence."""
    own, times = table(language, "circumstances"), table(language, "times")
    number = rf"(?P<num>\d{{1,2}}|{either(times['numbers'])})"
    unit = either(u for u, meaning in times["units"].items() if meaning == "day")
    later, earlier = either(own["days_later"]), either(own["days_earlier"])
    phrase, steps = either(own["next_days"]), rf"(?P<later>{later})|(?:{earlier})"
    days = rf"\b(?:(?P<phrase>{phrase})(?!\sat\b)|{number}\s(?:{unit})\s(?:{steps}))\b"
    return re.compile(days, re.IGNORECASE), re.compile(rf"(?:{either(own['back_then'])})\b", re.IGNORECASE)


def days(language: str, found: re.Match[str]) -> int:
    """How many days a match of `counting` goes on; less than none where it goes back."""
    if phrase := found["phrase"]:
        shifts: dict[str, int] = table(language, "circumstances")["next_days"]
        return shifts[" ".join(phrase.casefold().split())]
    printed = found["num"].casefold()
    count = int(printed) if printed.isdigit() else int(table(language, "times")["numbers"][printed])
    return count if found["later"] else -count


def counted_day(anchor: TimeExpression, count: int, found: re.Match[str]) -> TimeExpression:
    """The day that lies `count` days behind that of `anchor`, printed as `found`."""
    value = (date.fromisoformat(anchor.value) + timedelta(days=count)).isoformat()
    return TimeExpression(
        start=found.start(), end=found.end(), value=value, rule="counted",
        publication_needed=anchor.publication_needed,
    )  # fmt: skip


def counted_on(
    document: Document, start: int, stop: int, anchor: TimeExpression | None
) -> tuple[int, TimeExpression | None]:
    """Where the first "dagen etter" of a stretch ends, else 0; and its day, if `anchor` is a day."""
    found = counting(document.article.language)[0].search(document.article.text, start, stop)
    if found is None:
        return 0, None
    if anchor is None or len(anchor.value) != DAY_VALUE or anchor.until:
        return found.end(), None
    return found.end(), counted_day(anchor, days(document.article.language, found), found)
