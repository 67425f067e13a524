"""Who is appointed, with an office named behind the verb, and by whom: "A utnevnte B til ambassadør"."""

from kg.annotate.structure import within
from kg.extract.actors.chunk import Chunk
from kg.extract.frames.scene import Members, Scene
from kg.languages import words
from kg.records import Document

OFFICE_REACH = 8  # tokens behind "utnevnt" within which the office stands
OBJECT_REACH = 4  # tokens from the verb, or from who appoints, to who is appointed


def appointed(document: Document, scene: Scene) -> Members:
    """Who takes an office, and the one who gives it; nobody where no office is named."""
    subject, tokens = scene.subject, document.tokens
    if subject is None or subject.genitive:
        return []
    chosen = _chosen(scene, subject)
    last = max(scene.at, chosen.first) if chosen else scene.at
    start, end = tokens[last].end, tokens[min(last + OFFICE_REACH, len(tokens) - 1)].end
    if not [t for t in within(document.titles, start, end) if t.start >= start]:
        return []
    if chosen is not None:
        crown = words(document.article.language, "people", "kings")  # "Kongen i statsråd": a government
        reigning = any(t.norm in crown for t in tokens[subject.first : subject.last])
        by = [] if reigning else [(w, "organiser") for w in subject.members]
        return [(chosen.members[0], "participant"), *by] if len(subject.members) == 1 else []
    alone = subject.people and len(subject.members) == 1
    return [(subject.members[0], "participant")] if alone and not _appoints(document, scene) else []


def _chosen(scene: Scene, subject: Chunk) -> Chunk | None:
    """The one person right behind the verb, or behind the subject that follows it."""
    behind = max(scene.at + 1, subject.last)
    for chunk in scene.rest:
        bare = chunk.people and not chunk.preposition and not chunk.genitive and len(chunk.members) == 1
        if bare and 0 <= chunk.first - behind <= OBJECT_REACH and chunk.members != subject.members:
            return chunk
    return None


def _appoints(document: Document, scene: Scene) -> bool:
    """Whether the form appoints somebody: "utnevnte", "har utnevnt"; not "ble utnevnt", "tiltrådte"."""
    language, before = document.article.language, document.tokens[max(0, scene.at - 3) : scene.at]
    active = document.tokens[scene.at].norm in words(language, "frames", "appointing_verbs")
    passive = words(language, "frames", "passive_auxiliaries") | words(language, "frames", "being_verbs")
    subject = scene.subject
    behind = document.tokens[scene.at + 1 : subject.first] if subject and subject.first > scene.at else []
    first = max(scene.clause.start, scene.at - OBJECT_REACH)
    near = (*behind, *document.tokens[first : scene.at])
    crowned = any(t.norm in words(language, "people", "kings") for t in near)  # "utnevnte Kongen A"
    return active and not crowned and not any(t.norm in passive for t in before)
