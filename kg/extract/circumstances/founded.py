"""When bodies and papers came to be: "of the grouping set up in 1985", "in a statement released Saturday"."""

from kg.document import Document
from kg.languages import words

PAIR = 2


def of_founding(document: Document, at: int, index: int) -> bool:
    """ "Met at a summit of the body founded in 2002": the year at token `index` is that of the body."""
    tokens, language = document.tokens, document.article.language
    founding = words(language, "circumstances", "founding")
    if index - 1 <= at + 1 or not founding:
        return False
    pair = f"{tokens[index - PAIR].norm} {tokens[index - 1].norm}"
    first = index - PAIR if pair in founding else index - 1 if tokens[index - 1].norm in founding else -1
    return first > at and tokens[first - 1].norm not in words(language, "frames", "be_forms")


def of_source(document: Document, at: int, index: int) -> bool:
    """ "In a statement released Saturday", "in a letter on Monday": whether a day is that of words told.

    Not where the words are what is told at token `at`: "issued a joint statement on Monday".
    """
    tokens, language = document.tokens, document.article.language
    if index - 1 == at:
        return False
    sources = words(language, "circumstances", "source_words")
    if index and tokens[index - 1].norm in sources:
        return True
    given = tokens[index - 1].norm in words(language, "circumstances", "source_participles")
    return given and index >= PAIR and tokens[index - PAIR].norm in sources
