"""Ambassadors who hand their letters of credence to the head of the state they are sent to."""

from kg.document import Document
from kg.extract.frames.records import Members, Scene
from kg.languages import words

STYLED = 3  # tokens from "to" to a name: "til H.M. Dronning NAME"


def credentials(document: Document, scene: Scene) -> Members:
    """ "Ambassadør A overrakte sine akkreditiver til president B", "A presented her credentials to B"."""
    subject, ties = scene.subject, words(document.article.language, "frames", "to")
    near = (c for c in scene.rest if c.people and not c.genitive and c.first > scene.at)
    behind = (c for c in near if any(t.norm in ties for t in document.tokens[c.first - STYLED : c.first]))
    head = next(behind, None)
    if subject is None or head is None or not subject.people or subject.genitive or subject.preposition:
        return []
    if len(head.members) > 1 or head.members[0] in subject.members:
        return []
    return [(head.members[0], "host"), *((w, "guest") for w in subject.members)]
