"""Pages that are lists: events, invitations, things of a kind; with filters that say how many each leaves."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from kg.serve.catalogue import ACTORS, Article, Event, Invitation
from kg.serve.faults import Refused
from kg.serve.pages.find import thing
from kg.serve.pages.reader import Reader, upper
from kg.serve.pages.rows import article_row, event_row, invited, paged

T = TypeVar("T")
_HIDDEN = ("q", "of", "with")
_EVENT_FILTERS = ("year", "type", "country", "status")
_CHOICES = 30  # of a filter; the most frequent


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """A choice over a list: its name in the address, its label, its options with counts, what is chosen."""

    name: str
    label: str
    chosen: str
    options: tuple[tuple[str, str, str], ...]  # value, label, count


def events(reader: Reader, asked: Mapping[str, str]) -> dict[str, Any]:
    """The values of list.html for events."""
    found, filters = chosen(reader, asked)
    who, base = asked.get("of", ""), f"{reader.view.store.iris.base}id/"
    kept = {name: asked[name] for name in (*_HIDDEN, *_EVENT_FILTERS) if asked.get(name)}
    return {
        "title": reader.words["kinds"]["event"]["many"], "kind": "event", "filters": filters,
        "query": asked.get("q", ""), "hidden": {name: asked[name] for name in _HIDDEN if asked.get(name)},
        "of": reader.named(base + who) if who else None, "feed": reader.link("/feed.atom", **kept),
        "events": paged(reader, found, lambda e: event_row(reader, e), "events", "/events", asked),
    }  # fmt: skip


def chosen(reader: Reader, asked: Mapping[str, str]) -> tuple[list[Event], list[Filter]]:
    """The events that an address asks for, and the filters over them."""
    catalogue, base = reader.catalogue, f"{reader.view.store.iris.base}id/"
    found: Sequence[Event] = list(catalogue.events.values())
    if query := asked.get("q", ""):
        hits = set(reader.view.search.events.find(query, len(found)).iris)
        found = [one for one in found if one.iri in hits]
    for name in ("of", "with"):
        if who := asked.get(name, ""):
            among = {one.iri for one in catalogue.by_actor.get(base + who, ())}
            found = [one for one in found if one.iri in among]
    tests: dict[str, Callable[[Event], Iterable[str]]] = {
        "year": lambda e: [e.start[:4]] if e.start else [],
        "type": lambda e: [e.type],
        "country": lambda e: [iri.rpartition("/")[2] for iri in e.countries],
        "status": lambda e: [e.status],
    }
    labels: dict[str, Callable[[str], str]] = {
        "year": lambda value: value,
        "type": lambda value: reader.concept("event-type", value),
        "country": lambda value: reader.label(reader.iri("country", value)),
        "status": lambda value: reader.words["statuses"].get(value, value),
    }
    return filtered(reader, found, asked, tests, labels)


def filtered(
    reader: Reader,
    things: Sequence[T],
    asked: Mapping[str, str],
    tests: Mapping[str, Callable[[T], Iterable[str]]],
    labels: Mapping[str, Callable[[str], str]],
) -> tuple[list[T], list[Filter]]:
    """What passes the filters of an address, and the filters, each counted over what the others leave."""
    chosen = {name: asked.get(name, "") for name in tests}
    passing = {
        name: {number for number, one in enumerate(things) if chosen[name] in test(one)}
        for name, test in tests.items() if chosen[name]
    }  # fmt: skip

    def left(without: str = "") -> Sequence[T]:
        others = [numbers for name, numbers in passing.items() if name != without]
        return [things[number] for number in sorted(set.intersection(*others))] if others else things

    filters = []
    for name, test in tests.items():
        counts = Counter(value for one in left(name) for value in dict.fromkeys(test(one)))
        top = sorted(counts, key=lambda value: (-counts[value], value))[:_CHOICES]
        if chosen[name] and chosen[name] not in top:
            top.append(chosen[name])
        named = [(value, upper(labels[name](value)), reader.number(counts[value])) for value in top]
        ordered = sorted(named, reverse=True) if name == "year" else sorted(named, key=lambda one: one[1])
        filters.append(Filter(
            name=name, label=reader.words["filters"][name], chosen=chosen[name], options=tuple(ordered)
        ))  # fmt: skip
    return list(left()), filters


def invitations(reader: Reader, asked: Mapping[str, str]) -> dict[str, Any]:
    """The values of invitations.html."""
    tests: dict[str, Callable[[Invitation], Iterable[str]]] = {
        "status": lambda i: [i.status],
        "year": lambda i: [i.day[:4]] if i.day else [],
    }
    labels: dict[str, Callable[[str], str]] = {
        "status": lambda value: reader.words["statuses"].get(value, value),
        "year": lambda value: value,
    }
    found, filters = filtered(reader, list(reader.catalogue.invitations.values()), asked, tests, labels)
    return {
        "filters": filters,
        "hidden": {},
        "invitations": paged(
            reader, found, lambda i: invited(reader, i, quoted=True), "invitations", "/invitations", asked
        ),
    }


def articles(reader: Reader, asked: Mapping[str, str]) -> dict[str, Any]:
    """The values of articles.html: the newest first."""
    tongues = reader.words["words"]["in_language"]
    tests: dict[str, Callable[[Article], Iterable[str]]] = {
        "publisher": lambda a: [a.publisher] if a.publisher else [],
        "year": lambda a: [a.issued[:4]] if a.issued else [],
        "language": lambda a: [a.language] if a.language else [],
    }
    labels: dict[str, Callable[[str], str]] = {
        "publisher": lambda value: value,
        "year": lambda value: value,
        "language": lambda value: tongues.get(value, value),
    }
    every = sorted(reader.catalogue.articles.values(), key=lambda a: (a.issued, a.iri), reverse=True)
    found, filters = filtered(reader, every, asked, tests, labels)
    return {
        "filters": filters, "hidden": {},
        "articles": paged(
            reader, found, lambda a: article_row(reader, a.iri), "articles", "/articles", asked
        ),
    }  # fmt: skip


def things(reader: Reader, asked: Mapping[str, str]) -> dict[str, Any]:
    """The values of things.html: those of a kind, the most told first."""
    kind = asked["kind"]
    if kind not in ACTORS:
        raise Refused(404, f"there is no list of {kind}")
    found = list(reader.catalogue.told[kind])
    return {
        "kind": kind, "title": reader.words["kinds"][kind]["many"],
        "things": paged(
            reader, found, lambda iri: thing(reader, iri), kind, f"/things/{kind}",
            {name: value for name, value in asked.items() if name != "kind"},
        ),
    }  # fmt: skip
