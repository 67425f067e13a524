"""Gatherings for which somebody has just arrived: "arrived in Lima on Tuesday for the summit"."""

from kg.annotate.structure import within
from kg.document import Document
from kg.extract.circumstances.days import DAY, days_apart
from kg.extract.grammar.records import Clause
from kg.languages import words

FOR_REACH = 7  # tokens between "for" and the gathering: "for the 44th ordinary SADC summit"
VERB_REACH = 14  # tokens from "arrived" over the place and the day to "for"
RECENT = 7  # days before publication on which whoever came for it came for what is to be


def arrival_for(document: Document, at: int) -> tuple[int, int] | None:
    """Where the verb of arriving and the "for" stand, by which the gathering at token `at` is yet to be."""
    tokens, language = document.tokens, document.article.language
    arriving = words(language, "circumstances", "arriving")
    if not arriving or tokens[at].norm not in words(language, "frames", "gathering_nouns"):
        return None
    stops = words(language, "frames", "noun_prepositions") | words(language, "frames", "with")
    marks = words(language, "circumstances", "errand_marks")
    for mark in range(at - 1, max(0, at - FOR_REACH), -1):
        if tokens[mark].norm in marks:
            break
        if tokens[mark].norm in stops or not tokens[mark].text[0].isalnum():
            return None
    else:
        return None
    for verb in range(mark - 1, max(-1, mark - VERB_REACH), -1):
        if tokens[verb].norm in arriving:
            return verb, mark
        if tokens[verb].text in ",;:":
            return None
    return None


def arrived_for(document: Document, clause: Clause, at: int) -> bool:
    """Whether somebody has come these days for the gathering at token `at`."""
    if (found := arrival_for(document, at)) is None or found[0] not in clause:
        return False
    tokens, published = document.tokens, (document.article.published or "")[:DAY]
    times = within(document.times, tokens[clause.start].start, tokens[at].start)
    day = next((t.value for t in times if t.rule != "clock"), None)
    return day is None or days_apart(day, published) <= RECENT


def of_arrival(document: Document, at: int, index: int) -> bool:
    """ "Arrived on Tuesday for the summit": the day at token `index` is that of arriving."""
    found = arrival_for(document, at)
    return found is not None and found[0] < index < found[1]
