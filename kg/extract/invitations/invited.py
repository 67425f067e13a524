"""Invitations told by the noun: "A's invitation to B", "an invitation from A", "at the invitation of A"."""

from collections.abc import Sequence
from itertools import pairwise

from kg.document import Sentence, replace
from kg.extract.actors.records import Chunk
from kg.extract.invitations.came import CameFrames
from kg.extract.invitations.groups import NOBODY
from kg.extract.invitations.noun_verbs import AT_REACH, MEANT_REACH, VERB_REACH
from kg.extract.invitations.nouns import ENVOYS
from kg.extract.invitations.records import Answer, Told
from kg.languages import words

TAKEN_UP_REACH = 6  # tokens behind ", an invitation" within which "he accepted" stands


class InvitedFrames(CameFrames):
    """Reads the parties around the noun "invitation" by word order."""

    def read(self, sentence: Sentence, at: int) -> Told | None:
        """Who invites whom by the noun at token `at`; guests may be left out, None where it tells nothing."""
        clause = self._clauses.at(sentence, at)
        inside = [c for c in self._chunks.chunks(sentence) if c.first in clause]
        inviter = self._inviter(at, inside)
        if self._norm(at + 1) in self._words("relatives"):  # "the invitation that A sent to B"
            sent = self._clauses.at(sentence, at + 1)
            inside = [c for c in self._chunks.chunks(sentence) if c.first in clause or c.first in sent]
        if inviter is None and self._owned(at):
            return None  # "the Centre's invitation": of somebody who is not known
        if self._awaited(sentence, at):
            return None
        if inviter is None and (answered := self.answered_first(sentence, at)) is not None:
            return answered
        if self._norm(at - 1) in self._set("members_of") and self._norm(at - 2) in self._set("letters"):
            return self._by_letter(sentence, at, inviter)
        return self._governed(sentence, at, inviter, inside)

    def _governed(
        self, sentence: Sentence, at: int, inviter: Chunk | None, inside: Sequence[Chunk]
    ) -> Told | None:
        """What the words that the noun depends on tell: who stands behind it, came at it, or gave it."""
        if behind := self._behind_it(sentence, at):
            others = tuple(behind.members[1:])
            return Told(behind.members[0], (), at, noun=True, same=not others, others=others)
        honoured = self._honoured(sentence, at)
        if honoured >= 0:
            return self._came(sentence, at, honoured, inviter)
        spite = self._despite(sentence, at)
        if spite >= 0:
            return self._stayed_away(sentence, at, spite, inviter, inside)
        if self._taken_up(sentence, at, inviter):
            return None  # ", an invitation he accepted": of the one just told
        return self._done_with(sentence, at, inviter, inside)

    def _done_with(
        self, sentence: Sentence, at: int, inviter: Chunk | None, inside: Sequence[Chunk]
    ) -> Told | None:
        """What the verb beside the noun tells: given, handed over, received, answered or withdrawn."""
        clause = self._clauses.at(sentence, at)
        verb, kind = self._had(sentence, at) if inviter else (at, "")
        verb, kind = (verb, kind) if kind else self._verb(sentence, at)
        came = inviter is None and self._norm(verb) in self._set("came_about") and verb > at
        if came and not self._brought(inside, verb):
            return Told(None, (), at, noun=True, same=True, verb=verb)
        waits = self._unsettled(sentence, verb, kind, inviter)
        if not waits and self._denied(sentence, at, verb, kind):
            return None
        if self._norm(at + 1) in self._set("to_marks") and self._norm(at + 2) in self._set("each_other"):
            two = self._each_other(sentence, max(verb, sentence.tokens[0] + 1))
            return Told(two[0], tuple(two), at, noun=True, each=True) if two else None
        if kind in ("receive", "") and self._carried(verb, clause.end):
            sender = next(
                (c for c in inside if c.first > verb and c.preposition in self._set("from_marks")), None
            )
            return Told(sender.members[0], (), at, noun=True, same=True) if sender else None
        home = kind in ("", "receive") and inviter is not None and self._with_it(at)
        if home and (guests := self.subject(sentence, at - 2)):
            return self._made(inviter, guests, at, "extended")  # "went home with an invitation from A"
        if kind == "receive" and self._norm(at - 2) in self._with and verb < at:
            kind = ""  # "responded with an invitation to B"
        if kind in ("accept", "decline", "receive", "withdraw"):
            return self._replied(sentence, at, verb, kind, inviter, inside)
        return self._extended(sentence, at, verb, kind, inviter, inside)

    def _extended(
        self,
        sentence: Sentence,
        at: int,
        verb: int,
        kind: str,
        inviter: Chunk | None,
        inside: Sequence[Chunk],
    ) -> Told | None:
        """ "A extended an invitation to B", "A's invitation to B": given, handed over, or only told of."""
        guests = self._not_home(self._named_guests(sentence, at, verb, kind, inside), inviter)
        if kind in ("give", "convey") and verb < at:
            giver = self.subject(sentence, verb)
            behind = self.object(sentence, max(verb + 1, giver.last if giver else 0), giver)
            if behind is None or behind.last > at:
                marks = self._set("to_marks")
                behind = next((c for c in inside if verb < c.first < at and c.preposition in marks), None)
            apart = behind is not None and behind is not inviter
            named = guests is not None and guests.people and guests is not inviter and inviter is not None
            guests = behind if apart and not named else guests  # "gave C an invitation from A to B"
        if inviter is None and kind in ("", "receive") and self._norm(at - 2) in self._with:
            inviter, kind = self.subject(sentence, at - 2), "give"  # "ended with an invitation to B"
        if guests is None and kind == "convey" and verb < at:
            guests = self._handed(sentence, at, verb, inviter)
        if guests is None and kind in ("give", "convey") and verb < at:
            guests = self._partner(sentence, at) or self._to_capital(sentence, at, verb)
            guests = guests or self._called_on(sentence, verb, inviter)
            giver = inviter or self.subject(sentence, verb)
            guests = guests or (self.written_to(sentence, at, giver) if giver else None)
        guests = self._not_himself(sentence, verb, guests) if kind == "give" and verb < at else guests
        if kind in ("give", "convey") and verb < at and self._passive(verb):
            return self._was_given(sentence, at, verb, inviter, guests)
        bearer = inviter is None or inviter.first > verb
        if kind == "convey" and at < verb and self._passive(verb) and bearer and guests is None:
            return None  # "the invitation was handed over by A": whoever brings it need not have invited
        if inviter is None and kind in ("give", "convey"):
            inviter = (
                self._sent_by(sentence, at) if kind == "convey" else None
            )  # "a letter from A containing"
            inviter = inviter or self._giver(sentence, at, verb, kind, guests)
            if inviter is None and verb < at and not self._passive(verb):
                return None  # somebody gave it, and it is not known who
        told = self._made(
            inviter, guests, at, "extended", mentioned=bool(kind) or self._beside_others(sentence, at)
        )
        told = replace(told, brought=True) if told is not None and kind == "convey" else told
        return self._with_more(sentence, at, verb, told)

    def _named_guests(
        self, sentence: Sentence, at: int, verb: int, kind: str, inside: Sequence[Chunk]
    ) -> Chunk | None:
        """Who is named as invited behind the noun or its verb."""
        guests = self._guests(sentence, max(at, verb), inside, kind)
        if guests is not None or verb <= at:
            return guests
        guests = self._guests(sentence, at, [c for c in inside if c.first < verb], "")
        if guests is None and kind == "convey" and self._passive(verb):
            guests = self._handed_to(sentence, verb)
        if guests is None and self._norm(verb) in self._set("came_about"):
            guests = self._guests(sentence, at, inside, kind)  # "invitasjonen til B kom A med"
        return guests

    def _handed_to(self, sentence: Sentence, verb: int) -> Chunk | None:
        """ "Was handed B by A"; not "was handed over when B was in Lima", "was delivered through B"."""
        guests = self.object(sentence, verb + 1)
        if self._norm(verb + 1) in self._set("by_means"):
            return None
        opens = words(self._document.article.language, "circumstances", "inner_clauses")
        apart = guests is not None and any(self._norm(i) in opens for i in range(verb, guests.first))
        return None if apart else guests

    def _with_more(self, sentence: Sentence, at: int, verb: int, told: Told | None) -> Told | None:
        """ "Invitations have also been issued to B": by whoever has invited the others."""
        if told is None or told.inviter is not None or self._norm(at) not in self._set("plural_nouns"):
            return told
        if any(self._norm(i) in self._set("also") for i in range(sentence.tokens[0], max(at, verb))):
            return replace(told, also=True)
        return told

    def _not_himself(self, sentence: Sentence, verb: int, guests: Chunk | None) -> Chunk | None:
        """ "A rang B and extended an invitation to him": the pronoun is B."""
        if guests is None or not self.is_pronoun(guests):
            return guests
        giver = self.subject(sentence, verb)
        if giver is None or self.is_pronoun(giver) or not set(giver.members) & set(guests.members):
            return guests
        return self.other(sentence, guests, giver.members) or guests

    def _was_given(
        self, sentence: Sentence, at: int, verb: int, inviter: Chunk | None, guests: Chunk | None
    ) -> Told | None:
        """ "B was given an invitation to Lima", "B was handed A's invitation": the subject is invited."""
        subject = self.subject(sentence, verb)
        if subject is None or (inviter is not None and set(subject.members) & set(inviter.members)):
            return self._made(inviter, guests, at, "extended")
        return self._made(inviter, subject, at, "extended")

    def _handed(self, sentence: Sentence, at: int, verb: int, inviter: Chunk | None) -> Chunk | None:
        """ "Conveyed to me the invitation", "met B and handed over an invitation": to whom."""
        if found := next((h for i in range(verb + 1, at) if (h := self._her(i))), None):
            return found
        if self._norm(verb - 1) not in self._words("conjunctions"):
            return None
        giver = self.subject(sentence, verb)
        before = [c for c in self._chunks.chunks(sentence) if c.last < verb and c.people and not c.genitive]
        last = before[-1] if before else None
        if (
            last is None
            or giver is None
            or set(last.members) & {*giver.members, *(inviter.members if inviter else ())}
        ):
            return None
        return last if len(last.members) == 1 else None

    def _replied(
        self,
        sentence: Sentence,
        at: int,
        verb: int,
        kind: str,
        inviter: Chunk | None,
        inside: Sequence[Chunk],
    ) -> Told | None:
        """ "B accepted A's invitation", "it was turned down by B", "A has withdrawn it"."""
        if kind == "withdraw":
            return self._withdrawn(sentence, at, verb, inviter, inside)
        if verb > at and self._passive(verb):
            return self._was_answered(sentence, at, verb, kind, inviter, inside)
        return self._answered(sentence, at, verb, kind, inviter)

    def _with_it(self, at: int) -> bool:
        """ "With an invitation from": whoever is told of has it."""
        behind = {self._norm(i) for i in range(at + 1, at + 4)}
        return self._norm(at - 2) in self._with and bool(behind & self._set("from_marks"))

    def _despite(self, sentence: Sentence, at: int) -> int:
        """The token of "despite" in "despite an invitation from A", or -1."""
        first = max(sentence.tokens[0], at - AT_REACH)
        return next((i for i in range(at - 1, first - 1, -1) if self._norm(i) in self._set("spite")), -1)

    def _stayed_away(
        self, sentence: Sentence, at: int, spite: int, inviter: Chunk | None, inside: Sequence[Chunk]
    ) -> Told | None:
        """ "B will not come despite an invitation": whoever stays away was invited."""
        heads = [c for c in inside if not c.preposition and not c.genitive and c is not inviter]
        guests = next((c for c in heads if c.last <= spite), None) or next(
            (c for c in heads if c.first > at), None
        )
        away = self._set("negation") | self._set("away") | self._set("decline")
        if guests is None or not any(self._norm(i) in away for i in range(guests.last, sentence.tokens[1])):
            return None
        return self._made(inviter, guests, at, "declined")

    def _taken_up(self, sentence: Sentence, at: int, inviter: Chunk | None) -> bool:
        """Whether the noun behind a comma only takes up what was told: ", an invitation she declined"."""
        behind = range(at + 1, min(at + TAKEN_UP_REACH, sentence.tokens[1]))
        answers = self._set("accept") | self._set("decline") | self._set("answer_verbs")
        return (
            inviter is None
            and self._norm(at - 2) in (",", "–", "—")
            and self._norm(at - 1) in self._set("one_marks")
            and not any(self._norm(i) in self._set("from_marks") | self._set("to_marks") for i in behind)
            and any(self._norm(i) in answers for i in behind)
        )

    def _was_answered(
        self,
        sentence: Sentence,
        at: int,
        verb: int,
        kind: str,
        inviter: Chunk | None,
        inside: Sequence[Chunk],
    ) -> Told | None:
        """ "A's invitation to B was accepted", "the invitation was turned down by B"."""
        by = next((c for c in inside if c.first > verb and c.preposition in self._words("by")), None)
        guests = by or self._guests(sentence, at, inside, "give")
        if guests is None or (by is None and guests.first > verb):
            return None
        if kind == "receive":
            return self._made(inviter, guests, at, "extended")
        declined = kind == "decline" or self._negated(verb)
        return self._made(inviter, guests, at, "declined" if declined else "accepted")

    def _withdrawn(
        self, sentence: Sentence, at: int, verb: int, inviter: Chunk | None, inside: Sequence[Chunk]
    ) -> Told | None:
        """ "A has withdrawn its invitation to B": it had been given."""
        guests = self._guests(sentence, at, inside, "give")
        if inviter is None and not self._passive(verb):
            inviter = self.subject(sentence, verb)
        return self._made(inviter, guests, at, "extended") if guests is not None else None

    def _brought(self, inside: Sequence[Chunk], verb: int) -> bool:
        """ "Invitasjonen til B kom A med": who stands right behind the verb gave it."""
        behind = (c for c in inside if 0 < c.first - verb <= 1 and not c.preposition and c.people)
        return any(self._norm(c.last) in self._with for c in behind)

    def _carried(self, verb: int, end: int) -> bool:
        """ "Innbydinga fekk A med seg frå B": who takes it home need not be who is invited."""
        norms = [self._norm(i) for i in range(verb, end)]
        return any(f"{one} {other}" in self._set("taken_along") for one, other in pairwise(norms))

    def _answered(
        self, sentence: Sentence, at: int, verb: int, kind: str, inviter: Chunk | None
    ) -> Told | None:
        decided = self._norm(verb - 1) in self._set("infinitive_marks") and self._decided(sentence, verb)
        if decided is NOBODY or (not decided and self._norm(verb - 2) in self._set("decisions")):
            return None  # "his counterpart's decision to decline": nobody known
        subject = decided or self._up_to(sentence, verb) or self._grateful(sentence, verb)
        subject = subject or self.subject(sentence, verb)
        if verb > at and subject is None:
            return None
        if self._unsettled(sentence, verb, kind, inviter) or self._hoped(sentence, verb):
            kind = "receive"  # "is expected to accept A's invitation": it waits
        inviter = self._whose(sentence, verb, inviter)
        thanked = self._norm(verb) in self._set("thank") and subject is not None and inviter is not None
        if thanked and subject and inviter and set(subject.members) & set(inviter.members):
            subject = self.other(sentence, subject, inviter.members)  # "he thanked him for it"
        if subject is None:
            subject = self._answers_behind(sentence, at, verb, kind, inviter)
        if kind == "receive":
            subject = self._recipient(sentence, at, inviter, subject)
        if subject and inviter and set(subject.members) == set(inviter.members):
            inviter = self._other_holder(inviter) or inviter
        if subject is None or subject is inviter:
            return None
        status: Answer = "extended"
        if kind == "accept":
            status = "accepted" if not self._negated(verb) else "declined"
        elif kind == "decline":
            status = "declined"
        if kind in ("accept", "decline") and (alike := self._likewise(sentence, at)):
            members = list(dict.fromkeys([*subject.members, *alike]))
            subject = replace(subject, members=members)
        return self._made(inviter, subject, at, status)

    def _answers_behind(
        self, sentence: Sentence, at: int, verb: int, kind: str, inviter: Chunk | None
    ) -> Chunk | None:
        """ "Received invitations: B and C", "Accepting A's invitation, B said"."""
        if kind == "receive" and (listed := self._behind_colon(sentence, at)):
            return listed
        if self._norm(verb) not in self._set("gerund_answers") or inviter is None:
            return None
        behind = (c for c in self._chunks.chunks(sentence) if c.first > at and c.people and not c.genitive)
        return next(behind, None) or self._next(sentence, inviter)

    def _behind_it(self, sentence: Sentence, at: int) -> Chunk | None:
        """ "Bak invitasjonen står A og B", "det er A som står bak invitasjonen": those who give it."""
        stand, behind = self._set("stands_behind"), self._set("behind_marks")
        mark = at - 1 - (self._norm(at - 1) in self._set("definite_words"))
        begun = f"{self._norm(mark - 1)} {self._norm(mark)}" in self._set("begun_marks")
        if self._norm(mark) not in behind and not begun:
            return None
        before = [i for i in range(sentence.tokens[0], at) if self._norm(i) in stand]
        if before:
            return self.subject(sentence, before[-1])
        verb = next((i for i in range(at, sentence.tokens[1]) if self._norm(i) in stand), sentence.tokens[1])
        near = (c for c in self._chunks.chunks(sentence) if c.first > verb and not c.preposition)
        return next((c for c in near if not c.genitive), None)

    def _recipient(
        self, sentence: Sentence, at: int, inviter: Chunk | None, subject: Chunk | None
    ) -> Chunk | None:
        """For whom an invitation is that the subject has received, or only welcomed."""
        if (other := self._meant_for(sentence, at)) is not None:
            return other
        clause = self._clauses.at(sentence, at)
        inside = [c for c in self._chunks.chunks(sentence) if c.first in clause and c.people]
        named = self._guests(sentence, at, inside, "") if inviter is not None else None
        if named is not None and set(named.members).isdisjoint(inviter.members if inviter else ()):
            return named  # "asked to respond to the king's invitation to A"
        others = inviter is not None and self._to_others(at)
        return None if others else subject  # "Peru welcomed A's invitation to the Kenyan leaders"

    def _to_others(self, at: int) -> bool:
        """Whether people who are not named stand behind "invitation to"."""
        named = self._set("several") | self._set("delegates") | self._set("fellows")
        behind = [self._norm(i) for i in range(at + 2, min(at + MEANT_REACH, len(self._document.tokens)))]
        return self._norm(at + 1) in self._set("to_marks") and not named.isdisjoint(behind)

    def _giver(self, sentence: Sentence, at: int, verb: int, kind: str, guests: Chunk | None) -> Chunk | None:
        if verb > at and not self._inverts:
            return None  # "invitations had been dispatched to both"
        if self._passive(verb):
            return None
        subject = self._asking_to(sentence, verb) or self.subject(sentence, verb)
        if subject and guests and set(subject.members) & set(guests.members):
            subject = self.other(sentence, subject, guests.members)
        if subject is None or self._has_conveyed(sentence, verb):
            return subject
        if kind == "give":
            held = {t.office for t in self._document.titles if t.person in subject.members}
            return self._sender(subject) if held and held <= set(ENVOYS) else subject
        return self._sender(subject)

    def _has_conveyed(self, sentence: Sentence, verb: int) -> bool:
        """ "A asked the ambassador to convey": A's own invitation."""
        if self._norm(verb - 1) not in self._set("infinitive_marks"):
            return False
        first = max(sentence.tokens[0], verb - VERB_REACH)
        asking = self._set("ask_finite") | self._set("ask_participles")
        return any(self._norm(i) in asking for i in range(first, verb))
