"""What came of an invitation: "takket ja", "sa nei", "meldte avbud", "accepted", "turned it down"."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise, takewhile

from kg.annotate.structure import within
from kg.document import Sentence, replace
from kg.extract.actors.records import Chunk
from kg.extract.invitations.attending import Attending
from kg.extract.invitations.records import Answer, Given
from kg.languages import words
from kg.records import Evidence, Invitation

INVERTED_BACK = 4  # tokens of "har statsminister B" before "takket"
NEAR_SENTENCES = 3  # an answer that names nobody belongs to an invitation this near
OCCASION_REACH = 4  # tokens behind "ja til" within which "konferansen" stands
COME_REACH = 9  # tokens between "takket" and "komme"
THERE_REACH = 12  # tokens of "å være til stede på"
DEED_SENTENCES = 2  # whoever comes to what he was just invited to
PARTICLE_REACH = 4  # tokens between "takket" and "ja"
DOWN_REACH = 8  # tokens of "turned the invitation from Peru down"
GROUP_REACH = 7  # tokens of "begge sider i konflikten opprinnelig takket ja"


class Answers(Attending):
    """Reads the answers that a sentence tells."""

    def mark(
        self, sentence: Sentence, found: list[Invitation], since: int, *, opened: bool = False
    ) -> list[Given]:
        """Gives each answer of the sentence to whichever of the invitations it answers; returns the others.

        `since` is how many sentences ago the latest of them was told; `opened` says that the sentence before
        told of one to several who are not named: those who come are some of them.
        """
        others: list[Given] = []
        verbs = _words_of_answering(self._language)
        for at, norm in enumerate(self._norms(sentence), sentence.tokens[0]):
            given = self._given(sentence, at) if norm in verbs else None
            if given is None:
                continue
            if given.by_deed and since > DEED_SENTENCES and not opened:
                continue
            if given.attends and since and self.of_another(sentence, at):
                continue
            before = self._told_before(given, found, sentence)
            answered = [i for i in self._answered(given, before, since) if self._there(given, found[i])]
            for index in answered:
                self._set_status(found, index, given, sentence)
            if not answered and given.who and not given.attends and (opened or not given.by_deed):
                others.append(given)
        return others

    def _told_before(self, given: Given, found: list[Invitation], sentence: Sentence) -> list[Invitation]:
        """ "Accepting the invitation, B also invited A": what is answered was told in a sentence before."""
        here = Evidence(start=sentence.start, end=sentence.end)
        earlier = [one for one in found if one.evidence[0] != here]
        gerund = self._norm(given.at) in self._set("gerund_answers") and not given.who
        return earlier if gerund and earlier and found[: len(earlier)] == earlier else found

    def _there(self, given: Given, one: Invitation) -> bool:
        """Whether somebody comes, or does not, to where he is invited."""
        if not given.goal or one.destination is None:
            return True
        text = self._document.article.text
        goals = {one.destination, *(d for d in one.other_destinations)}
        named = (m for m in self._document.mentions if m.kind == "place" and text[m.start : m.end] in goals)
        keys = {m.key for m in named}
        states = {p.country for k in keys if (p := self._registry.places.get(k)) is not None}
        return not given.goal.isdisjoint(goals | keys | states)

    def told(self, sentence: Sentence) -> bool:
        """Whether a sentence has a "yes" or "no" that may tell of an invitation itself."""
        norms = self._norms(sentence)
        return not all(self._set(key).isdisjoint(norms) for key in ("yes", "no", "accept", "decline"))

    def to_come(self, sentence: Sentence, given: Given) -> bool:
        """ "Takket ja til å komme": an answer that tells of an invitation itself."""
        last = min(given.at + COME_REACH, sentence.tokens[1])
        norms = [self._norm(i) for i in range(given.at, last)]
        yes = next((i for i, n in enumerate(norms) if n in self._set("yes") | self._set("no")), -1)
        behind = [] if self._only_met(norms[0], norms[yes + 1 :]) else norms[yes + 1 :]
        if yes < 0 or behind[:1] != ["til"]:
            return yes >= 0 and self._of_guests(given, behind)
        if set(behind[1:3]) & self._set("come_to") or self._to_be_there(sentence, given.at + yes + 2):
            return True
        bare = self._set("infinitive_marks").isdisjoint(behind[1:2])
        if bare and self._occasion(self._first_phrase(behind[1:])):
            return True
        visits = self._set("visiting")  # "takket nei til et besøk i Peru", "takker ja til Peru-besøk"
        if self._set("topic_marks").intersection(behind[1:4]) or not any(
            n in visits or n.rpartition("-")[2] in visits for n in behind[1:4]
        ):
            return False
        tokens = self._document.tokens
        named = within(self._document.mentions, tokens[given.at + yes].end, tokens[last - 1].end)
        return any(m.kind in ("place", "country") and not m.genitive for m in named)

    def _to_be_there(self, sentence: Sentence, to: int) -> bool:
        """ "Takket ja til å være med på toppmøtet", "til å holde innlegg på et møte"."""
        words_behind = [self._norm(i) for i in range(to, min(to + THERE_REACH, sentence.tokens[1]))]
        told = " ".join(words_behind[1:])
        phrase = next((p for p in self._set("being_there") if told.startswith(f"{p} ")), "")
        if not phrase or words_behind[0] not in self._set("infinitive_marks"):
            return False
        first = to + 1 + len(phrase.split())
        return self._norm(first) in self._set("in_place") and any(
            self.occasion(i) for i in range(first, first + OCCASION_REACH)
        )

    def _first_phrase(self, norms: Sequence[str]) -> Sequence[str]:
        """The words up to a preposition: "toppmøtet", of "avtalen om toppmøtet" only the first."""
        stops = self._set("topic_marks") | self._set("in_place") | self._set("from_marks")
        return list(takewhile(lambda norm: norm not in stops, norms[:OCCASION_REACH]))

    def _occasion(self, norms: Sequence[str]) -> bool:
        """ "Til konferansen", "til Trumps toppmøte"."""
        endings = tuple(self._set("occasion_endings"))
        return any(n in self._set("occasions") or n.endswith(endings) for n in norms)

    def _of_guests(self, given: Given, behind: Sequence[str]) -> bool:
        """ "Kenya har takket nei": a state, with nothing behind, where guests are told of."""
        bare = not behind or not behind[0].isalpha() or behind[0] in self._set("told_by")
        states = given.who and set(given.who) <= self._registry.countries.keys()
        if not bare or self._norm(given.at) not in self._set("thank") or not states:
            return False
        guests = self._set("nouns") | self._set("participles") | self._set("guest_words")
        return any(t.norm in guests for t in self._document.tokens)

    def _set_status(self, found: list[Invitation], index: int, given: Given, sentence: Sentence) -> None:
        old, evidence = found[index], Evidence(start=sentence.start, end=sentence.end)
        spans = old.evidence if evidence in old.evidence else (*old.evidence, evidence)
        place = self._nearer(given, old, sentence) or old.destination
        found[index] = replace(old, status=given.status, evidence=spans, destination=place)

    def _nearer(self, given: Given, one: Invitation, sentence: Sentence) -> str | None:
        """ "Takka ja til å besøkje Moskva": the one city of the state invited to that an answer names."""
        text, start = self._document.article.text, self._document.tokens[given.at].start
        if one.destination is not None and one.destination not in self._registry.countries:
            return None
        named = [m for m in self._document.mentions if m.kind == "place" and start < m.start < sentence.end]
        named = [m for m in named if not m.genitive]  # "according to Lima's news agency", "one from Lima"
        named = [m for m in named if self._norm(self._index(m.start) - 1) not in self._set("from_marks")]
        known = [m for m in named if (p := self._registry.places.get(m.key)) and p.country == one.destination]
        return text[known[0].start : known[0].end] if len(known) == len(named) == 1 else None

    def _answered(self, given: Given, found: list[Invitation], since: int) -> list[int]:
        if not found:
            return []
        named = [i for i, one in enumerate(found) if self._gives(given, one)]
        if named and given.who[0] in self._registry.countries:
            told = found[named[-1]].evidence[0]  # "vi kommer begge": all whom the same words invite
            return [i for i in named if found[i].evidence[0] == told]
        if named and given.everyone:
            told = found[named[-1]].evidence[0]
            return [i for i, one in enumerate(found) if one.evidence[0] == told]
        if named:
            same = [i for i in named if found[i].evidence[0] == found[named[-1]].evidence[0]]
            return same if len(given.who) == 1 else named  # "A and B invited C. He accepted"
        if since > NEAR_SENTENCES:
            return []
        latest = found[-1]
        if given.attends and not (given.pronoun and set(given.who) == {latest.inviter}):
            return []
        same = [
            i
            for i, o in enumerate(found)
            if o.evidence[0] == latest.evidence[0] and o.inviter == latest.inviter
        ]
        if given.everyone:
            return same
        # nobody answers his own invitation: then a pronoun stands for the other
        theirs = {latest.inviter, latest.destination, *self._served.get(latest.inviter or "", ())}
        other = not given.who or (given.pronoun and set(given.who) == {latest.inviter})
        # "C visited B with an invitation from A. He said yes": not C, who only brought it
        other = other or (given.pronoun and len(given.who) == 1 and since <= 1 and not given.by_deed)
        other = other or (since == 0 and set(given.who) <= theirs & self._registry.countries.keys())
        other = other or (since <= 1 and self._in_his_office(given, latest))
        return same if other and len(same) == 1 else []

    def _in_his_office(self, given: Given, one: Invitation) -> bool:
        """ "A invited B to Lima. The Kenyan president accepted": B, of whom no office has been told."""
        state = len(given.who) == 1 and given.who[0] in self._registry.countries
        return state and one.invitee in self._people and not self._served.get(one.invitee or "")

    def _gives(self, given: Given, one: Invitation) -> bool:
        if one.invitee is None:
            return False
        return any(w == one.invitee or w in self._served.get(one.invitee, ()) for w in given.who)

    def _given(self, sentence: Sentence, at: int) -> Given | None:
        if self._norm(at) in self._set("yes") | self._set("no"):
            return self._answer_was(sentence, at)
        status, deed, goal = self._status(sentence, at), self._deed(sentence, at), frozenset[str]()
        attends = status is None and deed is None
        if attends:
            deed, goal = self._attends(sentence, at)
        if status is None and deed is None:
            return None
        answer: Answer = status or deed or "extended"
        if status is not None and self._itself(sentence, at):
            return Given(answer, at, (), everyone=True)
        if status is not None and self._by_all(at):
            return Given(answer, at, (), everyone=True)
        subject = self._of_those(sentence, at) or self._seat_before(sentence, at)
        subject = subject or self._object_first(sentence, at)
        subject = subject or self.subject(sentence, at)
        if subject is not None:
            both = {self._norm(at - 1), self._norm(at + 1)} & self._set("both")  # "vi kommer begge"
            return Given(
                answer,
                at,
                (*subject.members, *self._likewise(sentence, at)),
                everyone=bool(both),
                by_deed=status is None,
                pronoun=self.is_pronoun(subject),
                attends=attends,
                goal=goal,
            )
        if self._norm(at) in self._set("gerund_answers"):
            return Given(answer, at, ())  # "Accepting the invitation, the president said"
        clause = self._clauses.at(sentence, at)
        if clause.relative >= 0 and self._norm(clause.relative) in self._set("people_relatives"):
            return Given(answer, at, ())  # "invited B to a summit in Lima, who accepted"
        left = {self._norm(i) for i in range(max(clause.start, at - GROUP_REACH), at + 1 + self._inverts)}
        everyone, vague = bool(left & self._set("group_answers")), bool(left & self._set("vague_answers"))
        if attends or not (everyone or vague):
            return None
        return Given(answer, at, (), everyone, by_deed=status is None)

    def _by_all(self, at: int) -> bool:
        """ "Og samtlige sa ja", "all have accepted": by everybody just told of."""
        before = at - 1 - (self._norm(at - 1) in self._auxiliaries)
        return self._norm(before) in self._set("all_answer")

    def _of_those(self, sentence: Sentence, at: int) -> Chunk | None:
        """ "Blant lederne som har takket ja, er A og B": those named behind."""
        first = sentence.tokens[0]
        if self._norm(first) not in self._set("among") or self._clauses.at(sentence, at).relative < 0:
            return None
        comma = next((i for i in range(at, sentence.tokens[1]) if self._norm(i) == ","), -1)
        verb = comma + 1 if comma > 0 and self._norm(comma + 1) in self._set("be") else -1
        near = (c for c in self._chunks.chunks(sentence) if verb > 0 and 0 < c.first - verb <= OCCASION_REACH)
        return next((c for c in near if not c.preposition and not c.genitive), None)

    def _object_first(self, sentence: Sentence, at: int) -> Chunk | None:
        """ "Det takket hun ja til", "det har hun takket ja til": who stands behind the verb."""
        verb = at if self._norm(at - 1) in self._set("taken_up") else -1
        if verb < 0:
            near = range(max(sentence.tokens[0], at - INVERTED_BACK), at)
            verb = next((i for i in near if self._norm(i) in self._set("have")), -1)
        fronted = verb > sentence.tokens[0] and self._norm(verb - 1) in self._set("taken_up")
        return self._inverted(sentence, verb) if fronted else None

    def _seat_before(self, sentence: Sentence, at: int) -> Chunk | None:
        """ "But Warsaw declined": the state whose capital stands right before the verb and its auxiliary."""
        index = at - 1
        while index > sentence.tokens[0] and self._norm(index) in self._auxiliaries:
            index -= 1
        token = self._document.tokens[index]
        inside = within(self._document.mentions, token.start, token.end)
        if not inside or inside[0].kind != "place" or inside[0].genitive:
            return None
        before = self._norm(index - 1) if index > sentence.tokens[0] else ","
        state = self._registry.capital_of(inside[0].key)
        opens = before in self._set("coordinators") or not before.isalpha()
        return Chunk(index, index + 1, [state], kinds={"country"}) if state and opens else None

    def _answer_was(self, sentence: Sentence, at: int) -> Given | None:
        """ "Svaret er nei", "The answer was no"."""
        left = {self._norm(i) for i in range(max(sentence.tokens[0], at - 4), at)}
        if not left & self._set("answer_nouns") or not left & self._set("be"):
            return None
        return Given("accepted" if self._norm(at) in self._set("yes") else "declined", at, ())

    def _itself(self, sentence: Sentence, at: int) -> bool:
        """ "And the invitation was accepted": the answer to the one just told."""
        left = [self._norm(i) for i in range(max(sentence.tokens[0], at - 4), at)]
        noun = self._set("definite_nouns" if self._inverts else "nouns") | self._set("answered_nouns")
        told = any(
            n in noun and (o in self._set("definite_words") or self._inverts)
            for o, n in pairwise(("", *left))
        )
        return told and bool(set(left) & self._set("be"))

    def _status(self, sentence: Sentence, at: int) -> Answer | None:
        norm = self._norm(at)
        clause = self._clauses.at(sentence, at)
        behind = [self._norm(i) for i in range(at + 1, min(at + 1 + PARTICLE_REACH, sentence.tokens[1]))]
        left = [self._norm(i) for i in range(max(sentence.tokens[0], at - 4), at)]
        if left and left[-1] in self._set("obliged") and norm in self._set("had_to"):
            return "declined" if set(behind) & (self._set("no") | self._set("excuses")) else None
        if self._looks_forward(norm, behind):
            return "accepted"
        if norm in self._set("glad") and set(behind[:2]) & self._set("come_to"):
            held_open = self._set("condition") | self._set("may_come")  # "må gjerne komme"
            return "accepted" if held_open.isdisjoint((*left, *behind[:1])) else None
        if self._hoped(sentence, at):
            return None
        unsettled = ("condition", "modal", "asked_whether", "open_answers")
        asked = clause.start < at and self._norm(clause.start) in self._set("asked_whether")
        unable = norm in self._set("accept") and self._unable(at) and not asked
        open_ = asked or any(set(left) & self._set(key) for key in unsettled)
        if open_ and not unable and not set(left) & self._set("gladly"):
            return None
        negated = bool({*left[-2:], *behind[:1]} & (self._set("negation") - self._set("no")))
        if norm in self._set("turning") and "down" not in map(self._norm, range(at + 1, at + DOWN_REACH)):
            return None  # "turned up at A's invitation"
        found = self._in_two_words(norm, set(behind))
        if found and norm in self._set("answer_verbs") and self._of_other_things(sentence, at):
            return None
        if (
            found is None
            and norm in self._set("refuse")
            and behind[:1]
            and behind[0] in self._set("infinitive_marks")
        ):
            return "declined" if set(behind[1:2]) & self._set("come_to") else None
        if found is None and self._of_invitation(sentence, at, clause.end):
            found = self._plainly(norm)
        if found and unable:
            return "declined"
        if found and negated:
            declines = found == "accepted" and bool(set(left[-2:]) & self._set("refused_by_not"))
            return "declined" if declines else None
        return found

    def _in_two_words(self, norm: str, behind: set[str]) -> Answer | None:
        """ "Takket ja", "said no", "confirmed his attendance", "sent his regrets", "agreed to come"."""
        if norm in self._set("answer_verbs") and behind & (self._set("yes") | self._set("no")):
            return "accepted" if behind & self._set("yes") else "declined"
        if norm in self._set("excuse_verbs") and behind & self._set("excuses"):
            return "declined"
        confirms = norm in self._set("confirm_verbs") and behind & self._set("attendance")
        agrees = norm in self._set("agree") and behind & self._set("come_to")
        return "accepted" if confirms or agrees else None

    def _unable(self, at: int) -> bool:
        """ "Could not accept", "kan ikke ta imot"."""
        before = " ".join(self._norm(i) for i in range(at - 3, at))
        return any(f" {phrase} " in f" {before} " for phrase in self._set("unable"))

    def _looks_forward(self, norm: str, behind: Sequence[str]) -> bool:
        """ "Ser fram til å delta", "is looking forward to attending"."""
        if norm not in self._set("looking") or not self._set("forward").intersection(behind[:1]):
            return False
        return bool(self._set("looked_to").intersection(behind[2:]))

    def _plainly(self, norm: str) -> Answer | None:
        if norm in self._set("accept"):
            return "accepted"
        return "declined" if norm in self._set("decline") else None

    def _of_invitation(self, sentence: Sentence, at: int, end: int) -> bool:
        """Whether the verb speaks of the invitation, or of nothing else: "but declined"."""
        following = self._norm(at + 1)
        bare = at + 1 >= sentence.tokens[1] or not following[0].isalnum()
        if bare or following in self._set("coordinators"):
            return True
        article = following in self._set("article_pronouns") and self._norm(at + 2).isalpha()
        if following in self._set("it") and not article:
            return True  # "tok imot den", not "ta imot den polske ministeren"
        start = self._document.tokens[at + 1].start
        if following in self._set("answer_adverbs") or any(t.start == start for t in self._times(start)):
            return True  # "accepted on Monday"
        if self._norm(at + 2) in self._set("same_words"):
            return True  # "accepted the same day"
        nouns = self._set("nouns") | self._set("answered_nouns")
        told = any(self._norm(i) in nouns for i in range(at + 1, min(at + 8, end)))
        return told or (self._norm(at) in self._set("decline") and self._the_occasion(at, end))

    def _the_occasion(self, at: int, end: int) -> bool:
        """ "Turned down the dinner", "avslo middagen": what one was invited to, and nothing more of it."""
        rest = [i for i in range(at + 1, min(at + 1 + OCCASION_REACH, end)) if self._norm(i) != "down"]
        kinds = self._set("meals") | self._set("journeys") | self._set("visiting")
        noun = next((i for i in rest if self.occasion(i) or self._norm(i) in kinds), -1)
        opens = self._norm(rest[0]) in self._set("definite_words") | self._set("owners") if rest else False
        near = noun - (rest or [at])[0] < len("abc") and not self._norm(noun + 1).isalpha()
        return noun > 0 and near and (self._inverts or opens)


@cache
def _words_of_answering(language: str) -> frozenset[str]:
    """Every form that can answer an invitation, to look at no other word."""
    keys = (
        "looking",
        "had_to",
        "answer_verbs",
        "excuse_verbs",
        "agree",
        "accept",
        "decline",
        "glad",
        "refuse",
        "confirm_verbs",
    )
    deeds = ("coming", "staying", "stayed_away", "attending", "yes", "no")
    return frozenset().union(*(words(language, "invitations", key) for key in (*keys, *deeds)))
