"""How real an event is: held, ongoing, planned, proposed, called off, denied."""

from itertools import pairwise

from kg.extract.clauses import Clause
from kg.languages import words
from kg.records import Document, Status, TimeExpression

NEAR_VERB = 14  # tokens before a verb, in its clause, within which its auxiliary or negation stands
FAR_VERB = 24  # the same where word order lets an infinitive stand far from its auxiliary
BYGONE_REACH = 7  # tokens before a noun within which "builds on" says that it has been
NEAR_NOUN = 4  # tokens before a noun within which "mulig" or "planned" belongs to it


def _words(language: str, name: str) -> frozenset[str]:
    return words(language, "frames", name)


def status(
    document: Document, clause: Clause, at: int, time: TimeExpression | None, *, noun: bool, present: bool
) -> Status | None:
    """How real the event is; None when the words deny that it took place at all."""
    language = document.article.language
    reach = NEAR_NOUN if noun and _adjunct(document, clause, at) else NEAR_VERB
    if reach == NEAR_VERB and _words(language, "be_forms"):
        reach = FAR_VERB
    before = {document.tokens[i].norm for i in range(max(clause.start, at - reach), at) if i in clause}
    around = {t.norm for first, last in clause.spans for t in document.tokens[first:last]}
    text = " ".join(t.norm for first, last in clause.spans for t in document.tokens[first:last])
    if around & _words(language, "cancelled") or any(
        p in text for p in _words(language, "cancelled_phrases")
    ):
        return "cancelled"
    if document.tokens[clause.start].norm in _words(language, "hypothetical"):
        return None
    if around & _words(language, "postponed"):
        return "cancelled" if language == "en" else "postponed"
    behind = set() if noun else {t.norm for t in document.tokens[at + 1 : min(at + 4, clause.end)]}
    if (before | behind) & _words(language, "negation"):
        return None
    if noun and before & _words(language, "noun_negation"):
        return None
    if not noun and _perfect(document, before, at):
        return "held"
    if (not noun and _is_to(document, at)) or _resumed(document, clause):
        # "if they were to meet" is no plan
        return None if document.tokens[max(0, at - 2)].norm == "were" and time is None else "planned"
    if _bygone(document, at) and not _later(document, time):
        return "held"
    possible = _words(language, "possible")
    if document.tokens[at].norm in _words(language, "gathering_nouns"):
        possible -= _words(language, "invitation_words")  # one is invited to what is planned
        if before & _words(language, "invitation_words"):
            return "planned"
    if before & possible:
        return "proposed"
    if before & _words(language, "future") or _later(document, time):
        return "planned"
    if present and noun:
        return "ongoing"
    if present and not (time and _later(document, time)):
        return "planned" if time is None else "held"
    return "held"


def _bygone(document: Document, at: int) -> bool:
    """ "Will build on the call", "follows the visit": what a noun names has been."""
    before = {t.norm for t in document.tokens[max(0, at - BYGONE_REACH) : at]}
    return bool(before & _words(document.article.language, "bygone_marks"))


def _adjunct(document: Document, clause: Clause, at: int) -> bool:
    """ "Etter møtet skal han ...": a noun behind a preposition of time is not what the verb is about."""
    before = [document.tokens[i].norm for i in range(max(clause.start, at - NEAR_NOUN), at)]
    return any(norm in _words(document.article.language, "adjunct_prepositions") for norm in before)


def _perfect(document: Document, before: set[str], at: int) -> bool:
    """ "May have met": where word order is strict, the auxiliary stands right before its verb."""
    marks = _words(document.article.language, "perfect_infinitive")
    if not _words(document.article.language, "time_clauses"):
        return bool(before & marks)
    return bool({t.norm for t in document.tokens[max(0, at - 2) : at]} & marks)


def _is_to(document: Document, at: int) -> bool:
    """ "Is to meet", "were to have met"."""
    be, tokens = _words(document.article.language, "be_forms"), document.tokens
    return bool(be) and at > 1 and tokens[at - 1].norm == "to" and tokens[at - 2].norm in be


def _resumed(document: Document, clause: Clause) -> bool:
    """ "Agreed to meet, and to hold talks": an infinitive that goes on with a plan."""
    language = document.article.language
    opens = [document.tokens[i].norm for i in range(clause.start, min(clause.start + 3, clause.end))]
    joins, marks = _words(language, "clause_conjunctions"), _words(language, "to")
    return bool(_words(language, "be_forms")) and any(
        one in joins and other in marks for one, other in pairwise(opens)
    )


def _later(document: Document, time: TimeExpression | None) -> bool:
    published = (document.article.published or "")[:10]
    return bool(time and published and time.value > published[: len(time.value)] and len(published) == 10)
