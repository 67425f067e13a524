"""Sentence by sentence: triggers and the frames around them, as event drafts that are not yet merged."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from kg.annotate.structure import within
from kg.document import Document, Sentence
from kg.extract.actors import blamed, pairs, parted_asides, subjects
from kg.extract.actors.antecedents import antecedent
from kg.extract.actors.both_sides import both_sides
from kg.extract.actors.premodifiers import bodies, discussed
from kg.extract.actors.records import Chunk
from kg.extract.circumstances import noun_times
from kg.extract.circumstances.day_after import days_before, uncounted
from kg.extract.circumstances.first_time import day_before
from kg.extract.circumstances.gerunds import with_main
from kg.extract.circumstances.last_seen import last_seen
from kg.extract.circumstances.lasting import STAYS, lasting
from kg.extract.circumstances.noun_times import answered, of_spoken
from kg.extract.circumstances.own_times import told_behind
from kg.extract.circumstances.reader import CircumstanceReader
from kg.extract.circumstances.records import Place
from kg.extract.circumstances.recounted import coming, forward, last_time
from kg.extract.circumstances.spoken_of import retold
from kg.extract.circumstances.stays import bounded
from kg.extract.events.acting import SubjectReader
from kg.extract.events.around import around
from kg.extract.events.asked import allowed, asked, having, said_in
from kg.extract.events.bound import BOUND
from kg.extract.events.casting import GATHERINGS, Casting
from kg.extract.events.gapped import each_told, placed_apart
from kg.extract.events.guests_beside import guests_beside
from kg.extract.events.happening import Happening
from kg.extract.events.in_stay import in_stay, planned_too
from kg.extract.events.joining import JoiningReader
from kg.extract.events.last_visits import last_visit
from kg.extract.events.listed import enlarged
from kg.extract.events.occasions import Occasions
from kg.extract.events.placing import Placing
from kg.extract.events.quoted import Quoted
from kg.extract.events.records import Draft
from kg.extract.events.severally import Severally
from kg.extract.events.stops import Stops
from kg.extract.frames.absent import called_off
from kg.extract.frames.callers import called_on, with_envoy
from kg.extract.frames.conferred import RETOLD, again_told
from kg.extract.frames.deeds import DEED_OF
from kg.extract.frames.mediators import attempted
from kg.extract.frames.noun_owners import owned_noun
from kg.extract.frames.press import spoken_at
from kg.extract.frames.records import Members, Scene
from kg.extract.frames.scene import allegiances, chunks_of
from kg.extract.frames.third_parties import going_on
from kg.extract.frames.to_meet import agreed_on, aimed
from kg.extract.frames.visits import hosted_visit, to_his_post
from kg.extract.grammar.clauses import clauses_of
from kg.extract.grammar.errands import bidden
from kg.extract.grammar.senses import Senses
from kg.extract.grammar.tense import TenseReader
from kg.extract.grammar.triggers import Reading, no_verb, triggered
from kg.languages import lists, table, words
from kg.records import Evidence, Statement, Status, TimeExpression
from kg.reference import Registry

OFF = ("meeting", "cancelled")
DEEDS = ("expulsion", "other", "protest_note")
BESIDES = 7  # tokens from "and attend" to the gathering
SET_DAYS = (*GATHERINGS, "signing")  # told in the present, they are to come
BETWEEN_STATES = ("meeting", "negotiation", "agreement", *GATHERINGS)
TALKS, UNDER_WAY = ("meeting", "negotiation"), ("held", "ongoing")


class DraftReader:
    """Reads the drafts of one document."""

    def __init__(self, document: Document, registry: Registry, said: Sequence[Statement] = ()) -> None:
        self._document, self._registry = document, registry
        self._language = document.article.language
        self._words = lists(self._language, "frames")
        self._strict = bool(table(self._language, "frames").get("strict_objects"))
        self._chunks, self._clauses = chunks_of(document, registry), clauses_of(document)
        self._joining = JoiningReader(document, registry, self._chunks, self._clauses)
        self._senses, self._tenses = Senses(document), TenseReader(document, self._clauses)
        self._circumstances = CircumstanceReader(document, registry, self._clauses)
        self._casting = Casting(document, registry, self._circumstances)
        self._placing = Placing(document, registry, self._clauses, self._circumstances)
        self._served = allegiances(document, registry)
        self._met: list[AbstractSet[str]] = []  # those of each event told so far
        self._casting.nouns.met = self._met
        self._quoted = Quoted(document, said, self._served)
        self._happening = Happening(document, self._clauses, self._circumstances)
        self._last: Draft | None = None  # the first event of the sentence before
        self._severally = Severally(document, registry, self._circumstances, self._served)
        self._occasions = Occasions(document, registry)
        self._stops = Stops(document, registry, self._served)
        self._acting = SubjectReader(
            document, registry, self._chunks, self._clauses, self._casting.memory, self._quoted
        )

    def drafts(self) -> Iterator[Draft]:
        """All drafts in text order; words inside quotations tell no events of their own."""
        for sentence in self._document.sentences:
            kind = self._document.paragraphs[sentence.paragraph].kind
            if kind in ("byline", "published", "headline"):
                continue
            chunks = self._chunks.chunks(sentence)
            if again := self._happening.read(sentence, self._last) or last_visit(self._document, sentence):
                yield again
            self._last = None
            if chunks or kind != "subhead":  # "Avtale underskrevet" says of nobody that he signed
                yield from self._sentence(sentence, chunks)

    def _sentence(self, sentence: Sentence, chunks: Sequence[Chunk]) -> Iterator[Draft]:
        tokens, before = self._document.tokens, self._casting.memory.told
        for at, told in triggered(self._language, tokens, *sentence.tokens):
            voice = self._casting.voice = self._quoted.voice(tokens[at].start)
            if voice is None:
                continue
            for reading in told:
                if not self._senses.allows(reading.pattern, at):
                    continue
                draft = self._frame(reading, at, sentence, chunks)
                if draft is not None and voice and not self._plain(draft, voice, at):
                    draft = None
                if draft is not None:
                    if not (draft.inferred or draft.site):
                        self._casting.memory.note(draft)
                    self._casting.measures.quarrels.note(draft.type, draft.members)
                    self._met.append(draft.who)
                    self._last = self._last or (draft if draft.members else None)
                    clause = self._clauses.at(sentence, at)
                    draft, row = enlarged(self._document, draft, at, clause, chunks)
                    around = self._document, self._registry, self._clauses
                    later = list(each_told(*around, draft, at, chunks))
                    draft = placed_apart(self._document, self._registry, draft, later)
                    for one in self._severally.each(draft, at, clause, row):
                        if not (voice and self._colleagues(one)):
                            yield one
                    yield from later
                    yield from self._stops.further(draft, at)
                    yield from guests_beside(self._document, self._registry, self._served, draft, chunks)
                    break
        self._casting.memory.read(sentence, chunks)
        if not self._quoted.covers(sentence.start + 4):
            memory = self._casting.memory
            yield from self._occasions.read(sentence, before, memory.told, memory.journey)
            yield from self._joining.read(
                sentence, memory.onstage or memory.told, memory.journey, memory.involved
            )

    def _colleagues(self, draft: Draft) -> bool:
        """Those of one state, whom somebody says he meets: "med statsministeren" may be another's."""
        states = [self._served.get(w, set()) for w in draft.who]
        return draft.type == "meeting" and bool(states) and bool(set.intersection(*states))

    def _plain(self, draft: Draft, voice: str, at: int) -> bool:
        """Whether a quotation tells an event of its own: with its people, and not what should or might be."""
        marks = words(self._language, "circumstances", "infinitive_marks")
        wished = self._quoted.wished(draft, self._clauses.at(draft.sentence, at))
        own = self._served.get(voice, set()) if draft.type in DEEDS else set()  # "vi utviser"
        if draft.type in BETWEEN_STATES:  # "det blir et møte mellom Norge og Peru"
            inside = within(self._document.mentions, draft.sentence.start, draft.sentence.end)
            named = {m.key for m in inside if m.form == "name"}
            told = draft.who & self._registry.countries.keys() <= named
            own = self._served.get(voice, set()) if told or draft.type == "negotiation" else own
            of_others = draft.who <= named and draft.type in TALKS and draft.status in UNDER_WAY
            own = own | draft.who if of_others else own  # "det er gode samtaler mellom Kenya og Peru"
        people = [w for w, _ in draft.members if w in self._served or w == voice or w in own]
        mark = at - 1 if self._norm(at - 1) in marks else -1
        bare = mark >= 0 and not self._quoted.meant(mark) and not draft.time
        if bare and draft.type == "meeting":
            return False  # "det er i tråd med Natos linje å møte russere"
        if draft.type == "visit" and not self._quoted.named(draft, voice):
            return False  # "vi hørte at han skulle fly til Lima": whoever he is
        return bool(people) and len(draft.members) > 1 and not draft.anaphoric and not wished

    def _frame(self, reading: Reading, at: int, sentence: Sentence, chunks: Sequence[Chunk]) -> Draft | None:
        if self._no_event(reading, at, sentence, chunks):
            return None
        scene = self._scene(at, sentence, chunks, reading.pattern)
        noun = reading.pattern == "noun"
        kind, members, anaphoric = self._casting.cast(reading, scene)
        alone = len(set(members)) == 1 and members[0][1] == "participant" and kind == "meeting"
        unnamed = alone and self._casting.alone_at == at and len(members) == 1
        alone = alone or self._at_home(members, kind)
        members = uncounted(self._document, members, at) if kind in GATHERINGS else members
        if (not members and not anaphoric) or (alone and not unnamed and (self._strict or len(members) > 1)):
            return None  # nobody meets alone, nor himself
        kind = self._casting.kind(reading.pattern, kind, scene)
        if again_told(self._document, reading.pattern, scene, members, self._met):
            return None  # "they discussed": at the meeting told before
        present = self._tenses.present(scene, kind, reading)
        time = self._when(scene, kind, noun=noun) or day_before(self._document, scene, reading.pattern)
        time = self._coming(reading.pattern, kind, time) if present else time
        pattern = "taken" if noun and subjects.takes(self._document, scene, members) else reading.pattern
        seen = last_seen(self._document, self._registry, scene, reading.pattern, members, kind)
        time = seen.time if seen else time
        spoken = kind == "press_conference" and spoken_at(self._document, scene)  # what is quoted is no plan
        state = "held" if seen or spoken else self._status(scene, time, pattern, kind, present=present)
        borne = self._borne(scene, going_on(kind, members, state, time, present=present), time)
        state, time = self._tenses.ahead(scene, reading, kind, borne)
        wanted = kind == "agreement" and state == "held" and aimed(self._document, scene)
        if state is None or wanted or (state == "cancelled" and reading.pattern in RETOLD):
            return None  # what was not discussed after all is told by its meeting
        state, time = self._casting.settled(reading.pattern, scene, kind, (state, time), present=present)
        time, state = bounded(self._document, scene, kind, time, state)
        place = seen.place if seen and seen.place else self._placing.where(scene, kind, reading.pattern)
        place = self._told_before(at, self._casting.memory.there(scene, place) if unnamed else place)
        if kind == "visit":
            visiting = self._visiting(at, members, place, anaphoric=anaphoric, noun=noun)
            if visiting is None or to_his_post(self._document, visiting[0], at):
                return None
            members, place = visiting
        state = planned_too(self._document, self._casting.memory.journey, scene, state, members)
        kind, members, place = self._received(reading, scene, kind, members, place)
        return Draft(
            type=kind, members=self._told(scene, members, kind, state), sentence=sentence,
            time=in_stay(self._document, self._casting.memory.journey, scene, (time, state, members)),
            anaphoric=anaphoric and self._casting.borne_at < 0,  # "samtalene som A hadde med B": named
            first_claim=subjects.first_claim(self._document, sentence, scene.clause, at),
            around=self._around(scene, kind, reading.pattern, time),
            deed=DEED_OF.get(reading.pattern, "") if kind == "other" else "",
            apart=bool(seen) or self._apart(scene, kind, members, noun=noun),
            trigger=self._trigger(at), site=self._casting.sites.site if kind == "visit" else "",
            place=place, status=state, alone=unnamed, inferred=self._casting.talks.whose.inferred(at),
        )  # fmt: skip

    def _told_before(self, at: int, place: Place) -> Place:
        """The place of talks told again, of "neste stopp", of "er også i byen"."""
        stop = self._casting.stops.where(at, self._casting.talks.whose.place(at, place))
        return self._casting.whereabouts.where(at, stop)

    def _received(
        self, reading: Reading, scene: Scene, kind: str, members: Members, place: Place
    ) -> tuple[str, Members, Place]:
        """ "Peru received the EU and the AU": bodies received are at a summit; who visits B meets B."""
        if reading.pattern != "receive" or not bodies(self._document, self._registry, members):
            if kind != "visit":
                return self._casting.measures.kind(kind, scene), members, place
            if reading.pattern == "visit" and (met := with_envoy(self._document, scene, members)):
                return "meeting", met, Place()
            called = self._document, self._registry, scene, reading.pattern, members
            kind, members = called_on(*called, self._casting.memory.travellers)
            left = (reading.pattern, kind) == ("travel", "meeting")  # "reiste derfra til B"
            return kind, members, Place() if left else place
        return "summit", [(w, r if r == "host" else "participant") for w, r in members], place

    def _visiting(
        self, at: int, members: Members, place: Place, *, anaphoric: bool, noun: bool
    ) -> tuple[Members, Place] | None:
        """Guest and host of a visit, and where it is; None where nobody tells whom it is to."""
        if (site := self._casting.sites.visited(at)) is not None:
            return site
        if self._casting.regional and noun:
            return members, Place()  # "var i Peru på en rundreise i Asia": not to Peru
        hosted, place = hosted_visit(members, place, self._registry, self._served)
        hosted = hosted or (members if self._casting.regional else [])
        again = noun and {w for w, _ in members} <= set(self._casting.memory.travellers)
        if not hosted and not (anaphoric and (again or not noun or not members)):
            return None
        return hosted or ([] if again else members), place  # "på besøket 7. mai": the one told before

    def _at_home(self, members: Sequence[tuple[str, str]], kind: str) -> bool:
        """ "Previewed her talks with U.S. allies": nobody meets the state that he serves."""
        who = {w for w, _ in members}
        states = who & self._registry.countries.keys()
        people = who - states
        own = self._served.get(next(iter(people)), set()) if len(people) == 1 else set[str]()
        return self._strict and kind in ("meeting", "phone_call") and bool(states) and states <= own

    def _borne(
        self, scene: Scene, state: Status | None, time: TimeExpression | None
    ) -> tuple[Status | None, TimeExpression | None]:
        """ "Vil ikke kommentere møtet de hadde i mai": how real it is, and when, the clause tells."""
        if (verb := self._casting.borne_at) < 0 or state in ("cancelled", "postponed"):
            return state, time
        clause = self._clauses.at(scene.sentence, verb)
        time = self._circumstances.when(scene.sentence, verb, clause) or time
        return self._circumstances.status(scene.sentence, clause, verb, time, "meet", present=False), time

    def _coming(self, pattern: str, kind: str, time: TimeExpression | None) -> TimeExpression | None:
        """ "Møtes torsdag", "forlater EU i oktober": told in the present, the day is still to come."""
        if pattern in BOUND:
            return forward(self._document, time, "planned")
        return coming(self._document, time, weekday=kind in SET_DAYS or pattern == "address")

    def _apart(self, scene: Scene, kind: str, members: Members, *, noun: bool) -> bool:
        """ "The envoy met both sides", "neste runde", "sist": not what was told before."""
        sides = both_sides(self._document, scene.clause, scene.at, self._casting.memory.series.known)
        other = noun and self._casting.nouns.series.other_round(scene.at)
        again = self._casting.whereabouts.previous_at, self._casting.talks.another_at
        theirs = self._norm(scene.at - 2) in self._words("plural_possessives")
        gone = theirs and self._norm(scene.at - 1) in self._words("previous_words")  # "their last meeting"
        gone = gone if noun else pairs.again(self._document, scene.clause, scene.at)
        other = other or scene.at in again or gone or self._casting.talks.wars.earlier(scene.at)
        other = other or (noun and self._with_others(scene, kind, members))
        return sides is not None or other or last_time(self._document, scene.sentence, scene.at)

    def _with_others(self, scene: Scene, kind: str, members: Sequence[tuple[str, str]]) -> bool:
        """ "A met B, and they spoke of their meeting with C": another one than that of the two."""
        told, who = self._casting.memory.told, {w for w, _ in members}
        near = scene.clause.before(scene.at, BESIDES)
        theirs = any(self._norm(i) in self._words("plural_possessives") for i in near)
        return theirs and kind == "meeting" and told is not None and told.type == kind and who > told.who

    def _around(self, scene: Scene, kind: str, pattern: str, time: TimeExpression | None) -> bool:
        found = scene.at in (self._casting.whereabouts.found_at, self._casting.sites.found_at)
        return around(self._document, scene, kind, pattern, time, found=found)

    def _trigger(self, at: int) -> Evidence:
        return Evidence(start=self._document.tokens[at].start, end=self._document.tokens[at].end)

    def _told(self, scene: Scene, members: Members, kind: str, state: Status) -> Members:
        return called_off(self._document, scene, members) if (kind, state) == OFF else members

    def _status(
        self, scene: Scene, time: TimeExpression | None, pattern: str, kind: str, *, present: bool
    ) -> Status | None:
        """How real it is; "håper å få B på besøk" as its infinitive is, not as its noun."""
        at, verb = scene.at, having(self._document, scene.clause.start, scene.at, kind)
        awaited = pattern == "await" and self._norm(at).endswith(tuple(self._words("awaited_past")))
        if awaited or (pattern == "bar" and self._casting.standing.asked_for(scene)):
            return "held"  # "der ventet B", behind a journey that has been; "fikk ikke visum"
        if trying := attempted(self._document, scene, pattern, kind):
            return trying
        if verb >= 0 and pattern == "noun":
            at, pattern, present = verb, "receive", False
        if kind == "phone_call" and pattern == "noun" and said_in(self._document, self._clauses, scene):
            return "held"
        if kind == "meeting" and self._acting.noted(scene.clause, at):  # "– Gode møter med B i dag"
            day = self._document.article.published or ""
            return "planned" if time and time.value > day[: len(time.value)] else "held"
        told = self._circumstances.status(scene.sentence, scene.clause, at, time, pattern, present=present)
        told = allowed(self._document, scene.sentence, scene.at) or told
        told = told and with_main(self._document, scene.sentence, at, told, time)
        return retold(self._document, scene, pattern, told, time) if told and kind == "visit" else told

    def _when(self, scene: Scene, kind: str, *, noun: bool) -> TimeExpression | None:
        if noun and (own := told_behind(self._document, scene.sentence, scene.at, kind)):
            return own
        time = self._circumstances.when(scene.sentence, scene.at, scene.clause)
        time = time or (None if noun else noun_times.when_then(self._document, scene.clause))
        spoken_of = discussed(self._document, scene.at) if noun else -1
        if time and spoken_of >= 0 and not of_spoken(self._document, scene, spoken_of, time):
            return None  # "A har i dag møtt B for å drøfte toppmøtet"
        if (
            noun
            and time
            and (
                subjects.arranged(self._document, scene, time)
                or noun_times.since_then(self._document, scene.at, time)
                or not noun_times.timed(self._document, self._clauses, self._chunks, scene, time)
            )
        ):
            return noun_times.of_its_own(self._document, scene, None, noun=True)
        if noun and time is None and kind == "negotiation":
            time = noun_times.apposed(self._document, scene.at)
        time = noun_times.of_its_own(self._document, scene, time, noun=noun)
        time = days_before(self._document, scene.sentence, scene.clause, scene.at, time)
        if time is None and kind == "expulsion":
            return answered(self._document, scene.sentence, scene.at)
        return lasting(self._document, scene, time) if time and kind in STAYS else time

    def _no_event(self, reading: Reading, at: int, sentence: Sentence, chunks: Sequence[Chunk]) -> bool:
        """Whether the word is no verb here, or tells only of what somebody is asked for."""
        if no_verb(self._language, self._document.tokens, reading, at):
            return True
        noun = reading.pattern == "noun"
        if asked(self._document, sentence, at, reading.type, noun=noun):
            return True
        if noun and self._met and agreed_on(self._document, at):
            return True
        noted = reading.pattern == "meet" and self._acting.noted(self._clauses.at(sentence, at), at)
        if noted or blamed.of_unnamed(self._document, at, chunks):
            return True
        received = reading.pattern == "receive" and bidden(self._document, sentence, at)
        return received or (reading.pattern != "noun" and owned_noun(self._document, at, chunks))

    def _scene(self, at: int, sentence: Sentence, chunks: Sequence[Chunk], pattern: str) -> Scene:
        """The trigger's clause; the subject of a noun is that of the verb before it."""
        noun = pattern == "noun"
        clause = self._clauses.at(sentence, at)
        inside = [c for c in chunks if c.first in clause]
        if noun:  # "at a Kremlin meeting": the house of the meeting is nobody who meets
            inside = [c for c in inside if c.last != at or c.kinds != {"organisation"}]
        governing = parted_asides.unspoken(self._document, self._clauses, clause, at)[-1:] if noun else []
        subject, rest = self._acting.subject(inside, governing[0] if governing else at, clause, chunks)
        if subject is None and noun and not governing:
            subject = self._acting.ahead(inside, at, clause, chunks)
        before, after = [c for c in inside if c.last <= at], [c for c in inside if at < c.first]
        if subject is not None and subject.last <= at:
            after, rest = (subjects.unsaid(self._document, told, at) for told in (after, rest))
        if spoken_of := antecedent(self._document, clause, at, subject, chunks, pattern):
            after, rest = [spoken_of, *after], [spoken_of, *rest]
        if sides := both_sides(self._document, clause, at, self._casting.memory.series.known):
            after, rest = [sides, *after], [sides, *rest]
        return Scene(at, sentence, clause, subject, before, after, rest)

    def _norm(self, index: int) -> str:
        return self._document.tokens[index].norm if index >= 0 else ""
