"""Time expressions that stand side by side: a clock and the day that it is of."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from kg.annotate.records import Found, Value
from kg.document import replace
from kg.records import TimeExpression

DAY_VALUE = 10  # length of YYYY-MM-DD


def joined(
    text: str, starts: Sequence[int], today: date | None, joint: re.Pattern[str], found: Sequence[Found]
) -> list[Found]:
    """A clock beside a day joins it; alone it takes the sentence's day, or publication's."""
    out: list[Found] = []
    for item in found:
        before = out[-1] if out else None
        beside = before and joint.fullmatch(text, before.end, item.start)
        if before and beside and (before.hour is None) != (item.hour is None) and _one_day(before, item):
            out[-1] = _merged(before, item)
        else:
            out.append(item)
    return [_with_day(text, starts, today, out, i) for i in range(len(out))]


def _one_day(first: Found, second: Found) -> bool:
    value = first.value or second.value
    return bool(value and value.until is None and len(value.value) == DAY_VALUE)


def _merged(first: Found, second: Found) -> Found:
    dated, clocked = (first, second) if first.value else (second, first)
    hour, minute = clocked.hour or (0, 0)
    if "late" in (dated.part, clocked.part) and 1 <= hour < 12:
        hour += 12
    return replace(
        dated, start=first.start, end=second.end, hour=(hour, minute), rule=f"{dated.rule}+{clocked.rule}"
    )


def _with_day(text: str, starts: Sequence[int], today: date | None, found: Sequence[Found], at: int) -> Found:
    item = found[at]
    if item.value:
        return item
    low = bisect_right(starts, item.start)
    for other in reversed(found[max(0, at - 3) : at]):
        same = bisect_right(starts, other.start) == low and "\n" not in text[other.end : item.start]
        if same and other.value and _one_day(other, other):
            return replace(item, value=other.value, rule=f"{item.rule}-of-sentence")
    if today is None:
        return item
    return replace(item, value=Value(value=today.isoformat(), needed=True))


def expression(item: Found, value: Value) -> TimeExpression:
    """What was found, as the document keeps it."""
    clock = f"{item.hour[0]:02d}:{item.hour[1]:02d}" if item.hour else None
    return TimeExpression(
        start=item.start,
        end=item.end,
        value=value.value,
        until=value.until,
        clock=clock,
        rule=item.rule,
        publication_needed=value.needed,
    )
