"""Groups that only a number or "the two countries" names: who of the text they stand for."""

from collections.abc import Sequence
from functools import cache

from kg.document import Document
from kg.extract.actors.both_sides import of_helper
from kg.extract.actors.chunks import ChunkReader
from kg.extract.actors.records import Chunk
from kg.extract.events.records import Draft
from kg.extract.frames.records import Members, Scene
from kg.extract.grammar.records import Clause
from kg.languages import table, union, words
from kg.reference import Registry, load

PAIR = 2
COUNTED_REACH = 4  # tokens before a verb within which "de fire" is its subject
ECHO = 4  # paragraphs behind a meeting within which "the press conference afterwards" is its own
TOLD = ("held", "planned")  # whose press conference is theirs
AHEAD = 2  # sentences behind "partene" within which they are named
PHRASE = 4  # tokens of "will also be", between the counted and their verb
HEADS = 6  # tokens of "heads of state and government"
FROM_TWO = 3  # the smallest group that a number alone names


class Counted:
    """Remembers the groups of one text: two states named together, those of each event by their number."""

    def __init__(self, document: Document, registry: Registry) -> None:
        self._document, self._states = document, registry.countries
        self._language = document.article.language
        self._blocs = _blocs(self._language)
        self._by_number: dict[int, list[str]] = {}
        self._helping = union(self._language, "frames", "heading_fillers", "perfect", "sense_adverbs")
        self._helping |= union(self._language, "circumstances", "future_auxiliaries", "intended", "is_words")
        self._helping |= words(self._language, "circumstances", "pluperfect")
        self._lands: dict[int, list[str]] = {}  # the states of an event, by how many they are
        self.neighbours: list[str] = []  # the two states named together last
        self._pairs: dict[frozenset[str], list[str]] = {}

    def read(self, chunks: Sequence[Chunk]) -> list[str]:
        """Takes note of the two states that a sentence names together, or a state and who fights it.

        Returned are the two, where the text so far names no other two together.
        """
        for chunk in (c for c in chunks if not of_helper(self._document, c.first)):
            if len(chunk.members) >= FROM_TWO and self._delegations(chunk):
                self._pairs = {frozenset(chunk.members): list(chunk.members)}
            states = [w for w in chunk.members if w in self._states]
            blocs = chunk.kinds == {"organisation"} and all(
                w.casefold() in self._blocs for w in chunk.members
            )
            if (
                (states or blocs)
                and chunk.kinds <= {"country", "organisation", "delegates"}
                and len(chunk.members) == PAIR
            ):
                self.neighbours = list(chunk.members)
                self._pairs.setdefault(frozenset(chunk.members), list(chunk.members))
            alike = chunk.kinds == {"person"} and not chunk.genitive
            alike = alike or (chunk.kinds <= {"country", "delegates"} and len(states) == len(chunk.members))
            if alike and len(chunk.members) >= FROM_TWO:
                self._by_number[len(chunk.members)] = list(chunk.members)  # "signert A, B og C. De tre"
        return next(iter(self._pairs.values())) if len(self._pairs) == 1 else []

    def _delegations(self, chunk: Chunk) -> bool:
        """ "Delegasjoner fra A, B og C": who has been sent to talk, however many they are."""
        tokens = self._document.tokens
        sent = words(self._language, "frames", "sent_nouns") | words(self._language, "frames", "delegates")
        joins = words(self._language, "people", "from_words") | words(
            self._language, "frames", "authority_joins"
        )
        before = [t.norm for t in tokens[max(0, chunk.first - 2) : chunk.first]]
        return len(before) == PAIR and before[0] in sent and before[1] in joins

    def echoed(self, kind: str, scene: Scene, told: Draft | None) -> Members:
        """ "På pressekonferansen etterpå", "etter samtalene": of the two who met or signed right before."""
        tokens, at, language = self._document.tokens, scene.at, self._document.article.language
        if (
            told is None
            or told.status not in TOLD
            or scene.sentence.paragraph - told.sentence.paragraph > ECHO
        ):
            return []
        known = {m.key for m in self._document.mentions if m.kind == "person"}
        people = [w for w, _ in told.members if w in known]
        if len(people) > PAIR:  # not a wife or an adviser
            people = [w for w in people if any(t.person == w for t in self._document.titles)]
        norm, behind = tokens[at].norm, [t.norm for t in tokens[at + 1 : at + 3]]
        before = {t.norm for t in tokens[max(0, at - 2) : at]}
        near = scene.sentence.paragraph == told.sentence.paragraph and kind == "press_conference"
        joint = near and bool(before & words(language, "frames", "held_jointly"))
        definite = norm.endswith(tuple(words(language, "frames", "definite_endings")))
        if len(people) != PAIR or not (joint or (definite and told.status == "held")):
            return []
        ties = words(language, "frames", "with") | words(language, "frames", "between")
        if ties.intersection(behind[:1]):
            return []
        if kind == "press_conference":
            after = words(language, "frames", "echo_words")
            marked = joint or after.intersection(behind) or after & before
            held = told.type in ("meeting", "signing", "negotiation") and bool(marked)
        else:
            talks = norm.startswith(tuple(words(language, "frames", "talk_stems")))
            aside = before & words(language, "frames", "adjunct_prepositions")
            held = talks and bool(aside) and told.type in ("signing", "press_conference")
        return [(w, "participant") for w in people] if held else []

    def ahead(self, clause: Clause, at: int, reader: ChunkReader) -> list[str]:
        """ "Partene undertegnet mandag en avtale", in the lead: the two who are named first behind it."""
        tokens = self._document.tokens
        near = tokens[max(clause.start, at - COUNTED_REACH) : min(at + COUNTED_REACH, clause.end)]
        told = not words(self._language, "frames", "party_words").isdisjoint([token.norm for token in near])
        if not told or self.neighbours or self._by_number:
            return []
        sentences = self._document.sentences
        here = next(n for n, s in enumerate(sentences) if s.tokens[0] <= at < s.tokens[1])
        for sentence in sentences[here + 1 : here + 1 + AHEAD]:
            for chunk in reader.chunks(sentence):
                if chunk.people and not chunk.preposition and not chunk.genitive:
                    return list(chunk.members) if len(chunk.members) == PAIR else []
        return []

    def note(self, draft: Draft, served: dict[str, set[str]]) -> None:
        """Takes note of those of an event: by their number, and of the states of a visit."""
        who = list(dict.fromkeys(w for w, _ in draft.members))
        if len(who) >= FROM_TWO and draft.type != "visit":
            self._by_number[len(who)] = who
        served_by = (c for w in who for c in ([w] if w in self._states else served.get(w, ())))
        states = list(dict.fromkeys(served_by))
        if len(states) >= FROM_TWO and draft.type != "visit":
            self._lands[len(states)] = states
        if draft.type == "visit" and len(states) == PAIR:
            self.neighbours = states

    def beside(self, clause: Clause, at: int) -> list[str]:
        """ "De fire møtes": those of the event told last that had so many."""
        tokens = self._document.tokens
        they, groups = words(self._language, "frames", "they"), words(self._language, "frames", "group_nouns")
        openers = words(self._language, "frames", "counted_openers")  # "the three met"
        numbers: dict[str, int] = table(self._language, "times")["numbers"]
        reach = COUNTED_REACH + bool(openers) * HEADS
        near = range(max(clause.start, at - reach), min(at + COUNTED_REACH, clause.end - 1))
        for i in near:
            if tokens[i].norm not in they and tokens[i].norm not in openers:
                continue
            count = numbers.get(tokens[i + 1].norm, 0)
            alone = i + 2 >= clause.end or not tokens[i + 2].text[0].isupper()
            beside = i < at <= i + 3 or at < i <= at + 2
            behind = tokens[i + 2].norm if i + 2 < len(tokens) else ""
            adverb = i + 3 >= at and behind in words(self._language, "frames", "sense_adverbs")
            noun = i + 2 >= at or behind in groups or adverb  # "the three last met in"
            told = count >= FROM_TWO and tokens[i].norm in openers and self._subject(i + 2, at)
            beside, noun = beside or told, noun or told
            named = tokens[i].norm in they or (tokens[i].norm in openers and i < at and noun)
            lands = count >= FROM_TWO and behind in words(self._language, "frames", "several_lands")
            if lands and alone and beside and (states := self._lands.get(count)):
                return states  # "advisers from the three countries met"
            if lands and named and not self._states.keys() >= {*self._by_number.get(count, ())}:
                return []
            if named and count >= FROM_TWO and alone and beside:
                return self._by_number.get(count, [])
        return []

    def _subject(self, first: int, at: int) -> bool:
        """Whether only what the counted are called stands behind their number, and helping words, before
        the verb at `at`: "the three heads of state will meet", "all three had also met"."""
        tokens = self._document.tokens
        marks, groups = (words(self._language, "frames", k) for k in ("group_marks", "group_nouns"))
        while tokens[first].norm in marks:
            first += 1
        if tokens[first].norm in groups:
            first += 1
        elif tokens[first].norm in words(self._language, "frames", "group_heads"):
            last = min(first + HEADS, at)
            first = next((i for i in range(first + 1, last) if tokens[i].norm in self._helping), last)
        gap = tokens[first:at]
        return len(gap) <= PHRASE and all(t.norm in self._helping for t in gap)


@cache
def _blocs(language: str) -> frozenset[str]:
    """What bodies of states are called in a language."""
    bodies = (b for b in load().organisations.values() if b.kind in ("igo", "forum"))
    return frozenset(
        n.casefold()
        for b in bodies
        for n in (*b.names.get(language, ()), *b.names.get("en", ()), *b.abbreviations)
    )
