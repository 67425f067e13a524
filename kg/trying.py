"""What a decision would change: it is taken on a copy of the store, and the two are compared."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.deciding import Decided, Desk, desk
from kg.draw.naming import best
from kg.mapping.iris import DIP
from kg.mapping.quads import LABEL
from kg.settings import existing_store
from kg.store import GraphStore
from kg.store.writer import Writer

_LOOKED = 200  # articles whose facts are compared; of the others it is told that they are written again
_FINAL = (".sst", ".gz")  # files that are never written into: another name for them is as good as a copy
_NAMES = (ox.NamedNode(LABEL[1:-1]), ox.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel"))
_PLAIN = {
    f"{DIP}{name}"
    for name in (
        "hasParticipant", "atPlace", "startDate", "endDate", "eventStatus", "subEventOf", "speaker",
        "addressee", "about", "inviter", "invitee", "destination", "holds", "represents", "memberOf",
    )
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A fact in words: of what, which property (its IRI), and its value."""

    thing: str
    property: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """What would come of a decision: how things would stand, articles written again, facts gone and new."""

    now: tuple[str, ...]
    articles: tuple[str, ...]
    gone: tuple[Fact, ...]
    new: tuple[Fact, ...]


def tried(
    folder: Path, decide: Callable[[Desk], Decided], *, by: str | None = None, language: str = "en"
) -> Tried:
    """Takes a decision on a copy and tells what differs then; the store itself stays as it is."""
    with copied(folder) as copy:
        with desk(copy, by) as editor:
            decided = decide(editor)
        old = GraphStore.open(folder, read_only=True)
        new = GraphStore.open(copy, read_only=True)
        return _compared(decided, old, new, language)


@contextmanager
def copied(folder: Path) -> Iterator[Path]:
    """A copy of a store beside it, for as long as the block lasts; StoreLocked while somebody writes."""
    existing_store(folder)
    home = folder.resolve().parent if os.access(folder.resolve().parent, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix=".kg-try-", dir=home) as at:
        copy = Path(at) / "store"
        lock = Writer.of(folder)
        try:
            shutil.copytree(folder, copy, copy_function=_linked)
        finally:
            lock.release()
        yield copy


def _linked(source: str, target: str) -> str:
    """Another name for a file that nobody writes into, where the disk has such; else a copy."""
    if source.endswith(_FINAL):
        try:
            os.link(source, target)
        except OSError:
            shutil.copy2(source, target)
        return target
    return str(shutil.copy2(source, target))


def _compared(decided: Decided, old: GraphStore, new: GraphStore, language: str) -> Tried:
    before, after = old.articles(), new.articles()
    changed = sorted(
        article
        for article in before.keys() | after.keys()
        if _digest(before.get(article)) != _digest(after.get(article))
    )
    gone: set[tuple[str, str, ox.NamedNode | ox.Literal]] = set()
    come: set[tuple[str, str, ox.NamedNode | ox.Literal]] = set()
    for article in changed[:_LOOKED]:
        was, is_ = _facts(old, article), _facts(new, article)
        gone |= was - is_
        come |= is_ - was
    still, already = _default(new, gone), _default(old, come)
    return Tried(
        now=tuple(dict.fromkeys(decided.now)), articles=tuple(changed),
        gone=_told(gone - still, (old, new), language), new=_told(come - already, (new, old), language),
    )  # fmt: skip


def _digest(entry: object) -> str:
    return str(getattr(entry, "sha256", ""))


def _facts(store: GraphStore, article: str) -> set[tuple[str, str, ox.NamedNode | ox.Literal]]:
    """The plain facts of an article's graphs."""
    return {
        (quad.subject.value, quad.predicate.value, quad.object)
        for graph in store.iris.graphs(article)
        for quad in store.database.quads_for_pattern(None, None, None, ox.NamedNode(graph))
        if quad.predicate.value in _PLAIN
        and isinstance(quad.subject, ox.NamedNode)
        and isinstance(quad.object, ox.NamedNode | ox.Literal)
    }


def _default(
    store: GraphStore, facts: Iterable[tuple[str, str, ox.NamedNode | ox.Literal]]
) -> set[tuple[str, str, ox.NamedNode | ox.Literal]]:
    """Those that the merged graph of a store has: another article says them too."""
    default = ox.DefaultGraph()
    return {
        (s, p, o)
        for s, p, o in facts
        if any(store.database.quads_for_pattern(ox.NamedNode(s), ox.NamedNode(p), o, default))
    }


def _told(
    facts: Iterable[tuple[str, str, ox.NamedNode | ox.Literal]], stores: tuple[GraphStore, ...], language: str
) -> tuple[Fact, ...]:
    def called(iri: str) -> str:
        for store in stores:
            for name in _NAMES:
                quads = store.database.quads_for_pattern(ox.NamedNode(iri), name, None, ox.DefaultGraph())
                if found := [quad.object for quad in quads if isinstance(quad.object, ox.Literal)]:
                    return best(found, language)
        return iri.rpartition("/id/")[2] or iri

    told = {
        Fact(thing=called(s), property=p, value=called(o.value) if isinstance(o, ox.NamedNode) else o.value)
        for s, p, o in facts
    }
    return tuple(sorted(told, key=lambda fact: (fact.thing, fact.property, fact.value)))
