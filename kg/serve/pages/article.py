"""The page of an article: its text with every span that a fact was read from, and the facts beside it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kg.joining import kept
from kg.serve.faults import Refused
from kg.serve.pages.event import Identity
from kg.serve.pages.reader import Named, Reader
from kg.serve.pages.rows import Sources, sources
from kg.serve.pages.segments import Segment, Spans, cut, lines
from kg.serve.passages import Printed

_FACTS = ("event", "statement", "invitation", "office", "first", "proposal")
_SURE = 0.8  # of 1: names taken for something with less are listed
_LISTED = 24
_IDENTIFIER = "http://purl.org/dc/terms/identifier"
_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A fact of the text: its number there, what it is, and how many sources say it."""

    number: int
    kind: str
    title: str
    href: str
    dim: str
    status: str
    sources: Sources | None
    clashes: str
    start: int
    spans: tuple[Printed, ...] = field(repr=False)


def article(reader: Reader, asked: Mapping[str, str]) -> dict[str, Any]:
    """The values of article.html."""
    iri = reader.iri("article", asked["rest"])
    one = reader.catalogue.articles.get(iri)
    if one is None:
        raise Refused(404, f"the graph has no article {asked['rest']}")
    printed = reader.view.passages.of(iri)
    facts = _facts(reader, printed)
    mentions = [p for p in printed if _mentioned(reader, p)]
    name = reader.view.names.get(iri, "")
    record = reader.view.store.records.read(name) if name else None
    text = record.text if record else ""
    held = kept(reader.view.store, name) if record else None
    links = [url for url in reader.values(iri, _IDENTIFIER) if url.startswith(("https://", "http://"))]
    prints = [a for a in reader.catalogue.by_origin.get(one.origin, ()) if a != iri]
    return {
        "one": one, "href": reader.href(iri), "published": reader.long_day(one.issued),
        "clock": one.issued[11:16], "authors": reader.values(iri, "author"),
        "original": next(iter(links), ""),
        "paragraphs": _paragraphs(reader, text, printed, facts), "facts": facts,
        "facts_title": reader.say(reader.words["words"]["facts_here"], n=len(facts)),
        "mentions_note": reader.say(reader.words["words"]["mentions_here"], n=len(mentions)),
        "sentences": [] if text else _sentences(printed),
        "unsure": _unsure(reader, iri), "inferred": _inferred(reader, iri),
        "withheld": held.withheld[:_LISTED] if held else (),
        "prints": reader.all_named(prints[:_LISTED]),
        "size": reader.number(len(text) or int(reader.value(iri, "textLength") or 0)),
        "sha256": reader.value(iri, "textSha256"),
    }  # fmt: skip


def _kind(reader: Reader, thing: str) -> str:
    """What a proven thing is: a kind of its own, or the part of the article that it is."""
    kind = reader.catalogue.kind(thing)
    if kind != "article":
        return kind
    part = thing.rpartition("/")[0].rpartition("/")[2]
    return {"tenure": "office", "time": "time"}.get(part, part)


def _mentioned(reader: Reader, printed: Printed) -> str:
    """The shared thing that a passage names, "" for none."""
    return next(
        (thing for thing in sorted(printed.things) if _kind(reader, thing) in reader.catalogue.told), ""
    )


def _facts(reader: Reader, printed: tuple[Printed, ...]) -> list[Fact]:
    """The facts in the order in which the text tells them."""
    spans: dict[str, list[Printed]] = {}
    for one in printed:
        for thing in one.things:
            if _kind(reader, thing) in _FACTS:
                spans.setdefault(thing, []).append(one)
    ordered = sorted(spans, key=lambda thing: (min(_own(reader, thing, p) for p in spans[thing]), thing))
    return [_fact(reader, number, thing, spans[thing]) for number, thing in enumerate(ordered, 1)]


def _own(reader: Reader, thing: str, printed: Printed) -> int:
    """Where a fact begins: for a statement where its words do, not the name of the speaker before them."""
    if reader.catalogue.kind(thing) == "statement":
        start = thing.rpartition("/")[2].rsplit("-", 2)[-2:][0]
        return int(start) if start.isdigit() else printed.start
    return printed.start


