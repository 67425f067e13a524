"""The pure part of a run: one article to its quads and extraction, by our own reader and those that add."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import TypeVar

from msgspec import Struct

from kg import limits
from kg.annotate import annotate
from kg.document import Document, replace
from kg.errors import DataError, ReaderError
from kg.export.extraction import extraction_json
from kg.extract import extract
from kg.mapping import map_article
from kg.mapping.iris import Iris
from kg.readers import Opinion, Reader, admit, ahead
from kg.records import Article, Decision, Extraction, Refusal, SoftwareAgent, Withheld
from kg.reference import Registry
from kg.resolve import resolve
from kg.settings import value

T = TypeVar("T")


class Resolved(Struct, frozen=True, kw_only=True):
    """One article as it is read, with what it alone takes its names for."""

    extraction: Extraction
    decisions: tuple[Decision, ...]


class Mapped(Resolved, frozen=True, kw_only=True):
    """One article after the pure part of the run."""

    nquads: bytes
    json: str


def process(
    article: Article, registry: Registry, iris: Iris | None = None, readers: Sequence[Reader] = ()
) -> Mapped:
    """The pure function from an article to its quads and extraction; same input, same bytes.

    Other readers than our own may add to it; it is then as pure as they are.
    """
    one = resolved(article, registry, iris, readers)
    return mapped(one.extraction, registry, iris, one.decisions)


def resolved(
    article: Article, registry: Registry, iris: Iris | None = None, readers: Sequence[Reader] = ()
) -> Resolved:
    """The same but for the mapping: what is joined to other articles is mapped when that is done."""
    document, ours = _ours(article, registry)
    return _whole(document, ours, _opinions(document, readers), registry, iris)


def _ours(article: Article, registry: Registry) -> tuple[Document, Extraction]:
    document = annotate(article, registry)
    return document, extract(document, registry)


def _opinions(document: Document, readers: Sequence[Reader]) -> tuple[Opinion, ...]:
    """What each reader says; a fault of one is told and costs nothing of ours."""
    found = []
    for reader in readers:
        try:
            found.append(reader.propose(document))
        except FAULTS as fault:
            if value("debug"):
                raise
            found.append(Opinion(agent=reader.agent, failed=f"{type(fault).__name__}: {fault}"))
    return tuple(found)


def _whole(
    document: Document, ours: Extraction, opinions: tuple[Opinion, ...], registry: Registry, iris: Iris | None
) -> Resolved:
    """Ours and what may be added; what fails the check of `kg check` is not added."""
    extraction = ours
    for opinion in opinions:
        extraction = admit(opinion, document, extraction, registry)
    if extraction.additions:
        extraction = _checked(document, ours, extraction, registry, iris)
    return Resolved(extraction=extraction, decisions=resolve(extraction, registry))


def _checked(
    document: Document, ours: Extraction, extraction: Extraction, registry: Registry, iris: Iris | None
) -> Extraction:
    """The extraction with what was added, or ours with what the check of its mapping refuses."""
    whole = mapped(extraction, registry, iris)
    from kg.mapping.shapes import check_article  # noqa: PLC0415  # slow to load, and most runs add nothing

    alone = mapped(ours, registry, iris)
    known = check_article(alone.nquads, document.article.text)
    worse = [f for f in check_article(whole.nquads, document.article.text) if f not in known]
    if not worse:
        return extraction
    reason = f"the check refuses it: {worse[0].message}"
    refused = (
        Withheld(agent=a.agent, kind=a.kind, words=a.local, reason=reason) for a in extraction.additions
    )
    return replace(ours, withheld=(*extraction.withheld, *refused))


def mapped(
    extraction: Extraction,
    registry: Registry,
    iris: Iris | None = None,
    decisions: tuple[Decision, ...] | None = None,
    names: Mapping[str, str] = MappingProxyType({}),
) -> Mapped:
    """An extraction mapped, with what the article alone decides or with `decisions`.

    `names` are the editors' names for shared things, by IRI.
    """
    minted = iris or Iris()
    decisions = resolve(extraction, registry) if decisions is None else decisions
    events = {d.local: minted.event(d.slug) for d in decisions if d.kind == "event"}
    return Mapped(
        extraction=extraction,
        decisions=decisions,
        nquads=map_article(extraction, decisions, registry, iris=minted, names=names),
        json=json.dumps(extraction_json(extraction, events), ensure_ascii=False),
    )


# What a slip of ours raises on one odd article; a fault of the store is not among them.
FAULTS = (ArithmeticError, AttributeError, DataError, LookupError, RecursionError, TypeError, ValueError)


def attempt(
    article: Article, registry: Registry, iris: Iris | None = None, readers: Sequence[Reader] = ()
) -> Resolved | Refusal:
    """`resolved`, or the refusal of an article that the program fails on: the rest of a run goes on."""
    return guarded(article, partial(resolved, article, registry, iris, readers))


def guarded(article: Article, work: Callable[[], T]) -> T | Refusal:
    """What some work on an article gives, or its refusal where the program fails on it."""
    try:
        return work()
    except FAULTS as fault:
        if value("debug"):
            raise
        reason = f"this program failed on it: {type(fault).__name__}: {fault}"
        return Refusal(
            origin=article.origin, reason=reason, remedy="report it with the article; KG_DEBUG=1 shows more"
        )


def attempts(
    items: Iterable[Article | Refusal], registry: Registry, iris: Iris | None, readers: Sequence[Reader]
) -> Iterator[Resolved | Refusal]:
    """Each item attempted, in order; other readers read ahead, several articles at a time."""
    if not readers:
        yield from (i if isinstance(i, Refusal) else attempt(i, registry, iris) for i in items)
        return

    def ask(read: tuple[Document, Extraction] | Refusal) -> tuple[Opinion, ...]:
        return () if isinstance(read, Refusal) else _opinions(read[0], readers)

    def stop() -> None:
        for reader in readers:
            reader.stop()

    ours = (i if isinstance(i, Refusal) else guarded(i, partial(_ours, i, registry)) for i in items)
    failures: dict[SoftwareAgent, int] = defaultdict(int)
    for read_, opinions in ahead(ours, ask, max(r.parallel for r in readers), stop):
        if isinstance(read_, Refusal):
            yield read_
            continue
        for opinion in opinions:
            failures[opinion.agent] = failures[opinion.agent] + 1 if opinion.failed else 0
            if failures[opinion.agent] >= limits.READER_FAILURES:
                raise ReaderError(
                    f"fails on {failures[opinion.agent]} articles in a row: {opinion.failed}",
                    place=opinion.agent.key, remedy="what was read is kept; run again when it is mended",
                )  # fmt: skip
        document, extraction = read_
        yield guarded(document.article, partial(_whole, document, extraction, opinions, registry, iris))
