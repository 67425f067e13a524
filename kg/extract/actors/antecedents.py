"""Whom a relative clause tells of behind its verb: "B, som A møtte i Lima", "B, som A hadde samtaler med"."""

from collections.abc import Sequence

from kg.document import Document, replace
from kg.extract.actors.records import Chunk
from kg.extract.grammar.records import Clause
from kg.languages import subject_first, words

RELATIVE_REACH = 6  # tokens between a name and its "som": a party in brackets, a comma
TAKING = ("meet", "receive", "call", "visit")  # patterns whose object stands bare


def antecedent(
    document: Document, clause: Clause, at: int, subject: Chunk | None, chunks: Sequence[Chunk], pattern: str
) -> Chunk | None:
    """The group before "som" as it would stand behind the verb or noun at `at`; None where it acts itself.

    It is bare behind a verb that takes an object, else behind the preposition that ends its phrase.
    """
    language = document.article.language
    which = words(language, "circumstances", "which_words")
    opened = clause.relative >= 0 and document.tokens[clause.relative].norm in which
    if subject_first(language) or not opened or subject is None or subject.first <= clause.relative:
        return None
    near = [c for c in chunks if 0 <= clause.relative - c.last <= RELATIVE_REACH]
    if not near or near[-1].genitive or set(near[-1].members) & set(subject.members):
        return None
    inside = [c for c in chunks if c.first in clause and c.first > at]
    stranded = _stranded(document, clause, at, inside)
    if stranded >= 0:
        mark = document.tokens[stranded].norm
        return replace(near[-1], first=stranded + 1, last=stranded + 1, preposition=mark)
    bare = any(not c.preposition and not c.genitive and c is not subject for c in inside)
    if pattern not in TAKING or bare:
        return None
    behind = max(at + 1, subject.last)
    return replace(near[-1], first=behind, last=behind, preposition="")


def _stranded(document: Document, clause: Clause, at: int, inside: Sequence[Chunk]) -> int:
    """The index of a preposition behind `at` with nobody behind it: "som A møttes med mandag", or -1."""
    language, tokens = document.article.language, document.tokens
    marks = words(language, "frames", "with") | words(language, "frames", "to")
    marks |= words(language, "frames", "by")
    for index in range(at + 1, clause.end):
        if tokens[index].norm not in marks or tokens[index].norm in words(language, "frames", "jointly"):
            continue
        following = tokens[index + 1] if index + 1 < clause.end else None
        timed = following is not None and any(t.start <= following.start < t.end for t in document.times)
        ends = following is None or following.text in ",.;" or timed
        ends = ends or following is None or following.norm in words(language, "frames", "place_prepositions")
        if ends and not any(c.first == index + 1 for c in inside):
            return index
    return -1
