"""Everything a store keeps looked at together: files, ledger, records, graph, decisions and identities."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from kg import editing
from kg.attaching import attached, unattached
from kg.errors import StoreError, StoreVersionError
from kg.joining import kept, of
from kg.reference import Registry
from kg.resolve.editors import Rulings
from kg.resolve.world import World
from kg.settings import existing_store
from kg.store import Complaint, GraphStore, examine, unfinished
from kg.store.doctor import REPAIR
from kg.store.writer import at_work

_BEHIND = "the identities are behind the articles: the next run brings them up"
_LOOKS = 3  # at a store that is being written: what is wrong in all of them is wrong


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """What is wrong with a store, what is merely unfinished, how many articles its ledger has, and which
    decisions are on nothing that is read now."""

    complaints: tuple[Complaint, ...]
    notes: tuple[str, ...] = ()
    articles: int = 0
    unattached: tuple[str, ...] = ()


def diagnose(folder: Path, registry: Registry) -> Diagnosis:
    """Looks at a store and changes nothing. StoreError where there is none, or a newer one."""
    existing_or_damaged(folder)
    found = _look(folder, registry)
    for _ in range(_LOOKS - 1):
        if not found.complaints or not at_work(folder):
            break
        again = _look(folder, registry)
        both = tuple(c for c in again.complaints if c in found.complaints)
        found = replace(again, complaints=both)
    return found


def existing_or_damaged(folder: Path) -> None:
    """StoreError where no store is to be looked at; what is damaged passes."""
    try:
        existing_store(folder)
    except StoreVersionError as fault:
        if "upgrade kg, or" in fault.remedy:
            raise
    except StoreError:
        if not (folder / "ledger.jsonl").is_file():
            raise


def _look(folder: Path, registry: Registry) -> Diagnosis:
    try:
        with GraphStore.open(folder, read_only=True) as store:
            complaints = list(examine(store))
            notes = [
                f"{one} was being written when a run stopped: the next run finishes it"
                for one in unfinished(store)
            ]
            if not notes and not at_work(folder):
                wrong, behind = identities(store, registry)
                complaints += wrong
                notes += behind
            return Diagnosis(
                complaints=tuple(complaints), notes=tuple(notes), articles=len(store.articles()),
                unattached=tuple(_loose(store)) if not complaints else (),
            )  # fmt: skip
    except StoreError as fault:
        return Diagnosis(
            complaints=(Complaint(article=fault.place, message=fault.message, remedy=fault.remedy or REPAIR),)
        )


def _loose(store: GraphStore) -> Iterator[str]:
    """The decisions on what is not read any more."""
    return unattached(attached(Rulings.of(store.folder), lambda article: kept(store, article)))


def identities(store: GraphStore, registry: Registry) -> tuple[list[Complaint], list[str]]:
    """Where the identities are not what the records and decisions give; what is merely behind them."""
    path = store.folder / "identity.sqlite"
    if not path.is_file():
        behind = ["the identities are yet to be worked out: the next run does it"]
        return [], behind if store.articles() else []
    if path.with_name(f"{path.name}-journal").is_file():
        return [], [_BEHIND]  # a run stopped within a change, which the next opening takes back
    try:
        database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        try:
            (answer,) = database.execute("PRAGMA integrity_check").fetchone()
        finally:
            database.close()
        if answer != "ok":
            return [_identity(f"the database is damaged: {answer.splitlines()[0]}")], []
        world = World(store.folder)
    except sqlite3.DatabaseError as fault:
        return [_identity(f"the database is damaged: {fault}")], []
    except StoreError:
        return [], []  # the decisions cannot be read, which is told already
    try:
        return compared(store, registry, world)
    finally:
        world.close(keep=False)


def compared(store: GraphStore, registry: Registry, world: World) -> tuple[list[Complaint], list[str]]:
    """Where a world is not what the records and decisions of its store give; what is merely behind them."""
    sources, there = world.book.sources(), store.articles()
    applied = {int(number): row for number, row in (world.book.applied("decisions") or {}).items()}
    lag = [a for a in {**sources, **there} if a not in there or sources.get(a) != there[a].full]
    if applied != world.rulings.rows or any(a not in there or there[a].full for a in lag):
        return [], [_BEHIND]
    if any(kept(store, a) is None for a in there):
        return [], []  # what its record would give cannot be said; that it is lost is told already
    rulings = attached(world.rulings, lambda article: kept(store, article))
    fresh = rebuilt(store, registry, rulings)
    try:
        one, other = dict(world.all()), dict(fresh.all())
        different = [ref for ref in {**one, **other} if one.get(ref) != other.get(ref)]
        return [
            _identity(f"{ref} is taken for another thing than its articles give") for ref in different[:5]
        ], []
    finally:
        fresh.close(keep=False)


def rebuilt(store: GraphStore, registry: Registry, rulings: Rulings) -> World:
    """The identities worked out from the records and decisions alone, in memory."""
    fresh, state = World(rulings=rulings), editing.by_slug(rulings, registry)
    for article in store.articles():
        extraction = kept(store, article)
        if extraction is not None:
            fresh.put(article, of(extraction, registry, state))
    fresh.settle()
    return fresh


def _identity(message: str) -> Complaint:
    return Complaint(article="identity.sqlite", message=message, remedy=REPAIR)


def told(diagnosis: Diagnosis) -> Iterator[str]:
    """The complaints a line each."""
    for one in diagnosis.complaints:
        yield f"{one.article}: {one.message} ({one.remedy})"
