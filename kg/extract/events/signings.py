"""Papers signed by those whom their clause does not name: "four memoranda were signed".

Also by each for his state: "A signerte for Norge, mens Peru var representert ved B".
"""

from kg.annotate.structure import within
from kg.document import Document
from kg.extract.actors.chunks import ChunkReader
from kg.extract.actors.records import Chunk
from kg.extract.actors.series import Series
from kg.extract.events.records import Draft
from kg.extract.frames import third_parties
from kg.extract.frames.records import Members, Scene
from kg.extract.frames.scene import Frames, everybody
from kg.extract.grammar.clauses import ClauseReader
from kg.languages import endings, subject_first, words
from kg.reference import Registry

PAPER_REACH = 24  # tokens before "signed" within which the papers stand
OPENING = 4  # tokens before the papers within which "the" makes them known ones
NEAR_PAPER = 8  # tokens between a known paper and the verb of signing it
OF_REACH = 6  # tokens between "the signing" and the paper it is "of"
CEREMONY_REACH = 6  # tokens between "participate" and the signing
WHEN_REACH = 8  # tokens from "undertegnet" to "da"
FAR = 3  # paragraphs behind the meeting or visit
PAIR = 2
NAME = 60  # characters of the longest name of a state


class SigningFrames(Frames):
    """Finds who signs, by what the text has told."""

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

    def members(self, pattern: str, scene: Scene, told: Draft | None) -> tuple[Members, bool]:
        """Who signs, and whether it may be the signing told before; `told` is the event told last."""
        if pattern == "noun":
            own = self._ceremony(scene) or self._of_paper(scene, told)
            return own or self._of_papers(scene, told), False
        if seen := self._witnessed(scene):
            return seen, False
        if between := self._between(scene, told):
            return between, False
        if met := self._when_met(scene):
            return met, False
        found, again = self._for_states(scene, told)
        return (found, again) if found else (self._known_paper(scene, told), not self._to_come(scene))

    def _between(self, scene: Scene, told: Draft | None) -> Members:
        """The two states that the event told last is between, where new papers are signed at it."""
        papers = self._words("new_papers")
        if not papers or not self._at_hand(scene, told):
            return []
        first = max(scene.clause.start, scene.at - PAPER_REACH)
        paper = next((i for i in range(scene.at - 1, first - 1, -1) if self._norm(i) in papers), -1)
        if paper < 0 or not self._passive(scene, paper):
            return []
        known = self._words("definite_determiners") | self._words("possessives")
        if any(self._norm(i) in known for i in range(max(first, paper - OPENING), paper)):
            return []
        return self._two(told)

    def _witnessed(self, scene: Scene) -> Members:
        """ "Ble undertegnet i nærvær av A og B", "med A og B til stede": those for whose states it is."""
        undergone = self._words("passive_auxiliaries") | self._words("being_passive")
        said = {self._norm(i) for i in scene.clause.before(scene.at, NEAR_PAPER)}
        if said.isdisjoint(undergone) and self._norm(scene.at) not in self._words("signed_passives"):
            return []
        if self._paper(scene) >= 0:  # "avtalen": that of those who have been told of
            return []
        by, presence = self._words("by") | self._words("meeting_of"), self._words("presence_words")
        for chunk in self._chunks.chunks(scene.sentence):
            if not chunk.people or len(chunk.members) < PAIR or chunk.genitive:
                continue
            before = self._norm(chunk.first - 1) in by and self._norm(chunk.first - PAIR) in presence
            behind = f"{self._norm(chunk.last)} {self._norm(chunk.last + 1)}"
            there = chunk.preposition in self._with and behind in self._words("present_phrases")
            if before or there:
                return everybody(chunk)
        return []

    def _when_met(self, scene: Scene) -> Members:
        """ "Avtalen ble undertegnet da A besøkte B": by the two of whom the clause behind tells."""
        whens = words(self._document.article.language, "circumstances", "when_words")
        last = min(scene.at + WHEN_REACH, scene.sentence.tokens[1] - 1)
        mark = next((i for i in range(scene.at + 1, last) if self._norm(i) in whens), -1)
        if mark < 0 or not self._passive(scene, scene.at - PAIR):
            return []
        clause = self._clauses.at(scene.sentence, mark + 1)
        inside = (c for c in self._chunks.chunks(scene.sentence) if mark < c.first and c.first in clause)
        who = [w for c in inside if c.people and not (c.genitive or c.preposition) for w in c.members]
        states = [self._served.get(w, set()) for w in who]
        two = len(who) == PAIR and all(states) and states[0].isdisjoint(states[1])
        return [(w, "participant") for w in who] if two else []

    def _at_hand(self, scene: Scene, told: Draft | None) -> bool:
        """Whether papers may be signed at the event told last."""
        if told is None or told.type == "phone_call" or told.status in ("cancelled", "denied"):
            return False
        return 0 <= scene.sentence.paragraph - told.sentence.paragraph <= FAR

    def _of_papers(self, scene: Scene, told: Draft | None) -> Members:
        """ "The visit was marked by the signing of several memoranda": by the two states of the visit."""
        of, last = self._words("meeting_of"), min(scene.clause.end, scene.at + PAPER_REACH)
        papers, known = self._words("new_papers"), self._words("definite_determiners")
        paper = next((i for i in range(scene.at + 1, last) if self._norm(i) in papers), -1)
        led = scene.subject is not None  # "both men welcomed the signing of"
        if paper < 0 or led or self._norm(scene.at + 1) not in of or not self._at_hand(scene, told):
            return []
        between = {self._norm(i) for i in range(scene.at + 2, paper)}
        plain = between.isdisjoint(known | self._words("possessives"))
        return self._two(told) if plain else []

    def _passive(self, scene: Scene, paper: int) -> bool:
        if self._norm(scene.at) in self._words("signed_passives"):
            return True  # "skal undertegnes"
        auxiliaries = {self._norm(i) for i in range(max(paper, scene.at - 3), scene.at)}
        return bool(auxiliaries & (self._words("passive_auxiliaries") | self._words("being_passive")))

    def _two(self, told: Draft | None) -> Members:
        who = told.who if told is not None else ()
        states = {c for w in who for c in self._served.get(w, {w}) if c in self._registry.countries}
        return [(c, "participant") for c in sorted(states)] if len(states) == PAIR else []

    def _known_paper(self, scene: Scene, told: Draft | None) -> Members:
        """ "Avtalen ble undertegnet i Lima i mai", "that it should be signed": by the parties."""
        if (paper := self._paper(scene)) < 0:
            return []
        if fought := self._with_rebels(scene, paper):
            return fought
        tokens = self._document.tokens
        stop = tokens[scene.clause.end - 1].end
        told_of = within(self._document.times, tokens[scene.clause.start].start, stop)
        there = [m for m in within(self._document.mentions, tokens[scene.at].end, stop) if m.kind == "place"]
        coming = self._to_come(scene)
        agents = self._words("by") | self._with
        others = any(c.first > paper and c.people and c.preposition in agents for c in scene.rest)
        if others or not (told_of or there or coming):
            return []
        about = within(self._document.mentions, tokens[paper].start, tokens[scene.at].start)
        if any(m.kind == "country" and m.key not in self._series.known for m in about):
            return []  # "avtalen om nødlånet til Hellas"
        helped = {
            w for w, _ in third_parties.standing_by(self._document, self._chunks.chunks(scene.sentence))
        }
        known = [(w, "participant") for w in self._series.known if w not in helped]
        if helped or self._of_peace(paper, scene.at):  # not of any two who have met since
            return known if len(known) >= PAIR else []
        met = told is not None and told.type != "visit"  # "A visited Peru. The treaty was signed in 1998"
        near = told is not None and 0 <= scene.sentence.paragraph - told.sentence.paragraph <= FAR
        return known or (self._two(told) if near and met else [])

    def _of_peace(self, paper: int, at: int) -> bool:
        """ "Avtalen om våpenhvile", "fredsavtalen": of those who have fought."""
        stems = endings(self._language, "frames", "peace_paper_stems")
        return any(self._norm(i).startswith(stems) for i in range(paper, at))

    def _to_come(self, scene: Scene) -> bool:
        """Whether it is to be signed: another time than the one told of."""
        near = scene.clause.before(scene.at, NEAR_PAPER)
        return any(self._norm(i) in self._words("to_be_signed") for i in near)

    def _paper(self, scene: Scene) -> int:
        """The known paper before the verb: "avtalen", "the treaty", or "it"; none as "Parisavtalen"."""
        first = max(scene.clause.start, scene.at - NEAR_PAPER)
        papers, tokens = tuple(self._words("signed_papers")), self._document.tokens
        begun = scene.sentence.tokens[0]
        for i in range(scene.at - 1, first - 1, -1):
            norm = tokens[i].norm
            head = next((p for p in papers if norm.endswith(p)), "")
            plain = norm == head or norm.startswith(tuple(self._words("kinds_of_paper")) or ("\0",))
            if head and plain and (tokens[i].text.islower() or i == begun) and self._defined(i):
                return i if self._passive(scene, i) else -1
        pronouns = self._words("signed_pronouns")
        it = next((i for i in (first, first + 1) if i < scene.at and self._norm(i) in pronouns), -1)
        coming = it >= 0 and any(self._norm(i) in self._words("to_be_signed") for i in range(it, scene.at))
        return it if coming and self._passive(scene, it) else -1

    def _defined(self, at: int) -> bool:
        """Whether the paper is one that is known: by its ending, or by the word before it."""
        if not subject_first(self._language):
            return True
        return bool({self._norm(at - 1), self._norm(at - 2)} & self._words("definite_determiners"))

    def _with_rebels(self, scene: Scene, paper: int) -> Members:
        """ "Fredsavtalen med FLP": of the government that it fought."""
        chunk = next((c for c in scene.before if c.preposition in self._with and c.first > paper), None)
        if chunk is None or chunk.kinds != {"organisation"} or len(chunk.members) > 1:
            return []
        tokens = self._document.tokens
        inside = within(self._document.mentions, tokens[chunk.first].start, tokens[chunk.last - 1].end)
        bodies = (self._registry.organisations.get(m.key) for m in inside if m.kind == "organisation")
        state = next((b.country for b in bodies if b is not None and b.kind == "armed_group"), "")
        told = [w for w in self._series.recall(chunk.members[0]) if w not in chunk.members]
        other = [state] if state else told
        return [*((w, "participant") for w in other), *everybody(chunk)] if other else []

    def _of_paper(self, scene: Scene, told: Draft | None) -> Members:
        """ "Since the signing of the treaty at Lima in 2010": by the two states that speak of it."""
        behind = range(scene.at + 1, min(scene.at + 1 + OF_REACH, scene.clause.end))
        papers = self._words("new_papers") | self._words("signed_papers")
        of = self._norm(scene.at + 1) in self._words("meeting_of") | self._words("by")
        paper = next((i for i in behind if self._norm(i).endswith(tuple(papers) or ("\0",))), -1)
        tokens = self._document.tokens
        dated = within(self._document.times, tokens[scene.at].start, tokens[scene.clause.end - 1].end)
        if not of or paper < 0 or not dated:
            return []
        subject = scene.subject.members if scene.subject and len(scene.subject.members) == PAIR else []
        states = list(dict.fromkeys(c for w in subject for c in sorted(self._served.get(w, {w}))))
        states = [c for c in states if c in self._registry.countries]
        known = self._series.known if len(self._series.known) == PAIR else []
        states = states if len(states) == PAIR else known
        return [(c, "participant") for c in states] or self._two(told)

    def _ceremony(self, scene: Scene) -> Members:
        """ "The two leaders will participate in a signing ceremony"."""
        low = max(scene.clause.start, scene.at - CEREMONY_REACH)
        taking_part = any(self._norm(i) in self._words("ceremony_verbs") for i in range(low, scene.at))
        subject = scene.subject
        return everybody(subject) if taking_part and subject and len(subject.members) > 1 else []

    def _for_states(self, scene: Scene, told: Draft | None) -> tuple[Members, bool]:
        """ "For peruansk side signerte B", "A signerte for Norge, mens Peru var representert ved B".

        Whoever signs, with the other of the sentence; and whether it is the paper told of before.
        """
        subject = scene.subject
        strict = subject_first(self._language)
        if subject is None or not subject.people or len(subject.members) > 1 or strict:
            return [], False
        own = set(self._served.get(subject.members[0], ())) | self._state_signed_for(scene)
        behind = [
            c
            for c in self._chunks.chunks(scene.sentence)
            if c.people and not c.genitive and c.first > max(scene.at, subject.last)
        ]
        others = [w for c in behind for w in c.members if self._served.get(w) and not self._served[w] & own]
        others = others or [w for c in behind[:1] for w in c.members if self._represents(c)]
        signed = (
            told is not None and told.type in ("signing", "agreement") and told.status in ("held", "planned")
        )
        near = told is not None and scene.sentence.paragraph - told.sentence.paragraph <= FAR
        parties = {c for w in (told.who if told else ()) for c in self._served.get(w, {w})}
        again = signed and near and bool(own & parties)
        if not (own and self._for_state(scene)) or not (again or others):
            return [], False
        served = self._served.get(others[0], parties) if others else parties
        others = others[:1] if not again or served <= parties else []
        return [(w, "participant") for w in (*subject.members, *others)], again

    def _represents(self, chunk: Chunk) -> bool:
        """ "Peru var representert ved B"."""
        before = {self._norm(i) for i in range(max(0, chunk.first - OPENING), chunk.first)}
        return bool(before & self._words("representing_verbs"))

    def _state_signed_for(self, scene: Scene) -> set[str]:
        marks, tokens = self._words("signing_for"), self._document.tokens
        for i in range(scene.at, scene.clause.end - 1):
            if tokens[i].norm in marks:
                start = tokens[i + 1].start
                found = within(self._document.mentions, start, start + NAME)
                if keys := {m.key for m in found if m.start == start and m.kind == "country"}:
                    return keys
        return set()

    def _for_state(self, scene: Scene) -> bool:
        """Whether the words say for whom somebody signs: "for Norge", "for norsk side", "på vegne av"."""
        sides = self._words("sides")
        inside = scene.clause.before(scene.clause.end)
        return (
            any(self._norm(i) in sides for i in inside)
            or bool(self._state_signed_for(scene))
            or any(self._norm(i) in self._words("signing_for") and self._country_at(i + 1) for i in inside)
        )

    def _country_at(self, at: int) -> bool:
        if at >= len(self._document.tokens):
            return False
        start = self._document.tokens[at].start
        found = within(self._document.mentions, start, start + NAME)
        return any(m.start == start and m.kind == "country" for m in found)
