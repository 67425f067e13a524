"""Those who do something after talks have had them: "A and B signed a deal after two hours of talks"."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from kg.extract.frames.scene import Members, Scene, everybody
from kg.languages import words
from kg.records import Document

OPENING = 6  # tokens between "after" and "talks": "after nearly two hours of closed"
TWO = 2


def talked_before(document: Document, scene: Scene, served: Mapping[str, AbstractSet[str]]) -> Members:
    """The people of two states who act after or at talks that nobody else is named for."""
    subject, tokens, language = scene.subject, document.tokens, document.article.language
    if subject is None or not subject.somebody or len(subject.members) < TWO or subject.genitive:
        return []
    states = {of for who in subject.members for of in served.get(who, ())}
    known = all(served.get(who) for who in subject.members)
    following = tokens[scene.at + 1].norm if scene.at + 1 < len(tokens) else ""
    others = words(language, "frames", "with") | words(language, "frames", "talked_of")
    if not known or len(states) < TWO or following in others:
        return []
    first = max(scene.clause.start, scene.at - OPENING)
    near = [tokens[i].norm for i in range(first, scene.at)]
    marks, stops = words(language, "frames", "talked_marks"), words(language, "frames", "talked_stops")
    at = next((i for i in range(len(near) - 1, -1, -1) if near[i] in marks), -1)
    inside = near[at + 1 :]
    free = at >= 0 and stops.isdisjoint(inside) and not any(n.endswith(("'s", "’s")) for n in inside)
    return everybody(subject) if free else []


def convened(document: Document, scene: Scene, parties: Sequence[str]) -> Members:
    """ "A har innkalt partene til samtaler": whoever calls the parties told of to talks, and these."""
    language, subject = document.article.language, scene.subject
    if subject is None or not subject.somebody or subject.last > scene.at or len(parties) < TWO:
        return []
    before = [document.tokens[i].norm for i in range(max(subject.last, scene.clause.start), scene.at)]
    told = not words(language, "frames", "party_words").isdisjoint(before)
    led = before[-1:] and before[-1] in words(language, "frames", "led_into")
    if not told or not led or set(parties) & set(subject.members):
        return []
    return [(w, "host") for w in subject.members] + [(w, "guest") for w in parties]
