"""What the frames of verbs and nouns have in common: the document, its chunks, the words of its language."""

from collections.abc import Mapping
from typing import Any

from kg.extract.chunks import Chunk, ChunkReader
from kg.languages import table, words
from kg.records import Document
from kg.reference import Registry

Members = list[tuple[str, str]]  # who, role


class Frames:
    """A document, ready to have its frames read."""

    def __init__(self, document: Document, registry: Registry, chunks: ChunkReader) -> None:
        self._document, self._registry, self._chunks = document, registry, chunks
        self._language = document.article.language
        self._frames: Mapping[str, Any] = table(self._language, "frames")
        self._with = frozenset(self._frames["with"])

    def _words(self, key: str) -> frozenset[str]:
        return words(self._language, "frames", key)


def everybody(chunk: Chunk) -> Members:
    """All of a group, each as a participant."""
    return [(w, "participant") for w in chunk.members]


def pair(one: Chunk, other: Chunk, role: str, other_role: str) -> Members:
    """Two groups, each in its role; whoever is in both counts for the first."""
    return [(w, role) for w in one.members] + [(w, other_role) for w in other.members if w not in one.members]
