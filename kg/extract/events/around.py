"""Whether other events can be part of one: not of a gathering, or a journey, that is told in passing."""

from itertools import pairwise

from kg.document import Document
from kg.extract.actors.premodifiers import inside
from kg.extract.circumstances.day_after import counted_by
from kg.extract.circumstances.others_times import in_clause_apart
from kg.extract.events.background import opens_before
from kg.extract.events.casting import GATHERINGS
from kg.extract.frames.records import Scene
from kg.extract.grammar.relatives import of_before
from kg.extract.grammar.triggers import event_verbs
from kg.languages import subject_first, words
from kg.records import TimeExpression

NOT_YET = 5  # tokens before a journey within which "before" says that it is still to come
BESIDES = 7  # tokens from "and attend" to the gathering


def around(
    document: Document, scene: Scene, kind: str, pattern: str, time: TimeExpression | None, *, found: bool
) -> bool:
    """Whether an event can have parts; `found`: it is only where somebody was found to be."""
    if kind == "visit":
        return not (found or _journey_in_passing(document, scene, pattern, time))
    if kind not in GATHERINGS:
        return True
    attended = _attended_besides(document, scene) or counted_by(document, scene.at)
    return not attended and (pattern in ("meet", "gather") or inside(document, scene.at))


def _journey_in_passing(document: Document, scene: Scene, pattern: str, time: TimeExpression | None) -> bool:
    tokens, language = document.tokens, document.article.language
    before = [tokens[i].norm for i in scene.clause.before(scene.at)]
    near = set(before[-NOT_YET:])
    later = near & words(language, "circumstances", "before_words")  # "before leaving for Peru"
    if pattern == "noun" and not subject_first(language) and event_verbs(language).intersection(before):
        later |= near & words(language, "circumstances", "after_words")  # "møtte B etter et besøk i Peru"
    been = time is None and tokens[scene.at].norm in words(language, "frames", "visited_supines")
    been = been and bool(near & words(language, "frames", "perfect"))  # "har begge besøkt Peru"
    apart = in_clause_apart(document, scene.at, scene.sentence.tokens[0])  # "before B went to Peru"
    apart = apart or opens_before(document, scene.sentence)
    return bool(later) or been or apart or of_before(document, scene.clause, scene.at)


def _attended_besides(document: Document, scene: Scene) -> bool:
    """ "Skal møte B og delta på toppmøtet": the meeting is no part of the gathering named after it."""
    language = document.article.language
    if subject_first(language):
        return False
    again = [t.norm for t in document.tokens[max(scene.clause.start, scene.at - BESIDES) : scene.at]]
    joins, attend = words(language, "frames", "conjunctions"), words(language, "frames", "attend_verbs")
    return any(a in joins and b in attend for a, b in pairwise(again))
