"""Protests: "Vietnam handed the Kenyan ambassador a protest note", "Peru protesterte på utvisningen"."""

from kg.annotate.structure import within
from kg.extract.actors.quarrels import Quarrels
from kg.extract.actors.records import Chunk
from kg.extract.frames.records import Members, Scene
from kg.extract.frames.scene import Frames

FORMAL_REACH = 2  # tokens before "protest" within which "formal" stands
AGAINST_REACH = 5  # tokens between "protesterte mot" and "Norges" or "norske"
HANDED_REACH = 12  # tokens from the verb of handing to the note


class NoteFrames(Frames):
    """Reads who protests (organiser) and to whom (participant)."""

    def members(self, scene: Scene) -> Members:
        """The two sides of a note of protest whose noun is the trigger."""
        if not self._formal(scene.at) or not self._handed(scene):
            return []
        inside = [c for c in self._chunks.chunks(scene.sentence) if c.first in scene.clause]
        agent = next((c for c in inside if c.preposition in self._words("by")), None)
        acting = agent or self._acting(scene, inside)
        if acting is None or not (own := self._side(acting)):
            return []
        others = (c for c in inside if c is not acting and not set(c.members) & set(acting.members))
        marks = self._words("to") | self._with | self._words("against") | {""}
        struck = next((s for c in others if c.preposition in marks and (s := self._side(c))), "")
        struck = struck or self._capital(scene, own)
        states = {own, *self._served.get(own, ())} & {struck, *self._served.get(struck, ())}
        return [(own, "organiser"), (struck, "participant")] if struck and not states else []

    def protested(self, scene: Scene, quarrels: Quarrels) -> Members:
        """ "Peru har protestert overfor Chile", "i Santiago", "mot Chiles vedtak", against what was told."""
        subject = scene.subject
        if subject is None or subject.genitive or subject.preposition or subject.people:
            return []
        own = self._side(subject)
        if own not in self._registry.countries:
            return []
        marks = self._words("to") | self._words("against")
        near = (c for c in scene.after if c.first - scene.at <= AGAINST_REACH and c.kinds == {"country"})
        behind = (c for c in near if self._norm(c.first - 1) in marks)
        struck = next((c.members[0] for c in behind if not c.genitive and len(c.members) == 1), "")
        struck = struck or self._whose(scene, own) or self._where(scene, own) or quarrels.other(own)
        return [(own, "organiser"), (struck, "participant")] if struck and struck != own else []

    def _whose(self, scene: Scene, own: str) -> str:
        """ "Against Chile's decision", "mot norske utvisninger": whose the measure is."""
        tokens, marks = self._document.tokens, self._words("protest_marks")
        last = min(scene.clause.end, scene.at + AGAINST_REACH + AGAINST_REACH)
        at = next((i for i in range(scene.at + 1, last) if self._norm(i) in marks), -1)
        if at < 0:
            return ""
        stop = tokens[min(at + AGAINST_REACH, scene.clause.end - 1)].end
        named = (m for m in within(self._document.mentions, tokens[at].end, stop) if m.kind == "country")
        return next((m.key for m in named if m.key != own and (m.genitive or m.form == "adjective")), "")

    def _where(self, scene: Scene, own: str) -> str:
        """ "Har protestert i Lima": the state of a capital other than its own."""
        tokens, marks = self._document.tokens, self._words("stay_prepositions") | {"in"}
        end = tokens[scene.clause.end - 1].end
        for mention in within(self._document.mentions, tokens[scene.at].end, end):
            if mention.kind == "place" and self._norm(self._index(mention.start) - 1) in marks:
                state = self._registry.capital_of(mention.key)
                if state and state != own:
                    return state
        return ""

    def _capital(self, scene: Scene, own: str) -> str:
        """ "Moscow sent Lima a note": the state of the town right behind the verb."""
        verbs, tokens = self._words("handing_verbs"), self._document.tokens
        at = next((i for i in scene.clause.before(scene.at) if self._norm(i) in verbs), -1)
        start = tokens[at + 1].start if at >= 0 else -1
        here = within(self._document.mentions, start, start + 1) if start >= 0 else ()
        state = next((self._registry.capital_of(m.key) for m in here if m.kind == "place"), "")
        return state if state != own else ""

    def _formal(self, at: int) -> bool:
        """Whether the noun is of a protest in writing: "protest note", "a formal protest"."""
        norm = self._norm(at)
        near = {self._norm(at - n) for n in range(1, FORMAL_REACH + 1)}
        behind = {self._norm(at + 1), self._norm(at + 2)}
        if norm in self._words("plain_notes"):
            return "protest" in near | behind
        filed = {self._norm(at - n) for n in range(1, AGAINST_REACH)} & self._words("filing_verbs")
        return norm not in self._words("plain_protests") or bool(filed or near & self._words("formal_words"))

    def _handed(self, scene: Scene) -> bool:
        verbs = self._words("handing_verbs")
        inside = range(max(scene.clause.start, scene.at - HANDED_REACH), scene.clause.end)
        return any(self._norm(i) in verbs for i in inside if i in scene.clause)

    def _acting(self, scene: Scene, inside: list[Chunk]) -> Chunk | None:
        """The subject: the first bare group before the verb, or right behind it."""
        verbs = self._words("handing_verbs")
        at = next((i for i in scene.clause.before(scene.at) if self._norm(i) in verbs), scene.at)
        bare = [c for c in inside if not c.preposition and not c.genitive]
        before = [c for c in bare if c.last <= at]
        return before[0] if before else next((c for c in bare if 0 < c.first - at <= FORMAL_REACH), None)

    def _side(self, chunk: Chunk) -> str:
        """The one state or person that a group stands for."""
        if len(chunk.members) > 1:
            return ""
        who = chunk.members[0]
        if who in self._registry.countries or (chunk.people and self._served.get(who)):
            return who
        tokens = self._document.tokens
        start, end = tokens[chunk.first].start, tokens[chunk.last - 1].end
        for mention in within(self._document.mentions, start, end):
            body = self._registry.organisations.get(mention.key) if mention.kind == "organisation" else None
            if body is not None and body.country:
                return body.country
        return ""
