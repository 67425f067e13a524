"""How long a meeting or a call took, as an article tells it."""

import re
from collections.abc import Iterable
from functools import cache
from itertools import chain
from typing import Literal

from kg.document import replace
from kg.languages import table
from kg.languages.patterns import holds
from kg.records import Article, Duration, Event

_FAMILIES = {"meetings": ("meeting", "negotiation", "summit"), "calls": ("phone_call",)}
_HOUR = 60
_REACH = 1_500  # code points from an event to the sentence that tells how long it took


def lasting(events: Iterable[Event], article: Article) -> tuple[Event, ...]:
    """The events with how long they took; of two lengths told of one, neither."""
    listed, found = tuple(events), dict[str, list[Duration]]()
    lowered = article.text.lower()
    if not all(holds(lowered, marks) for marks in _marks(article.language)):
        return listed
    for match in _told(article.language).finditer(article.text):
        kinds = _FAMILIES["calls" if match["call"] else "meetings"]
        near = range(match.start() - _REACH, match.end())
        before = [e for e in listed if e.type in kinds and e.status == "held" and e.trigger.start in near]
        one = _duration(match, article.language)
        if before and one is not None:
            found.setdefault(_last(before, article.text, match.start()).id, []).append(one)
    clear = {event: told[0] for event, told in found.items() if len({d.value for d in told}) == 1}
    return tuple(replace(e, lasted=clear[e.id]) if e.id in clear else e for e in listed)


def _last(events: list[Event], text: str, at: int) -> Event:
    """The event told last before a place in the text; of several of one sentence the first."""
    last = max(e.trigger.start for e in events)
    start = text.rfind("\n", 0, min(last, at)) + 1
    start = max(start, text.rfind(". ", 0, last) + 1)
    return min((e for e in events if e.trigger.start >= start), key=lambda e: e.trigger.start)


def _duration(match: re.Match[str], code: str) -> Duration | None:
    words = table(code, "times")
    lasting, told = words["lasting"], " ".join(match["long"].casefold().split())
    minutes = lasting["wholes"].get(told)
    if minutes is None:
        number, _, unit = told.rpartition(" ")
        count = int(number) if number.isdigit() else words["numbers"].get(number)
        if count is None:
            return None
        minutes = count * (_HOUR if words["units"][unit] == "hour" else 1)
    limit = " ".join((match["limit"] or "").casefold().split())
    sign: Literal["", "<", ">", "~"] = ""
    if limit:
        sign = "<" if limit in lasting["under"] else ">" if limit in lasting["over"] else "~"
    return Duration(start=match.start(), end=match.end("long"), minutes=minutes, sign=sign)


@cache
def _marks(code: str) -> tuple[tuple[str, ...], ...]:
    """The verbs, and the units of time, of which one of each stands where a length is told."""
    words = table(code, "times")
    units = (unit for unit, kind in words["units"].items() if kind in ("hour", "minute"))
    return tuple(words["lasting"]["verbs"]), (*units, *words["lasting"]["wholes"])


@cache
def _told(code: str) -> re.Pattern[str]:
    """ "The talks … lasted almost 50 minutes", in one clause; a longer word goes before a shorter."""
    words = table(code, "times")
    lasting = words["lasting"]
    units = [u for u, kind in words["units"].items() if kind in ("hour", "minute")]
    long = f"{_either(lasting['wholes'])}|(?:\\d+|{_either(words['numbers'])})\\s(?:{_either(units)})"
    limits = _either(chain(lasting["under"], lasting["over"], lasting["about"]))
    return re.compile(
        rf"\b(?:(?P<call>{_either(lasting['calls'])})|{_either(lasting['meetings'])})\b[^.\n;]{{0,60}}?"
        rf"\b(?:{_either(lasting['verbs'])})\s(?:(?:{_either(lasting['small'])})\s)*"
        rf"(?:(?P<limit>{limits})\s)?(?P<long>{long})\b",
        re.IGNORECASE,
    )


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(set(words), key=lambda w: (-len(w), w)))
