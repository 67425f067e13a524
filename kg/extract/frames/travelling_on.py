"""Who travels on, where the text before or the programme tells whose journey it is: "turen går til Lima"."""

from kg.document import replace
from kg.extract.actors.records import Chunk
from kg.extract.frames.leading_on import led_to
from kg.extract.frames.programmes import on_programme
from kg.extract.frames.records import Members, Scene
from kg.extract.frames.scene import everybody
from kg.extract.frames.visit_owners import VisitOwners
from kg.languages import words

ONWARD_SENTENCES = 2  # before "the journey goes on to Lima", in which its traveller is told of


class OnwardFrames(VisitOwners):
    """Reads the travellers of the next leg of a journey."""

    def _onward(self, scene: Scene) -> Members:
        """ "Fredag går turen videre til Lima": of the one whom the sentences before tell of."""
        before = {self._norm(i) for i in scene.clause.before(scene.at, 2)}
        behind = self._norm(scene.at + 1)
        verbs = self._words("onward_verbs")
        led = led_to(self._document, self._registry, scene)
        target = led or self._target(scene, self._words("to"))
        if not target or not (led or before & verbs or behind in verbs):
            return []
        sentences = self._document.sentences
        number = next((i for i, s in enumerate(sentences) if s.start == scene.sentence.start), 0)
        near = [self._carried(scene, target[0].start), self._going(scene, target[0].end)]
        near.append(self._on_tour(scene))
        near += [
            [c for c in self._chunks.chunks(sentence) if c.somebody and self._free(c)]
            for sentence in reversed(sentences[max(0, number - ONWARD_SENTENCES) : number])
        ]
        row = list(dict.fromkeys(c for m in target if (c := self._country(m))))
        for bare in near:
            if bare and not (len(bare[0].members) > 1 and self._of_several(bare[0])):
                known = [w for w in bare[0].members if self._served.get(w)]
                abroad = [c for c in row if not any(self._at_home(w, c) for w in known)]
                guests, hosts = [(w, "guest") for w in known], [(c, "host") for c in abroad]
                return guests + hosts if known and abroad else []
        return []

    def _on_tour(self, scene: Scene) -> list[Chunk]:
        """ "A landed in Quito on a tour that took in Lima": who acts before it, but not who only says so."""
        saying = words(self._language, "speech", "verbs")
        people = [c for c in self._chunks.chunks(scene.sentence) if c.somebody and self._free(c)]
        before = [c for c in people if c.last <= scene.at][-1:]
        between = self._document.tokens[before[0].last : scene.at] if before else ()
        return before if before and not any(t.norm in saying for t in between) else []

    def _carried(self, scene: Scene, place: int) -> list[Chunk]:
        """ "The tour will take A to Lima": whom it takes there."""
        tokens, leading = self._document.tokens, self._words("leading_on")
        taken = (c for c in scene.after if c.somebody and self._free(c) and tokens[c.first].start < place)
        return [c for c in taken if self._norm(c.first - 1) in leading][:1]

    def _of_several(self, chunk: Chunk) -> bool:
        """ "De to presidentene": those who serve different states do not travel on together."""
        return len({state for who in chunk.members for state in self._served.get(who, ())}) > 1

    def _entered(self, scene: Scene) -> Members:
        """ "Tirsdag: Reise til Lima": of the one whose programme it is."""
        target = self._target(scene, self._words("to"))
        who = on_programme(self._document, self._chunks, self._clauses, scene) if target else ()
        country = self._country(target[0]) if target else ""
        known = [w for w in who if self._served.get(w) and not self._at_home(w, country)]
        return [*((w, "guest") for w in known), (country, "host")] if known and country else []

    def _on_the_way(self, scene: Scene, other: Chunk) -> Members:
        """ "Fredag går turen til Lima og et møte med B": of whoever travels on, and B."""
        nouns, near = self._words("journey_nouns"), scene.clause.before(scene.at)
        at = next((i for i in near if self._norm(i) in nouns), -1)
        joined = {self._norm(scene.at - 1), self._norm(scene.at - 2)} & self._words("conjunctions")
        if at < 0 or not joined or not other.somebody:
            return []
        rest = [c for c in (*scene.before, *scene.after) if c.first > at]
        going = self._onward(replace(scene, at=at, before=[], after=rest, rest=rest))
        guests = [(w, "participant") for w, role in going if role == "guest" and w not in other.members]
        return [*guests, *everybody(other)] if guests else []

    def _going(self, scene: Scene, place: int) -> list[Chunk]:
        """ "Turen går til Lima for A", "til Lima, der A skal møte B": who goes, behind the place."""
        tokens, there = self._document.tokens, self._words("there_words")
        people = [c for c in self._chunks.chunks(scene.sentence) if c.somebody and not c.genitive]
        return [
            c
            for c in people
            if tokens[c.first].start > place
            and (c.preposition in self._words("purpose_marks") or self._norm(c.first - 1) in there)
        ][:1]

    @staticmethod
    def _free(chunk: Chunk) -> bool:
        return not chunk.preposition and not chunk.genitive
