"""Who stands around the noun "invitation": whose it is, from whom, and to whom."""

import re
from collections.abc import Sequence

from kg.annotate.structure import within
from kg.document import Sentence, replace
from kg.extract.actors.names import organisation_name
from kg.extract.actors.records import Chunk
from kg.extract.grammar.clauses import finite_verbs
from kg.extract.invitations.parties import TALK_REACH, Parties
from kg.extract.invitations.records import Answer, Told
from kg.languages import subject_first, words

PAIR = 2
HEADS = ("head_of_state", "head_of_government")
DEEDS = ("give", "convey", "receive", "accept", "decline")
ENVOYS = ("ambassador", "special_envoy", "official")
FROM_REACH = 7  # tokens behind "invitation" within which "from A" or "issued by A" belongs to it
TO_REACH = 9  # tokens behind "invitation" within which "to B" names who is invited
ADDRESSED = 8  # tokens of "H. E. Dr."
BROUGHT_REACH = 9  # tokens of "som Kenyas utenriksminister A kom med"
UP_REACH = 4  # tokens of "opp til de peruanske"
LATE_REACH = 12  # tokens between "the invitation to B" and "from" behind "came"
OWNER_REACH = 3  # tokens between "A's" and "invitation"
HONOURED = 4  # tokens of "to Mr. Xi"


