"""The story of a run: read, annotate, extract, resolve, map, store."""

import hashlib
import json
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kg.annotate import annotate
from kg.errors import DataError
from kg.export.extraction import extraction_json
from kg.extract import extract
from kg.mapping import map_article, map_reference
from kg.mapping.iris import Iris
from kg.read import read
from kg.records import Article, Decision, Extraction, Refusal
from kg.reference import Registry, load
from kg.resolve import resolve
from kg.settings import value
from kg.store import GraphStore

BATCH = 50  # articles between two durability points


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


def process(article: Article, registry: Registry, iris: Iris | None = None) -> Mapped:
    """The pure function from an article to its quads and extraction; same input, same bytes."""
    minted = iris or Iris()
    extraction = extract(annotate(article, registry), registry)
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


def attempt(article: Article, registry: Registry, iris: Iris | None = None) -> Mapped | Refusal:
    """`process`, or the refusal of an article that the program fails on: the rest of a run goes on."""
    try:
        return process(article, registry, iris)
    except FAULTS as fault:
        if value("debug"):
            raise
        reason = f"this program failed on it: {type(fault).__name__}: {fault}"
        return Refusal(
            origin=article.origin, reason=reason, remedy="report it with the article; KG_DEBUG=1 shows more"
        )


def extracted(
    sources: Iterable[str], *, published: str | None = None, language: str | None = None
) -> Iterator[Mapped | Refusal]:
    """The sources read and mapped, in their order; no store is touched."""
    registry = load()
    for item in read(list(sources), published=published, language=language):
        yield item if isinstance(item, Refusal) else attempt(item, registry)


def build(
    sources: Iterable[str],
    folder: Path,
    *,
    published: str | None = None,
    language: str | None = None,
    tell: Callable[[Report], None] = lambda _: None,
) -> Report:
    """Reads the sources into the store in `folder`; `tell` hears of each article. Refusals do not stop it."""
    began, report, registry = time.monotonic(), Report(), load()
    with GraphStore.open(folder) as store:
        store.put_reference(map_reference(registry))
        known = {entry.text_sha256: name for name, entry in store.articles().items()}
        for item in _unique(read(list(sources), published=published, language=language), known):
            mapped = item if isinstance(item, Refusal) else attempt(item, registry, store.iris)
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
