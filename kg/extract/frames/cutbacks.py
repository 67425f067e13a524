"""Envoys that a state must withdraw, and states that send each other's home."""

from functools import cached_property

from kg.annotate.structure import within
from kg.extract.actors.records import Chunk
from kg.extract.frames.expulsions import ASKED_REACH, QuarrelFrames
from kg.extract.frames.records import Members, Scene
from kg.languages import endings, subject_first, words

STAFF_REACH = 9  # tokens behind "kutte" within which "staben i Lima" stands
MUTUAL_REACH = 10  # tokens behind "viste" within which "fra hverandre" stands
EACH_REACH = 3  # tokens between "each" and "expelled"
PAIR = 2


class CutbackFrames(QuarrelFrames):
    """Reads who has another state's embassy cut, and two who expel each other's envoys."""

    def withdrawn(self, scene: Scene) -> Members:
        """ "A påla B og C å trekke hjem ti diplomater", "A ba B om å kutte staben": whose envoys must go."""
        if not self._staff(scene):
            return []
        asks = [i for i in scene.clause.before(scene.at) if self._norm(i) in self._words("demanding")]
        if demanded := self._demanded(scene):
            return demanded
        if not asks or self._by_others(scene, asks[-1]):
            return self._made_to(scene)
        states = [c for c in scene.before if c.kinds <= {"country"} and not c.genitive and not c.preposition]
        inverted = bool(states) and states[0].first > asks[-1]
        acting = states[0] if inverted else next((c for c in reversed(states) if c.last <= asks[-1]), None)
        asked = next((c for c in states if c is not acting and c.first > asks[-1]), None)
        if asked is None and inverted and acting is not None and subject_first(self._language):
            asked, acting = acting, scene.subject
        whom = asked.members if asked is not None else self._capital(asks[-1], scene.at)
        state = self._state(acting) if acting is not None else self._it(scene, asks[-1])
        if not whom or not state or state in whom:
            return []
        return [(state, "organiser"), *((w, "participant") for w in whom)]

    def _demanded(self, scene: Scene) -> Members:
        """ "Peru krever at Kenya kutter staben": whoever demands it stands before the clause."""
        that, first = words(self._language, "circumstances", "that_words"), scene.clause.start
        asked, before = self._asked(scene), range(scene.sentence.tokens[0], first)
        opened = not that.isdisjoint({self._norm(first), self._norm(first - 1)})
        demands = any(self._norm(i) in self._words("demanding") for i in before)
        if asked is None or not opened or not demands:
            return []
        inside = (c for c in self._chunks.chunks(scene.sentence) if c.last <= first)
        acting = next((c for c in inside if not c.preposition and not c.genitive), None)
        state = self._state(acting) if acting is not None else ""
        apart = state and state != asked.members[0]
        return [(state, "organiser"), (asked.members[0], "participant")] if apart else []

    def _capital(self, first: int, last: int) -> list[str]:
        """ "Told Moscow to cut": the state of the capital right behind the verb."""
        tokens = self._document.tokens
        near = within(self._document.mentions, tokens[first].end, tokens[min(first + PAIR, last)].end)
        towns = (self._registry.capital_of(m.key) for m in near if m.kind == "place" and not m.genitive)
        return [state for state in towns if state]

    def _it(self, scene: Scene, at: int) -> str:
        """ "It told Moscow to cut", "ba landet": the state told of before."""
        before = {self._norm(i) for i in scene.clause.before(at)}
        pronouns = self._words("the_land") | self._words("they")
        told = not before.isdisjoint(pronouns)
        return self._quarrels.land(scene.sentence, scene.clause.start, self._chunks) if told else ""

    def _staff(self, scene: Scene) -> bool:
        """ "Kutte staben", "withdraw ten diplomats"."""
        staff = frozenset(self._frames["envoys"]) | self._words("staff_words")
        return any(self._norm(i) in staff for i in range(scene.at, scene.clause.end))

    def _by_others(self, scene: Scene, at: int) -> bool:
        """ "Kenya ble bedt om å kutte": of those asked, who asks left out."""
        passive = self._words("passive_auxiliaries") | self._words("being_verbs")
        return any(self._norm(i) in passive for i in scene.clause.before(at, ASKED_REACH))

    def _made_to(self, scene: Scene) -> Members:
        """ "Kenya må kutte 50 stillinger i Peru": Peru has it so, where others were expelled."""
        asked = self._asked(scene)
        said = {self._norm(i) for i in scene.clause.before(scene.at)}
        bound = self._words("obliging_words") | self._words("demanding") | self._words("leaving_modals")
        if asked is None or said.isdisjoint(bound) or not self._quarrelling:
            return []
        post = self._serving(scene, asked.members[0])
        return [(post, "organiser"), (asked.members[0], "participant")] if post else []

    def _asked(self, scene: Scene) -> Chunk | None:
        """The one state that has to cut its embassy."""
        subject = scene.subject
        if subject is None or subject.kinds != {"country"} or len(subject.members) != 1:
            return None
        return subject if not subject.genitive and subject.last <= scene.at else None

    def _serving(self, scene: Scene, asked: str) -> str:
        """ "Kutte staben i Peru", "ved ambassaden i Lima": the state that the envoys must leave."""
        marks = self._words("stay_prepositions") | self._words("back_from")
        high = min(scene.at + STAFF_REACH, scene.clause.end)
        for mention in self._document.mentions:
            first = self._index(mention.start) if mention.kind in ("country", "place") else -1
            if scene.at < first < high and self._norm(first - 1) in marks and not mention.genitive:
                state = self._country(mention)
                return state if state != asked else ""
        return ""

    @cached_property
    def _quarrelling(self) -> bool:
        """Whether the text tells of envoys expelled somewhere."""
        stems = endings(self._language, "frames", "expulsion_stems")
        return any(t.norm.startswith(stems) for t in self._document.tokens)

    def mutual(self, scene: Scene) -> Members:
        """ "Peru og Kenya viste ut 23 av hverandres diplomater": the one's deed is told.

        "De to landene viste ut diplomater fra hverandre": the answer to the measure told last.
        """
        each = self._words("each_other") | self._words("each_own")
        behind = range(scene.at + 1, min(scene.at + MUTUAL_REACH, scene.clause.end))
        near = {self._norm(i) for i in (*behind, *scene.clause.before(scene.at, EACH_REACH))}
        subject = scene.subject
        if near.isdisjoint(each) or self._of_third(scene, subject):
            return []
        if subject is not None and subject.kinds == {"country"} and len(subject.members) == PAIR:
            return [(subject.members[0], "organiser"), (subject.members[1], "participant")]
        before, last = {self._norm(i) for i in scene.clause.before(scene.at)}, self._quarrels.last
        two = before & words(self._language, "invitations", "pairs") and before & self._words("several_lands")
        return [(last[1], "organiser"), (last[0], "participant")] if two and last else []

    def _of_third(self, scene: Scene, subject: Chunk | None) -> bool:
        """ "Peru and Kenya each expelled two Chilean envoys": whose envoys are struck is told."""
        own = subject.members if subject is not None else []
        behind = [m for m in self._countries(scene) if self._index(m.start) > scene.at]
        return any(m.key not in own and self._people(m) for m in behind)
