"""Who comes, or stays away: answers to an invitation that deeds give."""

from collections.abc import Sequence

from kg.annotate.structure import within
from kg.document import Sentence
from kg.extract.invitations.inviting import InvitingFrames
from kg.extract.invitations.records import Answer

GOAL_REACH = 6  # tokens behind a verb of coming: "til den greske hovedstaden Aten"
WISH_REACH = 3  # tokens before a clause within which "ønsker" stands
NEXT = 12  # characters of the word before a time: "i mars"
ANSWERED_REACH = 6  # tokens of "til det peruanske forslaget om"
BACK = 5  # tokens of "said that he would"
MET_REACH = 5  # tokens of "til å møte", "til et nytt møte"
AWAY_REACH = 5  # tokens of "boycotted the peace summit"


class Attending(InvitingFrames):
    """Reads whether somebody comes to what he was invited to."""

    def _only_met(self, verb: str, behind: Sequence[str]) -> bool:
        """ "Sa nei til å møte B", "til et møte med B": no answer to whoever had invited them."""
        talks = next((i for i, n in enumerate(behind[:MET_REACH]) if n in self._set("talks_refused")), -1)
        if talks < 0 or verb not in self._set("said_answers"):
            return False
        led = behind[talks + 1 : talks + 2]
        if self._set("infinitive_marks").isdisjoint(behind[:talks]):
            return not self._set("with_words").isdisjoint(led)
        return self._set("in_place").isdisjoint(led)  # "sa ja til å møte i Lima"

    def _attends(self, sentence: Sentence, at: int) -> tuple[Answer | None, frozenset[str]]:
        """Whether somebody comes or stays away ("kommer i mars", "will not attend"), and where."""
        nobody: tuple[None, frozenset[str]] = (None, frozenset())
        if self._norm(at) not in self._set("attending"):
            return nobody
        clause = self._clauses.at(sentence, at)
        left = [self._norm(i) for i in clause.before(at, 4)]
        opener = self._norm(clause.start)
        if opener in self._set("when_words") or opener in self._set("asked_whether"):
            return nobody  # "to decide when B will come"
        if self._whether_to_come(at):
            return nobody
        behind = at + 1
        if self._inverts and self._norm(at - 1) in self._set("there"):  # "dit kommer hun ikke"
            behind += self._norm(behind) in self._set("singular_pronouns")
        while filled := self._filled(behind):
            behind += filled
        right = [self._norm(i) for i in range(at + 1, behind)]
        if self._on_condition(behind, sentence):
            return nobody
        will = self._norm(at - 2) in self._set("to_marks") and bool(set(left) & self._set("will_come"))
        marks = frozenset[str]() if will else self._set("infinitive_marks")  # "kommer til å delta"
        if self._not_meaning_to(at, left):
            return "declined", frozenset()
        if set(left) & (self._set("condition") | self._set("unsure") | marks):
            return nobody
        before = [self._norm(i) for i in range(max(sentence.tokens[0], clause.start - WISH_REACH), at)]
        turned = max((i for i, n in enumerate(before) if n in self._set("contrasts")), default=0)
        if set(before[turned:]) & (self._set("wishes") | self._set("doubt")):
            return nobody  # "wants B to attend", "ønsker at B skal delta"
        bare = self._norm(at) in self._set("attending_infinitives")
        helped = set(left) & (self._set("modal") | self._set("attending_auxiliaries"))
        if bare and not will and not helped and not self._will(clause.start, at):
            return nobody  # "has asked B to come" tells of no answer
        negated = bool({*left[-3:], *right} & self._set("negation"))
        if not negated and set(left) & self._set("modal") and not self._said_to_come(sentence, at):
            return nobody
        found, goal = self._headed(sentence, behind)
        return ("declined" if negated else "accepted", goal) if found else nobody

    def _not_meaning_to(self, at: int, left: list[str]) -> bool:
        """ "Does not intend to go", "har ikke tenkt å dra"."""
        means = self._norm(at - 2) in self._set("intending")
        return (
            means
            and left[-1:] != []
            and left[-1] in self._set("infinitive_marks")
            and (not self._set("negation").isdisjoint(left))
        )

    def _filled(self, at: int) -> int:
        """How many tokens of "not", "personally", "in person" stand there: "will not come in person"."""
        if f"{self._norm(at)} {self._norm(at + 1)}" in self._set("attending_fillers"):
            return 2
        return int(self._norm(at) in self._set("negation") | self._set("attending_fillers"))

    def of_another(self, sentence: Sentence, at: int) -> bool:
        """ "Congratulated her on the summit, which he will not attend": no answer to what was told before."""
        relative = self._clauses.at(sentence, at).relative
        if not sentence.tokens[0] < relative < at:
            return False
        opens = self._norm(relative + 1)
        verbal = ("attending", "attending_auxiliaries", "negation", "modal", "have", "asides")
        return relative + 1 < at and not any(opens in self._set(key) for key in verbal)

    def _of_other_things(self, sentence: Sentence, at: int) -> bool:
        """ "Sa nei til høyere toll", "svarte nei på spørsmål", "said no date was set": no answer."""
        last, said = sentence.tokens[1], self._set("yes") | self._set("no")
        word = next((i for i in range(at + 1, min(at + BACK, last)) if self._norm(i) in said), last)
        behind = [self._norm(i) for i in range(word + 1, min(word + 1 + ANSWERED_REACH, last))]
        if not behind or not behind[0].isalpha():
            return False
        if not self._set("asked_of").isdisjoint(behind):
            return True
        if behind[0] in self._set("to_marks") and behind[0] not in self._set("thank_marks"):
            return not self._coming_there(word + 1, behind[1:])
        free = behind[0] in self._set("answer_adverbs") | self._set("coordinators") | self._set("asides")
        timed = self._timed(word + 1)
        return not (self._inverts or free or timed)

    def _coming_there(self, to: int, behind: list[str]) -> bool:
        """Whether what stands behind "ja til" is the invitation, what it is to, or that one comes."""
        alone = len(behind) < len("ab") or not behind[1].isalpha() or self._timed(to + 2)
        it = alone and behind[:1] and behind[0] in self._set("it") | self._set("taken_up")
        stranded = not behind or not behind[0].isalpha() or self._timed(to + 1)  # "det takket hun ja til"
        if it or stranded or self.straight_to(to):
            return True
        coming = self._set("come_to") | self._set("looked_to") | self._set("invited_to")
        things = self._set("nouns") | self._set("answered_nouns") | self._set("meals") | coming
        stems = (*self._set("visiting"), *self._set("journeys"), *self._words("journey_nouns"))
        told = any(n in things or n.startswith(stems) for n in behind)
        return told or any(self.occasion(i) for i in range(to + 1, to + 1 + len(behind)))

    def _on_condition(self, at: int, sentence: Sentence) -> bool:
        """ "Would go "if not one soldier is left"", "vil komme, men bare hvis": no yes yet."""
        passed = self._set("before_condition")
        ahead = (self._norm(i) for i in range(at, sentence.tokens[1]))
        opens = next((n for n in ahead if n.isalpha() and n not in passed), "")
        return opens in self._set("condition")

    def _whether_to_come(self, at: int) -> bool:
        """ "Vil ikke si om han kommer", "hasn't said if she comes"."""
        asked = self._norm(at - 2) in self._set("asked_whether")
        return asked and self._norm(at - 1) in self._set("singular_pronouns")

    def _said_to_come(self, sentence: Sentence, at: int) -> bool:
        """ "Said he would attend": a future told in the past."""
        if self._norm(at - 1) not in self._set("backshifted"):
            return False
        near = [self._norm(i) for i in range(max(sentence.tokens[0], at - BACK), at - 1)]
        doubted = self._set("asked_whether") | self._set("negation")  # "has not confirmed that he would"
        return not self._saying.isdisjoint(near) and doubted.isdisjoint(near)

    def _will(self, first: int, at: int) -> bool:
        """ "Neste uke skal statsminister B for første gang delta": an auxiliary, and no other infinitive."""
        helps = [i for i in range(first, at) if self._norm(i) in self._set("attending_auxiliaries")]
        marks = self._set("infinitive_marks") | self._set("coordinators")
        return bool(helps) and marks.isdisjoint(self._norm(i) for i in range(helps[-1], at))

    def _headed(self, sentence: Sentence, at: int) -> tuple[bool, frozenset[str]]:
        """Whether nothing but a time, a place or an occasion stands behind a verb of coming; the place."""
        if at >= sentence.tokens[1] or not self._norm(at).isalpha() or self._norm(at) in self._set("there"):
            return True, frozenset()
        if self._norm(at) in self._set("once_words"):
            return True, frozenset()  # "will come once a date is set"
        start = self._document.tokens[at].start
        if any(t.start in (start, self._document.tokens[at + 1].start) for t in self._times(start + NEXT)):
            return True, frozenset()
        reach = range(at, min(at + GOAL_REACH, sentence.tokens[1]))
        end = self._document.tokens[reach[-1]].end
        marks = self._set("to_marks") | self._set("to_place") | self._set("in_place")
        if self._norm(at) in marks:
            for mention in within(self._document.mentions, start, end):
                if mention.kind in ("place", "country") and mention.form == "name":
                    place = self._registry.places.get(mention.key)
                    text = self._document.article.text[mention.start : mention.end]
                    return True, frozenset({text, mention.key, place.country if place else mention.key})
        return any(self.occasion(i) for i in reach), frozenset()

    def _deed(self, sentence: Sentence, at: int) -> Answer | None:
        """ "Dal kom", "Li ble hjemme": nothing stands behind but the end, or where to."""
        norm, before, behind = self._norm(at), self._norm(at - 1), self._norm(at + 1)
        left = {self._norm(i) for i in range(max(sentence.tokens[0], at - 4), at)}
        unreal = left & (self._set("condition") | self._set("modal") | self._set("negation"))
        lower = self._document.tokens[at].text[0].islower()
        if unreal or not lower or self._on_condition(at + 1, sentence):
            return None
        if norm in self._set("coming") and not behind.isalpha() and behind not in self._set("negation"):
            # "ruled out coming", "decided against attending"
            return "declined" if before in self._set("ruled_out") else "accepted"
        stayed = norm in self._set("staying") and before in self._set("stayed")
        near = range(at + 1, min(at + AWAY_REACH, sentence.tokens[1]))
        away = norm in self._set("stayed_away") and (not behind.isalpha() or any(map(self.occasion, near)))
        return "declined" if stayed or away else None
