"""Meetings with people whom only their work names: "In Lima, she met with senior government officials"."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from kg.annotate.surroundings import SEATS
from kg.extract.circumstances.reader import CircumstanceReader
from kg.extract.frames.scene import Members, Scene
from kg.languages import words
from kg.records import Document
from kg.reference import Registry

REACH = 7  # tokens behind "met" within which the noun for officials stands: "with host government officials"


def local_hosts(
    document: Document,
    registry: Registry,
    scene: Scene,
    circumstances: CircumstanceReader,
    served: Mapping[str, AbstractSet[str]],
) -> Members:
    """Whoever meets officials, leaders or the authorities of no state named meets those of where they meet.

    Nothing for who serves no other state, nor in a town where bodies of many states have their seats.
    """
    subject = scene.subject
    if subject is None or not subject.people or any(not served.get(w) for w in subject.members):
        return []
    if not _officials(document, scene):
        return []
    place = circumstances.where(scene.sentence, scene.at, scene.clause, goes=False)
    towns = (
        m.key
        for m in document.mentions
        if m.kind == "place" and place.city == document.article.text[m.start : m.end]
    )
    state = place.country or ""
    if state not in registry.countries or next(towns, "") in SEATS:
        return []
    if any(state in served[w] for w in subject.members):
        return []
    return [*((w, "participant") for w in subject.members), (state, "participant")]


def _officials(document: Document, scene: Scene) -> bool:
    """Whether the object is such a noun, nothing but what kind of officials they are before it."""
    tokens, language = document.tokens, document.article.language
    officials = words(language, "frames", "officials")
    kinds = words(language, "frames", "official_kinds")
    for index in range(scene.at + 1, min(scene.at + REACH, scene.sentence.tokens[1])):
        if tokens[index].norm in officials:
            return True
        if tokens[index].norm not in kinds:
            return False
    return False
