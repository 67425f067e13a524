"""Whoever does what a word of inviting says, by word order, also where somebody is left out."""

from collections.abc import Sequence
from functools import cache, cached_property

from kg.annotate.structure import within
from kg.document import Document, Sentence, Title
from kg.extract.actors.chunks import ChunkReader
from kg.extract.actors.records import Chunk
from kg.extract.grammar.clauses import ClauseReader, finite_verbs
from kg.extract.grammar.records import Clause
from kg.extract.invitations.groups import NOBODY, auxiliaries
from kg.extract.invitations.participles import Participles
from kg.languages import table, words
from kg.records import Statement, TimeExpression
from kg.reference import Registry

SUBJECT_REACH = 12  # words between whoever acts and the verb
DATELINE_REACH = 12  # tokens of a place and a paper before the dash
DASHES = ("—", "–")
LISTED_BACK = 3  # tokens of "and the so-called"
RELATIVE_REACH = 6  # tokens between a name and its "som": a party in brackets, a comma
INVERTED_REACH = 3  # tokens between a verb and the subject behind it
NAME_REACH = 5  # tokens of a name before the comma behind it
CHIEF_REACH = 8  # tokens of "lederen for det peruanske parlamentet,"
TITLE_CHARACTERS = 60  # the longest office


class Inviters(Participles):
    """Finds whoever acts by word order."""

    def __init__(
        self,
        document: Document,
        registry: Registry,
        chunks: ChunkReader,
        clauses: ClauseReader,
        said: Sequence[Statement],
    ) -> None:
        super().__init__(document, registry, chunks, clauses, said)
        self._spokesmen = {t.person for t in document.titles if t.office == "spokesperson"}
        self._honorifics = words(self._language, "people", "honorifics")
        self._reporting = _spoken(self._language)

    @cached_property
    def _capitals(self) -> frozenset[str]:
        """Words that the article writes with a capital inside its sentences, and never without."""
        tokens, firsts = self._document.tokens, {s.tokens[0] for s in self._document.sentences}
        small = {t.norm for t in tokens if t.text[0].islower()}
        return frozenset(
            t.text for i, t in enumerate(tokens)
            if i not in firsts and t.text[0].isupper() and t.norm not in small
        )  # fmt: skip

    def subject(self, sentence: Sentence, at: int) -> Chunk | None:
        """Whoever does what the verb at token `at` says: before it, left out behind "og", or behind it."""
        at = self._governing(sentence, at)
        clause = self._clauses.at(sentence, at)
        if self._as_first(clause):
            return self.subject(sentence, clause.relative - 1)
        before = self._left(sentence, clause, at)
        if before is not None:
            return before if before is not NOBODY else None
        return self.antecedent(sentence, clause) or (
            None if self._cleft_unread(clause) else self._inverted(sentence, at)
        )

    def _left(self, sentence: Sentence, clause: Clause, at: int) -> Chunk | None:
        ending = {c.last: c for c in self._chunks.chunks(sentence) if not c.genitive}
        index, steps = at, 0
        while index > clause.start and steps < SUBJECT_REACH:
            index -= 1
            index = self._before_aside(clause, self._before_dashes(sentence, index), ending.get(index))
            if index not in clause or self._bracketed(index):
                continue
            if (seat := self._seat(index)) is not None:
                return seat
            chunk = ending.get(index + 1)
            led = chunk is not None and chunk.preposition and not self._delegated(chunk)
            led = led or (chunk is not None and self._list_ends(sentence, clause, chunk))
            if chunk is not None and led and not self._whether_he(chunk):
                index = chunk.first
                continue
            chunk = self._ruling(self._principal(sentence, chunk))
            found = self._royal(index, chunk) or chunk or self.state_body(index)
            found = found or self._latter(sentence, index) or self._first_person(index)
            found = found or self._government(sentence, index)
            found = found or self.group(sentence, index, backwards=True)
            if found is not None:
                return found
            norm = self._norm(index)
            if norm in self._set("coordinators") or norm in self._set("infinitive_marks"):
                return self._elided(sentence, clause, index)
            if self._takes_up(index) and (body := self._body(sentence, index)):
                return body
            if self.opaque(sentence, index):
                lone = self._teller_himself(sentence, index) or self._lone(sentence, index)
                lone = lone or self._both_telling(sentence, index)
                return lone or self._met_by_speaker(sentence, index) or NOBODY
            steps += 1
        return None

    def _takes_up(self, index: int) -> bool:
        """ "It", "landet", "the country": not "from her country home"."""
        norm, determined = self._norm(index), self._set("definite_words")
        bare = self._inverts or norm in self._set("it")
        the = {self._norm(index - 1), self._norm(index - 2)} & determined  # "the Nordic country"
        return norm in self._set("it_subjects") and (bare or bool(the))

    def _before_aside(self, clause: Clause, index: int, one: Chunk | None) -> int:
        """ "A, in a talk with B, accepted", "A, Tibet's leader, accepted": the first comma."""
        if self._norm(index) != ",":
            return index
        opens = next((i for i in range(index - 1, clause.start, -1) if self._norm(i) == ","), -1)
        phrase = opens > 0 and self._norm(opens + 1) in self._phrases and not self._inverts
        told = one is not None and not one.preposition  # who he is has been read as he
        if opens < 0 or not (phrase or (not told and self._only_who(opens, index))):
            return index
        inside = (self._norm(i) for i in range(opens + 1, index))
        return index if any(norm in finite_verbs(self._language) for norm in inside) else opens

    def _only_who(self, opens: int, index: int) -> bool:
        """Whether a name stands before the first of two commas, and nobody between them."""
        tokens = self._document.tokens
        first = tokens[max(0, opens - NAME_REACH)].start
        around = within(self._document.mentions, first, tokens[index].start)
        people = [m for m in around if m.kind == "person" and m.form in ("name", "alias")]
        return bool(people) and people[-1].end == tokens[opens - 1].end

    @cached_property
    def _phrases(self) -> frozenset[str]:
        """The words that open a phrase between commas."""
        return self._words("place_prepositions") | self._words("other_prepositions") | self._with

    def _before_dashes(self, sentence: Sentence, index: int) -> int:
        """ "A, of the four — B, C and D — was invited": what stands between dashes tells only of A."""
        if self._document.tokens[index].text not in DASHES:
            return index
        first = sentence.tokens[0]
        opens = next(
            (i for i in range(index - 1, first, -1) if self._document.tokens[i].text in DASHES), index
        )
        listed = self._set("including") | self._set("among")
        return index if self._norm(opens + 1) in listed else opens

    def _bracketed(self, index: int) -> bool:
        """ "(H)", "(Ap)": a party behind a name."""
        return self._norm(index - 1) == "(" and self._norm(index + 1) == ")"

    def _lone(self, sentence: Sentence, index: int) -> Chunk | None:
        """Whom a pronoun that nobody is known for stands for: the only one the sentence before tells of."""
        here = self._document.sentences.index(sentence)
        if self._bare(index) not in self._set("singular_pronouns"):
            return None
        earlier = [c for c in self._chunks.chunks(sentence) if c.last <= index]
        if office := self._in_office(earlier):
            return Chunk(index, index + 1, list(office.members), kinds={"country"})
        if here:
            before = self._document.sentences[here - 1]
            earlier += self._chunks.chunks(before)
            if before.paragraph != sentence.paragraph:
                return None
            if not any(c.people for c in earlier) and (office := self._in_office(earlier)):
                return Chunk(index, index + 1, list(office.members), kinds={"country"})
        people = {w for c in earlier if c.people for w in c.members}
        if len(people) != 1:
            return None
        return Chunk(index, index + 1, sorted(people), kinds={"person"})

    def _in_office(self, chunks: Sequence[Chunk]) -> Chunk | None:
        """ "The Peruvian president", of whom nobody is named, where the words open with him."""
        first = next((c for c in chunks if not c.genitive), None)
        if first is None or first.preposition or first.people:
            return None
        start = self._document.tokens[first.first].start
        held = (t for t in self._titles(start) if t.start <= start < t.end and not t.plural)
        return first if any(held) else None

    def _teller_himself(self, sentence: Sentence, index: int) -> Chunk | None:
        """ "Moe sier hun inviterte B": whoever says so, where the words go on without "at"."""
        verb = index - 1
        if not self._inverts or self._norm(verb) not in self._reporting or self._norm(verb) in self._finite:
            return None
        if self._norm(index) not in self._set("singular_pronouns"):
            return None
        before = (c for c in self._chunks.chunks(sentence) if c.last == verb and c.people)
        one = next((c for c in before if not c.preposition and not c.genitive), None)
        single = one is not None and len(one.members) == 1 and self._spokesmen.isdisjoint(one.members)
        return Chunk(index, index + 1, list(one.members), kinds={"person"}) if one and single else None

    def _met_by_speaker(self, sentence: Sentence, index: int) -> Chunk | None:
        """ "'He has invited me,' B said after talks with A": the only other whom the words behind name."""
        start = self._document.tokens[index].start
        said = next((s for s in self._said if s.start <= start < s.end), None)
        pronouns = self._set("singular_pronouns") | self._set("singular_objects")
        if said is None or self._bare(index) not in pronouns:
            return None
        earlier = within(self._document.mentions, 0, sentence.start)
        if any(m.kind == "person" and m.key != said.speaker for m in earlier):
            return None
        after = [c for c in self._chunks.chunks(sentence) if c.people and c.first > index]
        others = {w for c in after for w in c.members} - {said.speaker}
        return Chunk(index, index + 1, sorted(others), kinds={"person"}) if len(others) == 1 else None

    def _body(self, sentence: Sentence, index: int) -> Chunk | None:
        """ "The ministry said that it has invited": the state or body told of in the sentence."""
        found = self._chunks.chunks(sentence)
        before = [c for c in found if c.last <= index and (not c.preposition or self._body_of(c))]
        bodies = self._set("state_bodies")
        whole = (b for i in range(sentence.tokens[0], index) if (b := self.state_body(i)) is not None)
        if (named := next(whole, None)) is not None:
            return named
        owned = (c for c in before if c.genitive and not c.people)
        own = next((c for c in owned if {self._norm(c.last), self._norm(c.last + 1)} & bodies), None)
        return next((c for c in before if not c.people and not c.genitive), own)

    def _delegated(self, chunk: Chunk) -> bool:
        """ "The countries of A and B", "representatives of A": the states are who is told of."""
        of = chunk.preposition in self._set("members_of") and "person" not in chunk.kinds
        return of and self._norm(chunk.first - 2) in self._sent_people

    def _list_ends(self, sentence: Sentence, clause: Clause, chunk: Chunk) -> bool:
        """ "Leaders of A, B and the so-called C", "A, who chairs B and C, ": no subject of its own."""
        if chunk.first not in clause:
            return True
        near = range(max(clause.start, chunk.first - LISTED_BACK), chunk.first)
        joined = next((i for i in near if self._norm(i) in self._words("conjunctions")), -1)
        one = next((c for c in self._chunks.chunks(sentence) if c.last == joined and joined > 0), None)
        return one is not None and one.kinds == chunk.kinds == {"organisation"}

    def _whether_he(self, chunk: Chunk) -> bool:
        """ "Om han vil ta imot invitasjonen": "om" opens a clause, and a verb follows."""
        acts = self._norm(chunk.last) in self._auxiliaries | self._finite | finite_verbs(self._language)
        will = words(self._language, "circumstances", "future_auxiliaries")
        return chunk.preposition in self._set("asked_whether") and (acts or self._norm(chunk.last) in will)

    def _as_first(self, clause: Clause) -> bool:
        """ "Er som første statsminister invitert": "som" opens no clause right behind an auxiliary."""
        role = clause.relative > 0 and self._norm(clause.relative) in words(
            self._language, "circumstances", "which_words"
        )
        return role and self._norm(clause.relative - 1) in self._auxiliaries

    def opaque(self, sentence: Sentence, index: int) -> bool:
        """Whether the word stands for somebody not known: a pronoun, an office, a name nobody has read."""
        token = self._document.tokens[index]
        if self._bare(index) in self._set("pronouns"):
            # "tidligere denne uken"
            return not any(t.start <= token.start < t.end for t in self._times(token.start))
        if token.norm in self._set("article_pronouns"):
            if self._norm(index - 1) in self._words("place_prepositions") | self._words("with"):
                return False  # "I det inviterer hun B"
            acts = self._auxiliaries | self._finite | self._set("clause_verbs")
            return self._norm(index + 1) in acts
        if any(t.start <= token.start < t.end for t in self._titles(token.start)):
            return True
        inside = within(self._document.mentions, sentence.start, sentence.end)
        if not token.text[0].isupper() or not token.text.isalpha():
            return False
        if any(t.start <= token.start < t.end for t in self._times(token.start)):
            return False
        if index == sentence.tokens[0] and token.text not in self._capitals:
            return False
        covering = [m for m in inside if m.start <= token.start < m.end]
        before = self._norm(index - 1)
        alone = before not in self._words("place_prepositions") and before not in self._words("place_fillers")
        # "but Oslo rejected it": a capital that acts
        acting = bool(covering) and covering[0].kind == "place" and not covering[0].genitive
        return not covering or (acting and alone and not self._places_list(index))

    def _places_list(self, index: int) -> bool:
        return self._document.tokens[index - 1].text in (",", "(", "/") or self._norm(
            index - 1
        ) in self._words("conjunctions")

    def _times(self, start: int) -> Sequence[TimeExpression]:
        return within(self._document.times, start - TITLE_CHARACTERS, start + 1)

    def _titles(self, start: int) -> Sequence[Title]:
        return [t for t in within(self._document.titles, start - TITLE_CHARACTERS, start + 1) if not t.person]

    def _elided(self, sentence: Sentence, clause: Clause, index: int) -> Chunk | None:
        """The subject that "og" and "å" share with the verb before: the first of the clause."""
        every = [c for c in self._chunks.chunks(sentence) if c.last <= index and not c.genitive]
        heads = [c for c in every if not c.preposition]
        inside = [c for c in heads if c.first in clause]
        reported = not self._inverts and self._norm(clause.start) in self._words("that")
        if reported and heads and heads[0] not in inside and self._parallel(inside, index):
            return heads[0]
        # "vil møte B og invitere ham"
        reporting = self._reporting - self._set("meeting_words") - self._set("wanting_marks")
        told = [i for i in clause.before(index) if self._norm(i) in reporting]
        behind = [c for c in inside if told and c.first > told[-1]]
        marks = self._words("place_prepositions") | self._words("place_adverbs")
        if behind and any(self._norm(i) in marks for i in range(told[-1] + 1, behind[0].first)):
            behind = []  # "called on the president" says nothing of him
        if behind and not self._inverts:
            behind = self._saying_of(behind, index)
        speaker = next((s for i in clause.before(index) if (s := self._first_person(i))), None)
        chosen = behind or inside
        first = chosen[0].first if chosen else index
        start = told[-1] + 1 if behind else self._behind_dateline(sentence, clause.start)
        if dark := [i for i in range(start, first) if i in clause and self.opaque(sentence, i)]:
            return speaker or self._both_telling(sentence, dark[0]) or NOBODY
        if chosen and not (self._svo_object(clause, start, chosen[0].first)):
            return chosen[0]
        if chosen:
            return speaker or NOBODY
        lone = next(
            (c for i in range(index - 1, sentence.tokens[0], -1) if (c := self._lone(sentence, i))), None
        )
        return speaker or self.antecedent(sentence, clause) or (heads[0] if heads else lone)

    def _saying_of(self, behind: Sequence[Chunk], index: int) -> list[Chunk]:
        """Who acts in what was said: nobody in "thanked B and invited her", and in "told B that C will come
        and invited her" not C."""
        verbs = finite_verbs(self._language) | self._auxiliaries | self._finite
        subjects = [c for c in behind if self._norm(c.last) in verbs or self._norm(c.last).endswith("ed")]
        return [] if self._parallel(subjects, index) else subjects

    def _parallel(self, subjects: Sequence[Chunk], index: int) -> bool:
        """Whether "invited" behind "and" goes on with the verb of telling, not with "will come" before it."""
        modal = self._set("modal") | words(self._language, "circumstances", "future_auxiliaries")
        ahead = any(self._norm(i) in modal for c in subjects[:1] for i in range(c.last, index))
        return ahead and self._norm(index + 1).endswith("ed")

    def _behind_dateline(self, sentence: Sentence, start: int) -> int:
        """Where the words begin behind "LIMA (Our Paper) —"."""
        reach = range(sentence.tokens[0], min(sentence.tokens[0] + DATELINE_REACH, sentence.tokens[1]))
        dash = [i for i in reach if self._document.tokens[i].text in ("—", "–")]
        return max(start, dash[-1] + 1) if dash else start

    def _svo_object(self, clause: Clause, start: int, first: int) -> bool:
        """Whether a verb stands before whoever is named first: then somebody else is the subject."""
        if self._inverts:
            return False
        return any(i >= start for i in self._clauses.verbs(clause, first))

    def _inverted(self, sentence: Sentence, at: int) -> Chunk | None:
        if not self._inverts:
            return None
        if (house := self.house(at + 1)) is not None:
            return house
        for chunk in self._chunks.chunks(sentence):
            if 0 < chunk.first - at <= INVERTED_REACH and not chunk.genitive:
                if chunk.preposition and self._norm(at + 1) in self._set("chiefs"):
                    break  # "sendte lederen for FN-rådet, A"
                return None if chunk.preposition else chunk
        if (chief := self._chief(sentence, at + 1)) is not None:
            return chief
        return next((s for i in range(at + 1, at + INVERTED_REACH) if (s := self._first_person(i))), None)

    def _chief(self, sentence: Sentence, first: int) -> Chunk | None:
        """ "Lederen for parlamentet, A": who is named behind the words for him."""
        if self._norm(first) not in self._set("chiefs"):
            return None
        last = min(first + CHIEF_REACH, sentence.tokens[1])
        comma = next((i for i in range(first, last) if self._norm(i) == ","), -1)
        behind = (c for c in self._chunks.chunks(sentence) if 0 < c.first - comma <= 2 and comma > 0)
        named = next((c for c in behind if not c.genitive and not c.preposition), None)
        return named if named and named.people and len(named.members) == 1 else None

    def _cleft_unread(self, clause: Clause) -> bool:
        """ "Det er Den Peruanske Forening som har bede B": of whoever stands there nothing is read."""
        opens = clause.relative
        return opens > 1 and any(self._document.tokens[i].text[0].isupper() for i in (opens - 1, opens - 2))

    def _only_where(self, chunk: Chunk) -> bool:
        """ "Den Peruanske Forening i Noreg som": a state that only says where somebody unread is."""
        named = self._document.tokens[chunk.first - 2].text[0].isupper() if chunk.first > 1 else False
        return named and chunk.kinds == {"country"} and chunk.preposition in self._words("place_prepositions")

    def antecedent(self, sentence: Sentence, clause: Clause) -> Chunk | None:
        """Whom "som" or "who" takes up, where the clause opens with one."""
        opens = clause.relative
        if opens < 0:
            return None
        if self._norm(opens - 1) in self._words("other_prepositions") | self._words("place_prepositions"):
            return None  # "ahead of which"
        before = [
            c
            for c in self._chunks.chunks(sentence)
            if 0 <= opens - c.last <= RELATIVE_REACH and not c.genitive and not self._only_where(c)
        ]
        if not before and (house := self._seat(opens - 1) or self.state_body(opens - 1)) is not None:
            return house
        return before[-1] if before else self._government(sentence, opens - 1)


@cache
def _spoken(language: str) -> frozenset[str]:
    """The first words of the verbs of saying that ask nobody to come."""
    spoken = frozenset(p.split()[0] for p in table(language, "speech").get("verbs", ()))
    asking = (words(language, "invitations", key) for key in ("ask_finite", "ask_participles"))
    return spoken.difference(*asking, auxiliaries(language))
