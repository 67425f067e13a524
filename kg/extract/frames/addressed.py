"""Talks in which one tells another something: "in a call, A told B", "raised it with B at a meeting"."""

from collections.abc import Sequence

from kg.document import Document
from kg.extract.actors.premodifiers import introduced
from kg.extract.actors.records import Chunk
from kg.extract.frames.conferred import Served, apart
from kg.extract.frames.records import Members, Scene
from kg.extract.frames.scene import everybody
from kg.extract.grammar.clauses import ClauseReader
from kg.languages import subject_first, words

TOLD_REACH = 4  # tokens between a verb of telling and whoever is told: "his Peruvian counterpart NAME"


def addressed(document: Document, clauses: ClauseReader, scene: Scene, served: Served) -> Members:
    """Who speaks to whom, of two states, at the talks whose noun an adjunct has."""
    language = document.article.language
    marks = words(language, "frames", "conferring_marks")
    if not introduced(document, scene.at, marks):
        return []
    if not subject_first(language):
        return _said_to(document, clauses, scene, served)
    verbs = clauses.verbs(scene.clause, scene.clause.end)
    told, raised = (words(language, "frames", key) for key in ("informing_verbs", "raising_verbs"))
    verb = next((i for i in verbs if document.tokens[i].norm in told | raised), -1)
    if verb < 0:
        return []
    free = [c for c in (*scene.before, *scene.after) if c.somebody and not c.genitive]
    speaker = next((c for c in reversed(free) if c.last <= verb and not c.preposition), None)
    fronted = scene.at < verb
    if speaker is None or (fronted and speaker.first < scene.at):
        return []
    stop = scene.clause.end if fronted else scene.at
    behind = [c for c in free if verb < c.first < stop and c is not speaker]
    other = _told(document, verb, behind, bare=document.tokens[verb].norm in told)
    return everybody(speaker) + everybody(other) if other and apart([speaker, other], served) else []


def _told(document: Document, verb: int, behind: Sequence[Chunk], *, bare: bool) -> Chunk | None:
    language = document.article.language
    if bare:
        near = (c for c in behind if not c.preposition and c.first - verb <= TOLD_REACH)
    else:
        ties = words(language, "frames", "with") | words(language, "frames", "to")
        near = (c for c in behind if c.preposition in ties)
    return next(near, None)


def _said_to(document: Document, clauses: ClauseReader, scene: Scene, served: Served) -> Members:
    """ "A sa til B under et møte", "i et møte mandag sa A til B": where the verb comes second."""
    language = document.article.language
    said, hearers = words(language, "speech", "verbs"), words(language, "frames", "told_to")
    verbs = clauses.verbs(scene.clause, scene.clause.end)
    verb = next((i for i in verbs if document.tokens[i].norm in said), -1)
    free = [c for c in (*scene.before, *scene.after) if c.somebody and not c.genitive]
    other = next((c for c in free if c.first > verb and c.preposition in hearers), None)
    if verb < 0 or other is None or (verb < scene.at < other.first):
        return []
    bare = [c for c in free if not c.preposition and c.last <= other.first and c is not other]
    speaker = next((c for c in bare if (c.first > verb) == (scene.at < verb)), None)
    near = speaker is not None and abs(speaker.first - verb) <= TOLD_REACH * 2
    if speaker is None or not near or not apart([speaker, other], served):
        return []
    return everybody(speaker) + everybody(other)
