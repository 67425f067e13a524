"""Whoever acts in words without a subject of their own: ", inviting him", "while extending an invitation"."""

from functools import cached_property

from kg.annotate.structure import within
from kg.document import Sentence
from kg.extract.actors.records import Chunk
from kg.extract.grammar.clauses import finite_verbs
from kg.extract.invitations.voices import FACED_SENTENCES, Voices

PAIR_REACH = 5  # tokens of "the two leaders also" before "invited each other"
DEEDS = ("give", "convey", "receive", "accept", "decline")


class Participles(Voices):
    """Finds who acts, and on whom, by the verb that a participle goes with."""

    def _participial(self, sentence: Sentence, at: int) -> Chunk | None:
        """ "A rang B on Monday, inviting him": whoever acts in the clause before."""
        heads = [c for c in self._chunks.chunks(sentence) if not c.genitive]
        first = sentence.tokens[0]
        marked = at > first and self._norm(at - 1) in self._set("gerund_marks")
        if at - marked == first:  # "(After) inviting B, A said"
            comma = next((i for i in range(at, sentence.tokens[1]) if self._norm(i) == ","), at)
            if not marked and any(self._norm(i) in self._acting for i in range(at, comma)):
                return None  # "Inviting B was wrong, A said"
            return next((c for c in heads if c.first > comma and not c.preposition), None)
        if marked:  # "criticised A for inviting B"
            before = [c for c in heads if c.last < at]
            timed = self._norm(at - 1) in self._set("after_marks")
            acting = [c for c in before if not c.preposition] if timed else before[-1:]
            return acting[0] if acting else None  # "received B after inviting him"
        if self._norm(at - 1) != ",":
            return None
        one = next((c for c in heads if not c.preposition), None)
        return one if one and one.last <= at and len(one.members) == 1 else None

    @cached_property
    def _acting(self) -> frozenset[str]:
        """Verbs that say something of what "inviting B" is."""
        return self._auxiliaries | self._set("be") | self._set("modal") | finite_verbs(self._language)

    @cached_property
    def _doing(self) -> frozenset[str]:
        """ "Extending", "accepting"."""
        endings = tuple(self._table.get("gerund_endings", ())) or ("\n",)
        return frozenset(norm for key in DEEDS for norm in self._set(key) if norm.endswith(endings))

    def _governing(self, sentence: Sentence, at: int) -> int:
        """The token of "rang" in "A rang B, extending an invitation", whose subject acts here; else `at`."""
        if self._norm(at) not in self._doing:
            return at
        mark = at - 1
        while self._norm(mark) in self._set("asides"):
            mark -= 1
        if mark <= sentence.tokens[0] or self._norm(mark) not in self._set("when_words") | {","}:
            return at
        clause = self._clauses.at(sentence, mark - 1)
        verbs = self._clauses.verbs(clause, mark)
        heads = (c for c in self._chunks.chunks(sentence) if c.first in clause and not c.genitive)
        first = next((c for c in heads if not c.preposition), None)
        ahead = first.last if first is not None and first.last < mark else at
        return verbs[-1] if verbs else ahead

    def _each_other(self, sentence: Sentence, at: int, told: Chunk | None = None) -> list[str]:
        """ "Both leaders invited each other": those who do, else the two of different states just told of."""
        if told is not None and len(told.members) > 1:
            return list(told.members)
        several = self._set("plural_pronouns") | self._set("pairs") | self._set("several")
        if several.isdisjoint(self._norm(i) for i in range(max(sentence.tokens[0], at - PAIR_REACH), at)):
            return []
        here = self._document.sentences.index(sentence)
        start = self._document.sentences[max(0, here - FACED_SENTENCES)].start
        near = within(self._document.mentions, start, self._document.tokens[at].start)
        two = list(dict.fromkeys(m.key for m in near if m.kind == "person" and self._served.get(m.key)))
        apart = len(two) == len("ab") and self._served[two[0]].isdisjoint(self._served[two[1]])
        return two if apart else []
