"""Who mediates, and between whom: "A har meklet mellom B og C", "forsøker å mekle", "mekling fra A"."""

from collections.abc import Sequence
from itertools import pairwise

from kg.document import Document
from kg.extract.actors.both_sides import between_both
from kg.extract.actors.records import Chunk
from kg.extract.frames import third_parties
from kg.extract.frames.records import Members, Scene
from kg.extract.frames.scene import Frames, everybody
from kg.languages import union, words
from kg.records import Status

TRYING_REACH = 10  # tokens from "has tried for months" to "to mediate"
DESCRIBED = 5  # tokens from "by" to a name: "by the East African body NAME"
PAIR = 2


def attempted(document: Document, scene: Scene, pattern: str, kind: str) -> Status | None:
    """ "Forsøker å mekle" does so; what somebody tries to get going is proposed; None where nobody tries."""
    noun = pattern == "noun" and kind in ("meeting", "negotiation")
    if pattern != "mediate" and not noun:
        return None
    language, low = document.article.language, max(scene.clause.start, scene.at - TRYING_REACH)
    marks, trying = words(language, "circumstances", "infinitive_marks"), words(language, "frames", "trying")
    near = [t.norm for t in document.tokens[low : scene.at]]
    at = next((i for i in range(len(near) - 1, -1, -1) if near[i] in trying), -1)
    if at < 0:
        return None
    unreal = words(language, "frames", "future") | words(language, "frames", "wishes")
    if not unreal.isdisjoint(near[: len(near) if pattern == "mediate" else at]):
        return None
    if noun and words(language, "frames", "negation").isdisjoint(near):
        opening = union(language, "frames", "opening_talks", "getting_up")
        begun = any(a in marks and b in opening for a, b in pairwise(near[at:]))
        return "proposed" if begun else None
    if noun or near[-1] not in marks:
        return None
    return "held" if near[at] in words(language, "frames", "tried") else "ongoing"


class Mediators(Frames):
    """Reads those who mediate, where the words beside them name both sides, one or none."""

    def between(self, scene: Scene, known: Sequence[str]) -> Members:
        """ "Kina har meklet mellom de to landene", "mediates between the parties": those told of."""
        sides = between_both(self._document, scene.at, known)
        who = third_parties.helpers(self._document, scene, self._chunks.chunks(scene.sentence))
        if sides is None or not who or set(who) & set(sides.members):
            return self._alone(scene) if sides is None else []
        return [*((w, "organiser") for w in who), *everybody(sides)]

    def together(self, scene: Scene, members: Members) -> Members:
        """ "A har sammen med B meklet mellom C og D": B as well."""
        who = third_parties.helpers(self._document, scene, self._chunks.chunks(scene.sentence))
        known = {w for w, _ in members}
        return [*members, *((w, "organiser") for w in who if w not in known)]

    def by_noun(self, scene: Scene) -> Members:
        """ "Etter mekling fra A", "mediation by A": whose mediation it is, right behind the noun."""
        first = scene.at + PAIR
        if self._norm(scene.at + 1) not in self._words("mediated_by"):
            return []
        near = (c for c in scene.after if first <= c.first < first + DESCRIBED and not c.genitive)
        chunk = next(near, None)
        if chunk is None or not self._mediates(chunk):
            return []
        plain = all(self._document.tokens[i].text.islower() for i in range(first, chunk.first))
        return [(w, "organiser") for w in chunk.members] if plain else []

    def _alone(self, scene: Scene) -> Members:
        """ "A mekler i krigen i Peru", "A forsøker å mekle": whoever mediates, and whose war it is."""
        subject, at = self._they(scene) or scene.subject, scene.at
        if subject is None or subject.genitive or subject.preposition or not self._mediates(subject):
            return []
        if self._norm(at - 1) in self._words("passive_auxiliaries") | self._words("being_passive"):
            return []  # "avtalen er meklet fram"
        where = [c for c in scene.after if c.kinds == {"country"} and not c.genitive and len(c.members) == 1]
        wars, places = self._words("war_nouns"), self._words("war_places")
        own = (c for c in where if c.preposition in places and self._norm(c.first - PAIR) in wars)
        told = next((c.members[0] for c in own), "")
        at_it = (
            self._norm(at).endswith(tuple(self._words("present_endings"))) and self._norm(at + PAIR) in wars
        )
        if not told and not at_it and not attempted(self._document, scene, "mediate", "negotiation"):
            return []  # "A meklet fram avtalen": told by what came of it
        at_war = [(told, "participant")] if told and told not in subject.members else []
        return [*((w, "organiser") for w in subject.members), *at_war]

    def _they(self, scene: Scene) -> Chunk | None:
        """ "A og B deltar, samtidig som de forsøker å mekle": the group that opens the sentence."""
        near = scene.clause.before(scene.at, TRYING_REACH)
        if not any(self._norm(i) in self._words("they") for i in near):
            return None
        opening = next(iter(self._chunks.chunks(scene.sentence)), None)
        group = opening is not None and opening.last < scene.clause.start and len(opening.members) == PAIR
        return opening if group and opening is not None and not opening.preposition else None

    def _mediates(self, chunk: Chunk) -> bool:
        """Whether these can mediate between states: states and their bodies, and those who serve them."""
        if "organisation" in chunk.kinds:
            return self._of_states(chunk)
        return "country" in chunk.kinds or all(w in self._served for w in chunk.members)
