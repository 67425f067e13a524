"""Who stands before and behind a word of inviting, where the words leave somebody out or stand for several."""

from collections.abc import Iterator, Sequence
from typing import Any

from kg.annotate.structure import within
from kg.extract.chunks import Chunk, ChunkReader
from kg.extract.clauses import Clause, ClauseReader
from kg.extract.frames import Frames
from kg.languages import table, words
from kg.records import Document, Sentence, Statement, Title
from kg.reference import Registry

SUBJECT_REACH = 12  # words between whoever acts and the verb
OBJECT_REACH = 9  # words between the verb and whoever it acts on
RELATIVE_REACH = 6  # tokens between a name and its "som": a party in brackets, a comma
INVERTED_REACH = 3  # tokens between a verb and the subject behind it
TITLE_CHARACTERS = 60  # the longest office
NOBODY = Chunk(-1, -1, [])  # somebody acts, and it is not known who
HIGH_OFFICES = ("head_of_state", "head_of_government", "foreign_minister", "defence_minister")
PAIR_SENTENCES = 15  # "begge" needs a pair, wherever it was told
PRONOUN_SENTENCES = 1  # a pronoun looks back this far for somebody else
ANSWER_CHARACTERS = 5  # between a question and its answer
GROUP_SENTENCES = 4  # "begge" and "dem" look back this far
MEMBERS_REACH = 5  # tokens between "the leaders" and "of A and B"


