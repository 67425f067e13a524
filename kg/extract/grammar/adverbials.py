"""What may stand between a verb and its object: "besøkte for første gang Lima"."""

from kg.annotate.structure import within
from kg.document import Document
from kg.extract.grammar.clauses import finite_verbs
from kg.languages import subject_first, union, words

REACH = 7  # tokens of "bare tre timer etter møtet"
TIES = ("with", "to", "by", "between", "other_prepositions", "place_prepositions", "noun_prepositions")


def behind_adverbials(document: Document, at: int) -> int:
    """The token of the name that stands behind phrases of time and manner right behind the verb at `at`.

    It is `at` + 1 where no such phrase stands there, or where the name belongs to the phrase.
    """
    tokens, language, first = document.tokens, document.article.language, at + 1
    if subject_first(language) or not _opens(document, first):
        return first
    barred = finite_verbs(language) | union(language, "frames", "clause_words", "relatives", "conjunctions")
    barred |= words(language, "circumstances", "infinitive_marks")
    last = min(first + REACH, len(tokens) - 1)
    index = first
    while index < last and tokens[index].text[0].islower() and tokens[index].norm not in barred:
        index += 1
    named = any(
        m.start == tokens[index].start
        for m in within(document.mentions, tokens[index].start, tokens[index].end)
    )
    tied = tokens[index - 1].norm in union(language, "frames", *TIES)
    return index if index > first and named and not tied else first


def _opens(document: Document, first: int) -> bool:
    """Whether a preposition or a time stands right behind the verb."""
    if first + 1 >= len(document.tokens):
        return False
    token, language = document.tokens[first], document.article.language
    timed = any(t.start == token.start for t in within(document.times, token.start, token.end))
    openers = union(language, "frames", *TIES) | words(language, "frames", "time_openers")
    return timed or token.norm in openers
