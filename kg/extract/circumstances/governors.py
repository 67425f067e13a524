"""Days of what governs an infinitive: of the offer to travel, the talk of a possibility to meet."""

from bisect import bisect_right
from operator import attrgetter

from kg.document import Document
from kg.extract.grammar.clauses import ClauseReader
from kg.extract.grammar.records import Clause
from kg.extract.grammar.triggers import readings
from kg.languages import words
from kg.records import TimeExpression

GOVERNING = ("offering", "promising", "accepting")  # verbs whose infinitive is to come
MEASURES = ("expel", "envoys", "sanction", "sanctions", "recall")  # done by being decided
AHEAD = 8  # tokens before an infinitive within which the verb that governs it stands
RESUMED = 6  # tokens from the mark of an infinitive to the noun that its verb has
DECIDED = 14  # tokens from "decision" over whose it is to its infinitive
NEAR = 3  # tokens from "possibility" to the mark of its infinitive


def of_governor(
    document: Document, clauses: ClauseReader, clause: Clause, at: int, time: TimeExpression
) -> bool:
    """ "Offered on Friday to travel": the day is that of the offer, which governs the infinitive."""
    tokens, language = document.tokens, document.article.language
    marks = words(language, "circumstances", "infinitive_marks")
    mark = at - 1 if at > clause.start and tokens[at - 1].norm in marks else -1
    if mark < 0:  # "agreed on Friday to resume their talks"
        near = range(at - 1, max(clause.start, at - RESUMED), -1)
        mark = next((i for i in near if tokens[i].norm in marks), -1)
    if mark < 0 or time.start > tokens[mark].start:
        return False
    if tokens[mark + 1].norm in words(language, "frames", "getting_up"):
        return True  # "reiste mandag til Lima for å få i gang samtaler"
    told = bisect_right(tokens, time.start, key=attrgetter("start")) - 1
    wished = words(language, "circumstances", "wish_nouns")
    if any(t.norm in wished for t in tokens[max(told, mark - NEAR) : mark]):
        return True  # "called on Friday, and spoke of the possibility to meet"
    decided = words(language, "circumstances", "decisions")
    if any(t.norm in decided for t in tokens[max(told, mark - DECIDED) : mark]):
        return True  # "welcomed on Friday a decision by Peru to send"
    declared = any(r.pattern in MEASURES for r in readings(language, tokens, at, at + 1))
    keys = GOVERNING[:-1] if declared else GOVERNING  # "decided on Friday to expel" has
    governing = frozenset[str]().union(*(words(language, "circumstances", k) for k in keys))
    verbs = clauses.verbs(clause, mark)[-1:] or clause.before(mark, AHEAD)
    return any(tokens[i].norm in governing for i in (*verbs, *clause.before(mark, 2)))
