"""Invitations told by the noun: "A's invitation to B", "an invitation from A", "at the invitation of A"."""

from collections.abc import Sequence
from itertools import pairwise

from kg.annotate.structure import within
from kg.extract.actors.chunks import Chunk
from kg.extract.invitations.inviting import Answer, Told
from kg.extract.invitations.parties import Parties
from kg.records import Sentence

HEADS = ("head_of_state", "head_of_government")
ENVOYS = ("ambassador", "special_envoy", "official")
FROM_REACH = 7  # tokens behind "invitation" within which "from A" or "issued by A" belongs to it
TO_REACH = 9  # tokens behind "invitation" within which "to B" names who is invited
OFFER_REACH = 3  # tokens behind "tilbud": "om å komme"
OWNER_REACH = 3  # tokens between "A's" and "invitation"
AT_REACH = 6  # tokens between "at" and "invitation" in "at the kind invitation of A"
VISIT_SENTENCES = 2  # before "besøket skjer etter invitasjon fra A", in which the visitor is told of
VERB_REACH = 14  # tokens between the verb and its "invitation"
BEHIND_REACH = 9  # tokens between "Invitasjonen" and the verb that it opens before
PARTICLE_REACH = 4  # tokens between "takket" and "ja"


class InvitedFrames(Parties):
    """Reads the parties around the noun "invitation" by word order."""

    def read(self, sentence: Sentence, at: int) -> Told | None:
        """Who invites whom by the noun at token `at`; guests may be left out, None where it tells nothing."""
        clause = self._clauses.at(sentence, at)
        inside = [c for c in self._chunks.chunks(sentence) if c.first in clause]
        inviter = self._inviter(at, inside)
        if inviter is None and self._owned(at):
            return None  # "the Centre's invitation": of somebody who is not known
        honoured = self._honoured(sentence, at)
        if honoured >= 0:
            return self._came(sentence, at, honoured, inviter)
        verb, kind = self._verb(sentence, at)
        came = inviter is None and self._norm(verb) in self._set("came_about") and verb > at
        if came and not self._brought(inside, verb):
            return Told(None, (), at, noun=True, same=True, verb=verb)
        if self._denied(sentence, at, verb, kind):
            return None
        if kind in ("receive", "") and self._carried(verb, clause.end):
            sender = next(
                (c for c in inside if c.first > verb and c.preposition in self._set("from_marks")), None
            )
            return Told(sender.members[0], (), at, noun=True, same=True) if sender else None
        if kind in ("accept", "decline", "receive"):
            return self._answered(sentence, at, verb, kind, inviter)
        guests = self._guests(sentence, max(at, verb), inside, kind)
        if guests is None and came:
            guests = self._guests(sentence, at, inside, kind)  # "invitasjonen til B kom A med"
        if kind in ("give", "convey") and verb < at:
            giver = self.subject(sentence, verb)
            behind = self.object(sentence, max(verb + 1, giver.last if giver else 0), giver)
            if behind is None or behind.last > at:
                marks = self._set("to_marks")
                behind = next((c for c in inside if verb < c.first < at and c.preposition in marks), None)
            guests = behind if behind is not None and behind is not inviter else guests
        if inviter is None and kind in ("give", "convey"):
            inviter = self._giver(sentence, at, verb, kind, guests)
            if inviter is None and verb < at and not self._passive(verb):
                return None  # somebody gave it, and it is not known who
        return self._made(inviter, guests, at, "extended", mentioned=bool(kind))

    def _brought(self, inside: Sequence[Chunk], verb: int) -> bool:
        """ "Invitasjonen til B kom A med": who stands right behind the verb gave it."""
        behind = (c for c in inside if 0 < c.first - verb <= 1 and not c.preposition and c.people)
        return any(self._norm(c.last) in self._with for c in behind)

    def _carried(self, verb: int, end: int) -> bool:
        """ "Innbydinga fekk A med seg frå B": who takes it home need not be who is invited."""
        norms = [self._norm(i) for i in range(verb, end)]
        return any(f"{one} {other}" in self._set("taken_along") for one, other in pairwise(norms))

    def _made(
        self, inviter: Chunk | None, guests: Chunk | None, at: int, status: Answer, *, mentioned: bool = True,
        came: bool = False,
    ) -> Told | None:  # fmt: skip
        who = inviter.members[0] if inviter else None
        invited = tuple(g for g in guests.members if g != who) if guests else ()
        if not invited and (who is None or self._norm(at) in self._set("plural_nouns")):
            return None
        if who is None and not mentioned:
            return None  # "an invitation to Peru" of which nothing is told
        definite = self._norm(at) in self._set("definite_nouns") or self._norm(at - 1) in self._set(
            "definite_words"
        )
        return Told(who, invited, at, status, noun=True, same=definite, came=came)

    def named(self, at: int) -> bool:
        """Whether token `at` is the noun: "invite" is one only behind an article or an owner."""
        norm = self._norm(at)
        if norm in self._set("offer_nouns"):  # "fekk tilbod om å kome til"
            following = [self._norm(i) for i in range(at + 1, at + 1 + OFFER_REACH)]
            return following[:2] == ["om", "å"] and following[2] in self._set("come_to")
        if norm not in self._set("nouns"):
            return False
        return norm not in self._set("infinitives") or (
            self._norm(at - 1) in self._set("noun_openers") or self._norm(at - 1).endswith(("'s", "’s"))
        )

    def _came(self, sentence: Sentence, at: int, mark: int, inviter: Chunk | None) -> Told | None:
        """ "At the invitation of A": whoever the sentence tells of has come."""
        if inviter is None:
            return None
        clause = self._clauses.at(sentence, at)
        heads = [
            c
            for c in self._chunks.chunks(sentence)
            if not c.preposition and not c.genitive and c is not inviter and c.members != inviter.members
        ]
        before = [c for c in heads if c.last <= mark and c.first in clause]
        behind = [c for c in heads if c.first > at and c.first in clause]
        earlier = [c for c in heads if c.last <= mark]
        chosen = before[:1] or behind[:1] or earlier[:1]
        guests = chosen[0] if chosen else self.antecedent(sentence, clause)
        if guests is None:
            guests = next((s for i in range(clause.start, mark) if (s := self._first_person(i))), None)
        if guests is None:
            guests = self._visitor(sentence, mark, inviter)
        return self._made(inviter, guests, at, "accepted", came=True) if guests is not None else None

    def _visitor(self, sentence: Sentence, mark: int, inviter: Chunk) -> Chunk | None:
        """ "Besøket skjer etter invitasjon fra A": whoever the sentences before tell of as travelling."""
        if not any(self._norm(i) in self._words("journey_nouns") for i in range(sentence.tokens[0], mark)):
            return None
        own = {c for w in inviter.members for c in self._served.get(w, {w})}
        number = self._document.sentences.index(sentence)
        for one in reversed(self._document.sentences[max(0, number - VISIT_SENTENCES) : number]):
            bare = [c for c in self._chunks.chunks(one) if c.people and not c.preposition and not c.genitive]
            if bare:
                served = {c for w in bare[0].members for c in self._served.get(w, ())}
                return bare[0] if len(bare[0].members) == 1 and served and not served & own else None
        return None

    def _answered(
        self, sentence: Sentence, at: int, verb: int, kind: str, inviter: Chunk | None
    ) -> Told | None:
        subject = self.subject(sentence, verb)
        if verb > at and subject is None:
            return None
        if inviter is None and self._norm(verb) in self._set("thank"):
            inviter = self.object(sentence, verb + 1)
        if subject is None and self._norm(verb) in self._set("gerund_answers") and inviter is not None:
            subject = self._next(sentence, inviter)
        if subject is None or subject is inviter:
            return None
        status: Answer = "extended"
        if kind == "accept":
            status = "accepted" if not self._negated(verb) else "declined"
        elif kind == "decline":
            status = "declined"
        return self._made(inviter, subject, at, status)

    def _inviter(self, at: int, inside: Sequence[Chunk]) -> Chunk | None:
        owner = next((c for c in reversed(inside) if c.genitive and 0 <= at - c.last <= OWNER_REACH), None)
        owner = owner or self._possessor(at)
        marks = self._set("from_marks")
        sender = next((c for c in inside if 0 < c.first - at <= FROM_REACH and c.preposition in marks), None)
        return owner or sender

    def _owned(self, at: int) -> bool:
        for index in (at - 1, at - 2):
            text = self._document.tokens[index].text
            if text.endswith(("'s", "’s", "s'", "s’")) or (
                text[0].isupper() and text.endswith("s") and self._inverts
            ):
                return True
        return False

    def _possessor(self, at: int) -> Chunk | None:
        for index in range(at - 1, max(at - 3, 0), -1):
            token = self._document.tokens[index]
            said = next((s for s in self._said if s.start <= token.start < s.end), None)
            if token.norm in self._set("your") and said is not None and said.addressee:
                return Chunk(index, index + 1, [said.addressee], kinds={"person"})
            for mention in within(self._document.mentions, token.start, token.end):
                if mention.form == "pronoun" and mention.genitive:
                    return Chunk(index, index + 1, [mention.key], kinds={"person"})
        return None

    def _guests(self, sentence: Sentence, at: int, inside: Sequence[Chunk], kind: str) -> Chunk | None:
        """Behind "to" or "for": people and bodies, or a state that is given it or is to do something."""
        if pair := self._claimants(sentence, at, inside):
            return pair
        marks = self._set("to_marks")
        for index in range(at + 1, min(at + TO_REACH, sentence.tokens[1])):
            if self._norm(index - 1) in marks and (found := self.group(sentence, index)):
                return found
        for chunk in inside:
            titled = (
                self._norm(chunk.first - 2) in marks and self._document.tokens[chunk.first - 1].text.isupper()
            )
            marked = chunk.preposition in marks or titled  # "to PM Li"
            if not 0 < chunk.first - at <= TO_REACH or not marked or chunk.genitive:
                continue
            if self._only_begins(chunk):
                continue
            given = kind == "give"
            if chunk.people or given or self._norm(chunk.last) in self._set("infinitive_marks"):
                return None if self._misread(chunk) else chunk
        return None

    def _claimants(self, sentence: Sentence, at: int, inside: Sequence[Chunk]) -> Chunk | None:
        """ "To the two claimants, A and B": the pair that the words in front announce."""
        last = min(at + TO_REACH, sentence.tokens[1])
        marks = [i for i in range(at + 1, last) if self._norm(i) in self._set("to_marks")]
        if not marks or not {self._norm(marks[0] + 1), self._norm(marks[0] + 2)} & self._set("pairs"):
            return None
        return next(
            (c for c in inside if 0 < c.first - marks[0] <= TO_REACH and not self.stands_for_two(c)), None
        )

    def _giver(self, sentence: Sentence, at: int, verb: int, kind: str, guests: Chunk | None) -> Chunk | None:
        if verb > at and not self._inverts:
            return None  # "invitations had been dispatched to both"
        if self._passive(verb):
            return None
        subject = self.subject(sentence, verb)
        if subject and guests and set(subject.members) & set(guests.members):
            subject = self.other(sentence, subject, guests.members)
        if subject is None or kind == "give":
            return subject
        return self._sender(subject)

    def _passive(self, verb: int) -> bool:
        return any(self._norm(i) in self._set("be") for i in range(max(0, verb - 3), verb))

    def _sender(self, chunk: Chunk) -> Chunk:
        """An envoy who hands over an invitation does so for his state; a head of state does not."""
        held = {t.office for t in self._document.titles if t.person in chunk.members}
        if held & set(HEADS) or (self._inverts and not held & set(ENVOYS)):
            return chunk
        states = [c for w in chunk.members for c in self._served.get(w, ()) if c in self._registry.countries]
        return Chunk(chunk.first, chunk.last, states) if states else chunk

    def _honoured(self, sentence: Sentence, at: int) -> int:
        """The token of "at" in "at the invitation of A", or -1."""
        for index in range(at - 1, max(sentence.tokens[0], at - AT_REACH) - 1, -1):
            norm = self._norm(index)
            if norm in self._set("at_invitation"):
                before = self._norm(index - 1)
                answering = before in self._set("receive") | self._set("answer_verbs") | self._set("waiting")
                return -1 if answering else index
            if norm in self._set("give") | self._set("convey") | self._set("accept") | self._set("be"):
                return -1
        return -1

    def _verb(self, sentence: Sentence, at: int) -> tuple[int, str]:
        """The verb that the noun depends on, and what it does to an invitation."""
        first, last = max(sentence.tokens[0], at - VERB_REACH), min(at + BEHIND_REACH, sentence.tokens[1])
        for index in (*range(at - 1, first - 1, -1), *range(at + 1, last)):
            norm = self._norm(index)
            if norm in self._set("nouns") or norm in (";", ":"):
                if index < at:
                    continue
                break
            kind = self._kind(index, norm)
            if kind:
                return index, kind
        return at, ""

    def _kind(self, index: int, norm: str) -> str:
        behind = {self._norm(i) for i in range(index + 1, index + 1 + PARTICLE_REACH)}
        if norm in self._set("answer_verbs") and behind & (self._set("yes") | self._set("no")):
            return "accept" if behind & self._set("yes") else "decline"
        if norm == "turned" and "down" not in behind and self._norm(index + 1) != "down":
            return "decline" if "down" in {self._norm(i) for i in range(index, index + VERB_REACH)} else ""
        for kind in ("accept", "decline", "convey", "give", "receive"):
            if norm in self._set(kind):
                return kind
        return ""

    def _negated(self, verb: int) -> bool:
        near = (i for i in range(verb - 3, verb + 2) if i != verb)  # "declined" denies no invitation
        return any(self._norm(i) in self._set("negation") for i in near)

    def _denied(self, sentence: Sentence, at: int, verb: int, kind: str) -> bool:
        """Whether there is no such invitation, or only the thought of one."""
        first = max(sentence.tokens[0], verb - 4)
        left = {self._norm(i) for i in range(first, verb)}
        near = {self._norm(i) for i in range(max(sentence.tokens[0], at - 2), at)}
        wide = {self._norm(i) for i in range(max(sentence.tokens[0], min(verb, at) - 8), max(verb, at))}
        if near & self._set("no_such") or wide & (self._set("condition") | self._set("doubt")) - self._set(
            "weighing"
        ):
            return True
        if left & self._set("modal"):
            return True
        if kind in ("accept", "decline") and left & (self._set("asked_whether") | self._set("open_answers")):
            return True
        if kind == "accept" and self._negated(verb):
            return not {self._norm(verb - 1), self._norm(verb - 2)} & self._set("refused_by_not")
        answering = self._norm(verb) in self._set("waiting")
        return bool(kind) and not answering and self._negated(verb)
