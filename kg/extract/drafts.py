"""Sentence by sentence: triggers and the frames around them, as event drafts that are not yet merged."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise, zip_longest
from operator import itemgetter

from msgspec.structs import replace

from kg.annotate.structure import within
from kg.extract import subjects
from kg.extract.appointments import appointed
from kg.extract.chunks import Chunk
from kg.extract.circumstances import CircumstanceReader
from kg.extract.clauses import Clause, clauses_of, finite_verbs
from kg.extract.counted import Counted
from kg.extract.duration import STAYS, lasting
from kg.extract.errands import sent
from kg.extract.frames import Members, Scene, allegiances, chunks_of
from kg.extract.gatherings import GatheringFrames
from kg.extract.joining import JoiningReader
from kg.extract.measures import MeasureFrames
from kg.extract.noun_times import timed
from kg.extract.nouns import NounFrames
from kg.extract.premodifiers import bodies, inside, of_body
from kg.extract.recounted import coming_day, forward
from kg.extract.senses import Senses
from kg.extract.tense import TenseReader
from kg.extract.told import Draft
from kg.extract.triggers import Reading, no_verb, readings
from kg.extract.verbs import VerbFrames
from kg.extract.visits import hosted_visit, visited
from kg.extract.where import Place
from kg.languages import table, words
from kg.records import Document, Evidence, Sentence, Statement, TimeExpression
from kg.reference import Registry

# only the first has a place
MEASURES = ("summon", "expel", "leave", "withdraw", "sanction", "envoys", "sanctions")
GATHERINGS = ("summit", "conference")
SET_DAYS = (*GATHERINGS, "signing")  # told in the present, they are to come
PAIR = 2
QUOTE_CHARACTERS = 25  # a shorter quotation is a word the text makes its own
ASKED_REACH = 16  # tokens between a verb of inviting and the journey it asks for
FIRST_PERSON_REACH = 5  # tokens before a verb within which "jeg" or "vi" is its subject
SHARED_REACH = 3  # tokens before a verb within which "og" or "å" makes it share a subject
RELATIVE_REACH = 6  # tokens between a name and its "som": a party in brackets, a comma


class DraftReader:
    """Reads the drafts of one document."""

    def __init__(self, document: Document, registry: Registry, said: Sequence[Statement] = ()) -> None:
        self._document, self._registry = document, registry
        self._voices = sorted((s.start, s.end, s.speaker) for s in said if s.mode == "direct")
        self._language = document.article.language
        self._frames = table(self._language, "frames")
        self._chunks, self._clauses = chunks_of(document, registry), clauses_of(document)
        self._nouns = NounFrames(document, registry, self._chunks, self._clauses)
        self._gatherings = GatheringFrames(document, registry, self._chunks, self._clauses)
        self._measures = MeasureFrames(document, registry, self._chunks, self._clauses)
        self._verbs = VerbFrames(document, registry, self._chunks, self._clauses)
        self._joining = JoiningReader(document, registry, self._chunks, self._clauses)
        self._senses, self._tenses = Senses(document), TenseReader(document, self._clauses)
        self._circumstances = CircumstanceReader(document, registry, self._clauses)
        inviting = table(self._language, "invitations")
        asked = ("verbs", "asked_to_come", "offer_nouns")
        self._invite = frozenset(w for key in asked for w in inviting.get(key, ()))
        self._served, self._finite = allegiances(document, registry), finite_verbs(self._language)
        self._latest: list[str] = []  # the participants told last
        self._met: list[str] = []  # the two that met last
        self._travellers: list[str] = []  # the guests of the journey told last
        self._counted = Counted(document, registry)
        self._told: Draft | None = None
        quoted = sorted((q.start, q.end) for q in document.quotes if q.end - q.start > QUOTE_CHARACTERS)
        self._quote_starts = [start for start, _ in quoted]
        self._quote_ends = list(accumulate((end for _, end in quoted), max))

    def _words(self, key: str) -> frozenset[str]:
        return words(self._language, "frames", key)

    def drafts(self) -> Iterator[Draft]:
        """All drafts in text order; words inside quotations tell no events of their own."""
        for sentence in self._document.sentences:
            kind = self._document.paragraphs[sentence.paragraph].kind
            if kind in ("byline", "published", "headline"):
                continue
            chunks = self._chunks.chunks(sentence)
            yield from self._sentence(sentence, chunks)

    def _sentence(self, sentence: Sentence, chunks: Sequence[Chunk]) -> Iterator[Draft]:
        tokens = self._document.tokens
        for at in range(*sentence.tokens):
            told = readings(self._language, tokens, at, sentence.tokens[1])
            voice = self._voice(tokens[at].start) if told else None
            if voice is None:
                continue
            for reading in told:
                if not self._senses.allows(reading.pattern, at):
                    continue
                draft = self._frame(reading, at, sentence, chunks)
                if draft is not None and voice and not self._plain(draft, voice, at):
                    draft = None
                if draft is not None:
                    self._note(draft)
                    yield from self._each(draft, at)
                    break
        headed = self._document.paragraphs[sentence.paragraph].kind == "subhead"
        self._nouns.series.neighbours = self._counted.read(() if headed else chunks)
        if self._frames.get("subject_first"):  # "they" are the latest two that acted together
            acting = [c for c in chunks if len(c.members) > 1 and not (c.preposition or c.genitive)]
            acting = [c for c in acting if "organisation" not in c.kinds]
            self._latest = list(acting[-1].members) if acting else self._latest
        elif pairs := [c for c in chunks if len(c.members) == PAIR and not c.genitive]:
            last = next((c for c in reversed(pairs) if c.kinds == {"person"}), None)
            # "talte A og B", then "åpnet han og C"
            if last and (not set(self._latest) & {*last.members} or subjects.renewed(self._document, last)):
                self._latest = list(last.members)
        if subjects.unnamed_group(self._document, sentence):
            self._latest = []
        if not self._in_quote(sentence.start + 4):
            involved = {c for w in (self._told.who if self._told else ()) for c in self._served.get(w, {w})}
            yield from self._joining.read(sentence, self._told, self._travellers, involved)

    def _note(self, draft: Draft) -> None:
        """Takes note of what is told: whom "they" and "the two" stand for further on."""
        self._nouns.series.note(draft.type, draft.members, self._served)
        self._counted.note(draft, self._served)
        if draft.type == "visit" and (guests := [w for w, r in draft.members if r == "guest"]):
            self._travellers = guests
        if len(draft.members) > 1 and not self._one_goes(draft):
            states = [w for w, _ in draft.members if w in self._registry.countries]
            self._latest = states if len(states) > 1 else [w for w, _ in draft.members]
            self._told = draft
            pair = len(self._latest) == PAIR and draft.type == "meeting"
            self._met = list(self._latest) if pair else self._met

    def _one_goes(self, draft: Draft) -> bool:
        """ "A vil reise til Tyrkia": a traveller and a state are no "they"."""
        strict = bool(self._frames.get("subject_first"))
        return (
            draft.type == "visit" and not strict and len([r for _, r in draft.members if r == "guest"]) < PAIR
        )

    def _each(self, draft: Draft, at: int) -> Iterator[Draft]:
        """ "Meetings with both A and B" are two meetings, a journey to two countries two visits."""
        hosts = [m for m in draft.members if m[1] == "host" and m[0] in self._registry.countries]
        if draft.type == "visit" and len(hosts) > 1:
            for host in hosts:
                city = self._circumstances.city_in(draft.sentence, host[0])
                place = draft.place if draft.place.country == host[0] else Place(city=city, country=host[0])
                members = [m for m in draft.members if m not in hosts or m == host]
                yield replace(draft, members=members, place=place)
            return
        beside = {t.norm for t in self._document.tokens[max(0, at - 1) : at + 4]}
        if draft.type != "meeting" or not beside & self._words("both") or len(draft.members) < 3:
            yield draft
            return
        for who in draft.members[1:]:
            yield replace(draft, members=[draft.members[0], who])

    def _voice(self, offset: int) -> str | None:
        """Who says the words at `offset`: "" the article itself, None somebody it does not name."""
        if not self._in_quote(offset):
            return ""
        at = bisect_right(self._voices, offset, key=itemgetter(0)) - 1
        return self._voices[at][2] if at >= 0 and offset < self._voices[at][1] else None

    def _plain(self, draft: Draft, voice: str, at: int) -> bool:
        """Whether a quotation tells an event of its own: with its people, and not what should or might be."""
        clause = self._clauses.at(draft.sentence, at)
        tokens = self._document.tokens[clause.start : clause.end]
        times = within(self._document.times, draft.sentence.start, draft.sentence.end)  # "om to uker"
        untimed = [t for t in tokens if not any(w.start <= t.start < w.end for w in times)]
        marks = words(self._language, "circumstances", "infinitive_marks")
        plain = [
            t for t, behind in zip_longest(untimed, untimed[1:]) if not behind or behind.norm not in marks
        ]
        wished = any(t.norm in self._words("wishes") for t in plain)  # "bedt dem om å dra" wishes nothing
        own = self._served.get(voice, set()) if draft.type == "expulsion" else set()  # "vi utviser to"
        people = [w for w, _ in draft.members if w in self._served or w == voice or w in own]
        return bool(people) and len(draft.members) > 1 and not draft.anaphoric and not wished

    def _in_quote(self, offset: int) -> bool:
        return (at := bisect_right(self._quote_starts, offset) - 1) >= 0 and offset < self._quote_ends[at]

    def _frame(self, reading: Reading, at: int, sentence: Sentence, chunks: Sequence[Chunk]) -> Draft | None:
        if no_verb(self._language, self._document.tokens, reading, at):
            return None
        if reading.type == "visit" and reading.pattern != "noun" and self._asked(at, sentence):
            return None
        scene = self._scene(at, sentence, chunks, noun=reading.pattern == "noun")
        noun = reading.pattern == "noun"
        kind, members, anaphoric = self._cast(reading, scene)
        if not members and not anaphoric:
            return None
        kind = self._kind(reading.pattern, kind, scene)
        present = self._tenses.present(scene, kind, reading)
        time = self._when(scene, kind, noun=noun)
        time = coming_day(self._document, time) if present and kind in SET_DAYS else time
        pattern = "taken" if noun and subjects.takes(self._document, scene, members) else reading.pattern
        state = self._circumstances.status(sentence, scene.clause, at, time, pattern, present=present)
        if state is None:
            return None
        deadline = time is not None and time.start > self._document.tokens[at].start
        if reading.pattern in ("leave", "withdraw") and (state == "proposed" or deadline):
            state, time = "held", None  # asked to leave is expelled, and the day told is the last one
        time, place = forward(self._document, time, state), Place()
        if reading.pattern not in MEASURES[1:] and kind != "phone_call":
            goes = kind == "visit" or sent(self._document, self._clauses, scene.clause, at)
            place = self._circumstances.where(sentence, at, scene.clause, goes=goes)
        if reading.pattern in ("visit", "depart", "back") and not place.city:
            behind = max(at, scene.subject.last - 1) if scene.subject else at
            place = visited(self._document, self._registry, behind) or place
        if kind == "visit":
            hosted, place = hosted_visit(members, place, self._registry, self._served)
            if not hosted and not anaphoric:
                return None
            members = hosted or members
        if reading.pattern == "receive" and bodies(self._document, self._registry, members):
            kind, members = "summit", [(w, r if r == "host" else "participant") for w, r in members]
        token = self._document.tokens[at]
        return Draft(
            type=kind, members=members, sentence=sentence,
            trigger=Evidence(start=token.start, end=token.end), time=time, place=place, status=state,
            anaphoric=anaphoric, first_claim=subjects.first_claim(self._document, sentence, scene.clause, at),
            around=kind not in GATHERINGS or inside(self._document, at),
            apart=noun and self._nouns.series.other_round(at),
        )  # fmt: skip

    def _cast(self, reading: Reading, scene: Scene) -> tuple[str, Members, bool]:
        """The type, who takes part, and whether the words may point back to an event told before."""
        kind = reading.type
        if reading.pattern == "noun":
            kind = self._nouns.kind(kind, scene)
            kind = (of_body(self._document, self._registry, scene.at) if kind == "meeting" else "") or kind
        members, anaphoric = self._members(reading.pattern, kind, scene)
        members = members or subjects.with_guests(self._document, scene, self._travellers, reading.pattern)
        if not members and reading.pattern == "noun" and kind in ("press_conference", "meeting"):
            members = self._counted.echoed(kind, scene, self._told)
        if reading.pattern == "meet" and (called := self._measures.called_in(scene)):
            kind, members = "protest_note", called
        return kind, members, anaphoric

    def _when(self, scene: Scene, kind: str, *, noun: bool) -> TimeExpression | None:
        time = self._circumstances.when(scene.sentence, scene.at, scene.clause)
        if (
            noun
            and time
            and (
                subjects.arranged(self._document, scene, time)
                or not timed(self._document, self._clauses, self._chunks, scene, time)
            )
        ):
            return None
        return lasting(self._document, scene, time) if time and kind in STAYS else time

    def _kind(self, pattern: str, kind: str, scene: Scene) -> str:
        """The type of a verb's event: whether two who talk do so by phone, what two who meet meet for."""
        if pattern in ("converse", "talk") and scene.subject:
            again = self._told and set(scene.subject.members) == self._told.who
            if again and self._told and (pattern == "converse" or self._told.type == "phone_call"):
                return self._told.type
        if pattern == "converse" and scene.subject:
            return "phone_call" if subjects.on_phone(self._document, scene) else kind
        together = kind == "meeting" and pattern in ("meet", "recip", "gather")
        if together and scene.subject and (held := subjects.gathering(self._document, scene.subject)):
            told = subjects.gathered_for(self._document, scene)
            return held if told in ("", "meeting") else told
        talks = kind == "phone_call" and pattern == "talk"
        if talks and not subjects.by_phone(self._document, scene, self._circumstances):
            return "meeting"
        return (
            subjects.gathered_for(self._document, scene) or kind if pattern in ("recip", "gather") else kind
        )

    def _asked(self, at: int, sentence: Sentence) -> bool:
        """ "Hun ba ham komme til Oslo": an invitation, not a journey."""
        invite = self._invite
        tokens = self._document.tokens
        return any(tokens[i].norm in invite for i in range(max(sentence.tokens[0], at - ASKED_REACH), at))

    def _members(self, pattern: str, kind: str, scene: Scene) -> tuple[Members, bool]:
        if pattern in MEASURES:
            told = self._measures.members(pattern, scene)
            return told or (self._measures.announced(scene, self._told) if pattern == "expel" else []), False
        if pattern == "appoint":
            return appointed(self._document, scene), False
        if pattern != "noun":
            members = self._verbs.members(pattern, scene)
            return members, pattern == "sign" and not members and self._verbs.signed_again(scene)
        if kind in GATHERINGS:
            return self._gatherings.members(scene)
        return self._nouns.members(kind, scene)

    def _scene(self, at: int, sentence: Sentence, chunks: Sequence[Chunk], *, noun: bool) -> Scene:
        """The trigger's clause; the subject of a noun is that of the verb before it."""
        clause = self._clauses.at(sentence, at)
        inside = [c for c in chunks if c.first in clause]
        governing = self._clauses.verbs(clause, at)[-1:] if noun else []
        subject, rest = self._subject(inside, governing[0] if governing else at, clause, chunks)
        before, after = [c for c in inside if c.last <= at], [c for c in inside if at < c.first]
        return Scene(at, sentence, clause, subject, before, after, rest)

    def _subject(
        self, inside: Sequence[Chunk], at: int, clause: Clause, chunks: Sequence[Chunk]
    ) -> tuple[Chunk | None, list[Chunk]]:
        """The subject of the verb at `at`, and the groups behind it: `inside` are those of its clause."""
        after = [c for c in inside if at < c.first]
        voice = self._voice(self._document.tokens[at].start)
        if voice and self._first_person(clause, at):
            return Chunk(at, at, self._ourselves(voice, clause, at), kinds={"person"}), after
        bare = [c for c in inside if c.last <= at and not c.preposition and not c.genitive]
        bare = bare or [c for c in inside if c.last <= at and subjects.of_delegates(self._document, c)]
        if (control := subjects.controller(self._document, clause, at)) >= 0:
            # "A invited B to visit C": who is invited is to come
            asked = [c for c in bare if c.first > control]
            return (asked[-1] if asked else None), after
        if bare:
            earlier = self._clauses.verbs(clause, bare[-1].first) if self._shared(bare[-1].last, at) else []
            if not earlier:
                return bare[-1], after
            # "A besøkte B og møtte C": the subject of the verb before is the subject here
            subject, _ = self._subject(inside, earlier[-1], clause, chunks)
            return (subject, after) if subject else (bare[0], after)
        if clause.relative >= 0:
            outside = [c for c in chunks if 0 <= clause.relative - c.last <= RELATIVE_REACH]
            if outside or subjects.stands_for(self._document, clause, at):
                return (outside[-1] if outside else None), after
        if (two := self._two(clause, at, chunks, after)) is not None:
            return two, [c for c in after if c is not two]
        if (group := self._group(clause, at)) is not None:
            return group, after
        if (carried := subjects.coordinated(self._document, clause, chunks)) is not None:
            return carried, after
        inverted = [c for c in after if not c.preposition and not c.genitive and self._beside(at, c.first)]
        if inverted and not self._frames.get("subject_first"):
            named = not subjects.unnamed_between(self._document, at, inverted[0].first)
            return (inverted[0], [c for c in after if c is not inverted[0]]) if named else (None, after)
        if (fronted := subjects.fronted(self._document, clause, at, inverted)) is not None:
            return fronted, [c for c in after if c is not fronted]
        return None, after

    def _group(self, clause: Clause, at: int) -> Chunk | None:
        """ "De fire møtes", "partene møtes": those whom only their number or their part in talks names."""
        if many := self._counted.beside(clause, at):
            return Chunk(at, at, many, kinds={"person"})
        parties = self._nouns.series.spoken_of(clause, at) or self._counted.ahead(clause, at, self._chunks)
        return Chunk(at, at, parties, kinds={"country"}) if parties else None

    def _beside(self, at: int, first: int) -> bool:
        """Whether no verb of saying parts a verb from its subject: "soldatene reiser, sier A"."""
        said = words(self._language, "speech", "verbs") - words(self._language, "speech", "split_verbs")
        tokens = self._document.tokens[at + 1 : first]
        return not any(a.text == "," and b.norm in said for a, b in pairwise(tokens))

    def _two(self, clause: Clause, at: int, chunks: Sequence[Chunk], after: Sequence[Chunk]) -> Chunk | None:
        """ "A inviterte B da de møttes": the two just named in the sentence, else those told of last."""
        if not subjects.paired(self._document, clause, at):
            return None
        if subjects.of_countries(self._document, clause, at):
            return None  # "forholdet mellom de to landene er dårlig, men de blir enige"
        if self._met and subjects.again(self._document, clause, at):
            return Chunk(at, at, list(self._met), kinds={"person"})
        group = [c for c in after if self._norm(c.first) in self._words("they") and len(c.members) == PAIR]
        if group:
            return group[0]  # "hadde de to et møte": read already
        near = [w for c in chunks if c.last <= clause.start and c.people for w in c.members]
        pair = near[-PAIR:] if len(near) >= PAIR else list(self._latest)
        sides = self._nouns.series.of_sides(clause, at) or subjects.by_countries(self._document, clause, at)
        if sides:  # "the two sides": the states that the two serve
            pair = self._nouns.series.parties or list(
                dict.fromkeys(c for w in pair for c in sorted(self._served.get(w, {w})))
            )
        if subjects.by_countries(self._document, clause, at):  # nobody told of last is sent for himself
            pair = [w for w in pair if w in self._registry.countries]
            pair = pair if len(pair) >= PAIR else self._counted.neighbours
        return Chunk(at, at, pair, kinds={"person"}) if len(pair) >= PAIR else None

    def _first_person(self, clause: Clause, at: int) -> bool:
        beside = range(max(clause.start, at - FIRST_PERSON_REACH), min(at + 3, clause.end))
        return any(self._document.tokens[i].norm in self._words("first_person") for i in beside)

    def _ourselves(self, voice: str, clause: Clause, at: int) -> list[str]:
        """ "Vi møtes i mai, sa A": the speaker and those told of last with him."""
        beside = range(max(clause.start, at - FIRST_PERSON_REACH), min(at + 3, clause.end))
        plural = any(self._document.tokens[i].norm in self._words("we") for i in beside)
        people = [w for w in self._latest if w in self._served]
        return [voice, *(w for w in people if w != voice)] if plural else [voice]

    def _shared(self, floor: int, at: int) -> bool:
        """Whether a verb takes its subject from the one before: behind "og" or the mark of the infinitive."""
        between = self._document.tokens[max(floor, at - SHARED_REACH) : at]
        return any(t.norm in self._words("shared_subject") for t in between)

    def _norm(self, index: int) -> str:
        return self._document.tokens[index].norm if index >= 0 else ""
