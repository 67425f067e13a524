"""What this run has read already: ids and texts, on disk, so that a long run keeps its size in memory."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

from kg.read.refuse import shown
from kg.records import Article, Refusal


def unrepeated(found: Iterator[Article | Refusal]) -> Iterator[Article | Refusal]:
    """The same without what came before: an id that comes again, or the text of a bare file."""
    with closing(sqlite3.connect("", check_same_thread=False)) as seen:  # "" is a file that goes with it
        seen.execute("CREATE TABLE seen (key TEXT PRIMARY KEY, text TEXT, origin TEXT) WITHOUT ROWID")
        for item in found:
            yield _first(seen, item) if isinstance(item, Article) else item


def _first(seen: sqlite3.Connection, article: Article) -> Article | Refusal:
    row = (f"id {article.id}", article.sha256, article.origin)
    keys = [row[0]] if article.url or article.publisher else [row[0], f"text {article.sha256}"]
    for key in keys:
        found = seen.execute("SELECT text, origin FROM seen WHERE key = ?", (key,)).fetchone()
        if found and found[0] == article.sha256:
            return Refusal(
                origin=article.origin, reason=f"the same article as {found[1]}", remedy="give it once"
            )
        if found:
            reason = shown(f"the id {article.id} is that of {found[1]}, with another text")
            return Refusal(origin=article.origin, reason=reason, remedy="give each article an id of its own")
    seen.executemany(
        "INSERT OR IGNORE INTO seen VALUES (?, ?, ?)", [row, (f"text {article.sha256}", *row[1:])]
    )
    return article
