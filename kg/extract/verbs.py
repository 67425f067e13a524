"""The frames of verbs: who meets, receives, visits, calls, signs, expels whom."""

from collections.abc import Sequence

from kg.annotate.structure import within
from kg.extract.chunks import Chunk, ChunkReader
from kg.extract.clauses import ClauseReader
from kg.extract.frames import Frames, Members, everybody, pair
from kg.extract.measures import MeasureFrames
from kg.records import Document, Mention, Sentence
from kg.reference import Registry


class VerbFrames(Frames):
    """Reads the participants that stand around a verb."""

    def __init__(self, document: Document, registry: Registry, chunks: ChunkReader) -> None:
        super().__init__(document, registry, chunks)
        self._measures = MeasureFrames(document, registry, chunks)
        self._clauses = ClauseReader(document)

    def members(
        self,
        pattern: str,
        at: int,
        subject: Chunk | None,
        rest: Sequence[Chunk],
        sentence: Sentence,
    ) -> Members:
        """Who takes part in which role, by the verb's pattern; `rest` are the groups beside the subject."""
        objects = [c for c in rest if self._object(c) and (c.preposition or self._beside(at, c))]
        companions = [c for c in rest if c.preposition in self._with]
        match pattern:
            case "meet" if subject and objects:
                return pair(subject, objects[0], "participant", "participant")
            case "meet" if subject and len(subject.members) > 1 and self._language == "en":
                return everybody(subject)
            case "receive" if self._passive(at) and subject and (agent := self._agent(rest)):
                return pair(agent, subject, "host", "guest")
            case "receive" if subject and objects and "country" not in objects[0].kinds:
                return pair(subject, objects[0], "host", "guest")
            case "recip" if subject and (len(subject.members) > 1 or companions):
                return everybody(subject) + [m for c in companions[:1] for m in everybody(c)]
            case "call" if subject and (called := self._called(rest)) and called.people:
                return pair(subject, called, "participant", "participant")
            case "talk" if subject and subject.people:
                return self._talks(subject, rest, companions)
            case "sign":
                signers = self._agent(rest) or (None if self._passive(at) else subject)
                if signers and len(signers.members) == 1 and self._frames.get("subject_first") and companions:
                    return everybody(signers) + everybody(companions[0])
                return everybody(signers) if signers and len(signers.members) > 1 else []
            case "visit" | "travel" if subject and (subject.people or pattern == "visit"):
                return self._goes(pattern, subject, rest, at)
            case "envoys":
                return self._measures.envoys(at, self._clause_chunks(at, sentence), passive=self._passive(at))
            case "expel":
                return self._expelled(sentence, subject)
        return []

    def _clause_chunks(self, at: int, sentence: Sentence) -> list[Chunk]:
        clause = self._clauses.at(sentence, at)
        return [c for c in self._chunks.chunks(sentence) if c.first in clause]

    def _object(self, chunk: Chunk) -> bool:
        """Whether a group can be who is met: bare, behind "with", or a body behind "i" or "of"."""
        if chunk.genitive:
            return False
        if not chunk.preposition or chunk.preposition in self._with:
            return True
        return chunk.preposition in self._words("institution_prepositions") and not chunk.people

    def _beside(self, at: int, chunk: Chunk) -> bool:
        """Whether a bare group stands right behind its verb: not in "welcomed the statement by Dal"."""
        if not self._frames.get("strict_objects") or chunk.first < at:
            return True
        tokens = self._document.tokens
        times = within(self._document.times, tokens[at].start, tokens[chunk.first].start)
        return all(
            not t.text[0].islower()
            or t.norm in self._words("object_fillers")
            or any(w.start <= t.start < w.end for w in times)
            for t in tokens[at + 1 : chunk.first]
        )

    def _called(self, rest: Sequence[Chunk]) -> Chunk | None:
        return next((c for c in rest if not c.preposition or c.preposition in self._words("to")), None)

    def _talks(self, subject: Chunk, rest: Sequence[Chunk], companions: Sequence[Chunk]) -> Members:
        if len(subject.members) == 1:
            companions = [c for c in rest if c.preposition in self._with | self._words("talk_to")]
            if not companions:
                return []
        return everybody(subject) + [m for c in companions[:1] for m in everybody(c)]

    def _goes(self, pattern: str, subject: Chunk, rest: Sequence[Chunk], at: int) -> Members:
        targets = [
            c
            for c in rest
            if "country" in c.kinds and (pattern == "visit" or c.preposition in self._words("to"))
        ]
        guests = [(w, "guest") for w in subject.members]
        if targets:
            return guests + [(w, "host") for w in targets[0].members[:1] if w not in subject.members]
        text = self._document.tokens[at + 1 : at + 5]
        if any(self._place_at(t.start) for t in text):
            return guests
        return []

    def _place_at(self, offset: int) -> bool:
        return any(m.kind == "place" for m in within(self._document.mentions, offset, offset + 1))

    def _passive(self, at: int) -> bool:
        return any(
            t.norm in self._words("passive_auxiliaries") for t in self._document.tokens[max(0, at - 6) : at]
        )

    def _agent(self, chunks: Sequence[Chunk]) -> Chunk | None:
        return next((c for c in chunks if c.preposition in self._frames["by"]), None)

    def _expelled(self, sentence: Sentence, subject: Chunk | None) -> Members:
        """Who expels whose people: the target is a nationality ("15 russiske diplomater")."""
        inside = [
            m for m in within(self._document.mentions, sentence.start, sentence.end) if m.kind == "country"
        ]
        target = next((m.key for m in inside if self._people(m, sentence)), "")
        states = subject.members if subject and not subject.people else []
        named = [m.key for m in inside if m.form == "name" and not m.genitive and m.key != target]
        organiser = next((w for w in [*states, *named] if w != target), "")
        return [(organiser, "organiser"), (target, "participant")] if organiser and target else []

    def _people(self, mention: Mention, sentence: Sentence) -> bool:
        """Whether a mention stands for people of a country: an inhabitant, or its diplomats."""
        if mention.form == "demonym":
            return True
        tokens = self._document.tokens
        index = next(i for i in range(*sentence.tokens) if tokens[i].end >= mention.end)
        return any(t.norm in self._frames["envoys"] for t in tokens[index + 1 : index + 4])
