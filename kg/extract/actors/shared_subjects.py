"""The subject that a clause without one of its own takes over: "A met B, and held talks with C"."""

from collections.abc import Sequence
from itertools import pairwise

from kg.document import Document, replace
from kg.extract.actors.records import Chunk
from kg.extract.grammar.clauses import finite_verbs
from kg.extract.grammar.records import Clause
from kg.languages import words

GERUND = 4  # tokens of "in addition to meeting"


def coordinated(document: Document, clause: Clause, chunks: Sequence[Chunk]) -> Chunk | None:
    """The subject that a clause without one takes over: "A met B, and held talks with C"."""
    language = document.article.language
    joins = words(language, "frames", "clause_conjunctions")
    opens = {document.tokens[i].norm for i in range(clause.start, min(clause.start + 2, clause.end))}
    tokens, gerunds = document.tokens, words(language, "frames", "gerund_signs")
    led_by = tokens[clause.start].norm in words(language, "frames", "led_infinitives")
    led_by = led_by and not opens.isdisjoint(words(language, "circumstances", "infinitive_marks"))
    if not words(language, "frames", "object_control") and not led_by:
        return _elided(document, clause, chunks)
    led = tokens[clause.start : min(clause.start + GERUND, clause.end)]  # "in addition to meeting"
    gerund = any(one.norm in gerunds and two.norm.endswith("ing") for one, two in pairwise(led))
    gerund = gerund or led_by or bool(opens & words(language, "frames", "perfect_gerunds"))
    if gerund:  # "etter å ha møtt A", "having met A", "before heading to Lima", "after meeting A, B said"
        bare = [c for c in chunks if not c.preposition and not c.genitive and c.first not in clause]
        behind = bool(bare) and bare[0].first > clause.start  # it stands as if it opened the clause
        return replace(bare[0], first=clause.start, last=clause.start) if behind else next(iter(bare), None)
    if not opens & joins:
        return None
    return next((c for c in chunks if c.last <= clause.start and not c.preposition and not c.genitive), None)


def _elided(document: Document, clause: Clause, chunks: Sequence[Chunk]) -> Chunk | None:
    """ "A dro til Roma, men møtte B": where the verb comes second, one right behind "men" has no subject."""
    tokens, language = document.tokens, document.article.language
    at = clause.start + (tokens[clause.start].text == ",")
    joined = at + 1 < clause.end and tokens[at].norm in words(language, "frames", "clause_conjunctions")
    if not joined or tokens[at + 1].norm not in finite_verbs(language):
        return None
    return next((c for c in chunks if c.last <= clause.start and not c.preposition and not c.genitive), None)
