"""Years counted from another than that of publication: "neste år er det 70 år siden A og B ..."."""

import re
from collections.abc import Sequence
from functools import cache

from kg.document import replace
from kg.languages import table
from kg.languages.patterns import either
from kg.records import TimeExpression

YEAR = len("2021")


def counted_from(
    text: str, found: Sequence[TimeExpression], published: str | None, language: str
) -> tuple[TimeExpression, ...]:
    """The times; so many years "ago" are counted from the year that "er det" ties to them."""
    year = (published or "")[:YEAR]
    if not year.isdigit():
        return tuple(found)
    done: list[TimeExpression] = []
    for time in found:
        before = done[-1] if done and time.rule == "ago" and len(time.value) == YEAR else None
        told = before is not None and before.value.isdigit() and len(before.value) == YEAR
        if before is not None and told and _tie(language).fullmatch(text, before.end, time.start):
            value = int(time.value) + int(before.value) - int(year)
            done.append(replace(time, value=str(value)))
        else:
            done.append(time)
    return tuple(done)


@cache
def _tie(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s(?:{either(table(language, 'times')['anniversary_ties'])})\s", re.IGNORECASE)
