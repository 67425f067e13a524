"""The tables of `identity.sqlite`: claims, their profiles (`node`), clusters, and what is compared."""

import sqlite3

from kg.resolve import book, neighbours

_VERSION = 4  # of these tables; those of another version are made again from the articles
_SCHEMA = """
CREATE TABLE IF NOT EXISTS claim(
  ref TEXT PRIMARY KEY, article TEXT NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL,
  node TEXT NOT NULL, told TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS claim_article ON claim(article);
CREATE INDEX IF NOT EXISTS claim_node ON claim(node, told, ref);
CREATE TABLE IF NOT EXISTS node(
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, body TEXT NOT NULL, claims INTEGER NOT NULL, first TEXT NOT NULL,
  score REAL NOT NULL, reasons TEXT NOT NULL, cluster TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS node_cluster ON node(cluster);
CREATE TABLE IF NOT EXISTS cluster(
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, base TEXT NOT NULL, known INTEGER NOT NULL, told TEXT NOT NULL,
  first TEXT NOT NULL, side TEXT NOT NULL, slug TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS cluster_base ON cluster(kind, base);
CREATE INDEX IF NOT EXISTS cluster_slug ON cluster(slug);
CREATE TABLE IF NOT EXISTS together(
  one TEXT NOT NULL, other TEXT NOT NULL, article TEXT NOT NULL, kind TEXT NOT NULL,
  PRIMARY KEY(one, other, article)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS together_article ON together(article, kind);
"""
_OLD = (
    "claim", "stands", "looks", "bare", "assigned", "pair", "node", "cluster", "together", "venue", "source",
)  # fmt: skip


def make(database: sqlite3.Connection) -> None:
    """Makes the tables where they are not there, in the transaction that begins here."""
    database.execute("PRAGMA synchronous=NORMAL")
    database.execute("PRAGMA cache_size=-6000")
    database.execute("BEGIN")
    (version,) = database.execute("PRAGMA user_version").fetchone()
    if version != _VERSION:
        for table in _OLD:
            database.execute(f"DROP TABLE IF EXISTS {table}")
        database.execute(f"PRAGMA user_version={_VERSION}")
    for schema in (_SCHEMA, neighbours.SCHEMA, book.SCHEMA):
        for statement in schema.split(";\n"):
            database.execute(statement)
