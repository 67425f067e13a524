"""The states and bodies that "they" stands for: "Peru og Chile sier at de skal møtes"."""

from collections.abc import Sequence

from kg.annotate.structure import within
from kg.document import Document, Sentence
from kg.extract.actors.records import Chunk
from kg.extract.actors.subjects import of_delegates
from kg.extract.grammar.clauses import finite_verbs
from kg.extract.grammar.records import Clause
from kg.extract.grammar.triggers import event_nouns
from kg.languages import endings, subject_first, union, words

PAIR = 2
SENT = 2  # tokens of "delegasjon fra" before a name
INVERTED = 3  # tokens behind a verb within which "they" is its subject
VERB_BEHIND = 3  # tokens behind those who act within which their verb stands
LANDS = frozenset(("country", "organisation", "delegates"))


def states_meant(
    document: Document, clause: Clause, at: int, chunks: Sequence[Chunk], before: Chunk | None
) -> Chunk | None:
    """Who acts at the verb where "they" does: states named in its sentence, or in the one `before`."""
    if not _alone(document, clause, at):
        return None
    ahead = [c for c in chunks if c.last <= clause.start]
    if not ahead:
        return before and Chunk(at, at, list(before.members), kinds=set(before.kinds))
    if any(c.people for c in ahead):
        return None
    near = acting_states(document, ahead)
    return near and Chunk(at, at, list(near.members), kinds=set(near.kinds))


def acting_states(document: Document, chunks: Sequence[Chunk]) -> Chunk | None:
    """The states or bodies of a sentence, several, that are the subject of a verb right behind them."""
    found = [c for c in chunks if _several(document, c) and _acts(document, c)]
    return found[-1] if found else None


def told_of(document: Document, sentence: Sentence, chunks: Sequence[Chunk]) -> Chunk | None:
    """The states that act in a sentence for whom "they" of the next one stands: it tells of nobody else."""
    named = within(document.mentions, sentence.start, sentence.end)
    groups = within(document.titles, sentence.start, sentence.end)
    if any(m.kind == "person" for m in named) or any(t.plural and not t.person for t in groups):
        return None
    return acting_states(document, chunks)


def _several(document: Document, chunk: Chunk) -> bool:
    """Whether a group is of two or more states or bodies, or the couple or delegates that stand for one."""
    bare = not chunk.genitive and (not chunk.preposition or of_delegates(document, chunk))
    language, tokens = document.article.language, document.tokens
    couple = tokens[chunk.last - 1].norm in words(language, "people", "royal_couples")
    sent, bodies = words(language, "frames", "delegation_words"), endings(language, "frames", "committees")
    first = max(0, chunk.first - SENT)
    band = not subject_first(language) and any(
        t.norm in sent or t.norm.endswith(bodies) for t in tokens[first : chunk.last]
    )
    return bare and chunk.kinds <= LANDS and (couple or band or len(chunk.members) >= PAIR)


def _acts(document: Document, chunk: Chunk) -> bool:
    known, tokens = finite_verbs(document.article.language), document.tokens
    return any(t.norm in known for t in tokens[chunk.last : chunk.last + VERB_BEHIND])


def _alone(document: Document, clause: Clause, at: int) -> bool:
    """Whether the pronoun is the subject of the verb: no article before ministers, nor with a number."""
    tokens, language = document.tokens, document.article.language
    they, known = words(language, "frames", "they"), finite_verbs(language)
    last = at if subject_first(language) else min(at + INVERTED, clause.end)
    return any(
        tokens[i].norm in they and i in clause and _stands(document, i, known) for i in clause.before(last)
    )


def _stands(document: Document, index: int, known: frozenset[str]) -> bool:
    """Whether what follows "they" begins no phrase that it would be the article of."""
    tokens, language = document.tokens, document.article.language
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is None or not following.text[0].isalnum():
        return True
    free = known | union(
        language, "frames", "negation", "place_prepositions", "with", "to", "sense_adverbs", "heading_fillers"
    )
    free |= union(language, "frames", "perfect", "place_adverbs", "sequence_adverbs")
    free |= event_nouns(language) | words(language, "frames", "indefinite_articles")
    spans = [(t.start, t.end) for t in document.times]
    spans += [(t.start, t.end) for t in document.titles if t.person]
    marked = any(start <= following.start < end for start, end in spans)
    return following.norm in free or marked or (index > 0 and following.text[0].isupper())
