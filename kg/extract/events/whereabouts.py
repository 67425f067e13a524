"""Journeys whose place, or whose traveller, only the text before tells: "when he went there", "came in 1967".

The place is the one foreign land of the words just before; the traveller of "a stop in Lima was dropped" is
whoever the sentences before tell of.
"""

from collections.abc import Collection, Sequence
from functools import cached_property, partial

from kg.annotate.structure import covering, within
from kg.document import Document, Mention, Sentence
from kg.extract.actors.chunks import ChunkReader
from kg.extract.actors.records import Chunk
from kg.extract.circumstances.datelines import written_in
from kg.extract.circumstances.records import Place
from kg.extract.events.memory import Memory
from kg.extract.events.named_ahead import named_ahead
from kg.extract.events.same_traveller import same_traveller
from kg.extract.frames.along import goes_along, in_town
from kg.extract.frames.records import Members, Scene
from kg.extract.frames.scene import Frames
from kg.extract.frames.visit_nouns import off_pattern
from kg.extract.grammar.clauses import ClauseReader
from kg.languages import words
from kg.reference import Registry

BEFORE = 2  # sentences in which the land, or the traveller, is told
THERE_REACH = 3  # tokens behind a verb within which "there" stands
LAND_REACH = 7  # tokens behind "blir" within which "i landet" stands
BEHIND_REACH = 12  # tokens behind "came in 1967, and was received by" within which the host stands
NEAR = 6  # tokens between "stop" and "in Lima"
GOING = ("travel", "stay", "remain", "come_then")  # the last is "came in 1967"
POINTING = (*GOING, "visit", "expected", "noun")  # whose place may be "the country"
GENITIVE_REACH = 2  # tokens from "the king's" to "visit"
GENITIVES = ("'s", "’s")


