"""Who stands before and behind a word of inviting, by word order, also where somebody is left out."""

from collections.abc import Sequence
from functools import cache, cached_property

from kg.annotate.structure import within
from kg.extract.actors.chunks import ChunkReader
from kg.extract.actors.names import organisation_name
from kg.extract.actors.records import Chunk
from kg.extract.grammar.clauses import ClauseReader, finite_verbs
from kg.extract.grammar.records import Clause
from kg.extract.invitations.groups import auxiliaries
from kg.extract.invitations.voices import Voices
from kg.languages import table, words
from kg.records import Document, Sentence, Statement, TimeExpression, Title
from kg.reference import Registry

SUBJECT_REACH = 12  # words between whoever acts and the verb
DATELINE_REACH = 12  # tokens of a place and a paper before the dash
OBJECT_REACH = 9  # words between the verb and whoever it acts on
RELATIVE_REACH = 6  # tokens between a name and its "som": a party in brackets, a comma
INVERTED_REACH = 3  # tokens between a verb and the subject behind it
TITLE_CHARACTERS = 60  # the longest office
NOBODY = Chunk(-1, -1, [])  # somebody acts, and it is not known who
HOST_SENTENCES = 2  # before, in which whoever is "his host" is told of
UNKNOWN_REACH = 4  # tokens of a name that nobody has read
PRONOUN_SENTENCES = 1  # a pronoun looks back this far for somebody else


