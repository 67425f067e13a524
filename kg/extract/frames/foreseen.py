"""Whom meetings are with, told at a distance: "talks are planned with B", "meetings, including with B"."""

from kg.document import Document
from kg.extract.actors.records import Chunk
from kg.extract.actors.unnamed import of_the_many
from kg.extract.frames.records import Scene
from kg.languages import union, words

REACH = 16  # tokens behind the noun within which "with B" stands, a place and a day counted
VERB_REACH = 6  # tokens between the noun and "are": "talks on the border are planned"
SET_REACH = 3  # tokens between "are" and "planned": "are also being"


def foreseen(document: Document, scene: Scene) -> Chunk | None:
    """Who stands behind "with", where the verb behind the noun says that it is planned."""
    tokens, language = document.tokens, document.article.language
    being = union(language, "frames", "be_forms", "be_words", "have_words")
    set_for = words(language, "frames", "foreseen_words")
    last = scene.clause.end
    behind = range(scene.at + 1, min(scene.at + 1 + VERB_REACH, last))
    verb = next((i for i in behind if tokens[i].norm in being), -1)
    if verb < 0 or any(tokens[i].text == "," for i in range(scene.at, verb)):
        return None
    near = range(verb + 1, min(verb + 1 + SET_REACH, last))
    planned = next((i for i in near if tokens[i].norm in set_for), -1)
    if planned < 0:
        return None
    ties = words(language, "frames", "with")
    with_them = (c for c in scene.after if c.preposition in ties and planned < c.first <= scene.at + REACH)
    return next((c for c in with_them if not c.genitive), None)


def including(document: Document, scene: Scene) -> Chunk | None:
    """ "Held a series of meetings on Monday, including with A and B": those of whom some are named."""
    tokens, language = document.tokens, document.article.language
    several, ties = words(language, "frames", "several_meetings"), words(language, "frames", "with")
    naming = words(language, "frames", "some_named")
    for chunk in scene.after:
        many = of_the_many(document, chunk)
        with_them = chunk.preposition in ties or (many and tokens[many.start - 1].norm in ties)
        if many and 0 < many.start - scene.at <= SET_REACH and with_them and not chunk.genitive:
            return chunk  # "samtaler med flere ledere, blant annet (med) B"
    if tokens[scene.at].norm not in several:
        return None
    for chunk in scene.after:
        tie = next((i for i in range(chunk.first - 1, scene.at, -1) if tokens[i].norm in ties), -1)
        if chunk.preposition in ties and tokens[tie - 1].norm in naming and not chunk.genitive:
            return chunk
    return None
