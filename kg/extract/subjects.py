"""Small readings beside a verb: who is asked to do it, whether "the two" do it, or do it by phone."""

from collections.abc import Sequence

from kg.extract.chunks import Chunk
from kg.extract.clauses import Clause
from kg.extract.frames import Members, Scene
from kg.extract.where import where
from kg.languages import table, words
from kg.records import Document, Sentence
from kg.reference import Registry


def controller(document: Document, clause: Clause, at: int) -> int:
    """The index of the verb of asking whose infinitive stands at `at`, or -1."""
    tokens, language = document.tokens, document.article.language
    control = words(language, "frames", "object_control")
    if not control or at < 1 or tokens[at - 1].norm not in words(language, "frames", "to"):
        return -1
    asking = (i for i in range(clause.start, at) if i in clause and tokens[i].norm in control)
    return max(asking, default=-1)


def both(document: Document, first: int, last: int) -> bool:
    """Whether "they" or "the two ministers" stands between two tokens."""
    tokens, language = document.tokens, document.article.language
    they, groups, marks = (words(language, "frames", k) for k in ("they", "group_nouns", "group_marks"))
    return any(
        tokens[i].norm in they or (i and tokens[i].norm in groups and tokens[i - 1].norm in marks)
        for i in range(first, min(last, len(tokens)))
    )


def by_phone(document: Document, scene: Scene, registry: Registry) -> bool:
    """Whether two who "spoke" did so by phone: the words, the title or the lead say so."""
    language = document.article.language
    inside = {t.norm for t in document.tokens[slice(*scene.sentence.tokens)]}
    phone = words(language, "frames", "phone_words")
    if in_person := words(language, "frames", "in_person"):
        # "spoke with" is a call in the language of readouts, unless the words put both in one place
        place = where(document, scene.sentence, scene.at, registry, scene.clause, goes=False)
        return bool(inside & phone) or not (inside & in_person or place.city)
    title = {w.casefold().strip(".,:") for w in document.article.title.split()}
    lead = {t.norm for t in document.tokens[:80]}
    return bool((inside | title) & phone) or bool(lead & words(language, "frames", "phone_lead"))


def coordinated(document: Document, clause: Clause, chunks: Sequence[Chunk]) -> Chunk | None:
    """The subject that a clause without one takes over: "A met B, and held talks with C"."""
    language = document.article.language
    joins = words(language, "frames", "clause_conjunctions")
    opens = {document.tokens[i].norm for i in range(clause.start, min(clause.start + 2, clause.end))}
    if not words(language, "frames", "object_control"):
        return None
    tokens, gerunds = document.tokens, words(language, "frames", "gerund_signs")
    gerund = (
        tokens[clause.start].norm in gerunds
        and clause.start + 1 < clause.end
        and tokens[clause.start + 1].norm.endswith("ing")
    )
    if gerund:  # "before heading to Lima", "after meeting A, B said"
        bare = [c for c in chunks if not c.preposition and not c.genitive and c.first not in clause]
        return bare[0] if bare else None
    if not opens & joins:
        return None
    return next((c for c in chunks if c.last <= clause.start and not c.preposition and not c.genitive), None)


def attendants(
    document: Document, sentence: Sentence, groups: list[Chunk], inviting: frozenset[str]
) -> list[Chunk]:
    """Who stands right before "attend"; whoever is invited to has not come."""
    tokens = document.tokens
    phrases = table(document.article.language, "frames")["attend_phrases"]
    marks = tuple({phrase.split()[0] for phrase in phrases})
    at = next((i for i in range(*sentence.tokens) if tokens[i].norm.startswith(marks)), -1)
    if at < 0 or any(tokens[i].norm in inviting for i in range(sentence.tokens[0], at)):
        return []
    return [c for c in groups if c.last <= at][-1:]


def takes(document: Document, scene: Scene, members: Members) -> bool:
    """Whether a noun's event is what the clause's subject does: "plans to hold talks"."""
    strict = bool(words(document.article.language, "frames", "object_control"))
    return strict and scene.subject is not None and bool({w for w, _ in members} & set(scene.subject.members))
