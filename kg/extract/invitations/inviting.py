"""Invitations told by a verb: "A invited B", "B ble invitert av A", "A ba B komme til C"."""

from functools import cache

from kg.document import Sentence, replace
from kg.extract.actors.records import Chunk
from kg.extract.invitations.groups import NOBODY
from kg.extract.invitations.records import Told
from kg.extract.invitations.unreal import UnrealFrames, Voice
from kg.languages import subject_first, words

AUXILIARY_REACH = 5  # words between an auxiliary and its participle, names not counted
MARK_REACH = 5  # tokens between "to" and "invite"
SHARED_REACH = 12  # tokens between "å" and "invitere" in "å hilse til A og invitere ham"
SEVERAL_REACH = 4  # tokens between "inviterte" and "kollegene"
AGENT_REACH = 14  # tokens between a passive and its "av"
NAME_REACH = 3  # tokens between "av" and the name: "av van der Hoeven"
ASIDE_REACH = 6  # tokens between "invited as" and "by"
BETWEEN_REACH = 7  # tokens of "til nye direkte samtaler mellom"
OWN_REACH = 12  # tokens between "those" and "had been invited"
MODIFIED = 2  # tokens between "has" and "been invited" that are no object of its own
FRONTED_REACH = 9  # tokens between "Also invited to the talks in Lima" and "is"
INCLUDED_REACH = 4  # tokens between "among them" and a name, "a letter" and "from A"
AFTER_REACH = 5  # tokens of "etter å ha blitt" before "invitert"
NEAR = 5  # tokens before "to receive" within which "not" denies the offer
WHOM_REACH = 9  # tokens between "whom" and "invited"


