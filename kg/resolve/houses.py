"""Which venues of all articles are one house, in the database of identities and in its transaction.

Venues of one name in one country stand together; the towns told there decide. What comes of it depends on the
set of venues alone, not on the order in which they came:

    same       one town is told, or none and the name is one house's in the country
    unsure     the town is not told, and the name is no one house's or stands in two towns: it stays alone
    different  another name, town or country
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import groupby

from kg.resolve.slugs import slug
from kg.resolve.venues import VenueClaim

_SCHEMA = """
CREATE TABLE IF NOT EXISTS venue(
  article TEXT NOT NULL, local TEXT NOT NULL, block TEXT NOT NULL, body TEXT NOT NULL, slug TEXT NOT NULL,
  score REAL NOT NULL, reasons TEXT NOT NULL, PRIMARY KEY(article, local)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS venue_block ON venue(block);
CREATE INDEX IF NOT EXISTS venue_slug ON venue(slug);
"""
_UNDATED = "9999"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """What a claim is taken for, how sure that is (0 to 1), and why."""

    slug: str
    score: float
    reasons: tuple[str, ...]


class Houses:
    """The venues of a store's articles; `put` changes them, `settle` works out which are one."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._db = database
        for statement in _SCHEMA.split(";\n"):
            database.execute(statement)
        self._dirty: set[str] = set()

    def put(self, article: str, claims: Iterable[VenueClaim]) -> None:
        """Takes an article's venues in place of those it had."""
        rows = self._db.execute("SELECT local, block, body FROM venue WHERE article=?", (article,))
        old = {local: (block, body) for local, block, body in rows}
        new = {c.local: (_block(c), json.dumps(asdict(c), ensure_ascii=False)) for c in claims}
        for local, (block, _) in old.items():
            if old[local] != new.get(local):
                self._db.execute("DELETE FROM venue WHERE article=? AND local=?", (article, local))
                self._dirty.add(block)
        for local, (block, body) in new.items():
            if old.get(local) != (block, body):
                self._db.execute("INSERT INTO venue VALUES(?,?,?,?,'',0,'[]')", (article, local, block, body))
                self._dirty.add(block)

    def settle(self) -> set[str]:
        """Works out what the changes since the last settling touch; gives the articles whose venues moved."""
        moved: set[str] = set()
        for block in sorted(self._dirty):
            rows = self._db.execute(
                "SELECT article, local, slug, score, reasons, body FROM venue WHERE block=?", (block,)
            ).fetchall()
            before = {(article, local): tuple(rest) for article, local, *rest, _ in rows}
            for claim, found in _assigned([_read(row[-1]) for row in rows]):
                now = (found.slug, found.score, json.dumps(found.reasons))
                if before[claim.article, claim.local] != now:
                    moved.add(claim.article)
                    self._db.execute(
                        "UPDATE venue SET slug=?, score=?, reasons=? WHERE article=? AND local=?",
                        (*now, claim.article, claim.local),
                    )
        self._dirty.clear()
        return moved

    def taken(self, article: str) -> dict[str, Assignment]:
        """What the venues of an article are taken for, by claim."""
        rows = self._db.execute(
            "SELECT local, slug, score, reasons FROM venue WHERE article=? AND slug<>''", (article,)
        )
        return {f"{article}#place/{local}": _assignment(*rest) for local, *rest in rows}

    def all(self) -> Iterator[tuple[str, Assignment]]:
        """Every venue's claim with what it is taken for, in order."""
        for article, local, *rest in self._db.execute(
            "SELECT article, local, slug, score, reasons FROM venue ORDER BY article, local"
        ):
            yield f"{article}#place/{local}", _assignment(*rest)


def _assigned(claims: list[VenueClaim]) -> Iterator[tuple[VenueClaim, Assignment]]:
    """What each venue of one name and country is taken for."""
    towns = {c.town for c in claims if c.town}
    telling = all(c.telling or c.town or c.known for c in claims)

    def home(claim: VenueClaim) -> tuple[str, str]:
        if claim.town or claim.known:
            return claim.town, ""
        one = claim.country and telling and len(towns) <= 1
        return (min(towns, default=""), "") if one else ("", claim.article)

    ordered = sorted(claims, key=lambda c: (home(c), c.published or _UNDATED, c.ref))
    groups = [list(group) for _, group in groupby(ordered, key=home)]
    bases = [_base(group) for group in groups]
    bearers = Counter(bases)
    for group, base in zip(groups, bases, strict=True):
        chosen = base if bearers[base] == 1 else slug(base, group[0].article)
        for claim in group:
            yield claim, _why(claim, group, chosen, unsure=not claim.town and len(towns) > 1)


def _base(group: list[VenueClaim]) -> str:
    """The slug of the registry, else of the first article that tells the town."""
    known = sorted(c.slug for c in group if c.known)
    return known[0] if known else min(group, key=lambda c: (not c.town, c.published or _UNDATED, c.ref)).slug


def _why(claim: VenueClaim, group: list[VenueClaim], chosen: str, *, unsure: bool) -> Assignment:
    if unsure and not claim.known:
        return Assignment(slug=chosen, score=0.5, reasons=("the name stands in two towns of the country",))
    if len({c.article for c in group}) == 1:
        return Assignment(slug=chosen, score=0.0, reasons=())
    if claim.town:
        return Assignment(slug=chosen, score=0.95, reasons=("the same name", "the same town"))
    towns = sorted({c.town for c in group if c.town})
    town = (f"in {towns[0]} as others tell",) if towns else ()
    return Assignment(slug=chosen, score=0.75, reasons=("the same name", "the same country", *town))


def _block(claim: VenueClaim) -> str:
    return " ".join((claim.country or "?", *claim.words))


def _read(body: str) -> VenueClaim:
    values = json.loads(body)
    return VenueClaim(**(values | {"words": tuple(values["words"])}))


def _assignment(chosen: str, score: float, reasons: str) -> Assignment:
    return Assignment(slug=chosen, score=score, reasons=tuple(json.loads(reasons)))
