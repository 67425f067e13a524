"""Invitations told by the noun: "A's invitation to B", "an invitation from A", "at the invitation of A"."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kg.annotate.structure import within
from kg.extract.chunks import Chunk
from kg.extract.frames import Frames
from kg.records import Sentence

FROM_REACH = 7  # tokens behind "invitation" within which "from A" or "issued by A" belongs to it
TO_REACH = 9  # tokens behind "invitation" within which "to B" names who is invited
OWNER_REACH = 3  # tokens between "A's" and "invitation"
AT_REACH = 6  # tokens between "at" and "invitation" in "at the kind invitation of A"


@dataclass(frozen=True, slots=True)
class Invited:
    """Who invites whom, as far as the words around the noun tell, and the answer they give."""

    inviter: str | None
    guests: tuple[str, ...]
    status: Literal["extended", "accepted", "declined"] = "extended"


class InvitedFrames(Frames):
    """Reads the parties around the noun "invitation" by word order."""

    def read(self, sentence: Sentence, at: int) -> Invited | None:
        """The parties around the noun at token `at`, or None where nobody is said to be invited."""
        clause = self._clauses.at(sentence, at)
        inside = [c for c in self._chunks.chunks(sentence) if c.first in clause]
        inviter = self._inviter(at, inside)
        subject = next(
            (c for c in inside if c.last <= at and not c.preposition and not c.genitive), None
        ) or self._relative(clause.relative, sentence)
        if self._honoured(at, clause.start):
            subject = next(
                (c for c in inside if not c.preposition and not c.genitive and c.people and c is not inviter),
                subject,
            )
            return self._made(inviter, subject, "accepted") if inviter else None
        guests = self._guests(at, inside)
        verb = self._verb(at, clause.start)
        if verb in ("accept", "decline", "receive") and guests is None:
            status: Literal["extended", "accepted", "declined"] = "extended"
            if verb == "accept":
                status = "accepted"
            elif verb == "decline":
                status = "declined"
            return self._made(inviter, subject, status)
        if guests is None or guests is subject:
            return None
        if inviter is None and verb in ("offer", "convey") and subject is not None:
            inviter = self._sender(subject) if verb == "convey" else subject
        return self._made(inviter, guests, "accepted" if verb == "accept" else "extended")

    def _made(
        self, inviter: Chunk | None, guests: Chunk | None, status: Literal["extended", "accepted", "declined"]
    ) -> Invited | None:
        if guests is None:
            return None
        who = inviter.members[0] if inviter else None
        invited = tuple(g for g in guests.members if g != who)
        return Invited(who, invited, status) if invited else None

    def _inviter(self, at: int, inside: Sequence[Chunk]) -> Chunk | None:
        owner = next(
            (c for c in reversed(inside) if c.genitive and 0 <= at - c.last <= OWNER_REACH), None
        ) or self._possessor(at)
        marks = self._words("inviter_marks")
        sender = next((c for c in inside if 0 < c.first - at <= FROM_REACH and c.preposition in marks), None)
        return owner or sender

    def _possessor(self, at: int) -> Chunk | None:
        token = self._document.tokens[at - 1]
        owners = [
            m.key
            for m in within(self._document.mentions, token.start, token.end)
            if m.form == "pronoun" and m.genitive
        ]
        return Chunk(at - 1, at, owners, kinds={"person"}) if owners else None

    def _guests(self, at: int, inside: Sequence[Chunk]) -> Chunk | None:
        """Behind "to" or "for": people, or a state that is to do something ("to Peru to take part")."""
        marks = self._words("invited_marks")
        for chunk in inside:
            if not 0 < chunk.first - at <= TO_REACH or chunk.preposition not in marks or chunk.genitive:
                continue
            if chunk.people or self._norm(chunk.last) in self._words("to"):
                return chunk
        return None

    def _honoured(self, at: int, start: int) -> bool:
        """ "At the invitation of A", "at A's invitation": whoever the sentence tells of has come."""
        first = max(start, at - AT_REACH)
        return any(self._norm(i) in self._words("at_invitation") for i in range(first, at))

    def _verb(self, at: int, start: int) -> str:
        for index in range(at - 1, start - 1, -1):
            for kind in ("offer", "convey", "accept", "decline", "receive"):
                if self._norm(index) in self._words(f"invitation_{kind}"):
                    return kind
        return ""

    def _sender(self, chunk: Chunk) -> Chunk:
        """Whoever hands over an invitation does so for the state that he serves."""
        states = [c for w in chunk.members for c in self._served.get(w, ()) if c in self._registry.countries]
        return Chunk(chunk.first, chunk.last, states) if states else chunk

    def _relative(self, relative: int, sentence: Sentence) -> Chunk | None:
        if relative < 0:
            return None
        before = [c for c in self._chunks.chunks(sentence) if 0 <= relative - c.last <= AT_REACH]
        return before[-1] if before else None
