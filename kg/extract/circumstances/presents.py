"""What is told in the present: "begins a visit on Monday", "is also visiting", "is in Lima meeting B"."""

from kg.annotate.structure import within
from kg.document import Document
from kg.extract.circumstances.days import gone_by
from kg.extract.circumstances.others_times import of_said
from kg.extract.grammar.clauses import ClauseReader
from kg.extract.grammar.records import Clause
from kg.languages import subject_first, words
from kg.records import TimeExpression

VERB_REACH = 7  # tokens from the noun, over whose it is, to its verb
PROGRESSIVE_REACH = 5  # tokens between "is" and "visiting"
WHILE_REACH = 8  # tokens from "er" over a town to "skal"
FAR = 15  # tokens from an auxiliary to its verb, beyond which it is sought by itself
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


def said_or_now(
    document: Document, clauses: ClauseReader, theirs: Clause, clause: Clause, time: TimeExpression
) -> bool:
    """Whether a day of another clause is that of saying what is told, or is gone by before it."""
    gone = gone_by(document, time)
    return of_said(document, theirs, clause) or (gone and _joined_now(document, clauses, clause))


def _joined_now(document: Document, clauses: ClauseReader, clause: Clause) -> bool:
    """ "A kom mandag, og møtet med B finner sted i Lima": a clause of its own behind "og", in the present."""
    language, tokens, first = document.article.language, document.tokens, clause.start
    first += tokens[first].text == ","
    joint = tokens[first].norm in words(language, "circumstances", "and_words")
    verb = next(iter(clauses.verbs(clause, clause.end)), -1) if joint else -1
    present = tuple(words(language, "frames", "present_endings"))
    past = tuple(words(language, "frames", "not_present_endings"))
    if verb <= first + 1 or not present or subject_first(language):
        return False  # "og møter B": of whoever acts before it
    told = tokens[verb].norm.endswith(present) and not tokens[verb].norm.endswith(past or ("\0",))
    return told or tokens[verb].norm in words(language, "frames", "present_forms")


def far_off(document: Document, clauses: ClauseReader, clause: Clause, at: int) -> set[str]:
    """ "Vil sammen med A (UD) og B (NFD) besøke": an auxiliary far ahead of the verb at a token."""
    verbs, language = clauses.verbs(clause, at), document.article.language
    norms = {document.tokens[i].norm for i in verbs if at - i >= FAR and len(verbs) == 1}
    return norms & words(language, "circumstances", "future_auxiliaries")


def under_when(document: Document, clause: Clause, at: int) -> bool:
    """ "Når hun er i Lima", "mens hun er i Lima, skal hun møte B": who will be there is not there yet."""
    language, tokens = document.article.language, document.tokens
    opener = tokens[clause.start].norm
    if opener not in words(language, "circumstances", "while_words"):
        return opener in words(language, "circumstances", "when_present")
    coming = words(language, "circumstances", "future_auxiliaries")
    behind = tokens[at + 1 : at + 1 + WHILE_REACH]
    stop = next((i for i, t in enumerate(behind) if t.text in ".!?"), len(behind))
    return any(t.norm in coming for t in behind[:stop])


def progressive(document: Document, at: int) -> bool:
    """ "Is visiting", "is also currently visiting", "is in Lima meeting with B"."""
    tokens, language = document.tokens, document.article.language
    being = words(language, "circumstances", "is_words")
    if not tokens[at].norm.endswith("ing") or not being:
        return False
    near = range(at - 1, max(-1, at - 1 - PROGRESSIVE_REACH), -1)
    verb = next((i for i in near if tokens[i].norm in being), -1)
    if verb < 0 or verb >= at - 2:
        return verb >= 0
    places = words(language, "frames", "stay_prepositions")
    between = tokens[verb + 1 : at]
    if between[0].norm in places:
        told = within(document.mentions, between[1].start, tokens[at].start)
        return bool(told) and told[0].start == between[1].start and told[-1].end == between[-1].end
    return all(
        t.norm.endswith("ly") or t.norm in words(language, "circumstances", "ongoing_adverbs")
        for t in between
    )
