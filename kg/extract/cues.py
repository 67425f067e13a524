"""Who speaks: the subject of a verb of speech, before it or behind it, and whom it is said to."""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.chunks import Chunk, ChunkReader, organisation_name
from kg.languages import table
from kg.records import Document, Mention, Sentence
from kg.reference import Registry

BEHIND = 4  # tokens between a verb and the subject behind it
_CLAUSE = frozenset({"at", "that", "som", "who", "which", "mens", "medan", "while"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A verb of speech: its token, the speakers, and the token one past the subject when it stands behind."""

    at: int
    verb: str
    speakers: tuple[str, ...]
    addressee: str | None
    past: int


class CueReader:
    """Finds the cues of one document's sentences."""

    def __init__(self, document: Document, registry: Registry) -> None:
        self.document = document
        self._registry = registry
        self._chunks = ChunkReader(document, registry)
        self.words = table(document.article.language, "speech")
        self._verbs = frozenset(self.words["verbs"])
        self._government = frozenset(self.words["government"])
        self._home: str = table(document.article.language, "people")["home"]

    def is_verb(self, token: int) -> bool:
        return self.document.tokens[token].norm in self._verbs

    def chunks(self, sentence: Sentence) -> list[Chunk]:
        return self._chunks.chunks(sentence)

    def cue(self, at: int, sentence: Sentence, chunks: Sequence[Chunk], *, behind_first: bool) -> Cue | None:
        """The cue of the verb at token `at`, with its subject on the likelier side, or None without a subject."""
        tokens = self.document.tokens
        low = at
        while low > sentence.tokens[0] and tokens[low - 1].norm not in _CLAUSE and tokens[low - 1].text not in ":;":
            low -= 1
        before = [c for c in chunks if low <= c.first and c.last <= at and not c.preposition and not c.genitive]
        behind = [c for c in chunks if at < c.first <= at + BEHIND and not c.preposition and not c.genitive]
        if self._interrupted(at, behind):
            behind = []
        order = (behind[:1], before[-1:]) if behind_first else (before[-1:], behind[:1])
        subject = next((side[0] for side in order if side), None)
        if subject is None:
            return self._governmental(at, sentence)
        past = subject.last if subject.first > at else at + 1
        return Cue(at=at, verb=tokens[at].norm, speakers=tuple(subject.members), addressee=self.addressee(at, sentence, subject, chunks), past=past)

    def _interrupted(self, at: int, behind: Sequence[Chunk]) -> bool:
        if not behind:
            return False
        between = {t.norm for t in self.document.tokens[at + 1 : behind[0].first]}
        return bool(between & {"at", "that", "om", "if", ",", ":"})

    def _governmental(self, at: int, sentence: Sentence) -> Cue | None:
        """ "Opplyser regjeringen": the government of the paper's own country."""
        tokens = self.document.tokens
        near = range(max(sentence.tokens[0], at - 2), min(at + 3, sentence.tokens[1]))
        if self._home and any(tokens[i].norm in self._government for i in near):
            return Cue(at=at, verb=tokens[at].norm, speakers=(self._home,), addressee=self.addressee(at, sentence, None, ()), past=at + 2)
        return None

    def addressee(self, at: int, sentence: Sentence, subject: Chunk | None, chunks: Sequence[Chunk]) -> str | None:
        """Whom it is said to: "til NTB", "overfor", "told Reuters", or the object right behind the subject."""
        tokens = self.document.tokens
        for mention in self.document.mentions:
            if not sentence.start <= mention.start < sentence.end or mention.genitive:
                continue
            index = next(i for i in range(*sentence.tokens) if tokens[i].end > mention.start)
            step = index - 1
            while step > sentence.tokens[0] and tokens[step].norm in self.words["carriers"]:
                step -= 1
            if tokens[step].norm in self.words["to"] and abs(index - at) <= 14 and (mention.kind in ("organisation", "person")):
                return self._called(mention, subject)
        if subject is not None and tokens[at].norm in {"svarte", "svarer", "svara", "informed", "inform"}:
            other = next((c for c in chunks if c is not subject and 0 < c.first - at <= BEHIND and not c.preposition), None)
            return other.members[0] if other else None
        return None

    def _called(self, mention: Mention, subject: Chunk | None) -> str | None:
        if mention.kind == "organisation":
            return organisation_name(self.document, mention)
        return mention.key if subject is None or mention.key not in subject.members else None

    def media(self, start: int, end: int) -> str:
        """The first organisation named in a stretch of text, media included."""
        for mention in self.document.mentions:
            if mention.kind == "organisation" and start <= mention.start < end:
                return organisation_name(self.document, mention)
        return ""
