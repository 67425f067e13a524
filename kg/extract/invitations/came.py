"""Who came "at the invitation of A": whom the sentence, or the ones before it, tell of as travelling."""

from collections.abc import Sequence

from kg.document import Sentence
from kg.extract.actors.records import Chunk
from kg.extract.invitations.noun_verbs import AT_REACH, NounVerbs
from kg.extract.invitations.records import Answer, Told
from kg.languages import words

VISIT_SENTENCES = 2  # before "besøket skjer etter invitasjon fra A", in which the visitor is told of
TITLED_REACH = 4  # tokens between one inviter and the other: "and State President"


class CameFrames(NounVerbs):
    """Reads who has come, and at whose invitation."""

    def _came(self, sentence: Sentence, at: int, mark: int, inviter: Chunk | None) -> Told | None:
        """ "At the invitation of A": whoever the sentence tells of has come."""
        if inviter is None:
            return None
        clause = self._clauses.at(sentence, at)
        inviter = self._with_host(sentence, inviter)
        heads = [
            c
            for c in self._chunks.chunks(sentence)
            if c.first not in range(inviter.first, inviter.last)
            and not c.preposition
            and not c.genitive
            and c is not inviter
            and c.members != inviter.members
            and not (c.kinds == {"country"} and self._norm(c.first - 1) in self._set("to_place"))
        ]  # "who is visiting Peru": the goal
        aside = clause.relative >= 0 and self._norm(mark - 1) == ","  # "to Lima, which is far, at the"
        # 'the statement read, "At the invitation of A, B will come"', "C writes that B comes as a result of"
        opens = self._document.tokens[mark].text[0].isupper()
        that = (i for i in range(mark - 1, -1, -1) if self._norm(i) in self._set("cleft_marks"))
        told = mark if opens else next((i for i in that if i >= sentence.tokens[0]), -1)
        heads = [c for c in heads if c.first > told] or heads
        before = [c for c in heads if c.last <= mark and c.first in clause and not aside]
        said = words(self._language, "speech", "verbs")
        behind = [c for c in heads if c.first > at and c.first in clause]
        behind = [
            c for c in behind if said.isdisjoint((self._norm(c.first - 1), self._norm(c.first - 2)))
        ]  # ", opplyser Peru", "said the Foreign Office"
        earlier = [c for c in heads if c.last <= mark]
        visits = [c for c in self._chunks.chunks(sentence) if c.last <= mark and self._visit_of(c)]
        chosen = before[:1] or visits[:1] or behind[:1] or earlier[:1] or self._cleft(heads, at)
        guests = chosen[0] if chosen else self.antecedent(sentence, clause)
        if guests is None:
            first = (i for i in clause.before(mark) if self._bare(i) in self._words("first_person"))
            guests = next((s for i in first if (s := self._speaker(i, plural=False))), None)
            guests = guests or next((s for i in clause.before(mark) if (s := self._first_person(i))), None)
            inside = range(clause.start, clause.end)
            guests = guests or next((s for i in inside if (s := self._both_telling(sentence, i))), None)
        if guests is None:
            guests = self._visitor(sentence, mark, inviter)
        if guests is None and (host := self._other_holder(inviter)) is not None:
            guests, inviter = self._visitor(sentence, mark, host), host  # "etter invitasjon fra presidenten"
        asked = self._norm(clause.start) in self._set(
            "asked_whether"
        )  # "asked whether he would attend at the"
        status: Answer = "extended" if asked else "accepted"
        return self._made(inviter, guests, at, status, came=True) if guests is not None else None

    def _with_host(self, sentence: Sentence, inviter: Chunk) -> Chunk:
        """ "At the invitation of King A and President B": both, where a title parts the two."""
        joins = self._words("conjunctions")
        if self._norm(inviter.last) not in joins or inviter.kinds != {"person"}:
            return inviter
        near = (c for c in self._chunks.chunks(sentence) if 0 < c.first - inviter.last <= TITLED_REACH)
        other = next((c for c in near if c.people and not c.preposition and not c.genitive), None)
        if other is None:
            return inviter
        between = self._document.tokens[inviter.last + 1 : other.first]
        if not all(token.text[0].isupper() for token in between):
            return inviter
        return Chunk(inviter.first, other.last, [*inviter.members, *other.members], kinds={"person"})

    def _by_letter(self, sentence: Sentence, at: int, inviter: Chunk | None) -> Told | None:
        """ "A had, in a letter of invitation, written", "a letter of invitation from A": by A."""
        clause = self._clauses.at(sentence, at)
        if any(
            self._norm(i) in self._set("convey") and self._passive(i) for i in range(at + 1, at + AT_REACH)
        ):
            return None  # "the letter of invitation was handed to B by C", who only brings it
        inside = [c for c in self._chunks.chunks(sentence) if c.first in clause]
        heads = (c for c in inside if c.last <= at and not c.preposition and not c.genitive)
        writer = inviter or next(heads, None)
        guests = self._guests(sentence, at, inside, "give")
        if writer is None:
            return None
        got = next((i for i in range(at - 3, at - AT_REACH, -1) if self._norm(i) in self._set("receive")), -1)
        if guests is None and inviter is not None and got > sentence.tokens[0]:
            guests = self.subject(sentence, got)  # "B has received a letter of invitation from A"
        if guests is None:
            return Told(writer.members[0], (), at, noun=True, same=True)
        return self._made(writer, guests, at, "extended")

    def _visit_of(self, chunk: Chunk) -> bool:
        """ "B's visit to Lima comes at the invitation of A"."""
        visits = self._set("visiting") | self._words("journey_nouns")
        if chunk.preposition in self._set("members_of") and not chunk.genitive:  # "the visit of B to Lima"
            return any(self._norm(i) in visits for i in range(chunk.first - 3, chunk.first))
        near = (chunk.last, chunk.last + 1)
        return chunk.genitive and any(self._norm(i) in visits for i in near)

    def _by_whom(self, sentence: Sentence) -> list[Chunk]:
        """ "The visit to Lima planned by B": whose it is."""
        about = self._set("journeys") | self._words("journey_nouns")
        planned = [
            c for c in self._chunks.chunks(sentence) if c.people and c.preposition in self._words("by")
        ]
        return [c for c in planned if any(self._norm(i) in about for i in range(sentence.tokens[0], c.first))]

    def _cleft(self, heads: Sequence[Chunk], at: int) -> list[Chunk]:
        """ "Det er etter invitasjon fra A at B kommer"."""
        return [c for c in heads if c.first > at and self._norm(c.first - 1) in self._set("cleft_marks")][:1]

    def _visitor(self, sentence: Sentence, mark: int, inviter: Chunk) -> Chunk | None:
        """ "Besøket skjer etter invitasjon fra A": whoever the sentences before tell of as travelling."""
        about = self._set("journeys") | self._words("journey_nouns") | self._set("visitors")
        if not any(self._norm(i) in about or self.occasion(i) for i in range(sentence.tokens[0], mark)):
            return None
        own = {c for w in inviter.members for c in self._served.get(w, {w})}
        number = self._document.sentences.index(sentence)
        for one in reversed(self._document.sentences[max(0, number - VISIT_SENTENCES) : number]):
            free = [c for c in self._chunks.chunks(one) if not c.preposition and not c.genitive]
            bare = [c for c in free if c.people] or self._by_whom(one)
            sent = [c for c in free if c.somebody and own.isdisjoint(c.members)]
            sent = sent or [
                c for c in self._chunks.chunks(one) if self._sent(c) and own.isdisjoint(c.members)
            ]
            if not bare and sent:
                return sent[0]  # "en peruansk delegasjon"
            for guest in bare:
                served = [self._served.get(w, set()) for w in guest.members]
                if all(s and not s & own for s in served):
                    return guest
        return None

    def _sent(self, chunk: Chunk) -> bool:
        """ "En gruppe med peruanske utsendinger", "en delegasjon fra Peru"."""
        of = self._norm(chunk.first - 1) in self._set("members_of")
        told = of and self._norm(chunk.first - 2) in self._set("delegates")
        return len(chunk.members) == 1 and not chunk.people and (told or "delegates" in chunk.kinds)
