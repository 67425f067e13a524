"""The story of a run: read, annotate, extract, resolve, map, store."""

import hashlib
import time
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from kg import limits
from kg.attaching import unattached
from kg.errors import ClusterError, ReaderError, UsageError
from kg.joining import Joining, joined
from kg.mapping.iris import Iris
from kg.process import Mapped, Resolved, attempt, attempts
from kg.read import Extent, read
from kg.readers import Reader
from kg.records import Article, Extraction, Refusal
from kg.reference import Registry, load
from kg.store import GraphStore
from kg.team import Team

if TYPE_CHECKING:
    from kg.cluster import Cluster

BATCH = 50  # articles before the first durability point; then more, since loading many costs a third less


@dataclass(slots=True)
class Report:
    """What a run did; `refused` has the reasons."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    rejoined: int = 0  # articles there before, of which something is now taken for another thing
    events: int = 0
    statements: int = 0
    invitations: int = 0
    seconds: float = 0.0
    share: float = 0.0  # of the sources that has been read, from 0 to 1; 0 where it is not known
    refused: list[Refusal] = field(default_factory=list)
    added: int = 0  # by other readers than our own, within the figures above
    withheld: Counter[str] = field(default_factory=Counter)  # what they named and was not taken, by reason
    unread: list[Refusal] = field(
        default_factory=list
    )  # articles, or parts of them, that they could not read
    unattached: list[str] = field(default_factory=list)  # decisions on what is not read any more
    crowded: list[str] = field(default_factory=list)  # blocks in which not all were compared with all

    def hear(self, extraction: Extraction) -> None:
        """Counts what other readers did with an article."""
        self.added += len(extraction.additions)
        for one in extraction.withheld:
            reason = f"{one.agent.key}: {one.reason}"
            if one.kind == "article":
                self.unread.append(Refusal(origin=extraction.article.origin, reason=reason))
            else:
                self.withheld[reason] += 1

    @property
    def articles(self) -> int:
        """Articles taken, changed or not."""
        return self.new + self.changed + self.unchanged


def extracted(
    sources: Iterable[str],
    *,
    published: str | None = None,
    language: str | None = None,
    readers: Sequence[Reader] = (),
    folder: Path | None = None,
) -> Iterator[Mapped | Refusal]:
    """The sources read and mapped, in their order; their events are those of the store in `folder`, of the
    articles before them, and of one another's within `limits.JOINED_ARTICLES`. No store is written."""
    registry, given = load(), list(sources)
    with Team(1 if readers else None) as team:
        items = team.forked(read(given, published=published, language=language), registry)
        results = _read(items, registry, Iris(), readers or team)
        yield from joined(batches(results, limits.JOINED_ARTICLES), registry, folder)


def build(
    sources: Iterable[str],
    folder: Path,
    *,
    published: str | None = None,
    language: str | None = None,
    readers: Sequence[Reader] = (),
    scheduler: str = "",
    tell: Callable[[Report], None] = lambda _: None,
) -> Report:
    """Reads the sources into the store in `folder`; `tell` hears of each article. Refusals do not stop it.

    With the address of a Dask `scheduler` its workers read; all else is done here, and the same comes of it.
    """
    began, report, registry, given = time.monotonic(), Report(), load(), list(sources)
    extent, renewed = Extent(given), 0
    with ExitStack() as stack:
        cluster = stack.enter_context(_cluster(scheduler, readers)) if scheduler else None
        team = stack.enter_context(Team(1 if readers or cluster else None))
        items = read(given, published=published, language=language, extent=extent)
        if extent.known:  # else the first of them may take their time, and the store can be looked at before
            items = team.forked(items, registry)
        store = stack.enter_context(GraphStore.open(folder))
        joining = stack.enter_context(Joining(store, registry))
        joining.put_reference()
        kept = chain(store.ledger.withdrawn.values(), store.articles().values())
        known = {_short(entry.text_sha256): entry.article for entry in kept}
        items = _standing(_unique(items, known), joining)
        results = stack.enter_context(closing(_read(items, registry, store.iris, readers or cluster or team)))
        for batch in batches(results, BATCH, limits.BATCH_ARTICLES):
            report.refused += [one for one in batch if isinstance(one, Refusal)]
            taken = [one for one in batch if isinstance(one, Resolved)]
            for mapped, written in joining.put(taken):
                _count(report, mapped, written)
                report.seconds, report.share = time.monotonic() - began, extent.share
                tell(report)
            report.refused += joining.refused
            joining.refused.clear()
            report.rejoined = joining.rejoined
            if report.articles - renewed >= limits.RENEWED_ARTICLES:
                store.renew()
                renewed = report.articles
            report.crowded = sorted(joining.world.crowded)
        report.unattached = list(unattached(joining.world.rulings))
    report.seconds = time.monotonic() - began
    return report


