"""Who stands in an aside between a subject and its verb: "A, after meeting B, will also see C"."""

from collections.abc import Sequence

from kg.document import Document
from kg.extract.actors.records import Chunk
from kg.languages import words

VERB_REACH = 6  # tokens from the comma that ends an aside to the verb: "will also be going to"


def outside(document: Document, at: int, bare: Sequence[Chunk]) -> list[Chunk]:
    """Those of `bare`, who stand before the verb at token `at`, that are in no aside parted off by commas."""
    if len(bare) < 2:
        return list(bare)
    tokens = document.tokens
    first = max(bare[-1].last, at - VERB_REACH)
    if all(tokens[i].text != "," for i in range(first, at)):
        return list(bare)
    openers = words(document.article.language, "frames", "aside_openers")
    for i in range(bare[0].last, bare[1].first):
        if tokens[i].text == "," and tokens[i + 1].norm in openers:
            return [c for c in bare if c.last <= i]
    return list(bare)
