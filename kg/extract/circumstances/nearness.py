"""How far a time is from a trigger: verbs and prepositions between add to the characters."""

from bisect import bisect_right
from operator import attrgetter

from kg.document import Document
from kg.extract.grammar.clauses import ClauseReader
from kg.extract.grammar.records import Clause
from kg.extract.grammar.ties import conjuncts
from kg.extract.grammar.triggers import event_nouns
from kg.languages import words
from kg.records import TimeExpression

ADDED = 80  # characters that what stands between counts for
PREPOSED = 3  # tokens before a noun within which "ahead of" has it
SPOKEN = 3  # tokens before a time within which a verb of saying has it


def added(document: Document, clauses: ClauseReader, clause: Clause, at: int, time: TimeExpression) -> int:
    """What stands between a time and the trigger at token `at`, in characters beside those printed."""
    here = bisect_right(document.tokens, time.start, key=attrgetter("start")) - 1
    split = conjuncts(document, clauses, clause, here, at)  # "and" with a verb on each side of it
    return ADDED * (bool(split) + _spoken(document, at, here) + _before_noun(document, at, here, time))


def _spoken(document: Document, at: int, here: int) -> bool:
    """Whether a verb of saying stands right before a time."""
    verbs = words(document.article.language, "speech", "verbs")
    return any(document.tokens[i].norm in verbs for i in range(max(0, here - SPOKEN), here) if i != at)


def _before_noun(document: Document, at: int, here: int, time: TimeExpression) -> bool:
    """ "Flew in on Monday ahead of talks on Friday": behind a preposition, a noun has what follows."""
    tokens, language = document.tokens, document.article.language
    noun = tokens[at].norm in event_nouns(language) and time.end <= tokens[at].start
    marks = words(language, "frames", "noun_prepositions")
    return noun and any(tokens[i].norm in marks for i in range(max(here, at - PREPOSED), at))
