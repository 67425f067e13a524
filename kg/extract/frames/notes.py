"""Protests: "Vietnam handed the Kenyan ambassador a protest note", "Peru protesterte på utvisningen"."""

from kg.annotate.structure import within
from kg.document import Mention
from kg.extract.actors.quarrels import Quarrels
from kg.extract.actors.records import Chunk
from kg.extract.frames.records import Members, Scene
from kg.extract.frames.scene import Frames
from kg.languages import words

FORMAL_REACH = 2  # tokens before "protest" within which "formal" stands
AGAINST_REACH = 5  # tokens between "protesterte mot" and "Norges" or "norske"
HOUSE_REACH = 3  # tokens behind "den peruanske" within which "ambassaden" stands
PROTEST = "protest"  # how the words for it begin
HANDED_REACH = 12  # tokens from the verb of handing to the note


class NoteFrames(Frames):
    """Reads who protests (organiser) and to whom (participant)."""

    def members(self, scene: Scene) -> Members:
        """The two sides of a note of protest whose noun is the trigger."""
        if not self._formal(scene) or not (verb := self._handed(scene)) or self._summoned(scene, verb):
            return []
        inside = self._sides_of(scene)
        here = [c for c in inside if c.first in scene.clause]
        if self._norm(verb) in self._words("note_receiving"):
            acting = next((c for c in here if c.preposition in self._words("back_from")), None)
            marks = frozenset({""})
        else:
            agent = next((c for c in here if c.preposition in self._words("by")), None)
            acting = agent or self._acting(verb, here) or self._passed(scene, verb, inside)
            marks = self._words("to") | self._with | self._words("against") | {""}
        if acting is None or not (own := self._side(acting)):
            return []
        others = (c for c in here if c is not acting and not set(c.members) & set(acting.members))
        struck = next((s for c in others if c.preposition in marks and (s := self._side(c))), "")
        states = {own, *self._served.get(own, ())} & {struck, *self._served.get(struck, ())}
        return [(own, "organiser"), (struck, "participant")] if struck and not states else []

    def _summoned(self, scene: Scene, verb: int) -> bool:
        """ "Summoned the envoy to lodge a protest": told by the summons."""
        marks = words(self._language, "circumstances", "infinitive_marks")
        summons = self._words("summoning_verbs")
        called = any(self._norm(i) in summons for i in range(scene.sentence.tokens[0], verb))
        return called and self._norm(verb - 1) in marks

    def _passed(self, scene: Scene, verb: int, inside: list[Chunk]) -> Chunk | None:
        """ "A note was handed to B, A's ministry said": whoever else is told of, or where B's embassy is."""
        bare = (c for c in inside if verb > scene.at and not c.preposition)
        return next(bare, None) or (self._delivered_in(scene) if verb > scene.at else None)

    def _delivered_in(self, scene: Scene) -> Chunk | None:
        """ "A note was delivered to the Peruvian embassy in Oslo": the state where the embassy is."""
        marks = self._words("stay_prepositions")
        for mention in within(self._document.mentions, scene.sentence.start, scene.sentence.end):
            first = self._index(mention.start)
            housed = self._norm(first - 1) in marks and self._norm(first - 2) in self._words("mission_houses")
            if mention.kind == "place" and housed and (state := self._registry.capital_of(mention.key)):
                return Chunk(first, first + 1, [state], kinds={"country"})
        return None

    def _sides_of(self, scene: Scene) -> list[Chunk]:
        """The groups of the sentence that stand for a state, with its houses: "den peruanske ambassaden"."""
        chunks = [c for c in self._chunks.chunks(scene.sentence) if self._side(c)]
        houses = [h for m in within(self._document.mentions, scene.sentence.start, scene.sentence.end)
                  if (h := self._house(m)) is not None]  # fmt: skip
        taken = {i for c in chunks if not c.genitive for i in range(c.first, c.last)}
        free = [h for h in houses if taken.isdisjoint(range(h.first, h.last))]
        owned = {i for h in free for i in range(h.first, h.last)}
        kept = [c for c in chunks if not c.genitive and owned.isdisjoint(range(c.first, c.last))]
        return sorted((*kept, *free), key=lambda c: c.first)

    def _house(self, mention: Mention) -> Chunk | None:
        """A state's embassy or ministry, "utenriksdepartementet i Lima", or a capital that stands for it."""
        first, last = self._index(mention.start), self._index(mention.end - 1) + 1
        state = self._country(mention) if mention.kind in ("country", "place") else ""
        if mention.kind == "country" and (mention.form == "adjective" or mention.genitive):
            house = next((i for i in range(last, last + HOUSE_REACH) if self._is_house(i)), -1)
            if house < 0:
                return None
            last = house + 1
        elif mention.kind == "place" and mention.genitive and self._norm(last) in self._frames["envoys"]:
            last += 1  # "Beijing's ambassador"
        elif mention.kind != "place" or mention.genitive or not self._registry.capital_of(mention.key):
            return None
        elif self._norm(first - 1) in self._words("stay_prepositions"):
            governs = self._is_house(first - 2) and self._norm(first - 2) not in self._words("mission_houses")
            return Chunk(first - 2, last, [state], kinds={"country"}) if governs else None
        before = first - 1
        articles = words(self._language, "people", "definite_articles") | self._words("definite_determiners")
        mark = self._norm(before - (self._norm(before) in articles))
        return Chunk(first, last, [state], mark if mark in self._prepositions else "", kinds={"country"})

    def _is_house(self, index: int) -> bool:
        """ "Ambassaden", "utenriksdepartementet", "the foreign ministry"."""
        norm, stems = self._norm(index), tuple(self._words("ministry_stems")) or ("\0",)
        named = norm in self._words("mission_houses") | self._words("ministry_nouns")
        return named or norm.startswith(stems)

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

    def _formal(self, scene: Scene) -> bool:
        """Whether the noun is of a protest in writing: "protest note", "a formal protest"."""
        at = scene.at
        norm = self._norm(at)
        if norm in self._words("plain_notes"):
            around = range(at - FORMAL_REACH, scene.sentence.tokens[1])
            return any(self._norm(i).startswith(PROTEST) for i in around)
        near = {self._norm(at - n) for n in range(1, FORMAL_REACH + 1)}
        filed = {self._norm(at - n) for n in range(1, AGAINST_REACH)} & self._words("filing_verbs")
        return norm not in self._words("plain_protests") or bool(filed or near & self._words("formal_words"))

    def _handed(self, scene: Scene) -> int:
        """The verb by which the note is handed over or received; 0 where there is none."""
        verbs = self._words("handing_verbs") | self._words("note_receiving")
        inside = range(max(scene.clause.start, scene.at - HANDED_REACH), scene.clause.end)
        return next((i for i in inside if i in scene.clause and self._norm(i) in verbs), 0)

    def _acting(self, verb: int, inside: list[Chunk]) -> Chunk | None:
        """The subject: the first bare group before the verb, or right behind it."""
        bare = [c for c in inside if not c.preposition]
        before = [c for c in bare if c.last <= verb]
        return before[0] if before else next((c for c in bare if 0 < c.first - verb <= FORMAL_REACH), None)

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
