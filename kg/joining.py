"""One world in a store: what a batch of articles says is joined to what is there, and written.

Articles that were there before are written again where the new ones, or editors, change what their names and
events are taken for. The order is store, then identities; what a kill leaves between is made good at the next
opening.
"""

import hashlib
import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from kg import editing
from kg.attaching import attached
from kg.document import replace
from kg.editing import Outcome
from kg.errors import StoreError
from kg.mapping import map_reference, map_rulings, with_note
from kg.migration import migrate
from kg.process import Mapped, Resolved, guarded, mapped
from kg.records import Decision, Extraction, Refusal
from kg.reference import Registry
from kg.resolve import resolve
from kg.resolve.claims import claims
from kg.resolve.editors import FILE, Rulings, refs_of, spoken_of
from kg.resolve.profiles import Claim
from kg.resolve.venues import VenueClaim, venue_claims
from kg.resolve.world import World
from kg.store import GraphStore
from kg.store.faults import translated
from kg.store.graph_store import Written
from kg.store.seal import ASIDE
from kg.witnesses import Witnesses


@dataclass(slots=True)
class Joining:
    """The identities of an open store; leaving it keeps them."""

    store: GraphStore
    registry: Registry
    rejoined: int = 0
    refused: list[Refusal] = field(default_factory=list)  # what the mapping failed on
    state: Outcome = field(default_factory=Outcome)  # what the editors' decisions come to
    _world: World | None = None
    _witnesses: Witnesses | None = None

    def __enter__(self) -> Self:
        with translated(self.store.folder):
            migrate(self.store, self.registry)
            self._world = opened(self.store.folder)
            try:
                self._witnesses = Witnesses(self._world.database, self.registry)
                self.apply()
            except BaseException:
                self._world.close(keep=False)
                raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        with translated(self.store.folder):
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

    def put(self, batch: Sequence[Resolved]) -> Iterator[tuple[Mapped, Written]]:
        """Joins and writes a batch, and the articles that it changes; all is on the disk at the end."""
        with translated(self.store.folder):
            full = {one.extraction.article.id: _full(one.extraction) for one in batch}
            self._attach(full.keys(), {one.extraction.article.id: one.extraction for one in batch})
            for one in batch:
                self._claim(one.extraction, full[one.extraction.article.id], one.decisions)
            moved = self._settle()
            finals = self._finals(batch)
            if len(finals) < len(batch):
                moved |= self._settle()
                batch = [one for one in batch if one.extraction.article.id in finals]
                finals = self._finals(batch)
            moved = self._heard(moved, finals)
            for one in batch:
                article = one.extraction.article.id
                final = self._noted(finals.pop(article))
                before = self.store.articles().get(article)
                written = self._write(final, full[article])
                if written == "changed" and before is not None and before.full == _digest(full[article]):
                    written = "unchanged"  # the same article: only what others say of it is new
                    self.rejoined += 1
                moved.discard(article)
                yield final, written
            self._again(moved)
            self._keep()

    def put_reference(self) -> bool:
        """Writes the registry, where it is not there yet."""
        return self.store.put_reference(self.reference())

    def reference(self) -> bytes:
        """The registry as N-Quads, under the editors' names."""
        names = editing.iri_names(self.state, self.store.iris)
        return editing.renamed(map_reference(self.registry), names)

    def drop(self, article: str) -> bool:
        """Takes an article out; those that were joined to it are written again."""
        with translated(self.store.folder):
            if not self.store.remove(article):
                return False
            self.world.drop(article)
            self.witnesses.drop(article)
            self._attach({article})
            self._again(self._heard(self._settle()))
            self._keep()
        return True

    def apply(self) -> int:
        """Has the store agree with its articles and its editors' decisions; gives the articles written again.

        Where it agrees already, which it does unless a run was killed or somebody decided something, nothing
        is written.
        """
        before, book = self.rejoined, self.world.book
        rulings = self.world.rulings = attached(Rulings.of(self.store.folder), self._reading({}))
        applied = book.applied("decisions") or {}
        if lost := sorted(int(number) for number in applied if int(number) not in rulings.rows):
            raise StoreError(
                f"decision {lost[0]} is no longer in the file", place=str(self.store.folder / FILE),
                remedy="kg doctor --repair takes it from the graph; kg undo takes a decision back",
            )  # fmt: skip
        touched = _touched(Rulings(_numbered(applied), book.applied("moved")), rulings)
        if (self.store.folder / "identity.sqlite-journal").is_file():
            book.apply("decisions", applied)  # a change, so that SQLite clears away what a kill left
        told = Outcome(**(book.applied("outcome") or {}))
        self.state = _only_slugs(told, editing.by_slug(rulings, self.registry))
        stale = self._take_down_and_put_back()
        there, sources = self.store.articles(), book.sources()
        for article in sorted((sources.keys() | self.witnesses.articles()) - there.keys()):
            self.world.drop(article)
            self.witnesses.drop(article)
        stale |= {a for a, entry in there.items() if not entry.full or sources.get(a) != entry.full}
        stale |= editing.changed(told, self.state, self.store, self.store.iris)
        for article in sorted(stale):
            if (extraction := kept(self.store, article)) is not None:
                self._claim(extraction, _full(extraction))
        self.world.touch(touched)
        self.state = told
        unheard = there.keys() - self.witnesses.articles()
        self._again(self._heard(self._settle() | stale | unheard))
        if touched or book.applied("decisions") is None:
            self.store.put_decisions(map_rulings(rulings.rows, rulings.undone, self.store.iris))
            book.apply("decisions", {str(number): row for number, row in rulings.rows.items()})
        if (book.applied("moved") or {}) != rulings.moved:
            book.apply("moved", rulings.moved)
        if told.names != self.state.names or self.store.unfinished_reference:
            self.put_reference()
        self._keep()
        return self.rejoined - before

    def _reading(self, fresh: Mapping[str, Extraction]) -> Callable[[str], Extraction | None]:
        """What is read of an article: just now, or as the store keeps it."""
        return lambda article: fresh.get(article) or kept(self.store, article)

    def _attach(self, articles: Collection[str], fresh: Mapping[str, Extraction] | None = None) -> None:
        """Has the decisions on articles that are read anew, or are gone, look for their claims there."""
        before = self.world.rulings
        if not any(
            ref.rpartition("#")[0] in articles for row in before.rows.values() for ref in refs_of(row)
        ):
            return
        now = self.world.rulings = attached(before, self._reading(fresh or {}))
        # whom a decision found again, or lost, is judged anew; and so is whoever stands beside it
        self.world.touch(now.differing(before))
        self.world.book.apply("moved", now.moved)

    def _take_down_and_put_back(self) -> set[str]:
        """Articles that editors retracted leave; those whose retraction was taken back are there again."""
        for article in sorted(self.store.articles().keys() & self.state.withdrawn.keys()):
            self.store.remove(article, keep=True)
        back = sorted(self.store.ledger.withdrawn.keys() - self.state.withdrawn.keys())
        for article in back:
            if (extraction := kept(self.store, article)) is not None:
                self._write(mapped(extraction, self.registry, self.store.iris), _full(extraction))
        return set(back)

    def _settle(self) -> set[str]:
        """The articles that say something else now, by the machine's or the editors' doing."""
        moved, before = self.world.settle(), self.state
        if self.world.rulings.rows or before != Outcome():
            self.state = editing.outcome(self.world.rulings, self.registry, self.world)
            if self.state != before:
                moved |= editing.changed(before, self.state, self.store, self.store.iris)
                self.world.book.apply("outcome", self.state.as_dict())
        return moved

    def _claim(self, extraction: Extraction, full: str, alone: Sequence[Decision] | None = None) -> None:
        article = extraction.article.id
        self.world.put(article, of(extraction, self.registry, self.state, alone))
        self.world.book.read(article, _digest(full))

    def _heard(self, moved: set[str], finals: Mapping[str, Mapped] | None = None) -> set[str]:
        """The moved articles and those about which something else is worked out now; `finals` are at hand."""
        known = finals or {}
        for one in known.values():
            self.witnesses.put(one.extraction, one.decisions)
        for article in sorted(moved - known.keys()):
            if (extraction := kept(self.store, article)) is not None:
                own = resolve(extraction, self.registry)
                self.witnesses.put(*taken(extraction, own, self.world, self.state, self.registry))
        return moved | self.witnesses.settle()

    def _noted(self, final: Mapped) -> Mapped:
        """An article with what is worked out of it among the others."""
        note = self.witnesses.note(final.extraction.article.id)
        return replace(final, nquads=with_note(final.nquads, note, self.store.iris))

    def _again(self, articles: Iterable[str]) -> None:
        for article in sorted(articles):
            extraction = kept(self.store, article)
            if extraction is None:
                continue
            own = resolve(extraction, self.registry)
            final = self._noted(self._final(Resolved(extraction=extraction, decisions=own)))
            if self._write(final, _full(extraction)) != "unchanged":
                self.rejoined += 1

    def _write(self, final: Mapped, full: str) -> Written:
        article = final.extraction.article
        return self.store.put(article.id, final.nquads, final.json, article.text, full)

    def _finals(self, batch: Iterable[Resolved]) -> dict[str, Mapped]:
        """Articles as all together have them; what the mapping fails on is refused, and claims nothing."""
        finals: dict[str, Mapped] = {}
        for one in batch:
            article = one.extraction.article
            final = guarded(article, partial(self._final, one))
            if not isinstance(final, Refusal):
                finals[article.id] = final
                continue
            self.refused.append(final)
            if (before := kept(self.store, article.id)) is not None:
                self._claim(before, _full(before))
            else:
                self.world.drop(article.id)
        return finals

    def _final(self, one: Resolved) -> Mapped:
        return finished(one, self.world, self.state, self.registry, self.store)

    def _keep(self) -> None:
        self.store.flush()
        self.world.commit()


