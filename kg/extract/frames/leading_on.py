"""Where a journey leads that its noun tells: "As reise går til B og C", "the tour will take her to B"."""

from itertools import pairwise

from kg.annotate.structure import within
from kg.document import Document, Mention
from kg.extract.frames.records import Scene
from kg.extract.frames.stop_rows import StopRows
from kg.extract.grammar.clauses import finite_verbs
from kg.extract.grammar.triggers import event_nouns, readings
from kg.languages import union, words
from kg.reference import Registry

VERB_REACH = 14  # tokens from the noun, over whose it is, to its verb
GOAL_REACH = 5  # tokens from the verb, over whom it takes along, to "til"


def led_to(document: Document, registry: Registry, scene: Scene) -> list[Mention]:
    """The places in the row behind the "til" of the verb that has the noun at the trigger as its subject."""
    tokens, language, last = document.tokens, document.article.language, scene.sentence.tokens[1]
    leading, to = words(language, "frames", "leading_on"), words(language, "frames", "to")
    stops = finite_verbs(language) - union(language, "frames", "future", "perfect") - leading
    verb = -1
    for index in range(scene.at + 1, min(scene.at + VERB_REACH, last)):
        norm = tokens[index].norm
        if norm in leading:
            verb = index
            break
        if norm in stops or tokens[index].text in ".;:":
            return []
    near = range(verb + 1, min(verb + GOAL_REACH, last - 1)) if verb >= 0 else range(0)
    goal = next((i for i in near if tokens[i].norm in to), -1)
    nouns = event_nouns(language)
    if goal < 0 or any(tokens[i].norm in nouns for i in range(verb, goal)):
        return []  # "etter besøket går turen til Lima"
    behind, fillers = tokens[goal + 1], words(language, "frames", "place_fillers")
    if not (behind.text[0].isupper() or behind.norm in fillers):
        return []  # "besøket førte til protester i Lima"
    return [mention for mention, _ in StopRows(document, registry).row(goal + 1, last, reach=2)]


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
