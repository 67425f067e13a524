"""Who takes part in what a word tells: by its frame, or else by what stands elsewhere in the text."""

from collections.abc import Sequence

from kg.annotate.structure import within
from kg.document import Document
from kg.extract.actors import subjects
from kg.extract.actors.councils import attending, council
from kg.extract.actors.pairs import only_two
from kg.extract.actors.premodifiers import of_body
from kg.extract.actors.records import Chunk
from kg.extract.actors.unnamed import after_naming
from kg.extract.circumstances.known_past import known_past
from kg.extract.circumstances.reader import CircumstanceReader
from kg.extract.events.asked import only_asked
from kg.extract.events.bound import Told, due
from kg.extract.events.headlined import opens_text
from kg.extract.events.local_hosts import local_hosts
from kg.extract.events.memory import Memory
from kg.extract.events.next_stops import NextStops
from kg.extract.events.office_holders import by_office
from kg.extract.events.same_traveller import arrived
from kg.extract.events.signings import SigningFrames
from kg.extract.events.site_visits import SiteVisits
from kg.extract.events.whereabouts import Whereabouts
from kg.extract.frames import phoned
from kg.extract.frames.afar import afar, counted
from kg.extract.frames.another import another_session, of_two_lands
from kg.extract.frames.appointments import appointed, named_in, near_name
from kg.extract.frames.bidden import bidden_to
from kg.extract.frames.borne import bears, borne, theirs
from kg.extract.frames.called_home import for_consultations
from kg.extract.frames.ceremonies import CeremonyFrames
from kg.extract.frames.conferred import on_the_phone
from kg.extract.frames.credentials import credentials
from kg.extract.frames.deeds import DEEDS, DeedFrames
from kg.extract.frames.gatherings import GatheringFrames
from kg.extract.frames.in_progress import goes_on
from kg.extract.frames.in_session import in_session
from kg.extract.frames.leading_on import led_status, on_the_way, owned_tour
from kg.extract.frames.measures import MeasureFrames
from kg.extract.frames.met_for import MEETING_FOR, met_for
from kg.extract.frames.notes import NoteFrames
from kg.extract.frames.nouns import NounFrames
from kg.extract.frames.press import announced, before_the_press, of_speaker
from kg.extract.frames.receptions import hosted_by_state, received_on_visit
from kg.extract.frames.records import Members, Scene
from kg.extract.frames.regions import to_region
from kg.extract.frames.scene import allegiances, chunks_of
from kg.extract.frames.standing import STANDING, StandingFrames
from kg.extract.frames.talks import TalkFrames
from kg.extract.frames.to_meet import to_meet
from kg.extract.frames.unnamed import held_alone, held_in, held_with, named_of_many
from kg.extract.frames.verbs import VerbFrames
from kg.extract.frames.willed import in_question
from kg.extract.grammar.clauses import clauses_of
from kg.extract.grammar.triggers import Reading
from kg.languages import endings, table, words
from kg.reference import Registry

# only the first has a place
MEASURES = ("summon", "expel", "leave", "withdraw", "sanction", "envoys", "ban", "closure", "note", "protest")
APPOINTED = ("appoint", "named")  # verbs of taking an office, and nouns
LONG = ("meeting", "negotiation", "summit", "conference")  # what a relative clause says goes on
GATHERINGS, ASKED_REACH = ("summit", "conference"), 4  # tokens between "må" and "bli enige"
UNSURE = ("proposed", "cancelled", "postponed")
TALKS, MEETINGS = ("meeting", "negotiation"), ("meeting", "negotiation", "signing", "phone_call")


