"""Events of one article against gold: which are hits, and what of a hit is right."""

import re
from typing import Any

from kg.evaluate.names import Aliases, same_venue
from kg.evaluate.pairing import pair
from kg.evaluate.tally import Tally, f1
from kg.evaluate.who import Who, names

CORE = frozenset({"meeting", "phone_call", "visit", "summit", "negotiation", "signing", "expulsion"})
FAMILIES = {
    "negotiation": "meeting", "summit": "meeting", "conference": "meeting", "agreement": "signing",
    "sanction": "expulsion", "protest_note": "expulsion",
}  # fmt: skip
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:$|[T ])")
Days = tuple[int, int]


def score_events(gold: Any, found: Any, who: Who, aliases: Aliases, tally: Tally) -> None:
    """Adds the events of one article, with their participants, to the tally."""
    right, predicted = gold["events"], found["events"]
    pairs = pair({(i, j): _likeness(one, other, who, aliases) for i, one in enumerate(right)
                  for j, other in enumerate(predicted)})  # fmt: skip
    tally.count("events", hits=len(pairs), found=len(predicted), gold=len(right))
    core = {i for i, event in enumerate(right) if event["type"] in CORE}
    core_found = {j for j, event in enumerate(predicted) if event.get("type") in CORE}
    tally.count("core_events", hits=len(core_found & {j for _, j in pairs}), found=len(core_found),
                gold_hits=len(core & {i for i, _ in pairs}), gold=len(core))  # fmt: skip
    _note_faults(right, predicted, pairs, tally)
    same = 0
    for i, j in pairs:
        same += _on_hit(right[i], predicted[j], who, aliases, tally)
    sizes = [sum(len(event["participants"]) for event in events) for events in (predicted, right)]
    tally.count("participants_all", hits=same, found=sizes[0], gold=sizes[1])


def _note_faults(gold: list[Any], found: list[Any], pairs: list[tuple[int, int]], tally: Tally) -> None:
    for kind, events, side in (("missed", gold, 0), ("wrong", found, 1)):
        for index in sorted(set(range(len(events))) - {hit[side] for hit in pairs}):
            event = events[index]
            tasks = ("events", "core_events") if event.get("type") in CORE else ("events",)
            for task in tasks:
                if kind == "missed":
                    tally.missed(task, told(event), *_words(event))
                else:
                    tally.wrong(task, told(event), *_words(event), at=first_evidence(event))


def told(event: Any) -> str:
    """An event in one line: type, who, when, where, status."""
    who, where = ", ".join(names(event["participants"])), event.get("city") or event.get("country")
    parts = (event.get("start"), where, event.get("status"))
    return f"{event.get('type')} [{who}] " + " ".join(part for part in parts if part)


def first_evidence(item: Any) -> int | None:
    """Where the first passage of something found begins, where it says so."""
    passages = item.get("evidence") or []
    at = passages[0].get("start") if passages and isinstance(passages[0], dict) else None
    return at if isinstance(at, int) else None


def _words(event: Any) -> list[str]:
    return [event.get("trigger") or "", *names(event["participants"]), event.get("city") or ""]


def _likeness(gold: Any, found: Any, who: Who, aliases: Aliases) -> float:
    """How alike two events are; nought unless family, half of the participants and the days agree."""
    if _family(gold["type"]) != _family(found.get("type")):
        return 0.0
    ours, theirs = names(gold["participants"]), names(found["participants"])
    pairs = who.matched(ours, theirs)
    shared = f1(len(pairs), len(ours), len(theirs))
    if shared is not None and shared < 0.5:
        return 0.0
    if not overlap(_interval(gold), _interval(found)):
        return 0.0
    starts = _day(gold.get("start")), _day(found.get("start"))
    when = 0.5 if None in starts else 1.0 if starts[0] == starts[1] else 0.8
    city = bool(gold.get("city") and found.get("city") and _same_place(gold["city"], found["city"], aliases))
    country = gold.get("country") == found.get("country")
    roles = [gold["participants"][a].get("role") == found["participants"][b].get("role") for a, b in pairs]
    role = sum(roles) / len(roles) if roles else 0.0
    kind = 1.0 if gold["type"] == found["type"] else 0.5
    likeness = 0.4 * kind + 0.35 * (1.0 if shared is None else shared) + 0.15 * when
    return likeness + 0.05 * (float(city) + float(country) + role)


def _on_hit(gold: Any, found: Any, who: Who, aliases: Aliases, tally: Tally) -> int:
    """Counts what of one hit is right; gives the number of right participants."""
    ours, theirs = names(gold["participants"]), names(found["participants"])
    pairs = who.matched(ours, theirs)
    tally.count("participants", hits=len(pairs), found=len(theirs), gold=len(ours))
    if not len(pairs) == len(ours) == len(theirs):
        tally.differs("participants", str(gold["type"]), ", ".join(ours), ", ".join(theirs), *_words(gold))
    start, other = gold.get("start"), found.get("start")
    whole = len(pairs) == len(ours) == len(theirs) and gold["type"] == found.get("type")
    same_start = _day(start) == _day(other)
    judged: dict[str, bool] = {}
    if start:
        judged["start"] = same_start
        judged["start_compatible"] = bool(other) and overlap(days(start), days(other))
    for field in ("city", "country"):
        if gold.get(field):
            given = found.get(field)
            judged[field] = bool(given) and _same_place(gold[field], given, aliases)
    if gold.get("venue"):
        judged["venue"] = bool(found.get("venue")) and same_venue(gold["venue"], found["venue"])
    for field in ("status", "type", "plover"):
        if gold.get(field):
            judged[field] = gold[field] == found.get(field)
    for field, right in judged.items():
        tally.accuracy(field, right=right)
        if not right and field in gold:
            tally.differs(field, told(gold), gold[field], found.get(field), *_words(gold))
    _judge_roles(gold, found, pairs, tally)
    tally.accuracy("all_right", right=whole and same_start and gold["status"] == found.get("status"))
    return len(pairs)


def _judge_roles(gold: Any, found: Any, pairs: list[tuple[int, int]], tally: Tally) -> None:
    for i, j in pairs:
        part, other = gold["participants"][i], found["participants"][j]
        if role := part.get("role"):
            tally.accuracy("role", right=role == other.get("role"))
            if role != other.get("role"):
                tally.differs("role", part["who"], role, other.get("role"), *_words(gold))


def _family(kind: str | None) -> str | None:
    return FAMILIES.get(kind, kind) if kind else None


def _same_place(one: str, other: str, aliases: Aliases) -> bool:
    return aliases.place(one) == aliases.place(other)


def days(value: str | None) -> Days | None:
    """The first and the last day that a date, month or year covers, as comparable numbers."""
    match = _DATE.match(value or "")
    if match is None:
        return None
    year, month, day = (int(part) if part else 0 for part in match.groups())
    return year * 10_000 + (month or 1) * 100 + (day or 1), year * 10_000 + (month or 12) * 100 + (day or 31)


def _interval(event: Any) -> Days | None:
    first, last = days(event.get("start")), days(event.get("end"))
    if first is None or last is None:
        return first or last
    return first[0], max(first[1], last[1])


def overlap(one: Days | None, other: Days | None) -> bool:
    """Whether two intervals share a day; one that is not known contradicts nothing."""
    return one is None or other is None or (one[0] <= other[1] and other[0] <= one[1])


def _day(value: str | None) -> str | None:
    return re.split(r"[T ]", value)[0] if value else None
