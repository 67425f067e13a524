"""Places that the registry lacks, told by their country: "the Bolivian city of X", "the Albanian capital"."""

from dataclasses import dataclass

from kg.annotate.structure import within
from kg.languages import words
from kg.records import Document

REACH = 3  # tokens between a preposition and the adjective of the country


@dataclass(frozen=True, slots=True)
class Settlement:
    """The name as printed, "" where there is none, and the country's ISO 3166-1 alpha-3 code."""

    name: str
    country: str


def described(document: Document, first: int, last: int, prepositions: frozenset[str]) -> Settlement | None:
    """The first such place between two tokens that stands behind one of `prepositions`."""
    language, tokens = document.article.language, document.tokens
    nouns = words(language, "frames", "settlement_nouns")
    if not nouns or first >= last:
        return None
    for mention in within(document.mentions, tokens[first].start, tokens[last - 1].end):
        if mention.kind != "country" or mention.form != "adjective":
            continue
        at = next(i for i in range(first, last) if tokens[i].end >= mention.end)
        if at + 1 >= last or tokens[at + 1].norm not in nouns:
            continue
        if not {t.norm for t in tokens[max(first - 1, at - REACH) : at]} & prepositions:
            continue
        return Settlement(name=_name(document, at + 2, last), country=mention.key)
    return None


def _name(document: Document, at: int, last: int) -> str:
    """ "of Port Ellis": the capitalised words behind "of"."""
    tokens = document.tokens
    if at + 1 >= last or tokens[at].norm not in words(
        document.article.language, "frames", "settlement_joins"
    ):
        return ""
    end = at + 1
    while end < last and tokens[end].text[0].isupper():
        end += 1
    return document.article.text[tokens[at + 1].start : tokens[end - 1].end] if end > at + 1 else ""
