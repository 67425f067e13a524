"""The relation of two countries or two people over time: what happened between them, and what they said."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from kg import limits
from kg.serve.catalogue import Event
from kg.serve.pages.charts import WIDE, timeline
from kg.serve.pages.contact import contact
from kg.serve.pages.reader import Reader
from kg.serve.pages.rows import event_row, first, invited, opened, said

_BREACHES = frozenset({"expulsion", "sanction", "protest-note"})
_SIDES = ("country", "person")
_CHOICES = 60  # of each kind in the lists to choose from
_PAIRS = 24
_SAID = 6


def relation(reader: Reader, asked: Mapping[str, str]) -> dict[str, Any]:
    """The values of relation.html: of two things, or the pairs to choose from."""
    base = f"{reader.view.store.iris.base}id/"
    one, other = (base + asked[name] if asked.get(name) else "" for name in ("a", "b"))
    values: dict[str, Any] = {
        "choices": [
            (kind, [(i.removeprefix(base), reader.label(i)) for i in _choices(reader, kind, one, other)])
            for kind in _SIDES
        ],
        "a": asked.get("a", ""), "b": asked.get("b", ""), "pairs": [], "title": "",
        "events": None, "chart": None,
    }  # fmt: skip
    if not (one and other):
        found = [pair for kind in _SIDES for pair in reader.catalogue.pairs[kind][:_PAIRS]]
        rows = [_pair(reader, pair, times) for pair, times in sorted(found, key=lambda p: (-p[1], p[0]))]
        top = next(iter(reader.catalogue.pairs["country"]), None)
        a, b = (iri.removeprefix(base) for iri in top[0]) if top else ("", "")
        return values | {"pairs": rows[:_PAIRS], "a": asked.get("a") or a, "b": asked.get("b") or b}
    return values | _between(reader, asked, one, other)


def _choices(reader: Reader, kind: str, one: str, other: str) -> list[str]:
    """The most told of a kind, and those that are chosen, by name."""
    found = list(reader.catalogue.told[kind])[:_CHOICES]
    found += [iri for iri in (one, other) if iri and reader.catalogue.kind(iri) == kind and iri not in found]
    return sorted(found, key=lambda iri: reader.label(iri).casefold())


def _between(reader: Reader, asked: Mapping[str, str], one: str, other: str) -> dict[str, Any]:
    catalogue, words = reader.catalogue, reader.words["words"]
    among = {event.iri for event in catalogue.by_actor.get(other, ())}
    events = (
        [event for event in catalogue.by_actor.get(one, ()) if event.iri in among] if one != other else []
    )
    together = [event for event in events if event.type not in _BREACHES]
    breach = [event for event in events if event.type in _BREACHES]
    lanes = [
        (name, "", ones) for name, ones in ((words["contact"], together), (words["breach"], breach)) if ones
    ]
    a, b = reader.label(one), reader.label(other)
    spoken = [
        said_ for speaker, topic in ((one, other), (other, one)) for said_ in _said(reader, speaker, topic)
    ]
    asking = [i for i in catalogue.invitations.values() if {i.inviter, i.invitee} == {one, other}]
    keys = [iri.rpartition("/id/")[2] for iri in (one, other)]
    return {
        "one": reader.named(one), "other": reader.named(other),
        "title": reader.say(words["relation_of"], a=a, b=b),
        "series": contact(reader, events, (one, other), WIDE),
        "chart": timeline(reader, lanes), "chart_title": _finding(reader, events, a, b),
        "nothing": reader.say(words["relation_none"], a=a, b=b),
        "events": first(
            reader, events, lambda e: event_row(reader, e), "events",
            reader.link("/events", of=keys[0], **{"with": keys[1]}), 2 * limits.PAGE_ROWS,
        ),
        "contact": reader.number(len(together)), "breach": reader.number(len(breach)),
        "said": first(
            reader, sorted(spoken, key=lambda s: (s.day, s.iri), reverse=True), lambda s: said(reader, s),
            "statements", reader.link("/statements", speaker=keys[0], topic=keys[1]), _SAID,
        ),
        "invitations": opened(
            reader, asked, "/relations", asking, lambda i: invited(reader, i), "invitations"
        ),
    }  # fmt: skip


def _said(reader: Reader, speaker: str, topic: str) -> list[Any]:
    """What one side says of the other; a country speaks through those who represent it, too."""
    mouths = {speaker}
    if reader.catalogue.kind(speaker) == "country":
        mouths.update(reader.subjects("represents", speaker))
    return [
        one for one in reader.catalogue.said_of.get(topic, ())
        if mouths.intersection(one.speakers)
    ]  # fmt: skip


def _finding(reader: Reader, events: Sequence[Event], a: str, b: str) -> str:
    """The drawing in a sentence."""
    years = Counter(event.start[:4] for event in events if event.start)
    if not years:
        return ""
    top = min(years, key=lambda year: (-years[year], year))
    return reader.say(reader.words["words"]["relation_chart_title"], n=len(events), a=a, b=b, year=top)


def _pair(reader: Reader, pair: tuple[str, str], times: int) -> dict[str, Any]:
    (a, b), pattern = pair, reader.words["words"]["relation_of"]
    keys = [iri.rpartition("/id/")[2] for iri in pair]
    return {
        "kind": reader.catalogue.kind(a), "times": reader.number(times),
        "title": reader.say(pattern, a=reader.label(a), b=reader.label(b)),
        "href": reader.link("/relations", a=keys[0], b=keys[1]),
    }  # fmt: skip
