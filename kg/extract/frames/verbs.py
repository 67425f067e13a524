"""The frames of verbs: who meets, receives, visits, calls, signs with whom."""

from collections.abc import Callable, Mapping
from functools import cached_property, partial

from kg.annotate.structure import within
from kg.extract.actors import subjects
from kg.extract.actors.records import Chunk
from kg.extract.circumstances.settlements import described
from kg.extract.frames import company_verbs
from kg.extract.frames.called import CALLED_REACH, called, caller, returned
from kg.extract.frames.conferred import conferred, told_by_phone
from kg.extract.frames.face_to_face import TOGETHER, face_to_face
from kg.extract.frames.heading import heads, leading_to
from kg.extract.frames.idioms import IDIOMS, IdiomFrames
from kg.extract.frames.no_meeting import no_meeting
from kg.extract.frames.phoned import phoned, spoken_together
from kg.extract.frames.records import Members, Scene
from kg.extract.frames.scene import everybody, pair
from kg.extract.frames.signatures import SignatureFrames
from kg.extract.frames.visits import before_which
from kg.extract.grammar.ranges import leads_away
from kg.extract.grammar.triggers import readings
from kg.languages import subject_first, union, words

TWO = 2  # parties at least, between whom somebody mediates
COMPANY = ("gather", "seat", "hands", "see", "brief", "entertain", "press", "lay")
STAYED = ("depart", "spend", "back")
PHONED_REACH = 8  # tokens behind "spoke" within which "for an hour by telephone" says how
HOME_REACH = 4  # tokens from "reiste" to "hjem"
STAY_WORDS = 3  # from "er" to "i" and the place: more of them tell of something else