def finished(
    one: Resolved, world: World, state: Outcome, registry: Registry, store: GraphStore | None = None
) -> Mapped:
    """An article as all articles and the editors together have it."""
    extraction, decisions = taken(one.extraction, one.decisions, world, state, registry)
    iris = store.iris if store else None
    shown = iris is not None and any(f"{d.kind}/{d.slug}" in state.names for d in decisions)
    names = editing.iri_names(state, iris) if iris is not None and shown else {}
    return mapped(extraction, registry, iris, decisions, names)


def taken(
    extraction: Extraction, own: tuple[Decision, ...], world: World, state: Outcome, registry: Registry
) -> tuple[Extraction, tuple[Decision, ...]]:
    """What stands of an article, and what its names are taken for, given what it takes them for alone."""
    article = extraction.article.id
    decisions = world.decided(editing.aliased(own, state, article), article)
    decisions = editing.joined(decisions, state, article)
    if left_out := state.left_out.get(article, ()):
        extraction = editing.without(extraction, left_out)
        there = {(d.kind, d.local) for d in resolve(extraction, registry)}
        decisions = tuple(d for d in decisions if (d.kind, d.local) in there)
    return extraction, decisions


def joined(
    batches: Iterable[Sequence[Resolved | Refusal]], registry: Registry, folder: Path | None
) -> Iterator[Mapped | Refusal]:
    """Batches as they would be in the store in `folder`, or in one of their own; nothing is written.

    Each is joined to what came before it; what is given does not change any more.
    """
    world = World(folder) if folder else World()
    try:
        base = editing.by_slug(world.rulings, registry)
        for batch in batches:
            for one in batch:
                if isinstance(one, Resolved):
                    world.put(one.extraction.article.id, of(one.extraction, registry, base, one.decisions))
            world.settle()
            state = editing.outcome(world.rulings, registry, world)
            for item in batch:
                if isinstance(item, Refusal):
                    yield item
                else:
                    work = partial(finished, item, world, state, registry)
                    yield guarded(item.extraction.article, work)
    finally:
        world.close(keep=False)


