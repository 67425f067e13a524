"""Whether somebody is really invited: not where it is denied, supposed or only thought of."""

from collections.abc import Sequence
from functools import cache, cached_property
from itertools import pairwise, takewhile
from typing import Literal

from kg.document import Sentence
from kg.extract.actors.records import Chunk
from kg.extract.circumstances.outcomes import supposed_or_rumoured
from kg.extract.grammar.records import Clause
from kg.extract.invitations.wanting import WantingFrames
from kg.languages import table, words

Voice = Literal["active", "passive", "infinitive", ""]

TOLD_BACK = 6  # tokens of "said on Monday she would" before "invite"
CLEFT = 4  # tokens of "det er nemlig ikke"
BEFORE = 5  # tokens of "asked the host to be"
DOUBT_REACH = 8  # tokens between "vurderer" and "invitere"
HOPED = 4  # tokens of "håper også å få"
JOINED = (  # what a guest joins somewhere
    "several", "delegates", "fellows", "both_people", "journeys", "visiting", "meals", "pronouns", "me", "us",
)  # fmt: skip
MEMBER_REACH = 14  # tokens between "invited" and "to become"


class UnrealFrames(WantingFrames):
    """Tells an invitation from the thought of one."""

    @cached_property
    def _saying(self) -> frozenset[str]:
        """The verbs that tell what somebody said."""
        return _saying(self._language)

    def _to_join(self, at: int, norms: Sequence[str]) -> bool:
        """ "Invited Peru to join the alliance": to no place and no occasion, and nobody is there."""
        said = f" {' '.join(norms)} "
        phrase = next((p for p in self._set("joining") if f" {p} " in said), "")
        behind = said.partition(f" {phrase} ")[2].split()
        if not phrase or not behind or behind[0] in self._set("in_place"):
            return False
        first = at + 1 + len(norms) - len(behind)
        there = any(n in self._set(key) for n in behind for key in JOINED)
        return not there and not any(self.occasion(i) for i in range(first, at + 1 + len(norms)))

    def _to_become(self, sentence: Sentence, at: int) -> bool:
        """ "Invited them to become members", "to show restraint": to no place and no occasion."""
        last = min(at + MEMBER_REACH, sentence.tokens[1] - 1)
        ends = self._set("coordinators") - self._words("conjunctions")
        marks = self._set("infinitive_marks")
        staying = self._set("staying") | self._with  # "bli hjemme", "bli med i initiativet"
        norms = list(takewhile(lambda n: n not in ends, map(self._norm, range(at + 1, last))))
        if self._to_join(at, norms):
            return True
        if any(f"{one} {two}" in self._set("into") for one, two in pairwise(norms)):
            return True  # "har invitert B inn i unionen"
        bidden = self._set("becoming") | self._set("behaving")
        return any(
            one in marks and two in bidden and staying.isdisjoint(norms[i + 2 : i + 3])
            for i, (one, two) in enumerate(pairwise(norms))
        )

    def _whether(self, left: Sequence[str]) -> bool:
        """ "Ville ikke svare på om han har invitert B"."""
        marks = self._set("asked_whether") - self._set("condition")
        asked = any(a in marks and b not in self._set("infinitive_marks") for a, b in pairwise(left[-6:]))
        return asked and not self._set("telling").isdisjoint(left)

    def _announced(self, clause: Clause, at: int) -> bool:
        """ "Said that his government would invite B": a future told in the past."""
        that = (
            self._norm(clause.start) in self._words("that") and self._norm(clause.start - 1) in self._saying
        )
        told = any(self._norm(i) in self._saying for i in range(at - TOLD_BACK, at - 2))
        bare = told and self._norm(at - 2) in self._set("pronouns")
        return (that or bare) and self._norm(at - 1) in self._set("backshifted")

    def _wished(self, sentence: Sentence, clause: Clause, at: int) -> bool:
        """ "Wants A to invite B", "asked to be invited", "discussed inviting B", "vil at A inviterer B"."""
        wishes, marks = self._set("wishes") | self._set("wanting_marks"), self._set("infinitive_marks")
        before = [self._norm(i) for i in range(max(sentence.tokens[0], at - BEFORE), at)]
        that = self._words("that") | self._set("cleft_marks")
        if self._norm(clause.start) in that and self._norm(clause.start - 1) in wishes:
            return True
        if before[-2:-1] and before[-2] in marks and before[-1] in self._set("be"):
            return not wishes.isdisjoint(before[:-2])
        last = before[-1:] and before[-1] in marks
        if self._norm(at - 1 - bool(last)) in self._set("talking_of"):
            return True
        acting = next((c for c in self._chunks.chunks(sentence) if last and c.last == at - 1), None)
        return not self._inverts and acting is not None and self._norm(acting.first - 1) in wishes

    def _unconfirmed(self, clause: Clause, first: int) -> bool:
        """ "Could not confirm that B has been invited", "det er ikke bekreftet at B er invitert"."""
        if self._norm(clause.start) not in self._set("cleft_marks"):
            return False
        before = [self._norm(i) for i in range(max(first, clause.start - BEFORE), clause.start)]
        return not self._set("confirm_verbs").isdisjoint(before) and not self._set("negation").isdisjoint(
            before
        )

    def _only_asked(self, sentence: Sentence, clause: Clause) -> bool:
        """ "Will A invite B?", "Had A invited B, there would be peace": asked or supposed."""
        opens = sentence.tokens[0]
        if clause.start > opens:
            return False
        asked = self._document.article.text[sentence.start : sentence.end].rstrip('"”» ').endswith("?")
        helps = self._auxiliaries | words(self._language, "circumstances", "future_auxiliaries")
        supposed = self._norm(opens) in words(self._language, "circumstances", "supposing")
        return supposed or (asked and self._norm(opens) in helps)

    def _may_come_to_be(self, sentence: Sentence, clause: Clause) -> bool:
        """ "There may be a situation in which we will invite B"."""
        first = sentence.tokens[0] + (not self._norm(sentence.tokens[0]).isalnum())
        there = self._norm(first) in self._set("there") | self._set("it_subjects")
        return there and clause.start > first + 1 and self._supposed(range(first + 1, first + 2))

    def _of_others(self, sentence: Sentence, clause: Clause) -> bool:
        """ "Det er ikke A som har invitert", "it was not A who invited": it is said of somebody else."""
        first = sentence.tokens[0] + (not self._norm(sentence.tokens[0]).isalnum())
        opening = [self._norm(i) for i in range(first, min(first + CLEFT, clause.relative))]
        it, being = self._set("it_subjects") | self._set("it"), self._set("be")
        cleft = len(opening) > 1 and opening[0] in it and opening[1] in being
        return cleft and not self._set("negation").isdisjoint(opening)

    def _alone(self, sentence: Sentence, at: int, subject: Chunk) -> bool:
        """ "Det er A som har invitert": nobody else is told of, so it is the one who comes."""
        first = sentence.tokens[0]
        it = self._norm(first) in self._set("it_subjects") | self._set("it")
        cleft = it and self._norm(first + 1) in self._set("be") and subject.last < at
        return cleft and self._clauses.at(sentence, at).relative > first and not self._norm(at + 1).isalnum()

    def _manner(self, index: int, at: int) -> bool:
        """ "Uten forvarsel inviterte A B": how it was done, not that it was left undone."""
        bare = self._norm(index) in self._set("without") and index + 1 < at
        return bare and self._norm(index + 1) not in self._set("infinitive_marks")

    def _regretted(self, sentence: Sentence, at: int) -> bool:
        """ "B skulle aldri vært invitert", "A should not have invited B": which has been done."""
        left = [self._norm(i) for i in range(max(sentence.tokens[0], at - BEFORE), at)]
        ought = max((i for i, n in enumerate(left) if n in self._set("ought")), default=-1)
        done = not self._set("perfect").isdisjoint(left[ought + 1 :])
        denied = [n for n in left if n in self._set("negation")]
        if_not = self._set("condition") | self._set("asked_whether")
        return ought >= 0 and done and len(denied) == 1 and if_not.isdisjoint(left)

    def _unreal(self, sentence: Sentence, at: int, voice: Voice) -> bool:
        """Whether it is denied, supposed or only thought of."""
        clause = self._clauses.at(sentence, at)
        if self._regretted(sentence, at):
            return False
        near = [
            i for i in range(max(sentence.tokens[0], at - 5), min(at + 3, sentence.tokens[1])) if i in clause
        ]
        opening = range(clause.start, clause.start + 1 + (voice == "passive"))  # "no one from B was invited"
        if any(self._norm(i) in self._set("negation") and not self._manner(i, at) for i in (*near, *opening)):
            return True
        elsewhere = self._of_others(sentence, clause) or supposed_or_rumoured(self._document, clause)
        elsewhere = elsewhere or self._may_come_to_be(sentence, clause)
        if self._to_become(sentence, at) or elsewhere:
            return True
        left = [self._norm(i) for i in range(max(sentence.tokens[0], at - DOUBT_REACH), at)]
        if self._whether(left):
            return True
        if set(left[-6:]) & self._set("condition"):
            return True
        said = f" {' '.join(left)} "
        undone = self._set("imagined") | (self._set("undone") if voice == "infinitive" else frozenset())
        if any(f" {phrase} " in said for phrase in undone) or self._only_asked(sentence, clause):
            return True  # "kan se for seg å invitere B", "failed to invite B"
        if any(said.endswith(f" {phrase} ") for phrase in self._set("instead_of")):
            return True  # "invited A instead of inviting B"
        if (
            "like" not in left
            and not self._announced(clause, at)
            and self._supposed(range(max(sentence.tokens[0], at - 4), at))
        ):
            return True
        if self._wished(sentence, clause, at) or self._unconfirmed(clause, sentence.tokens[0]):
            return True
        opened = clause.start > sentence.tokens[0] and clause.relative < 0
        if voice == "infinitive":
            wanting = self._set("hoping") | self._set("wanting_to")
            return self._doubted(left) or not wanting.isdisjoint(left[-HOPED:])
        before = [self._norm(i) for i in range(max(sentence.tokens[0], clause.start - 5), clause.start)]
        return opened and bool(set(before) & self._set("doubt"))


@cache
def _saying(language: str) -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in table(language, "speech").get("verbs", ()))
