"""States that act together under the name of their region, or of their body: "de nordiske landene"."""

from collections.abc import Sequence

from kg.document import Document, replace
from kg.extract.actors.records import Chunk
from kg.extract.grammar.records import Clause
from kg.languages import endings, table, words

NEAR = 8  # tokens before a verb within which those who act stand: "de nordiske og baltiske statsministrene"
NOUN = 4  # tokens from "nordiske" to the noun: "nordiske og baltiske statsministrene"
BEHIND = 3  # tokens from the verb to "nordiske": "mandag møtes de nordiske statsministrene"


def together(document: Document, clause: Clause, at: int, chunks: Sequence[Chunk]) -> Chunk | None:
    """Who acts at the verb `at`: the states of a region, or the body whose members do; None where neither."""
    regions = table(document.article.language, "groups").get("regions", {})
    near = [*clause.before(at, NEAR), *range(at + 1, min(at + BEHIND, clause.end))]
    first = next((i for i in near if document.tokens[i].norm in regions), -1)
    if first < 0:
        return _members(document, near, chunks)
    last = _noun(document, first, clause.end)
    if last < 0 or not _all(document, clause, first):
        return None
    inside = (document.tokens[i].norm for i in range(first, last))
    states = dict.fromkeys(state for norm in inside for state in regions.get(norm, ()))
    return Chunk(first, last + 1, list(states), kinds={"country"})


def _noun(document: Document, first: int, end: int) -> int:
    """The noun of the ministers or lands that the word of a region tells of, or -1."""
    tokens, language = document.tokens, document.article.language
    heads = endings(language, "groups", "region_heads")
    regions, joins = table(language, "groups")["regions"], words(language, "frames", "conjunctions")
    for index in range(first + 1, min(first + NOUN, end)):
        if tokens[index].norm.endswith(heads):
            return index
        if tokens[index].norm not in regions and tokens[index].norm not in joins | {"-", ","}:
            return -1
    return -1


def _all(document: Document, clause: Clause, first: int) -> bool:
    """Whether all of them are meant: not "fire nordiske ministre", "de andre nordiske landene"."""
    tokens, language = document.tokens, document.article.language
    if first == clause.start:
        return True
    before = tokens[first - 1].norm
    return before in words(language, "groups", "region_openers")


def _members(document: Document, near: Sequence[int], chunks: Sequence[Chunk]) -> Chunk | None:
    """ "Medlemslandene i Arktisk råd møtes": the council meets."""
    language, tokens = document.article.language, document.tokens
    lands, ties = (words(language, "frames", key) for key in ("member_lands", "member_ties"))
    at = next((i for i in near if tokens[i].norm in lands), -1)
    if at < 0 or tokens[at + 1].norm not in ties:
        return None
    body = next((c for c in chunks if c.first in (at + 2, at + 3) and c.kinds == {"organisation"}), None)
    return replace(body, preposition="") if body and not body.genitive else None
