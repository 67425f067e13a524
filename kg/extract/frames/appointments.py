"""Who is appointed, with an office named behind the verb, and by whom: "A utnevnte B til ambassadør"."""

from collections.abc import Set as AbstractSet

from kg.annotate.structure import within
from kg.document import Document
from kg.extract.actors.records import Chunk
from kg.extract.frames.entered import entered, marked_office, passing
from kg.extract.frames.records import Members, Scene
from kg.languages import union, words
from kg.records import TimeExpression

OFFICE_REACH = 8  # tokens behind "utnevnt" within which the office stands
WISHED_REACH = 16  # tokens from "congratulated" to "on his appointment"
OBJECT_REACH = 4  # tokens from the verb, or from who appoints, to who is appointed


def appointed(document: Document, scene: Scene) -> Members:
    """Who takes an office, and the one who gives it; nobody where no office is named."""
    subject, tokens = scene.subject, document.tokens
    if subject is None or subject.genitive:
        return []
    language = document.article.language
    if tokens[scene.at].norm in union(language, "frames", "succeeding_verbs", "becoming_now"):
        return entered(document, scene, subject)
    chosen = _chosen(scene, subject)
    last = max(scene.at, chosen.first) if chosen else scene.at
    reach = min(last + OFFICE_REACH, scene.sentence.tokens[1] - 1)
    if scene.clause.relative >= 0:  # "A, who took office in May, and Minister B": B's office is B's
        reach = max(last, min(reach, scene.clause.end - 1))
    start, end = tokens[last].end, tokens[reach].end
    taken = {t.norm for t in tokens[scene.at : scene.at + 2]}  # "took office", "tiltrådte"
    entering = bool(taken & words(language, "frames", "entering_office"))
    named = [t for t in within(document.titles, start, end) if t.start >= start]
    becoming = tokens[scene.at].norm in words(language, "frames", "becoming_verbs")
    if chosen is None and (entering or becoming) and passing(document, scene):
        return []  # "since she took office"
    if not named and not (entering and _holds(document, subject)):
        return []  # "tiltrådte i fjor" needs none where his is told
    giving = chosen is not None and tokens[scene.at].norm in words(language, "frames", "appointing_verbs")
    if (
        becoming
        and not giving
        and not _becomes(document, scene, named[0].start if named else end, {t.person for t in named[:1]})
    ):
        return []
    if chosen is not None:
        crown = words(document.article.language, "people", "kings")  # "Kongen i statsråd": a government
        reigning = any(t.norm in crown for t in tokens[subject.first : subject.last])
        by = [] if reigning else [(w, "organiser") for w in subject.members]
        return [(chosen.members[0], "participant"), *by] if len(subject.members) == 1 else []
    alone = subject.people and len(subject.members) == 1
    return [(subject.members[0], "participant")] if alone and not _appoints(document, scene) else []


def _chosen(scene: Scene, subject: Chunk) -> Chunk | None:
    """The one person right behind the verb, or behind the subject that follows it."""
    behind = max(scene.at + 1, subject.last)
    for chunk in scene.rest:
        bare = chunk.people and not chunk.preposition and not chunk.genitive and len(chunk.members) == 1
        if bare and 0 <= chunk.first - behind <= OBJECT_REACH and chunk.members != subject.members:
            return chunk
    return None


def _appoints(document: Document, scene: Scene) -> bool:
    """Whether the form appoints somebody: "utnevnte", "har utnevnt"; not "ble utnevnt", "tiltrådte"."""
    language, before = document.article.language, document.tokens[max(0, scene.at - 3) : scene.at]
    active = document.tokens[scene.at].norm in words(language, "frames", "appointing_verbs")
    passive = words(language, "frames", "passive_auxiliaries") | words(language, "frames", "being_verbs")
    subject = scene.subject
    behind = document.tokens[scene.at + 1 : subject.first] if subject and subject.first > scene.at else []
    first = max(scene.clause.start, scene.at - OBJECT_REACH)
    near = (*behind, *document.tokens[first : scene.at])
    crowned = any(t.norm in words(language, "people", "kings") for t in near)  # "utnevnte Kongen A"
    return active and not crowned and not any(t.norm in passive for t in before)


def _holds(document: Document, subject: Chunk) -> bool:
    """Whether the text tells some office of the one who is the subject."""
    alone = len(subject.members) == 1 and subject.people
    return alone and any(t.person == subject.members[0] for t in document.titles)


def _becomes(document: Document, scene: Scene, start: int, who: AbstractSet[str | None]) -> bool:
    """ "Became prime minister", "ble valgt til president": the office right behind, and nobody else's.

    Not "became the first Peruvian president to visit Chile", nor "the elected president".
    """
    language, subject = document.article.language, scene.subject
    between = [t.norm for t in within(document.tokens, document.tokens[scene.at].end, start)]
    others = words(language, "frames", "becoming_stops")
    mine = who <= {None, "", *(subject.members if subject else ())}
    before = {t.norm for t in document.tokens[max(scene.clause.start, scene.at - OFFICE_REACH) : scene.at]}
    passive = words(language, "frames", "passive_auxiliaries") | words(language, "frames", "being_verbs")
    chosen = document.tokens[scene.at].norm not in words(language, "frames", "chosen_participles")
    return mine and len(between) <= OBJECT_REACH and others.isdisjoint(between) and (
        chosen or not before.isdisjoint(passive)
    )  # fmt: skip


def named_in(document: Document, scene: Scene) -> Members:
    """ "Congratulated B on his appointment", "valget av statsminister B": who takes the office."""
    language, tokens = document.article.language, document.tokens
    marks, behind = words(language, "frames", "named_joins"), scene.at + 1
    of = next((c for c in scene.after if c.people and c.preposition in marks and not c.genitive), None)
    if of is not None and len(of.members) == 1 and tokens[min(behind, len(tokens) - 1)].norm in marks:
        office = any(t.person == of.members[0] for t in document.titles)
        near = tokens[min(of.last + OFFICE_REACH, scene.sentence.tokens[1] - 1)].end
        told = within(document.titles, tokens[of.last - 1].end, near)
        office = office or any(marked_office(document, t.start, of.last - 1) for t in told)
        return [(of.members[0], "participant")] if office else []
    owned = tokens[scene.at - 1].norm in words(language, "frames", "office_possessives")
    wished = scene.clause.before(scene.at, WISHED_REACH)
    verb = next((i for i in wished if tokens[i].norm in words(language, "frames", "congratulating")), -1)
    people = [c for c in scene.before if c.people and not c.preposition and not c.genitive]
    others = [c for c in people[1:] if c.members != people[0].members and len(c.members) == 1]
    return [(others[-1].members[0], "participant")] if owned and verb >= 0 and others else []


def near_name(document: Document, scene: Scene, time: TimeExpression | None) -> TimeExpression | None:
    """ "Congratulated B on her re-election and invited her to come in May": no time behind another verb."""
    if time is None or time.start < document.tokens[scene.at].start:
        return time
    joins = words(document.article.language, "circumstances", "and_words")
    between = within(document.tokens, document.tokens[scene.at].end, time.start)
    return None if any(t.norm in joins for t in between) else time
