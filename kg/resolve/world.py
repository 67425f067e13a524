"""One world out of many articles: the claims of all articles of a store, and what each is taken for.

Claims that say the same share a profile (`kg.resolve.profiles`), profiles that are one a cluster. What comes
of them depends on the set of claims alone, not on the order in which they came; a claim that comes or goes
has the cluster it belongs to looked at again, and no others.

    DIR/identity.sqlite     claims, profiles, clusters; can be made again from the articles
    DIR/decisions.jsonl     what editors decided; see `kg.resolve.editors`
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg import limits
from kg.document import replace
from kg.records import Decision
from kg.resolve.book import Book
from kg.resolve.claims import Party
from kg.resolve.clustering import ONE_ARTICLE, Clustering, State
from kg.resolve.editors import Rulings
from kg.resolve.houses import Assignment, Houses
from kg.resolve.profiles import Claim, identifier, kind_of, profile, read, written
from kg.resolve.tables import make
from kg.resolve.venues import VenueClaim
from kg.resolve.verdicts import Verdict

_UNDATED = "9999"


class World:
    """The claims of a store's articles; `put` and `drop` change them, `settle` works out what follows."""

    def __init__(self, folder: Path | None = None, *, rulings: Rulings | None = None) -> None:
        path = ":memory:" if folder is None else str(folder / "identity.sqlite")
        self._db = self.database = sqlite3.connect(path, isolation_level=None)
        make(self._db)
        self.book = Book(self._db)
        self.houses = Houses(self._db)
        self._clusters = Clustering(self._db, rulings or Rulings.of(folder))
        self._fresh: set[tuple[str, str]] = set()  # article and kind
        self._was: dict[str, State] = {}  # what a claim was taken for before it was looked at again

    @property
    def rulings(self) -> Rulings:
        """The editors' decisions."""
        return self._clusters.rulings

    @rulings.setter
    def rulings(self, rulings: Rulings) -> None:
        self._clusters.rulings = rulings

    @property
    def crowded(self) -> set[str]:
        """The blocks in which not all were compared with all, since they were settled last."""
        return self._clusters.neighbours.crowded

    def close(self, *, keep: bool = True) -> None:
        """Keeps what was settled, or forgets it."""
        if keep or self._db.in_transaction:  # on a full disk SQLite has ended it already
            self._db.execute("COMMIT" if keep else "ROLLBACK")
        self._db.close()

    def commit(self) -> None:
        """What was settled is on the disk when this returns."""
        self._db.execute("COMMIT")
        self._db.execute("BEGIN")

    def put(self, article: str, claims: Iterable[Claim | VenueClaim]) -> None:
        """Takes an article's claims in place of those it had."""
        every = tuple(claims)
        self.houses.put(article, [c for c in every if isinstance(c, VenueClaim)])
        fresh = {claim.ref: claim for claim in every if not isinstance(claim, VenueClaim)}
        rows = self._db.execute("SELECT ref, kind, body FROM claim WHERE article=?", (article,)).fetchall()
        new = {ref: written(claim) for ref, claim in fresh.items()}
        for ref, kind, body in rows:
            if new.get(ref) == body:
                del new[ref]
                continue
            self._leave(ref)
            self._db.execute("DELETE FROM claim WHERE ref=?", (ref,))
            self._fresh.add((article, kind))
        for ref, body in new.items():
            claim, kind = fresh[ref], kind_of(fresh[ref])
            row = (ref, article, kind, body, "", claim.published or _UNDATED)
            self._db.execute("INSERT INTO claim VALUES(?,?,?,?,?,?)", row)
            self._fresh.add((article, kind))

    def drop(self, article: str) -> None:
        """Forgets an article's claims."""
        self.put(article, ())
        self.book.forget(article)

    def touch(self, refs: Iterable[str]) -> None:
        """Has claims looked at again at the next settling; what is no claim of an article is left out."""
        # asked of the claims alone: a claim whose cluster is being worked out has no slug now
        for ref in refs:
            found = self._db.execute("SELECT article, kind FROM claim WHERE ref=?", (ref,))
            self._fresh |= set(found.fetchall())

    def settle(self) -> set[str]:
        """Works out the identities that the changes since the last settling touch; gives the articles whose
        assignments changed."""
        for article, kind in sorted(self._fresh):
            if kind == "person":
                self._place(article, kind)
        moved = self._moved(self._clusters.settle("person"))
        again = {article for article, kind in self._fresh if kind == "event"} | moved
        for article in sorted(again):
            self._place(article, "event")
        moved |= self._moved(self._clusters.settle("event"))
        self._fresh.clear()
        self._was.clear()
        return moved | self.houses.settle()

    def decided(self, decisions: Iterable[Decision], article: str) -> tuple[Decision, ...]:
        """An article's own decisions, with what all articles together say of its people and events."""
        rows = self._db.execute(f"{_ASSIGNED} WHERE c.article=?", (article,))
        known = {ref: _assignment(*rest) for ref, *rest in rows} | self.houses.taken(article)
        return tuple(_final(d, known.get(f"{article}#{d.kind}/{d.local}")) for d in decisions)

    def of(self, slug_: str) -> dict[str, Assignment]:
        """The claims that are taken for one thing."""
        rows = self._db.execute(f"{_ASSIGNED} WHERE k.slug=? ORDER BY c.ref", (slug_,))
        return {ref: _assignment(*rest) for ref, *rest in rows}

    def pairs(self, ref: str) -> list[tuple[str, Verdict]]:
        """The claims that a claim is, or may be, the same as; of those that say the same, the first ones."""
        row = self._db.execute("SELECT node FROM claim WHERE ref=?", (ref,)).fetchone()
        if row is None:
            return []
        found: list[tuple[str, Verdict]] = []
        for node, verdict in (*self._clusters.with_itself(*row), *self._clusters.neighbours.pairs(*row)):
            if verdict.answer != "different":
                mates = self._db.execute(_MATES, (node, ref, article_of(ref), limits.MATES_SHOWN))
                found += [(mate, verdict) for (mate,) in mates]
        return sorted(found, key=lambda pair: pair[0])

    def between(self, one: str, other: str) -> Verdict | None:
        """What two claims are to each other; None where nothing is said of them, or one is none."""
        nodes = [
            self._db.execute("SELECT node FROM claim WHERE ref=?", (ref,)).fetchone() for ref in (one, other)
        ]
        if not all(nodes):
            return None
        found = self._clusters.between(nodes[0][0], nodes[1][0])
        beside = article_of(one) == article_of(other) and not self.rulings.on(one, other)
        return ONE_ARTICLE if beside and (found is None or found.answer != "different") else found

    def all(self) -> Iterator[tuple[str, Assignment]]:
        """Every claim with its assignment, those on venues last, each in order."""
        for ref, *rest in self._db.execute(f"{_ASSIGNED} ORDER BY c.ref"):
            yield ref, _assignment(*rest)
        yield from self.houses.all()

    def slug_of(self, ref: str) -> str:
        """What a claim is taken for; "" where there is no such claim."""
        row = self._db.execute(f"{_ASSIGNED} WHERE c.ref=?", (ref,)).fetchone()
        return str(row[1]) if row else ""

    def _place(self, article: str, kind: str) -> None:
        """Gives each claim of an article its profile; a second one that says the same has one of its own."""
        rows = self._db.execute(
            "SELECT ref, node, body FROM claim WHERE article=? AND kind=? ORDER BY ref", (article, kind)
        ).fetchall()
        people = dict(self._people(article)) if kind == "event" and rows else {}

        def who(party: Party) -> str:
            return people.get(party.person) or party.who

        seen: dict[str, int] = {}
        placed: dict[str, Claim] = {}
        for ref, before, body in rows:
            claim = read(kind, body)
            told, standing = profile(claim, who), self.rulings.standing(ref)
            name = identifier(told, standing)
            seen[name] = number = seen.get(name, 0) + 1
            node = name if number == 1 else f"{name}.{number}"
            placed[node] = told
            if node != before:
                self._leave(ref)
                self._db.execute("UPDATE claim SET node=? WHERE ref=?", (node, ref))
                self._clusters.enter(node, told, claim)
        self._clusters.together(article, kind, placed)

    def _leave(self, ref: str) -> None:
        """A claim leaves its profile, if it has one; what it was taken for is noted."""
        kind, node, body = self._db.execute(
            "SELECT kind, node, body FROM claim WHERE ref=?", (ref,)
        ).fetchone()
        self._was.setdefault(ref, self._clusters.state(node) if node else None)
        if node:
            self._db.execute("UPDATE claim SET node='' WHERE ref=?", (ref,))
            self._clusters.leave(node, read(kind, body))

    def _people(self, article: str) -> Iterator[tuple[str, str]]:
        sql = f"{_ASSIGNED} WHERE c.article=? AND c.kind='person'"
        for ref, slug, *_ in self._db.execute(sql, (article,)):
            yield ref, slug

    def _moved(self, nodes: set[str]) -> set[str]:
        """The articles whose claims are taken for something else, given the profiles that are."""
        moved: set[str] = set()
        for node in nodes:
            moved |= {a for (a,) in self._db.execute("SELECT article FROM claim WHERE node=?", (node,))}
        for ref, before in self._was.items():
            row = self._db.execute(f"{_ASSIGNED} WHERE c.ref=?", (ref,)).fetchone()
            if row is not None and (row[1], row[2], row[3]) != before:
                moved.add(article_of(ref))
        return moved


_ASSIGNED = (
    "SELECT c.ref, k.slug, n.score, n.reasons FROM claim c "
    "JOIN node n ON n.id=c.node JOIN cluster k ON k.id=n.cluster"
)
_MATES = "SELECT ref FROM claim WHERE node=? AND ref<>? AND article<>? ORDER BY told, ref LIMIT ?"


def article_of(ref: str) -> str:
    """The article of a claim."""
    return ref.rsplit("#", 1)[0]


def _final(decision: Decision, found: Assignment | None) -> Decision:
    """The article's own decision where no other article has a say, else what all together say."""
    if found is None or (found.slug == decision.slug and not found.reasons):
        return decision
    reasons = found.reasons or (*decision.reasons, "told apart from a namesake")
    return replace(decision, slug=found.slug, score=found.score or decision.score, reasons=reasons)


def _assignment(chosen: str, score: float, reasons: str) -> Assignment:
    return Assignment(slug=chosen, score=score, reasons=tuple(json.loads(reasons)))
