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
    if called_off := _called_off(document, clause):
        return called_off
    if _denied(document, clause, at, before, noun=noun, dated=time is not None):
        return None
    if told := _ordered(document, clause, at, before, time, noun=noun):
        return told
    if before & _words(language, "possible"):
        return "proposed"
    if before & _words(language, "future") or _later(document, time):
        return "planned"
    if present and noun:
        return "ongoing"
    if present and not (time and _later(document, time)):
        return "planned" if time is None else "held"
    return "held"


def _called_off(document: Document, clause: Clause) -> Status | None:
    language = document.article.language
    around = [t.norm for first, last in clause.spans for t in document.tokens[first:last]]
    text = " ".join(around)
    if _words(language, "cancelled").intersection(around) or any(
        phrase in text for phrase in _words(language, "cancelled_phrases")
    ):
        return "cancelled"
    if _words(language, "postponed").intersection(around):
        return "cancelled" if language == "en" else "postponed"
    return None


def _denied(
    document: Document, clause: Clause, at: int, before: set[str], *, noun: bool, dated: bool
) -> bool:
    """Whether the words deny the event, or only suppose it."""
    language, tokens = document.article.language, document.tokens
    if tokens[clause.start].norm in _words(language, "hypothetical"):
        return True
    behind = set() if noun else {t.norm for t in tokens[at + 1 : min(at + 4, clause.end)]}
    if (before | behind) & _words(language, "negation"):
        return True
    if noun and before & _words(language, "noun_negation"):
        return True
    supposed = not noun and _is_to(document, at) and tokens[at - 2].norm == "were"
    return supposed and not dated  # "that they were to meet"


def _ordered(
    document: Document, clause: Clause, at: int, before: set[str], time: TimeExpression | None, *, noun: bool
) -> Status | None:
    """What strict word order tells: the auxiliary right before the verb, the noun's own words."""
    language = document.article.language
    if not noun and _perfect(document, before, at):
        return "held"
    if (not noun and _is_to(document, at)) or _resumed(document, clause):
        return "planned"
    if _bygone(document, at) and not _later(document, time):
        return "held"
    invited = before & _words(language, "invitation_words")
    if invited and document.tokens[at].norm in _words(language, "gathering_nouns"):
        return "planned"  # one is invited to what is planned
    return None


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
