"""Measures that several states take together: "Peru, Chile and Kenya said they were expelling envoys"."""

from collections.abc import Sequence

from kg.document import Document
from kg.extract.actors.records import Chunk
from kg.extract.frames.records import Scene
from kg.languages import words

STATES = {"country", "delegates"}  # kinds of who acts for states


def takers(document: Document, scene: Scene, chunks: Sequence[Chunk], targets: Sequence[str]) -> list[str]:
    """The states, several, that act at the trigger: its subject, its agent, or whom "they" stands for.

    `chunks` are those of the sentence; those struck are none of them.
    """
    language, tokens = document.article.language, document.tokens
    they = words(language, "frames", "they") | words(language, "frames", "it_words")
    near = {tokens[i].norm for i in scene.clause.before(scene.at)}
    for chunk in chunks:
        several = len(chunk.members) > 1 and chunk.kinds <= STATES and "country" in chunk.kinds
        if not several or chunk.genitive or set(chunk.members) & set(targets):
            continue
        inside = chunk.first in scene.clause
        acts = chunk.last <= scene.at and not chunk.preposition
        agent = inside and chunk.first > scene.at and chunk.preposition in words(language, "frames", "by")
        meant = acts and chunk.last <= scene.clause.start and bool(near & they)
        if agent or meant or (acts and inside):
            return list(chunk.members)
    return []
