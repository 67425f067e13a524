"""Which articles are prints of one story: near-duplicates within some days, and the earliest print of each.

What is a copy of what depends on the two texts and days alone, and a story is all that hangs together, so
that the order of the articles does not matter; one that comes or goes has its own story looked at again.
"""

import sqlite3
from collections.abc import Iterable
from datetime import date

from kg import limits
from kg.witnesses.shingles import Sketch, copied, sketch

_WEEK = 7  # days whose articles stand beside one another in the database, so that few pages are touched
_SCHEMA = """
CREATE TABLE IF NOT EXISTS print(
  article TEXT PRIMARY KEY, published TEXT NOT NULL, day INTEGER NOT NULL, sketch BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS band(
  week INTEGER NOT NULL, key INTEGER NOT NULL, day INTEGER NOT NULL, article TEXT NOT NULL,
  PRIMARY KEY(week, key, day, article)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS copy(
  one TEXT NOT NULL, other TEXT NOT NULL, PRIMARY KEY(one, other)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS story(article TEXT PRIMARY KEY, origin TEXT NOT NULL);
"""


class Copies:
    """The stories of a store's articles, in its database of identities."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._db = database
        for statement in _SCHEMA.split(";\n"):  # `executescript` would end the transaction
            self._db.execute(statement)
        self._dirty: set[str] = set()

    def put(self, article: str, text: str, published: str) -> None:
        """Takes an article's text and its day or moment, ISO, "" unknown, in place of what was there."""
        made = sketch(text)
        packed, day = made.packed(), _number(published)
        known = self._db.execute("SELECT published, sketch FROM print WHERE article=?", (article,))
        before = known.fetchone()
        if before == (published, packed):
            return
        if before is not None:
            self.drop(article)
        bands = sorted(set(made.bands()))
        near = self._near(bands, day)
        self._db.execute("INSERT INTO print VALUES(?,?,?,?)", (article, published, day, packed))
        rows = ((day // _WEEK, key, day, article) for key in bands)
        self._db.executemany("INSERT INTO band VALUES(?,?,?,?)", rows)
        same = [other for other in near if copied(made, self._sketch(other))]
        self._db.executemany("INSERT INTO copy VALUES(?1,?2),(?2,?1)", ((article, other) for other in same))
        self._dirty.add(article)

    def drop(self, article: str) -> None:
        """Forgets an article; what hung together through it alone is looked at again."""
        self._dirty |= set(self._beside(article))
        self._db.execute("DELETE FROM copy WHERE one=?1", (article,))
        self._db.execute("DELETE FROM copy WHERE other=?1", (article,))
        row = self._db.execute("SELECT day, sketch FROM print WHERE article=?", (article,)).fetchone()
        if row is not None:
            stood = ((row[0] // _WEEK, key, row[0], article) for key in Sketch.unpacked(row[1]).bands())
            self._db.executemany("DELETE FROM band WHERE week=? AND key=? AND day=? AND article=?", stood)
        self._db.execute("DELETE FROM print WHERE article=?", (article,))
        self._db.execute("DELETE FROM story WHERE article=?", (article,))
        self._dirty.discard(article)

    def settle(self) -> set[str]:
        """Works out the stories that changed; gives the articles that have another origin than before."""
        moved: set[str] = set()
        seen: set[str] = set()
        for article in sorted(self._dirty):
            if article in seen:
                continue
            story = self._story(article)
            seen |= story
            origin = min(story, key=self._order)
            for one in sorted(story):
                if self.origin(one) != origin:
                    self._db.execute("INSERT OR REPLACE INTO story VALUES(?,?)", (one, origin))
                    moved.add(one)
        self._dirty.clear()
        return moved

    def origin(self, article: str) -> str:
        """The earliest print of the article's story, by date and then id; "" where it is not known."""
        row = self._db.execute("SELECT origin FROM story WHERE article=?", (article,)).fetchone()
        return str(row[0]) if row else ""

    def origins(self, articles: Iterable[str]) -> dict[str, str]:
        """The origin of each article."""
        return {article: self.origin(article) or article for article in articles}

    def _near(self, bands: list[int], day: int) -> list[str]:
        window = limits.COPY_DAYS if day else 0  # undated articles are beside one another alone
        found: set[str] = set()
        first, last = day - window, day + window
        for week in range(first // _WEEK, last // _WEEK + 1):
            for key in bands:
                rows = self._db.execute(
                    "SELECT article FROM band WHERE week=? AND key=? AND day BETWEEN ? AND ?",
                    (week, key, first, last),
                )
                found |= {row[0] for row in rows}
        return sorted(found)

    def _sketch(self, article: str) -> Sketch:
        row = self._db.execute("SELECT sketch FROM print WHERE article=?", (article,)).fetchone()
        return Sketch.unpacked(row[0])

    def _story(self, article: str) -> set[str]:
        story, queue = {article}, [article]
        while queue:
            fresh = set(self._beside(queue.pop())) - story
            story |= fresh
            queue += fresh
        return story

    def _beside(self, article: str) -> list[str]:
        return [row[0] for row in self._db.execute("SELECT other FROM copy WHERE one=?", (article,))]

    def _order(self, article: str) -> tuple[str, str]:
        row = self._db.execute("SELECT published FROM print WHERE article=?", (article,)).fetchone()
        return row[0] or "9999", article


def _number(published: str) -> int:
    try:
        return date.fromisoformat(published[:10]).toordinal()
    except ValueError:
        return 0
