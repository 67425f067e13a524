"""Whether "I" or "we" of the clause before does what a second verb tells: "jeg kom i går og skal møte B"."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from kg.annotate.structure import within
from kg.document import Document
from kg.extract.actors.records import Chunk
from kg.extract.grammar.clauses import finite_verbs
from kg.languages import subject_first, union, words

JOINED_REACH = 9  # tokens between the "og" and the verb: "og skal i dag ha et møte"
WITH_REACH = 4  # tokens from "hadde" over "gode samtaler" to "med"
OURS_REACH = 20  # tokens between "jeg" and the "og"


def ours_before(document: Document, at: int, chunks: Sequence[Chunk]) -> bool:
    """Whether a verb joined to what "I" did has no subject of its own, nor anybody else acts between."""
    tokens, language = document.tokens, document.article.language
    opens = next(s.tokens[0] for s in document.sentences if at < s.tokens[1])
    joins = words(language, "frames", "shared_subject") & words(language, "frames", "conjunctions")
    joins |= words(language, "frames", "clause_conjunctions")
    joint = next((i for i in range(at - 1, max(opens, at - JOINED_REACH), -1) if tokens[i].norm in joins), -1)
    marks = (
        words(language, "circumstances", "infinitive_marks") if subject_first(language) else frozenset[str]()
    )
    aim = tokens[at - 1].norm in marks  # "I will be in Lima on Friday to meet B"
    joint = at - 1 if aim else joint
    first = words(language, "frames", "first_person")
    ours = next(
        (i for i in range(joint - 1, max(opens - 1, joint - OURS_REACH), -1) if tokens[i].norm in first), -1
    )
    if joint < 0 or ours < 0:
        return False
    there = words(language, "circumstances", "there")  # "møter A der og reiser til Peru": no relative
    free = [t for t in tokens[ours + 1 : at] if t is not tokens[joint - 1] or t.norm not in there]
    between = {t.norm for t in free if not within(document.times, t.start, t.end)}  # "for en uke siden"
    others = union(language, "people", "pronouns_he", "pronouns_she") | words(language, "frames", "they")
    others |= union(language, "frames", "clause_words", "relatives", "subordinators")
    if not between.isdisjoint(others):
        return False
    known = finite_verbs(language)
    bare = [c for c in chunks if ours < c.first and c.last <= at and not c.preposition and not c.genitive]
    if aim:  # not "I want A to meet B", "I was happy to meet B"
        inside = within(document.mentions, tokens[ours].start, tokens[joint].start)
        return not bare and any(m.kind in ("place", "country") for m in inside)
    return not any(joint < c.first or tokens[c.last].norm in known for c in bare)


def met_by_us(document: Document, at: int, after: Sequence[Chunk], told: AbstractSet[str]) -> bool:
    """ "Vi møtte C", "vi hadde samtaler med en diplomat": others than `told` are met."""
    tokens, language = document.tokens, document.article.language
    ties, ones = (words(language, "frames", key) for key in ("with", "indefinite_articles"))
    near = tokens[at : at + WITH_REACH + 1]
    if any(a.norm in ties and b.norm in ones for a, b in pairwise(near)):
        return True
    topics = words(language, "frames", "topic_words")  # "vi har snakket om avtalen med C"
    near_by = (c for c in after if topics.isdisjoint(t.norm for t in tokens[at : c.first]))
    met = (c for c in near_by if c.preposition in ties or (c.somebody and not c.preposition))
    return any(told.isdisjoint(c.members) for c in met if not c.genitive)