class InvitingFrames(UnrealFrames):
    """Reads the parties around a verb of inviting."""

    def read(self, sentence: Sentence, at: int) -> Told | None:
        """Who invites whom by the verb at token `at`; None where it is none, or nobody is invited."""
        if self._norm(at) not in verbs_of_inviting(self._language):
            return None
        if self._norm(at) in self._set("offer_infinitives"):
            return self._of_host(sentence, *self.offered(sentence, at), at)
        if self._norm(at) in self._set("wanting"):
            return self._of_host(sentence, *self.wanted(sentence, at), at)
        voice = self._voice(sentence, at)
        if not voice or self._unreal(sentence, at, voice):
            return None
        if voice == "passive":
            return self._passive(sentence, at)
        return self._active(sentence, at)

    def _active(self, sentence: Sentence, at: int) -> Told | None:
        subject = self._inviting(sentence, at)
        if self._norm(at + 1) in self._set("each_other") and (two := self._each_other(sentence, at, subject)):
            return Told(two[0], tuple(two), at, each=True)
        if subject is None:
            return None
        if subject.first == NOBODY.first:
            guests = self.object(sentence, at + 1)
            return self._made(None, guests, at) if guests else None
        nominal = self._set("gerunds") | self._set("infinitives")
        inverted = subject.first > at and self._norm(at) not in nominal
        first = subject.last if inverted else self.over_place(at + 1)
        if self._norm(first + 1) in self._set("oneself"):
            return None  # "inviterte seg selv"
        guests = self._swallowed(subject, at) or self.object(sentence, first, subject)
        guests = self._rung(sentence, at, subject) or guests or self._elsewhere(sentence, at, first, subject)
        if guests is None and (coming := self._attending(sentence, first, subject)) is not None:
            told = self._made(subject, coming, at)
            away = any(self._norm(i) in self._set("negation") for i in range(coming.last, subject.first))
            return replace(told, status="declined" if away else "accepted") if told else None
        if guests is None:
            many = self._set("several") | self._set("delegates")
            several = any(self._norm(i) in many for i in range(first, first + SEVERAL_REACH))
            several = several or self._to_visit(sentence, first)
            named = self._including(sentence, at) if several else None
            if named is not None:
                return self._made(subject, named, at)
            if several or not self._alone(sentence, at, subject):
                return Told(subject.members[0], (), at, several=True) if several else None
            return Told(subject.members[0], (), at, noun=True, same=True)
        guests = self._object_before(sentence, at, subject, guests) or guests
        guests = self._and_listed(sentence, guests)
        if set(guests.members) & set(subject.members):
            if (addressed := self.fronted(sentence, first, subject)) is not None:
                return self._made(subject, addressed, at)
            subject = self.other(sentence, subject, guests.members) or subject
            guests = self.other(sentence, guests, subject.members) or guests
        return self._made(subject, guests, at)

    def _inviting(self, sentence: Sentence, at: int) -> Chunk | None:
        """Whoever invites by a verb: whose decision it is, who acts, or who sent the letter."""
        subject = self._decided(sentence, at)
        if subject is None and self._norm(at) in self._set("gerunds"):
            # "brought a letter from A inviting B", "A rang B, inviting him"
            written = self._writer(sentence, at)
            subject = self._sent_by(sentence, at) or written or self._participial(sentence, at)
        subject = subject or self._by_doing(sentence, at)
        return subject or self.subject(sentence, at) or self._letter(sentence, at)

    def _elsewhere(self, sentence: Sentence, at: int, first: int, subject: Chunk) -> Chunk | None:
        """Whoever is invited and does not stand behind the verb."""
        guests = None
        if self._norm(first) in self._set("pronouns"):
            guests = self._object_before(sentence, at, subject, Chunk(first, first + 1, []))
            guests = guests or self.fronted(sentence, first, subject)
        clause = self._clauses.at(sentence, at)
        if guests is None and (whom := self._whom(sentence, at)) >= 0:
            guests = self.antecedent(sentence, replace(clause, relative=whom))
        if guests is None and clause.relative >= 0 and subject.first > clause.relative:
            guests = self.antecedent(sentence, clause)
        guests = guests or self._meant(sentence, first, subject)
        guests = guests or self._that_comes(sentence, at) or self.at_table(sentence, first, subject)
        guests = guests or self._between(sentence, first) or self.talked_with(sentence, first, subject)
        bare = guests is None and self._norm(first) in self._set("to_marks")
        return self.written_to(sentence, at, subject) if bare else guests

    def _attending(self, sentence: Sentence, first: int, subject: Chunk) -> Chunk | None:
        """ "B deltar på toppmøtet A har bedt inn til": who takes part in what the clause tells of."""
        to = first + (self._norm(first) in self._set("ask_particles"))
        ends = self._norm(to + 1) in self._set("in_place") or not self._norm(to + 1).isalpha()
        stranded = self._norm(to) in self._set("to_marks") and ends
        if not stranded or not self.occasion(subject.first - 1):
            return None
        before = [c for c in self._chunks.chunks(sentence) if c.last < subject.first and not c.genitive]
        heads = [c for c in before if not c.preposition]
        return heads[-1] if heads and heads[-1].members != subject.members else None

    def _between(self, sentence: Sentence, first: int) -> Chunk | None:
        """ "Inviterte til samtaler mellom A og B": both."""
        if self._norm(first) not in self._set("to_marks"):
            return None
        for chunk in self._chunks.chunks(sentence):
            between = chunk.preposition in self._words("between") and len(chunk.members) > 1
            if between and 0 < chunk.first - first <= BETWEEN_REACH and not chunk.genitive:
                held = any(self.occasion(i) for i in range(first, chunk.first))
                return chunk if held else None
        return None

    def _of_host(self, sentence: Sentence, host: Chunk | None, guests: Chunk | None, at: int) -> Told | None:
        """Whoever offers to receive somebody, or wants him there, invites him."""
        near = {self._norm(i) for i in range(max(at - NEAR, sentence.tokens[0]), at + 1)}
        if host is None or guests is None or near & (self._set("negation") | self._set("condition")):
            return None
        if guests.kinds == {"organisation"}:
            return None  # "offered to host APEC"
        if set(guests.members) & set(host.members):
            guests = self.other(sentence, guests, host.members) or guests
        return self._made(host, guests, at)

    def _to_visit(self, sentence: Sentence, first: int) -> bool:
        """ "Inviterte til gjenbesøk": whom is told where it is answered."""
        near = range(first + 1, min(first + SEVERAL_REACH, sentence.tokens[1]))
        return self._norm(first) in self._set("to_marks") and any(
            self._norm(i) in self._set("visiting") or self.occasion(i) for i in near
        )

    def _swallowed(self, subject: Chunk, at: int) -> Chunk | None:
        """ "Til A inviterer B ham": the pronoun behind an inverted subject is whom it invites."""
        last = subject.last - 1
        if subject.first < at or last == subject.first:
            return None
        found = Chunk(last, last + 1, list(subject.members), kinds={"person"})
        return found if self.is_pronoun(found) else None

    def _object_before(self, sentence: Sentence, at: int, subject: Chunk, guests: Chunk) -> Chunk | None:
        """ "A rang B and invited him": the pronoun is whoever the verb before acts on."""
        shared = {self._norm(at - 1), self._norm(at - 2)} & self._set("coordinators")
        if not shared or not (self.is_pronoun(guests) or not guests.members):
            return None
        before = [c for c in self._chunks.chunks(sentence) if subject.last <= c.first and c.last < at]
        people = [c for c in before if c.people and not c.genitive and not self.is_pronoun(c)]
        last = people[-1] if people else None
        return last if last and len(last.members) == 1 and last.members != subject.members else None

    def _passive(self, sentence: Sentence, at: int) -> Told | None:
        fronted = self._fronted(sentence, at)
        guests = self._behind_be(sentence, fronted) if fronted >= 0 else self.subject(sentence, at)
        first = self._first_to_be(sentence, at)
        guests = guests or (self.subject(sentence, first) if first >= 0 else None)
        agent, named = self._agent(sentence, at)
        if guests is None or not guests.people:
            guests = self._including(sentence, at) or self._behind_colon(sentence, at) or guests
        if guests is None and agent is not None and not self._norm(at - 1).isalpha():
            guests = self._next(sentence, agent)  # "Invited by A, B will come"
            behind = range(agent.last, min(agent.last + INCLUDED_REACH, sentence.tokens[1]))
            guests = guests or next((g for i in behind if (g := self._both_telling(sentence, i))), None)
        if guests is None and agent is not None and self._norm(at - 1) in self._set("being"):
            guests = next(iter(self._chunks.chunks(sentence)), None)  # "B came after being invited by A"
        if guests is None or (named and agent is None):
            return None
        if (self._own_verb(guests, at) and first < 0) or self._not_among(guests, at):
            return None
        near = (sentence.tokens[0], guests.first - 1, *range(max(guests.last, at - MODIFIED), at))
        guest = self._norm(at - 1) in self._set("one_marks")  # "B was also an invited guest": by anybody
        also = set() if guest else {self._norm(i) for i in near} & self._set("also")
        if agent is None and also:
            return Told(None, tuple(guests.members), at, also=True)
        agent = agent or self._writer(sentence, at) or self._at_home_with(sentence, at)
        if agent is None and self._norm(at) in self._set("calling_in"):
            return None  # "the federation's president is called in to a meeting"
        told = self._made(agent, guests, at)
        after = {self._norm(at - i) for i in range(1, AFTER_REACH)}
        came = not after.isdisjoint(self._set("being")) and not after.isdisjoint(self._set("coming_after"))
        if told and (self._is_there(sentence, at) or self._comes_then(sentence, at, guests)):
            return replace(told, came=True, status="accepted")
        return replace(told, came=True) if told and came else told

    def _first_to_be(self, sentence: Sentence, at: int) -> int:
        """The token of "is" in "B is the first leader (to be) invited"; or -1."""
        near = range(max(sentence.tokens[0] + 1, at - OWN_REACH), at)
        first = next((i for i in near if self._norm(i) in self._set("first_ones")), -1)
        while first > sentence.tokens[0] and self._norm(first - 1) in self._set("first_fillers"):
            first -= 1
        hoped = self._norm(first - 2) in self._set("infinitive_marks")  # "hopes to be the first"
        return first - 1 if first > 0 and self._norm(first - 1) in self._set("be") and not hoped else -1

    def _at_home_with(self, sentence: Sentence, at: int) -> Chunk | None:
        """ "Er invitert til middag hos A": whoever is at home where one is invited."""
        behind = (c for c in self._chunks.chunks(sentence) if c.first > at and c.people and not c.genitive)
        return next((c for c in behind if self._receives(c)), None)

    def _receives(self, chunk: Chunk) -> bool:
        """ "Hos A", "på besøk til A": whoever is at home there."""
        visiting = self._norm(chunk.first - 2) in self._set("visiting")
        to = visiting and self._inverts and self._norm(chunk.first - 1) in self._set("to_marks")
        return to or self._norm(chunk.first - 1) in self._set("home_marks")

    def _own_verb(self, guests: Chunk, at: int) -> bool:
        """ "Those with which Britain has relations had been invited": it has a verb of its own."""
        verbs = self._auxiliaries
        first = at
        while self._norm(first - 1) in verbs or self._norm(first - 1) in self._set("asides"):
            first -= 1
        return (
            not self._inverts
            and first < at
            and self._norm(first) not in self._set("being")  # "is in Lima after being invited"
            and self._norm(guests.last) in verbs
            and MODIFIED < first - guests.last < OWN_REACH
            and not any(
                self._norm(i) in self._set("coordinators") or self._norm(i) == ","
                for i in range(guests.last, first)
            )
        )

    def _fronted(self, sentence: Sentence, at: int) -> int:
        """The token of "is" in "Invited are A and B", "Also invited to the talks is C"; or -1."""
        opens = at - sentence.tokens[0] - (self._norm(at - 1) in self._set("also"))
        reach = FRONTED_REACH if opens == 0 and self._norm(at + 1) in self._set("to_marks") else 2
        last = min(at + reach, sentence.tokens[1])
        return next((i for i in range(at + 1, last) if self._norm(i) in self._set("be")), -1)

    def _behind_be(self, sentence: Sentence, at: int) -> Chunk | None:
        near = (c for c in self._chunks.chunks(sentence) if 0 < c.first - at <= INCLUDED_REACH)
        return next((c for c in near if not c.preposition and not c.genitive), None)

    def _writer(self, sentence: Sentence, at: int) -> Chunk | None:
        """ "A sendte brev til B, der han ble bedt til Oslo": whoever sent the letter."""
        start = self._clauses.at(sentence, at).start
        before = range(sentence.tokens[0], start if start > sentence.tokens[0] else at)
        if not any(self._norm(i) in self._set("letters") for i in before):
            return None
        if (sender := self._sent_by(sentence, at)) is not None:
            return sender
        sent = [i for i in before if self._norm(i) in self._set("give")]
        return self.subject(sentence, sent[-1]) if sent else None

    def _letter(self, sentence: Sentence, at: int) -> Chunk | None:
        """ "The letter invites B": whoever it is said to be from; nobody known where it is not told."""
        if self._norm(at - 1) not in self._set("letters") or self._norm(at - 2) not in self._set("its_marks"):
            return self._sent_by(sentence, at)
        return self._sent_by(sentence, at) or NOBODY

    def _made(self, inviter: Chunk | None, guests: Chunk, at: int) -> Told | None:
        who = inviter.members[0] if inviter else None
        invited = tuple(g for g in guests.members if inviter is None or g not in inviter.members)
        others = tuple(inviter.members[1:]) if inviter else ()
        return Told(who, invited, at, others=others) if invited else None

    def _agent(self, sentence: Sentence, at: int) -> tuple[Chunk | None, bool]:
        """Whoever invites by a passive, and whether the words name anybody at all."""
        clause, by = self._clauses.at(sentence, at), self._words("by")
        last = min(at + AGENT_REACH, sentence.tokens[1])
        of = self._set("of_nouns")  # "i regi av A", "i slutten av mai"
        marks = [
            i for i in range(at + 1, last)
            if (i in clause or self._as_role(sentence, at, i))
            and self._norm(i) in by and self._norm(i - 1) not in of
        ]  # fmt: skip
        if not marks:
            return None, False
        for mark in marks:
            if (house := self._house_or_capital(mark + 1)) is not None:
                return house, True
            for chunk in self._chunks.chunks(sentence):
                if 0 < chunk.first - mark <= NAME_REACH and not chunk.genitive:
                    return chunk, True
        return self._first_person(marks[0] + 1), marks[0] - at <= 2

    def _as_role(self, sentence: Sentence, at: int, index: int) -> bool:
        """ "Er invitert (med) som hovedtaler på konferansen i Lima": "som" opens no clause of its own."""
        opens = at + 1 + (self._norm(at + 1) in self._with)
        role = self._norm(opens) in words(self._language, "circumstances", "which_words")
        return role and self._clauses.at(sentence, index).start == opens

    def _voice(self, sentence: Sentence, at: int) -> Voice:
        norm = self._norm(at)
        asking = self._asking(norm)
        alone = norm in self._set("bidden_alone") and not self._norm(at + 1).isalpha()
        bidden = alone and self._norm(at - 1) in self._set("be")  # "også B var bedt"
        if asking and not bidden and not self._asks(sentence, at):
            return ""
        if norm in self._set("s_passives"):
            return "passive"
        if norm in self._set("participles") or norm in self._set("ask_participles"):
            return self._participle(sentence, at, norm)
        if norm in self._set("finite") or norm in self._set("ask_finite"):
            return "active"
        if norm in self._set("gerunds"):
            return "infinitive"
        if norm in self._set("infinitives") or norm in self._set("ask_infinitives"):
            marks = self._set("infinitive_marks") | self._words("future") | self._set("modal")
            reach = SHARED_REACH if self._norm(at - 1) in self._set("coordinators") else MARK_REACH
            first = max(sentence.tokens[0], at - reach)
            return "infinitive" if any(self._norm(i) in marks for i in range(first, at)) else ""
        return ""

    def _participle(self, sentence: Sentence, at: int, norm: str) -> Voice:
        auxiliary = self._auxiliary(sentence, at)
        if auxiliary:
            return auxiliary
        if self._whom(sentence, at) >= 0:
            return "active"
        if at == sentence.tokens[0] and self._fronted(sentence, at) >= 0:
            return "passive"  # "Invited to the talks in Lima are A and B"
        following = self._norm(at + 1)
        finite = norm in self._set("finite") or norm in self._set("ask_finite")
        if following in self._words("by") or (following in self._set("be") and not finite):
            return "passive"
        if finite and subject_first(self._language) and following in self._set("to_marks"):
            return "passive"  # "Norway, invited to the talks, ..."
        if finite and self._aside(sentence, at):
            return "passive"
        return "active" if finite else ""

    def _aside(self, sentence: Sentence, at: int) -> bool:
        """ "Kenya, invited as a guest by A": between commas, and somebody does it."""
        near = [self._norm(i) for i in range(at + 1, min(at + ASIDE_REACH, sentence.tokens[1]))]
        before = self._norm(at - 1) == "," or at == sentence.tokens[0]
        by = next((i for i, n in enumerate(near) if n in self._words("by")), -1)
        return before and by > 0 and near[0] in self._set("as_marks")

    def _whom(self, sentence: Sentence, at: int) -> int:
        """The token of "whom" in "A, whom B invited", or -1."""
        marks = self._set("object_relatives")
        if not marks:
            return -1
        first = max(sentence.tokens[0], at - WHOM_REACH)
        return next((i for i in range(at - 1, first - 1, -1) if self._norm(i) in marks), -1)

    def _auxiliary(self, sentence: Sentence, at: int) -> Voice:
        """The voice that the auxiliary before a participle gives it; "" where there is none."""
        clause = self._clauses.at(sentence, at)
        ending = {c.last: c for c in self._chunks.chunks(sentence)}
        index, steps = at - 1, 0
        while index >= clause.start and steps <= AUXILIARY_REACH:
            norm = self._norm(index)
            if index not in clause:
                index -= 1
                continue
            if norm in self._set("be"):
                return "passive"
            if norm in self._set("have"):
                return "active"
            if norm in self._set("coordinators") and index == at - 1:
                return self._shared_voice(clause.start, index)
            if norm in self._set("coordinators") or norm in self._set("infinitive_marks"):
                return ""
            chunk = ending.get(index + 1)
            if chunk and self._inverts and self._norm(chunk.first - 1) in self._set("be"):
                return "passive"  # "egentlig var statsministeren invitert"
            if chunk and index == at - 1 and self._acts(chunk):
                return ""  # "was quoted as saying A invited B"
            index = chunk.first - 1 if chunk else index - 1
            steps += chunk is None and norm != ","
        if self._as_first(clause):
            return "passive" if self._norm(clause.relative - 1) in self._set("be") else "active"
        return ""


@cache
def verbs_of_inviting(language: str) -> frozenset[str]:
    """Every form that can be a verb of inviting, to look at no other word."""
    keys = ("s_passives", "participles", "finite", "gerunds", "infinitives", "offer_infinitives", "wanting")
    asking = ("ask_finite", "ask_participles", "ask_infinitives")
    return frozenset().union(*(words(language, "invitations", key) for key in (*keys, *asking)))


@cache
def words_of_inviting(language: str) -> frozenset[str]:
    """The verbs of inviting and the nouns: a sentence without any of them tells of no invitation."""
    keys = ("nouns", "offer_nouns", "welcome", "gladly", "list_words")
    return verbs_of_inviting(language).union(*(words(language, "invitations", key) for key in keys))