class VerbFrames(SignatureFrames):
    """Reads the participants that stand around a verb."""

    @cached_property
    def idioms(self) -> IdiomFrames:
        """What people do together, told by more than one word."""
        return IdiomFrames(self._document, self._registry, self._chunks, self._clauses)

    @cached_property
    def _by_pattern(self) -> Mapping[str, Callable[[Scene], Members]]:
        return {
            "receive": self._receives, "call_on": self._calls_on, "host": self._hosts, "sign": self._signs,
            "guest": self._guest, "courtesy": self._pays_call, "call_back": partial(returned, self._document),
            "phone": lambda scene: phoned(self._document, self._clauses, scene),
            "discuss": lambda scene: conferred(self._document, scene, self._served),
            "raise": lambda scene: conferred(self._document, scene, self._served, together=False),
            "by_phone": lambda scene: told_by_phone(self._document, scene, self._served),
            "engage": self._engages, "send": self._sent, "negotiate": self._negotiates,
            "mediate": self._mediates, "conclude": self._concludes,
            **{p: partial(face_to_face, self._document, p, self._served) for p in TOGETHER},
        }  # fmt: skip

    def members(self, pattern: str, scene: Scene) -> Members:
        """Who takes part in which role, by the verb's pattern."""
        subject = scene.subject
        if pattern in COMPANY:
            return self._in_company(pattern, scene)
        if pattern in STAYED:
            return self.stayed(pattern, scene)
        if pattern in IDIOMS:
            return self.idioms.members(pattern, scene)
        if (read := self._by_pattern.get(pattern)) is not None:
            return read(scene)
        match pattern:
            case "meet" | "recip":
                return self._meets(pattern, scene)
            case "call" | "visit" if subject and self._passive(scene):
                return self._undergone(pattern, scene, subject)
            case "call" if subject and (other := called(self._document, scene, strict=self._strict)):
                rings = caller(self._document, scene.at)
                return pair(subject, other, rings, "participant") if other.somebody else []
            case "talk" if subject and (subject.somebody or self._rings(subject, scene)):
                return self._talks(scene, subject)
            case "converse" if subject and subject.somebody:
                return self._converses(scene, subject)
            case "visit" | "travel" | "stay" if subject and self._goers(pattern, scene, subject):
                return self._goes(pattern, scene, subject)
            case "expected" if subject and subject.somebody:  # "ventes til Oslo", "ventes i Oslo"
                return self._goes("travel", scene, subject) or self._goes("stay", scene, subject)
        return []

    def _meets(self, pattern: str, scene: Scene) -> Members:
        """ "A møtte B", "A og B møttes", "A og B møtte hverandre", "A møttes med B"."""
        subject, rest = scene.subject, scene.rest
        if subject is None or no_meeting(self._document, scene, pattern):
            return []
        agent = self._agent(rest) if self._passive(scene) else None
        if agent and (self._strict or (agent.somebody and subject.somebody)):
            return self._hosted(agent, subject)  # "was met at the airport by A"
        companions = [c for c in rest if c.preposition in self._with and self._beyond(scene, subject, c)]
        objects = [
            self._led_by(c)
            for c in rest
            if (self._object(c) or self._greeted(scene, c)) and self._beside(scene.at, c)
        ]
        alone = (
            pattern == "recip" or self._each_other(scene) or (subject_first(self._language) and not objects)
        )
        objects = objects or company_verbs.members_met(self._document, scene)
        objects = company_verbs.named_among(self._document, objects, rest, self._words("among_words"))
        if pattern == "meet" and objects and not self._each_other(scene):
            if not set(objects[0].members) - set(subject.members) and not subject_first(self._language):
                return []  # a pronoun misread: nobody meets himself
            if not (subject.somebody or objects[0].somebody) and self._states(subject, objects[0]):
                return []
            along = [(w, "participant") for w in self._fellows(scene, subject) if w not in objects[0].members]
            return pair(subject, objects[0], "participant", "participant") + along
        if alone and (len(subject.members) > 1 or companions):
            return [m for c in (subject, *companions[:1]) for m in everybody(c)]
        council = not companions and self._in_council(subject, scene.at, pattern)
        if council or (alone and not objects and subjects.gathering(self._document, subject)):
            return [(w, "organiser") for w in subject.members]
        return []

    def _engages(self, scene: Scene) -> Members:
        """ "Will engage senior Kenyan officials", who are a state's: not "engage Kenya on trade"."""
        return self._meets("meet", scene) if any("delegates" in c.kinds for c in scene.rest[:1]) else []

    def _in_company(self, pattern: str, scene: Scene) -> Members:
        """ "A and B gathered", "A is to see B", "A briefed B at the palace", "A had B to tea"."""
        subject = scene.subject
        if pattern == "hands":  # "ga hverandre hånden"
            met = self._meets("recip", scene) if self._each_other(scene) else []
            return met if all(self._served.get(w) for w, _ in met) else []
        if pattern == "seat":
            return self._meets("recip", scene) if company_verbs.seated(self._document, scene) else []
        if pattern == "gather":
            return self._meets("recip", scene) if company_verbs.gathers(self._document, scene) else []
        if subject is None or not subject.somebody:
            return []
        if pattern == "press":
            return [m for c in company_verbs.before_the_press(self._document, scene) for m in everybody(c)]
        if pattern == "lay":
            beside = company_verbs.laying_with(self._document, scene, subject, self._fellows(scene, subject))
            return [(w, "participant") for w in beside]
        if pattern == "entertain":
            guest = company_verbs.entertained(self._document, scene)
            return pair(subject, guest, "host", "guest") if guest else []
        if pattern == "see" and len(subject.members) > 1 and self._each_other(scene):
            return everybody(subject)
        told = company_verbs.seen if pattern == "see" else company_verbs.briefed
        other = told(self._document, scene)
        return pair(subject, other, "participant", "participant") if other else []

    def _undergone(self, pattern: str, scene: Scene, subject: Chunk) -> Members:
        """ "B was phoned by A", "B was visited by A": the agent acts, and the subject is acted on."""
        agent = self._agent(scene.rest)
        if agent is None or not agent.somebody or set(agent.members) & set(subject.members):
            return []
        if pattern == "visit":
            hosts = [w for w in subject.members if w in self._registry.countries]
            return [(w, "guest") for w in agent.members] + [(w, "host") for w in hosts] if hosts else []
        return everybody(subject) + everybody(agent) if subject.somebody else []

    def _states(self, one: Chunk, other: Chunk) -> bool:
        """ "Norge møtte Sverige" is a match, not a meeting."""
        return one.kinds == other.kinds == {"country"} and not subject_first(self._language)

    def _each_other(self, scene: Scene) -> bool:
        each = self._words("each_other")
        near = range(scene.at + 1, scene.at + 4)  # "each other", "one another"
        return any(self._norm(i) in each or f"{self._norm(i)} {self._norm(i + 1)}" in each for i in near)

    def _receives(self, scene: Scene) -> Members:
        subject, rest = scene.subject, scene.rest
        if company_verbs.received_elsewhere(self._document, scene):
            return []
        if subject and (self._passive(scene) or self._norm(scene.at) in self._words("passive_forms")):
            agent = self._agent(rest)
            return self._hosted(agent, subject) if agent else self._welcomed(scene, subject)
        objects = [self._led_by(c) for c in rest if self._object(c) and self._beside(scene.at, c)]
        objects = [c for c in objects if not (self._strict and c.preposition)]  # "welcomed work with B"
        objects = objects or [c for c in rest if company_verbs.taken_in(self._document, scene, c)]
        objects = objects or company_verbs.members_met(self._document, scene)
        objects = [c for c in objects if not self._said_by(scene.at, c)]
        objects = [c for c in objects if not self._names_gathering(c) and not self._housed(c)]
        states = bool(objects) and "country" in objects[0].kinds
        if subject and objects and not (states and not company_verbs.delegated(self._document, objects[0])):
            return pair(subject, objects[0], "host", "guest")
        return []

    def _housed(self, chunk: Chunk) -> bool:
        """ "Tok imot gjesten i Det hvite hus": the house where somebody is received."""
        return bool(chunk.preposition) and chunk.kinds == {"organisation"} and not self._of_states(chunk)

    def _names_gathering(self, chunk: Chunk) -> bool:
        """ "Will host the G20 summit": a body that only says whose gathering it is."""
        return chunk.kinds == {"organisation"} and self._norm(chunk.last) in self._words("gathering_nouns")

    def _welcomed(self, scene: Scene, subject: Chunk) -> Members:
        """ "A ble tatt imot i Lima": a guest of the land, where nobody says by whom, or what was held."""
        official = subject.people and all(self._served.get(w) for w in subject.members)
        behind = (readings(self._language, self._document.tokens, i, i + 1)
                  for i in range(scene.at + 1, scene.clause.end))  # fmt: skip
        if not official or subject.genitive or any(r.pattern == "noun" for found in behind for r in found):
            return []
        return [(w, "guest") for w in subject.members]

    def _said_by(self, at: int, chunk: Chunk) -> bool:
        """ "Tok imot kritikken, forteller A": whoever says so is nobody who was received."""
        saying = union(self._language, "people", "person_verbs", "reporting_verbs")
        return any(self._norm(i) in saying for i in range(at + 1, chunk.first))

    def _object(self, chunk: Chunk) -> bool:
        """Whether a group can be who is met: bare, behind "with", or a body behind "i" or "of"."""
        if chunk.genitive or company_verbs.saying(self._document, chunk):
            return False
        if not chunk.preposition or chunk.preposition in self._with:
            return True
        if chunk.somebody or "country" in chunk.kinds:
            return company_verbs.one_of(self._document, chunk)
        appears = chunk.preposition in self._words("stay_prepositions") and self._parliament(chunk)
        return chunk.preposition in self._words("institution_prepositions") and not appears

    def _greeted(self, scene: Scene, chunk: Chunk) -> bool:
        """ "Hilste på B", "her hilser A på B": somebody right behind the verb's particle."""
        subject = scene.subject
        behind = subject.last - 1 if subject and subject.first > scene.at else scene.at
        greeting = self._norm(scene.at) in self._words("greeting_verbs")
        particle = chunk.preposition in self._words("particle_prepositions")
        return greeting and particle and chunk.somebody and 0 < chunk.first - behind <= CALLED_REACH + 1

    def _beside(self, at: int, chunk: Chunk) -> bool:
        """Whether a bare group stands right behind its verb: not in "welcomed the statement by Dal"."""
        if not self._strict or chunk.preposition or chunk.first < at:
            told = company_verbs.said_between(self._document, at, chunk.first)
            return not told and (self._strict or not self._said_by(at, chunk))
        tokens = self._document.tokens
        times = within(self._document.times, tokens[at].start, tokens[chunk.first].start)
        gap = [t.norm for t in tokens[at + 1 : chunk.first]]
        known = company_verbs.introduced(self._document, chunk, gap) and self._prepositions.isdisjoint(gap)
        if known or company_verbs.tied(self._document, chunk, gap):
            return True
        return all(
            not t.text[0].islower()
            or t.norm in self._words("object_fillers")
            or any(w.start <= t.start < w.end for w in times)
            or company_verbs.joined_verb(self._document, i)
            for i, t in enumerate(tokens[at + 1 : chunk.first], at + 1)
        )

    def _talks(self, scene: Scene, subject: Chunk) -> Members:
        companions = [
            c for c in scene.rest if c.preposition in self._with and self._beyond(scene, subject, c)
        ]
        alone = len(subject.members) == 1 or self._addressed(scene)
        if alone:
            companions = [c for c in scene.rest if c.preposition in self._with | self._words("talk_to")]
            companions = [c for c in companions if self._beyond(scene, subject, c)]
            companions = [c for c in companions if not leads_away(self._document, c.first - 1, scene.at)]
        companions = [c for c in companions if not company_verbs.discussed(self._document, scene.at, c)]
        if not companions and (alone or company_verbs.with_third(self._document, scene)):
            return []
        return everybody(subject) + [m for c in companions[:1] for m in everybody(c)]

    def _converses(self, scene: Scene, subject: Chunk) -> Members:
        """ "A and B talked for two hours", "A talked with B"."""
        marks = self._with | self._words("talk_to")
        companions = [c for c in scene.rest if c.preposition in marks and c.somebody]
        companions = [c for c in companions if self._beyond(scene, subject, c)]
        asking = any(c.somebody and not c.genitive and c.last <= subject.first for c in scene.before)
        marks = words(self._language, "circumstances", "infinitive_marks")
        alone = len(subject.members) < TWO or (asking and self._norm(scene.at - 1) in marks)
        if not companions and (alone or company_verbs.with_third(self._document, scene)):
            return []  # "urged A and B to talk"
        return everybody(subject) + [m for c in companions[:1] for m in everybody(c)]

    def _negotiates(self, scene: Scene) -> Members:
        """ "Norge og EFTA forhandler med Peru", "A negotiates with B": people and states alike."""
        subject = scene.subject
        passive = self._passive(scene) and not self._norm(scene.at).endswith("ing")
        if passive:  # "the deal was negotiated by A and B"
            marks = self._words("by") | self._words("between")
            agents = (c for c in scene.rest if c.preposition in marks and len(c.members) > 1)
            if own := next((c for c in agents if c.kinds == {"country"} and not c.genitive), None):
                return everybody(own)
        if subject is None or subject.preposition or subject.genitive or passive:
            return []
        if subjects.gathering(self._document, subject):  # "EUs stats- og regjeringssjefer har forhandlet"
            return [(w, "organiser") for w in subject.members]
        together = len(subject.members) > 1 and not any(c.preposition in self._with for c in scene.rest)
        states = subject.kinds == {"country"} or set(subject.members) <= self._registry.countries.keys()
        attributive = self._norm(scene.at - 1) in self._words("determiners")  # "the negotiating parties"
        states = states or (subject.people and not attributive and self._of_several_states(subject))
        return everybody(subject) if together and states else self._talks(scene, subject)

    def _mediates(self, scene: Scene) -> Members:
        """ "A har meklet mellom B og C": whoever mediates and the parties."""
        between = [c for c in scene.after if c.preposition in self._words("between") and not c.genitive]
        subject = scene.subject
        if subject is None or self._passive(scene) or not between or len(between[0].members) < TWO:
            return []
        if set(between[0].members) & set(subject.members):
            return []  # "between the two" misread
        return [(w, "organiser") for w in subject.members] + everybody(between[0])

    def _beyond(self, scene: Scene, subject: Chunk, chunk: Chunk) -> bool:
        """Whether the two who talk have a third: not where they "talked about a treaty with C"."""
        topics = self._words("topic_words")
        topic = next((i for i in range(scene.at + 1, chunk.first) if self._norm(i) in topics), -1)
        to = words(self._language, "circumstances", "infinitive_marks")
        done = topic >= 0 and any(self._norm(i) in to for i in range(topic, chunk.first))
        state = not chunk.somebody and not company_verbs.bargained(self._document, scene.at, chunk)
        if done or (topic >= 0 and state):
            return False  # "snakket om å samarbeide med Peru", "om samarbeidet med Peru"
        return len(subject.members) == 1 or topic < 0

    def _addressed(self, scene: Scene) -> bool:
        """Where word order is strict, "they spoke on trade" tells of a speech; "spoke by phone", when two
        "last spoke", or how long, of a call."""
        near = {self._norm(i) for i in range(scene.at + 1, scene.at + PHONED_REACH)}
        again = {self._norm(scene.at - 1), self._norm(scene.at + 1)} & self._words("spoken_again")
        ways = self._words("phone_words") | words(self._language, "circumstances", "beside_words")
        told = bool(again or near & ways) or spoken_together(self._document, scene, self._served)
        return self._strict and not told

    def _fellows(self, scene: Scene, subject: Chunk) -> list[str]:
        """ "A reiser til Egypt sammen med B": who goes along."""
        marks = self._words("jointly")
        around = (*scene.before, *scene.rest)  # "sammen med B møtte A"
        along = [c for c in around if c.somebody and not c.genitive and c.preposition in self._with]
        told = (
            w
            for c in along
            if self._norm(c.first - 2) in marks or self._alongside(scene, c)
            for w in c.members
        )
        return [w for w in told if w not in subject.members]

    def _alongside(self, scene: Scene, chunk: Chunk) -> bool:
        """ "Visited Kyiv on Monday with B": right behind the place or the time, no noun has the "with"."""
        return self._strict and chunk.people and company_verbs.behind_place(self._document, scene.at, chunk)

    def _goers(self, pattern: str, scene: Scene, subject: Chunk) -> bool:
        """People; a state where the language says so, or its officials."""
        unknown = any(not self._served.get(w) for w in subject.members)
        near = range(scene.at + 1, min(scene.at + HOME_REACH, scene.clause.end))
        own = any(self._norm(i) in self._words("own_home") for i in near)  # "drog heim til Brussel"
        home = own or (unknown and company_verbs.homeward(self._document, scene))  # as far as anybody knows
        if pattern == "travel" and (home or not company_verbs.seated(self._document, scene)):
            return False  # "B reiser tilbake til Norge", "satte ham på flyet til Lima"
        against = self._norm(subject.last - 1) in self._words("authorities_against")
        if pattern == "travel" and (against or not heads(self._document, scene)):
            return False  # "the government flew food to Lima"
        sent = company_verbs.sent(self._document, subject)
        return subject.somebody or sent or (pattern == "visit" and not self._strict)

    def _goes(self, pattern: str, scene: Scene, subject: Chunk) -> Members:
        """ "A reiser til B og C": a guest of each; "A er i B" where A is not at home there."""
        guests = [(w, "guest") for w in (*subject.members, *self._fellows(scene, subject))]
        if pattern == "visit":
            whom = any(c.first == c.last for c in scene.rest)  # "B, whom he visited in Lima"
            whom = whom or before_which(self._document, self._registry, scene.at) is not None
            if self._norm(scene.at + 1) in self._words("no_visit") and not whom:
                return []  # "reached out to Lima"
            return self._visits(scene, subject, guests)
        if pattern == "stay" and (told := self._along(scene, subject) or self._at_somebody(scene, subject)):
            return told
        marks = self._words("stay_prepositions")
        if pattern == "travel":
            marks = self._words("travel_to") or self._words("to")
            marks = marks & {self._norm(scene.at + 1)} or marks  # "went to school in Lima"
            marks = leading_to(self._document, scene, marks)
        target = self._target(scene, marks) or self._fronted(pattern, scene, marks)
        goal = self._index(target[0].start) if target else -1
        if pattern == "travel" and (self._only_does(scene) or self._anothers(scene, goal)):
            return []
        if self._norm(scene.at) in self._words("willing") and self._of_something(scene, subject):
            return []  # "A kritiserer folk som vil til Lima"
        countries = list(dict.fromkeys(c for m in target if (c := self._country(m))))
        abroad = [c for c in countries if not any(self._at_home(w, c) for w in subject.members)]
        countries = abroad or countries  # "will travel to Hawaii and Vietnam"
        going = self._norm(scene.at) in self._words("loose_journeys")  # people go to places at home, too
        couples = words(self._language, "people", "royal_couples")  # of whom the text may tell by name
        sent = company_verbs.sent(self._document, subject) and self._norm(subject.last - 1) not in couples
        if going and not sent and any(not self._served.get(w) for w in subject.members):
            return []
        place = described(self._document, scene.at + 1, scene.clause.end, marks) if not countries else None
        countries = [place.country] if place else countries
        countries = countries or (self._here(scene) if pattern == "travel" else [])
        if pattern == "travel" and not countries:
            hosts = self._travelled_to(scene, subject)
            return guests + hosts if hosts else []
        if pattern == "stay":
            if self._is_event(scene) or self._only_is(scene) or self._of_something(scene, subject):
                return []
            start = max(scene.at, subject.last - 1)  # "onsdag landet A i Lima"
            starts = [m.start for m in target] or ([place.start] if place else [])
            goal = self._index(starts[0]) if starts else start
            near = goal > start and self._plain_words(start, goal) <= STAY_WORDS
            if not near and (isle := self._target(scene, self._words("isle_prepositions"))):
                countries = [c for m in isle[:1] if (c := self._country(m))]
                target, near = isle, self._plain_words(start, self._index(isle[0].start)) < STAY_WORDS
            known = [w for w in subject.members if sent or self._vouched(w)]
            countries = countries if near and known else []
            countries = [c for c in countries if not any(self._at_home(w, c) for w in known)]
        return guests + [(c, "host") for c in countries] if countries else []
