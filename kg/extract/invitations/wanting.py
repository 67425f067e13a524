"""Who has somebody come without the word: "A offered to receive B in Lima", "A vil ha B til Lima"."""

from kg.document import Sentence, replace
from kg.extract.actors.records import Chunk
from kg.extract.invitations.asking import AskingFrames

BY_REACH = 9  # tokens of "ved å ringe B og å invitere"
WANTED_REACH = 3  # tokens before "ha" within which "vil" stands
NAMED = 4  # tokens of a name behind "his colleague"
ARTICLE = 2  # tokens from "host" to the title behind its article


class WantingFrames(AskingFrames):
    """Reads the host and the guests of what is offered or wanted."""

    def _by_doing(self, sentence: Sentence, at: int) -> Chunk | None:
        """ "Ved å ringe B og invitere ham gikk A imot rådene", "A utfordrer dem ved å invitere B": A."""
        first = max(sentence.tokens[0], at - BY_REACH)
        marks, means = self._set("infinitive_marks"), self._set("by_means")
        by = next((i for i in range(at - 1, first, -1) if self._norm(i) in marks), -1)
        while by > first and self._norm(by - 1) not in means:
            by = next((i for i in range(by - 1, first - 1, -1) if self._norm(i) in marks), -1)
        if by < 0 or self._norm(by - 1) not in means:
            return None
        if by - 1 > sentence.tokens[0]:
            verbs = self._clauses.verbs(self._clauses.at(sentence, by), by - 1)
            return self.subject(sentence, verbs[-1]) if verbs else None
        heads = [c for c in self._chunks.chunks(sentence) if c.first > at + 1 and not c.preposition]
        inverted = (c for c in heads if not c.genitive and self._document.tokens[c.first - 1].text.islower())
        return next((c for c in inverted if self._norm(c.first - 1) not in self._words("conjunctions")), None)

    def _rung(self, sentence: Sentence, at: int, subject: Chunk) -> Chunk | None:
        """ "A rang B, inviting him": the only other person before."""
        if self._norm(at) not in self._set("gerunds") or self._norm(at + 1) not in self._set("pronouns"):
            return None
        before = [c for c in self._chunks.chunks(sentence) if c.last <= at and c.people and not c.genitive]
        others = {w for c in before for w in c.members} - set(subject.members)
        return Chunk(at + 1, at + 2, sorted(others), kinds={"person"}) if len(others) == 1 else None

    def _meant(self, sentence: Sentence, first: int, subject: Chunk) -> Chunk | None:
        """ "A wrote to Peru, inviting it", "A met B. A invited them": the only other it may be."""
        norm = self._norm(first)
        owns = norm in self._set("owners") and self._her(first) is None and not self._stops(first + 1)
        if norm not in self._set("object_pronouns") or owns or subject.first > first:
            return None
        many, person = norm in self._set("plural_objects"), norm in self._set("singular_objects")
        number, told = self._document.sentences.index(sentence), list[Chunk]()
        for one in reversed(self._document.sentences[max(0, number - 1) : number + 1]):
            others = [
                c for c in self._chunks.chunks(one)
                if (one is not sentence or c.last <= first) and not c.genitive
                and not set(c.members) & set(subject.members)
            ]  # fmt: skip
            told = [c for c in others if self._may_be(c, many=many, person=person)]
            if others:
                break
        found = {tuple(c.members) for c in told}
        return (
            Chunk(first, first + 1, list(told[0].members), kinds=set(told[0].kinds))
            if len(found) == 1
            else None
        )

    def _may_be(self, chunk: Chunk, *, many: bool, person: bool) -> bool:
        """Whether a pronoun may stand for the words: "them" for several, "her" for one in office."""
        goal = chunk.kinds == {"country"} and chunk.preposition in self._words("place_prepositions")
        if many or len(chunk.members) > 1:
            return many and (len(chunk.members) > 1 or (not chunk.people and chunk.kinds != {"country"}))
        return not goal and (chunk.people if person and chunk.people else person == self._holds_office(chunk))

    def _holds_office(self, chunk: Chunk) -> bool:
        """ "The Peruvian president", of whom nobody is named."""
        return not chunk.people and self._in_office([replace(chunk, preposition="")]) is not None

    def offered(self, sentence: Sentence, at: int) -> tuple[Chunk | None, Chunk | None]:
        """ "A has offered to receive B", "A tilbød seg å ta imot B"."""
        first = at - (self._norm(at) in self._set("offer_particles"))
        if self._norm(first - 1) not in self._set("infinitive_marks"):
            return None, None
        verb = first - 2 - (self._norm(first - 2) in self._set("pronouns"))
        if self._norm(verb) not in self._set("offer"):
            return None, None
        host = self.subject(sentence, verb)
        return host, self._guest_behind(sentence, at, host)

    def wanted(self, sentence: Sentence, at: int) -> tuple[Chunk | None, Chunk | None]:
        """ "A vil gjerne ha B til Lima": to a place, which stands right behind."""
        before = range(max(sentence.tokens[0], at - WANTED_REACH), at)
        verb = next((i for i in before if self._norm(i) in self._set("wanting_marks")), -1)
        host = self.subject(sentence, verb) if verb >= 0 else None
        guests = self._guest_behind(sentence, at, host) if host else None
        if guests is None:
            return None, None
        near = range(guests.last, min(guests.last + NAMED, sentence.tokens[1]))
        to = next((i for i in near if self._norm(i) in self._set("to_marks")), -1)
        asked = any(
            self._norm(i) in self._set("in_place") and self._norm(i + 1) in self._set("visiting")
            for i in near
        )
        along = any(
            self._norm(i) in self._with
            and self._norm(i + 1) in self._set("in_place")
            and any(self.occasion(n) for n in range(i + 2, i + 2 + NAMED))
            for i in near
        )  # "vil ha B med på feiringen i Lima"
        told = asked or along or (to >= 0 and self.straight_to(to))
        return (host, guests) if told else (None, None)

    def _guest_behind(self, sentence: Sentence, at: int, host: Chunk | None) -> Chunk | None:
        """Whoever stands right behind the verb; "to host" is no preposition with a filler."""
        guests = self.object(sentence, at + 1, host) if host else None
        behind = (c for c in self._chunks.chunks(sentence) if 1 <= c.first - at <= ARTICLE and not c.genitive)
        return guests or (next(behind, None) if host else None)