class Parties(Voices):
    """Finds whoever acts and whoever is acted on by word order."""

    def __init__(
        self,
        document: Document,
        registry: Registry,
        chunks: ChunkReader,
        clauses: ClauseReader,
        said: Sequence[Statement],
    ) -> None:
        super().__init__(document, registry, chunks, clauses, said)
        self._inverts = not self._frames.get("subject_first")
        self._spokesmen = {t.person for t in document.titles if t.office == "spokesperson"}
        self._honorifics = words(self._language, "people", "honorifics")
        self._reporting = _spoken(self._language)

    @cached_property
    def _capitals(self) -> frozenset[str]:
        """Words that the article writes with a capital inside its sentences, and never without."""
        tokens, firsts = self._document.tokens, {s.tokens[0] for s in self._document.sentences}
        small = {t.norm for t in tokens if t.text[0].islower()}
        named = [t for i, t in enumerate(tokens) if i not in firsts and t.text[0].isupper()]
        return frozenset(t.text for t in named if t.norm not in small)

    def subject(self, sentence: Sentence, at: int) -> Chunk | None:
        """Whoever does what the verb at token `at` says: before it, left out behind "og", or behind it."""
        clause = self._clauses.at(sentence, at)
        before = self._left(sentence, clause, at)
        if before is not None:
            return before if before is not NOBODY else None
        return self.antecedent(sentence, clause) or self._inverted(sentence, at)

    def _left(self, sentence: Sentence, clause: Clause, at: int) -> Chunk | None:
        ending = {c.last: c for c in self._chunks.chunks(sentence) if not c.genitive}
        index, steps = at, 0
        while index > clause.start and steps < SUBJECT_REACH:
            index -= 1
            if index not in clause or self._bracketed(index):
                continue
            chunk = ending.get(index + 1)
            if chunk is not None and chunk.preposition:
                index = chunk.first
                continue
            found = self._seat(index) or self._royal(index, chunk) or chunk or self._first_person(index)
            found = found or self._government(sentence, index)
            found = found or self.group(sentence, index, backwards=True)
            if found is not None:
                return found
            norm = self._norm(index)
            if norm in self._set("coordinators") or norm in self._set("infinitive_marks"):
                return self._elided(sentence, clause, index)
            if norm in self._set("it_subjects") and (body := self._body(sentence, index)):
                return body
            if self.opaque(sentence, index):
                return self._lone(sentence, index) or self._met_by_speaker(sentence, index) or NOBODY
            steps += 1
        return None

    def _bracketed(self, index: int) -> bool:
        """ "(H)", "(Ap)": a party behind a name."""
        return self._norm(index - 1) == "(" and self._norm(index + 1) == ")"

    def _seat(self, index: int) -> Chunk | None:
        """ "Utenriksdepartementet i Hanoi", "the Foreign Ministry in Hanoi": the state of the capital."""
        token = self._document.tokens[index]
        if not token.text[0].isupper() or self._norm(index - 1) not in self._set("seat_marks"):
            return None
        if self._norm(index - 2) not in self._set("state_bodies"):
            return None
        inside = within(self._document.mentions, token.start, token.end)
        states = [self._registry.capital_of(m.key) for m in inside if m.kind == "place" and m.form == "name"]
        states = [s for s in states if s] or [m.key for m in inside if m.kind == "country"]
        return Chunk(index - 2, index + 1, states[:1], kinds={"country"}) if states else None

    def _lone(self, sentence: Sentence, index: int) -> Chunk | None:
        """Whom a pronoun that nobody is known for stands for: the only one the sentence before tells of."""
        here = self._document.sentences.index(sentence)
        if self._norm(index) not in self._set("singular_pronouns") or not here:
            return None
        before = self._document.sentences[here - 1]
        earlier = [c for c in self._chunks.chunks(sentence) if c.last <= index and c.people]
        people = {w for c in (*self._chunks.chunks(before), *earlier) if c.people for w in c.members}
        if before.paragraph != sentence.paragraph or len(people) != 1:
            return None
        return Chunk(index, index + 1, sorted(people), kinds={"person"})

    def _met_by_speaker(self, sentence: Sentence, index: int) -> Chunk | None:
        """ "'He has invited me,' B said after talks with A": the only other whom the words behind name."""
        start = self._document.tokens[index].start
        said = next((s for s in self._said if s.start <= start < s.end), None)
        if said is None or self._norm(index) not in self._set("singular_pronouns"):
            return None
        earlier = within(self._document.mentions, 0, sentence.start)
        if any(m.kind == "person" and m.key != said.speaker for m in earlier):
            return None
        after = [c for c in self._chunks.chunks(sentence) if c.people and c.first > index]
        others = {w for c in after for w in c.members} - {said.speaker}
        return Chunk(index, index + 1, sorted(others), kinds={"person"}) if len(others) == 1 else None

    def _body(self, sentence: Sentence, index: int) -> Chunk | None:
        """ "The ministry said that it has invited": the state or body told of in the sentence."""
        before = [c for c in self._chunks.chunks(sentence) if c.last <= index and not c.preposition]
        return next((c for c in before if not c.people and not c.genitive), None)

    def opaque(self, sentence: Sentence, index: int) -> bool:
        """Whether the word stands for somebody not known: a pronoun, an office, a name nobody has read."""
        token = self._document.tokens[index]
        if token.norm in self._set("pronouns"):
            return True
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
        return not covering or (covering[0].kind == "place" and alone and not self._places_list(index))

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
        told = [i for i in range(clause.start, index) if i in clause and self._norm(i) in self._reporting]
        behind = [c for c in inside if told and c.first > told[-1]]
        marks = self._words("place_prepositions") | self._words("place_adverbs")
        if behind and any(self._norm(i) in marks for i in range(told[-1] + 1, behind[0].first)):
            behind = []  # "called on the president" says nothing of him
        if behind and not self._inverts:
            behind = self._saying_of(behind, index)
        speaker = next((s for i in range(clause.start, index) if (s := self._first_person(i))), None)
        chosen = behind or inside
        first = chosen[0].first if chosen else index
        start = told[-1] + 1 if behind else self._behind_dateline(sentence, clause.start)
        if any(i in clause and self.opaque(sentence, i) for i in range(start, first)):
            return speaker or NOBODY
        if chosen and not (self._svo_object(clause, start, chosen[0].first)):
            return chosen[0]
        if chosen:
            return speaker or NOBODY
        return speaker or self.antecedent(sentence, clause) or (heads[0] if heads else None)

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
        for chunk in self._chunks.chunks(sentence):
            if 0 < chunk.first - at <= INVERTED_REACH and not chunk.genitive:
                return None if chunk.preposition else chunk
        return next((s for i in range(at + 1, at + INVERTED_REACH) if (s := self._first_person(i))), None)

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
            if 0 <= opens - c.last <= RELATIVE_REACH and not c.genitive
        ]
        return before[-1] if before else self._government(sentence, opens - 1)

    def object(self, sentence: Sentence, first: int, subject: Chunk | None = None) -> Chunk | None:
        """Whoever stands from token `first` on, before any preposition; `subject` acts on them."""
        starting = {c.first: c for c in self._chunks.chunks(sentence)}
        skip = first
        for index in range(first, min(first + OBJECT_REACH, sentence.tokens[1])):
            if index < skip or self._honours(index):
                continue
            group = self.group(sentence, index) or self._members(sentence, index) or self._her(index)
            group = group or self._colleague(index, subject) or self._council(index)
            group = group or self._host(sentence, index, subject)
            if group is not None:
                return group
            chunk = starting.get(index)
            if chunk is not None and not chunk.preposition:
                if not chunk.genitive and not self._only_begins(chunk):
                    return None if self._misread(chunk) else chunk
                skip = chunk.last
            elif self._stops(index) or self._norm(index) in self._set("contrasts"):
                return None
            elif index == first and (state := self._capital(index)):
                return Chunk(index, index + 1, [state], kinds={"country"})
            elif self._nobody(sentence, index):
                joined = self._behind_unknown(sentence, index)
                return starting.get(joined)
        return None

    def _capital(self, index: int) -> str:
        """ "Invited Moscow to the talks": the state of a capital right behind the verb."""
        token = self._document.tokens[index]
        inside = within(self._document.mentions, token.start, token.end)
        if not inside or inside[0].kind != "place" or self._norm(index + 1) not in self._set("to_marks"):
            return ""
        return self._registry.capital_of(inside[0].key)

    def _behind_unknown(self, sentence: Sentence, index: int) -> int:
        """Where a list goes on behind a name that nobody has read: "Tchad og Sudan"; or -1."""
        last = min(index + UNKNOWN_REACH, sentence.tokens[1] - 1)
        while index < last and self._document.tokens[index].text[0].isupper():
            index += 1
        return index + 1 if self._norm(index) in self._words("conjunctions") else -1

    def _honours(self, index: int) -> bool:
        """ "Mr.": a word before a name, or its stop."""
        at = index - (self._norm(index) == ".")
        return self._document.tokens[at].text in self._honorifics

    def _nobody(self, sentence: Sentence, index: int) -> bool:
        token = self._document.tokens[index]
        return token.norm in self._set("pronouns") - self._set("article_pronouns") or (
            token.text[0].isupper() and self.opaque(sentence, index)
        )

    def _host(self, sentence: Sentence, index: int, subject: Chunk | None) -> Chunk | None:
        """ "Invited his host", "inviterte kollegaen": the other of the two who met."""
        colleague = self._norm(index) in words(self._language, "people", "colleague")
        owned = self._norm(index - 1) in self._set("owners")
        owned = owned or (colleague and self._inverts and self._norm(index).endswith("n"))
        bare = owned and (colleague or self._norm(index) in self._set("hosts"))
        if not bare or subject is None or not self._unnamed(index + 1):
            return None
        mine = {t.office for t in self._document.titles if t.person in subject.members}
        same = {t.person for t in self._document.titles if t.office in mine}
        here = self._document.sentences.index(sentence)
        for one in reversed(self._document.sentences[max(0, here - HOST_SENTENCES) : here + 1]):
            people = {w for c in self._chunks.chunks(one) if c.people and c.first < index for w in c.members}
            others = people - set(subject.members)
            others = others & same or others if colleague else others
            if others:
                return Chunk(index, index + 1, sorted(others), kinds={"person"}) if len(others) == 1 else None
        return None

    def _unnamed(self, index: int) -> bool:
        """Whether no name or apposition follows."""
        token = self._document.tokens[index]
        return token.text != "," and not token.text[0].isupper()

    def _colleague(self, index: int, subject: Chunk | None) -> Chunk | None:
        """ "Den russiske kollegaen sin": whoever holds the same office there, where the article names one."""
        token = self._document.tokens[index]
        country = next(
            (m.key for m in within(self._document.mentions, token.start, token.end) if m.kind == "country"),
            "",
        )
        words_behind = {self._norm(i) for i in (index + 1, index + 2)}
        if not country or not words_behind & words(self._language, "people", "colleague"):
            return None
        acting = set(subject.members) if subject else set()
        offices = {t.office for t in self._document.titles if t.person in acting}
        there = {t.person: t.office for t in self._document.titles if t.person and t.of == country}
        same = [p for p, office in there.items() if office in offices] or list(there)
        return Chunk(index, index + 2, same, kinds={"person"}) if len(same) == 1 else None

    def _council(self, index: int) -> Chunk | None:
        """ "Rådet": the last body before that is called so."""
        token = self._document.tokens[index]
        if token.norm not in self._set("body_nouns"):
            return None
        stem = token.norm[:-2] if self._inverts else token.norm
        before = [m for m in self._document.mentions if m.kind == "organisation" and m.start < token.start]
        text = self._document.article.text
        named = [m for m in before if stem in text[m.start : m.end].casefold()]
        if not named:
            return None
        return Chunk(index, index + 1, [organisation_name(self._document, named[-1])], kinds={"organisation"})

    def met(self, sentence: Sentence, first: int, than: Sequence[str]) -> Chunk | None:
        """ "When he met A": the only other person of the meeting told of behind token `first`."""
        last = sentence.tokens[1]
        opens = next((i for i in range(first, last) if self._norm(i) in self._set("meeting_when")), last)
        if not any(self._norm(i) in self._set("meeting_words") for i in range(opens, last)):
            return None
        behind = [c for c in self._chunks.chunks(sentence) if c.first > opens and c.people and not c.genitive]
        people = [w for c in behind for w in c.members if w not in than]
        return Chunk(opens, last, people[:1], kinds={"person"}) if len(set(people)) == 1 else None

    def _next(self, sentence: Sentence, chunk: Chunk) -> Chunk | None:
        """The subject that follows a phrase in front: "At the invitation of A, B"."""
        for other in self._chunks.chunks(sentence):
            if other.first >= chunk.last and not other.preposition and not other.genitive:
                return other
        return None

    def _only_begins(self, chunk: Chunk) -> bool:
        """ "De to mindre gruppene" are not "de to"."""
        grouped = self.stands_for_two(chunk)
        norm = self._norm(chunk.last)
        after = norm.isalpha() and not self._stops(chunk.last) and norm not in self._set("asides")
        return grouped and after and norm not in self._auxiliaries

    def _misread(self, chunk: Chunk) -> bool:
        """ "The two" of whom one only speaks for somebody are others."""
        return self.stands_for_two(chunk) and bool(self._spokesmen & set(chunk.members))

    def other(self, sentence: Sentence, chunk: Chunk, than: Sequence[str]) -> Chunk | None:
        """Whom a pronoun stands for that cannot be one of `than`: somebody else of the sentences before."""
        if not self.is_pronoun(chunk):
            return None
        here = [c for c in self._chunks.chunks(sentence) if c.last <= chunk.first and c.people]
        here = [c for c in here if not c.genitive and not set(c.members) & set(than)]
        if len(here) == 1 and len(here[0].members) == 1:
            return Chunk(chunk.first, chunk.last, list(here[0].members), kinds={"person"})
        for number, one in self._before(sentence, sentence.tokens[0]):
            if number > PRONOUN_SENTENCES:
                return None
            if one.people and not one.genitive and len(one.members) == 1 and one.members[0] not in than:
                return Chunk(chunk.first, chunk.last, list(one.members), kinds={"person"})
        return None


@cache
def _spoken(language: str) -> frozenset[str]:
    """The first words of the verbs of saying that ask nobody to come."""
    spoken = frozenset(p.split()[0] for p in table(language, "speech").get("verbs", ()))
    asking = (words(language, "invitations", key) for key in ("ask_finite", "ask_participles"))
    return spoken.difference(*asking, auxiliaries(language))
