"""Visits only spoken of, visits that something brought about, and those that come before something else."""

from collections.abc import Collection

from kg.annotate.structure import within
from kg.document import Document
from kg.extract.circumstances.days import DAY, days_apart, gone_by
from kg.extract.frames.records import Scene
from kg.extract.grammar.records import Clause
from kg.languages import table, words
from kg.records import Status, TimeExpression

ARTICLE_REACH = 6  # tokens before "besøk" within which its article stands: "et nytt norsk statsministerbesøk"
BEFORE_REACH = 4  # tokens from "before" to "trip"
INVITED_REACH = 5  # tokens before "to come" within which "invitation" stands
EVE_REACH = 14  # tokens from "before" over a title and a name to the visit
LATELY = 3  # days before publication of which a report tells as of today
CAUSE_REACH = 9  # tokens before "to visit" within which "prompted B" stands


def retold(
    document: Document, scene: Scene, pattern: str, status: Status, time: TimeExpression | None
) -> Status:
    """The status of a visit, where the sentence says another one than its own verb or noun."""
    if pattern in ("noun", "taken"):
        if status == "held" and (_before(document, scene) or _eve(document, scene)):
            return "planned"
        been = time is not None and time.start > document.tokens[scene.at].start and gone_by(document, time)
        spoken = status in ("held", "ongoing") and not been and _discussed(document, scene)
        listed = status == "held" and _listed(document, scene)
        return "proposed" if spoken else "planned" if listed else status
    if status == "held" and _invited(document, scene.at):
        return "proposed"
    if status == "planned" and _brought_about(document, scene.at):
        return "held"
    due = status == "held" and not gone_by(document, time) and _first_of_all(document, scene.clause, scene)
    return "planned" if due else status


def _before(document: Document, scene: Scene) -> bool:
    """ "Before her trip to Lima, she will meet B"."""
    language, tokens = document.article.language, document.tokens
    marks = words(language, "circumstances", "before_words")
    near = {t.norm for t in tokens[max(scene.clause.start, scene.at - BEFORE_REACH) : scene.at]}
    ahead = words(language, "circumstances", "future_auxiliaries")
    said = {t.norm for t in tokens[scene.sentence.tokens[0] : scene.sentence.tokens[1]]}
    return not marks.isdisjoint(near) and not ahead.isdisjoint(said)


def _eve(document: Document, scene: Scene) -> bool:
    """ "It came a day before A's visit": what came these days came before what is to come."""
    language, tokens = document.article.language, document.tokens
    marks, came = (words(language, "circumstances", key) for key in ("before_words", "eve_verbs"))
    near = range(scene.at - 1, max(scene.clause.start + 1, scene.at - EVE_REACH), -1)
    mark = next((i for i in near if tokens[i].norm in marks), -1)
    if mark < 0 or not came or tokens[mark - 1].norm not in table(language, "times")["units"]:
        return False
    first = max(scene.sentence.tokens[0], mark - BEFORE_REACH - 1)
    if came.isdisjoint(t.norm for t in tokens[first:mark]):
        return False
    own = range(mark - 1, max(scene.sentence.tokens[0] - 1, first - BEFORE_REACH), -1)
    first = next((i + 1 for i in own if tokens[i].text == ","), own[-1])
    told = within(document.times, tokens[first].start, tokens[mark].start)
    published = (document.article.published or "")[:DAY]
    return all(t.rule == "clock" or days_apart(t.value, published) <= LATELY for t in told)


def _discussed(document: Document, scene: Scene) -> bool:
    """ "A visit by B to Lima was also discussed"."""
    language, tokens, clause = document.article.language, document.tokens, scene.clause
    articles = words(language, "frames", "indefinite_articles")
    near = {t.norm for t in tokens[max(clause.start, scene.at - ARTICLE_REACH) : scene.at]}
    told = {tokens[i].norm for i in clause.before(clause.end)}
    return not articles.isdisjoint(near) and not words(language, "circumstances", "discussed").isdisjoint(
        told
    )


def _listed(document: Document, scene: Scene) -> bool:
    """ "The trip includes stops in Lima", "reisen tar A til Lima": told in the present, it is to come."""
    verbs = words(document.article.language, "circumstances", "itinerary_presents")
    beside = document.tokens[max(0, scene.at - 1) : scene.at + 2]
    return any(t.norm in verbs for t in beside)


def _invited(document: Document, at: int) -> bool:
    """ "Har fått en invitasjon til å komme": what somebody is invited to do is not done yet."""
    return _behind(document, at, INVITED_REACH, words(document.article.language, "invitations", "nouns"))


def _brought_about(document: Document, at: int) -> bool:
    """ "Which prompted B to visit Lima": what somebody was led to do was done."""
    return _behind(document, at, CAUSE_REACH, words(document.article.language, "circumstances", "causing"))


def _behind(document: Document, at: int, reach: int, told: Collection[str]) -> bool:
    """Whether an infinitive has one of the words told within `reach` tokens before it."""
    language, tokens = document.article.language, document.tokens
    if not at or tokens[at - 1].norm not in words(language, "circumstances", "infinitive_marks"):
        return False
    return any(t.norm in told for t in tokens[max(0, at - reach) : at - 1])


def _first_of_all(document: Document, clause: Clause, scene: Scene) -> bool:
    """ "A decision would be taken after he had been to Lima"."""
    language, tokens = document.article.language, document.tokens
    if tokens[clause.start].norm not in words(language, "circumstances", "only_after"):
        return False
    before = {t.norm for t in tokens[scene.sentence.tokens[0] : clause.start]}
    return not words(language, "circumstances", "future_auxiliaries").isdisjoint(before)