class Casting:
    """Reads the participants of one document's events; who reads it tells `memory` what was told."""

    def __init__(self, document: Document, registry: Registry, circumstances: CircumstanceReader) -> None:
        self._document, self._registry = document, registry
        self._circumstances = circumstances
        self._chunks, clauses = chunks_of(document, registry), clauses_of(document)
        parts = document, registry, self._chunks, clauses
        self.nouns, self.verbs = NounFrames(*parts), VerbFrames(*parts)
        self.measures, self.deeds = MeasureFrames(*parts), DeedFrames(*parts)
        self.standing = StandingFrames(*parts)
        self.deeds.quarrels = self.standing.quarrels = self.measures.quarrels
        self._gatherings, self._notes = GatheringFrames(*parts), NoteFrames(*parts)
        self._served = allegiances(document, registry)
        self.memory = Memory(document, registry, self.nouns.series)
        self.whereabouts = Whereabouts(*parts, self.memory)
        self.stops = NextStops(*parts, self.memory)
        self.talks = TalkFrames(*parts, self.nouns.series)
        self.ceremonies = CeremonyFrames(*parts)
        self.sites = SiteVisits(document, registry, circumstances, self._served, self.memory)
        self._signings = SigningFrames(*parts, self.nouns.series)
        self._strict = bool(table(document.article.language, "frames").get("strict_objects"))
        self.alone_at = -1  # the word for a meeting with people whom nothing names
        self.borne_at = -1  # the verb by which the noun cast last is somebody's: "møtet de hadde"
        self.voice: str | None = ""  # whose words the trigger stands in
        self.regional = False  # whether the journey cast last is to a region: "to Africa"

    def cast(self, reading: Reading, scene: Scene) -> tuple[str, Members, bool]:
        """The type, who takes part, and whether the words may point back to an event told before."""
        kind, self.borne_at, self.regional = reading.type, -1, False
        self.alone_at = scene.at if reading.pattern in ("meet", "engage") else -1
        if (stop := self._stop(reading, scene)) is not None:
            return kind, stop, False
        if reading.pattern == "noun":
            kind = self.nouns.kind(kind, scene)
            kind = (of_body(self._document, self._registry, scene.at) if kind == "meeting" else "") or kind
        self.nouns.carried_at = -1
        members, anaphoric = self._beside(reading.pattern, kind, scene)
        self.borne_at = self.nouns.carried_at if members else -1
        members = members or subjects.with_guests(
            self._document, scene, self.memory.travellers, reading.pattern
        )
        if reading.pattern == "noun" and kind == "visit":
            members = self.nouns.with_row(scene, members)
            members, anaphoric = self.nouns.spoken(scene, members, self.voice or "", anaphoric=anaphoric)
        if kind == "visit":
            region = self._document, scene, reading.pattern
            far = [] if self._strict else to_region(*region, members)  # "på reise i Asia": to no state
            members = far or self.whereabouts.completed(reading.pattern, scene, members, anaphoric=anaphoric)
            far = far or to_region(*region, members)
            members, self.regional = far or members, bool(far)
            members = self.sites.read(reading.pattern, scene, members)
        if not members:
            kind, members, anaphoric = self._elsewhere(reading.pattern, kind, scene, anaphoric=anaphoric)
        kind, members, anaphoric = self._in_session(
            reading.pattern,
            scene,
            self.talks.cast(reading.pattern, scene, (kind, members, anaphoric), self.memory.told),
        )
        if reading.pattern == "noun" and kind == "meeting" and anaphoric and len(members) == 1:
            members, anaphoric = self.memory.hosted(scene, members)
        members = by_office(self._document, members, scene.sentence) if kind in MEETINGS else members
        if kind == "meeting":
            kind, anaphoric = self._by_phone(reading, scene, members, anaphoric=anaphoric)
        if reading.pattern == "withdraw" and not members and (home := self.deeds.members("recall", scene)):
            kind, members = "other", home  # "true med å kalle hjem ambassadøren"
        kind, members = self._recast(reading.pattern, scene, kind, members)
        recip = kind == "agreement" and reading.pattern == "recip"
        if recip and (only_asked(self._document, scene) or to_meet(self._document, scene)):
            members = []
        if reading.pattern == "meet" and (called := self.measures.called_in(scene)):
            kind, members = "protest_note", called
        if reading.type == "meeting" and kind == "meeting" and not anaphoric:
            members = self._local(reading.pattern, scene, members)
        return kind, members, anaphoric

    def _stop(self, reading: Reading, scene: Scene) -> Members | None:
        """ "Neste stopp er Lima": who makes it; nobody where it is only asked, or no visit; or None."""
        if reading.pattern != "noun" or reading.type != "visit":
            return [] if in_question(self._document, scene) else None
        if self.stops.told_by(scene.at):
            return self.stops.members(scene)
        named = self.stops.named_by(scene) and not owned_tour(self._document, self._registry, scene)
        if self.stops.halts(scene) or named or on_the_way(self._document, scene):
            return []
        return self.stops.made(scene) or None

    def _in_session(
        self, pattern: str, scene: Scene, found: tuple[str, Members, bool]
    ) -> tuple[str, Members, bool]:
        """The same; "neste møte holdes i Lima i juni", behind a gathering of a body, is another one of it."""
        kind, members, _ = found
        told = self.memory.gathered if pattern == "noun" and not members else None
        again = another_session(self._document, scene, told) if told else []
        if not again or told is None:
            return found
        self.talks.another_at = scene.at
        return kind if kind in GATHERINGS else told.type, again, False

    def _recast(self, pattern: str, scene: Scene, kind: str, members: Members) -> tuple[str, Members]:
        """Type and participants of ceremonies, and of what is told by a verb for something else."""
        members = [] if kind in TALKS and for_consultations(self._document, scene) else members
        members = arrived(self._document, self.memory, scene, members) if pattern == "receive" else members
        if pattern == "receive" and members and self._hosted_visit(scene, members):
            kind = "visit"
        if kind == "ceremony":
            kind = self.ceremonies.kind(scene.at)
            members = [] if self.ceremonies.none(scene.at) else members
        if self.ceremonies.elsewhere(pattern, kind, scene):
            members = []  # "will host B for a state dinner": told by its noun
        if pattern == "mission" and (struck := self.measures.bans.closed(scene)):
            kind, members = "sanction", struck  # "stengte Perus konsulat"
        return kind, members

    def settled(self, pattern: str, scene: Scene, kind: str, told: Told, *, present: bool) -> Told:
        """How real an event is, and when, where its kind or the kind of deed tells more than its verb."""
        state, time = told
        own = self._circumstances.when(scene.sentence, scene.at, scene.clause) if pattern == "noun" else None
        if state in ("planned", "proposed") and known_past(self._document, scene.clause, scene.at, own):
            return "held", own  # "skal følge opp møtet med B i fjor"
        if scene.at == self.stops.at and pattern == "noun":
            return ("held" if self.stops.gone else "planned"), self.stops.when(scene, time)
        been = pattern == "noun" and kind == "visit" and state not in UNSURE
        if been and (leg := led_status(self._document, scene, time)):
            return leg
        if pattern == "named":  # "valget av B i april"
            return ("held" if state == "planned" else state), near_name(self._document, scene, time)
        if kind == "sanction" and state != "cancelled" and self.measures.sanctions.only_said(scene):
            return "proposed", None  # "truet Peru med sanksjoner"
        state = self.talks.whose.real(scene, state, time)
        state = "proposed" if state == "held" and self.nouns.willed_at == scene.at else state
        if pattern == "noun" and state == "held" and kind in LONG and goes_on(self._document, scene) >= 0:
            return "ongoing", time  # "samtalene som pågår mellom A og B"
        journey = self.memory.journey
        if kind in ("ceremony", "meeting") and journey is not None and self.ceremonies.listed(scene):
            return self.ceremonies.as_listed(scene, journey.status, state), time
        if kind == "ceremony" and state == "held" and time is None and self.ceremonies.to_come(scene):
            return "planned", None
        return due(self._document, pattern, scene, kind, (state, time), journey, present=present)

    def _local(self, pattern: str, scene: Scene, members: Members) -> Members:
        """ "Met officials in Lima", "held talks with the authorities": those of where they are met."""
        himself = len({w for w, role in members if role == "participant"}) == 1
        verb = pattern in ("meet", "engage", "see") and (himself or not members)
        told = held_with(self._document, scene) or held_in(self._document, scene)
        noun = pattern == "noun" and (told or held_alone(self._document, scene))
        misread = himself and len(members) > 1  # "skal fiskeriministeren ha samtaler med finansministeren"
        if not verb and not (noun and (misread or not members)):
            return members
        around = self._circumstances, self._served, self.memory.journey
        met = local_hosts(self._document, self._registry, scene, *around)
        if met and not verb and not self._strict:  # "hadde et møte med norske bedrifter"
            self.alone_at = scene.at
        return met if len(met) > 1 or (met and verb) or self.alone_at == scene.at else members

    def _hosted_visit(self, scene: Scene, members: Members) -> bool:
        state = hosted_by_state(self._document, scene, members)
        return state or received_on_visit(self._document, scene) >= 0

    def _by_phone(
        self, reading: Reading, scene: Scene, members: Members, *, anaphoric: bool
    ) -> tuple[str, bool]:
        """Whether a talk was a call, and whether the words may point back to it."""
        if self._phoned_before(scene, members):
            return "phone_call", True
        who = [w for w, _ in members]
        # "de snakket sammen. Mandag hadde de også en samtale"
        rang = self.memory.talks.get(frozenset(who)) == "phone_call"
        again = rang and reading.pattern == "noun" and counted(self._document, scene.at)
        return "phone_call" if again and self._afar(scene, who) else "meeting", anaphoric

    def _phoned_before(self, scene: Scene, members: Members) -> bool:
        """ "A ringte B. Samtalen mellom de to varte en time": a conversation of two who have had a call."""
        language, tokens, at = self._document.article.language, self._document.tokens, scene.at
        again, how = (words(language, "frames", key) for key in ("retold_again", "retold_how"))
        praised = tokens[at].norm in again and tokens[at - 1].norm in how  # "at de to hadde en god samtale"
        dated = within(
            self._document.times, tokens[scene.clause.start].start, tokens[scene.clause.end - 1].end
        )
        if tokens[at].norm not in words(language, "frames", "retold_talks") and (dated or not praised):
            return False
        return self.memory.talks.get(frozenset(w for w, _ in members)) == "phone_call"

    def _afar(self, scene: Scene, who: Sequence[str]) -> bool:
        """Whether those who talk are leaders far from each other, who are told of in no one place."""
        met = self.memory.talks.get(frozenset(who), "phone_call") != "phone_call"
        if met or not {*who}.isdisjoint(self.memory.travellers):
            return False
        return afar(self._document, self._registry, scene, who)

    def _elsewhere(
        self, pattern: str, kind: str, scene: Scene, *, anaphoric: bool
    ) -> tuple[str, Members, bool]:
        """The same, where nobody stands beside the word: who was told before, or the sentence names."""
        members: Members = []
        language, around = self._document.article.language, self._chunks.chunks(scene.sentence)
        if pattern in ("recip", "gather") and council(self._document, scene):
            members = attending(self._document, scene, around)
            kind, anaphoric = "conference", not members
        meal = self._document.tokens[scene.at].norm in words(language, "frames", "banquets")
        if not members and pattern == "noun" and (kind == "ceremony" or meal):
            members = self.ceremonies.members(scene, self.memory)
            kind = "ceremony" if members else kind
        if pattern == "await":
            kind, members = self.verbs.idioms.awaited(scene, self.memory.travellers)
        if kind == "signing" and pattern in ("noun", "sign"):
            members, again = self._signings.members(pattern, scene, self.memory.told)
            anaphoric = again if members else anaphoric
        if not members and pattern == "noun" and kind in ("press_conference", "meeting"):
            members = self.memory.counted.echoed(kind, scene, self.memory.told)
            if kind == "press_conference":
                members = of_speaker(self._document, scene, members, self.memory.talks)
            else:
                members = members or in_session(self._document, scene)
        if not members and pattern == "noun" and (kind in MEETINGS or kind == "summit"):
            latest = self.memory.latest if kind in MEETINGS else []
            members, self.borne_at = borne(
                self._document, around, scene, latest, self._served, self.voice or ""
            )
            members = members or theirs(self._document, scene, latest, self._served)
            members = members or (self._bidden(scene) if kind in TALKS else [])
            if not members and self.memory.headlined:
                by, members = opens_text(self._document, scene, self.memory.headlined)
                kind = by or kind
        if not members and pattern == "noun" and (kind in ("meeting", "negotiation") or kind in GATHERINGS):
            members, again = of_two_lands(self._document, scene, self.memory.two_states)
            self.talks.another_at = scene.at if again else self.talks.another_at
        if not members and kind == "phone_call":
            members = self._callers(pattern, scene, around) or named_of_many(self._document, scene)
        if not members and kind == "press_conference":
            pressed = before_the_press(self._document, scene, self._served, self._registry)
            members = pressed or announced(self._document, scene)
        return kind, members, anaphoric

    def _callers(self, pattern: str, scene: Scene, around: Sequence[Chunk]) -> Members:
        """ "A inviterte B, ble det sagt etter telefonsamtalen": the call of the two in the sentence.

        They serve two states, and the article has told of no other call.
        """
        language, tokens = self._document.article.language, self._document.tokens
        known = tokens[scene.at].norm.endswith(
            tuple(words(language, "frames", "definite_endings")) or ("\0",)
        )
        known = known or tokens[scene.at - 1].norm in words(language, "people", "definite_articles")
        people = dict.fromkeys(w for c in around if c.people and c.somebody for w in c.members)
        said = {t.norm for t in tokens[slice(*scene.sentence.tokens)]}
        if not people and not said.isdisjoint(words(language, "frames", "invitation_words")):
            first = scene.sentence.start  # "the invitation was extended in a telephone conversation"
            people = dict.fromkeys(only_two(self._document, self._served, first))
            near = {t.norm for t in tokens[max(scene.clause.start, scene.at - ASKED_REACH) : scene.at]}
            known = not near.isdisjoint(words(language, "frames", "indefinite_articles"))
        states = [self._served.get(w, set()) for w in people]
        if pattern != "noun" or not known or len(people) != 2 or not all(states) or states[0] & states[1]:
            return []
        return [] if "phone_call" in self.memory.talks.values() else [(w, "participant") for w in people]

    def _bidden(self, scene: Scene) -> Members:
        """ "A asked B to come for a meeting": the two, who have not met so."""
        members = bidden_to(self._document, scene, self._served)
        self.nouns.willed_at = scene.at if members else self.nouns.willed_at
        return members

    def _beside(self, pattern: str, kind: str, scene: Scene) -> tuple[Members, bool]:
        """Who stands around the word, as its frame reads them."""
        if pattern == "note":
            return self._notes.members(scene), False
        if pattern == "protest":
            return self._notes.protested(scene, self.measures.quarrels), False
        if pattern in MEASURES:
            told = self.measures.members(pattern, scene)
            return told or (
                self.measures.announced(scene, self.memory.told) if pattern == "expel" else []
            ), False
        if pattern in DEEDS:
            found = (self.standing if pattern in STANDING else self.deeds).members(pattern, scene)
            bans = pattern == "bar" and not found and not self.standing.asked_for(scene)
            return found or (self.measures.members("ban", scene) if bans else []), False
        if pattern in APPOINTED:
            return (named_in if pattern == "named" else appointed)(self._document, scene), False
        if pattern == "credentials":
            return credentials(self._document, scene), False
        if pattern != "noun":
            members = self.verbs.members(pattern, scene)
            again = self.verbs.signed_it(scene) or (not members and self.verbs.signed_again(scene))
            return members, pattern == "sign" and again
        if kind in GATHERINGS:
            return self._gatherings.members(scene)
        return ([], False) if bears(self._document, kind, scene) else self.nouns.members(kind, scene)

    def kind(self, pattern: str, kind: str, scene: Scene) -> str:
        """The type of a verb's event: whether two who talk do so by phone, what two who meet meet for."""
        talking = pattern in ("converse", "talk")
        if talking and phoned.face_to_face(self._document, scene, self._circumstances):
            return "meeting"
        if talking and scene.subject:
            again = self.memory.talked(scene, self.verbs.members(pattern, scene), pattern)
            phones = again == "meeting" and phoned.on_phone(self._document, scene, phoned.PHONED)
            if again and not phones and (again != "negotiation" or pattern == "converse"):
                return again
        if pattern in ("discuss", "raise"):
            return "phone_call" if on_the_phone(self._document, scene) else kind
        if pattern == "converse" and scene.subject:
            far = {*scene.subject.members}.isdisjoint(self.memory.travellers)
            far = far and phoned.talked_afar(self._document, scene, self._circumstances)
            return "phone_call" if far or phoned.on_phone(self._document, scene) else kind
        if pattern == "negotiate" and scene.subject:
            return subjects.gathering(self._document, scene.subject) or kind
        together = kind == "meeting" and pattern in ("meet", "recip", "gather")
        if together and scene.subject and (held := subjects.gathering(self._document, scene.subject)):
            told = subjects.gathered_for(self._document, scene)
            return held if told in ("", "meeting") else told
        if (kind, pattern) in MEETING_FOR:
            kind = met_for(self._document, scene, pattern) or kind
        if pattern == "inform":
            return "phone_call" if phoned.on_screen(self._document, scene) else kind
        norm, language = self._document.tokens[scene.at].norm, self._document.article.language
        if pattern == "talk" and norm in words(language, "frames", "discussing_verbs"):
            called = phoned.on_screen(self._document, scene) or phoned.rang_first(self._document, scene)
            return "phone_call" if called else "meeting"
        talks = kind == "phone_call" and pattern == "talk"
        if talks and not phoned.by_phone(self._document, scene, self._circumstances):
            spoke = norm.startswith(endings(language, "frames", "phoned_talks"))
            return kind if spoke and self._afar(scene, self._two_of(pattern, scene)) else "meeting"
        told = subjects.gathered_for(self._document, scene) if pattern in ("recip", "gather") else ""
        return told or kind

    def _two_of(self, pattern: str, scene: Scene) -> list[str]:
        """Who talk: of "flere har snakket med D, blant dem A, B og C" A and D, as each does on his own."""
        who = [w for w, _ in self.verbs.members(pattern, scene)]
        many = who and scene.subject and after_naming(self._document, scene.subject)
        return [who[0], who[-1]] if many else who
