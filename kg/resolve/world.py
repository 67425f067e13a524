"""One world out of many articles: the claims of all articles of a store, and what each is taken for.

The clusters depend on the set of claims alone, not on the order in which they came: a claim that comes or
goes has the claims that it can be the same as looked at again, and no others.

    DIR/identity.sqlite     claims, blocking keys and assignments; can be made again from the articles
    DIR/decisions.jsonl     what editors decided; see `kg.resolve.editors`
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from kg.records import Decision
from kg.resolve.blocks import event_keys, person_keys
from kg.resolve.book import Book
from kg.resolve.claims import EventClaim, Party, PersonClaim
from kg.resolve.clusters import agglomerate
from kg.resolve.editors import Rulings
from kg.resolve.houses import Assignment, Houses
from kg.resolve.slugs import slug
from kg.resolve.venues import VenueClaim
from kg.resolve.verdicts import Verdict, events, persons

Claim = PersonClaim | EventClaim
_OVERRULED = 2.0  # the score of a pair that an editor calls the same: above all that evidence gives

_SCHEMA = """
CREATE TABLE IF NOT EXISTS claim(
  ref TEXT PRIMARY KEY, article TEXT NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS claim_article ON claim(article);
CREATE TABLE IF NOT EXISTS stands(key TEXT NOT NULL, ref TEXT NOT NULL, PRIMARY KEY(key, ref)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS stands_ref ON stands(ref);
CREATE TABLE IF NOT EXISTS looks(key TEXT NOT NULL, ref TEXT NOT NULL, PRIMARY KEY(key, ref)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS looks_ref ON looks(ref);
CREATE TABLE IF NOT EXISTS assigned(ref TEXT PRIMARY KEY, slug TEXT NOT NULL, score REAL, reasons TEXT);
CREATE INDEX IF NOT EXISTS assigned_slug ON assigned(slug);
CREATE TABLE IF NOT EXISTS pair(
  one TEXT NOT NULL, other TEXT NOT NULL, answer TEXT NOT NULL, score REAL, reasons TEXT,
  PRIMARY KEY(one, other)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS pair_other ON pair(other);
"""


class World:
    """The claims of a store's articles; `put` and `drop` change them, `settle` works out what follows."""

    def __init__(self, folder: Path | None = None, *, rulings: Rulings | None = None) -> None:
        path = ":memory:" if folder is None else str(folder / "identity.sqlite")
        self._db = self.database = sqlite3.connect(path, isolation_level=None)
        self._db.executescript(_SCHEMA)
        Book.make(self._db)
        self.book = Book(self._db)
        self.houses = Houses(self._db)
        self._db.execute("PRAGMA synchronous=NORMAL")
        self._db.execute("BEGIN")
        self.rulings = rulings or Rulings.of(folder)
        self._claims: dict[str, Claim] = {}  # read since the last settling
        self._dirty: set[str] = set()

    def close(self, *, keep: bool = True) -> None:
        """Keeps what was settled, or forgets it."""
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
        old: dict[str, str] = dict(self._rows("SELECT ref, body FROM claim WHERE article=?", article))
        new = {ref: _written(claim) for ref, claim in fresh.items()}
        if gone := [ref for ref, body in old.items() if new.get(ref) != body]:
            self._forget(gone)
        for ref, body in new.items():
            if old.get(ref) != body:
                self._add(fresh[ref], body)

    def drop(self, article: str) -> None:
        """Forgets an article's claims."""
        self.put(article, ())
        self.book.forget(article)

    def touch(self, refs: Iterable[str]) -> None:
        """Has claims looked at again at the next settling."""
        self._dirty |= set(refs)

    def settle(self) -> set[str]:
        """Works out the identities that the changes since the last settling touch; gives the articles whose
        assignments changed."""
        moved = self._settle({r for r in self._dirty if "#person/" in r})
        articles = {_article(ref) for ref in moved}
        again = {
            ref
            for a in articles
            for (ref,) in self._rows("SELECT ref FROM claim WHERE article=? AND kind='event'", a)
        }
        moved |= self._settle({r for r in self._dirty if "#event/" in r} | again)
        self._dirty.clear()
        self._claims.clear()
        return {_article(ref) for ref in moved} | self.houses.settle()

    def decided(self, decisions: Iterable[Decision], article: str) -> tuple[Decision, ...]:
        """An article's own decisions, with what all articles together say of its people and events."""
        known = dict(self._assignments(article)) | self.houses.taken(article)
        return tuple(_final(d, known.get(f"{article}#{d.kind}/{d.local}")) for d in decisions)

    def of(self, slug_: str) -> dict[str, Assignment]:
        """The claims that are taken for one thing."""
        rows = self._rows("SELECT ref, slug, score, reasons FROM assigned WHERE slug=? ORDER BY ref", slug_)
        return {ref: _assignment(*rest) for ref, *rest in rows}

    def pairs(self, ref: str) -> list[tuple[str, Verdict]]:
        """The claims that a claim was compared with and is, or may be, the same as."""
        rows = self._rows(
            "SELECT other, answer, score, reasons FROM pair WHERE one=?1 UNION "
            "SELECT one, answer, score, reasons FROM pair WHERE other=?1 ORDER BY 1",
            ref,
        )
        return [(other, Verdict(answer, score, tuple(json.loads(why)))) for other, answer, score, why in rows]

    def all(self) -> Iterator[tuple[str, Assignment]]:
        """Every claim with its assignment, those on venues last, each in order."""
        for ref, *rest in self._db.execute("SELECT ref, slug, score, reasons FROM assigned ORDER BY ref"):
            yield ref, _assignment(*rest)
        yield from self.houses.all()

    def _settle(self, dirty: set[str]) -> set[str]:
        """The claims whose assignment changed."""
        moved: set[str] = set()
        seen: set[str] = set()
        for ref in sorted(dirty):
            if ref in seen or self._claim(ref) is None:
                continue
            group, verdicts = self._reach(ref)
            seen |= group
            moved |= self._assign(group, verdicts)
        return moved

    def _reach(self, ref: str) -> tuple[set[str], dict[tuple[str, str], Verdict]]:
        """All claims that a claim can be one with, if through others, and what they are to each other."""
        group, queue, verdicts = {ref}, [ref], dict[tuple[str, str], Verdict]()
        while queue:
            one = queue.pop()
            for other in self._candidates(one):
                pair = (min(one, other), max(one, other))
                if pair in verdicts:
                    continue
                verdict = verdicts[pair] = self._verdict(*pair)
                near = verdict.answer == "same" or self._namesakes(one, other)
                if near and other not in group:
                    group.add(other)
                    queue.append(other)
        return group, verdicts

    def _candidates(self, ref: str) -> list[str]:
        """The claims in the blocks of a claim, either way round, and those that editors speak of with it."""
        rows = self._rows(
            "SELECT DISTINCT s.ref FROM looks l JOIN stands s ON s.key=l.key WHERE l.ref=?1 AND s.ref<>?1 "
            "UNION SELECT DISTINCT l.ref FROM stands s JOIN looks l ON l.key=s.key "
            "WHERE s.ref=?1 AND l.ref<>?1",
            ref,
        )
        ruled = [other for other in self.rulings.beside(ref) if self._claim(other) is not None]
        return sorted({other for (other,) in rows} | set(ruled))

    def _namesakes(self, one: str, other: str) -> bool:
        a, b = self._claim(one), self._claim(other)
        return a is not None and b is not None and a.slug == b.slug

    def _verdict(self, one: str, other: str) -> Verdict:
        if ruling := self.rulings.on(one, other):
            return Verdict(ruling.answer, _OVERRULED if ruling.answer == "same" else 0.0, (ruling.reason,))
        a, b = self._claim(one), self._claim(other)
        if isinstance(a, PersonClaim) and isinstance(b, PersonClaim):
            if a.article == b.article:
                return Verdict("different", 0.0, ("two persons of one article",))
            return persons(a, b)
        if isinstance(a, EventClaim) and isinstance(b, EventClaim):
            if a.article == b.article:
                return Verdict("different", 0.0, ("two events of one article",))
            return events(a, b, self._who)
        return Verdict("different", 0.0, ("things of two kinds",))

    def _who(self, party: Party) -> str:
        """Whom a participant is taken for now."""
        if not party.person:
            return party.who
        return self.slug_of(party.person) or party.who

    def slug_of(self, ref: str) -> str:
        """What a claim is taken for; "" where there is no such claim."""
        row = self._db.execute("SELECT slug FROM assigned WHERE ref=?", (ref,)).fetchone()
        return str(row[0]) if row else ""

    def _assign(self, group: set[str], verdicts: Mapping[tuple[str, str], Verdict]) -> set[str]:
        inside = self.rulings.eased(
            {pair: v for pair, v in verdicts.items() if pair[0] in group and pair[1] in group}
        )
        same = {pair: v.score for pair, v in inside.items() if v.answer == "same"}

        def apart(a: str, b: str) -> bool:
            if ruling := self.rulings.on(a, b):
                return ruling.answer == "different"
            verdict = inside.get((min(a, b), max(a, b)))
            if verdict is None:
                return _article(a) == _article(b)
            return verdict.answer == "different"

        clusters = agglomerate(group, same, apart)
        self._note(verdicts, group)
        moved: set[str] = set()
        for chosen, cluster in zip(self._slugs(clusters), clusters, strict=True):
            for ref in cluster:
                if self._keep(ref, chosen, _best(ref, cluster, inside)):
                    moved.add(ref)
        return moved

    def _slugs(self, clusters: list[list[str]]) -> list[str]:
        """One slug a cluster, its first article's; namesakes are told apart by side, or by article."""
        bases = [self._base(cluster) for cluster in clusters]
        chosen: list[str] = []
        for base, cluster in zip(bases, clusters, strict=True):
            own, first = base, self._first(cluster)
            if bases.count(base) > 1:
                serves = isinstance(first, PersonClaim) and first.sides
                own = slug(base, min(first.sides) if serves else first.article)
            chosen.append(own if own not in chosen else slug(base, first.ref))
        return chosen

    def _base(self, cluster: list[str]) -> str:
        known = sorted(c.slug for r in cluster if isinstance(c := self._claim(r), PersonClaim) and c.known)
        return known[0] if known else self._first(cluster).slug

    def _first(self, cluster: list[str]) -> Claim:
        """The claim whose slug stands for all: of the fullest name, then of the earliest article."""
        claims = [c for ref in cluster if (c := self._claim(ref)) is not None]
        return min(claims, key=lambda c: (_single(c), c.published or "9999", c.ref))

    def _keep(self, ref: str, chosen: str, tie: Verdict | None) -> bool:
        """Writes an assignment; True when it is another than before. A claim without a tie has no reasons."""
        reasons = json.dumps(tie.reasons if tie else (), ensure_ascii=False)
        score = round(min(tie.score, 1.0), 2) if tie else 0.0
        before = self._db.execute("SELECT slug, score, reasons FROM assigned WHERE ref=?", (ref,)).fetchone()
        if before == (chosen, score, reasons):
            return False
        self._db.execute("INSERT OR REPLACE INTO assigned VALUES(?,?,?,?)", (ref, chosen, score, reasons))
        return True

    def _note(self, verdicts: Mapping[tuple[str, str], Verdict], group: set[str]) -> None:
        """Keeps what was found of the pairs that are, or may be, the same."""
        for ref in group:
            self._db.execute("DELETE FROM pair WHERE one=?1 OR other=?1", (ref,))
        self._db.executemany(
            "INSERT OR REPLACE INTO pair VALUES(?,?,?,?,?)",
            (
                (*pair, v.answer, v.score, json.dumps(v.reasons, ensure_ascii=False))
                for pair, v in sorted(verdicts.items())
                if v.answer != "different"
            ),
        )

    def _add(self, claim: Claim, body: str) -> None:
        stands, looks = (person_keys(claim),) * 2 if isinstance(claim, PersonClaim) else event_keys(claim)
        kind = "person" if isinstance(claim, PersonClaim) else "event"
        self._db.execute(
            "INSERT OR REPLACE INTO claim VALUES(?,?,?,?)", (claim.ref, claim.article, kind, body)
        )
        self._db.executemany(
            "INSERT OR IGNORE INTO stands VALUES(?,?)", ((k, claim.ref) for k in sorted(stands))
        )
        self._db.executemany(
            "INSERT OR IGNORE INTO looks VALUES(?,?)", ((k, claim.ref) for k in sorted(looks))
        )
        self._claims[claim.ref] = claim
        self._dirty.add(claim.ref)

    def _forget(self, refs: list[str]) -> None:
        """Takes claims out; those that were one with them are looked at again."""
        for ref in refs:
            mates = self._rows(
                "SELECT b.ref FROM assigned a JOIN assigned b ON a.slug=b.slug WHERE a.ref=?1 AND b.ref<>?1",
                ref,
            )
            # namesakes too: what was told apart from one that is gone gets its plain name back
            self._dirty |= {mate for (mate,) in mates} | set(self._candidates(ref))
            for table in ("claim", "stands", "looks", "assigned"):
                self._db.execute(f"DELETE FROM {table} WHERE ref=?", (ref,))  # noqa: S608  # names of our own
            self._db.execute("DELETE FROM pair WHERE one=?1 OR other=?1", (ref,))
            self._claims.pop(ref, None)
            self._dirty.discard(ref)

    def _claim(self, ref: str) -> Claim | None:
        if ref not in self._claims:
            row = self._db.execute("SELECT kind, body FROM claim WHERE ref=?", (ref,)).fetchone()
            if row is None:
                return None
            self._claims[ref] = _read(*row)
        return self._claims[ref]

    def _assignments(self, article: str) -> Iterator[tuple[str, Assignment]]:
        rows = self._rows(
            "SELECT a.ref, a.slug, a.score, a.reasons "
            "FROM claim c JOIN assigned a ON a.ref=c.ref WHERE c.article=?",
            article,
        )
        for ref, *rest in rows:
            yield ref, _assignment(*rest)

    def _rows(self, sql: str, *values: str) -> list[tuple[Any, ...]]:
        return self._db.execute(sql, values).fetchall()


def _final(decision: Decision, found: Assignment | None) -> Decision:
    """The article's own decision where no other article has a say, else what all together say."""
    if found is None or (found.slug == decision.slug and not found.reasons):
        return decision
    reasons = found.reasons or (*decision.reasons, "told apart from a namesake")
    return replace(decision, slug=found.slug, score=found.score or decision.score, reasons=reasons)


def _best(ref: str, cluster: list[str], verdicts: Mapping[tuple[str, str], Verdict]) -> Verdict | None:
    """The strongest of a claim's ties to the others of its cluster, with the article it ties it to."""
    ties = [
        (verdicts[pair], other)
        for other in cluster
        if other != ref and (pair := (min(ref, other), max(ref, other))) in verdicts
    ]
    same = [(v, other) for v, other in ties if v.answer == "same"]
    if not same:
        return None
    verdict, other = min(same, key=lambda tie: (-tie[0].score, tie[1]))
    return Verdict("same", verdict.score, (*verdict.reasons, f"as in {_article(other)}"))


def _single(claim: Claim) -> bool:
    return isinstance(claim, PersonClaim) and not any(" " in name for name in claim.names)


def _article(ref: str) -> str:
    return ref.rsplit("#", 1)[0]


def _assignment(chosen: str, score: float, reasons: str) -> Assignment:
    return Assignment(slug=chosen, score=score, reasons=tuple(json.loads(reasons)))


def _written(claim: Claim) -> str:
    return json.dumps(_plain(claim), ensure_ascii=False, separators=(",", ":"))


def _plain(claim: Claim) -> list[object]:
    if isinstance(claim, PersonClaim):
        return [
            claim.article,
            claim.local,
            claim.slug,
            claim.known,
            claim.names,
            claim.posts,
            sorted(claim.company),
            claim.published,
        ]
    parties = [[p.who, p.person, sorted(p.sides), p.role] for p in claim.parties]
    return [
        claim.article, claim.local, claim.slug, claim.family, parties, claim.start, claim.end, claim.city,
        claim.country, claim.venue, claim.status, claim.around, claim.published,
    ]  # fmt: skip


def _read(kind: str, body: str) -> Claim:
    values = json.loads(body)
    if kind == "person":
        article, local, chosen, known, names, posts, company, published = values
        return PersonClaim(
            article=article, local=local, slug=chosen, known=known, names=tuple(names),
            posts=tuple((office, of) for office, of in posts), company=frozenset(company),
            published=published,
        )  # fmt: skip
    article, local, chosen, family, parties, start, end, city, country, venue, status, around, published = (
        values
    )
    return EventClaim(
        article=article, local=local, slug=chosen, family=family, start=start, end=end, city=city,
        country=country, venue=venue, status=status, around=around, published=published,
        parties=tuple(Party(who=w, person=p, sides=frozenset(s), role=r) for w, p, s, r in parties),
    )  # fmt: skip
