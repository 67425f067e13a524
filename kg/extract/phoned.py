"""Calls told by the telephone beside another verb: "fortalte B over telefon", "en telefon til B"."""

from kg.extract.chunks import Chunk
from kg.extract.clauses import ClauseReader
from kg.extract.frames import Members, Scene, everybody
from kg.languages import words
from kg.records import Document

BESIDE = 2  # tokens from whoever is spoken to to the words of the telephone, a time not counted


def phoned(document: Document, clauses: ClauseReader, scene: Scene) -> Members:
    """Who speaks and who is spoken to, where a verb and the telephone at the trigger tell of both."""
    tokens, language, at = document.tokens, document.article.language, scene.at
    before, behind = tokens[at - 1].norm if at else "", tokens[min(at + 1, len(tokens) - 1)].norm
    away = words(language, "frames", "back_from")
    addressed = at + 1 < len(tokens) and tokens[at + 1].norm in words(language, "frames", "to")
    if before not in words(language, "frames", "phone_prepositions") and not addressed:
        return []
    free = [c for c in (*scene.before, *scene.after) if c.people and not c.genitive]
    bare = [c for c in free if not c.preposition]
    verbs = clauses.verbs(scene.clause, scene.clause.end)
    speaker = _speaker(bare, verbs, at)
    if speaker is None:
        return []
    other = _to(language, free, speaker, at) if addressed else _beside(document, free, speaker, at)
    if other is None or set(other.members) & set(speaker.members):
        return []
    first, last = min(speaker.last, other.last), max(speaker.first, other.first)
    if any(t.text in (",", ";", ":") for t in tokens[first:last]) or behind in away:
        return []  # "det vet C, forteller A på telefon fra Lima"
    offices = {t.person for t in document.titles if t.person}
    return everybody(speaker) + everybody(other) if offices.issuperset(other.members) else []


def _speaker(bare: list[Chunk], verbs: list[int], at: int) -> Chunk | None:
    """Whoever stands before the first verb; behind it where the telephone opens the clause."""
    if not bare or not verbs:
        return None
    if bare[0].first > at:  # "over telefon fortalte A B"
        return bare[0] if at < verbs[0] < bare[0].first else None
    return bare[0] if bare[0].last <= at and any(bare[0].last <= v < at for v in verbs) else None


def _to(language: str, free: list[Chunk], speaker: Chunk, at: int) -> Chunk | None:
    """ "I telefonen til B": whoever stands right behind the preposition."""
    marks = words(language, "frames", "to")
    found = next((c for c in free if c.preposition in marks and 0 < c.first - at <= BESIDE + 1), None)
    return found if found is not speaker else None


def _beside(document: Document, free: list[Chunk], speaker: Chunk, at: int) -> Chunk | None:
    """ "Fortalte B over telefon", "sa til B på telefon", "hadde kontakt med B per telefon"."""
    tokens, language = document.tokens, document.article.language
    told = words(language, "frames", "contact_nouns")
    for chunk in free:
        if chunk is speaker:
            continue
        behind = speaker.first > at
        near = chunk.first - speaker.last <= BESIDE if behind else 0 < at - chunk.last <= BESIDE
        bare = not chunk.preposition or chunk.preposition in words(language, "frames", "to")
        contact = tokens[chunk.first - 2].norm in told and chunk.preposition in words(
            language, "frames", "with"
        )
        if near and (bare or contact):
            return chunk
    return None
