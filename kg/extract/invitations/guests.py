"""Invitations told by the invited: "A is among the invited", "Blant de inviterte er A og B"."""

from kg.document import Sentence
from kg.extract.actors.records import Chunk
from kg.extract.invitations.parties import Parties
from kg.extract.invitations.records import Told

AMONG_REACH = 5  # tokens between "among" and "invited": "among the first to be invited"
HEAD_REACH = 9  # tokens between "invited" and "is": "those invited to the talks in Lima are"
ONE_REACH = 2  # tokens between "are" and the first of them: "the"
NAME_REACH = 3  # tokens between "is" and whoever is invited


class GuestLists(Parties):
    """Reads who is among those invited."""

    def read(self, sentence: Sentence, at: int) -> Told | None:
        """Who is told to be among the invited by the participle at token `at`; None where nobody is."""
        if self._norm(at) in self._set("list_words"):
            listed = self._norm(at - 1) in self._set("list_kinds") or not self._set("list_kinds")
            return self._on_list(sentence, at) if listed else None
        if self._norm(at) not in self._set("participles"):
            return None
        mark = self._among(sentence, at)
        if mark < 0 and (told := self._those(sentence, at)):
            return told
        if mark < 0 or any(self._norm(i) in self._set("negation") for i in range(mark - 3, mark)):
            return None
        guests = self._behind(sentence, at) or self._ahead(sentence, mark)
        if guests is None:
            return None
        agent = next(
            (c for c in self._chunks.chunks(sentence) if c.first > at and c.preposition in self._words("by")),
            None,
        )
        who = agent.members[0] if agent else None
        return Told(who, tuple(g for g in guests.members if g != who), at, noun=True)

    def _those(self, sentence: Sentence, at: int) -> Told | None:
        """ "Those invited by A include B and C", "landene som er invitert, er B": those behind."""
        heads = self._set("those") | self._set("several") | self._set("invited_heads")
        before = [self._norm(i) for i in range(max(sentence.tokens[0], at - HEAD_REACH), at)]
        chunks = self._chunks.chunks(sentence)
        if heads.isdisjoint(before) or any(c.last <= at and not c.genitive for c in chunks):
            return None
        last = min(at + HEAD_REACH, sentence.tokens[1])
        verbs = self._set("be") | self._set("include_verbs")
        verb = next((i for i in range(at + 1, last) if self._norm(i) in verbs), -1)
        near = (c for c in chunks if verb > 0 and 0 < c.first - verb <= ONE_REACH)
        guests = next((c for c in near if not c.preposition and not c.genitive), None)
        if guests is None or self._norm(verb + 1) in self._set("negation"):
            return None
        agents = (c for c in chunks if at < c.first < verb and c.preposition in self._words("by"))
        by = next(agents, None) or self._house_or_capital(at + 2)
        who = by.members[0] if by else None
        return Told(who, tuple(g for g in guests.members if g != who), at, noun=True)

    def listed(self, sentence: Sentence) -> tuple[str, ...]:
        """ "Blant dem er A og B": who is named of the several told of before."""
        first = sentence.tokens[0]
        if self._norm(first) not in self._set("among") or self._norm(first + 1) not in self._set("those"):
            return ()
        goes_on = self._set("be") | self._set("participles") | {","}
        if self._norm(first + 2) not in goes_on:
            return ()  # "among those expected are"
        guests = self._behind(sentence, first + 1)
        return tuple(guests.members) if guests else ()

    def _on_list(self, sentence: Sentence, at: int) -> Told | None:
        """ "A and B are on the guest list": by whoever invites the others."""
        on = at - 1
        while on > sentence.tokens[0] and self._norm(on) not in self._set("in_place") | self._set("on_words"):
            on -= 1
        verb = next(
            (i for i in range(on - 1, on - 1 - NAME_REACH, -1) if self._norm(i) in self._list_verbs), -1
        )
        negated = any(self._norm(i) in self._set("negation") for i in range(verb - 1, on))
        if at - on > NAME_REACH or verb <= sentence.tokens[0] or negated:
            return None
        guests = self.subject(sentence, verb) or self._ahead_of(sentence, verb)
        return Told(None, tuple(guests.members), at, noun=True, also=True) if guests else None

    @property
    def _list_verbs(self) -> frozenset[str]:
        return self._set("be") | self._set("stands_behind")

    def _ahead_of(self, sentence: Sentence, verb: int) -> Chunk | None:
        """ "Samtidig er land som A og B på listen": those right behind the verb."""
        near = (c for c in self._chunks.chunks(sentence) if 0 < c.first - verb <= AMONG_REACH)
        return next((c for c in near if not c.genitive), None)

    def _among(self, sentence: Sentence, at: int) -> int:
        """The token of "among" before "those invited", or -1."""
        for index in range(at - 1, max(sentence.tokens[0], at - AMONG_REACH) - 1, -1):
            if self._norm(index) in self._set("among"):
                return index
            filler = self._norm(index) in self._set("invited_fillers") | self._set("be")
            if not filler and not self._counts(index, at):
                return -1
        return -1

    def _counts(self, index: int, at: int) -> bool:
        """ "Among six African leaders invited": what says how many and who they are."""
        leaders = self._set("several") | self._set("delegates")
        near = any(self._norm(i) in leaders for i in range(index, at))
        return near and self._norm(index).isalpha() and self._norm(index) not in self._auxiliaries

    def _behind(self, sentence: Sentence, at: int) -> Chunk | None:
        """ "Blant de inviterte er A og B": whoever follows the verb."""
        last = min(at + HEAD_REACH, sentence.tokens[1])
        verb = next((i for i in range(at + 1, last) if self._norm(i) in self._set("be")), -1)
        if verb < 0:
            return None
        near = (c for c in self._chunks.chunks(sentence) if 0 < c.first - verb <= NAME_REACH)
        return next((c for c in near if not c.preposition and not c.genitive), None)

    def _ahead(self, sentence: Sentence, mark: int) -> Chunk | None:
        """ "A is among the invited": whoever stands before the verb."""
        verb = next(
            (i for i in range(mark - 1, mark - NAME_REACH, -1) if self._norm(i) in self._set("be")), -1
        )
        return self.subject(sentence, verb) if verb > sentence.tokens[0] else None
