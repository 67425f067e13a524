"""Who is to do what an infinitive tells: "A asked B to visit C", "wants B to meet C", "ba B om å møtes"."""

from collections.abc import Sequence

from kg.document import Document
from kg.extract.actors.parted_asides import sent_to
from kg.extract.actors.records import Chunk
from kg.extract.grammar.clauses import ClauseReader
from kg.extract.grammar.records import Clause
from kg.languages import union, words

UNNAMED_REACH = 8  # tokens between "wants" and the "to" behind somebody without a name: "the new leader"


def controlled(
    document: Document,
    clauses: ClauseReader,
    clause: Clause,
    at: int,
    bare: Sequence[Chunk],
) -> tuple[Chunk | None] | None:
    """Who is asked, or wanted, to do what the verb at `at` tells, if anybody with a name; None: nobody is."""
    if (control := _controller(document, clause, at)) >= 0:
        asked = [c for c in bare if c.first > control]
        alone = bare[-1:] if control == at - 2 else []  # "A asked to meet B"
        people = [c for c in asked if c.people]  # "asked A to visit Peru to meet B"
        return (next(iter((people or asked or alone)[-1:]), None),)
    if (wanting := _wanting(document, clause, at)) > 0:
        inner = [i for i in clauses.verbs(clause, at) if i > wanting]
        if all(_infinitive(document, i) for i in inner):  # not "wants peace in Peru and will meet B"
            if found := [c for c in bare if c.first > wanting]:
                return (found[0],)
            if not inner and _unnamed(document, wanting, at):
                return (None,)
    urged = _urged(document, clause, at, bare)
    return None if urged is None else (urged,)


def _infinitive(document: Document, at: int) -> bool:
    return at > 1 and document.tokens[at - 1].norm in words(document.article.language, "frames", "to")


def _controller(document: Document, clause: Clause, at: int) -> int:
    """The index of the verb of asking whose infinitive stands at `at`, or -1."""
    control = words(document.article.language, "frames", "object_control")
    if not control or not _infinitive(document, at):
        return -1
    return max((i for i in clause.before(at) if document.tokens[i].norm in control), default=-1)


def _wanting(document: Document, clause: Clause, at: int) -> int:
    """The index of "expects" or "called on" in "expects A to meet B", "called on A to meet B"; or -1."""
    tokens, language = document.tokens, document.article.language
    verbs, phrases = words(language, "frames", "wanting_others"), words(language, "frames", "asking_others")
    if not verbs or not _infinitive(document, at):
        return -1
    own = [i for i in clause.before(at - 1) if tokens[i].norm in verbs]
    calls = [i for i in clause.before(at - 2) if f"{tokens[i].norm} {tokens[i + 1].norm}" in phrases]
    verb = max((*own, *calls), default=-1)
    return -1 if verb < 1 or tokens[verb - 1].norm in words(language, "frames", "be_forms") else verb


def _unnamed(document: Document, verb: int, at: int) -> bool:
    """ "Wants the leader to meet B": whether somebody without a name is to."""
    between = {document.tokens[i].norm for i in range(verb + 1, at - 1)}
    known = union(document.article.language, "frames", "articles", "possessives")
    return at - verb <= UNNAMED_REACH and not between.isdisjoint(known)


def _urged(document: Document, clause: Clause, at: int, bare: Sequence[Chunk]) -> Chunk | None:
    """ "Ba A og B om å møtes", "oppfordrer Peru til å forhandle": who is to do what the infinitive tells.

    Where word order is free, they stand right before the preposition of the infinitive at `at`.
    """
    tokens, language = document.tokens, document.article.language
    links = words(language, "frames", "asked_links")
    marks = words(language, "circumstances", "infinitive_marks")
    if at < clause.start + 2 or tokens[at - 1].norm not in marks:
        return None
    if tokens[at - 2].norm in words(language, "frames", "purpose_marks"):
        return sent_to(document, clause, at, bare)
    if tokens[at - 2].norm not in links:
        return None
    near = next((c for c in reversed(bare) if c.last == at - 2), None)
    asking = words(language, "frames", "asking_others")
    told = near is not None and any(tokens[i].norm in asking for i in clause.before(near.first))
    return near if told else None
