"""Ministers whom no body names: "de nordiske utenriksministrene møtes", and who is said to be there."""

from collections.abc import Sequence

from kg.document import Document
from kg.extract.actors.records import Chunk
from kg.extract.frames.records import Members, Scene
from kg.languages import words

COUNCIL_REACH = 6  # tokens beside the verb within which the ministers stand
COUNTED = 2  # tokens before them within which "to" makes them two told of before
ROLE_REACH = 6  # tokens between somebody and "deltar" or "vert"


def council(document: Document, scene: Scene) -> bool:
    """Whether ministers without names act at the trigger, who are not the two told of before."""
    language, tokens = document.article.language, document.tokens
    endings = tuple(words(language, "frames", "council_endings"))
    if not endings or scene.subject is not None:
        return False
    first, last = (
        max(scene.clause.start, scene.at - COUNCIL_REACH),
        min(scene.at + COUNCIL_REACH, scene.clause.end),
    )
    at = next((i for i in range(first, last) if tokens[i].norm.endswith(endings)), -1)
    pairs = words(language, "invitations", "pairs") | words(language, "frames", "both")
    return at >= 0 and not any(t.norm in pairs for t in tokens[max(0, at - COUNTED) : at])


def attending(document: Document, scene: Scene, chunks: Sequence[Chunk]) -> Members:
    """ "A deltar når ministrene møtes", "A er vert når ministrene samles": who is there."""
    language, tokens = document.article.language, document.tokens
    along, hosts = words(language, "frames", "along_verbs"), words(language, "frames", "host_words")
    for chunk in chunks:
        if not chunk.people or chunk.preposition or chunk.genitive or chunk.first in scene.clause:
            continue
        near = {t.norm for t in tokens[max(0, chunk.first - 2) : chunk.last + ROLE_REACH]}
        if near & hosts:
            return [(w, "host") for w in chunk.members]
        if near & along:
            return [(w, "participant") for w in chunk.members]
    return []
