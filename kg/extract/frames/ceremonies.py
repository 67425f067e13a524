"""Ceremonies and banquets: who gives them for whom, who attends, what the programme of a visit has."""

from collections.abc import Sequence

from kg.extract.actors.records import Chunk
from kg.extract.events.memory import Memory
from kg.extract.frames.records import Members, Scene
from kg.extract.frames.scene import Frames
from kg.languages import words
from kg.records import Status

ATTEND_REACH = 9  # tokens from "attended" to the ceremony
GUEST_REACH = 9  # tokens from "host" to whom, and from there to "for a state dinner"
LEAD = 5  # tokens of a noun phrase before its noun: "for an official state"
SPEECH_REACH = 12  # tokens behind "under banketten" within which "holdt A tale" stands
AVOIDED_REACH = 5  # tokens from "skipped" to "the signing ceremony"


class CeremonyFrames(Frames):
    """Reads who is at a ceremony that no companion tells of."""

    def members(self, scene: Scene, memory: Memory) -> Members:
        """Host and guest where both are told, else who attends, speaks or is received with it."""
        guest = self._guest_behind(scene)
        if guest is not None and self._verb(scene, "banquet_hosts") >= 0:
            host = self._bare(scene.before)[:1]
            hosts = [(w, "host") for c in host for w in c.members if w not in guest.members]
            return [*hosts, *((w, "guest") for w in guest.members)]
        return (
            self._hosted(scene)
            or self._at_residence(scene, memory)
            or self._of_programme(scene, memory)
            or self._follows(scene, memory)
            or self._received_with(scene)
            or self._attended(scene)
        )

    def kind(self, at: int) -> str:
        """ "A signing ceremony", "undertegningsseremonien": where something is signed."""
        stems = tuple(self._words("signing_nouns"))
        signed = self._norm(at - 1) in self._words("signing_nouns") or self._norm(at).startswith(stems)
        return "signing" if signed else "ceremony"

    def elsewhere(self, pattern: str, kind: str, scene: Scene) -> bool:
        """Whether a noun tells the meal one is hosted for, or one stays away: "skipped the signing"."""
        if pattern == "receive":
            return self.for_meal(scene)
        near = {self._norm(i) for i in scene.clause.before(scene.at, AVOIDED_REACH)}
        return kind in ("ceremony", "signing") and not near.isdisjoint(self._words("absent_words"))

    def none(self, at: int) -> bool:
        """ "Fikk en varm mottakelse": how somebody was received."""
        return self._norm(at - 1) in self._words("reception_kinds")

    def for_meal(self, scene: Scene) -> bool:
        """ "Will host B for a state dinner": the verb tells the dinner and no meeting beside it."""
        found = self._for_it(scene.at, scene.clause.end)
        return found >= 0

    def _for_it(self, verb: int, stop: int) -> int:
        """The ceremony's noun behind "host B for a"; -1 where another event's stands first."""
        nouns, marks = self._words("banquets"), self._words("meal_marks")
        last = min(stop, verb + GUEST_REACH + GUEST_REACH)
        noun = next((i for i in range(verb + 1, last) if self._norm(i) in nouns), -1)
        near = range(max(verb + 1, noun - LEAD), noun)
        mark = next((i for i in reversed(near) if self._norm(i) in marks), -1)
        between = {self._norm(i) for i in range(mark + 1, noun)}
        joined = between & self._words("conjunctions") or any(
            self._norm(i) in self._words("other_talks") for i in range(verb + 1, max(noun, 0))
        )
        return noun if noun > verb and mark > verb and not joined else -1

    def _hosted(self, scene: Scene) -> Members:
        """ "A will host B for an official state dinner", "welcomes B for talks and dinner"."""
        verb = self._verb(scene, "banquet_hosts", GUEST_REACH + GUEST_REACH)
        bare = self._bare(scene.before)
        guest = next((c for c in bare if verb < c.first <= verb + GUEST_REACH), None)
        marks = {self._norm(i) for i in range(guest.last if guest else scene.at, scene.at)}
        if verb < 0 or guest is None or not guest.somebody or not marks & self._words("meal_marks"):
            return []
        host = next((c for c in bare if c.last <= verb), None)
        hosts = [(w, "host") for w in host.members if w not in guest.members] if host else []
        return [*hosts, *((w, "guest") for w in guest.members)] if hosts else []

    def _guest_behind(self, scene: Scene) -> Chunk | None:
        """ "A state banquet for B": who is not the one who gives it."""
        joins = self._words("banquet_joins")
        near = (c for c in scene.after if c.first - scene.at <= GUEST_REACH and c.people and not c.genitive)
        return next((c for c in near if c.preposition in joins), None)

    def _at_residence(self, scene: Scene, memory: Memory) -> Members:
        """ "Statsbankett ved president Bs residens": its owner gives it for the one who has come."""
        homes = self._words("residences")
        near = (c for c in scene.after if c.genitive and c.people and c.first - scene.at <= LEAD)
        owner = next((c for c in near if self._norm(c.last) in homes), None)
        if owner is None or len(owner.members) != 1:
            return []
        guests = [w for w in memory.travellers if w not in owner.members]
        told, own = memory.told, self._served.get(owner.members[0], set())
        if not guests and told is not None and told.sentence == scene.sentence and own:
            guests = [w for w, _ in told.members if not self._served.get(w, {w}) & own]
        return [(owner.members[0], "host"), *((w, "guest") for w in guests)]

    def listed(self, scene: Scene) -> bool:
        """Whether the noun stands on a list of what a visit has: "programmet omfatter"."""
        before = [self._norm(i) for i in range(scene.sentence.tokens[0], scene.at)]
        listing = self._words("programme_lists")
        at = next((n for n, norm in enumerate(before) if norm in listing), 0)
        return any(norm in self._words("programme_subjects") for norm in before[:at])

    def as_listed(self, scene: Scene, status: Status, told: Status | None) -> Status:
        """ "Programmet omfatter en middag": as the visit it is on, of which a part told now is to come.

        So is what is `told` to be: "has arrived for a visit that will include a dinner".
        """
        if told == "planned" and status == "held":
            return told
        past = words(self._language, "circumstances", "past_verbs") | self._words("programme_past")
        over = any(t.norm in past for t in self._document.tokens[scene.clause.start : scene.at])
        return "planned" if status == "ongoing" and not over else status

    def to_come(self, scene: Scene) -> bool:
        """ "Til slutt er det statsbankett", "there is a dinner": in the present, as a programme tells it."""
        near = scene.clause.before(scene.at, LEAD)
        marks = words(self._language, "circumstances", "is_words")
        return any(
            self._norm(i) in marks and self._norm(i + 1) in self._words("existing_words") for i in near
        )

    def _of_programme(self, scene: Scene, memory: Memory) -> Members:
        """ "Programmet omfatter mottakelse, kransnedleggelse og middag": of who comes on the visit told."""
        alone = len(memory.travellers) == 1 and not any(c.people for c in scene.before)
        return [(memory.travellers[0], "guest")] if alone and self.listed(scene) else []

    def _follows(self, scene: Scene, memory: Memory) -> Members:
        """ "A and B will meet, followed by a private lunch": of those who meet."""
        told = memory.told
        near = [self._norm(i) for i in range(scene.at - LEAD, scene.at)]
        followed = any(a in self._words("followed_words") for a in near)
        same = told is not None and told.sentence == scene.sentence and told.type == "meeting"
        return [(w, "participant") for w, _ in told.members] if followed and same and told else []

    def _received_with(self, scene: Scene) -> Members:
        """ "Was greeted with a welcome ceremony", "ble tatt imot med militærparade": the subject."""
        near = {self._norm(i) for i in range(scene.at - LEAD, scene.at)}
        verb = self._verb(scene, "greeting_participles")
        passive = self._words("passive_auxiliaries") | self._words("being_verbs")
        suffering = any(self._norm(i) in passive for i in range(scene.clause.start, max(verb, 0)))
        subject = self._subject(scene)
        if verb < 0 or not suffering or not near & self._with or subject is None:
            return []
        return [(w, "guest") for w in subject.members]

    def _attended(self, scene: Scene) -> Members:
        """ "Attended the opening ceremony", "under banketten holdt A tale": who is there."""
        subject = self._subject(scene)
        if subject is None or self._norm(scene.at + 1) in self._words("ceremony_stops"):
            return []
        if self._norm(scene.at) in self._words("banquets") and self._norm(scene.at + 1) in self._with:
            return []  # "a working lunch with her counterparts"
        verb = self._verb(scene, "ceremony_attending")
        aside = {self._norm(i) for i in range(verb + 1, scene.at)} & self._words("ceremony_asides")
        there = verb >= 0 and not aside  # "spoke to reporters after the dinner"
        if not there and self._norm(scene.at - 1) not in self._words("aside_prepositions"):
            spoken = range(scene.at + 1, min(scene.clause.end, scene.at + SPEECH_REACH))
            fronted = {self._norm(i) for i in scene.clause.before(scene.at, LEAD)}
            inside = fronted & self._words("ceremony_marks")
            there = bool(inside) and any(self._norm(i) in self._words("toasting") for i in spoken)
        if not there:
            return []
        members = [(w, "participant") for w in subject.members]
        beside = next((c for c in scene.after if c.preposition in self._with and c.people), None)
        others = [(w, "participant") for w in beside.members] if beside and not beside.genitive else []
        return members + [one for one in others if one[0] not in subject.members]

    def _subject(self, scene: Scene) -> Chunk | None:
        """The people who are the subject, and serve some state."""
        subject = scene.subject
        if subject is None or subject.preposition or subject.genitive or not subject.people:
            return None
        return subject if all(self._served.get(w) for w in subject.members) else None

    def _bare(self, chunks: Sequence[Chunk]) -> list[Chunk]:
        return [c for c in chunks if not c.preposition and not c.genitive]

    def _verb(self, scene: Scene, key: str, reach: int = ATTEND_REACH) -> int:
        """The last word of a list before the noun, in its clause; -1 if there is none near."""
        verbs, first = self._words(key), max(scene.clause.start, scene.at - reach)
        return next((i for i in range(scene.at - 1, first - 1, -1) if self._norm(i) in verbs), -1)
