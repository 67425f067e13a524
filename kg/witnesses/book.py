"""What is worked out of each article among the others: its story, and where it differs from earlier ones.

The tellings stand in the database of identities, in its transaction. An article that comes, changes or goes
has the events and invitations that it tells of compared anew, and its own story; nothing else is looked at.
"""

import sqlite3
from typing import Any

import msgspec

from kg.records import Decision, Difference, Extraction, Note
from kg.reference import Registry
from kg.witnesses.compare import differences
from kg.witnesses.copies import Copies
from kg.witnesses.tellings import Telling, tellings

_SCHEMA = """
CREATE TABLE IF NOT EXISTS telling(
  article TEXT NOT NULL, thing TEXT NOT NULL, grp TEXT NOT NULL, body BLOB NOT NULL,
  PRIMARY KEY(article, thing, grp)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS telling_grp ON telling(grp);
CREATE TABLE IF NOT EXISTS differing(
  article TEXT NOT NULL, grp TEXT NOT NULL, body BLOB NOT NULL, PRIMARY KEY(article, grp)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS differing_grp ON differing(grp);
"""
# Without decoding them: of most pairs nobody says that they met for the first time.
_CALLED_FIRST = """
SELECT 1 FROM telling WHERE grp=? AND CAST(body AS TEXT) NOT LIKE '%"first":[]%' LIMIT 1
"""


class Witnesses:
    """The tellings of a store's articles; `put` and `drop` change them, `settle` works out what follows."""

    def __init__(self, database: sqlite3.Connection, registry: Registry) -> None:
        self._db, self._registry = database, registry
        self.copies = Copies(database)
        for statement in _SCHEMA.split(";\n"):
            database.execute(statement)
        self._dirty: dict[str, set[str] | None] = {}  # groups, with the articles that are new in them, or all

    def articles(self) -> set[str]:
        """The articles that are here."""
        return {row[0] for row in self._db.execute("SELECT article FROM print")}

    def put(self, extraction: Extraction, decisions: tuple[Decision, ...]) -> None:
        """Takes an article as all articles together have it, in place of what was there."""
        article = extraction.article
        self.copies.put(article.id, article.text, article.published or "")
        self._take(article.id, tellings(extraction, decisions, self._registry))

    def drop(self, article: str) -> None:
        """Forgets an article."""
        self.copies.drop(article)
        self._take(article, ())
        self._db.execute("DELETE FROM differing WHERE article=?", (article,))

    def settle(self) -> set[str]:
        """Works out what the changes since the last settling touch; gives the articles whose note changed."""
        moved = self.copies.settle()
        for article in moved:
            for (group,) in self._rows("SELECT grp FROM telling WHERE article=?", article):
                if article not in (self._dirty.get(group) or ()):
                    self._dirty[group] = None
        for group in sorted(self._dirty):
            moved |= self._compare(group, self._dirty[group])
        self._dirty.clear()
        return moved

    def note(self, article: str) -> Note:
        """What was worked out of an article."""
        rows = self._rows("SELECT body FROM differing WHERE article=? ORDER BY grp", article)
        found = tuple(one for (body,) in rows for one in msgspec.json.decode(body, type=list[Difference]))
        return Note(article=article, origin=self.copies.origin(article) or article, differences=found)

    def _take(self, article: str, told: tuple[Telling, ...]) -> None:
        rows = self._rows("SELECT thing, grp, body FROM telling WHERE article=?", article)
        old = {(thing, group): body for thing, group, body in rows}
        new = {(t.thing, t.group): msgspec.json.encode(t) for t in told}
        for thing, group in old.keys() - new.keys():
            self._db.execute(
                "DELETE FROM telling WHERE article=? AND thing=? AND grp=?", (article, thing, group)
            )
            self._dirty[group] = None
        for (thing, group), body in new.items():
            if old.get((thing, group)) != body:
                self._db.execute(
                    "INSERT OR REPLACE INTO telling VALUES(?,?,?,?)", (article, thing, group, body)
                )
                fresh = self._dirty.setdefault(group, set())
                if fresh is not None and (thing, group) not in old:
                    fresh.add(article)
                else:
                    self._dirty[group] = None

    def _compare(self, group: str, fresh: set[str] | None) -> set[str]:
        """The articles whose differences about one thing changed; only `fresh` ones tell of it anew.

        What was found of those told before the first of them stands as it is.
        """
        before: dict[str, bytes] = dict(self._rows("SELECT article, body FROM differing WHERE grp=?", group))
        if group.startswith("pair/") and not before and not self._rows(_CALLED_FIRST, group):
            return set()
        rows = self._rows("SELECT body FROM telling WHERE grp=?", group)
        told = sorted((msgspec.json.decode(body, type=Telling) for (body,) in rows), key=lambda t: t.order)
        start = next((n for n, t in enumerate(told) if t.article in fresh), 0) if fresh else 0
        early = {t.article for t in told[:start]}
        if any(t.article in early for t in told[start:]):
            start, early = 0, set()
        known = [
            d for a in early if a in before for d in msgspec.json.decode(before[a], type=list[Difference])
        ]
        now: dict[str, list[Difference]] = {}
        origins = self.copies.origins({t.article for t in told})
        for article, one in differences(told, origins, start, known):
            now.setdefault(article, []).append(one)
        after = {article: body for article, body in before.items() if article in early}
        after |= {article: msgspec.json.encode(found) for article, found in now.items()}
        changed = {a for a in before.keys() | after.keys() if before.get(a) != after.get(a)}
        for article in changed:
            self._db.execute("DELETE FROM differing WHERE article=? AND grp=?", (article, group))
            if article in after:
                self._db.execute("INSERT INTO differing VALUES(?,?,?)", (article, group, after[article]))
        return changed

    def _rows(self, sql: str, value: str) -> list[tuple[Any, ...]]:
        return self._db.execute(sql, (value,)).fetchall()
