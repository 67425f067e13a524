"""Whom "begge", "dem", "the parties" and "the leaders of A and B" stand for beside a word of inviting."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from typing import Any

from kg.annotate.structure import within
from kg.document import Document, Sentence
from kg.extract.actors.chunks import ChunkReader
from kg.extract.actors.names import organisation_name
from kg.extract.actors.records import Chunk
from kg.extract.frames.scene import Frames
from kg.extract.grammar.clauses import ClauseReader
from kg.languages import lists, table, words
from kg.records import Statement
from kg.reference import Registry

HIGH_OFFICES = ("head_of_state", "head_of_government", "foreign_minister", "defence_minister")
MINISTERS = ("foreign_minister", "defence_minister", "minister")
PAIR_SENTENCES = 15  # "begge" needs a pair, wherever it was told
GROUP_SENTENCES = 4  # "begge" and "dem" look back this far
DECISION_REACH = 4  # tokens between "took" and "decision", "decision" and "invite"
NOBODY = Chunk(-1, -1, [])  # somebody acts, and it is not known who
HOPE_REACH = 14  # tokens between "hopes" and "accept"
MEMBERS_REACH = 5  # tokens between "the leaders" and "of A and B"


def rank(office: str) -> int:
    """The rank of an office: 2 who leads a state or its government, 1 a minister, 0 others."""
    return 2 if office in HIGH_OFFICES[:2] else int(office in MINISTERS)


@cache
def auxiliaries(language: str) -> frozenset[str]:
    """The forms of "be" and "have", and the modal verbs."""
    return frozenset[str]().union(*(words(language, "invitations", key) for key in ("be", "have", "modal")))


@cache
def _finite(language: str) -> frozenset[str]:
    return words(language, "invitations", "finite") | words(language, "invitations", "ask_finite")


@cache
def _phrases(language: str, key: str) -> tuple[tuple[str, list[str]], ...]:
    """The phrases of a table with their words, the longest first."""
    longest = sorted(words(language, "invitations", key), key=lambda phrase: (-len(phrase), phrase))
    return tuple((phrase, phrase.split()) for phrase in longest)


class Groups(Frames):
    """Reads words that stand for several people or states."""

    def __init__(
        self,
        document: Document,
        registry: Registry,
        chunks: ChunkReader,
        clauses: ClauseReader,
        said: Sequence[Statement],
    ) -> None:
        super().__init__(document, registry, chunks, clauses)
        self._set = lists(self._language, "invitations")
        self._inverts = not self._frames.get("subject_first")
        self._told, self._said = said, [s for s in said if s.mode == "direct"]
        self._table: dict[str, Any] = table(self._language, "invitations")
        self._auxiliaries, self._finite = auxiliaries(self._language), _finite(self._language)
        self._people = {m.key for m in document.mentions if m.kind == "person"}
        self._numbers: dict[str, int] = table(self._language, "times")["numbers"]

    def _supposed(self, indices: Iterable[int]) -> bool:
        """Whether a modal verb is among the tokens: "may", but not Theresa May."""
        modal, tokens = self._set("modal"), self._document.tokens
        return any(self._norm(i) in modal and tokens[i].text[0].islower() for i in indices)

    def _hoped(self, sentence: Sentence, at: int) -> bool:
        """ "A hopes that B will accept", "A håper B takker ja": no answer yet."""
        ends = self._set("coordinators")
        for index in range(at - 1, max(at - HOPE_REACH, sentence.tokens[0] - 1), -1):
            norm = self._norm(index)
            if norm in self._set("hoping"):
                return True
            if norm in ends and not self._document.tokens[index + 1].text[0].isupper():
                return False  # "hoped for peace and accepted"
        return False

    def _stops(self, index: int) -> bool:
        norm = self._norm(index)
        if norm in self._set("to_marks") or norm in self._set("infinitive_marks"):
            return True
        return (
            norm in self._words("other_prepositions") or norm in self._words("by") or norm in (".", ";", ":")
        )

    def is_pronoun(self, chunk: Chunk) -> bool:
        """Whether the words are one pronoun."""
        token = self._document.tokens[chunk.first]
        inside = within(self._document.mentions, token.start, token.end)
        told = token.norm in self._set("singular_pronouns") or any(m.form == "pronoun" for m in inside)
        return chunk.last - chunk.first == 1 and told

    def stands_for_two(self, chunk: Chunk) -> bool:
        """Whether the words are "the two", not names."""
        first, last = self._document.tokens[chunk.first], self._document.tokens[chunk.last - 1]
        inside = within(self._document.mentions, first.start, last.end)
        return any(m.form == "group" for m in inside)

    def _members(self, sentence: Sentence, index: int) -> Chunk | None:
        """ "The leaders of A and B": the states that several office-holders serve."""
        start = self._document.tokens[index].start
        title = next((t for t in within(self._document.titles, start, start + 1) if t.plural), None)
        if title is None and self._norm(index) not in self._sent_people | self._set("parties_in"):
            return None
        for chunk in self._chunks.chunks(sentence):
            near = 0 < chunk.first - index <= MEMBERS_REACH and "person" not in chunk.kinds
            if near and {chunk.preposition, self._norm(chunk.first - 1)} & self._set("members_of"):
                return Chunk(index, chunk.last, list(chunk.members), kinds=set(chunk.kinds))
        return None

    def _of_others_there(self, chunk: Chunk) -> bool:
        """ "Representatives of Russian aid organisations": not of their state."""
        last = self._document.tokens[chunk.last - 1]
        bodies = self._set("state_bodies") | self._set("leading_bodies") | self._sent_people
        sent = "delegates" in chunk.kinds and self._norm(chunk.first) in self._sent_people
        on = self._norm(chunk.last).isalpha() and not self._stops(chunk.last)
        return sent and on and last.text[0].islower() and last.norm not in bodies

    def _likewise(self, sentence: Sentence, at: int) -> list[str]:
        """ "Declined, as did B and C": those who did the same."""
        phrases = self._set("as_did")
        for index in range(at + 1, sentence.tokens[1] - 1) if phrases else ():
            if f"{self._norm(index)} {self._norm(index + 1)}" in phrases:
                near = (c for c in self._chunks.chunks(sentence) if 0 < c.first - index - 1 <= MEMBERS_REACH)
                one = next((c for c in near if not c.genitive and not c.preposition), None)
                return list(one.members) if one else []
        return []

    def _led_by(self, sentence: Sentence, index: int) -> Chunk | None:
        """ "A delegation led by A", "ein delegasjon leidd av A": whoever leads those who are sent."""
        if self._norm(index) not in self._sent_people:
            return None
        near = (c for c in self._chunks.chunks(sentence) if 0 < c.first - index <= MEMBERS_REACH)
        leader = next((c for c in near if c.people and not c.genitive), None)
        by = leader is not None and self._norm(leader.first - 1) in self._words("by")
        return leader if by else None

    @cached_property
    def _sent_people(self) -> frozenset[str]:
        """ "Representatives", "a delegation": people who come for a state or a body."""
        return self._set("delegates") | self._words("delegates") | self._words("delegation_words")

    def group(self, sentence: Sentence, index: int, *, backwards: bool = False) -> Chunk | None:
        """Whom "begge", "dem" or "the parties" at (or, backwards, ending at) token `index` stands for."""
        if not backwards and (counted := self._numbered(sentence, index)):
            return counted
        for key in ("both_sides", "both_people"):
            for phrase, parts in _phrases(self._language, key):
                first = index - len(parts) + 1 if backwards else index
                if self._norm(first) != parts[0]:
                    continue
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

    def _behind_colon(self, sentence: Sentence, at: int) -> Chunk | None:
        """ "Three ministers are invited: A, B and C": those who are listed behind the colon."""
        colon = next((i for i in range(at + 1, sentence.tokens[1]) if self._norm(i) == ":"), -1)
        near = [c for c in self._chunks.chunks(sentence) if c.first > colon > 0]
        if not near or near[0].preposition or near[0].genitive:
            return None
        if len(near[0].members) > 1 or len(near) == 1:
            return near[0] if len(near[0].members) > 1 else None
        joins = {self._norm(i) for i in range(near[0].last, near[1].first)}  # "A and warlord B"
        joined = near[1].first - near[0].last <= len("and") and joins & self._words("conjunctions")
        both = [*near[0].members, *near[1].members]
        return (
            Chunk(near[0].first, near[1].last, both, kinds=near[0].kinds | near[1].kinds) if joined else None
        )

    def _numbered(self, sentence: Sentence, index: int) -> Chunk | None:
        """ "De fire presidentene", "the four presidents": of the four states, or people, told of last."""
        count = self._numbers.get(self._norm(index + 1), 0)
        opens = self._words("they") | self._set("definite_words") | self._set("all_words")
        if count <= len("ab") or self._norm(index) not in opens:
            return None
        start = self._document.tokens[index + 2].start
        title = next((t for t in within(self._document.titles, start, start + 1) if t.plural), None)
        if title is None:
            return None
        for _, chunk in self._before(sentence, index):
            if len(chunk.members) == count and chunk.kinds in ({"country"}, {"person"}):
                holders = {
                    t.of: t.person for t in self._document.titles if t.person and t.office == title.office
                }
                members = [holders.get(w, w) for w in chunk.members]
                return Chunk(index, index + 3, members, kinds=set(chunk.kinds))
        return None

    def _qualifies(self, index: int) -> bool:
        """Whether "begge" only stands before what it counts: "begge gruppene", "both Ghana and Togo"."""
        norm = self._norm(index + 1)
        verb = norm in self._auxiliaries or norm in self._finite
        free = verb or self._stops(index + 1) or norm in self._set("asides")
        return (
            norm.isalpha()
            and not free
            and norm not in self._set("participles") | self._set("ask_participles")
        )

    def _decided(self, sentence: Sentence, at: int) -> Chunk | None:
        """ "A's decision to invite B": A."""
        first = max(sentence.tokens[0], at - DECISION_REACH)
        near = [i for i in range(first, at) if self._norm(i) in self._set("decisions")]
        if not near or self._norm(at - 1) not in self._set("infinitive_marks"):
            return None
        before = self._chunks.chunks(sentence)
        owner = next((c for c in before if c.genitive and c.last == near[-1]), None)
        if owner is not None or self._norm(near[-1] - 1) in self._set("owners"):
            return owner
        return self._named_before(near[-1]) or (None if self._took(sentence, near[-1]) else NOBODY)

    def _named_before(self, noun: int) -> Chunk | None:
        """ "A Peruvian decision", "the UN decision": the state or body whose it is."""
        token = self._document.tokens[noun - 1]
        inside = within(self._document.mentions, token.start, token.end)
        if states := [m.key for m in inside if m.kind == "country"]:
            return Chunk(noun - 1, noun, states[:1], kinds={"country"})
        bodies = [organisation_name(self._document, m) for m in inside if m.kind == "organisation"]
        return Chunk(noun - 1, noun, bodies[:1], kinds={"organisation"}) if bodies else None

    def _took(self, sentence: Sentence, noun: int) -> bool:
        """ "Took the decision to invite B": it is the subject's own."""
        first = max(sentence.tokens[0], noun - DECISION_REACH)
        return any(self._norm(i) in self._set("deciding") for i in range(first, noun))

    def _several(self, sentence: Sentence, index: int, *, sides: bool, phrase: str) -> Chunk | None:
        """The last group of several before: of states and bodies for parties, of anybody for "begge"."""
        clause = self._clauses.at(sentence, index)
        if not sides and clause.start > sentence.tokens[0]:
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
            pair = " " in phrase and not set(phrase.split()).isdisjoint(self._set("pairs"))
            if (
                len(chunk.members) < 2
                or (pair and not sides and len(chunk.members) > 2)
                or self.stands_for_two(chunk)
                or (number > reach and not sides and not offices)
            ):
                continue
            if (
                not sides
                and " " in phrase
                and not chunk.people
                and phrase.rsplit(maxsplit=1)[-1] not in self._set("both")
            ):
                continue  # "begge lederne" are people
            if offices and not all(self._holds(w, offices) for w in chunk.members):
                continue
            if not sides or chunk.preposition in self._words("between") or not chunk.people:
                met = self._two_before(sentence, phrase) if number > 1 and not sides else None
                return met or chunk
        return None if sides else self._two_before(sentence, phrase)

    def _two_before(self, sentence: Sentence, phrase: str) -> Chunk | None:
        """ "A avoided B. Both had been invited": the only two whom the sentence before tells of."""
        here = self._document.sentences.index(sentence)
        if not here or set(phrase.split()).isdisjoint(self._set("both")):
            return None
        before = [c for c in self._chunks.chunks(self._document.sentences[here - 1]) if c.people]
        two = list(dict.fromkeys(w for c in before for w in c.members))
        owned = any(c.genitive for c in before)
        return Chunk(0, 1, two, kinds={"person"}) if len(two) == len("ab") and not owned else None

    def _offices(self, index: int, length: int) -> set[str]:
        """The offices of "begge presidentane", where it is one that only few hold."""
        start, end = self._document.tokens[index].start, self._document.tokens[index + length - 1].end
        told = {t.office for t in within(self._document.titles, start, end)}
        return set(MINISTERS) if "minister" in told else told & set(HIGH_OFFICES)  # "both ministers"

    def _holds(self, who: str, offices: set[str]) -> bool:
        return any(t.person == who and t.office in offices for t in self._document.titles)

    def _before(self, sentence: Sentence, index: int) -> Iterator[tuple[int, Chunk]]:
        """The groups before token `index`, the nearest first, each with how many sentences back it stands."""
        here = self._document.sentences.index(sentence)
        for number, one in enumerate(reversed(self._document.sentences[: here + 1])):
            for chunk in reversed(self._chunks.chunks(one)):
                if chunk.last <= index:
                    yield number, chunk
