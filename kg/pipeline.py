"""The story of a run: read, annotate, extract, resolve, map, store."""

import hashlib
import json
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from kg import limits
from kg.annotate import annotate
from kg.errors import DataError, ReaderError
from kg.export.extraction import extraction_json
from kg.extract import extract
from kg.mapping import map_article, map_reference
from kg.mapping.iris import Iris
from kg.read import read
from kg.readers import Opinion, Reader, admit, ahead
from kg.records import Article, Decision, Document, Extraction, Refusal, SoftwareAgent, Withheld
from kg.reference import Registry, load
from kg.resolve import resolve
from kg.settings import value
from kg.store import GraphStore

BATCH = 50  # articles between two durability points
T = TypeVar("T")


@dataclass(slots=True)
class Report:
    """What a run did; `refused` has the reasons."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    events: int = 0
    statements: int = 0
    invitations: int = 0
    seconds: float = 0.0
    refused: list[Refusal] = field(default_factory=list)
    added: int = 0  # by other readers than our own, within the figures above
    withheld: Counter[str] = field(default_factory=Counter)  # what they named and was not taken, by reason

    @property
    def articles(self) -> int:
        """Articles taken, changed or not."""
        return self.new + self.changed + self.unchanged


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapped:
    """One article after the pure part of the run."""

    extraction: Extraction
    decisions: tuple[Decision, ...]
    nquads: bytes
    json: str


def process(
    article: Article, registry: Registry, iris: Iris | None = None, readers: Sequence[Reader] = ()
) -> Mapped:
    """The pure function from an article to its quads and extraction; same input, same bytes.

    Other readers than our own may add to it; it is then as pure as they are.
    """
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
) -> Mapped:
    """Ours and what may be added, mapped; what fails the check of `kg check` is not added."""
    extraction = ours
    for opinion in opinions:
        extraction = admit(opinion, document, extraction, registry)
    mapped = _mapped(extraction, registry, iris)
    if not extraction.additions:
        return mapped
    from kg.mapping.shapes import check_article  # noqa: PLC0415  # slow to load, and most runs add nothing

    alone = _mapped(ours, registry, iris)
    known = check_article(alone.nquads, document.article.text)
    worse = [f for f in check_article(mapped.nquads, document.article.text) if f not in known]
    if not worse:
        return mapped
    reason = f"the check refuses it: {worse[0].message}"
    refused = (
        Withheld(agent=a.agent, kind=a.kind, words=a.local, reason=reason)
        for a in extraction.additions
    )
    return _mapped(replace(ours, withheld=(*extraction.withheld, *refused)), registry, iris)


def _mapped(extraction: Extraction, registry: Registry, iris: Iris | None) -> Mapped:
    minted = iris or Iris()
    decisions = resolve(extraction, registry)
    events = {d.local: minted.event(d.slug) for d in decisions if d.kind == "event"}
    return Mapped(
        extraction=extraction,
        decisions=decisions,
        nquads=map_article(extraction, decisions, registry, iris=minted),
        json=json.dumps(extraction_json(extraction, events), ensure_ascii=False),
    )


# What a slip of ours raises on one odd article; a fault of the store is not among them.
FAULTS = (ArithmeticError, AttributeError, DataError, LookupError, RecursionError, TypeError, ValueError)


def attempt(
    article: Article, registry: Registry, iris: Iris | None = None, readers: Sequence[Reader] = ()
) -> Mapped | Refusal:
    """`process`, or the refusal of an article that the program fails on: the rest of a run goes on."""
    return _guarded(article, partial(process, article, registry, iris, readers))


def _guarded(article: Article, work: Callable[[], T]) -> T | Refusal:
    try:
        return work()
    except FAULTS as fault:
        if value("debug"):
            raise
        reason = f"this program failed on it: {type(fault).__name__}: {fault}"
        return Refusal(
            origin=article.origin, reason=reason, remedy="report it with the article; KG_DEBUG=1 shows more"
        )


def _attempts(
    items: Iterable[Article | Refusal], registry: Registry, iris: Iris | None, readers: Sequence[Reader]
) -> Iterator[Mapped | Refusal]:
    """Each item attempted, in order; other readers read ahead, several articles at a time."""
    if not readers:
        yield from (i if isinstance(i, Refusal) else attempt(i, registry, iris) for i in items)
        return

    def ask(read: tuple[Document, Extraction] | Refusal) -> tuple[Opinion, ...]:
        return () if isinstance(read, Refusal) else _opinions(read[0], readers)

    def stop() -> None:
        for reader in readers:
            reader.stop()

    ours = (i if isinstance(i, Refusal) else _guarded(i, partial(_ours, i, registry)) for i in items)
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
        yield _guarded(document.article, partial(_whole, document, extraction, opinions, registry, iris))


def extracted(
    sources: Iterable[str],
    *,
    published: str | None = None,
    language: str | None = None,
    readers: Sequence[Reader] = (),
) -> Iterator[Mapped | Refusal]:
    """The sources read and mapped, in their order; no store is touched."""
    yield from _attempts(read(list(sources), published=published, language=language), load(), None, readers)


def build(
    sources: Iterable[str],
    folder: Path,
    *,
    published: str | None = None,
    language: str | None = None,
    readers: Sequence[Reader] = (),
    tell: Callable[[Report], None] = lambda _: None,
) -> Report:
    """Reads the sources into the store in `folder`; `tell` hears of each article. Refusals do not stop it."""
    began, report, registry = time.monotonic(), Report(), load()
    with GraphStore.open(folder) as store:
        store.put_reference(map_reference(registry))
        known = {entry.text_sha256: name for name, entry in store.articles().items()}
        items = _unique(read(list(sources), published=published, language=language), known)
        for mapped in _attempts(items, registry, store.iris, readers):
            if isinstance(mapped, Refusal):
                report.refused.append(mapped)
            else:
                article = mapped.extraction.article
                written = store.put(article.id, mapped.nquads, mapped.json, article.text)
                _count(report, mapped, written)
                if report.articles % BATCH == 0:
                    store.flush()
            report.seconds = time.monotonic() - began
            tell(report)
    report.seconds = time.monotonic() - began
    return report


def _count(report: Report, mapped: Mapped, written: str) -> None:
    setattr(report, written, getattr(report, written) + 1)
    report.added += len(mapped.extraction.additions)
    report.withheld.update(f"{w.agent.key}: {w.reason}" for w in mapped.extraction.withheld)
    report.events += len(mapped.extraction.events)
    report.statements += len(mapped.extraction.statements)
    report.invitations += len(mapped.extraction.invitations)


def _unique(items: Iterable[Article | Refusal], known: dict[str, str]) -> Iterator[Article | Refusal]:
    """Refuses a text that is there already under another id."""
    for item in items:
        if isinstance(item, Article):
            digest = item.sha256 or hashlib.sha256(item.text.encode()).hexdigest()
            first = known.setdefault(digest, item.id)
            if first != item.id:
                yield Refusal(
                    origin=item.origin, reason=f"the same text as {first}", remedy="leave one of the two out"
                )
                continue
        yield item
