"""What is done with an invitation: given, handed over, received, accepted, declined, withdrawn; or denied."""

from kg.document import Sentence
from kg.extract.actors.records import Chunk
from kg.extract.grammar.clauses import finite_verbs
from kg.extract.invitations.nouns import NounParties
from kg.extract.invitations.records import Answer, Told

AT_REACH = 6  # tokens between "at" and "invitation" in "at the kind invitation of A"
VERB_REACH = 14  # tokens between the verb and its "invitation"
BEHIND_REACH = 9  # tokens between "Invitasjonen" and the verb that it opens before
HAD_REACH = 4  # tokens of "har en stående"
UP_REACH = 8  # tokens of "took Peruvian President Ana Solis up"
PARTICLE_REACH = 4  # tokens between "takket" and "ja"
FAR_REACH = 30  # tokens between the noun and "was accepted"
FAR_KINDS = ("accept", "decline", "give", "convey")  # what may be done at the end of all that it is to
VISIT_REACH = 4  # tokens of "a full state visit"
OFFER_REACH = 12  # tokens of "fra Perus president A" between "tilbudet" and "om å komme"
MEANT_REACH = 5  # tokens between "invitation" and "for A", "A" and "and his wife to visit"
BACK_REACH = 14  # tokens between "trakk" and "tilbake"


