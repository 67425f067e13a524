"""The page of an event: its sentence, who, when and where; source against source; what belongs to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from kg.mapping.iris import DIP
from kg.serve.catalogue import Event
from kg.serve.faults import Refused
from kg.serve.pages.differences import differing
from kg.serve.pages.evidence import quotes
from kg.serve.pages.reader import Named, Reader, upper
from kg.serve.pages.rows import Sources, event_row, first, opened, places, said, sources, telling
from kg.serve.pages.tellings import Told, matrix, saying, told

_SENTENCES = 12
_NEAR_DAYS = 2
_WORDINGS = 4  # of one time
_AROUND = 8
_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A line of the key: its name, links, grey words behind them, and who says so."""

    name: str
    links: tuple[Named, ...]
    text: str
    dim: str
    sources: Sources | None
    maybe: tuple[str, ...] = ()  # printed words that are less than a date
    rules: str = ""  # by which no source's words, but what is told around them, gave it


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Why what an article tells of was taken for a thing."""

    article: Named
    name: str
    score: str
    reasons: tuple[str, ...]


def event(reader: Reader, asked: Mapping[str, str]) -> dict[str, Any]:
    """The values of event.html."""
    iri = reader.iri("event", asked["rest"])
    one = reader.catalogue.events.get(iri)
    if one is None:
        raise Refused(404, f"the graph has no event {asked['rest']}")
    found, _ = told(reader, iri)
    heads, lines = matrix(reader, one, found)
    every = quotes(reader, iri, one.articles, (*one.who, *one.where))
    best = telling(reader, one)
    statements = reader.catalogue.said_at.get(iri, ())
    parts = [
        reader.catalogue.events[e] for e in reader.subjects("subEventOf", iri) if e in reader.catalogue.events
    ]
    some = partial(opened, reader, asked, f"/id/event/{asked['rest']}")
    return {
        "row": event_row(reader, one, quoted=False), "title": reader.title(one), "best": best,
        "href": reader.href(iri), "key": _key(reader, one, found), "heads": heads, "lines": lines,
        "matrix_note": reader.say(
            reader.words["words"]["matrix_note"], n=len(heads), m=len(one.articles)
        ),
        "versions": differing(reader, reader.catalogue.differing.get(iri, ())),
        "sentences": some([quote for quote in every if quote != best], lambda q: q, "sentences", _SENTENCES),
        "parts": some(parts, lambda e: event_row(reader, e, quoted=False), "parts", _SENTENCES),
        "around": _around(reader, one),
        "statements": first(
            reader, statements, lambda s: said(reader, s), "statements",
            reader.link("/statements", at=asked["rest"]), 6,
        ),
        "identities": identities(reader, iri),
        "firsts": quotes_of(reader, reader.subjects("firstEvent", iri)),
        "proposals": _proposals(reader, iri),
    }  # fmt: skip


def _key(reader: Reader, one: Event, found: Told) -> list[Known]:
    words, rules = reader.words["words"], _rules(reader, one.iri)
    lines = [
        Known(name=words["who"], links=_company(reader, one), text="", dim="",
              sources=sources(reader, saying(found, "hasParticipant"))),
        Known(
            name=words["when"], links=(), text=_when(reader, one), dim="",
maybe=_printed(reader, one),
            rules=rules.get("startDate", ""), sources=sources(reader, saying(found, "startDate")),
        ),
        Known(name=words["place"], links=reader.all_named(_whole(reader, one)), text="", dim="",
              rules=rules.get("atPlace", ""), sources=sources(reader, saying(found, "atPlace"))),
        Known(
            name=words["occasion"], links=reader.all_named(reader.values(one.iri, "subEventOf")), text="",
            dim="", rules=rules.get("subEventOf", ""), sources=sources(reader, saying(found, "subEventOf")),
        ),
        Known(
            name=words["kind"], links=(), text=upper(reader.concept("event-type", one.type)),
            dim=", ".join(reader.say(words["plover"], code=c) for c in reader.values(one.iri, "ploverCode")),
            sources=sources(reader, one.articles),
        ),
    ]  # fmt: skip
    return [line for line in lines if line.links or line.text]


def _rules(reader: Reader, iri: str) -> dict[str, str]:
    """By which rules properties of an event were worked out, as a reader is told."""
    found: dict[str, dict[str, None]] = {}
    for node in reader.subjects("concerns", iri):
        name = reader.value(node, "inferredProperty").removeprefix(DIP)
        rule = reader.value(node, "rule")
        found.setdefault(name, {})[reader.words["rules"].get(rule, rule)] = None
    return {name: " ".join(rules) for name, rules in found.items()}


def _printed(reader: Reader, one: Event) -> tuple[str, ...]:
    """The words for the time as the articles print them, each once in whatever case."""
    spans = reader.values(one.iri, "hasTime")
    words = [word for span in spans for word in reader.values(span, "timeExpression")]
    return tuple({word.casefold(): word for word in words}.values())[:_WORDINGS]


def _whole(reader: Reader, one: Event) -> list[str]:
    """The places of an event, and what the narrowest lies in."""
    found = dict.fromkeys(places(reader, one))
    for iri in list(found):
        edge = iri
        while edge and edge in found:
            edge = next(iter(reader.values(edge, "locatedIn")), "")
            if edge and edge not in found:
                found[edge] = None
    return list(found)


def _when(reader: Reader, one: Event) -> str:
    if one.end and one.end != one.start:
        return f"{reader.long_day(one.start)} – {reader.long_day(one.end)}"
    return f" {reader.words['words']['or']} ".join(reader.long_day(day) for day in one.starts)


def _company(reader: Reader, one: Event) -> tuple[Named, ...]:
    """Who takes part, with role and capacity as the articles give them."""
    notes: dict[str, dict[str, None]] = {}
    for node in reader.values(one.iri, "hasParticipation"):
        who = reader.value(node, "participant")
        into = notes.setdefault(who, {})
        for tenure in reader.values(node, "inCapacity"):
            for office in reader.values(tenure, "office"):
                into[reader.label(office)] = None
        role = reader.value(node, "role").rpartition("role-")[2]
        if word := reader.words["roles"].get(role, ""):
            into[word] = None
    return tuple(reader.named(iri, ", ".join(list(notes.get(iri, ()))[:3])) for iri in reader.company(one))


def _around(reader: Reader, one: Event) -> list[dict[str, Any]]:
    """The event among those of the same people within some days, in order; nothing where it stands alone."""
    day = _number(one.start)
    if day is None:
        return []
    people = [iri for iri in one.who if reader.catalogue.kind(iri) == "person"]
    near = {
        other.iri: other
        for iri in people
        for other in reader.catalogue.by_actor.get(iri, ())
        if (at := _number(other.start)) is not None and abs(at - day) <= _NEAR_DAYS
    }
    if len(near) < 2:
        return []
    ordered = sorted(near.values(), key=lambda e: (e.start, e.iri))[:_AROUND]
    return [{"row": event_row(reader, e, quoted=False), "this": e.iri == one.iri} for e in ordered]


def _number(day: str) -> int | None:
    try:
        return date.fromisoformat(day).toordinal() if len(day) == len("2021-10-25") else None
    except ValueError:
        return None


def identities(reader: Reader, iri: str) -> list[Identity]:
    """For each article the name it uses, the score and the reasons, the least sure first."""
    found = []
    for node in reader.subjects("identityOf", iri):
        article = reader.value(node, "reportedBy")
        source = reader.source(article)
        score = float(reader.value(node, "identityScore") or 0)
        found.append((score, article, Identity(
            article=Named(iri=article, kind="article", label=source.publisher or source.title,
                          href=reader.href(article), note=reader.day(source.issued)),
            name=reader.value(node, _LABEL), score=reader.decimal(score),
            reasons=tuple(reader.reason(one) for one in reader.values(node, "identityReason")),
        )))  # fmt: skip
    return [one for _, _, one in sorted(found, key=lambda three: three[:2])]


def quotes_of(reader: Reader, nodes: list[str]) -> list[Any]:
    """The sentences that prove some nodes of articles: a claim to be the first, a proposal."""
    return [
        quote for node in nodes for quote in quotes(reader, node, reader.values(node, "reportedBy"))
    ][:_AROUND]  # fmt: skip


def _proposals(reader: Reader, iri: str) -> list[dict[str, Any]]:
    nodes = reader.subjects(f"{DIP}proposes", iri)
    return [
        {"who": reader.all_named(reader.values(node, "proposer")), "quotes": quotes_of(reader, [node])}
        for node in nodes
    ]
