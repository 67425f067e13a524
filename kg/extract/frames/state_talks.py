"""Talks that states have with each other are negotiations: "Peru og Chile innledet samtaler"."""

from collections.abc import Collection

from kg.annotate.structure import within
from kg.document import Document
from kg.extract.actors.names import side_of
from kg.extract.frames.records import Members, Scene
from kg.languages import words
from kg.records import is_state
from kg.reference import Registry

BEFORE = 2  # tokens before the noun within which "jevnlige" makes it a conversation
PAIR = 2
GATHERED_REACH = 8  # tokens behind "møttes" within which "til samtaler" says what for


def negotiating(document: Document, registry: Registry, scene: Scene, members: Members) -> bool:
    """Whether a noun tells of talks of two states, or of one with those who fight it; of nobody in office."""
    language, tokens = document.article.language, document.tokens
    if len(members) < PAIR or tokens[scene.at].norm not in words(language, "frames", "state_talks"):
        return False
    if any(role != "participant" for _, role in members):
        return False
    near = {t.norm for t in tokens[max(0, scene.at - BEFORE) : scene.at]}
    if not near.isdisjoint(words(language, "frames", "regular_talks")):
        return False
    who = [w for w, _ in members]
    return set(who) <= _sides(document, registry, scene, who) and not _in_office(document, scene)


def gathered(document: Document, scene: Scene) -> bool:
    """ "Peru og Chile møttes til direkte samtaler": states alone, which nobody named acts for."""
    language, tokens, clause = document.article.language, document.tokens, scene.clause
    inside = within(document.mentions, tokens[clause.start].start, tokens[clause.end - 1].end)
    if any(m.kind == "person" for m in inside) or _in_office(document, scene):
        return False
    if scene.subject is not None and not all(is_state(w) for w in scene.subject.members):
        return False
    talks = words(language, "frames", "state_talks")
    return any(t.norm in talks for t in tokens[scene.at + 1 : min(scene.at + GATHERED_REACH, clause.end)])


def _sides(document: Document, registry: Registry, scene: Scene, who: Collection[str]) -> set[str]:
    """The states among these, and the groups that the sentence says fight one."""
    inside = within(document.mentions, scene.sentence.start, scene.sentence.end)
    armed = {side_of(document, registry, m) for m in inside if m.kind == "organisation"}
    return {w for w in who if w in registry.countries} | armed


def _in_office(document: Document, scene: Scene) -> bool:
    """Whether the clause says that ministers or other people in office talked: they met."""
    stems = words(document.article.language, "frames", "meeting_offices")
    first, last = scene.clause.start, scene.clause.end
    return any(any(s in t.norm for s in stems) for t in document.tokens[first:last])
