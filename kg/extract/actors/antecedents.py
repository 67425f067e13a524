"""Whom a relative clause tells of behind its verb: "B, som A møtte i Lima", "B, som A hadde samtaler med"; and who opens its clause."""

from collections.abc import Sequence

from kg.document import Document, replace
from kg.extract.actors.records import Chunk
from kg.extract.grammar.records import Clause
from kg.languages import subject_first, words

RELATIVE_REACH = 6  # tokens between a name and its "som": a party in brackets, a comma
TALKING = ("talk", "converse", "recip")  # patterns whose object stands behind "med"
TAKING = ("meet", "receive", "call", "visit")  # patterns whose object stands bare
FRONTING = (*TAKING, *TALKING)


def antecedent(
    document: Document, clause: Clause, at: int, subject: Chunk | None, chunks: Sequence[Chunk], pattern: str
) -> Chunk | None:
    """The group before "som" as it would stand behind the verb or noun at `at`; None where it acts itself.

    It is bare behind a verb that takes an object, else behind the preposition that ends its phrase.
    """
    language = document.article.language
    which = words(language, "circumstances", "which_words")
    opened = clause.relative >= 0 and document.tokens[clause.relative].norm in which
    if subject is not None and not opened and (fronted := _fronted(document, clause, at, subject, chunks, pattern)):
        return fronted
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


def _fronted(
    document: Document, clause: Clause, at: int, subject: Chunk, chunks: Sequence[Chunk], pattern: str
) -> Chunk | None:
    """ "B skal A også møte", "med B har A snakket på telefon": who stands before the verb that A follows."""
    language, tokens = document.article.language, document.tokens
    verb, behind = subject.first - 1, tokens[subject.last].norm if subject.last < len(tokens) else ""
    helping = words(language, "frames", "fronting_auxiliaries")
    if subject_first(language) or verb not in clause or not clause.start < verb < subject.last <= at:
        return None
    if tokens[verb].norm not in helping or behind in helping or pattern not in FRONTING:
        return None
    marks = words(language, "frames", "with") if pattern in TALKING else {""}
    free = [c for c in chunks if c.preposition in marks and not c.genitive and c is not subject]
    near = next((c for c in free if _ends(document, c, verb)), None)
    if near is None or set(near.members) & set(subject.members) or any(c.first > at for c in free):
        return None
    place = max(at + 1, subject.last)
    return replace(near, first=place, last=place)


def _ends(document: Document, chunk: Chunk, verb: int) -> bool:
    """Whether a group stands right before a verb, with or without a description between commas."""
    tokens = document.tokens
    described = chunk.last < verb - 1 and tokens[chunk.last].text == "," and tokens[verb - 1].text == ","
    return chunk.last == verb or (chunk.last == verb - 1 and tokens[chunk.last].text == ",") or described


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