def _fact(reader: Reader, number: int, thing: str, spans: list[Printed]) -> Fact:
    kind, catalogue = _kind(reader, thing), reader.catalogue
    title, href, dim, status = reader.label(thing), reader.href(thing), "", ""
    articles: tuple[str, ...] = ()
    clashes = 0
    if (event := catalogue.events.get(thing)) is not None:
        dim = ", ".join(filter(None, (reader.day(event.start), *(reader.label(w) for w in event.where[:2]))))
        status, articles, clashes = event.status, event.articles, catalogue.conflicts(thing)
    elif (one := catalogue.statements.get(thing)) is not None:
        title = reader.joined([reader.label(s) for s in one.speakers])
        about = ", ".join(reader.label(a) for a in one.about[:3])
        dim = " · ".join(filter(None, (
            reader.words["modes"].get(one.mode, ""),
            about and f"{reader.words['words']['said_about']} {about}",
        )))  # fmt: skip
    elif (asking := catalogue.invitations.get(thing)) is not None:
        status, articles = asking.status, asking.articles
    elif kind == "office":
        who, office = reader.value(thing, "holder"), reader.value(thing, "office")
        title, href, dim = reader.label(who), reader.href(who, "offices"), reader.label(office)
    elif kind in ("first", "proposal"):
        about_event = reader.value(thing, "firstEvent") or reader.value(thing, "proposes")
        title, href = reader.words["parts"][kind], reader.href(about_event)
        dim = reader.label(about_event) if about_event else ""
    return Fact(
        number=number, kind={"office": "person", "first": "event", "proposal": "event"}.get(kind, kind),
        title=title, href=href, dim=dim, status=status,
        sources=sources(reader, articles) if articles else None,
        clashes=reader.count("clashes", clashes) if clashes else "",
        start=min(p.start for p in spans), spans=tuple(spans),
    )  # fmt: skip


def _paragraphs(
    reader: Reader, text: str, printed: tuple[Printed, ...], facts: list[Fact]
) -> list[tuple[Segment, ...]]:
    """The text in paragraphs, each cut wherever a span begins or ends."""
    marks = {
        (one.start, one.end): reader.named(thing) for one in printed if (thing := _mentioned(reader, one))
    }
    numbers: dict[tuple[int, int], list[int]] = {}
    for fact in facts:
        for one in fact.spans:
            numbers.setdefault((one.start, one.end), []).append(fact.number)
    last = {fact.number: max(p.end for p in fact.spans) for fact in facts}
    times = frozenset((p.start, p.end) for p in printed if any(_kind(reader, t) == "time" for t in p.things))
    every = [(one.start, one.end) for one in printed]
    spans = Spans(every=every, facts=numbers, ends=last, mentions=marks, times=times)
    return [cut(text, line, spans) for line in lines(text)]


def _sentences(printed: tuple[Printed, ...]) -> list[str]:
    """What there is of a text that the store does not keep: the sentences that prove something."""
    return list(dict.fromkeys(one.sentence for one in printed))


def _unsure(reader: Reader, iri: str) -> list[Identity]:
    """The names that were taken for something with less than full confidence, the least sure first."""
    found = []
    for node in reader.subjects("reportedBy", iri):
        if "/identity/" not in node:
            continue
        score = float(reader.value(node, "identityScore") or 0)
        if score < _SURE:
            name = reader.value(node, _LABEL)
            taken = reader.named(reader.value(node, "identityOf"))
            found.append((score, name, Identity(
                article=taken, name="" if taken.kind == "event" else name, score=reader.decimal(score),
                reasons=tuple(reader.reason(one) for one in reader.values(node, "identityReason")),
            )))  # fmt: skip
    return [one for _, _, one in sorted(found, key=lambda three: three[:2])][:_LISTED]


def _inferred(reader: Reader, iri: str) -> list[tuple[str, str, tuple[Named, ...]]]:
    """What was worked out from the article: by which rule, how often, and of what."""
    rules: Counter[str] = Counter()
    about: dict[str, dict[str, None]] = {}
    for node in reader.subjects("reportedBy", iri):
        if "/inference/" in node and (rule := reader.value(node, "rule")):
            rules[rule] += 1
            for thing in reader.values(node, "concerns"):
                about.setdefault(rule, {})[thing] = None
    return [
        (
            reader.words["rules"].get(rule, rule), reader.number(count),
            reader.all_named(t for t in list(about[rule])[:4] if reader.catalogue.kind(t) != "article"),
        )
        for rule, count in sorted(rules.items(), key=lambda one: (-one[1], one[0]))
    ]  # fmt: skip
