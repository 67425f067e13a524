"""Whom the names behind a group tell: "et møte mellom de to lederne – A og B"."""

from kg.document import Document
from kg.extract.actors.records import Chunk
from kg.extract.frames.records import Scene
from kg.languages import words

TWO = 2
GROUP = 4  # words of "de to nye statslederne"


def between_named(document: Document, scene: Scene) -> Chunk | None:
    """ "Et møte mellom de to lederne – A og B": the two who are named behind a dash or a comma."""
    language, tokens = document.article.language, document.tokens
    ties = words(language, "frames", "between")
    mark = next((i for i in range(scene.at + 1, scene.clause.end) if tokens[i].norm in ties), -1)
    behind = (c for c in scene.after if c.first > mark >= 0 and c.people and len(c.members) == TWO)
    two = next((c for c in behind if not c.preposition and not c.genitive), None)
    if two is None:
        return None
    group = tokens[mark + 1 : two.first]
    near = [i for i, t in enumerate(group) if not t.text[0].isalnum()]
    known = words(language, "frames", "sent_plurals")  # "the two Presidents, A and B"
    lower = all(t.text[0].islower() or t.norm in known for t in group[: near[0]]) if near else False
    counted = any(t.norm in words(language, "invitations", "pairs") for t in group)
    return two if lower and counted and len(near) == 1 and near[0] <= GROUP else None
