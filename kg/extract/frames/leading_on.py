"""Where a journey leads that its noun tells: "As reise går til B og C", "the tour will take her to B"."""

from itertools import pairwise

from kg.annotate.structure import within
from kg.document import Document, Mention
from kg.extract.frames.records import Scene
from kg.extract.frames.stop_rows import StopRows
from kg.extract.grammar.clauses import finite_verbs
from kg.extract.grammar.triggers import event_nouns, readings
from kg.languages import union, words
from kg.records import Status, TimeExpression
from kg.reference import Registry

VERB_REACH = 14  # tokens from the noun, over whose it is, to its verb
AUXILIARY_REACH = 3  # tokens from "will also" to its verb
GOAL_REACH = 5  # tokens from the verb, over whom it takes along, to "til"


def led_to(document: Document, registry: Registry, scene: Scene) -> list[Mention]:
    """The places in the row behind the "til" of the verb that has the noun at the trigger as its subject."""
    tokens, language, last = document.tokens, document.article.language, scene.sentence.tokens[1]
    verb, to = _verb(document, scene), words(language, "frames", "to")
    if (covered := _covered(document, verb)) >= 0:
        return [mention for mention, _ in StopRows(document, registry).row(covered, last, reach=GOAL_REACH)]
    near = range(verb + 1, min(verb + GOAL_REACH, last - 1)) if verb >= 0 else range(0)
    goal = next((i for i in near if tokens[i].norm in to), -1)
    nouns = event_nouns(language)
    if goal < 0 or any(tokens[i].norm in nouns for i in range(verb, goal)):
        return []  # "etter besøket går turen til Lima"
    behind, fillers = tokens[goal + 1], words(language, "frames", "place_fillers")
    if not (behind.text[0].isupper() or behind.norm in fillers):
        return []  # "besøket førte til protester i Lima"
    return [mention for mention, _ in StopRows(document, registry).row(goal + 1, last, reach=2)]


def owned_tour(document: Document, registry: Registry, scene: Scene) -> bool:
    """ "The last stop on her tour, which has taken her to Peru": whose further stops are told."""
    own = words(document.article.language, "frames", "possessives")
    near = {t.norm for t in document.tokens[max(scene.clause.start, scene.at - GOAL_REACH) : scene.at]}
    return not own.isdisjoint(near) and bool(led_to(document, registry, scene))


def _verb(document: Document, scene: Scene) -> int:
    """The verb behind the noun at the trigger that says where its journey leads, or -1."""
    tokens, language = document.tokens, document.article.language
    leading = union(language, "frames", "leading_on", "covering_verbs")
    stops = finite_verbs(language) - union(language, "frames", "future", "perfect") - leading
    for index in range(scene.at + 1, min(scene.at + VERB_REACH, scene.sentence.tokens[1])):
        norm = tokens[index].norm
        if norm in leading:
            return index
        if norm in stops or tokens[index].text in ".;:":
            return -1
    return -1


def _covered(document: Document, verb: int) -> int:
    """ "A tour that includes Peru and Chile", "took in Peru": the token where its row of states begins."""
    tokens, language = document.tokens, document.article.language
    if verb < 0 or verb + 2 >= len(tokens):
        return -1
    if tokens[verb].norm in words(language, "frames", "covering_verbs"):
        return verb + 1
    into = words(language, "frames", "taking_in")
    return verb + 2 if f"{tokens[verb].norm} {tokens[verb + 1].norm}" in into else -1


def led_status(
    document: Document, scene: Scene, time: TimeExpression | None
) -> tuple[Status, TimeExpression | None] | None:
    """ "Which has taken her to Peru", "that will take her to Peru": whether that leg has been, and when."""
    verb, language = _verb(document, scene), document.article.language
    if verb < 0:
        return None
    near = {t.norm for t in document.tokens[max(scene.at, verb - AUXILIARY_REACH) : verb]}
    published = document.article.published or ""
    ahead = time is not None and time.value >= published[: len(time.value)]
    own = ahead or (time is not None and time.start > document.tokens[verb].start)
    when = time if own else None  # not "arrived on Monday on a tour that takes her to Peru"
    if near & words(language, "frames", "future"):
        return "planned", when
    if near & words(language, "frames", "perfect"):
        return "held", when
    to_come = document.tokens[verb].norm in words(language, "frames", "leg_presents")
    return ("planned", when) if to_come else None


def on_the_way(document: Document, scene: Scene) -> bool:
    """ "På en kort rundreise i februar gjestet hun Lima": the verb of its clause tells its stops."""
    tokens, language = document.tokens, document.article.language
    before = tokens[max(scene.clause.start, scene.at - VERB_REACH // 2) : scene.at]
    marks, articles = (words(language, "frames", k) for k in ("on_visit", "indefinite_articles"))
    on = any(a.norm in marks and b.norm in articles for a, b in pairwise(before))
    if not on or tokens[scene.at].norm not in event_nouns(language):
        return False
    named = within(document.mentions, tokens[scene.at].end, tokens[min(scene.at + 2, len(tokens) - 1)].end)
    places = any(m.kind in ("place", "country") for m in named)  # "på en reise til Lima"
    verbs = range(scene.at + 1, scene.clause.end)
    told = (readings(language, tokens, i, scene.clause.end) for i in verbs)
    return not places and any(r.pattern == "visit" and r.type == "visit" for found in told for r in found)
