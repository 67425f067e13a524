"""Whose deed it is that somebody is blamed, praised or dismissed for: "blamed his minister for meeting B"."""

from collections.abc import Sequence

from kg.document import Document
from kg.extract.actors.records import Chunk
from kg.languages import words

BLAMED_REACH = 5  # tokens between "A's" and "for meeting"
JUDGED_REACH = 9  # tokens between "blamed" and "for meeting"


def blamed(document: Document, at: int, before: Sequence[Chunk]) -> list[Chunk]:
    """ "Angered by A's betrayal for meeting B", "criticised A for meeting B": A has met B."""
    near = before[-1] if before else None
    if near is None or not near.people or not _for_doing(document, at):
        return []
    if near.genitive:
        return [near] if at - near.last <= BLAMED_REACH else []
    verb = _judging(document, at)
    return [near] if 0 <= verb < near.first and near.last == at - 1 else []


def of_unnamed(document: Document, at: int, before: Sequence[Chunk]) -> bool:
    """ "Blamed his minister for meeting B": who met B is not named, and nobody else has."""
    verb = _judging(document, at)
    if verb < 0 or not _for_doing(document, at):
        return False
    owned = document.tokens[verb + 1].norm in words(document.article.language, "frames", "possessives")
    return owned and not any(verb < c.first < at for c in before)


def _for_doing(document: Document, at: int) -> bool:
    """Whether a gerund at token `at` stands behind "for" or "of"."""
    if not at or not document.tokens[at].norm.endswith("ing"):
        return False
    return document.tokens[at - 1].norm in words(document.article.language, "frames", "judged_for")


def _judging(document: Document, at: int) -> int:
    """The verb of blaming or praising before token `at`, or -1."""
    judges = words(document.article.language, "frames", "judging_verbs")
    near = range(at - 2, max(-1, at - JUDGED_REACH), -1)
    return next((i for i in near if document.tokens[i].norm in judges), -1)
