"""Who stands in an aside between a subject and its verb: "A, after meeting B, will also see C"."""

from collections.abc import Sequence

from kg.document import Document
from kg.extract.actors.records import Chunk
from kg.extract.grammar.clauses import ClauseReader
from kg.extract.grammar.records import Clause
from kg.languages import subject_first, words

VERB_REACH = 6  # tokens from the comma that ends an aside to the verb: "will also be going to"
PAIR = 2


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


def unspoken(document: Document, clauses: ClauseReader, clause: Clause, at: int) -> Sequence[int]:
    """The verbs before a noun, less that of "A arrived, B said on Monday, after stops in Lima".

    "We wait", said A, at a press conference: who speaks behind the verb is where the noun says.
    """
    tokens, saying = document.tokens, words(document.article.language, "speech", "verbs")
    verbs = clauses.verbs(clause, at)
    if (
        len(verbs) < PAIR
        or tokens[verbs[-1]].norm not in saying
        or not subject_first(document.article.language)
    ):
        return verbs
    if not tokens[verbs[-1] - 1].text[-1].isalnum():
        return verbs
    before, behind = tokens[verbs[-2] : verbs[-1]], tokens[verbs[-1] : at]
    return verbs[:-1] if any(t.text == "," for t in before) and any(t.text == "," for t in behind) else verbs
