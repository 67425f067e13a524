"""Whom a passage is about: the other party of a meeting told with one, "the meeting with B was dropped"."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property

from kg.annotate.structure import covering, within
from kg.document import Document, Sentence
from kg.extract.actors.records import Chunk
from kg.extract.circumstances.entries import entries_of
from kg.extract.frames.records import Scene
from kg.extract.frames.scene import Frames
from kg.languages import table, words
from kg.reference import Registry

SENTENCES = 3  # before a meeting's own, in which whoever it is about acts
PAIR = 2
SET_FOR = 3  # tokens of "for early May"
PARAGRAPHS = 1  # between the two
OPENING = 7  # tokens that a noun's own phrase and what stands before it can have
# who meets others in office; a spokesperson or a member of parliament only tells of it
ACTING = {
    "head_of_state", "head_of_government", "deputy_head_of_government", "foreign_minister", "minister",
    "defence_minister", "deputy_minister", "special_envoy", "secretary_general", "eu_high_representative",
}  # fmt: skip


def in_office(document: Document, registry: Registry) -> set[str]:
    """Those who meet others for their states, and the officials of bodies: "EU-president A"."""
    bodies = registry.organisations
    return {t.person for t in document.titles if t.person and (t.office in ACTING or t.of in bodies)}


class OnStage(Frames):
    """Finds who has a meeting that the text tells with one party alone."""

    met: Sequence[AbstractSet[str]] = ()  # those of each event told so far

    def other(self, scene: Scene, companion: Chunk, *, definite: bool) -> Chunk | None:
        """Whoever the passage is about, where the meeting with `companion` is nobody else's."""
        if not self._free(scene):
            return None
        if definite and any(set(companion.members) <= met for met in self.met):
            return None  # the one told before
        theirs = {of for w in companion.members for of in self._served.get(w, {w})}
        other = self._norm(scene.at - 1) in self._words("another_marks")  # "neste møte med Peru": whose?
        meeting = companion.somebody or (self._talks_as_state(companion) and not other)
        near = list(self._candidates(scene) if meeting else self._here(scene))
        if entries_of(self._document).at(scene.sentence.start).day:
            near = [c for c in near if c.members == self._owner]
        return next((c for c in near if self._fits(c, companion, theirs)), None)

    @cached_property
    def _owner(self) -> list[str]:
        """Whose programme the text is: the first who acts for the state it is written in."""
        home = table(self._language, "people")["home"]
        told = (t.person for t in self._document.titles if t.person and t.of == home and t.office in ACTING)
        return [w for w in [next(told, "")] if w]

    def _fits(self, chunk: Chunk, companion: Chunk, theirs: AbstractSet[str]) -> bool:
        apart = all(
            theirs.isdisjoint(of) if (of := self._served.get(w)) else self._came(w, theirs)
            for w in chunk.members
        )
        return apart and not set(chunk.members) & (self._others | set(companion.members))

    def two(self, scene: Scene) -> list[str]:
        """ "A meeting set for May never took place": the only two in office told of before, of two states."""
        set_words = words(self._language, "circumstances", "set_words")
        if self._norm(scene.at + 1) not in set_words or not self._unowned(scene):
            return []
        tokens = self._document.tokens[scene.at + 2 : scene.at + 2 + SET_FOR]
        start, end = (tokens[0].start, tokens[-1].end) if tokens else (0, 0)
        placed = any(m.kind == "place" for m in within(self._document.mentions, start, end))
        if not placed and not within(self._document.times, start, end):
            return []  # "a meeting planned for the school board"
        acting = in_office(self._document, self._registry)
        who = list(dict.fromkeys(w for c in self._candidates(scene) for w in c.members if w in acting))
        served = [self._served.get(w, set()) for w in who]
        return who if len(who) == PAIR and all(served) and served[0].isdisjoint(served[1]) else []

    def _came(self, who: str, theirs: AbstractSet[str]) -> bool:
        """Whether somebody of an unknown state is told to have come to `theirs`."""
        return any(who in met and met & theirs & self._registry.countries.keys() for met in self.met)

    @cached_property
    def _others(self) -> set[str]:
        """Those whose only offices are of the kind that meet nobody: spokespersons, members of parliament."""
        told = {t.person for t in self._document.titles if t.person}
        return told - in_office(self._document, self._registry)

    def _candidates(self, scene: Scene) -> Iterator[Chunk]:
        """The people told of before, the nearest sentence first, in each the one that opens it first."""
        yield from self._here(scene)
        sentences = self._document.sentences
        number = next((i for i, s in enumerate(sentences) if s.start == scene.sentence.start), 0)
        for sentence in reversed(sentences[max(0, number - SENTENCES) : number]):
            if scene.sentence.paragraph - sentence.paragraph <= PARAGRAPHS and self._prose(sentence):
                yield from self._told(self._chunks.chunks(sentence))

    def _here(self, scene: Scene) -> list[Chunk]:
        """ "A denied that there had been a meeting with B": those before the clause, not met themselves."""
        before = [c for c in self._chunks.chunks(scene.sentence) if c.last <= scene.clause.start]
        return self._told([c for c in before if c.preposition not in self._with])

    def _prose(self, sentence: Sentence) -> bool:
        return self._document.paragraphs[sentence.paragraph].kind not in ("headline", "byline", "caption")

    @staticmethod
    def _told(chunks: Sequence[Chunk]) -> list[Chunk]:
        people = [c for c in chunks if c.somebody and not c.genitive]
        return sorted(people, key=lambda c: bool(c.preposition))  # the order is kept otherwise

    def _free(self, scene: Scene) -> bool:
        """Whether nobody before the noun in its clause has the meeting: "there was then a meeting with B"."""
        acting = any(not c.preposition and c.last <= scene.at for c in scene.before)
        tokens = self._document.tokens
        told = within(self._document.titles, tokens[scene.clause.start].start, tokens[scene.at].start)
        somebody = any(
            not t.person and t.definite for t in told
        )  # "the minister raised it in a meeting with B"
        return not (acting or somebody) and not any(c.genitive for c in scene.before)

    def _unowned(self, scene: Scene) -> bool:
        """Whether the noun is its clause's subject: "a meeting with B was", "then follow talks with B"."""
        if any(not c.preposition and c.last <= scene.at for c in scene.before):
            return False
        if any(c.genitive for c in scene.before):
            return False
        first = self._phrase(scene)
        lead = [i for i in scene.clause.before(first) if self._counts(i)]
        if not lead:
            return bool(self._clauses.verbs(scene.clause, scene.clause.end))
        verb = lead[-1]
        if self._norm(verb) in self._words("expletives"):
            verb = lead[-2] if len(lead) > 1 else verb
        ahead = [i for i in lead if i < verb]
        free = not any(self._norm(i).endswith(self._endings) and not self._governed(i) for i in ahead)
        return self._norm(verb) in self._words("agenda_verbs") and free and len(ahead) < OPENING

    @property
    def _endings(self) -> tuple[str, ...]:
        return tuple(self._words("human_endings")) or ("\0",)

    def _governed(self, at: int) -> bool:
        return self._norm(at - 1) in self._words("place_prepositions") | self._words("other_prepositions")

    def _phrase(self, scene: Scene) -> int:
        """The first token of the noun's own phrase: its article, numbers and adjectives."""
        stops = self._prepositions | self._words("agenda_verbs") | self._words("clause_conjunctions")
        epithets = words(self._language, "circumstances", "noun_epithets")
        verbs = {i for i in self._clauses.verbs(scene.clause, scene.at) if self._norm(i) not in epithets}
        first = scene.at
        while first > scene.clause.start and scene.at - first < OPENING:
            before = self._document.tokens[first - 1]
            plain = before.text[0].isalnum() and before.norm not in stops and first - 1 not in verbs
            if not plain or self._timed(before.start):
                break
            first -= 1
        return first

    def _counts(self, at: int) -> bool:
        """Whether a word before the phrase is more than a time, a mark or a word that joins clauses."""
        token = self._document.tokens[at]
        joins = self._words("clause_conjunctions") | self._words("sentence_openers")
        return token.text[0].isalnum() and token.norm not in joins and not self._timed(token.start)

    def _timed(self, offset: int) -> bool:
        return bool(covering(self._document.times, self._document.article.text, offset))


def in_person(document: Document, registry: Registry, pair: list[str]) -> list[str]:
    """ "The two ministers": a state beside a minister stands for the only one who acts for it."""
    states = [w for w in pair if w in registry.countries]
    if len(states) != 1 or len(pair) != PAIR:
        return pair
    acting = {t.person for t in document.titles if t.person and t.of == states[0] and t.office in ACTING}
    return [*(w for w in pair if w not in states), *acting] if len(acting) == 1 else pair
