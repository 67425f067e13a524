"""Ambassadors who hand their letters of credence to the head of the state they are sent to."""

from kg.document import Document
from kg.extract.actors.records import Chunk
from kg.extract.frames.records import Members, Scene
from kg.languages import words

STYLED = 3  # tokens from "to" to a name: "til H.M. Dronning NAME"


def credentials(document: Document, scene: Scene) -> Members:
    """ "Ambassadør A overrakte sine akkreditiver til president B", "B received the credentials of A"."""
    subject, language = scene.subject, document.article.language
    if subject is None or not subject.somebody or subject.genitive or subject.preposition:
        return []
    behind = [c for c in scene.rest if c.somebody and not c.genitive and c.first > scene.at]
    if document.tokens[scene.at].norm in words(language, "frames", "credence_receiving"):
        marks = words(language, "frames", "credence_from")
        guests = next((c for c in behind if c.preposition in marks), None)
        return _handed(subject, guests) if guests is not None else []
    ties = words(language, "frames", "to")
    heads = (c for c in behind if any(t.norm in ties for t in document.tokens[c.first - STYLED : c.first]))
    head = next((c for c in heads if c.people), None)
    return _handed(head, subject) if head is not None else []


def _handed(head: Chunk, guests: Chunk) -> Members:
    """The head of state who receives, one person, and those who are accredited."""
    if not head.people or len(head.members) > 1 or head.members[0] in guests.members:
        return []
    return [(head.members[0], "host"), *((w, "guest") for w in guests.members)]
