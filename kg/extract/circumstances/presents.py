"""Event nouns whose verb is in the present, so that a weekday beside it is still to come."""

from kg.document import Document
from kg.extract.grammar.clauses import ClauseReader
from kg.extract.grammar.records import Clause
from kg.languages import words

VERB_REACH = 7  # tokens from the noun, over whose it is, to its verb
PARTICIPLES = 2  # tokens behind "blir" within which "avsluttet" stands


def presently(document: Document, clauses: ClauseReader, clause: Clause, at: int) -> bool:
    """ "Innleder mandag et besøk", "reisen går mandag til Lima", "besøket (blir) avsluttet mandag"."""
    tokens, language = document.tokens, document.article.language
    starting = words(language, "frames", "starting_presents")
    before = clauses.verbs(clause, at)[-1:]
    if before and tokens[before[0]].norm in starting:
        return True
    courses = words(language, "circumstances", "present_courses")
    passives = words(language, "frames", "present_passives")
    near = range(at + 1, min(at + VERB_REACH, clause.end))
    behind = next((i for i in near if tokens[i].norm in courses | passives), -1)
    if before or behind < 0 or any(at < i for i in clauses.verbs(clause, behind)):
        return False  # the verb before has the noun: "the visit began on Monday and ends on Friday"
    ending = words(language, "circumstances", "ending_verbs")
    ended = any(t.norm in ending for t in tokens[behind + 1 : behind + 1 + PARTICIPLES])
    return tokens[behind].norm in courses or ended
