"""What a journey is for: "flew to Lima to meet Soto", "er i Lima for å møte Soto"."""

from functools import cache

from kg.extract.clauses import Clause, ClauseReader
from kg.languages import table, words
from kg.records import Document


def errand(document: Document, clauses: ClauseReader, clause: Clause, at: int) -> int:
    """The index of the verb whose purpose the infinitive at token `at` tells, or -1.

    Where "to" alone marks a purpose, the verb is one of going or being somewhere: "agreed to meet" has none.
    """
    language, tokens = document.article.language, document.tokens
    if at <= clause.start or tokens[at - 1].norm not in words(language, "circumstances", "infinitive_marks"):
        return -1
    verbs = clauses.verbs(clause, at - 1)
    if not verbs:
        return -1
    if purposes := words(language, "frames", "purpose_marks"):
        return verbs[-1] if at > 1 and tokens[at - 2].norm in purposes else -1
    going = tokens[verbs[-1]].norm in journey_verbs(language) and verbs[-1] < at - 2
    return verbs[-1] if going else -1


@cache
def journey_verbs(language: str) -> frozenset[str]:
    """The verbs of going and being somewhere, and those of being awaited there."""
    forms = (
        f for verb in table(language, "frames")["verbs"] if verb["type"] == "visit" for f in verb["forms"]
    )
    return frozenset(forms) | words(language, "circumstances", "awaited")
