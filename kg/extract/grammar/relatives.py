"""Relative clauses that tell of another time than the clause around them: "B, som har besøkt Peru"."""

from kg.document import Document
from kg.extract.grammar.records import Clause
from kg.languages import subject_first, words

BEING = 3  # tokens from "er" to its participle
PARTICIPLES = ("t", "dd")


def of_before(document: Document, clause: Clause, at: int) -> bool:
    """Whether the event at token `at` is of a time before: in the perfect or with "nylig", behind "som"."""
    tokens, language = document.tokens, document.article.language
    if clause.relative < 0 or subject_first(language):
        return False
    if tokens[clause.relative].norm not in words(language, "circumstances", "which_words"):
        return False
    inside = {tokens[i].norm for i in range(clause.relative, at) if i in clause}
    other = words(language, "circumstances", "other_time") | words(language, "frames", "perfect")
    if inside & other and inside.isdisjoint(words(language, "frames", "future")):
        return True
    being = words(language, "circumstances", "is_words")
    near = {tokens[i].norm for i in range(max(clause.relative, at - BEING), at)}
    return bool(near & being) and tokens[at].norm.endswith(PARTICIPLES)
