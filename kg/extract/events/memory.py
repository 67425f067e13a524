"""What a text has told so far: whom "they", "the two" and "the delegation" stand for further on."""

from collections.abc import Sequence

from kg.annotate.structure import within
from kg.document import Document, Sentence, replace
from kg.extract.actors import pairs
from kg.extract.actors.counted import Counted
from kg.extract.actors.records import Chunk
from kg.extract.actors.series import Series
from kg.extract.actors.they import told_of
from kg.extract.circumstances.records import Place
from kg.extract.events.headlined import headlined, headlined_lands, phoned
from kg.extract.events.records import Draft
from kg.extract.frames.records import Members, Scene
from kg.extract.frames.scene import allegiances
from kg.extract.grammar.clauses import finite_verbs
from kg.extract.grammar.records import Clause
from kg.languages import endings, subject_first, words
from kg.reference import Registry

PAIR = 2
TALKS = ("meeting", "phone_call", "negotiation")
GATHERINGS = ("summit", "conference")
ENDS = frozenset({".", ";", ":", "!"})


class Memory:
    """Remembers who acted in one document, in text order."""

    def __init__(self, document: Document, registry: Registry, series: Series) -> None:
        self._document, self._registry = document, registry
        self.served = allegiances(document, registry)
        self.series, self.counted = series, Counted(document, registry)
        self.headlined = headlined(document, self.served)  # whom a text without a lead opens with
        self.latest: list[str] = list(self.headlined)  # the participants told last
        self.pairs: list[list[str]] = [list(self.headlined)] if self.headlined else []  # each two told last
        self.counted.neighbours = headlined_lands(document)
        self.met: list[str] = []  # the two that met last
        self.travellers: list[str] = []  # the guests of the journey told last
        self._arrived = -1  # the offset of its trigger
        self.told: Draft | None = None  # the event of several told last
        self.gathered: Draft | None = None  # the gathering told last
        self.onstage: Draft | None = (
            None  # the press conference of one, where nothing of several is told since
        )
        self.talks: dict[frozenset[str], str] = {}  # how those of each meeting, call or negotiation talked
        if self.headlined and phoned(document):
            self.talks[frozenset(self.headlined)] = "phone_call"
        self.journey: Draft | None = None  # the journey told last
        self.journeys: list[Draft] = []  # all of them
        self._lands: dict[int, Chunk] = {}  # the states that act in a sentence, by its number

    @property
    def visitors(self) -> Sequence[str]:
        """The guests of the journey told last, where nothing of several others has been told since."""
        since = self.told is not None and self.told.trigger.start > self._arrived
        since = since and not (self.told and self.told.who > {*self.travellers})
        return () if since else self.travellers

    @property
    def involved(self) -> set[str]:
        """Those told last, each with whom he serves."""
        return {c for w in (self.told.who if self.told else ()) for c in self.served.get(w, {w})}

    @property
    def two_states(self) -> list[str]:
        """ "The two countries": those that the two told last act for, or are."""
        served = (sorted(self.served.get(w, {w} & self._registry.countries.keys())) for w in self.latest)
        return list(dict.fromkeys(state for states in served for state in states))

    def hosted(self, scene: Scene, members: Members) -> tuple[Members, bool]:
        """ "I møtet med B": of the one traveller told of last, where it is no meeting told before.

        Returned are those who meet, and whether the words may still point back to another event.
        """
        who, subject = members[0][0], scene.subject
        own = {c for w in self.travellers for c in self.served.get(w, ())}
        alone = len(self.travellers) == 1 and who not in self.travellers and bool(own)
        others = subject is not None and subject.people and subject.members != self.travellers
        known = who in self.served and not own & self.served[who]
        met = self.told is not None and self.told.type != "visit"
        if not alone or others or not known or met or subject_first(self._document.article.language):
            return members, True
        return [(self.travellers[0], "participant"), *members], False

    def there(self, scene: Scene, place: Place) -> Place:
        """ "In Lima she will meet A. She will also meet students": in the place of what came before."""
        told, subject = self.told, scene.subject
        if place.country or told is None or subject is None or not set(subject.members) <= told.who:
            return place
        hosts = [w for w, role in told.members if role == "host" and w in self._registry.countries]
        near = told.sentence.paragraph == scene.sentence.paragraph and told.type != "phone_call"
        there = near and len(hosts) < PAIR
        return replace(told.place, venue=place.venue or told.place.venue) if there else place

    def lands_before(self, at: int) -> Chunk | None:
        """The states that acted in the sentence before that of a token, where no event of theirs is told."""
        number = next(i for i, s in enumerate(self._document.sentences) if at < s.tokens[1])
        told = self.told is not None and self.told.sentence == self._document.sentences[max(0, number - 1)]
        return self._band(at) if told else self._lands.get(number - 1)

    def _band(self, at: int) -> Chunk | None:
        """ "Komiteen møtte B. De møtte også C": the body or the several who travel, not B."""
        tokens, told, language = self._document.tokens, self.told, self._document.article.language
        also = words(language, "frames", "also_words")
        if told is None or not any(t.norm in also for t in tokens[at + 1 : at + 2]):
            return None
        bodies = endings(language, "frames", "committees")
        own = [w for w, _ in told.members if w.lower().endswith(bodies)]
        who = self.travellers if {*self.travellers} <= told.who and self.travellers else own
        band = len(who) > 1 or any(w not in self.served for w in who)
        return Chunk(at, at, list(who), kinds={"person"}) if band else None

    def note(self, draft: Draft) -> None:
        """Takes note of an event."""
        self.series.note(draft.type, draft.members, self.served)
        self.counted.note(draft, self.served)
        if draft.type == "visit" and (guests := [w for w, r in draft.members if r == "guest"]):
            self.travellers, self.journey, self._arrived = guests, draft, draft.trigger.start
            self.journeys.append(draft)
        self.gathered = draft if draft.type in GATHERINGS else self.gathered
        if draft.type == "press_conference" and len(draft.members) == 1:
            self.onstage = draft
        coming = draft.status in ("planned", "proposed")  # "ser fram til flere møter", behind a call
        if draft.type in TALKS and not (coming and frozenset(draft.who) in self.talks):
            self.talks[frozenset(draft.who)] = draft.type
        if len(draft.members) > 1 and not self._one_goes(draft) and not self._mentioned(draft):
            states = [w for w, _ in draft.members if w in self._registry.countries]
            people = [w for w, role in draft.members if role != "organiser"]  # at a gathering of a body
            guests = [w for w, role in draft.members if draft.type == "visit" and role == "guest"]
            own = people if draft.type in GATHERINGS else guests
            people = own if len(own) > 1 else [w for w, _ in draft.members]
            self.latest = states if len(states) > 1 and len(guests) < PAIR else people
            self.told, self.onstage = draft, None
            self._paired()
            hosted = draft.type == "visit" and not set(self.latest) & set(self._registry.countries)
            pair = len(self.latest) == PAIR and (draft.type == "meeting" or hosted)
            self.met = list(self.latest) if pair else self.met

    def talked(self, scene: Scene, members: Members, pattern: str) -> str:
        """How those of a subject talked before, or "A met B on Monday. A talked with B", on no other day."""
        told = self.talks.get(frozenset(scene.subject.members if scene.subject else ()), "")
        first, last = (self._document.tokens[i] for i in (scene.clause.start, scene.clause.end - 1))
        if told or pattern != "converse" or within(self._document.times, first.start, last.end):
            return told
        again = self.talks.get(frozenset(w for w, _ in members), "")
        return again if again == "meeting" else ""

    def acting(self, subject: Chunk, clause: Clause) -> Chunk:
        """Whom a subject stands for, where those told of before tell it better than their names."""
        tokens, language = self._document.tokens, self._document.article.language
        there = words(language, "circumstances", "locative_relatives")
        told, pronoun = self.journey, tokens[subject.first].norm in words(language, "frames", "third_person")
        if told is None or not pronoun or clause.relative < 0 or tokens[clause.relative].norm not in there:
            return self.met_last(subject)
        guests = [w for w, role in told.members if role == "guest" and w in self.served]
        inside = told.trigger.start < tokens[clause.relative].start <= told.sentence.end
        # "C sier at B var i Lima, der hun møtte D": B did
        return replace(subject, members=guests) if inside and len(guests) == 1 else subject

    def met_last(self, subject: Chunk) -> Chunk:
        """ "De to kom sammen": those who met last, where the last two named do not act for two states."""
        they = words(self._document.article.language, "frames", "they")
        if self._document.tokens[subject.first].norm not in they or len(subject.members) != PAIR:
            return subject
        named, told = ([self.served.get(w, set()) for w in who] for who in (subject.members, self.met))
        apart = all(named) and named[0].isdisjoint(named[1])
        if apart or len(told) != PAIR or not all(told) or told[0] & told[1]:
            return subject
        return Chunk(subject.first, subject.last, list(self.met), kinds={"person"})

    def read(self, sentence: Sentence, chunks: Sequence[Chunk]) -> None:
        """Takes note of those who act together in a sentence."""
        headed = self._document.paragraphs[sentence.paragraph].kind == "subhead"
        self.series.neighbours = self.counted.read(() if headed else chunks)
        self.series.read(sentence)
        if not headed and (lands := told_of(self._document, sentence, chunks)):
            self._lands[self._document.sentences.index(sentence)] = lands
        if subject_first(self._document.article.language):  # "they" are the latest two that acted together
            acting = [c for c in chunks if len(c.members) > 1 and not (c.preposition or c.genitive)]
            acting = [c for c in acting if "organisation" not in c.kinds]
            acting = [c for c in acting if self._acts(c)] or acting  # "A and B met C and D": A and B
            acting = [c for c in acting if not self._present(c)]
            self.latest = list(acting[-1].members) if acting else self.latest
        elif two := [c for c in chunks if len(c.members) == PAIR and not (c.genitive or self._present(c))]:
            last = next((c for c in reversed(two) if c.kinds == {"person"}), None)
            # "talte A og B", then "åpnet han og C"
            if last and (not set(self.latest) & {*last.members} or pairs.renewed(self._document, last)):
                self.latest = list(last.members)
        self._paired()
        if pairs.unnamed_group(self._document, sentence):
            self.latest = []

    def _acts(self, chunk: Chunk) -> bool:
        """Whether a verb stands right behind a group."""
        finite = finite_verbs(self._document.article.language)
        return any(t.norm in finite for t in self._document.tokens[chunk.last : chunk.last + PAIR])

    def _present(self, chunk: Chunk) -> bool:
        """ "With A in his office were B and C", "med på møtet var B og C": who else was there, told last."""
        tokens, language = self._document.tokens, self._document.article.language
        behind = tokens[chunk.last].text if chunk.last < len(tokens) else "."
        ends = subject_first(language) or behind in ENDS
        there = words(language, "frames", "there_were")
        return bool(self.latest) and ends and tokens[chunk.first - 1].norm in there and chunk.first > 0

    def _paired(self) -> None:
        if len(self.latest) == PAIR and (not self.pairs or self.pairs[-1] != self.latest):
            self.pairs.append(list(self.latest))

    def _mentioned(self, draft: Draft) -> bool:
        """ "A met B to prepare the talks between C and D. They": A and B."""
        told = self.told
        if told is None or told.sentence != draft.sentence or told.trigger.start > draft.trigger.start:
            return False
        strict = subject_first(self._document.article.language) and told.type == "meeting"
        return strict and (draft.type == "meeting" or draft.type in GATHERINGS) and not told.who & draft.who

    def _one_goes(self, draft: Draft) -> bool:
        """ "A vil reise til Tyrkia": a traveller and a state are no "they"."""
        guests = [r for _, r in draft.members if r == "guest"]
        others = {w for w, r in draft.members if r != "guest"}
        return (
            draft.type == "visit"
            and others <= set(self._registry.countries)
            and not subject_first(self._document.article.language)
            and len(guests) < PAIR
        )
