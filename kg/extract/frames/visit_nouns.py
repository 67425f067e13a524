"""The frames of nouns for a journey: "As besøk i C", "besøk av A", "A hadde B på besøk"."""

import re
from functools import cache, cached_property
from itertools import pairwise

from kg.annotate.structure import within
from kg.extract.actors.premodifiers import introduced
from kg.extract.actors.records import Chunk
from kg.extract.actors.units import delegation_behind, led_by
from kg.extract.frames.addressed import addressed
from kg.extract.frames.beside_visits import travelling
from kg.extract.frames.company_verbs import told_apart
from kg.extract.frames.foreseen import foreseen, including
from kg.extract.frames.leading_on import led_to
from kg.extract.frames.onstage import OnStage
from kg.extract.frames.records import Members, Scene
from kg.extract.frames.scene import everybody
from kg.extract.frames.travelling_on import OnwardFrames
from kg.extract.frames.unnamed import members_of
from kg.extract.grammar.clauses import finite_verbs
from kg.extract.grammar.triggers import readings
from kg.languages import table, words
from kg.languages.compiled import compiled

ADJOINED_REACH = 6  # tokens from "after" to "visit", and from there to where it is
ACTING_REACH = 9  # tokens from the comma behind such a phrase to who acts, his office counted
STOP_REACH = 2  # tokens from "stops" to the first place
HOSTED_REACH = 5  # tokens between "hosted" and the noun: "hosted a first round of talks"
MARK_REACH = 4  # tokens before "pressekonferanse" within which "på en felles" stands
PAIR = 2  # those of a talk
DURING_REACH = 4  # tokens of "during her official"
WITH_REACH = 9  # tokens after a noun within which "med X" belongs to it
LANDS_REACH = 8  # tokens from "visit" to "the countries of Peru and Chile"
TOUR_REACH = 3  # tokens between "tour" and the states it is "of"
THEIR_REACH = 4  # tokens between "their" and the noun: "their first telephone call"
VISIT_WORDS = 5  # tokens between "for" and "visit": "for a three-day official visit"
CALLS = ("meeting", "negotiation", "phone_call")
COMPANY_REACH = 6  # tokens between "møtet" and whom it is with
HEADS = ("head_of_state", "head_of_government")


