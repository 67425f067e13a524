"""One world in a store: what a batch of articles says is joined to what is there, and written.

Articles that were there before are written again where the new ones change what their names and events
are taken for. The order is store, then identities; what a kill leaves between is mended at the next opening.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from kg.errors import StoreError
from kg.mapping import with_note
from kg.process import Mapped, mapped
from kg.records import Extraction, Refusal
from kg.reference import Registry
from kg.resolve import resolve
from kg.resolve.claims import claims
from kg.resolve.world import Claim, World
from kg.store import GraphStore
from kg.store.graph_store import Written
from kg.witnesses import Witnesses


@dataclass(slots=True)
class Joining:
    """The identities of an open store; leaving it keeps them."""

    store: GraphStore
    registry: Registry
    rejoined: int = 0
    _world: World | None = None
    _witnesses: Witnesses | None = None

    def __enter__(self) -> Self:
        self._world = World(self.store.folder)
        self._witnesses = Witnesses(self._world.database, self.registry)
        self._catch_up()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.world.close(keep=fault is None)

    @property
    def world(self) -> World:
        """The claims and identities of the store's articles."""
        if self._world is None:
            raise StoreError("the identities are not open", place=str(self.store.folder))
        return self._world

    @property
    def witnesses(self) -> Witnesses:
        """What is worked out of each article among the others."""
        if self._witnesses is None:
            raise StoreError("the identities are not open", place=str(self.store.folder))
        return self._witnesses

    def put(self, batch: Sequence[Mapped]) -> Iterator[tuple[Mapped, Written]]:
        """Joins and writes a batch, and the articles that it changes; all is on the disk at the end."""
        for one in batch:
            self.world.put(one.extraction.article.id, of(one, self.registry))
        moved = self.world.settle()
        finals = {one.extraction.article.id: self._final(one) for one in batch}
        moved = self._heard(moved, finals)
        for one in batch:
            article = one.extraction.article
            final, full = self._noted(finals.pop(article.id)), msgspec.json.encode(one.extraction).decode()
            before = self.store.records.read(article.id)
            written = self.store.put(article.id, final.nquads, final.json, article.text, full)
            if written == "changed" and before is not None and before.full == full:
                written = "unchanged"  # the same article: only what others say of it is new
                self.rejoined += 1
            moved.discard(article.id)
            yield final, written
        self._again(moved)
        self.store.flush()
        self.world.commit()

    def drop(self, article: str) -> bool:
        """Takes an article out; those that were joined to it are written again."""
        if not self.store.remove(article):
            return False
        self.world.drop(article)
        self.witnesses.drop(article)
        self._again(self._heard(self.world.settle()))
        self.store.flush()
        self.world.commit()
        return True

    def resettle(self, refs: set[str]) -> int:
        """Looks again at claims of which editors decided something; gives the articles written again."""
        before = self.rejoined
        self.world.touch(refs)
        self._again(self._heard(self.world.settle()))
        self.store.flush()
        self.world.commit()
        return self.rejoined - before

    def _heard(self, moved: set[str], finals: Mapping[str, Mapped] | None = None) -> set[str]:
        """The moved articles and those about which something else is worked out now; `finals` are at hand."""
        known = finals or {}
        for one in known.values():
            self.witnesses.put(one.extraction, one.decisions)
        for article in sorted(moved - known.keys()):
            if (extraction := kept(self.store, article)) is not None:
                own = resolve(extraction, self.registry)
                self.witnesses.put(extraction, self.world.decided(own, article))
        return moved | self.witnesses.settle()

    def _again(self, articles: set[str]) -> None:
        for article in sorted(articles):
            extraction = kept(self.store, article)
            if extraction is None:
                continue
            final = self._noted(self._final(mapped(extraction, self.registry, self.store.iris)))
            full = msgspec.json.encode(extraction).decode()
            self.store.put(article, final.nquads, final.json, extraction.article.text, full)
            self.rejoined += 1

    def _final(self, one: Mapped) -> Mapped:
        decisions = self.world.decided(one.decisions, one.extraction.article.id)
        if decisions == one.decisions:
            return one
        return mapped(one.extraction, self.registry, self.store.iris, decisions)

    def _noted(self, final: Mapped) -> Mapped:
        """An article with what is worked out of it among the others."""
        note = self.witnesses.note(final.extraction.article.id)
        return replace(final, nquads=with_note(final.nquads, note, self.store.iris))

    def _catch_up(self) -> None:
        """Takes the claims of articles that the identities lost, and forgets those of articles that left."""
        there, known = set(self.store.articles()), self.world.articles()
        for article in sorted(known - there):
            self.world.drop(article)
            self.witnesses.drop(article)
        for article in sorted(there - known):
            extraction = kept(self.store, article)
            if extraction is not None:
                one = mapped(extraction, self.registry, self.store.iris)
                self.world.put(article, of(one, self.registry))
        if moved := self._heard(self.world.settle() | (there - self.witnesses.articles())):
            self._again(moved)
            self.store.flush()
            self.world.commit()


def joined(
    batch: Sequence[Mapped | Refusal], registry: Registry, folder: Path | None
) -> Iterator[Mapped | Refusal]:
    """A batch as it would be in the store in `folder`, or in one of its own; nothing is written."""
    world = World(folder) if folder else World()
    try:
        taken = [one for one in batch if isinstance(one, Mapped)]
        for one in taken:
            world.put(one.extraction.article.id, of(one, registry))
        world.settle()
        for item in batch:
            if isinstance(item, Refusal):
                yield item
                continue
            decisions = world.decided(item.decisions, item.extraction.article.id)
            yield item if decisions == item.decisions else mapped(item.extraction, registry, None, decisions)
    finally:
        world.close(keep=False)


def of(one: Mapped, registry: Registry) -> tuple[Claim, ...]:
    """The claims of an article."""
    people, events = claims(one.extraction, one.decisions, registry)
    return (*people, *events)


def kept(store: GraphStore, article: str) -> Extraction | None:
    """The extraction of an article as the store keeps it; None where it keeps none."""
    record = store.records.read(article)
    if record is None or not record.full:
        return None
    return msgspec.json.decode(record.full, type=Extraction)
