"""Whether other events can be part of one: not of a gathering, or a journey, that is told in passing."""

from collections.abc import Sequence
from itertools import pairwise

from kg.annotate.structure import last_begun, within
from kg.document import Document
from kg.extract.actors.premodifiers import inside
from kg.extract.circumstances.day_after import counted_by
from kg.extract.circumstances.others_times import in_clause_apart
from kg.extract.events.background import opens_before
from kg.extract.events.casting import GATHERINGS
from kg.extract.events.merged import FAMILY, Merged, attended
from kg.extract.events.records import Draft
from kg.extract.frames.attended import attended_meeting, loose
from kg.extract.frames.records import Scene
from kg.extract.grammar.relatives import of_before
from kg.extract.grammar.triggers import event_nouns, event_verbs
from kg.languages import subject_first, table, union, words
from kg.records import TimeExpression

NOT_YET = 5  # tokens before a journey within which "before" says that it is still to come
ROW = 5  # tokens of ", det årlige Nato-toppmøtet"
BESIDES = 7  # tokens from "and attend" to the gathering


def around(
    document: Document, scene: Scene, kind: str, pattern: str, time: TimeExpression | None, *, found: bool
) -> bool:
    """Whether an event can have parts; `found`: it is only where somebody was found to be."""
    if kind == "visit":
        return not (found or _journey_in_passing(document, scene, pattern, time))
    if kind not in GATHERINGS:
        return True
    if loose(document, scene.at) or attended_meeting(document, scene):
        return False  # two who meet are not there by that: "A møtte B. C skal delta på et seminar"
    attended = (
        _attended_besides(document, scene)
        or counted_by(document, scene.at)
        or _in_a_row(document, scene.at, scene.clause.end)
        or _brought_about(document, scene)
    )
    return not attended and (pattern in ("meet", "gather") or inside(document, scene.at))


def _brought_about(document: Document, scene: Scene) -> bool:
    """ "Samtalen mellom A og B førte til at C dro til toppmøtet": what the two did not meet at."""
    language, tokens, opens = document.article.language, document.tokens, scene.clause.start
    that, leads = (words(language, "circumstances", key) for key in ("that_words", "outcome_leads"))
    near = [t.norm for t in tokens[max(scene.sentence.tokens[0], opens - 1) : opens + 2]]
    return any(a in leads and b in that for a, b in pairwise(near))


def open_to_all(document: Document, told: Draft, draft: Draft) -> bool:
    """ "Peru hosts a summit. B will also attend": a gathering told for its own sake, and who comes to it.

    In English, where the verb right before tells the one, and the verb right behind his name the other.
    """
    language, tokens = document.article.language, document.tokens
    if told.type not in GATHERINGS or not subject_first(language) or not _comes(document, draft):
        return False
    at = last_begun(tokens, told.trigger.start)
    near = tokens[max(told.sentence.tokens[0], at - BESIDES) : at]
    verb = next((i for i in range(len(near) - 1, -1, -1) if near[i].norm in _coming(language)), -1)
    stops = words(language, "circumstances", "apart_in_time")
    return verb >= 0 and not any(t.norm in stops or t.text in ",;" for t in near[verb:])


def _comes(document: Document, draft: Draft) -> bool:
    """Whether nothing but auxiliaries stands between those who come and "attend"; or a list tells them."""
    language, text = document.article.language, document.article.text
    said = text[draft.sentence.start : draft.sentence.end].casefold()
    if said.startswith(tuple(table(language, "frames")["listing_openers"])):
        return True
    behind = [t.norm for t in within(document.tokens, draft.trigger.end, draft.sentence.end)[:BESIDES]]
    coming, between = (words(language, "frames", key) for key in ("attend_verbs", "attend_auxiliaries"))
    at = next((i for i, norm in enumerate(behind) if norm in coming), -1)
    return at >= 0 and between.issuperset(behind[:at])


def _coming(language: str) -> frozenset[str]:
    return union(language, "frames", "attend_verbs", "host_words", "hosting_verbs", "gathered_to")


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


def _in_a_row(document: Document, at: int, end: int) -> bool:
    """ "Har deltatt på G7-møtet, Nato-toppmøtet og et møte med B": none is a part of another."""
    tokens, language = document.tokens, document.article.language
    behind = [t.norm for t in tokens[at + 1 : min(at + 1 + ROW, end)]]
    joins = words(language, "circumstances", "and_words") | {","}
    if subject_first(language) or len(behind) < 2 or behind[0] not in joins:
        return False
    nouns, verbs = event_nouns(language), event_verbs(language)
    ties = words(language, "frames", "place_prepositions") | (verbs - nouns)
    ties |= verbs & {behind[1]}  # "på toppmøtet og møte B"
    told = next((norm for norm in behind[1:] if norm.rpartition("-")[2] in nouns or norm in ties), "")
    return bool(told) and told not in ties


def _attended_besides(document: Document, scene: Scene) -> bool:
    """ "Skal møte B og delta på toppmøtet": the meeting is no part of the gathering named after it."""
    language = document.article.language
    if subject_first(language):
        return False
    again = [t.norm for t in document.tokens[max(scene.clause.start, scene.at - BESIDES) : scene.at]]
    joins, attend = words(language, "frames", "conjunctions"), words(language, "frames", "attend_verbs")
    return any(a in joins and b in attend for a, b in pairwise(again))


def wherein(document: Document, gathering: Draft, joining: Draft) -> bool:
    """ "Etter et toppmøte i Lima, der også B deltok": told in passing, and of whom it says that he came."""
    if gathering.sentence != joining.sentence:
        return False
    if (
        gathering.trigger.end > joining.trigger.start
    ):  # "A har deltatt på G7-møtet, Nato-toppmøtet og et møte"
        at = last_begun(document.tokens, gathering.trigger.start)
        return _in_a_row(document, at, gathering.sentence.tokens[1])
    where = words(document.article.language, "circumstances", "locative_relatives")
    between = within(document.tokens, gathering.trigger.end, joining.trigger.start)
    return any(t.norm in where for t in between)


def likeliest(document: Document, draft: Draft, merged: Sequence[Merged]) -> list[Merged]:
    """Events told before, latest first: "the dialogue" is rather a dialogue than the meeting told last."""
    latest = list(reversed(merged))
    if attended(document, draft):
        return sorted(latest, key=lambda m: FAMILY.get(m.first.type) != "gathering")
    if draft.members or not draft.anaphoric:
        return latest
    passing = "gathering" if draft.type == "meeting" else ""  # "på veien mot toppmøtet", and "møtet"
    return sorted(latest, key=lambda m: (m.first.type != draft.type, _in_passing(m, passing)))


def _in_passing(other: Merged, family: str) -> bool:
    """Whether an event of a family is only told of beside others."""
    return FAMILY.get(other.first.type) == family and not any(d.around for d in other.drafts)
