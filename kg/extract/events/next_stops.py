"""Stops of a journey told by their order: "neste stopp er Lima", "nå er Peru neste stopp"."""

from kg.annotate.structure import within
from kg.document import Document, Mention
from kg.extract.actors.chunks import ChunkReader
from kg.extract.circumstances.records import Place
from kg.extract.events.memory import Memory
from kg.extract.frames.records import Members, Scene
from kg.extract.frames.scene import Frames
from kg.extract.frames.stop_rows import StopRows
from kg.extract.grammar.clauses import ClauseReader
from kg.records import TimeExpression
from kg.reference import Registry

VERB_REACH = 9  # tokens from "stopp", over "på reisen til A", to its verb
BEFORE = 5  # tokens before "neste" within which verb and place stand
MADE_REACH = 9  # tokens from "gjorde" to "stopp"
NEAR = 3  # paragraphs from the journey told last
OWNER_REACH = 2  # tokens from "As" to "stopp"
AUXILIARIES = 2  # tokens of "will be", "er nå"


class NextStops(Frames):
    """Reads the stop of the journey told last, or of whoever's the stop is said to be."""

    def __init__(
        self,
        document: Document,
        registry: Registry,
        chunks: ChunkReader,
        clauses: ClauseReader,
        memory: Memory,
    ) -> None:
        super().__init__(document, registry, chunks, clauses)
        self._memory, self._rows = memory, StopRows(document, registry)
        self.at = -1  # the noun of the stop found last
        self._place = Place()  # where it is
        self.gone = False  # whether it has been

    def told_by(self, at: int) -> bool:
        """Whether the noun at a token is a stop told by its order: "next stop"."""
        ordered = self._norm(at - 1) in self._words("stop_orders")
        return ordered and self._norm(at) in self._words("stops_of_journeys")

    def halts(self, scene: Scene) -> bool:
        """ "Krever full stopp i angrepene": a word that is of a journey only where somebody makes a stop."""
        near = scene.clause.before(scene.at, MADE_REACH)
        made = any(self._norm(i) in self._words("stop_makers") for i in near)
        return self._norm(scene.at) in self._words("stops_or_halts") and not made

    def made(self, scene: Scene) -> Members:
        """ "A gjorde et kort stopp i Lima": A."""
        subject, place = scene.subject, self._target(scene, self._words("stay_prepositions"))
        if self._norm(scene.at) not in self._words("stops_or_halts") or subject is None or not place:
            return []
        return [(w, "guest") for w in subject.members if subject.people and self._served.get(w)]

    def named_by(self, scene: Scene) -> bool:
        """ "The next stop on her tour": a journey by which only the stop is named."""
        return any(self.told_by(i) for i in scene.clause.before(scene.at, BEFORE))

    def where(self, at: int, told: Place) -> Place:
        """The place of the stop whose noun stands at a token, else what is `told`."""
        return self._place if at == self.at else told

    def when(self, scene: Scene, time: TimeExpression | None) -> TimeExpression | None:
        """The time of the stop, not of one before: "var i Peru mandag, og nå er Kenya neste stopp"."""
        own = time is not None and time.start > self._document.tokens[scene.at].start
        return time if own or (time is not None and time.start <= scene.sentence.start + 1) else None

    def members(self, scene: Scene) -> Members:
        """Who makes the stop, and the state it is in; nobody where neither is told."""
        stops = self._behind(scene) or self._ahead(scene)
        states = list(dict.fromkeys(c for m in stops if (c := self._rows.place(m).country)))
        genitives = (c for c in scene.before if c.genitive and c.somebody)
        owner = next((c for c in genitives if scene.at - c.last <= OWNER_REACH), None)
        journey = self._memory.journey
        near = journey is not None and scene.sentence.paragraph - journey.sentence.paragraph <= NEAR
        pronoun = self._of_pronoun(scene.at)
        who = owner.members if owner else pronoun or self._memory.travellers if near else []
        abroad = [c for c in states if not any(self._at_home(w, c) for w in who)]
        known = bool(who) and all(self._served.get(w) for w in who)
        told = {c for j in self._memory.journeys for c in abroad if c in j.who and {*who} & j.who}
        if not known or not abroad or told or len(abroad) < len(states):
            return []
        self.at, self._place = scene.at, self._rows.place(stops[0])
        return [*((w, "guest") for w in who), *((c, "host") for c in abroad)]

    def _of_pronoun(self, at: int) -> list[str]:
        """ "Her next stop": whom the possessive stands for."""
        tokens = self._document.tokens
        inside = within(self._document.mentions, tokens[max(0, at - OWNER_REACH)].start, tokens[at].start)
        return [m.key for m in inside if m.form == "pronoun" and m.genitive][-1:]

    def _behind(self, scene: Scene) -> list[Mention]:
        """ "Neste stopp på reisen er Lima": the places right behind the verb."""
        tokens, last = self._document.tokens, scene.sentence.tokens[1]
        being = self._words("be_words") | self._words("future") | self._words("be_forms")
        near = range(scene.at + 1, min(scene.at + VERB_REACH, last))
        verb = next((i for i in near if self._norm(i) in being or tokens[i].text in ",.;"), last)
        if verb >= last or tokens[verb].text in ",.;":
            return []
        self.gone = self._norm(verb) in self._words("been_then")
        first, small = verb + 1, being | self._words("stop_asides")
        while first < last and self._norm(first) in small:
            first += 1
        named = first < last and (tokens[first].text[0].isupper() or self._fills(first))
        return [m for m, _ in self._rows.row(first, last, reach=AUXILIARIES)] if named else []

    def _ahead(self, scene: Scene) -> list[Mention]:
        """ "Peru er neste stopp", "nå er Peru neste stopp": the place beside the verb before."""
        tokens, opens = self._document.tokens, max(scene.clause.start, scene.at - 1 - BEFORE)
        being = self._words("be_words")
        verb = next((i for i in range(scene.at - 2, opens - 1, -1) if self._norm(i) in being), -1)
        if verb < 0:
            return []
        self.gone = self._norm(verb) in self._words("been_then")
        inside = within(self._document.mentions, tokens[opens].start, tokens[scene.at - 1].start)
        named = [m for m in inside if m.kind in ("place", "country") and m.form == "name" and not m.genitive]
        beside = [m for m in named if m.end == tokens[verb - 1].end or m.start == tokens[verb + 1].start]
        return beside[-1:]
