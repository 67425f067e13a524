"""Meetings with people whom only their work names: "In Lima, she met with senior government officials"."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from itertools import pairwise

from kg.annotate.service.surroundings import SEATS
from kg.annotate.structure import within
from kg.document import Document
from kg.extract.actors.unnamed import after_naming
from kg.extract.circumstances.reader import CircumstanceReader
from kg.extract.events.records import Draft
from kg.extract.frames.records import Members, Scene
from kg.extract.frames.unnamed import anybody, held_alone, held_in, land_behind, office_holder, officials
from kg.languages import subject_first, words
from kg.reference import Registry

NEAR = 1  # paragraphs from a journey to those who are met on it
FAR = 4  # the same to "the country's leaders"
OWNER_REACH = 4  # tokens behind "met" within which "the country's" stands


def local_hosts(
    document: Document,
    registry: Registry,
    scene: Scene,
    circumstances: CircumstanceReader,
    served: Mapping[str, AbstractSet[str]],
    journey: Draft | None = None,
) -> Members:
    """Whoever meets officials, leaders or the authorities of no state named meets those of where they meet.

    Nothing for who serves no other state, nor in a town where bodies of many states have their seats. Where
    no place is told, they are met on the last `journey` of whoever meets them. So where talks are told by
    their town alone. Who meets others that only their work names is told alone.
    """
    subject = scene.subject
    going = {w for w, role in journey.members if role == "guest"} if journey is not None else set[str]()
    if (
        subject is None
        or not subject.people
        or any(not (served.get(w) or w in going) for w in subject.members)
    ):
        return []
    if journey is not None and (lands := _on_tour(document, registry, scene, journey)):
        abroad = all(land not in served.get(w, ()) for w in subject.members for land in lands)
        return [(w, "guest") for w in subject.members] + [(w, "host") for w in lands] if abroad else []
    there, holder = held_in(document, scene), office_holder(document, scene)
    if not (there or holder or officials(document, scene)):
        alone = len(subject.members) == 1 and anybody(document, scene)
        return [(subject.members[0], "participant")] if alone else []
    place = circumstances.where(scene.sentence, scene.at, scene.clause, goes=False)
    behind = document.tokens[scene.at + 1 : scene.at + 1 + OWNER_REACH]
    owned = not words(document.article.language, "frames", "country_owners").isdisjoint(
        t.norm for t in behind
    )
    if not place.country and journey is not None and _on(journey, scene, FAR if owned else NEAR):
        place = journey.place
    towns = (
        m.key
        for m in document.mentions
        if m.kind == "place" and place.city == document.article.text[m.start : m.end]
    )
    known = holder.of if holder is not None and not subject_first(document.article.language) else ""
    state = land_behind(document, scene) or known or place.country or ""
    if state not in registry.countries or next(towns, "") in SEATS:
        return _with_some(document, scene)
    if not there and not place.city and _listed(document, scene, state):
        return []  # "to Peru and Chile to meet with officials": of which, nobody says
    if any(state in served.get(w, ()) for w in subject.members):
        return []
    return [*((w, "participant") for w in subject.members), (state, "participant")]


def _with_some(document: Document, scene: Scene) -> Members:
    """ "Met several leaders on Monday, including B": told alone, until whoever is named joins."""
    named = any(c.people and not c.genitive and after_naming(document, c) for c in scene.after)
    alone = scene.subject.members if scene.subject and named else []
    return [(alone[0], "participant")] if len(alone) == 1 else []


def _on_tour(document: Document, registry: Registry, scene: Scene, journey: Draft) -> list[str]:
    """ "Reiser til Peru og Fiji, der hun skal ha politiske samtaler": the states that a journey goes to."""
    marks = words(document.article.language, "circumstances", "locative_relatives")
    opens = document.tokens[max(scene.clause.relative, scene.clause.start)]
    if opens.norm not in marks or not held_alone(document, scene):
        return []
    here = [d for d in (journey,) if d.sentence.start == scene.sentence.start and _on(d, scene)]
    return [w for d in here for w, role in d.members if role == "host" and w in registry.countries]


def _listed(document: Document, scene: Scene, state: str) -> bool:
    """Whether the clause names a state in a row of states."""
    start, end = document.tokens[scene.clause.start].start, document.tokens[scene.clause.end - 1].end
    inside = [m for m in within(document.mentions, start, end) if m.kind == "country" and m.form == "name"]
    joins = words(document.article.language, "frames", "conjunctions") | {","}
    return any(
        state in (one.key, other.key)
        and one.key != other.key
        and {*document.article.text[one.end : other.start].replace(",", " , ").split()} <= joins
        for one, other in pairwise(inside)
    )


def _on(journey: Draft, scene: Scene, reach: int = NEAR) -> bool:
    """Whether those who meet are on a journey told right before."""
    guests = {w for w, role in journey.members if role == "guest"}
    near = 0 <= scene.sentence.paragraph - journey.sentence.paragraph <= reach
    return near and scene.subject is not None and set(scene.subject.members) <= guests
