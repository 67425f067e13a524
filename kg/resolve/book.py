"""What identities were worked out from: each article's extraction, the decisions, what followed."""

import json
import sqlite3
from collections.abc import Mapping
from typing import Any

SCHEMA = """
CREATE TABLE IF NOT EXISTS source(article TEXT PRIMARY KEY, digest TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS applied(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""


class Book:
    """The tables beside the claims; they are kept and forgotten with them."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._db = database

    def sources(self) -> dict[str, str]:
        """The digest of the extraction that each article's claims come from."""
        return dict(self._db.execute("SELECT article, digest FROM source"))

    def read(self, article: str, digest: str) -> None:
        """An article's claims come from the extraction of this digest."""
        self._db.execute("INSERT OR REPLACE INTO source VALUES(?,?)", (article, digest))

    def forget(self, article: str) -> None:
        """An article is gone."""
        self._db.execute("DELETE FROM source WHERE article=?", (article,))

    def applied(self, name: str) -> Any:
        """What was noted under a name, or None."""
        row = self._db.execute("SELECT value FROM applied WHERE name=?", (name,)).fetchone()
        return json.loads(row[0]) if row else None

    def apply(self, name: str, value: Mapping[str, Any]) -> None:
        """Notes a value under a name."""
        text = json.dumps(value, ensure_ascii=False, sort_keys=True)
        self._db.execute("INSERT OR REPLACE INTO applied VALUES(?,?)", (name, text))