class Whereabouts(Frames):
    """Finds what a clause of a journey leaves to the text before it."""

    def __init__(
        self,
        document: Document,
        registry: Registry,
        chunks: ChunkReader,
        clauses: ClauseReader,
        memory: Memory,
    ) -> None:
        super().__init__(document, registry, chunks, clauses)
        self._memory = memory
        self.found_at = -1  # the token of the journey found last
        self.previous_at = -1  # the same of "the previous visit"
        self._town_at = -1  # the same of "er også i byen"

    def completed(self, pattern: str, scene: Scene, members: Members, *, anaphoric: bool) -> Members:
        """Those of a journey, with whoever only the text around its clause tells of."""
        noun = pattern == "noun"
        if not members:
            if anaphoric:  # "det forrige besøket"
                return self._previous(scene) or self._onward(scene) or self._dropped(scene) if noun else []
            return self._members(pattern, scene)
        if pattern == "stay" and scene.subject and goes_along(self._document, scene, scene.subject) >= 0:
            journey = self._memory.journey  # "er også med til Lima": on the journey told before
            led = self._memory.travellers if journey and journey.who & {w for w, _ in members} else ()
            members = [*((w, "guest") for w in led if (w, "guest") not in members), *members]
        members = same_traveller(self._document, self._memory, scene, members, self._home)
        return self._hosted(scene, members) if noun else named_ahead(self._document, scene, members)

    def _members(self, pattern: str, scene: Scene) -> Members:
        """The traveller and the state he is in, of a journey of which the clause tells too little."""
        found = self._found(pattern, scene)
        self.found_at = scene.at if found else self.found_at
        return found

    def _found(self, pattern: str, scene: Scene) -> Members:
        subject = scene.subject
        known = subject is not None and subject.people and self._arriving(pattern, subject.members)
        if subject and known and pattern in ("visit", "travel") and (both := self._both(scene)):
            return [*((w, "guest") for w in subject.members), *((w, "host") for w in both)]
        country = self._pointed(scene, subject.members) if subject and known and pattern in POINTING else ""
        if pattern == "noun" and not country:
            return self._previous(scene) or self._traveller(scene)
        if subject is None or not known or (not country and pattern not in GOING):
            return []
        if pattern == "stay" and self._posted(subject.members):
            return []
        if self._norm(subject.first - 1) in words(self._language, "people", "former"):
            return []  # "the then prime minister", whoever it was
        timed, here_now = pattern != "stay" or self._timed(scene), self._in_town(pattern, scene)
        if not country and ((self._there(pattern, scene) and timed) or here_now):
            here = written_in(self._document, scene)
            country = self._land(scene, subject.members, lone=False) if here is None else here
        elif not country and pattern in ("travel", "come_then") and self._bare(scene, subject):
            country = self._host_behind(scene, subject.members) or self._land(scene, subject.members)
        return [*((w, "guest") for w in subject.members), (country, "host")] if country else []

    def _in_town(self, pattern: str, scene: Scene) -> bool:
        """ "B er også i byen": where the text told of a journey before, if it did."""
        told = pattern == "stay" and self._memory.journey is not None and in_town(self._document, scene)
        self._town_at = scene.at if told else self._town_at
        return told

    def where(self, at: int, told: Place) -> Place:
        """The town of the journey told before, for "B er også i byen"."""
        journey = self._memory.journey
        return journey.place if journey and at == self._town_at and not told.city else told

    def _both(self, scene: Scene) -> Sequence[str]:
        """ "Will visit both countries", "travels to the two countries": those named together last."""
        tokens, two = self._document.tokens, words(self._language, "groups", "two_countries")
        first = scene.at + 1 + (self._norm(scene.at + 1) in self._words("to"))
        said = " ".join(t.norm for t in tokens[first : min(first + 3, scene.clause.end)])
        return self._memory.counted.neighbours if said.startswith(tuple(two)) else ()

    def _hosted(self, scene: Scene, members: Members) -> Members:
        """ "In 2004 they were on a state visit": to the land that the words before tell of."""
        guests = [w for w, role in members if role == "guest"]
        placed = any(role != "guest" for _, role in members) or self._paid_to(scene)
        if placed or not guests or not self._known(guests):
            return members
        if country := self._pointed(scene, guests):
            return [*members, (country, "host")]
        if country := self._preparing(scene, guests):
            return [*members, (country, "host")]
        same_guests = guests == self._memory.travellers  # "her last visit was in 2018"
        if same_guests and (before := self._previous(scene)):
            return before
        if len(guests) > 1 and (same := self._joined(guests)):
            return [*members, *same]
        owned = any(c.genitive and 0 <= scene.at - c.last <= GENITIVE_REACH for c in scene.before)
        placed = bool(self._target(scene, self._words("place_prepositions") | self._words("to")))
        if (
            owned
            and not placed
            and self._timed(scene)
            and (visited := self._visited(scene, guests, far=True))
        ):
            return [*members, (visited, "host")]  # "follows the king's state visit in May"
        whole = " ".join(self._norm(i) for i in scene.clause.before(scene.clause.end))
        others = bool(self._memory.travellers) and not {*guests} <= {*self._memory.travellers}
        if not self._on_a_visit(scene) and (placed or others or off_pattern(self._language).search(whole)):
            return members  # "her visit to Chile last month", "cancelled his trip", "on the trip was B"
        first = max(scene.clause.start, scene.at - BEHIND_REACH)
        if any(self._norm(i) in self._asking for i in range(first, scene.at)):
            return members  # "er bedt på statsbesøk"
        country = self._land(scene, guests)
        return [*members, (country, "host")] if country else members

    def _onward(self, scene: Scene) -> Members:
        """ "A was in Lima. The visit to Quito on Sunday was short": A's as well, though in another land."""
        journey, who = self._memory.journey, self._memory.travellers
        people = [c for c in (*scene.before, *scene.after) if c.people]
        if journey is None or people or len(who) != 1 or not self._known(who):
            return []
        index = self._document.sentences.index(scene.sentence)
        near = journey.sentence in self._document.sentences[max(0, index - 1) : index + 1]
        target = self._target(scene, self._words("place_prepositions") | self._words("to"))
        state = self._country(target[0]) if near and target and self._right_behind(scene, target[0]) else ""
        other = state and state not in journey.who and not self._home([state], who)
        return [(who[0], "guest"), (state, "host")] if other else []

    def _paid_to(self, scene: Scene) -> bool:
        """ "En bonde får besøk av A": of whoever has no name, where he lives."""
        near = {self._norm(i) for i in scene.clause.before(scene.at, THERE_REACH)}
        had = not near.isdisjoint(self._words("have_words"))
        return had and scene.subject is None and self._norm(scene.at + 1) in self._words("by")

    def _preparing(self, scene: Scene, guests: Sequence[str]) -> str:
        """ "Peru is preparing for a visit by A": to the state that does."""
        subject, marks = scene.subject, self._words("preparing_words")
        if subject is None or subject.kinds != {"country"} or len(subject.members) > 1 or subject.genitive:
            return ""
        prepares = any(self._norm(i) in marks for i in scene.clause.before(scene.at))
        return subject.members[0] if prepares and not self._home(subject.members, guests) else ""

    def _right_behind(self, scene: Scene, place: Mention) -> bool:
        """Whether nothing but a time and a preposition stands between a noun and a place."""
        tokens, text = self._document.tokens, self._document.article.text
        between = range(scene.at + 1, self._index(place.start))
        untimed = [i for i in between if not covering(self._document.times, text, tokens[i].start)]
        return len(untimed) <= 1

    def _previous(self, scene: Scene) -> Members:
        """ "Is on her third visit to Peru. The previous visit was in May": hers, and to Peru."""
        near = {self._norm(i) for i in scene.clause.before(scene.at, THERE_REACH)}
        people = [c for c in (*scene.before, *scene.after) if c.people and not c.genitive]
        journey = self._memory.journey
        if people or journey is None or near.isdisjoint(self._words("previous_words")):
            return []
        index = self._document.sentences.index(scene.sentence)
        told = journey.sentence in self._document.sentences[max(0, index - BEFORE) : index]
        target = self._target(scene, self._words("place_prepositions") | self._words("to"))
        found = list(journey.members) if told and self._timed(scene) and not target else []
        self.previous_at = scene.at if found else self.previous_at
        return found

    def _joined(self, guests: Sequence[str]) -> Members:
        """ "A was accompanied on the visit by B": the land of A's journey told last."""
        journey = self._memory.journey
        if journey is None or not {*self._memory.travellers} < {*guests}:
            return []
        return [m for m in journey.members if m[1] == "host"]

    @cached_property
    def _asking(self) -> frozenset[str]:
        inviting = partial(words, self._language, "invitations")
        return inviting("verbs") | inviting("asked_to_come") | inviting("ask_finite")

    def _arriving(self, pattern: str, guests: Sequence[str]) -> bool:
        """Whether those who go are known to come for a state; of "is in the capital", by their surname."""
        return self._known(guests) or (pattern in ("stay", "visit") and all(map(self._vouched, guests)))

    def _known(self, guests: Sequence[str]) -> bool:
        return all(self._served.get(w) for w in guests)

    def _on_a_visit(self, scene: Scene) -> bool:
        """ "On a state visit", and nothing behind that says where."""
        before = {self._norm(i) for i in range(scene.at - THERE_REACH, scene.at)}
        return bool(before & self._words("on_visit")) and not self._norm(scene.at + 1).isalpha()

    def _there(self, pattern: str, scene: Scene) -> bool:
        """ "Reiste dit", "was there in May", "blir fire dager i landet"."""
        there = self._words("thither") if pattern == "travel" else self._words("at_that_place")
        last = max(scene.at, scene.subject.last - 1) if scene.subject else scene.at
        reach = THERE_REACH
        if pattern == "remain":
            there, reach = self._words("that_land"), LAND_REACH
        stop = min(last + 1 + reach, scene.sentence.tokens[1])
        if pattern == "remain" and not any(
            self._norm(i) in self._words("stay_lengths") for i in range(last + 1, stop)
        ):
            return False  # "skulle bli sendt ut av landet"
        if pattern == "stay" and any(
            self._norm(i) in self._words("that_land") for i in range(last + 2, stop)
        ):
            return True  # "was last in the country in 2016"
        return any(self._norm(i) in there for i in range(last + 1, stop))

    def _pointed(self, scene: Scene, guests: Sequence[str]) -> str:
        """The state of "visited the country", "besøk i landet", "flew to the Polish capital"; "" for none."""
        small = self._words("place_prepositions") | self._words("to") | self._words("articles")
        small |= self._words("bare_asides") | self._words("toward")
        at = scene.subject.last if scene.subject and scene.subject.last > scene.at else scene.at + 1
        while self._norm(at) in small:
            at += 1
        if at >= scene.sentence.tokens[1]:
            return ""
        capitals = words(self._language, "circumstances", "capital_words")
        if self._norm(at + 1) in capitals:
            token = self._document.tokens[at]
            own = [
                m.key for m in within(self._document.mentions, token.start, token.end) if m.kind == "country"
            ]
            return own[0] if own and not self._home(own[:1], guests) else ""
        if self._norm(at) not in self._words("that_country") or self._norm(at + 1) in GENITIVES:
            return ""
        if self._norm(at) in self._words("relatives") and not self._ends(at):
            return ""  # "på besøk der han møtte B": where
        return self._land(scene, guests, lone=False)

    def _ends(self, at: int) -> bool:
        """Whether a phrase ends at a token: no word behind it, or a time, a preposition or "som"."""
        behind = self._document.tokens[at + 1 : at + 2]
        if not behind or not behind[0].text.isalpha():
            return True
        marks = (
            self._words("place_prepositions") | self._words("other_prepositions") | self._words("relatives")
        )
        fillers, last = self._words("times_fillers"), at + 1
        while self._norm(last) in fillers:
            last += 1
        timed = any(t.start <= behind[0].start < t.end for t in self._document.times)
        timed = timed or self._norm(last) in self._words("times_over")
        return timed or behind[0].norm in marks

    def _posted(self, who: Sequence[str]) -> bool:
        """Whether one of them is an envoy, who lives where he is sent."""
        return any(t.office == "ambassador" and t.person in who for t in self._document.titles)

    def _timed(self, scene: Scene) -> bool:
        """Whether the clause tells when: "var også der" may be at a meeting."""
        tokens, clause = self._document.tokens, scene.clause
        return bool(within(self._document.times, tokens[clause.start].start, tokens[clause.end - 1].end))

    def _bare(self, scene: Scene, subject: Chunk) -> bool:
        """ "Came in 1967", "kommer likevel": nothing but when, or that it is so, stands behind the verb."""
        if self._norm(scene.at) not in self._words("bare_journeys"):
            return False
        tokens, asides = self._document.tokens, self._words("bare_asides")
        index, seen = max(scene.at + 1, subject.last), False
        while index < scene.clause.end and tokens[index].norm.isalnum():
            start = tokens[index].start
            timed = any(t.start <= start < t.end for t in within(self._document.times, start - 30, start + 1))
            opens = any(t.start == tokens[index + 1].start for t in self._document.times)
            if not (timed or opens or tokens[index].norm in asides):
                return False
            seen, index = True, index + 1
        told = within(self._document.times, tokens[scene.clause.start].start, tokens[scene.at].start)
        instead = " ".join([self._norm(i) for i in scene.clause.before(scene.at)]) in self._words("instead")
        still = any(self._norm(i) in asides for i in range(subject.last, scene.at))  # "vil likevel komme"
        return seen or still or instead or bool(told) or self._cleft(scene)

    def _cleft(self, scene: Scene) -> bool:
        """ "Den gongen var det A som kom"."""
        return scene.clause.relative >= 0 and scene.at - scene.clause.relative <= 1

    def _host_behind(self, scene: Scene, guests: Sequence[str]) -> str:
        """ "Came, and was received by President B": the state that B serves."""
        last = min(scene.at + BEHIND_REACH, scene.sentence.tokens[1])
        behind = [c for c in self._chunks.chunks(scene.sentence) if scene.at < c.first < last and c.people]
        states = {s for c in behind for w in c.members for s in self._served.get(w, ()) if w not in guests}
        states = {s for s in states if s in self._registry.countries}
        return next(iter(states)) if len(states) == 1 and not self._home(states, guests) else ""

    def _home(self, states: Collection[str], guests: Sequence[str]) -> bool:
        return any(self._at_home(w, s) for w in guests for s in states)

    def _land(self, scene: Scene, guests: Sequence[str], *, lone: bool = True) -> str:
        """The foreign state that the sentence so far, or one before it, names; the last where not `lone`."""
        here = self._document.sentences.index(scene.sentence)
        start = self._document.tokens[scene.at].start
        spans = [(scene.sentence.start, start), *((s.start, s.end) for s in self._nearest(here))]
        told = [self._lands(*span, guests, named=lone) for span in spans]
        found = next((lands for lands in told if lands), [])
        if not lone and (visited := self._visited(scene, guests, far=True)):
            return visited
        if found:
            return found[-1] if len(set(found)) == 1 or not lone else ""
        return self._visited(scene, guests)

    def _visited(self, scene: Scene, guests: Sequence[str], *, far: bool = False) -> str:
        """The one foreign state of the journey told last, in this paragraph or the one before."""
        last = self._memory.journey
        hosts = [w for w, role in last.members if role == "host"] if last else []
        near = last is not None and (far or scene.sentence.paragraph - last.sentence.paragraph <= 1)
        states = [h for h in hosts if h in self._registry.countries and not self._home([h], guests)]
        return states[0] if near and len(states) == 1 else ""

    def _nearest(self, here: int) -> list[Sentence]:
        return list(reversed(self._document.sentences[max(0, here - BEFORE) : here]))

    def _lands(self, start: int, end: int, guests: Sequence[str], *, named: bool) -> list[str]:
        """The states that a stretch names as places, or at all, those aside where a guest is at home."""
        inside = within(self._document.mentions, start, end)
        named_there = (
            m
            for m in inside
            if self._names_land(m) or (not named and m.form == "name" and m.kind == "country")
        )
        found = (self._country(m) for m in named_there)
        return [c for c in found if c and not self._home([c], guests)]

    def _names_land(self, mention: Mention) -> bool:
        return (
            mention.kind in ("place", "country")
            and mention.form == "name"
            and not mention.genitive
            and not self._titled(mention)
        )

    def _traveller(self, scene: Scene) -> Members:
        """ "A stop in Lima is planned": of the one whom the sentences before tell of."""
        people = [c for c in (*scene.before, *scene.after) if c.people]
        acting = self._clauses.verbs(scene.clause, scene.at)  # "five members were on a visit to Lima"
        if people or acting or scene.clause.relative >= 0:
            return []
        here = self._document.sentences.index(scene.sentence)
        for sentence in self._nearest(here):
            chunks = [c for c in self._chunks.chunks(sentence) if c.people and not c.genitive]
            if chunks:
                guests, told = chunks[0].members, not chunks[0].preposition and len(chunks[0].members) == 1
                return self._bound(scene, guests) if told and self._known(guests) else []
        return []

    def _dropped(self, scene: Scene) -> Members:
        """ "Turen til Lima er avlyst", "the trip to Lima is off": of the one the text is about."""
        target = self._target(scene, self._words("to"))
        near = target and self._right_behind(scene, target[0])
        off = near and off_pattern(self._language).search(" ".join(self._norms(scene.sentence)))
        who = self._memory.travellers
        lone = off and len(who) == 1 and self._known(who)
        return self._bound(scene, who) if lone else self._traveller(scene) if off else []

    def _bound(self, scene: Scene, guests: Sequence[str]) -> Members:
        """The traveller, with the state that the noun says he was to go to."""
        target = self._target(scene, self._words("place_prepositions") | self._words("to"))
        near = target and self._index(target[0].start) - scene.at <= NEAR
        country = self._country(target[0]) if near else "" if target else self._land(scene, guests)
        if not country or self._home([country], guests):
            return []
        return [*((w, "guest") for w in guests), (country, "host")]
