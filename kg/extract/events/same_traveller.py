"""Whose journey "he will go to Lima" is: of him whose was told right before, not of whoever is nearer."""

from collections.abc import Callable, Collection, Sequence

from kg.annotate.structure import within
from kg.document import Document
from kg.extract.events.memory import Memory
from kg.extract.frames.records import Members, Scene
from kg.languages import words

Home = Callable[[Collection[str], Sequence[str]], bool]  # whether some of these states are home to some


def same_traveller(document: Document, memory: Memory, scene: Scene, members: Members, home: Home) -> Members:
    """ "B prompted A to cancel the trip. He will go to Lima": A, of whose journey was told before."""
    subject, journey = scene.subject, memory.journey
    if subject is None or journey is None or subject.last - subject.first != 1:
        return members
    token = document.tokens[subject.first]
    inside = within(document.mentions, token.start, token.end)
    here = next((m.key for m in inside if m.form == "pronoun"), "")
    index = document.sentences.index(scene.sentence)
    before = document.sentences[index - 1] if index else None
    travellers = memory.travellers
    if not here or journey.sentence != before or len(travellers) != 1 or here in travellers:
        return members
    text = document.article.text
    own = [m for m in document.mentions if m.key == travellers[0] and m.form == "pronoun"]
    called = {text[m.start : m.end].casefold() for m in own}
    known = called & words(document.article.language, "frames", "third_person")
    states = {w for w, role in members if role == "host"}
    if (known and token.norm not in known) or home(states, travellers) or (here, "guest") not in members:
        return members
    return [(travellers[0] if w == here else w, role) for w, role in members]


def arrived(document: Document, memory: Memory, scene: Scene, members: Members) -> Members:
    """ "A went on to Lima. There B received him": A, whose journey was told before."""
    first, index = scene.sentence.tokens[0], document.sentences.index(scene.sentence)
    there = words(document.article.language, "circumstances", "there")
    guests = [w for w, role in members if role == "guest"]
    journey, who = memory.journey, memory.travellers
    if journey is None or len(guests) != 1 or len(who) != 1 or document.tokens[first].norm not in there:
        return members
    if not index or journey.sentence != document.sentences[index - 1] or {w for w, _ in members} & {*who}:
        return members
    inside = within(document.mentions, scene.sentence.start, scene.sentence.end)
    own = [m for m in inside if m.key == guests[0]]
    called = bool(own) and all(m.form == "pronoun" for m in own)
    return [(who[0] if w == guests[0] else w, role) for w, role in members] if called else members
