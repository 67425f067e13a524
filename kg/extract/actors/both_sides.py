"""Whom "both sides" and "the two delegations" stand for behind a verb or a noun: the parties told of."""

from collections.abc import Sequence

from kg.extract.actors.chunk import Chunk
from kg.extract.grammar.clauses import Clause
from kg.languages import words
from kg.records import Document

REACH = 8  # tokens from "spoke" over "by telephone with" to "both"
PAIR = 2


def both_sides(document: Document, clause: Clause, at: int, parties: Sequence[str]) -> Chunk | None:
    """The parties as a group behind token `at`: "met both sides", "snakket med begge partene"."""
    if len(parties) != PAIR:
        return None
    tokens, language = document.tokens, document.article.language
    both, sides = words(language, "frames", "both_words"), words(language, "frames", "both_sides")
    ties = words(language, "frames", "with") | words(language, "frames", "to")
    for index in range(at + 1, min(at + REACH, clause.end - 1)):
        if tokens[index].text in ",;:":
            return None
        if tokens[index].norm in both and tokens[index + 1].norm in sides:
            before = tokens[index - 1].norm
            if before not in ties and index != at + 1:
                return None
            tie = before if before in ties else ""
            return Chunk(index, index + 2, list(parties), tie, kinds={"country", "delegates"})
    return None
