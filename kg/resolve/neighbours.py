"""Which profiles can be one: blocks on disk, and a verdict for each pair that meets in a block.

A profile that comes or goes has its own blocks looked at, and no others. In a block of more than
`limits.BLOCK_PROFILES` only so many are met by all others, those first by their identifiers, whatever came
first; such blocks are told of in `crowded`.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from kg import limits
from kg.resolve.blocks import event_keys, person_keys
from kg.resolve.claims import PersonClaim
from kg.resolve.profiles import Claim, single
from kg.resolve.verdicts import NEWS, Verdict

SCHEMA = """
CREATE TABLE IF NOT EXISTS stands(
  key TEXT NOT NULL, node TEXT NOT NULL, PRIMARY KEY(key, node)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS looks(key TEXT NOT NULL, node TEXT NOT NULL, PRIMARY KEY(key, node)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS bare(
  key TEXT NOT NULL, day TEXT NOT NULL, node TEXT NOT NULL, PRIMARY KEY(key, day, node)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS pair(
  one TEXT NOT NULL, other TEXT NOT NULL, answer TEXT NOT NULL, score REAL NOT NULL, reasons TEXT NOT NULL,
  PRIMARY KEY(one, other)) WITHOUT ROWID;
"""
_DAY = len("2021-10-25")


class Neighbours:
    """The blocks and pairs of a world's profiles. `judge` gives the verdict on two, None where nothing is
    said; `named` gives those that editors speak of with one."""

    def __init__(
        self,
        database: sqlite3.Connection,
        judge: Callable[[str, str], Verdict | None],
        named: Callable[[str], Iterable[str]],
    ) -> None:
        self._db, self._judge, self._named = database, judge, named
        self._stale: dict[str, Claim] = {}
        self._again: set[str] = set()  # those whose pairs with single names are to be judged anew
        self.crowded: set[str] = set()

    def enter(self, node: str, claim: Claim) -> None:
        """A profile comes."""
        stands, looks = keys(claim)
        self._db.executemany("INSERT INTO looks VALUES(?,?)", ((key, node) for key in looks))
        for key in stands:
            self._db.execute("INSERT INTO stands VALUES(?,?)", (key, node))
            self._shift(key, node)
            if single(claim):
                self._db.execute("INSERT INTO bare VALUES(?,?,?)", (key, claim.published, node))
        self._stale[node] = claim

    def leave(self, node: str, claim: Claim) -> set[str]:
        """A profile goes; gives those that it was, or was not, one with."""
        stands, looks = keys(claim)
        for key in stands:
            self._shift(key, node)
        self._db.executemany("DELETE FROM stands WHERE key=? AND node=?", ((key, node) for key in stands))
        self._db.executemany("DELETE FROM looks WHERE key=? AND node=?", ((key, node) for key in looks))
        if single(claim):
            gone = ((key, claim.published, node) for key in stands)
            self._db.executemany("DELETE FROM bare WHERE key=? AND day=? AND node=?", gone)
        others = {other for (other,) in self._db.execute("SELECT other FROM pair WHERE one=?", (node,))}
        self._db.execute("DELETE FROM pair WHERE one=?", (node,))
        self._db.executemany("DELETE FROM pair WHERE one=? AND other=?", ((other, node) for other in others))
        self._stale.pop(node, None)
        self._again.discard(node)
        return others

    def told(self, claim: Claim) -> None:
        """A claim came or went: the single names of those days are looked at again, by its company."""
        if not isinstance(claim, PersonClaim) or not claim.company or single(claim):
            return
        first, last = around(claim.published)
        for key in person_keys(claim):
            rows = self._db.execute(
                "SELECT node FROM bare WHERE key=? AND (day='' OR day BETWEEN ? AND ?)", (key, first, last)
            )
            self._again |= {node for (node,) in rows}

    def settle(self, claim_of: Callable[[str], Claim | None]) -> set[str]:
        """Judges what came since the last time; gives the profiles that are something else to another now."""
        changed: set[str] = set()
        for node in sorted(self._stale.keys() | self._again):
            claim = self._stale.get(node) or claim_of(node)
            if claim is not None:
                changed |= self._refresh(node, claim, claim_of)
        self._stale.clear()
        self._again.clear()
        return changed

    def pairs(self, node: str) -> Iterator[tuple[str, Verdict]]:
        """Those a profile was compared with, and what it is to each."""
        for other, answer, score, why in self._db.execute(
            "SELECT other, answer, score, reasons FROM pair WHERE one=? ORDER BY other", (node,)
        ):
            yield other, Verdict(answer, score, tuple(json.loads(why)))

    def _refresh(self, node: str, claim: Claim, claim_of: Callable[[str], Claim | None]) -> set[str]:
        old = dict(self.pairs(node))
        now: dict[str, Verdict] = {}
        for other in self._candidates(node, claim):
            settled = other in old and not single(claim) and not self._bare(claim_of(other))
            found = old[other] if settled else self._judge(node, other)
            if found is not None:
                now[other] = found
        changed = {other for other in old.keys() | now.keys() if old.get(other) != now.get(other)}
        for other in changed:
            both = ((node, other), (other, node))
            self._db.executemany("DELETE FROM pair WHERE one=? AND other=?", both)
            if found := now.get(other):
                why = json.dumps(found.reasons, ensure_ascii=False) if found.answer != "different" else "[]"
                rows = ((*pair, found.answer, found.score, why) for pair in both)
                self._db.executemany("INSERT INTO pair VALUES(?,?,?,?,?)", rows)
        return {node, *changed} if changed else set()

    def _bare(self, claim: Claim | None) -> bool:
        return claim is not None and single(claim)

    def _candidates(self, node: str, claim: Claim) -> list[str]:
        """Those in the blocks of a profile, either way round, and those that editors speak of with it."""
        stands, looks = keys(claim)
        found = set(self._named(node))
        for key in looks:
            found |= self._rows(
                "SELECT node FROM stands WHERE key=? ORDER BY node LIMIT ?", key, limits.BLOCK_PROFILES
            )
        for key in stands:
            if node in self._rows(
                "SELECT node FROM stands WHERE key=? ORDER BY node LIMIT ?", key, limits.BLOCK_PROFILES
            ):
                found |= self._rows("SELECT node FROM looks WHERE key=?", key)
        return sorted(found - {node})

    def _shift(self, key: str, node: str) -> None:
        """In a crowded block the last that all meet is another with this profile than without it."""
        row = self._db.execute(
            "SELECT node FROM stands WHERE key=? ORDER BY node LIMIT 1 OFFSET ?",
            (key, limits.BLOCK_PROFILES),
        ).fetchone()
        if row is not None:
            self.crowded.add(key)
            if node < row[0]:
                self._again.add(row[0])

    def _rows(self, sql: str, *values: object) -> set[str]:
        return {row[0] for row in self._db.execute(sql, values)}


def keys(claim: Claim) -> tuple[list[str], list[str]]:
    """The keys under which a profile is found, and those under which it looks."""
    if isinstance(claim, PersonClaim):
        both = sorted(person_keys(claim))
        return both, both
    stands, looks = event_keys(claim)
    return sorted(stands), sorted(looks)


def around(day: str) -> tuple[str, str]:
    """The first and last day of the news that a day is part of; all days where it is not known."""
    if len(day) < _DAY:
        return "", "9999"
    at, window = date.fromisoformat(day[:_DAY]), timedelta(days=NEWS)
    return (at - window).isoformat(), (at + window).isoformat()