def _cluster(scheduler: str, readers: Sequence[Reader]) -> "Cluster":
    if readers:
        raise UsageError(
            "--scheduler and --reader do not go together",
            remedy="other readers read on one machine: leave one out",
        )
    from kg.cluster import Cluster  # noqa: PLC0415  # few runs have one

    return Cluster(scheduler)


def _read(
    items: Iterable[Article | Refusal],
    registry: Registry,
    iris: Iris,
    by: "Sequence[Reader] | Cluster | Team",
) -> Generator[Resolved | Refusal, None, None]:
    """Each item read, in order, by a cluster, by other readers too, or by several processes if many."""
    if isinstance(by, Team):
        yield from by.attempted(items, iris, lambda article: attempt(article, registry, iris))
    elif isinstance(by, Sequence):
        yield from attempts(items, registry, iris, by)
    else:
        yield from by.attempted(items, iris)


def batches(
    items: Iterable[Resolved | Refusal], size: int, most: int = 0
) -> Iterator[list[Resolved | Refusal]]:
    """The items, `size` at a time, or twice as many each time till there are `most`.

    What came before a fault is given before it is raised.
    """
    batch: list[Resolved | Refusal] = []
    try:
        for item in items:
            batch.append(item)
            if len(batch) == size:
                yield batch
                batch, size = [], max(size, min(2 * size, most))
    except (ReaderError, ClusterError):
        yield batch
        raise
    if batch:
        yield batch


def _count(report: Report, mapped: Mapped, written: str) -> None:
    setattr(report, written, getattr(report, written) + 1)
    report.hear(mapped.extraction)
    report.events += len(mapped.extraction.events)
    report.statements += len(mapped.extraction.statements)
    report.invitations += len(mapped.extraction.invitations)


def _standing(items: Iterable[Article | Refusal], joining: Joining) -> Iterator[Article | Refusal]:
    """Refuses what editors took down."""
    for item in items:
        number = joining.state.withdrawn.get(item.id) if isinstance(item, Article) else None
        if number is None:
            yield item
            continue
        row = joining.world.rulings.rows[number]
        yield Refusal(
            origin=item.origin, reason=f"retracted by {row.get('by', 'an editor')}: {row['because']}",
            remedy=f"kg undo {number} takes that back",
        )  # fmt: skip


def _short(digest: str) -> int:
    """Half of a SHA-256: a fifth of the memory, and still no two texts have the same."""
    return int(digest[:32] or "0", 16)


def _unique(items: Iterable[Article | Refusal], known: dict[int, str]) -> Iterator[Article | Refusal]:
    """Refuses a text that is there already under another id, unless it names its own paper or address.

    Then it is a print of its own, of the same story.
    """
    for item in items:
        if isinstance(item, Article):
            digest = item.sha256 or hashlib.sha256(item.text.encode()).hexdigest()
            first = known.setdefault(_short(digest), item.id)
            if first != item.id and not (item.publisher or item.url):
                yield Refusal(
                    origin=item.origin, reason=f"the same text as {first}", remedy="leave one of the two out"
                )
                continue
        yield item
