"""What "siden" closes: in "for to år siden" it is a part of the time, and no clause begins."""

from kg.document import Document
from kg.languages import words

REACH = 5  # tokens of "for mer enn to år" before "siden"


def ago(document: Document, at: int) -> bool:
    """Whether the word at a token closes such a time, a unit right before it and "for" before that."""
    language, tokens = document.article.language, document.tokens
    if at < 1 or tokens[at - 1].norm not in words(language, "frames", "ago_units"):
        return False
    marks = words(language, "frames", "purpose_marks")
    return any(t.norm in marks for t in tokens[max(0, at - REACH) : at - 1])
