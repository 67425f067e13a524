"""The frames of event nouns: "møtet mellom A og B", "As besøk", "EUs toppmøte", "samtaler med B"."""

from collections.abc import Sequence

from kg.annotate.structure import within
from kg.extract.chunks import Chunk, ChunkReader
from kg.extract.frames import Frames, Members, everybody
from kg.records import Document, Sentence
from kg.reference import Registry

BETWEEN_REACH = 5  # tokens after a noun within which "mellom A og B" belongs to it
WITH_REACH = 9  # tokens after a noun within which "med X" belongs to it


class NounFrames(Frames):
    """Reads the participants that stand around an event noun."""

    def __init__(self, document: Document, registry: Registry, chunks: ChunkReader) -> None:
        super().__init__(document, registry, chunks)
        self._support = frozenset(self._frames["support_verbs"])
        self._attend = frozenset(self._frames["attend_verbs"])

    def members(
        self,
        kind: str,
        at: int,
        subject: Chunk | None,
        before: Sequence[Chunk],
        after: Sequence[Chunk],
        sentence: Sentence,
    ) -> tuple[Members, bool]:
        """Participants of an event noun ("møtet mellom A og B"), and whether it may point back instead."""
        tokens = self._document.tokens
        between = [
            c for c in after if c.preposition in self._frames["between"] and c.first - at <= BETWEEN_REACH
        ]
        if between and len(between[0].members) > 1:
            return everybody(between[0]), False
        owner = next((c for c in before if c.genitive and at - c.last <= 2), None) or self._possessor(at)
        companion = next(
            (c for c in after if c.preposition in self._with and c.first - at <= WITH_REACH), None
        )
        verbs = {t.norm for t in tokens[max(sentence.tokens[0], at - 12) : at]} & self._support
        if kind in ("summit", "conference"):
            return self._gathering(at, sentence, owner, subject)
        if owner and companion:
            return everybody(owner) + everybody(companion), False
        if companion and subject and verbs and subject is not companion:
            return everybody(subject) + everybody(companion), False
        if kind == "visit" and owner and owner.people:
            return [(w, "guest") for w in owner.members], False
        if kind == "visit" and subject and subject.people and verbs:
            return [(w, "guest") for w in subject.members], False
        if kind in ("negotiation", "press_conference") and subject and verbs and len(subject.members) > 1:
            return everybody(subject), False
        return [], self._definite(at)

    def _possessor(self, at: int) -> Chunk | None:
        """ "His visit", "besøket hans": the person a possessive pronoun beside the noun stands for."""
        tokens = self._document.tokens
        for beside in (at - 1, at - 2, at + 1):
            if not 0 <= beside < len(tokens):
                continue
            offset = tokens[beside].start
            for mention in within(self._document.mentions, offset, offset + 1):
                if mention.form == "pronoun" and mention.genitive:
                    return Chunk(beside, beside + 1, [mention.key], genitive=True, kinds={"person"})
        return None

    def _gathering(
        self, at: int, sentence: Sentence, owner: Chunk | None, subject: Chunk | None
    ) -> tuple[Members, bool]:
        members: Members = []
        tokens = self._document.tokens
        for mention in within(self._document.mentions, sentence.start, sentence.end):
            if mention.kind == "organisation":
                name = next(
                    (
                        w
                        for c in self._chunks.chunks(sentence)
                        for w in c.members
                        if tokens[c.first].start <= mention.start < tokens[c.last - 1].end
                        and "organisation" in c.kinds
                    ),
                    "",
                )
                gap = tokens[at].start - mention.end
                if name and (
                    -1 <= gap <= 12
                    or 0 <= mention.start - tokens[at].end <= 6
                    or mention.start == tokens[at].start
                ):
                    members.append((name, "organiser"))
                    break
        words = {t.norm for t in tokens[sentence.tokens[0] : sentence.tokens[1]]}
        if subject and subject.people and words & self._attend:
            members += [(w, "participant") for w in subject.members]
        if owner and owner.people:
            members += [(w, "host") for w in owner.members]
        if not members and (country := self._right_behind(at)):
            return [(country, "host")], True
        return members, not members and self._definite(at)

    def _right_behind(self, at: int) -> str:
        """The country that a gathering is said to be in: "the summit in Lisbon, Portugal"."""
        tokens = self._document.tokens
        if at + 2 >= len(tokens) or tokens[at + 1].norm not in self._frames["place_prepositions"]:
            return ""
        mention = next(
            (
                m
                for m in within(self._document.mentions, *self._behind(at))
                if m.kind in ("country", "place") and m.form == "name"
            ),
            None,
        )
        if mention is None:
            return ""
        return mention.key if mention.kind == "country" else self._registry.places[mention.key].country

    def _definite(self, at: int) -> bool:
        tokens = self._document.tokens
        if at and tokens[at - 1].norm in self._words("definite_determiners"):
            return True
        return tokens[at].norm.endswith(tuple(self._words("definite_endings")))

    def kind(self, kind: str, at: int) -> str:
        """A bilateral summit is a meeting; a meeting "in" an organisation is a gathering of its members."""
        tokens = self._document.tokens
        if kind == "summit" and tokens[at - 1].norm.startswith("bilateral"):
            return "meeting"
        if kind == "meeting" and self._body_behind(at):
            return "conference"
        return kind

    def _body_behind(self, at: int) -> bool:
        tokens = self._document.tokens
        if at + 2 >= len(tokens) or tokens[at + 1].norm not in self._words("body_prepositions"):
            return False
        named = [
            m.key for m in within(self._document.mentions, *self._behind(at)) if m.kind == "organisation"
        ]
        known = [self._registry.organisations[key] for key in named if key in self._registry.organisations]
        return any(body.kind in ("igo", "forum") for body in known)

    def _behind(self, at: int) -> tuple[int, int]:
        """Where a mention behind the noun and its preposition may begin; one word may stand between."""
        tokens = self._document.tokens
        return tokens[at + 2].start, tokens[min(at + 3, len(tokens) - 1)].start + 1