class Parties(Frames):
    """Finds whoever acts and whoever is acted on by word order."""

    def __init__(
        self,
        document: Document,
        registry: Registry,
        chunks: ChunkReader,
        clauses: ClauseReader,
        said: Sequence[Statement],
    ) -> None:
        super().__init__(document, registry, chunks, clauses)
        self._said = [s for s in said if s.mode == "direct"]
        self._table: dict[str, Any] = table(self._language, "invitations")
        self._inverts = not self._frames.get("subject_first")
        self._auxiliaries = self._set("be") | self._set("have") | self._set("modal")
        self._finite = self._set("finite") | self._set("ask_finite")
        self._people = {m.key for m in document.mentions if m.kind == "person"}
        self._spokesmen = {t.person for t in document.titles if t.office == "spokesperson"}
        self._capitals = _capitals(document)
        spoken = frozenset(p.split()[0] for p in table(self._language, "speech").get("verbs", ()))
        self._reporting = spoken - self._set("ask_finite") - self._set("ask_participles") - self._auxiliaries

    def _set(self, key: str) -> frozenset[str]:
        return words(self._language, "invitations", key)

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
            if index not in clause:
                continue
            chunk = ending.get(index + 1)
            if chunk is not None and chunk.preposition:
                index = chunk.first
                continue
            found = self._royal(index, chunk) or chunk or self._first_person(index)
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
                return NOBODY
            steps += 1
        return None

    def _body(self, sentence: Sentence, index: int) -> Chunk | None:
        """ "The ministry said that it has invited": the state or body told of in the sentence."""
        before = [c for c in self._chunks.chunks(sentence) if c.last <= index and not c.preposition]
        return next((c for c in before if not c.people and not c.genitive), None)

    def opaque(self, sentence: Sentence, index: int) -> bool:
        """Whether the word stands for somebody who is not known: a pronoun, an office, a name nobody has read."""
        token = self._document.tokens[index]
        if token.norm in self._set("pronouns"):
            return True
        if token.norm in self._set("article_pronouns"):
            return self._norm(index + 1) in self._auxiliaries | self._finite
        if any(t.start <= token.start < t.end for t in self._titles(token.start)):
            return True
        inside = within(self._document.mentions, sentence.start, sentence.end)
        if not token.text[0].isupper() or not token.text.isalpha():
            return False
        if index == sentence.tokens[0] and token.text not in self._capitals:
            return False
        covering = [m for m in inside if m.start <= token.start < m.end]
        before = self._norm(index - 1)
        alone = before not in self._words("place_prepositions") and before not in self._words("place_fillers")
        # "but Oslo rejected it": a capital that acts
        return not covering or (covering[0].kind == "place" and alone and not self._places_list(index))

    def _places_list(self, index: int) -> bool:
        return self._document.tokens[index - 1].text in (",", "(", "/") or self._norm(index - 1) in self._words("conjunctions") 

    def _titles(self, start: int) -> Sequence[Title]:
        return [t for t in within(self._document.titles, start - TITLE_CHARACTERS, start + 1) if not t.person]

    def _elided(self, sentence: Sentence, clause: Clause, index: int) -> Chunk | None:
        """The subject of the verb before, which "og" and "å" share: the first of the clause, or of what is said."""
        every = [c for c in self._chunks.chunks(sentence) if c.last <= index and not c.genitive]
        heads = [c for c in every if not c.preposition]
        inside = [c for c in heads if c.first in clause]
        told = [i for i in range(clause.start, index) if i in clause and self._norm(i) in self._reporting]
        behind = [c for c in inside if told and c.first > told[-1]]
        speaker = next((s for i in range(clause.start, index) if (s := self._first_person(i))), None)
        chosen = behind or inside
        first = chosen[0].first if chosen else index
        start = told[-1] + 1 if behind else clause.start
        if any(i in clause and self.opaque(sentence, i) for i in range(start, first)):
            return speaker or NOBODY
        if chosen and not (self._svo_object(clause, start, chosen[0].first)):
            return chosen[0]
        if chosen:
            return speaker or NOBODY
        return speaker or self.antecedent(sentence, clause) or (heads[0] if heads else None)

    def _svo_object(self, clause: Clause, start: int, first: int) -> bool:
        """Whether a verb stands before whoever is named first: then somebody else is the subject."""
        if self._inverts:
            return False
        verbs = set(self._clauses.verbs(clause, first)) - {start}
        return any(i >= start and self._norm(i) not in self._reporting for i in verbs)

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
        before = [
            c
            for c in self._chunks.chunks(sentence)
            if 0 <= opens - c.last <= RELATIVE_REACH and not c.genitive
        ]
        return before[-1] if before else self._government(sentence, opens - 1)

    def object(self, sentence: Sentence, first: int, subject: Chunk | None = None) -> Chunk | None:
        """Whoever stands right behind, from token `first` on, before any preposition; `subject` acts on them."""
        starting = {c.first: c for c in self._chunks.chunks(sentence)}
        skip = first
        for index in range(first, min(first + OBJECT_REACH, sentence.tokens[1])):
            if index < skip:
                continue
            group = self.group(sentence, index) or self._members(sentence, index) or self._her(index)
            group = group or self._colleague(index, subject)
            if group is not None:
                return group
            chunk = starting.get(index)
            if chunk is not None and not chunk.preposition:
                if not chunk.genitive and not self._only_begins(chunk):
                    return None if self._misread(chunk) else chunk
                skip = chunk.last
            elif self._stops(index) or self._nobody(sentence, index):
                return None
        return None

    def _nobody(self, sentence: Sentence, index: int) -> bool:
        token = self._document.tokens[index]
        return token.norm in self._set("pronouns") - self._set("article_pronouns") or (token.text[0].isupper() and self.opaque(sentence, index))

    def _colleague(self, index: int, subject: Chunk | None) -> Chunk | None:
        """ "Den russiske kollegaen sin": whoever holds the same office there, where the article names one."""
        token = self._document.tokens[index]
        country = next(
            (m.key for m in within(self._document.mentions, token.start, token.end) if m.kind == "country"), ""
        )
        words_behind = {self._norm(i) for i in (index + 1, index + 2)}
        if not country or not words_behind & words(self._language, "people", "colleague"):
            return None
        acting = set(subject.members) if subject else set()
        offices = {t.office for t in self._document.titles if t.person in acting}
        there = {t.person: t.office for t in self._document.titles if t.person and t.of == country}
        same = [p for p, office in there.items() if office in offices] or list(there)
        return Chunk(index, index + 2, same, kinds={"person"}) if len(same) == 1 else None

    def _next(self, sentence: Sentence, chunk: Chunk) -> Chunk | None:
        """The subject that follows a phrase in front: "At the invitation of A, B"."""
        for other in self._chunks.chunks(sentence):
            if other.first >= chunk.last and not other.preposition and not other.genitive:
                return other
        return None

    def _stops(self, index: int) -> bool:
        norm = self._norm(index)
        if norm in self._set("to_marks") or norm in self._set("infinitive_marks"):
            return True
        return norm in self._words("other_prepositions") or norm in self._words("by") or norm in (".", ";", ":")

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
        token = self._document.tokens[chunk.first]
        inside = within(self._document.mentions, token.start, token.end)
        if chunk.last - chunk.first != 1 or not any(m.form == "pronoun" for m in inside):
            return None
        for number, one in self._before(sentence, sentence.tokens[0]):
            if number > PRONOUN_SENTENCES:
                return None
            if one.people and not one.genitive and len(one.members) == 1 and one.members[0] not in than:
                return Chunk(chunk.first, chunk.last, list(one.members), kinds={"person"})
        return None

    def stands_for_two(self, chunk: Chunk) -> bool:
        """Whether the words are "the two", not names."""
        first, last = self._document.tokens[chunk.first], self._document.tokens[chunk.last - 1]
        inside = within(self._document.mentions, first.start, last.end)
        return any(m.form == "group" for m in inside)

    def _her(self, index: int) -> Chunk | None:
        """ "Invited her to": a possessive form that owns nothing."""
        token = self._document.tokens[index]
        for mention in within(self._document.mentions, token.start, token.end):
            if mention.form == "pronoun" and mention.genitive and self._stops(index + 1):
                return Chunk(index, index + 1, [mention.key], kinds={"person"})
        if token.norm in self._set("me") or token.norm in self._set("us"):
            return self._speaker(index, plural=token.norm in self._set("us"))
        return None

    def _royal(self, index: int, chunk: Chunk | None) -> Chunk | None:
        """ "Kongen" read as some president: then it is the king at home."""
        if chunk is None or self._norm(index) not in self._set("home_royals") or chunk.last - chunk.first > 1:
            return None
        text = self._document.article.text
        held = [text[t.start : t.end].casefold() for t in self._document.titles if t.person in chunk.members]
        home = table(self._language, "people")["home"]
        others = [h for h in held if h != self._norm(index)]
        if not home or not others or any(word in h for h in others for word in self._set("royal_words")):
            return None
        return Chunk(index, index + 1, [home], kinds={"country"})

    def _government(self, sentence: Sentence, index: int) -> Chunk | None:
        """ "Regjeringen" alone is that of the home country, where somebody is asked there; so is its king."""
        home = table(self._language, "people")["home"]
        if not home:
            return None
        inside = within(self._document.mentions, self._document.tokens[index].end, sentence.end)
        there = any(m.form == "name" and self._country(m) == home for m in inside)
        abroad = any(t.office == "head_of_state" and t.of == home and t.person for t in self._document.titles)
        royal = self._norm(index) in self._set("home_royals") and not abroad
        if royal or (there and self._norm(index) in self._set("home_bodies")):
            return Chunk(index, index + 1, [home], kinds={"country"})
        return None

    def _first_person(self, index: int) -> Chunk | None:
        """Whoever says "jeg", and the state that whoever says "vi" serves."""
        norm = self._norm(index)
        if norm in self._set("second_person"):
            return self._answerer(index)
        if norm not in self._words("first_person"):
            return None
        return self._speaker(index, plural=norm in self._words("we"))

    def _answerer(self, index: int) -> Chunk | None:
        """Whom an interviewer's question calls "du": whoever speaks next."""
        start = self._document.tokens[index].start
        sentence = next((s for s in self._document.sentences if s.start <= start < s.end), None)
        if sentence is None or not self._document.article.text[start : sentence.end].rstrip("»”\"").endswith("?"):
            return None
        if any(s.start <= start < s.end for s in self._said):
            return None
        after = [s.speaker for s in self._said if 0 <= s.start - sentence.end <= ANSWER_CHARACTERS]
        speaker = after[0] if after and after[0] in self._people else None
        return Chunk(index, index + 1, [speaker], kinds={"person"}) if speaker else None

    def _speaker(self, index: int, *, plural: bool) -> Chunk | None:
        start = self._document.tokens[index].start
        speaker = next((s.speaker for s in self._said if s.start <= start < s.end), None)
        if speaker is None:
            return None
        states = sorted(c for c in self._served.get(speaker, ()) if c in self._registry.countries)
        if plural and states:
            return Chunk(index, index + 1, states[:1], kinds={"country"})
        return Chunk(index, index + 1, [speaker], kinds={"person"})

    def _members(self, sentence: Sentence, index: int) -> Chunk | None:
        """ "The leaders of A and B": the states that several office-holders serve."""
        start = self._document.tokens[index].start
        title = next((t for t in within(self._document.titles, start, start + 1) if t.plural), None)
        if title is None and self._norm(index) not in self._set("delegates"):
            return None
        for chunk in self._chunks.chunks(sentence):
            near = 0 < chunk.first - index <= MEMBERS_REACH
            if near and chunk.preposition in self._set("members_of") and not chunk.people:
                return Chunk(index, chunk.last, list(chunk.members), kinds=set(chunk.kinds))
        return None

    def group(self, sentence: Sentence, index: int, *, backwards: bool = False) -> Chunk | None:
        """Whom "begge", "dem" or "the parties" at (or, backwards, ending at) token `index` stands for."""
        for key in ("both_sides", "both_people"):
            for phrase in sorted(self._set(key), key=len, reverse=True):
                parts = phrase.split()
                first = index - len(parts) + 1 if backwards else index
                if [self._norm(i) for i in range(first, first + len(parts))] != parts:
                    continue
                listed = len(parts) == 1 and self._norm(first + 1) in self._words("conjunctions")
                if listed or (first and self._norm(first - 1) in self._words("with")):
                    return None
                if len(parts) == 1 and phrase in self._set("both") and self._qualifies(first):
                    return None
                found = self._several(sentence, first, sides=key == "both_sides", phrase=phrase)
                if found is not None:
                    return Chunk(first, first + len(parts), list(found.members), kinds=set(found.kinds))
                if key == "both_sides":
                    return None
        return None

    def _qualifies(self, index: int) -> bool:
        """Whether "begge" only stands before what it counts: "begge gruppene", "both Ghana and Togo"."""
        norm = self._norm(index + 1)
        free = self._stops(index + 1) or norm in self._set("asides") | self._auxiliaries | self._finite
        return norm.isalpha() and not free and norm not in self._set("participles") | self._set("ask_participles")

    def _several(self, sentence: Sentence, index: int, *, sides: bool, phrase: str) -> Chunk | None:
        """The last group of several before: of states and bodies for parties, of anybody for "begge"."""
        clause = self._clauses.at(sentence, index)
        if not sides and clause.relative >= 0:
            people = [c for c in self._chunks.chunks(sentence) if c.last <= clause.start and c.people]
            if len(people) > 1 and all(len(c.members) == 1 for c in people[-2:]):
                both = [p.members[0] for p in people[-2:]]
                return Chunk(people[-2].first, people[-1].last, both, kinds={"person"})
        if not sides and " " not in phrase and phrase not in self._set("both"):
            for earlier in range(index - 1, sentence.tokens[0] - 1, -1):
                if self._norm(earlier) in self._set("both") and (one := self.group(sentence, earlier)):
                    return one
        offices = self._offices(index, len(phrase.split()))
        reach = PAIR_SENTENCES if set(phrase.split()) & self._set("both") else GROUP_SENTENCES
        for number, chunk in self._before(sentence, index):
            if len(chunk.members) < 2 or self.stands_for_two(chunk) or (number > reach and not sides and not offices):
                continue
            if not sides and " " in phrase and not chunk.people and phrase.split()[-1] not in self._set("both"):
                continue  # "begge lederne" are people
            if offices and not all(self._holds(w, offices) for w in chunk.members):
                continue
            if not sides or chunk.preposition in self._words("between") or not chunk.people:
                return chunk
        return None

    def _offices(self, index: int, length: int) -> set[str]:
        """The offices of "begge presidentane", where it is one that only few hold."""
        start, end = self._document.tokens[index].start, self._document.tokens[index + length - 1].end
        return {t.office for t in within(self._document.titles, start, end)} & set(HIGH_OFFICES)

    def _holds(self, who: str, offices: set[str]) -> bool:
        return any(t.person == who and t.office in offices for t in self._document.titles)

    def _before(self, sentence: Sentence, index: int) -> Iterator[tuple[int, Chunk]]:
        """The groups before token `index`, the nearest first, each with how many sentences back it stands."""
        here = self._document.sentences.index(sentence)
        for number, one in enumerate(reversed(self._document.sentences[: here + 1])):
            for chunk in reversed(self._chunks.chunks(one)):
                if chunk.last <= index:
                    yield number, chunk


def _capitals(document: Document) -> frozenset[str]:
    """Words that the article writes with a capital inside its sentences, and never without."""
    firsts = {s.tokens[0] for s in document.sentences}
    small = {t.norm for t in document.tokens if t.text[0].islower()}
    return frozenset(
        t.text for i, t in enumerate(document.tokens)
        if i not in firsts and t.text[0].isupper() and t.norm not in small
    )  # fmt: skip