class VisitNouns(OnwardFrames):
    """Reads who visits whom, and what the frames of all event nouns share."""

    def _visit(self, scene: Scene, owner: Chunk | None) -> tuple[Members, bool]:
        """Who visits: the owner, whom it is "av" or "fra", or the subject that "er på besøk"."""
        owned = owner is not None and owner.somebody
        again = not owned and self._equals(scene.at)
        if not again and (told := self._toured(scene, owner) or self._told_owner(scene, owner)):
            return told, False
        if again or (not owned and self._compound_land(scene.at)):
            return [], True  # "dagen før Lima-besøket deltok A på et møte i Roma": to no other place
        guests = self._visitors(scene)
        companion = None if self._opens(scene) else self._companion(scene, self._with)
        subject = scene.subject
        if hosted := self._hosted(scene) or self._received_on(scene):
            return hosted, False
        if companion and subject and subject.somebody and companion.somebody and not owner:
            return [(w, "guest") for w in (*subject.members, *companion.members)], False
        if guests:
            host = scene.subject if self._supported(scene) else None  # "fikk besøk av B"
            hosts = [(w, "host") for w in host.members] if host and host is not guests else []
            return [(w, "guest") for w in guests.members] + hosts, False
        if owner and owner.somebody:
            return [(w, "guest") for w in owner.members], self._in_course(scene.at)
        if nation := self._nation(scene.at):
            return [(nation, "guest")], self._definite(scene.at)
        subject, definite = scene.subject, self._definite(scene.at)
        if self._opens(scene) and definite and not self._target(scene, self._words("place_prepositions")):
            return [], True
        if subject and subject.somebody and (self._supported(scene) or self._on_visit(scene.at)):
            going = travelling(self._document, scene, subject)
            return [(w, "guest") for w in going], definite and not self._own_behind(scene.at)
        told = self._adjoined(scene) or self._included(scene)
        if travellers := told or self._travellers(scene) or self._onward(scene) or self._entered(scene):
            return travellers, definite
        after = {self._norm(i) for i in scene.clause.before(scene.at, PAIR)}
        after &= self._words("visit_after")  # "etter et besøk i C sa A"
        if (definite or after) and subject and subject.somebody:
            return self._abroad(scene, subject), definite
        return [], definite

    def _in_course(self, at: int) -> bool:
        """ "During her visit to Peru": the journey told before, if one was."""
        during = words(self._language, "circumstances", "in_course")
        near = [self._norm(i) for i in range(max(0, at - DURING_REACH), at)]
        return any(a in during and b in self._words("possessives") for a, b in pairwise(near))

    def _adjoined(self, scene: Scene) -> Members:
        """ "After a visit to Lima, A met B", "fresh from a trip to Lima, A": of who acts behind the comma."""
        first, tokens = scene.sentence.tokens[0], self._document.tokens
        target = self._target(scene, self._words("to") | self._words("stay_prepositions"))
        near = scene.at - first <= ADJOINED_REACH and self._norm(first) in self._words("visit_openers")
        if not near or not target or self._index(target[0].start) - scene.at > ADJOINED_REACH:
            return []
        last = self._index(target[-1].end - 1)
        ends = {",", *self._words("place_prepositions")}
        if self._norm(last + 1) not in ends and not within(
            self._document.times, target[-1].end, target[-1].end + 2
        ):
            return []  # "after a visit to the U.S. Embassy"
        comma = next((i for i in range(last, scene.sentence.tokens[1]) if tokens[i].text == ","), -1)
        people = [c for c in self._chunks.chunks(scene.sentence) if c.somebody]
        guest = next((c for c in people if c.first > comma), None)
        if comma < 0 or guest is None or any(c.first < comma for c in people) or not self._free(guest):
            return []
        between = {t.norm for t in tokens[comma + 1 : guest.first]}
        if guest.first - comma > ACTING_REACH or between & finite_verbs(self._language):
            return []
        countries = {self._country(m) for m in target}
        known = [w for w in guest.members if self._served.get(w)]
        away = [w for w in known if not any(self._at_home(w, c) for c in countries)]
        return [(w, "guest") for w in away] if all(countries) else []

    def _included(self, scene: Scene) -> Members:
        """ "A's trip will include stops in Lima and Quito": of the one whose trip it is."""
        before = {self._norm(i) for i in scene.clause.before(scene.at, STOP_REACH)}
        owner = next((c for c in scene.before if c.genitive and c.somebody), None)
        told = owner is not None and bool(before & self._words("including_words"))
        return [(w, "guest") for w in owner.members] if told and owner else []

    def _toured(self, scene: Scene, owner: Chunk | None) -> Members:
        """ "A tour of Peru and Chile", "a visit to the countries of Peru and Chile"."""
        guest = owner or scene.subject
        if guest is None or not guest.somebody or (guest is scene.subject and guest.genitive):
            return []
        tours, lands = self._words("tour_words"), self._words("land_words")
        for chunk in scene.after:
            toured = self._norm(scene.at) in tours and chunk.first - scene.at <= TOUR_REACH
            listed = chunk.first - scene.at <= LANDS_REACH and self._norm(chunk.first - 2) in lands
            if (
                chunk.preposition in self._words("meeting_of")
                and chunk.kinds == {"country"}
                and (toured or listed)
            ):
                hosts = [w for w in chunk.members if not any(self._at_home(g, w) for g in guest.members)]
                return [(w, "guest") for w in guest.members] + [(w, "host") for w in hosts] if hosts else []
        return []

    def with_row(self, scene: Scene, members: Members) -> Members:
        """ "As besøk til Peru og Chile": the guests told, and each state of the row, where no host is."""
        if not members or any(role == "host" for _, role in members):
            return members
        near = self._target(scene, self._words("stay_prepositions"))
        stops = [
            m for m in near if self._index(near[0].start) - scene.at <= STOP_REACH
        ]  # "stops in Lima and"
        led = led_to(self._document, self._registry, scene)  # "As reise går til Peru"
        target = stops or led or self._target(scene, self._words("to"))
        row = dict.fromkeys(c for m in target if (c := self._country(m)))
        abroad = [c for c in row if not any(self._at_home(w, c) for w, _ in members)]
        return [*members, *((c, "host") for c in abroad)] if len(abroad) > (not led) else members

    def spoken(self, scene: Scene, members: Members, voice: str, *, anaphoric: bool) -> tuple[Members, bool]:
        """ "Besøket mitt i Peru", "President B, besøket ditt i Peru": whose it is by whose words they are."""
        near = {self._norm(i) for i in (*scene.clause.before(scene.at, PAIR), scene.at + 1)}
        my, your = near & self._words("my_words"), near & self._words("your_words")
        guests = [m for m in members if m[1] == "guest"]
        if not voice or not (your if guests else my):
            return members, anaphoric
        there = self._target(scene, self._words("stay_prepositions") | self._words("to"))[:1]
        hosts = [(self._country(m), "host") for m in there if self._country(m)]
        return [*(guests or [(voice, "guest")]), *hosts], False

    def _opens(self, scene: Scene) -> bool:
        """ "Under besøket skal A ha samtaler med B": whom she is with the verb behind it says."""
        during = words(self._language, "circumstances", "during_words")
        return scene.at - scene.clause.start == 1 and self._norm(scene.at - 1) in during

    def _hosted(self, scene: Scene) -> Members:
        """ "A hadde B på besøk": whom the subject has as a guest."""
        subject, at = scene.subject, scene.at
        articles = self._words("indefinite_articles")
        marked = self._norm(at - 1) in self._words("visit_marks") | articles
        marked = marked or self._norm(at - 2) in articles  # "et kort besøk"
        after = {self._norm(at - 2), self._norm(at - 3)} & self._words("adjunct_prepositions")
        after = set() if self._norm(at - 1) in self._words("visit_marks") else after  # "B fra Peru på besøk"
        if subject is None or not subject.somebody or not marked or after:
            return []  # "besøker Peru etter et besøk i Kenya"
        guest = next((c for c in scene.before if c.first >= subject.last and self._free(c)), None)
        if guest and "country" in guest.kinds and self._supported(scene):  # "A avlegger Norge et besøk"
            return [(w, "guest") for w in subject.members] + [(w, "host") for w in guest.members]
        near = range(max(scene.clause.start, subject.first - 1), guest.first if guest else at)
        having = any(self._norm(i) in self._words("have_words") for i in near)
        if any(self._norm(i) in self._asking for i in range(subject.last, at)):
            return []  # "har invitert B på besøk"
        if guest is None or not having or not guest.somebody or set(guest.members) & set(subject.members):
            return []
        beside = ((guest.first - PAIR, guest.first), (guest.last, guest.last + PAIR))
        along = any(" ".join(map(self._norm, range(*span))) in self._words("taken_along") for span in beside)
        host = "guest" if along else "host"  # "har med seg B på besøket"
        return [(w, "guest") for w in guest.members] + [(w, host) for w in subject.members]

    def _received_on(self, scene: Scene) -> Members:
        """ "A will host B for a working visit": B visits, a head of state or government or else a state."""
        first = max(scene.clause.start, scene.at - VISIT_WORDS)
        marked = [i for i in range(first, scene.at) if self._norm(i) in self._words("hosted_for")]
        subject, tokens = scene.subject, self._document.tokens
        if not marked or subject is None or not subject.somebody:
            return []
        if self._norm(marked[-1] + 1) not in self._words("indefinite_articles") | self._words("possessives"):
            return []
        verb = next(
            (
                i
                for i in range(marked[-1], subject.last - 1, -1)
                if any(r.pattern == "receive" for r in readings(self._language, tokens, i, scene.at))
            ),
            -1,
        )
        guest = next((c for c in scene.before if 0 <= c.first - verb <= 3 and self._free(c)), None)
        if verb < 0 or guest is None or not guest.somebody or set(guest.members) & set(subject.members):
            return []
        heads = [t for t in self._document.titles if t.person in subject.members and t.office in HEADS]
        states = [c for w in subject.members for c in sorted(self._served.get(w, ()))]
        hosts = list(subject.members) if heads else states
        return [(w, "guest") for w in guest.members] + [(w, "host") for w in hosts]

    def _travellers(self, scene: Scene) -> Members:
        """ "A var med B på reisen": both travel."""
        near = [c for c in (*scene.before, *scene.after) if c.preposition in self._with and c.somebody]
        near = [c for c in near if c.last <= scene.at or not self._verb_between(scene, c)]
        subject = scene.subject
        if not near or not subject or not subject.somebody or set(subject.members) & set(near[0].members):
            return []
        return [(w, "guest") for w in (*subject.members, *near[0].members)]

    def _abroad(self, scene: Scene, subject: Chunk) -> Members:
        """ "Under besøket i C sa A": A visits where A is not at home."""
        target = self._target(scene, self._words("place_prepositions"))
        if not target:
            return []
        country = self._country(target[0])
        known = [w for w in subject.members if self._served.get(w)]
        return [(w, "guest") for w in known if country and not self._at_home(w, country)]

    def _companion(self, scene: Scene, marks: frozenset[str]) -> Chunk | None:
        """Whom the noun is "with": behind it, with no other verb between."""
        if self._arranged(scene):
            return None
        formal = self._norm(scene.at) in self._words("formal_calls")  # "audiens til Kongen"
        ties = marks | self._words("at_somebody") | (self._words("to") if formal else frozenset())
        for chunk in scene.after:
            if members_of(self._document, chunk, scene.at):
                return chunk  # "et møte med ledelsen i Hamas"
            if delegation_behind(self._document, scene.at, chunk, marks):
                return chunk
            if (
                chunk.preposition in ties
                and chunk.first - scene.at <= WITH_REACH
                and not chunk.genitive
                and not self._verb_between(scene, chunk)
            ):
                apart = told_apart(self._document, scene.at, chunk) or self._jointly_begun(scene, chunk)
                return None if apart else led_by(self._document, chunk, scene.after)
        told = foreseen(self._document, scene) or including(self._document, scene)
        return told if marks == self._with else None

    @cached_property
    def _stage(self) -> OnStage:
        """Whom the text is about. Compiled by mypyc it is made anew each time: it gets all it knows here."""
        stage = OnStage(self._document, self._registry, self._chunks, self._clauses)
        stage.met = self.met
        return stage

    def _with_one(self, kind: str, scene: Scene) -> tuple[Members, bool]:
        """ "Møtet med B": of the one whom the passage is about, else a meeting told before."""
        definite = self._definite(scene.at)
        other = self._companion(scene, self._with) if kind in CALLS else None
        if other and (about := self._stage.other(scene, other, definite=definite)):
            return everybody(about) + everybody(other), False
        if kind == "meeting" and definite and other:
            near = other.somebody and len(other.members) == 1 and other.first - scene.at <= COMPANY_REACH
            return (everybody(other), True) if near else ([], False)
        if kind == "meeting" and not definite and other and (both := self._on_the_way(scene, other)):
            return both, False
        if kind == "meeting" and not definite and (two := self._stage.two(scene)):
            return [(w, "participant") for w in two], False
        following = self._norm(scene.at + 1)  # "møtet med fiskerne": people who are nobody here
        return [], definite and following not in self._with | set(self._frames["between"])

    def _whose(self, scene: Scene) -> Members:
        """ "Møtet hun skulle ha hatt med B": whom a relative without its "som" says the noun is of."""
        due = self._words("have_words") | words(self._language, "circumstances", "intended")
        due |= self._words("future")
        free = [c for c in scene.after if c.somebody and not c.genitive]
        owner = next((c for c in free if c.first == scene.at + 1 and not c.preposition), None)
        if owner is None or self._norm(owner.last) not in due:
            return []
        near = (c for c in free if c.preposition in self._with and 0 < c.first - owner.last <= WITH_REACH)
        other = next(near, None)
        apart = other is not None and not set(owner.members) & set(other.members)
        return everybody(owner) + everybody(other) if other and apart else []

    def _speaking(self, scene: Scene) -> bool:
        """ "På en felles pressekonferanse lovet A og B": what is said there is said by those who hold it."""
        articles, marks = self._words("indefinite_articles"), self._words("conferring_marks")
        near = [self._norm(i) for i in scene.clause.before(scene.at, MARK_REACH)]
        return any(a in marks and b in articles for a, b in pairwise(near))

    def _broken(self, scene: Scene, companion: Chunk) -> bool:
        """ "Peru trakk seg fra samtalene med Kenya": what a state breaks off was held with the other."""
        near = {self._norm(i) for i in scene.clause.before(scene.at)}
        states = scene.subject is not None and scene.subject.kinds == companion.kinds == {"country"}
        return states and bool(near & self._words("breaking_verbs"))

    def _there(self, scene: Scene) -> Chunk | None:
        """ "På møtet i Lima deltok A og B": several who take part, behind the verb."""
        subject = scene.subject
        if subject is None or subject.first < scene.at or len(subject.members) < PAIR:
            return None
        marked = self._norm(scene.at - 1) in self._words("being_at") | self._words("stay_prepositions")
        between = {self._norm(i) for i in range(scene.at + 1, subject.first)}
        return subject if marked and between & self._words("along_verbs") else None

    def _theirs(self, scene: Scene) -> Chunk | None:
        """ "They reviewed progress since their call in March": of those who are the subject."""
        near = scene.clause.before(scene.at, THEIR_REACH)
        their = next((i for i in near if self._norm(i) in self._words("plural_possessives")), -1)
        subject = scene.subject
        if their >= 0 and subject and subject.people and len(subject.members) == 1:  # "what A and B said in"
            two = (c for c in reversed(scene.before) if subject.last <= c.first and c.last <= their)
            subject = next((c for c in two if c.people and len(c.members) > 1 and not c.genitive), None)
        if their < 0 or subject is None or len(subject.members) < PAIR:
            return None
        if self._clauses.verbs(scene.clause, scene.at)[-1:] > [their]:
            return None
        return Chunk(their, their + 1, list(subject.members), genitive=True, kinds=set(subject.kinds))

    def _informed(self, scene: Scene) -> Members:
        """ "A informed B of it at a meeting", "A was handed it by B during a courtesy call"."""
        subject, at = scene.subject, scene.at
        telling = self._words("informing_verbs")
        verb = next((i for i in self._clauses.verbs(scene.clause, at)[::-1] if self._norm(i) in telling), -1)
        marks = self._words("conferring_marks")
        if verb < 0 or not introduced(self._document, at, marks):
            return []
        if self._norm(verb - 1) in self._words("be_forms"):
            return self._handed(scene, verb)
        if subject is None or not subject.somebody:
            return []
        told = next((c for c in scene.before if c.first > verb and self._free(c)), None)
        near = told is not None and told.first <= verb + 2 and told.somebody
        apart = told is not None and not set(told.members) & set(subject.members)
        return everybody(subject) + everybody(told) if told and near and apart else []

    def _handed(self, scene: Scene, verb: int) -> Members:
        """ "A was handed it by B", "it was handed to A by B"."""
        behind = [c for c in scene.before if c.first > verb and c.people and not c.genitive]
        giver = next((c for c in behind if c.preposition in self._words("by")), None)
        taker = next((c for c in behind if c.preposition in self._words("to")), scene.subject)
        if giver is None or taker is None or not taker.people or set(giver.members) & set(taker.members):
            return []
        return everybody(taker) + everybody(giver)

    def _addressed(self, scene: Scene) -> Members:
        """ "In a call on Monday, A told B"."""
        return addressed(self._document, self._clauses, scene, self._served)

    def _arranged(self, scene: Scene) -> bool:
        """ "A har arrangert samtalene sammen med B": they only give them a place."""
        verbs = self._words("arranging_verbs")
        return any(self._document.tokens[i].norm in verbs for i in scene.clause.before(scene.at))

    def _jointly_begun(self, scene: Scene, chunk: Chunk) -> bool:
        """ "A tok initiativ til samtalene sammen med B": with somebody else."""
        jointly, begun = self._words("jointly"), self._words("initiatives")
        joined = self._norm(chunk.first - 2) in jointly
        return joined and any(self._norm(i) in begun for i in scene.clause.before(scene.at))

    def _verb_between(self, scene: Scene, chunk: Chunk) -> bool:
        set_words = words(self._language, "circumstances", "set_words")  # "has a meeting planned with B"
        set_words |= self._words("be_words")  # "his first call was to B"
        verbs = [i for i in self._clauses.verbs(scene.clause, chunk.first) if i > scene.at]
        titled = self._words("before_actor")  # "talks with newly elected President B"
        verbs = [i for i in verbs if not {self._norm(i), self._norm(i - 1)} <= titled]
        return any(i > scene.at + 1 or self._norm(i) not in set_words for i in verbs)

    def _together_at(self, scene: Scene, subject: Chunk) -> Members:
        """ "A and B held talks"; "A and B hosted the meeting": theirs is the house, whoever else came."""
        before = {self._norm(i) for i in scene.clause.before(scene.at, HOSTED_REACH)}
        if before & (self._words("hosting_verbs") | self._words("host_words")):
            return [(w, "host") for w in subject.members]
        besides = [c for c in scene.before if c.preposition in self._words("beside")]
        return everybody(subject) + [m for c in besides for m in everybody(c)]

    def _of_another_state(self, subject: Chunk, companion: Chunk) -> bool:
        """ "Asked for help in a call with the Norwegian prime minister": with another state, or a body."""
        own = {of for w in subject.members for of in self._served.get(w, ())}
        return bool(own) and self._talks_as_state(companion) and own.isdisjoint(companion.members)


@cache
def off_pattern(language: str) -> re.Pattern[str]:
    """What calls an event off or puts it off."""
    own = table(language, "circumstances")
    return compiled(rf"(?<!\w)(?:{'|'.join((*own['called_off'], *own['moved']))})(?!\w)")
