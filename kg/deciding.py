"""An editor decides: what is one, what is two, what it is called, what is not so; each can be taken back."""

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kg import lines
from kg.attaching import marks
from kg.errors import NotFound, UsageError
from kg.joining import Joining, kept
from kg.reference import load
from kg.resolve.editors import FILE, REMEDY, Row
from kg.settings import existing_store, value
from kg.store import GraphStore, tellers
from kg.store.faults import translated
from kg.things import SHARED, Thing, label, short, thing

_FACTS = "an article, a statement, an event, an invitation, a tenure, or one article's ARTICLE#person/NAME"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A decision that was taken: its number, how things stand now, the articles written again."""

    number: int
    now: tuple[str, ...]
    rewritten: int


@dataclass(slots=True)
class Desk:
    """Where decisions are taken: an open store and its identities."""

    store: GraphStore
    joining: Joining
    by: str

    def same(self, a: str, b: str, because: str) -> Decided:
        """Two things are one."""
        one, other = self._two(a, b)
        if one.slug == other.slug:
            raise UsageError(
                f"{a} and {b} are one already", remedy=f"kg explain {short(one.iri, self.store)}"
            )
        row: Row = {"verdict": "same", "kind": one.kind, **self._sides(one, other, known=True)}
        return self._decide(row, because, (one, other), self._machine(one, other))

    def different(self, a: str, b: str, because: str, articles: tuple[str, ...] = ()) -> Decided:
        """Two things are two; of one thing, the claims of `articles` part from the rest."""
        one, other = self._two(a, b)
        if one.slug != other.slug:
            if articles:
                raise UsageError(
                    f"{a} and {b} are two already", remedy="leave --articles out to keep them apart"
                )
            row = {"verdict": "different", "kind": one.kind, **self._sides(one, other)}
            return self._decide(row, because, (one, other), self._machine(one, other))
        row = {"verdict": "different", "kind": one.kind, **self._parted(one, other, articles)}
        return self._decide(row, because, (one,), "same")

    def rename(self, a: str, name: str, because: str) -> Decided:
        """A thing is called otherwise, in every language."""
        one, name = thing(a, self.store, self.joining.world), " ".join(name.split())
        if one.kind not in SHARED:
            raise UsageError(f"{a} is a {one.kind}", remedy=f"rename one of these: {', '.join(SHARED)}")
        if not name:
            raise UsageError("the new name is empty", remedy='kg rename IRI "Name" --because …')
        row: Row = {"verdict": "rename", "kind": one.kind, "slug": one.slug, "name": name}
        if one.claims:
            row["claims"] = sorted(self.joining.world.of(one.slug))
        return self._decide(row, because, (one,), label(one.iri, self.store))

    def retract(self, a: str, because: str) -> Decided:
        """An article, or one fact of the graph, is not so."""
        one = thing(a, self.store, self.joining.world)
        if one.kind in ("statement", "invitation", "tenure"):
            article, local = one.slug.rsplit("#", 1)
            row: Row = {"verdict": "retract", "what": one.kind, "article": article}
            row |= {"local": local.split("/", 1)[1], "words": label(one.iri, self.store)}
        elif one.kind == "event":
            row = {"verdict": "retract", "what": "event", "claims": list(one.claims), "wide": not one.alone}
        elif one.kind == "person" and one.alone:
            row = {"verdict": "retract", "what": "person", "claims": list(one.claims)}
        elif one.kind == "article":
            if one.slug not in self.store.articles():
                raise UsageError(f"{a} is retracted already", remedy="kg decisions says why")
            row = {"verdict": "retract", "what": "article", "article": one.slug}
        else:
            claims = f": {', '.join(one.claims[:3])}" if one.claims else ""
            raise UsageError(f"{a} is a {one.kind}, no fact", remedy=f"name {_FACTS}{claims}")
        return self._decide(row, because, (one,), label(one.iri, self.store))

    def undo(self, number: int, because: str) -> Decided:
        """A decision is taken back."""
        rulings = self.joining.world.rulings
        if number not in rulings.rows:
            raise NotFound(f"there is no decision {number}", remedy="kg decisions lists them")
        if number in rulings.undone:
            raise UsageError(
                f"decision {number} was taken back by {rulings.undone[number]}",
                remedy="undo that one instead",
            )
        return self._decide({"verdict": "undo", "number": number}, because, (), "")

    def _two(self, a: str, b: str) -> tuple[Thing, Thing]:
        one, other = (thing(text, self.store, self.joining.world) for text in (a, b))
        for text, found in ((a, one), (b, other)):
            if found.kind not in SHARED:
                raise UsageError(
                    f"{text} is a {found.kind}", remedy=f"compare two of these: {', '.join(SHARED)}"
                )
        if one.kind != other.kind:
            raise UsageError(f"{a} is a {one.kind}, {b} a {other.kind}", remedy="compare two of a kind")
        return one, other

    def _sides(self, one: Thing, other: Thing, *, known: bool = False) -> dict[str, list[str]]:
        """What a decision is on; with `known`, one side may be a person whom the registry alone names."""
        if one.kind in ("organisation", "place"):
            return {"one": [one.slug], "other": [other.slug]}
        holders = {h.slug for h in self.joining.registry.holders} if known and one.kind == "person" else set()
        sides = []
        for side, beside in ((one, other), (other, one)):
            if not side.claims and not (side.slug in holders and beside.claims):
                raise UsageError(
                    f"no article of the store names {short(side.iri, self.store)}",
                    remedy="decide when one does: decisions on people and events are on what articles say",
                )
            sides.append(list(side.claims) or [f"person/{side.slug}"])
        return {"one": sides[0], "other": sides[1]}

    def _parted(self, one: Thing, other: Thing, articles: tuple[str, ...]) -> dict[str, Any]:
        """The two sides of what is one now."""
        if one.alone or other.alone:
            first, second = (one, other) if one.alone else (other, one)
            rest = sorted(set(second.claims) - set(first.claims))
            if not rest:
                raise UsageError("both are the same claim", remedy="name two claims, or a claim and a thing")
            return {"one": list(first.claims), "other": rest}
        told = one.articles or tuple(sorted(tellers(self.store, one.iri)))
        wanted = tuple(sorted(set(articles)))
        if unknown := [a for a in wanted if a not in told]:
            raise UsageError(f"{unknown[0]} does not tell of it", remedy=f"of {', '.join(told[:20])}")
        if not wanted or len(wanted) == len(told):
            raise UsageError(
                f"{short(one.iri, self.store)} is one thing now, of {len(told)} articles",
                remedy=f"say whose claims part: --articles with some of {', '.join(told[:20])}",
            )
        if one.kind in ("organisation", "place"):
            return {"one": [one.slug], "articles": list(wanted)}
        part = [ref for ref in one.claims if ref.rsplit("#", 1)[0] in wanted]
        return {"one": part, "other": sorted(set(one.claims) - set(part))}

    def _machine(self, one: Thing, other: Thing) -> str:
        """What was held of the two before."""
        for ref in one.claims:
            for mate, verdict in self.joining.world.pairs(ref):
                if mate in other.claims:
                    return f"{verdict.answer} ({verdict.score:.2f}): {'; '.join(verdict.reasons)}"
        return "different" if one.slug != other.slug else "same"

    def _decide(self, row: Row, because: str, about: tuple[Thing, ...], machine: str) -> Decided:
        if not because.strip():
            raise UsageError(
                "no reason is given", remedy='--because "…" says why; it is kept with the decision'
            )
        row |= {"because": because.strip(), "by": self.by}
        row["at"] = datetime.now(UTC).isoformat(timespec="seconds")
        row["about"] = [t.iri for t in about]
        if told := marks(row, lambda article: kept(self.store, article)):
            row["told"] = told
        if machine:
            row["machine"] = machine
        with translated(self.store.folder):
            number = recorded(self.store.folder, row)
        rewritten = self.joining.apply()
        return Decided(number=number, rewritten=rewritten, now=tuple(self._now(row, about)))

    def _now(self, row: Row, about: tuple[Thing, ...]) -> Iterator[str]:
        """How the things of a decision stand after it."""
        world = self.joining.world
        for one in about:
            slugs = (
                sorted({s for ref in one.claims if (s := world.slug_of(ref))}) if one.kind in SHARED else []
            )
            if row["verdict"] in ("same", "different") and slugs:
                for chosen in slugs:
                    count = len({ref.rsplit("#", 1)[0] for ref in world.of(chosen)})
                    yield f"{one.kind}/{chosen}: {count} article{'s' if count > 1 else ''}"


@contextmanager
def desk(folder: Path, by: str | None = None) -> Iterator[Desk]:
    """A desk over the store in a folder."""
    with GraphStore.open(existing_store(folder)) as store, Joining(store, load()) as joining:
        yield Desk(store=store, joining=joining, by=by or value("editor") or _user())


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container whose user has no name
        return "unknown"


def recorded(folder: Path, row: Row) -> int:
    """Writes a decision down; it is on the disk when its number is given."""
    path = folder / FILE
    found = lines.checked(path, plain=True, remedy=REMEDY)
    lines.append(path, [row], found.whole)
    return max((number for number, _ in found.rows), default=0) + 1