def of(
    extraction: Extraction, registry: Registry, state: Outcome, alone: Sequence[Decision] | None = None
) -> tuple[Claim | VenueClaim, ...]:
    """The claims of an article; `alone` is what it takes its names for by itself, where that is known."""
    own = resolve(extraction, registry) if alone is None else alone
    people, events = claims(extraction, editing.aliased(own, state, extraction.article.id), registry)
    return (*people, *events, *venue_claims(extraction, registry))


def reading(folder: Path) -> World:
    """The identities of a store as they are now; where there are none, none are made."""
    return World(folder) if (folder / "identity.sqlite").is_file() else World()


def opened(folder: Path) -> World:
    """The identities of a store; a file that is no database is put aside and they are worked out again."""
    try:
        return World(folder)
    except sqlite3.DatabaseError as fault:
        if isinstance(fault, sqlite3.OperationalError):
            raise
    (folder / ASIDE).mkdir(exist_ok=True)
    (folder / "identity.sqlite").replace(folder / ASIDE / "identity.sqlite")
    return World(folder)


def kept(store: GraphStore, article: str) -> Extraction | None:
    """The extraction of an article as the store keeps it; None where it keeps none that can be read."""
    record = store.records.readable(article)
    if record is None or not record.full:
        return None
    return msgspec.json.decode(record.full, type=Extraction)


def _full(extraction: Extraction) -> str:
    """What is kept of an extraction: all but where the file was that it was read from."""
    article = replace(extraction.article, origin="")
    return msgspec.json.encode(replace(extraction, article=article)).decode()


def _digest(full: str) -> str:
    return hashlib.sha256(full.encode()).hexdigest()


def _only_slugs(told: Outcome, fresh: Outcome) -> Outcome:
    """What was told, with the bodies, places and retracted articles of now: claims depend on nothing else."""
    people = {key: value for key, value in told.slugs.items() if key.startswith("person/")}
    return Outcome(
        names=told.names, left_out=told.left_out, slugs={**fresh.slugs, **people}, parted=fresh.parted,
        withdrawn=fresh.withdrawn,
    )  # fmt: skip


def _numbered(applied: Mapping[str, dict[str, object]]) -> dict[int, dict[str, object]]:
    return {int(number): row for number, row in applied.items()}


def _touched(before: Rulings, rulings: Rulings) -> set[str]:
    """The claims of decisions that were not applied yet, were taken back or were changed in the file, and
    those that decisions are on now or were on before an article was read anew.

    A claim that none names may be among them as "": then there is something to apply all the same.
    """
    refs = rulings.differing(before)
    for number in before.rows.keys() | rulings.rows.keys():
        one, other = (
            json.dumps([r.rows.get(number), r.undone.get(number)], sort_keys=True) for r in (before, rulings)
        )
        if one != other:
            refs |= {"", *(ref for r in (before, rulings) for ref in spoken_of(r.rows.get(number, {})))}
    return refs
