"""Whom a meeting's noun names behind it: "of leaders, among them A and B", "brought together A and B"."""

from collections.abc import Sequence

from kg.document import Document
from kg.extract.actors.records import Chunk
from kg.extract.actors.unnamed import after_naming
from kg.extract.frames.records import Members, Scene
from kg.extract.grammar.clauses import finite_verbs
from kg.languages import words

NAMED_REACH = 12  # tokens from the noun, over "of European leaders, among them", to the first name
BROUGHT_REACH = 14  # tokens from the noun, over when and where, to "brought together"
LIST_REACH = 48  # tokens from the noun, over all who come, to its verb
COMING_REACH = 3  # tokens behind those who "skal også delta"
PAIR = 2


def assembled(document: Document, scene: Scene, chunks: Sequence[Chunk]) -> Members:
    """Those of the sentence's `chunks` who come to the meeting at the trigger, at least two."""
    free = [c for c in chunks if c.first > scene.at and not c.genitive]
    who = _named(document, scene.at, free) or _brought(document, scene, free)
    who = who or _taking_part(document, scene, free) or _coming_there(document, scene, free)
    told = list(dict.fromkeys(who))
    return [(w, "participant") for w in told] if len(told) >= PAIR else []


def _named(document: Document, at: int, free: Sequence[Chunk]) -> list[str]:
    """ "A gathering of leaders, among them A and B, with C": whom the words name of the many who come."""
    tokens, language = document.tokens, document.article.language
    if at + 1 >= len(tokens) or tokens[at + 1].norm not in words(language, "frames", "meeting_of"):
        return []
    first = next((c for c in free if c.people and after_naming(document, c)), None)
    if first is None or first.first - at > NAMED_REACH:
        return []
    company, verbs = words(language, "frames", "with"), finite_verbs(language)
    stop = next((i for i in range(first.last, at + LIST_REACH) if _at(document, i) in verbs), first.last)
    behind = [c for c in free if first.last <= c.first < stop and c.people]
    joined = [c for c in behind if not c.preposition or c.preposition in company]
    return [*first.members, *(w for c in joined for w in c.members)]


def _at(document: Document, index: int) -> str:
    return document.tokens[index].norm if index < len(document.tokens) else ""


def _taking_part(document: Document, scene: Scene, free: Sequence[Chunk]) -> list[str]:
    """ "A meeting was held in Lima with the participation of A and B", "the talks, attended by A and B"."""
    tokens, language = document.tokens, document.article.language
    marks = words(language, "frames", "participation_phrases")
    last = min(scene.at + BROUGHT_REACH, scene.sentence.tokens[1] - 1)
    near = range(scene.at + 1, last)
    mark = next((i for i in near if f"{tokens[i].norm} {tokens[i + 1].norm}" in marks), -1) if marks else -1
    first = next((c for c in free if mark > 0 and 0 < c.first - mark <= PAIR + 1), None)
    return list(first.members) if first and first.somebody else []


def _coming_there(document: Document, scene: Scene, free: Sequence[Chunk]) -> list[str]:
    """ "Et møte i Lima mandag der A og B deltar": who comes, by the relative clause right behind."""
    tokens, language = document.tokens, document.article.language
    marks, coming = (
        words(language, "circumstances", "locative_relatives"),
        words(language, "frames", "coming_there"),
    )
    last = min(scene.at + BROUGHT_REACH, scene.sentence.tokens[1] - 1)
    mark = next((i for i in range(scene.at + 1, last) if tokens[i].norm in marks), -1) if coming else -1
    group = next((c for c in free if mark > 0 and 0 < c.first - mark <= PAIR and not c.preposition), None)
    if group is None or not group.kinds <= {"person", "country", "delegates"}:
        return []
    near = {t.norm for t in tokens[group.last : group.last + COMING_REACH]}
    none = near & words(language, "frames", "negation")
    return list(group.members) if near & coming and not none else []


def _brought(document: Document, scene: Scene, free: Sequence[Chunk]) -> list[str]:
    """ "The talks brought together A and B", "bringing together the ministers of Peru and Kenya"."""
    tokens, language = document.tokens, document.article.language
    verbs, marks = (words(language, "frames", key) for key in ("bringing_verbs", "bringing_together"))
    last = min(scene.at + BROUGHT_REACH, scene.sentence.tokens[1] - 1)
    verb = next((i for i in range(scene.at + 1, last) if tokens[i].norm in verbs), -1)
    if verb < 0 or tokens[verb + 1].norm not in marks:
        return []
    near = next((c for c in free if c.first > verb and not c.preposition), None)
    near = near or next((c for c in free if c.first > verb), None)
    return list(near.members) if near and (near.somebody or "country" in near.kinds) else []
