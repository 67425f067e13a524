"""Talks whose parties a relative clause tells: "samtalene som pågår mellom A og B"."""

from collections.abc import Sequence

from kg.document import Document
from kg.extract.actors.records import Chunk
from kg.extract.frames.records import Members, Scene
from kg.extract.frames.scene import everybody
from kg.languages import words

VERB_REACH = 5  # tokens from "som" to the verb of going on
LONGEST = 3  # tokens of such a verb: "går føre seg"
SIDES_REACH = 5  # tokens from that verb to "between"
COMMA = 2  # tokens from the noun to "which": ", som"
PAIR = 2


def goes_on(document: Document, scene: Scene) -> int:
    """The verb of a relative clause right behind the noun, by which it goes on; else -1."""
    tokens, language, last = document.tokens, document.article.language, scene.sentence.tokens[1]
    which = words(language, "circumstances", "which_words")
    behind = range(scene.at + 1, min(scene.at + 1 + COMMA, last))
    first = next((i for i in behind if tokens[i].norm in which), -1)
    going = words(language, "circumstances", "going_on")
    for at in range(first + 1, min(first + 1 + VERB_REACH, last)) if first > 0 else ():
        norms = [t.norm for t in tokens[at : at + LONGEST]]
        if any(" ".join(norms[:n]) in going for n in range(1, LONGEST + 1)):
            return at
    return -1


def relative_sides(document: Document, scene: Scene, around: Sequence[Chunk]) -> Members:
    """The two or more between whom, by such a clause, the talks are."""
    if (verb := goes_on(document, scene)) < 0:
        return []
    between = words(document.article.language, "frames", "between")
    behind = (c for c in around if verb < c.first <= verb + SIDES_REACH and not c.genitive)
    sides = next(behind, None)
    told = sides is not None and sides.preposition in between and len(sides.members) >= PAIR
    return everybody(sides) if sides is not None and told else []