class NounParties(Parties):
    """Finds the parties of an invitation by word order around its noun."""

    def _inviter(self, at: int, inside: Sequence[Chunk]) -> Chunk | None:
        near = (c for c in reversed(inside) if c.genitive and 0 <= at - c.last <= OWNER_REACH)
        owner = next((c for c in near if not any(map(self._led_on, range(c.last, at)))), None)
        owner = None if owner and self._of_crown(owner) else self._whose_realm(owner, inside)
        owner = owner or self._house_owner(at) or self._periphrastic(at, inside)
        owner = owner or self._possessor(at)
        marks = self._set("from_marks")
        sent = (c for c in inside if 0 < c.first - at <= FROM_REACH and self._sends(c, marks))
        sender = next((c for c in sent if not self._acts_between(at, c.first)), None)
        if (
            sender is not None
            and sender.last - sender.first == 1
            and self._norm(sender.first) in self._set("home_royals")
        ):
            sender = None  # "fra Kongen", whom nobody is named for, may be taken for a president
        if sender is not None and self._only_brings(at, sender):
            sender = self._came_from(at, inside) or self._sender(sender)
        sender = sender or self._described(at)
        first = owner or self._from_house(at) or sender or self._adjective(at) or self._from_capital(at)
        return first or self._late_sender(at, inside) or self._crown(at, inside) or self._brings(at)

    def _acts_between(self, at: int, last: int) -> bool:
        """ "The invite spurred objections from A": another verb than one of giving or coming."""
        given = frozenset[str]().union(*(self._set(key) for key in (*DEEDS, "came_about", "be", "have")))
        answers = self._set("accept") | self._set("decline")
        by = any(self._norm(i) in self._words("by") for i in range(at + 1, last))
        if by and not answers.isdisjoint(self._norm(i) for i in range(at + 1, last)):
            return True  # "the invitation was turned down by B"
        for index in range(at + 1, last):
            norm = self._norm(index)
            acts = norm in finite_verbs(self._language) or (not self._inverts and norm.endswith("ed"))
            to_do = self._norm(index - 1) in self._set("infinitive_marks")
            if acts and not to_do and norm not in given and self._document.tokens[index].text.islower():
                return True
        return False

    def _from_house(self, at: int) -> Chunk | None:
        """ "An invitation from the Peruvian parliament", "the invitation to B came from Lima"."""
        if self._norm(at + 1) in self._set("from_marks"):
            return self.house(at + 2)
        came = range(at + 2, min(at + LATE_REACH, len(self._document.tokens) - 1))
        mark = next((i for i in came if self._norm(i) in self._set("from_marks")), -1)
        late = mark > 0 and self._norm(mark - 1) in self._set("came_about")
        by = next((i for i in came if self._norm(i) in self._words("by")), -1)
        given = by > 0 and any(self._norm(i) in self._set("give") for i in range(at + 1, by))
        return self._house_or_capital(mark + 1 if late else by + 1) if late or given else None

    def _periphrastic(self, at: int, inside: Sequence[Chunk]) -> Chunk | None:
        """ "Brekke sin invitasjon": whose it is; not "ga Brekke sin invitasjon"."""
        if self._norm(at - 1) not in self._set("own_marks"):
            return None
        owner = next((c for c in inside if c.last == at - 1 and not c.genitive), None)
        giving = self._set("give") | self._set("convey")
        return None if owner and not owner.preposition and self._norm(owner.first - 1) in giving else owner

    def _described(self, at: int) -> Chunk | None:
        """ "From that country's top diplomat, A": who is named behind the words for him."""
        if self._norm(at + 1) not in self._set("from_marks"):
            return None
        sentence = next(s for s in self._document.sentences if s.tokens[0] <= at < s.tokens[1])
        if (named := self._apposed(sentence, at + 2)) is not None:
            return named
        near = next((c for c in self._chunks.chunks(sentence) if c.first > at + 1), None)
        owners = self._set("own_country") | self._set("that_country")
        if near is None or not near.people or near.first - at > FROM_REACH:
            return None
        between = [re.split("['’]", self._norm(i))[0] for i in range(at + 2, near.first)]
        return near if between and owners.issuperset(filter(None, between)) else None

    def _other_holder(self, inviter: Chunk) -> Chunk | None:
        """ "President B accepted the President's invitation": the only other who holds that office."""
        token = self._document.tokens[inviter.first]
        inside = within(self._document.mentions, token.start, token.end)
        if not any(m.form == "title" for m in inside):
            return None
        held = {t.office for t in self._document.titles if t.person in inviter.members}
        alike = {t.person for t in self._document.titles if t.person and t.office in held}
        others = alike - set(inviter.members)
        if len(others) != 1:
            return None
        return Chunk(inviter.first, inviter.last, sorted(others), kinds={"person"})

    def _sends(self, chunk: Chunk, marks: frozenset[str]) -> bool:
        """ "From A", "fra Hans Majestet kong A", "of H.E. Dr. A": forms of address may stand between."""
        index = chunk.first - 1
        while index > chunk.first - ADDRESSED and self._norm(index) in self._set("address"):
            index -= 1
        if self._norm(chunk.first - 2) in self._sent_people:
            return False  # "to a delegation from Peru"
        return chunk.preposition in marks or (index < chunk.first - 1 and self._norm(index) in marks)

    def _adjective(self, at: int) -> Chunk | None:
        """ "An Egyptian invitation", "den egyptiske invitasjonen"."""
        token = self._document.tokens[at - 1]
        inside = within(self._document.mentions, token.start, token.end)
        states = [m.key for m in inside if m.kind == "country" and m.form == "adjective"]
        if states:
            return Chunk(at - 1, at, states[:1], kinds={"country"})
        bodies = [m for m in inside if m.kind == "organisation" and not m.genitive and m.end == token.end]
        named = [organisation_name(self._document, m) for m in bodies]  # "a U.N. invitation"
        return Chunk(at - 1, at, named[:1], kinds={"organisation"}) if named else None

    def _from_capital(self, at: int) -> Chunk | None:
        """ "An invitation from Moscow", "Kyiv's invitation": the state of the capital."""
        for index, genitive in ((at + 2, False), (at - 1, True)):
            if index >= len(self._document.tokens):
                continue
            if not genitive and self._norm(index - 1) not in self._set("from_marks"):
                continue
            token = self._document.tokens[index]
            inside = within(self._document.mentions, token.start, token.end)
            places = [m for m in inside if m.kind == "place" and m.genitive == genitive]
            state = self._registry.capital_of(places[0].key) if places else ""
            if state:
                return Chunk(index, index + 1, [state], kinds={"country"})
        return None

    def _late_sender(self, at: int, inside: Sequence[Chunk]) -> Chunk | None:
        """ "The invitation, sent in May, came from A", "an invitation was extended to B by A"."""
        if (came := self._came_from(at, inside)) is not None:
            return came
        for chunk in inside:
            if chunk.first < at or chunk.preposition not in self._set("from_marks"):
                continue
            between = {self._norm(i) for i in range(at + 1, chunk.first)}
            if between & self._set("letters"):
                continue  # "in a letter handed to her by A", who only brings it
            if self._only_brings(at, chunk):
                return self._sender(chunk)
            if chunk.preposition in self._words("by") and between & self._set("give"):
                return chunk
        return None

    def _came_from(self, at: int, inside: Sequence[Chunk]) -> Chunk | None:
        """ "The invitation, delivered by C, came from A": A."""
        for chunk in inside:
            before = {self._norm(chunk.first - i) for i in (1, 2, 3)}
            marked = chunk.first > at and chunk.preposition in self._set("from_marks")
            if marked and before & self._set("came_about"):
                return chunk
        return None

    def _only_brings(self, at: int, sender: Chunk) -> bool:
        """ "An invitation delivered by C", "extended by the ambassador": he brings it for somebody."""
        between = {self._norm(i) for i in range(at + 1, sender.first)}
        held = {t.office for t in self._document.titles if t.person in sender.members}
        envoy = bool(held) and held <= set(ENVOYS)
        brings = self._set("convey") | (self._set("give") if envoy else frozenset())
        return sender.preposition in self._words("by") and bool(between & brings)

    def _brings(self, at: int) -> Chunk | None:
        """ "Invitasjonen, som A kom med", "the invitation A extended": who gives it in its own clause."""
        first = at + 1 + (self._norm(at + 1) == ",")
        opens = self._norm(first) in self._words("relatives")
        if first > at + 1 and not opens:
            return None
        sentence = next(s for s in self._document.sentences if s.tokens[0] <= at < s.tokens[1])
        clause = range(first + opens, min(first + BROUGHT_REACH, sentence.tokens[1]))
        giver = next((c for c in self._chunks.chunks(sentence) if c.first in clause and not c.genitive), None)
        if giver is None or giver.preposition or (not opens and giver.first > at + 1):
            return None
        if not any(self._gives(i) for i in range(giver.last, giver.last + 3)):
            return None
        if not self._spokesmen.isdisjoint(giver.members):
            tokens = self._document.tokens
            near = within(self._document.mentions, tokens[first].start, tokens[giver.last - 1].end)
            owner = next((m for m in near if m.kind == "person" and m.genitive), None)
            return Chunk(first, giver.last, [owner.key], kinds={"person"}) if owner else None
        return self._sender(giver)

    def _gives(self, index: int) -> bool:
        """ "Sendte", "kom (med)"."""
        brought = self._norm(index) in self._set("came_about")
        return self._norm(index) in self._set("give") | self._set("convey") and (
            not brought or self._norm(index + 1) in self._with
        )

    def _partner(self, sentence: Sentence, at: int) -> Chunk | None:
        """ "Extended the invitation during a phone call with B": whom the talk was with."""
        talks = self._set("meeting_words")
        for chunk in self._chunks.chunks(sentence):
            before = {self._norm(i) for i in range(max(at, chunk.first - TALK_REACH), chunk.first)}
            with_one = chunk.preposition in self._with and chunk.people and not chunk.genitive
            if chunk.first > at and with_one and before & talks:
                return chunk if len(chunk.members) == 1 else None
        return None

    def _to_capital(self, sentence: Sentence, at: int, verb: int) -> Chunk | None:
        """ "Damascus extended an invitation to Baghdad": the state of the capital, where others give it."""
        if self._norm(at + 1) not in self._set("to_marks") or self._passive(verb):
            return None
        found = self._house_or_capital(at + 2)
        giver = self.subject(sentence, verb) if found else None
        if found is None or giver is None:
            return None
        own = {s for w in giver.members for s in (w, *self._served.get(w, ()))}
        tokens = self._document.tokens
        between = within(self._document.mentions, tokens[giver.last].start, tokens[verb].start)
        elsewhere = any(m.kind == "place" for m in between)  # "at the urging of Peru, Quito agreed to"
        return found if own.isdisjoint(found.members) and not elsewhere else None

    def _up_to(self, sentence: Sentence, verb: int) -> Chunk | None:
        """ "Det er opp til A å svare på invitasjonen": A."""
        if self._norm(verb - 1) not in self._set("infinitive_marks"):
            return None
        one = next((c for c in self._chunks.chunks(sentence) if c.last == verb - 1), None)
        near = range(one.first - UP_REACH, one.first) if one else ()
        up = any(f"{self._norm(i)} {self._norm(i + 1)}" in self._set("up_to") for i in near)
        return one if up else None

    def _owned(self, at: int) -> bool:
        for index in (at - 1, at - 2):
            text = self._document.tokens[index].text
            done = any(self._norm(at - 1) in self._set(key) for key in DEEDS) or self._led_on(at - 1)
            if index < at - 1 and (done or self._norm(at - 1) in self._set("one_marks")):
                return False  # "Johannes fornyet invitasjonen", "sendte Johannes en invitasjon"
            if text.endswith(("'s", "’s", "s'", "s’")) or (
                text[0].isupper() and text.endswith("s") and self._inverts
            ):
                return True
        return False

    def _led_on(self, index: int) -> bool:
        """Whether the word ties a name to what follows without owning it: "takket Solis for invitasjonen"."""
        marks = self._set("thank_marks") | self._set("at_invitation") | self._with
        return self._stops(index) or self._norm(index) in marks

    def _possessor(self, at: int) -> Chunk | None:
        for index in range(at - 1, max(at - 3, 0), -1):
            if index < at - 1 and self._norm(at - 1) in self._set("one_marks"):
                break  # "brought with her an invitation"
            token = self._document.tokens[index]
            said = next((s for s in self._said if s.start <= token.start < s.end), None)
            if token.norm in self._set("your") and said is not None:
                who = said.addressee or self._faced(said)
                return Chunk(index, index + 1, [who], kinds={"person"}) if who else None
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
            to = self._norm(index - 1) in marks
            found = (self.group(sentence, index) or self._her(index)) if to else None
            if found := found or self._led_by(sentence, index):
                return found
        for chunk in inside:
            titled = self._titled_to(chunk)
            marked = chunk.preposition in marks or titled or self._sent_to(chunk)  # "to PM Li"
            people = (c for c in inside if at < c.first < chunk.first and c.people)
            named = sum(c.last - c.first for c in people)  # "from A, the premier,"
            if not 0 < chunk.first - at - named <= TO_REACH or not marked or chunk.genitive:
                continue
            if self._only_begins(chunk) or self._norm(chunk.last) in self._set("missions"):
                continue  # "to U.S. embassies"
            if chunk.kinds == {"organisation"} and (self._seat_of(chunk) or self.occasion(chunk.last)):
                continue  # "to the White House", "to the SAARC summit": where to
            given = kind == "give" or self._from_another(at, chunk, inside)
            to_do = {self._norm(chunk.last), self._norm(chunk.last + 1)} & self._set("infinitive_marks")
            if chunk.people or given or to_do:
                return None if self._misread(chunk) else self._less_next(sentence, at, chunk)
        found = self._their_counterpart(sentence, at, inside)
        if found is None and self._norm(at) in self._set("plural_nouns"):
            return self._behind_colon(sentence, at) or self._including(sentence, at)
        return found

    def _seat_of(self, chunk: Chunk) -> bool:
        """Whether the words name a house of state: "the White House"."""
        start, end = self._document.tokens[chunk.first].start, self._document.tokens[chunk.last - 1].end
        seats = words(self._language, "groups", "seats")
        return any(m.key in seats for m in within(self._document.mentions, start, end))

    def _sent_to(self, chunk: Chunk) -> bool:
        """ "To a Kenyan delegation", "til ein delegasjon frå Kenya"."""
        first = chunk.first
        sent = self._norm(first) in self._sent_people
        if self._norm(first - 1) in self._set("members_of") and self._norm(first - 2) in self._sent_people:
            first, sent = first - 2, True
        article = self._norm(first - 1) in self._set("one_marks")
        to = article and self._norm(first - 2) in self._set("to_marks")
        return to and (sent or "delegates" in chunk.kinds)

    def _less_next(self, sentence: Sentence, at: int, guests: Chunk) -> Chunk:
        """ "Welcomed A's invitation to B and C urged both": without C, with whom a clause begins."""
        acted = subject_first(self._language) and self._clauses.verbs(self._clauses.at(sentence, at), at)
        if (
            not acted
            or len(guests.members) < PAIR
            or self._norm(guests.last) not in finite_verbs(self._language)
        ):
            return guests
        return replace(guests, members=guests.members[:-1])

    def _their_counterpart(self, sentence: Sentence, at: int, inside: Sequence[Chunk]) -> Chunk | None:
        """ "An invitation from A to her counterpart"."""
        marks, last = self._set("to_marks"), min(at + TO_REACH, sentence.tokens[1])
        told = next((c for c in inside if c.people and not c.genitive), None)
        near = (i for i in range(at + 1, last) if {self._norm(i - 1), self._norm(i - 2)} & marks)
        return next((found for i in near if (found := self._host(sentence, i, told))), None)

    def _from_another(self, at: int, chunk: Chunk, inside: Sequence[Chunk]) -> bool:
        """ "An invitation from A to Poland", "A's invitation to Poland": from one not of that state."""
        marks = self._set("from_marks")
        senders = [c for c in inside if at < c.first < chunk.first and c.preposition in marks]
        if any(not set(chunk.members) & {w, *self._served.get(w, ())} for c in senders for w in c.members):
            return True
        owner = next((c for c in inside if c.genitive and 0 <= at - c.last <= 1), self._house_owner(at))
        owner = owner or self._periphrastic(at, inside)
        own = {s for w in (owner.members if owner else ()) for s in (self._served.get(w) or {w})}
        return bool(own) and own.isdisjoint(chunk.members) and own.isdisjoint(self._people)

    def _titled_to(self, chunk: Chunk) -> bool:
        """ "To PM Li", "to Mr. Xi": a short title between the preposition and the name."""
        index = chunk.first - 1
        while self._honours(index) and index > chunk.first - HONOURED:
            index -= 1
        if index == chunk.first - 1 and not self._document.tokens[index].text.islower():
            index -= self._document.tokens[index].text.isalpha()  # "to PM Li", "to Scottish First Minister A"
        return index < chunk.first - 1 and self._norm(index) in self._set("to_marks")

    def _claimants(self, sentence: Sentence, at: int, inside: Sequence[Chunk]) -> Chunk | None:
        """ "To the two claimants, A and B": the pair that the words in front announce."""
        last = min(at + TO_REACH, sentence.tokens[1])
        marks = [i for i in range(at + 1, last) if self._norm(i) in self._set("to_marks")]
        if not marks or not {self._norm(marks[0] + 1), self._norm(marks[0] + 2)} & self._set("pairs"):
            return None
        return next(
            (c for c in inside if 0 < c.first - marks[0] <= TO_REACH and not self.stands_for_two(c)), None
        )

    def _passive(self, verb: int) -> bool:
        endings = tuple(self._table.get("gerund_endings", ())) or ("\n",)
        doing = self._norm(verb).endswith(endings)  # "have been extending invitations"
        return not doing and any(self._norm(i) in self._set("be") for i in range(max(0, verb - 3), verb))

    def _sender(self, chunk: Chunk) -> Chunk:
        """An envoy who hands over an invitation does so for his state; a head of state does not."""
        held = {t.office for t in self._document.titles if t.person in chunk.members}
        if held & set(HEADS) or (self._inverts and not held & set(ENVOYS)):
            return chunk
        states = [c for w in chunk.members for c in self._served.get(w, ()) if c in self._registry.countries]
        return Chunk(chunk.first, chunk.last, states) if states else chunk

    def _made(
        self, inviter: Chunk | None, guests: Chunk | None, at: int, status: Answer, *, mentioned: bool = True,
        came: bool = False,
    ) -> Told | None:  # fmt: skip
        who = inviter.members[0] if inviter else None
        invited = tuple(g for g in guests.members if g != who) if guests else ()
        if not invited and (who is None or self._norm(at) in self._set("plural_nouns")):
            given = who is not None and guests is None and mentioned and status == "extended" and not came
            return Told(who, (), at, noun=True, several=True) if given else None
        if who is None and not mentioned:
            return None  # "an invitation to Peru" of which nothing is told
        definite = self._norm(at) in self._set("definite_nouns") or self._norm(at - 1) in self._set(
            "definite_words"
        )
        others = tuple(w for w in inviter.members[1:] if w not in invited) if inviter else ()
        return Told(who, invited, at, status, noun=True, same=definite, came=came, others=others)
