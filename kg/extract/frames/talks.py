"""Talks whose parties their own clause does not name: "the parties", a government and those who fight it.

Rebels without a name of their own are no party that could be told; the government that faces them is.
"""

from collections.abc import Iterable
from functools import cached_property

from kg.annotate.structure import within
from kg.document import Document
from kg.extract.actors.chunks import ChunkReader
from kg.extract.actors.records import Chunk
from kg.extract.actors.series import Series
from kg.extract.events.records import Draft
from kg.extract.frames import third_parties
from kg.extract.frames.absent import included, related
from kg.extract.frames.another import another, first_told, same_talks
from kg.extract.frames.in_progress import relative_sides
from kg.extract.frames.mediators import Mediators
from kg.extract.frames.rebels import at_home, faced, facing_rebels, negotiating, two_of_one_land
from kg.extract.frames.records import Members, Scene
from kg.extract.frames.scene import Frames, everybody
from kg.extract.frames.wartime import Wars
from kg.extract.frames.whose_talks import WhoseTalks, impersonal, process
from kg.extract.grammar.clauses import ClauseReader
from kg.reference import Organisation, Registry

SIDES_REACH = 4  # tokens from "between" to a government without a name, and from there to the other side
AGREED_REACH = 6  # tokens between "agreed" and "to begin"
OPENED_REACH = 4  # tokens between "to begin" and "talks"
HELPING_REACH = 6  # tokens between "guarantor" and "talks"
ENDED_REACH = 9  # tokens between "talks" and "ended"
BACK = 2  # sentences before within which the state has been told of
TWO = 2
NAMED = ("country", "place")
HOME_SIDES = ("recip", "gather", "seat", "meet", "sign", "negotiate")  # the same of a land's two sides
TOGETHER = ("noun", "recip", "meet", "negotiate", "gather", "sit", "seat")  # patterns of those who talk


