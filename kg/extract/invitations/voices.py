"""Whom "jeg", "vi", "du" and "regjeringen" stand for beside a word of inviting."""

from kg.annotate.structure import within
from kg.document import Sentence
from kg.extract.actors.records import Chunk
from kg.extract.invitations.houses import Houses
from kg.languages import table, words
from kg.records import Statement

INCLUDED_REACH = 4  # tokens between "among them" and a name
APPOSED_REACH = 9  # tokens of "the leader of Ghana's main opposition party"
FACED_SENTENCES = 3  # up to the words in which "your" is said
ANSWER_CHARACTERS = 5  # between a question and its answer


class Voices(Houses):
    """Reads whoever speaks, is spoken to, or rules at home."""

    def _her(self, index: int) -> Chunk | None:
        """ "Invited her to": a possessive form that owns nothing."""
        token = self._document.tokens[index]
        for mention in within(self._document.mentions, token.start, token.end):
            free = self._stops(index + 1) or self._timed(index + 1) or self._norm(index + 1) == ","
            free = free or self._norm(index + 1) in self._auxiliaries | self._set("came_about")
            free = free or self._norm(index + 1) in self._set("returning")
            one = self._norm(index + 1) in self._set("one_marks") - self._set("definite_words")
            free = free or (one and self._norm(index - 1) in self._set("to_marks"))
            if mention.form == "pronoun" and mention.genitive and free:
                return Chunk(index, index + 1, [mention.key], kinds={"person"})
        if token.norm in self._set("second_person"):
            return self._addressed(index)
        if token.norm in self._set("me") or token.norm in self._set("us"):
            return self._speaker(index, plural=token.norm in self._set("us"))
        return None

    def _sent_by(self, sentence: Sentence, at: int) -> Chunk | None:
        """ "A letter from A inviting B", "et brev fra A, der B bes til C": A."""
        marks = self._set("from_marks")
        letters = [i for i in range(sentence.tokens[0], at) if self._norm(i) in self._set("letters")]
        near = (
            c
            for c in self._chunks.chunks(sentence)
            if letters and 0 < c.first - letters[-1] <= INCLUDED_REACH
        )
        return next((c for c in near if c.preposition in marks and c.last <= at), None)

    def _timed(self, index: int) -> bool:
        """Whether a time begins at the token: "invited her last autumn"."""
        start = self._document.tokens[index].start
        return any(t.start == start for t in within(self._document.times, start, start + 1))

    def _apposed(self, sentence: Sentence, first: int) -> Chunk | None:
        """ "The leader of Ghana's opposition, A", "her host, A": who is named behind the words for him."""
        opening = self._set("its_marks") | self._set("that_country") | self._set("owners")
        if self._norm(first) not in opening:
            return None
        last = min(first + APPOSED_REACH, sentence.tokens[1] - 1)
        comma = next((i for i in range(first, last) if self._norm(i) == ","), -1)
        chiefs = self._set("chiefs") | self._set("hosts")
        if not any(self._norm(i) in chiefs for i in range(first + 1, comma)):
            return None
        named = next((c for c in self._chunks.chunks(sentence) if c.first == comma + 1), None)
        if named is None or not named.people or named.genitive or len(named.members) != 1:
            return None
        behind = self._norm(named.last)
        return named if not behind.isalpha() or self._stops(named.last) else None

    def _of_opposition(self, chunk: Chunk) -> bool:
        """ "Three Ghanaian opposition leaders": not their state."""
        inside = {self._norm(i) for i in range(chunk.first, chunk.last + 1)}
        return not chunk.people and not inside.isdisjoint(self._set("opposed"))

    def _both_telling(self, sentence: Sentence, index: int) -> Chunk | None:
        """ "A and B said they had been invited", "A and B are in Lima. They came": the several told of."""
        if self._norm(index) not in self._set("plural_pronouns"):
            return None
        before = [c for c in self._chunks.chunks(sentence) if c.last <= index and not c.genitive]
        here = self._document.sentences.index(sentence)
        heads = [c for c in before if not c.preposition]
        one = heads[0] if len(before) == 1 and heads else None
        if not heads and here:
            one = self._several_told(self._document.sentences[here - 1])
        if one is None or len(one.members) < len("ab"):
            return None
        return Chunk(index, index + 1, list(one.members), kinds=set(one.kinds))

    def _several_told(self, sentence: Sentence) -> Chunk | None:
        """The several with whom a sentence opens, or the only ones it tells of."""
        chunks = [c for c in self._chunks.chunks(sentence) if not c.genitive]
        first = next((c for c in chunks if not c.preposition), None)
        acting = [c for c in chunks if c.people or not c.preposition or "delegates" in c.kinds]
        many = [c for c in acting if len(c.members) > 1]
        return first if first is not None and first in many else many[0] if len(many) == 1 else None

    def occasion(self, index: int) -> bool:
        """Whether the word is one for a gathering that people are invited to."""
        norm = self._norm(index)
        return norm in self._set("occasions") or norm.endswith(
            tuple(self._table["occasion_endings"] or ["\n"])
        )

    def _including(self, sentence: Sentence, at: int) -> Chunk | None:
        """ "Invited 60 leaders, among them A and B": those who are named."""
        marks = self._set("among") | self._set("including")
        behind = range(at + 1, sentence.tokens[1])
        index = next((i for i in behind if self._norm(i) in marks), -1)
        if index < 0:  # "invited 12 leaders as well as the UN"
            three = [" ".join(map(self._norm, range(i, i + 3))) for i in behind]
            index = next((at + 3 + n for n, one in enumerate(three) if one in self._set("besides")), -1)
        near = (c for c in self._chunks.chunks(sentence) if 0 < c.first - index <= INCLUDED_REACH)
        return next(near, None) if index > 0 else None

    def _bare(self, index: int) -> str:
        """ "I've", "he's": the pronoun alone."""
        return self._norm(index).replace("’", "'").partition("'")[0]

    def _latter(self, sentence: Sentence, index: int) -> Chunk | None:
        """ "A invited B, and the latter accepted": B."""
        if self._norm(index) not in words(self._language, "people", "last_of_two"):
            return None
        before = [c for c in self._chunks.chunks(sentence) if c.last <= index and c.people and not c.genitive]
        return before[-1] if before else None

    def _ruling(self, chunk: Chunk | None) -> Chunk | None:
        """ "A and B, and the Novak administration": only whoever's it is; of one alone, the state."""
        if chunk is None or self._norm(chunk.last) not in self._set("own_governments"):
            return chunk
        if len(chunk.members) < len("ab"):
            states = [s for s in self._served.get(chunk.members[0], ()) if s in self._registry.countries]
            whole = chunk.people and not chunk.genitive and len(states) == 1 and not self._inverts
            return Chunk(chunk.first, chunk.last + 1, states, kinds={"country"}) if whole else chunk
        return Chunk(chunk.last - 1, chunk.last, chunk.members[-1:], kinds=set(chunk.kinds))

    def _principal(self, sentence: Sentence, chunk: Chunk | None) -> Chunk | None:
        """ "Moe's office said she had accepted", "Moes kontor bekrefter at hun": whose office it is."""
        if chunk is None or not chunk.people or not self.is_pronoun(chunk):
            return chunk
        before = [
            c for c in self._chunks.chunks(sentence) if c.last < chunk.first and c.genitive and c.people
        ]
        owner = next((c for c in before if self._norm(c.last) in self._set("offices_of")), None)
        if owner is None or len(owner.members) != 1 or len(chunk.members) != 1:
            return chunk
        return Chunk(chunk.first, chunk.last, list(owner.members), kinds={"person"})

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
        if owned := self._own_government(index):
            return owned
        home = table(self._language, "people")["home"]
        if not home:
            return None
        royal_word = self._norm(index) in self._set("home_royals")
        inside = within(self._document.mentions, self._document.tokens[index].end, sentence.end)
        there = any(m.form == "name" and self._country(m) == home for m in inside)
        state = self._nation_before(index)
        if royal_word and state:
            return Chunk(index - 1, index + 1, [state], kinds={"country"})
        abroad = any(t.office == "head_of_state" and t.of == home and t.person for t in self._document.titles)
        royal = royal_word and not abroad
        if royal or (there and self._norm(index) in self._set("home_bodies")):
            return Chunk(index, index + 1, [home], kinds={"country"})
        return None

    def _own_government(self, index: int) -> Chunk | None:
        """ "She said her government had invited B": it is her state that invites."""
        if not index or self._norm(index) not in self._set("own_governments"):
            return None
        token = self._document.tokens[index - 1]
        found = within(self._document.mentions, token.start, token.end)
        owner = next((m.key for m in found if m.form == "pronoun" and m.genitive), "")
        states = [c for c in self._served.get(owner, ()) if c in self._registry.countries]
        return Chunk(index - 1, index + 1, states, kinds={"country"}) if len(states) == 1 else None

    def _nation_before(self, index: int) -> str:
        """ "Det danske kronprinsparet": the state whose adjective or name stands right before."""
        token = self._document.tokens[index - 1] if index else None
        found = within(self._document.mentions, token.start, token.end) if token else ()
        return next((m.key for m in found if m.kind == "country" and m.form != "demonym"), "")

    def _first_person(self, index: int) -> Chunk | None:
        """Whoever says "jeg", and the state that whoever says "vi" serves."""
        norm = self._bare(index)
        if norm in self._set("second_person"):
            return self._addressed(index) or self._answerer(index)
        if norm not in self._words("first_person"):
            return None
        return self._speaker(index, plural=norm in self._words("we"))

    def _addressed(self, index: int) -> Chunk | None:
        """Whom a speaker calls "du": whoever he is told to speak to."""
        start = self._document.tokens[index].start
        to = next((s.addressee for s in self._said if s.start <= start < s.end), None)
        return Chunk(index, index + 1, [to], kinds={"person"}) if to in self._people else None

    def _faced(self, said: Statement) -> str:
        """Whom "your" is of, where nobody is told to be spoken to: the only other in office just told of."""
        before = [s for s in self._document.sentences if s.start < said.start][-FACED_SENTENCES:]
        start = before[0].start if before else said.start
        near = within(self._document.mentions, start, said.start)
        people = {m.key for m in near if m.kind == "person" and self._served.get(m.key)} - {said.speaker}
        return people.pop() if said.speaker in self._people and len(people) == 1 else ""

    def _answerer(self, index: int) -> Chunk | None:
        """Whom an interviewer's question calls "du": whoever speaks next."""
        start = self._document.tokens[index].start
        sentence = next((s for s in self._document.sentences if s.start <= start < s.end), None)
        if sentence is None or not self._document.article.text[start : sentence.end].rstrip('»”"').endswith(
            "?"
        ):
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
        offices = {t.office for t in self._document.titles if t.person == speaker}
        apart = bool(offices) and offices <= {"other", "leader"}  # "vi ble invitert, sier opposisjonslederen"
        if plural and states and not apart:
            return Chunk(index, index + 1, states[:1], kinds={"country"})
        return Chunk(index, index + 1, [speaker], kinds={"person"})
