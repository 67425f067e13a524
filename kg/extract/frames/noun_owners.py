"""Whose an event is that a noun tells of: "As samtaler med B", "her meeting with B", "besøket hans"."""

from collections.abc import Sequence

from kg.annotate.structure import within
from kg.document import Document
from kg.extract.actors.records import Chunk
from kg.extract.frames.agreements import AgreementNouns
from kg.extract.frames.records import Scene
from kg.extract.grammar.triggers import event_nouns
from kg.languages import subject_first, words

INCLUDED = 9  # tokens from "will include" to the noun
APOSTROPHES = ("'", "’")
OWNER_REACH = 5  # tokens between "As" and a noun: "As tre dager lange besøk"


class OwnedNouns(AgreementNouns):
    """Reads the owners of event nouns."""

    def _owner(self, scene: Scene) -> Chunk | None:
        genitive = next(
            (c for c in reversed(scene.before) if c.genitive and scene.at - c.last <= OWNER_REACH), None
        )
        if genitive and not subject_first(self._language):  # "Perus utsending i Lima-samtalene"
            between = {self._norm(i) for i in range(genitive.last, scene.at)}
            genitive = genitive if self._prepositions.isdisjoint(between) else None
        if genitive:
            first = genitive.last + (self._norm(genitive.last) in APOSTROPHES)  # "Otis' planned visit"
            if not self._clauses.verbs(scene.clause, scene.at)[-1:] > [first]:
                return genitive
        return self._possessor(scene.at) or self._theirs(scene) or self._traveller(scene)

    def _traveller(self, scene: Scene) -> Chunk | None:
        """ "A's visit to Lima will include talks with B": A, on whose journey they are held."""
        owner = next((c for c in reversed(scene.before) if c.genitive and c.somebody), None)
        if owner is None:
            return None
        behind = {self._norm(i) for i in range(owner.last, owner.last + OWNER_REACH)}
        near = range(max(owner.last, scene.at - INCLUDED), scene.at)
        including = any(self._norm(i) in self._words("including_words") for i in near)
        return owner if including and not behind.isdisjoint(self._words("journey_heads")) else None

    def _possessor(self, at: int) -> Chunk | None:
        """ "His visit", "besøket hans": the person a possessive pronoun beside the noun stands for."""
        tokens = self._document.tokens
        places = [at - 1, at - 2, at + 1]
        if self._frames.get("subject_first"):  # "her June 27 meeting", "his first official visit"
            places = [at - 1, at - 2, at - 3, at - 4]
        for beside in places:
            if not 0 <= beside < len(tokens) or self._parted(beside, at):
                continue
            offset = tokens[beside].start
            owners = [
                m.key
                for m in within(self._document.mentions, offset, offset + 1)
                if m.form == "pronoun" and m.genitive
            ]
            if owners:
                return Chunk(beside, beside + 1, owners, genitive=True, kinds={"person"})
        return None

    def _parted(self, beside: int, at: int) -> bool:
        """Whether a verb or a preposition stands between a possessive and the noun."""
        if at - beside < 3:
            return False
        stops = self._words("phrase_stops")
        return any(self._norm(i) in stops for i in range(beside + 1, at))

    def _of_one(self, scene: Scene, companion: Chunk) -> Chunk | None:
        """ "The meeting of A with B concluded": the one of the two who stands first."""
        marks = self._words("meeting_of")
        near = (c for c in scene.after if c.first == scene.at + 2 and c.preposition in marks)
        first = next((c for c in near if c.people and not c.genitive and c.last <= companion.first), None)
        return first if first and not set(first.members) & set(companion.members) else None


def owned_noun(document: Document, at: int, chunks: Sequence[Chunk]) -> bool:
    """ "As reise til B", "As snarlige reise": a noun that is written as a verb, behind whose it is."""
    language, tokens = document.article.language, document.tokens
    if tokens[at].norm not in event_nouns(language):
        return False
    epithets = words(language, "people", "owned_epithets")
    near = (c for c in chunks if c.genitive and at - OWNER_REACH <= c.last <= at)
    return any(epithets.issuperset(t.norm for t in tokens[c.last : at]) for c in near)