class TalkFrames(Frames):
    """Reads talks by what stands around their noun and by who has talked in the text so far."""

    def __init__(
        self,
        document: Document,
        registry: Registry,
        chunks: ChunkReader,
        clauses: ClauseReader,
        series: Series,
    ) -> None:
        super().__init__(document, registry, chunks, clauses)
        self._series = series
        self.another_at = -1  # the token of "the next meeting" found last
        self.wars = Wars(document, series)
        self.whose = WhoseTalks(document, registry, series, self.wars, self._served)
        self._mediators = Mediators(document, registry, chunks, clauses)

    def cast(
        self, pattern: str, scene: Scene, found: tuple[str, Members, bool], told: Draft | None
    ) -> tuple[str, Members, bool]:
        """The type, who takes part and whether the words may point back, where these are talks after all.

        `found` is what the frame of the trigger says of them; `told` is the event told last.
        """
        kind, members, again = self._cast(pattern, scene, found, told)
        if pattern == "noun" and third_parties.calling_for(self._document, scene, members):
            return kind, [], again
        if len(members) > 1 and {w for w, _ in members} <= self._words("labour_sides"):
            return kind, [], False  # wage talks
        if kind == "negotiation" and pattern == "noun" and third_parties.of_one_state(members, self._served):
            return kind, self.whose.members(scene, kind), False  # "de" of two who serve one state
        if kind == "signing" and len(members) > 1:  # "undertegnet med Norge som mekler"
            around = self._chunks.chunks(scene.sentence)
            return (
                kind,
                third_parties.beside(members, third_parties.standing_by(self._document, around)),
                again,
            )
        if not self._helping or kind not in ("meeting", "negotiation") or pattern not in TOGETHER:
            return kind, members, again
        if len(members) > 1 and third_parties.met(self._document, scene):
            return "negotiation", members, again
        around = self._chunks.chunks(scene.sentence)
        sides = TWO - faced(self._document, scene)
        helpers = third_parties.third_parties(self._document, scene, around, members, self._served, sides)
        if self._series.told_by(scene.at):  # "offered to host a further round", whose sides are not named
            helpers = [m for m in helpers if m[0] not in self._served]
        talks = pattern == "noun" and self._series.of_talks(scene.at, several=True)
        people = any(w in self._served for w, _ in members)
        kind = "negotiation" if helpers and talks and not people else kind
        return kind, third_parties.beside(members, helpers), again

    def _with_mediator(self, scene: Scene, members: Members) -> Members:
        around = self._chunks.chunks(scene.sentence)  # "undertegnet med Norge som mekler"
        return third_parties.beside(members, third_parties.standing_by(self._document, around))

    @cached_property
    def _helping(self) -> bool:
        return third_parties.helping(self._document)

    def _cast(
        self, pattern: str, scene: Scene, found: tuple[str, Members, bool], told: Draft | None
    ) -> tuple[str, Members, bool]:
        """The same, without whoever helps them talk."""
        kind, members, _ = found
        if pattern == "noun" and kind in ("meeting", "negotiation"):
            return self._of_noun(scene, found, told)
        if pattern == "noun" and kind == "summit" and not members:
            same = told is not None and told.type == "summit"  # not the next of two who only met
            members = another(self._document, scene, told, []) if same else []
            self.another_at = scene.at if members else self.another_at
            return (kind, members, False) if members else found
        if pattern == "table":
            return "negotiation", self.left_table(scene), False
        if members:
            return (kind, self._mediators.together(scene, members), False) if pattern == "mediate" else found
        if pattern in HOME_SIDES and (of_land := two_of_one_land(self._document, scene, pattern)):
            bargaining = pattern == "meet" or negotiating(self._document, scene)
            return ("negotiation" if bargaining and kind == "meeting" else kind), of_land, False
        if pattern in ("host", "receive") and (sides := self.hosts_sides(scene)):
            return "negotiation", sides, False
        if pattern == "mediate":
            return kind, self._mediators.between(scene, self._series.known), False
        if pattern in ("talk", "converse") and (states := self.whose.states(scene)):
            return "negotiation", states, False
        around = self._chunks.chunks(scene.sentence)
        if pattern == "negotiate" and (two := impersonal(self._document, scene, around, self._series.known)):
            return kind, two, False
        if pattern in ("negotiate", "recip", "sign"):
            sides = self._side_by_side(scene) if pattern != "sign" else []
            sides = sides or (self._with_government(scene) if pattern != "recip" else [])
            sides = sides or (facing_rebels(self._document, scene) if pattern == "recip" else [])
            return (
                (kind, sides, False)
                if sides
                else (kind, [], found[2] and not process(self._document, scene.at))
            )
        return found

    def _of_noun(
        self, scene: Scene, found: tuple[str, Members, bool], told: Draft | None
    ) -> tuple[str, Members, bool]:
        """The same of a noun of meetings or talks."""
        kind, members, _ = found
        if (helped := self.helped(scene, members)) is not None:
            return "negotiation", helped, not helped
        if to_come := self.to_open(scene, members):
            return "negotiation", to_come, False
        if members and self.wars.only_spoken_of(scene):  # "diskuterte fredssamtalene med B": B is no party
            members = self.wars.talks(scene)
            return kind, members, not members
        if members:
            return same_talks(self._document, scene, found, told, self._served)
        talked = kind == "negotiation" or self._series.of_talks(scene.at, several=True)
        if talked and (of_land := at_home(self._document, scene)):
            return "negotiation", of_land, False
        again = another(self._document, scene, told, self._series.parties)
        if again := again or ([] if told else first_told(self._document, scene, self._served)):
            self.another_at = scene.at
            return kind, again, False
        around = self._chunks.chunks(scene.sentence)
        if beside := included(self._document, scene, around) or relative_sides(self._document, scene, around):
            return "negotiation" if self._series.of_talks(scene.at, several=True) else kind, beside, False
        if around and self._series.of_talks(scene.at) and (two := related(self._document, scene, around)):
            return "negotiation", two, False
        if parties := self.parties(scene, told):
            return "negotiation", parties, False
        sides = self.whose.members(scene, kind)
        back = found[2] and not process(self._document, scene.at)
        return ("negotiation", sides, False) if sides else (kind, [], back)

    def parties(self, scene: Scene, told: Draft | None) -> Members:
        """The parties of a noun of talks for which its frame has found nobody."""
        if third_parties.mediation(self._document, scene):
            return self._hosted(scene) or self._mediators.by_noun(scene)
        return self._of_told(scene, told) or self.wars.talks(scene)

    def _of_told(self, scene: Scene, told: Draft | None) -> Members:
        """Those of the talks told before, as what is said of these shows."""
        if not self._series.of_talks(scene.at, several=True):
            return self._under_way(scene, told)
        found = self._ended_with(scene) or self._with_government(scene) or self._hosted(scene, told)
        found = found or self._concluded(scene)
        return found or (self._broken_off(scene) if self._series.of_talks(scene.at) else [])

    def helped(self, scene: Scene, members: Members) -> Members | None:
        """ "Norge er garantist for samtalene med FLP": whoever helps others talk, and these; None if nobody.

        `members` are who the noun's frame has found.
        """
        low = max(scene.clause.start, scene.at - HELPING_REACH)
        helping = any(self._norm(i) in self._words("third_parties") for i in range(low, scene.at))
        subject = scene.subject.members if scene.subject and not scene.subject.genitive else []
        if not helping or not set(subject) & {w for w, _ in members}:
            return None
        near = next((c for c in scene.after if c.preposition in self._with and len(c.members) == 1), None)
        if near:  # talks that the text has told of, or none that anybody here has part in
            self._series.recall(near.members[0])
            return []
        parties = [w for w in self._series.known if w not in subject]
        if len(parties) < TWO:
            return members
        return [*((w, "host") for w in subject), *((w, "participant") for w in parties)]

    def to_open(self, scene: Scene, members: Members) -> Members:
        """ "The ministers agreed to begin talks on labour": talks of their states that are to come.

        `members` are who the noun's frame has found.
        """
        first = max(scene.clause.start, scene.at - OPENED_REACH)
        opening = next(
            (i for i in range(scene.at - 1, first - 1, -1) if self._norm(i) in self._words("opening_talks")),
            -1,
        )
        if opening < 0 or not self._series.of_talks(scene.at, several=True):
            return []
        low = max(scene.clause.start, opening - AGREED_REACH)
        said = {self._norm(i) for i in range(low, opening)}
        if said.isdisjoint(self._words("agreeing")):
            return []
        who = [w for w, _ in members] or list(self._series.known)
        states = self._states(who)
        return [(w, "participant") for w in states] if len(states) >= TWO else []

    def hosts_sides(self, scene: Scene) -> Members:
        """ "Would host both sides in Lima", "er vert for partene": whoever hosts, and the parties told of."""
        near = [self._norm(i) for i in range(scene.at + 1, min(scene.at + SIDES_REACH, scene.clause.end))]
        sides = self._words("side_nouns") | self._words("party_words")
        return self._bringing(scene) if sides.intersection(near) else []

    def left_table(self, scene: Scene) -> Members:
        """ "Partene brøt av", "forlot geriljaen bordet": the parties of the talks told of, which end."""
        known = self._series.talking()
        near = [self._norm(i) for i in range(max(scene.clause.start, scene.at - 4), scene.clause.end)]
        unnamed = self._words("party_words") | self._words("rebel_words") | self._words("seated_authorities")
        own = scene.subject is not None and set(scene.subject.members) & set(known)
        states = {
            s for w in (scene.subject.members if scene.subject else ()) for s in self._served.get(w, ())
        }
        told = own or states & set(known) or unnamed.intersection(near[:6])
        return [(w, "participant") for w in known] if len(known) >= TWO and told else []

    # --- the parts ---
    def _states(self, who: Iterable[str]) -> list[str]:
        """Whom people act for, and states themselves, each once."""
        found = (s for w in who for s in ([w] if w not in self._served else sorted(self._served[w])))
        return list(dict.fromkeys(found))

    def _ended_with(self, scene: Scene) -> Members:
        """ "Talks ended on Thursday with A and B promising to meet", "endte med at A og B lovet"."""
        behind = range(scene.at + 1, min(scene.at + 1 + ENDED_REACH, scene.clause.end))
        ended = next((i for i in behind if self._norm(i) in self._words("ended_verbs")), -1)
        if ended < 0:
            return []
        for chunk in self._chunks.chunks(scene.sentence):
            if chunk.first < ended or len(chunk.members) < TWO or chunk.genitive:
                continue
            promising = self._norm(chunk.last).endswith("ing") and chunk.preposition in self._with
            at = chunk.first - 1
            that = self._norm(at) in self._words("that_words") and self._norm(at - 1) in self._with
            return everybody(chunk) if promising or that else []
        return []

    def _with_government(self, scene: Scene) -> Members:
        """ "Samtalene mellom regjeringen og FLP", "its talks with the FLP": the state told of."""
        around = [c for c in scene.after if "organisation" in c.kinds and not c.genitive]
        for chunk in around[:1]:
            if len(chunk.members) > 1 or not self._armed(chunk):
                return []
            low = max(scene.at + 1, chunk.first - SIDES_REACH)
            before = [self._norm(i) for i in range(low, chunk.first)]
            behind = [self._norm(i) for i in range(chunk.last, chunk.last + SIDES_REACH)]
            authorities = self._words("seated_authorities")
            both = authorities.intersection(before) or (
                set(behind[:1]) & self._words("conjunctions") and authorities.intersection(behind)
            )
            between = both and self._words("between") & {*before, chunk.preposition}
            alone = chunk.preposition in self._with and self._government_acts(scene)
            if (between or alone) and (state := self._state_told(scene, chunk)):
                return [(state, "participant"), *everybody(chunk)]
        return []

    def _side_by_side(self, scene: Scene) -> Members:
        """ "Regjeringen og FLP har forhandlet", "the FLP and the government have negotiated": both act."""
        chunk = next((c for c in scene.before if c.kinds == {"organisation"} and not c.genitive), None)
        if chunk is None or chunk.preposition or len(chunk.members) > 1 or not self._armed(chunk):
            return []
        joins, authorities = self._words("conjunctions"), self._words("seated_authorities")
        told = {m.key for m in self._document.mentions if m.kind == "country"}
        before = {self._norm(chunk.first - 2)} if self._norm(chunk.first - 1) in joins else set()
        behind = range(chunk.last + 1, chunk.last + 3) if self._norm(chunk.last) in joins else range(0)
        if authorities.isdisjoint(before | {self._norm(i) for i in behind}):
            return []
        state = self._state_told(scene, chunk)
        return [(state, "participant"), *everybody(chunk)] if state in told else []

    def _body(self, chunk: Chunk) -> Organisation | None:
        return self._registry.organisations.get(self._key(chunk, chunk.members[0]))

    def _armed(self, chunk: Chunk) -> bool:
        """Whether a body fights a government: one that is known to, or that nothing else is known of."""
        body = self._body(chunk)
        return body is None or body.kind == "armed_group"

    def _key(self, chunk: Chunk, who: str) -> str:
        tokens = self._document.tokens
        start, end = tokens[chunk.first].start, tokens[chunk.last - 1].end
        inside = within(self._document.mentions, start, end)
        return next((m.key for m in inside if m.kind == "organisation"), who)

    def _government_acts(self, scene: Scene) -> bool:
        """Whether "the government" without a name is the subject of the clause."""
        authorities, marks = self._words("seated_authorities"), self._words("place_prepositions")
        marks = marks | self._words("other_prepositions") | self._words("with") | self._words("between")
        last = (
            scene.at if self._frames.get("subject_first") else scene.at + TWO
        )  # "i fjor undertegnet regjeringen"
        inside = scene.clause.before(last)
        return any(self._norm(i) in authorities and self._norm(i - 1) not in marks for i in inside)

    def _state_told(self, scene: Scene, other: Chunk | None = None) -> str:
        """Whose government it is: the state named last in the sentence, else the one that has talked."""
        taken = set(other.members) if other else set()
        body = self._body(other) if other else None
        if body is not None and body.country:
            return body.country
        before = within(self._document.mentions, scene.sentence.start, self._document.tokens[scene.at].start)
        found = [
            m for m in before if m.kind in NAMED and (m.form != "name" or not self._subject(m.start, scene))
        ]
        states = [s for m in found if (s := self._country(m))]
        if states:
            return states[-1]
        at = next(n for n, s in enumerate(self._document.sentences) if s.start == scene.sentence.start)
        for sentence in reversed(self._document.sentences[max(0, at - BACK) : at]):
            told = within(self._document.mentions, sentence.start, sentence.end)
            if states := list(dict.fromkeys(s for m in told if (s := self._country(m)))):
                return states[0] if len(states) == 1 else ""
        sides = [w for w in self._series.parties if w in self._registry.countries and w not in taken]
        return sides[0] if len(sides) == 1 else ""

    def _subject(self, offset: int, scene: Scene) -> bool:
        """ "Norge har en rolle i Peru": the state that is the subject is not the one spoken of."""
        inside = self._chunks.chunks(scene.sentence)
        bare = (c for c in inside if not c.preposition and not c.genitive and "country" in c.kinds)
        tokens = self._document.tokens
        return any(tokens[c.first].start <= offset < tokens[c.last - 1].end for c in bare)

    def _hosted(self, scene: Scene, told: Draft | None = None) -> Members:
        """ "Has offered to host a round of talks", "vil være vert for samtaler": with the parties told of."""
        role = third_parties.role_of(self._document, scene)
        role = "organiser" if third_parties.mediation(self._document, scene) else role
        return self._bringing(scene, role, told) if role else []

    def _bringing(self, scene: Scene, role: str = "host", told: Draft | None = None) -> Members:
        known = self._series.known
        met = [w for w, _ in told.members] if told and told.type == "meeting" else []
        theirs = self._norm(scene.at).endswith(tuple(self._words("definite_endings")) or ("\0",))
        theirs = theirs or self._norm(scene.at - 1) in self._words("definite_determiners")
        if theirs and len(met) == TWO and set(self._states(met)) == set(known):
            known = met  # "A met B. C, who brokered the talks": theirs
        who = third_parties.helpers(self._document, scene, self._chunks.chunks(scene.sentence))
        if not who or len(known) < TWO or set(who) & set(known):
            return []
        return [*((w, role) for w in who), *((w, "participant") for w in known)]

    def _concluded(self, scene: Scene) -> Members:
        """ "The ministers welcomed the conclusion of negotiations": of the two states that had them."""
        low = max(scene.clause.start, scene.at - SIDES_REACH)
        if not any(self._norm(i) in self._words("concluded_talks") for i in range(low, scene.at)):
            return []
        who = (
            scene.subject.members if scene.subject and len(scene.subject.members) > 1 else self._series.known
        )
        states = self._states(who)
        return [(w, "participant") for w in states] if len(states) == TWO else []

    def _broken_off(self, scene: Scene) -> Members:
        """ "I 2019 avbrøt regjeringen forhandlingene": talks told of before, broken off by one of the two."""
        known = self._series.parties
        inside = scene.clause.before(scene.clause.end)
        breaking = any(self._norm(i) in self._words("breaking_verbs") for i in inside)
        timed = within(self._document.times, scene.sentence.start, scene.sentence.end)
        own = scene.subject is not None and bool(set(scene.subject.members) & set(known))
        acting = own or self._government_acts(scene)
        alone = not [c for c in scene.after if c.preposition in self._with]
        told = breaking and timed and acting and alone and len(known) >= TWO
        return [(w, "participant") for w in known] if told else []

    def _under_way(self, scene: Scene, told: Draft | None) -> Members:
        """ "Den har vært under forhandling siden 2016": what the two who signed had talked about."""
        singular = self._norm(scene.at) in self._words("under_negotiation")
        under = singular and self._norm(scene.at - 1) in self._words("under_words")
        timed = within(self._document.times, scene.sentence.start, scene.sentence.end)
        known = self._series.known if scene.subject is None else []
        if told is not None and told.type in ("signing", "agreement"):
            known = self._states(w for w, _ in told.members)
            known = known if all(w in self._registry.countries for w in known) else []
        return [(w, "participant") for w in known] if under and timed and len(known) >= TWO else []
