"""How far a time is from a trigger: verbs and prepositions between add to the characters."""

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

from kg.annotate.structure import within
from kg.document import Document, replace
from kg.extract.grammar.clauses import ClauseReader, finite_verbs
from kg.extract.grammar.records import Clause
from kg.extract.grammar.ties import conjuncts
from kg.extract.grammar.triggers import event_nouns
from kg.languages import subject_first, union, words
from kg.records import TimeExpression

ADDED = 80  # characters that what stands between counts for
PREPOSED = 3  # tokens before a noun within which "ahead of" has it
VERB_CHARACTERS = 20  # of ", resulterte" behind a time
DAY = len("2021-05-14")
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


def shut(document: Document, time: TimeExpression) -> bool:
    """ "Møtet mellom dem, i Lima i mai, ga": whether a comma and the verb of the noun stand behind a time."""
    behind = within(document.tokens, time.end, time.end + VERB_CHARACTERS)[:2]
    language = document.article.language
    if len(behind) < 2 or behind[0].text != "," or not behind[1].text.islower():
        return False
    keys = "clause_words", "conjunctions", "clause_conjunctions", "relatives", "place_prepositions", "with"
    verb = behind[1].norm not in union(language, "frames", *keys, "other_prepositions", "subordinators")
    return verb if not subject_first(language) else behind[1].norm in finite_verbs(language)


def on_its_day(times: Sequence[TimeExpression], nearest: TimeExpression) -> TimeExpression:
    """ "Klokken 15 lokal tid i Lima fredag": the clock of the one day that is told besides."""
    days = [t for t in times if t.rule != "clock" and len(t.value) == DAY and not t.until]
    alone = nearest.rule == "clock" and len(days) == 1 and not days[0].clock
    return replace(days[0], clock=nearest.clock) if alone else nearest