class NounVerbs(NounParties):
    """Finds the verb that "invitation" depends on, and what it says of it."""

    def _verb(self, sentence: Sentence, at: int) -> tuple[int, str]:
        """The verb that the noun depends on, and what it does to an invitation."""
        first, last = max(sentence.tokens[0], at - VERB_REACH), min(at + BEHIND_REACH, sentence.tokens[1])
        told = self._norm(at - 2) in self._set("one_marks")  # "a written invitation": no verb of giving
        for index in (*range(at - 1 - told, first - 1, -1), *range(at + 1, last)):
            norm = self._norm(index)
            if norm in self._set("nouns") or norm in (";", ":"):
                if index < at:
                    continue
                break
            kind = "convey" if self._brings_along(index, at) else self._kind(index, norm)
            if index > at and norm in self._set("have") and self._norm(index + 1) in self._set("being"):
                continue  # "the invitation had been received"
            if norm in self._set("waiting") and self._norm(at - 1) in self._set("asked_whether"):
                continue  # "vil ikke svare på om invitasjonen står ved lag"
            if kind and index == at + 1 and (far := self._answered_far(sentence, index, index + 1)):
                return far  # "an invitation issued by A in July has been accepted"
            if kind:
                return index, kind
        far = self._answered_far(sentence, at, last)
        return far or (at + (self._norm(at + 1) in self._set("came_about")), "")  # "the invitation came when"

    def _answered_far(self, sentence: Sentence, at: int, first: int) -> tuple[int, str] | None:
        """ "A's invitation to B to come to Lima was accepted", "has been sent": the verb behind all that."""
        last = min(at + FAR_REACH, sentence.tokens[1])
        for index in range(at + 1, last):
            kind = next((k for k in FAR_KINDS if self._norm(index) in self._set(k)), "")
            if index >= first and kind and self._norm(index - 1) in self._set("be"):
                return index, kind
            to_do = self._norm(index - 1) in self._set("infinitive_marks")
            helps = self._norm(index) in self._set("be") | self._set("have") and index + 1 < last
            opens = self._norm(index) in self._words("relatives") | self._words("that")
            if opens or (self._norm(index) in finite_verbs(self._language) and not (to_do or helps)):
                return None
        return None

    def answered_first(self, sentence: Sentence, at: int) -> Told | None:
        """ "Invitasjonen til Lima tok B imot uten å svare", "den har B takket nei til": what B answered."""
        if not self._inverts or not self.fronted_noun(sentence, at):
            return None
        last = min(at + FAR_REACH, sentence.tokens[1])
        said = self._set("answer_verbs") | self._set("decline") | self._set("have") | self._set("taking")
        for chunk in self._chunks.chunks(sentence):
            verb = chunk.first - 1
            free = chunk.people and not chunk.genitive and at < verb < last
            if not free or self._norm(verb) not in said:
                continue
            behind = [
                self._norm(i) for i in range(chunk.last, min(chunk.last + AT_REACH, sentence.tokens[1]))
            ]
            status = self._answer_behind(self._norm(verb), behind)
            return Told(None, tuple(chunk.members), at, status, noun=True) if status else None
        return None

    def _answer_behind(self, verb: str, behind: list[str]) -> Answer | None:
        """The answer of a verb and the words behind its subject; "extended" where there is none yet."""
        negated = not self._set("negation").isdisjoint(behind)
        if negated and not self._set("waiting").isdisjoint(behind):
            return "extended"  # "har B ikke svart på", "tok B imot uten å svare"
        if not self._set("no").isdisjoint(behind) or verb in self._set("decline"):
            return "declined"
        if self._set("decline").intersection(behind):
            return "declined"
        if not self._set("yes").isdisjoint(behind):
            return "extended" if negated else "accepted"
        taken = not self._set("accept").isdisjoint(behind)
        return ("declined" if negated else "accepted") if taken else None

    def _awaited(self, sentence: Sentence, at: int) -> bool:
        """ "Hopes for an invitation", "venter på en invitasjon": there is none yet."""
        first = max(sentence.tokens[0], at - HAD_REACH)
        near = {self._norm(i) for i in range(first, at)}
        answers = self._set("accept") | self._set("decline") | self._set("answer_verbs")
        hoping = near & self._set("hoping") and not near & answers  # "is expected to accept one"
        definite = self._norm(at) in self._set("definite_nouns")
        return bool(hoping) and not definite and self._norm(at - 1) not in self._set("definite_words")

    def _had(self, sentence: Sentence, at: int) -> tuple[int, str]:
        """ "Has a standing invitation from A": the verb, as one of receiving."""
        behind = {self._norm(i) for i in range(at + 1, min(at + HAD_REACH, sentence.tokens[1]))}
        near = range(max(sentence.tokens[0], at - HAD_REACH), at)
        verb = next((i for i in near if self._norm(i) in self._set("have")), -1)
        mine = (
            verb > 0 and self._norm(verb + 1) in self._set("one_marks") and behind & self._set("from_marks")
        )
        return (verb, "receive") if mine else (at, "")

    def _called_on(self, sentence: Sentence, verb: int, inviter: Chunk | None) -> Chunk | None:
        """ "When C visited B, she brought an invitation from A": the only official of another state."""
        bearer = self.subject(sentence, verb) if inviter is not None else None
        if inviter is None or bearer is None or set(bearer.members) & set(inviter.members):
            return None
        own = {s for w in (*bearer.members, *inviter.members) for s in self._served.get(w, ())}
        people = [c for c in self._chunks.chunks(sentence) if c.people and not c.genitive]
        others = {w for c in people for w in c.members} - {*bearer.members, *inviter.members}
        abroad = [w for w in others if self._served.get(w) and own.isdisjoint(self._served[w])]
        return Chunk(verb, verb + 1, abroad, kinds={"person"}) if len(abroad) == 1 and own else None

    def _not_home(self, guests: Chunk | None, inviter: Chunk | None) -> Chunk | None:
        """ "Invitasjonen til Peru kom fra Perus president": where it is to, nobody who is invited."""
        if guests is None or inviter is None or guests.kinds != {"country"}:
            return guests
        own = {s for w in inviter.members for s in self._served.get(w, ())}
        return None if own.issuperset(guests.members) else guests

    def _brings_along(self, verb: int, at: int) -> bool:
        """ "Hadde statsminister C med seg en invitasjon": the verb of whoever only brings it."""
        has = self._norm(verb) in self._set("have") - self._set("receive")
        along = (i for i in range(max(verb + 1, at - HAD_REACH), at) if self._norm(i) in self._with)
        return self._inverts and has and next(along, -1) > 0

    def _kind(self, index: int, norm: str) -> str:
        behind = {self._norm(i) for i in range(index + 1, index + 1 + PARTICLE_REACH)}
        if norm in self._set("answer_verbs") and behind & (self._set("yes") | self._set("no")):
            return "accept" if behind & self._set("yes") else "decline"
        if norm == "turned" and "down" not in behind and self._norm(index + 1) != "down":
            return "decline" if "down" in {self._norm(i) for i in range(index, index + VERB_REACH)} else ""
        if norm in self._set("withdraw"):
            far = {self._norm(i) for i in range(index + 1, index + BACK_REACH)}
            return "withdraw" if not self._set("back") or far & self._set("back") else ""
        if norm in self._set("put_forward") and behind & self._set("forth"):
            return "give"  # "la fram en invitasjon"
        near = range(index + 1, min(index + UP_REACH, len(self._document.tokens)))
        if norm in self._set("take_up") and any(self._norm(i) == "up" for i in near):
            return "accept"
        for kind in ("accept", "decline", "convey", "give", "receive"):
            if norm in self._set(kind):
                return kind
        return ""

    def _grateful(self, sentence: Sentence, noun: int) -> Chunk | None:
        """ "Expressed Peru's gratitude for the invitation": Peru."""
        thanks = self._norm(noun) in self._set("thank")
        owners = (c for c in self._chunks.chunks(sentence) if thanks and c.genitive and c.last == noun)
        return next(owners, None)

    def _asking_to(self, sentence: Sentence, verb: int) -> Chunk | None:
        """ "Han hadde bedt C overbringe invitasjonen": whoever asks, not C who brings it."""
        bearer = next((c for c in self._chunks.chunks(sentence) if c.last == verb and self._inverts), None)
        asking = self._set("ask_finite") | self._set("ask_participles")
        asked = bearer is not None and self._norm(bearer.first - 1) in asking
        return self.subject(sentence, bearer.first - 1) if bearer and asked else None

    def _unsettled(self, sentence: Sentence, verb: int, kind: str, inviter: Chunk | None) -> bool:
        """Whether somebody is only expected or asked to answer an invitation whose inviter is told."""
        left = {self._norm(i) for i in range(max(sentence.tokens[0], verb - 4), verb)}
        left.add(self._norm(self._clauses.at(sentence, verb).start))  # "it was not clear if B accepted"
        open_ = left & (self._set("asked_whether") | self._set("open_answers"))
        return kind in ("accept", "decline") and inviter is not None and bool(open_)

    def _negated(self, verb: int) -> bool:
        near = (i for i in range(verb - 3, verb + 2) if i != verb)  # "declined" denies no invitation
        return any(self._norm(i) in self._set("negation") for i in near)

    def _denied(self, sentence: Sentence, at: int, verb: int, kind: str) -> bool:
        """Whether there is no such invitation, or only the thought of one."""
        first = max(sentence.tokens[0], verb - 4)
        left = {self._norm(i) for i in range(first, verb)}
        near = {self._norm(i) for i in range(max(sentence.tokens[0], at - 2), at)}
        standing = at - 1 if self._norm(at - 1) in self._set("standing") else -1  # "en åpen invitasjon"
        first_wide = max(sentence.tokens[0], min(verb, at) - 8)
        wide = {self._norm(i) for i in range(first_wide, max(verb, at)) if i != standing}
        if kind == "decline":
            wide.discard(self._norm(verb))
        answering = self._norm(verb) in self._set("waiting")
        weighed = answering and self._norm(at) in self._set("definite_nouns")  # "har ikke kommentert den"
        if (near & self._set("no_such") and not weighed) or wide & (
            self._set("condition") | self._set("doubt")
        ) - self._set("weighing"):
            return True
        if self._supposed(range(first, verb)):
            return True
        said = f" {' '.join(self._norm(i) for i in range(first_wide, at))} "
        if any(said.rpartition(" ")[0].endswith((f" {p}", f" {p} the")) for p in self._set("instead_of")):
            return True  # "instead of the invitation being extended to B"
        if any(f" {phrase} " in said for phrase in self._set("imagined")):
            return True  # "ahead of the decision on extending an invitation"
        unsettled = left & (self._set("asked_whether") | self._set("open_answers"))
        if kind in ("accept", "decline") and unsettled:
            return True
        opening = self._norm(self._clauses.at(sentence, verb).start)
        if opening in self._set("neither_words") and kind not in ("accept", "decline"):
            return True  # "verken A eller B får invitasjon"
        if kind == "accept" and self._negated(verb):
            return not {self._norm(verb - 1), self._norm(verb - 2)} & self._set("refused_by_not")
        return bool(kind) and not answering and self._negated(verb)

    def _honoured(self, sentence: Sentence, at: int) -> int:
        """The token of "at" in "at the invitation of A", or -1."""
        for index in range(at - 1, max(sentence.tokens[0], at - AT_REACH) - 1, -1):
            norm = self._norm(index)
            if norm in self._with:
                return -1  # "on Saturday surprised her with an invitation"
            if norm in self._set("at_invitation") or (
                norm in self._set("after_marks") and self._norm(index + 1) in self._set("one_marks")
            ):
                if self._taking_up(sentence, index):
                    return -1  # "took A up on his offer"
                before = self._norm(index - 1)
                waiting = self._set("waiting") | self._set("hoping")  # "håper på en invitasjon"
                answering = before in self._set("receive") | self._set("answer_verbs") | waiting
                passing = before in self._set("convey")  # "passed on an invitation"
                return -1 if answering or passing else index
            if norm in self._set("give") | self._set("convey") | self._set("accept") | self._set("be"):
                return -1
        return -1

    def _whose(self, sentence: Sentence, verb: int, inviter: Chunk | None) -> Chunk | None:
        """ "Thanked A for his invitation", "took up A on his offer": A."""
        theirs = inviter is None or (verb < inviter.first and self.is_pronoun(inviter))
        if not theirs or self._norm(verb) not in self._set("thank") | self._set("take_up"):
            return inviter
        return self.object(sentence, verb + 1 + (self._norm(verb + 1) == "up")) or inviter

    def _taking_up(self, sentence: Sentence, mark: int) -> bool:
        """Whether "take ... up" stands before "on his offer"."""
        left = [self._norm(i) for i in range(max(sentence.tokens[0], mark - VERB_REACH), mark)]
        verb = next((i for i, norm in enumerate(left) if norm in self._set("take_up")), len(left))
        return "up" in left[verb:]

    def named(self, at: int) -> bool:
        """Whether token `at` is the noun: "invite" is one only behind an article or an owner."""
        norm = self._norm(at)
        if norm in self._set("offer_nouns"):
            return self._to_come(at)
        if norm not in self._set("nouns"):
            return False
        before = self._norm(at - 1)
        if norm in self._set("finite"):  # "sent out invites to"
            return before in self._set("give") | self._set("noun_openers") | self._set("sent_out")
        opened = before in self._set("noun_openers") or before.endswith(("'s", "’s"))
        return norm not in self._set("infinitives") or opened

    def _to_come(self, at: int) -> bool:
        """ "Fekk tilbod om å kome til", "an offer from A to visit", "of a state visit": it is to come."""
        visits = range(at + 2, at + 2 + VISIT_REACH)
        if self._norm(at + 1) in self._set("of_what") and self._norm(at + 2) in self._set("one_marks"):
            return any(self._norm(i) in self._set("visiting") for i in visits)
        marks, first = self._set("infinitive_marks"), at + 1
        if self._norm(first) in self._set("from_marks"):
            reach = range(first, min(first + OFFER_REACH, len(self._document.tokens) - 1))
            first = next((i for i in reach if self._norm(i) in marks or self._norm(i) in ("om", ",")), first)
        first += self._norm(first) == "om"
        return self._norm(first) in marks and self._norm(first + 1) in self._set("come_to")

    def _meant_for(self, sentence: Sentence, at: int) -> Chunk | None:
        """ "We have received an invitation for A to visit Lima": A, not whoever says so."""
        for chunk in self._chunks.chunks(sentence):
            to_do = range(chunk.last, min(chunk.last + MEANT_REACH, sentence.tokens[1]))
            if self._norm(chunk.last) in finite_verbs(self._language):
                continue  # "welcomed A's invitation to B and C urged both to accept"
            if 0 < chunk.first - at <= MEANT_REACH and chunk.people and not chunk.genitive:
                marked = chunk.preposition in self._set("to_marks")
                does = any(self._norm(i) in self._set("infinitive_marks") for i in to_do)
                return chunk if marked and does else None
        return None

    def _beside_others(self, sentence: Sentence, at: int) -> bool:
        """ "Announced a visit and an invitation for B to come": told of beside something else."""
        beside = self._words("conjunctions") | {","}
        article = self._norm(at - 1) in self._set("one_marks")
        return article and self._norm(at - 2) in beside and self._meant_for(sentence, at) is not None
