"""Where "siden" belongs to a time, and no clause begins: "for to år siden", "ikke siden 2016"."""

from kg.annotate.structure import within
from kg.document import Document
from kg.languages import table, words

REACH = 5  # tokens of "for mer enn to år" before "siden"
YEAR = 4  # digits
BEEN = 8  # tokens from "vært" over a place to "siden"


def ago(document: Document, at: int) -> bool:
    """Whether the word at a token closes such a time, a unit right before it and "for" before that."""
    language, tokens = document.article.language, document.tokens
    if at < 1 or tokens[at - 1].norm not in words(language, "frames", "ago_units"):
        return False
    marks = words(language, "frames", "purpose_marks")
    return any(t.norm in marks for t in tokens[max(0, at - REACH) : at - 1])


def since(document: Document, at: int) -> bool:
    """Whether the word at a token tells from when: "har ikke møttes siden 2016", "har siden mars møtt B"."""
    language, tokens = document.article.language, document.tokens
    marks = words(language, "frames", "since_words") - words(language, "frames", "clause_prepositions")
    if at + 1 >= len(tokens) or tokens[at].norm not in marks:
        return False
    near = {t.norm for t in tokens[max(0, at - BEEN) : at]}
    if not near.isdisjoint(words(language, "frames", "been_there")):
        return False  # "har vært i Peru siden 2015": lives there
    following = tokens[at + 1]
    year = following.text.isdigit() and len(following.text) == YEAR
    month = following.norm in table(language, "times")["months"]
    return year or month or bool(within(document.times, following.start, following.end))
