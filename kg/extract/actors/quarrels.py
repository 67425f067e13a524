"""Which states are at odds in one text: whose envoy "the ministry" summons, whom "in return" strikes."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from kg.annotate.structure import within
from kg.document import Document, Mention, Sentence
from kg.extract.actors.chunks import ChunkReader
from kg.languages import words
from kg.reference import Registry

MEASURES = ("expulsion", "sanction", "protest_note")
TAKING, STRUCK = ("organiser", "host"), ("participant", "guest")
HOUSE_REACH = 3  # tokens behind a nationality within which its ministry stands
GOVERNING = ("foreign_minister", "head_of_government", "deputy_minister")


class Quarrels:
    """Remembers who has taken a measure against whom, in text order."""

    def __init__(
        self, document: Document, registry: Registry, served: Mapping[str, AbstractSet[str]]
    ) -> None:
        self._document, self._registry, self._served = document, registry, served
        self._language = document.article.language
        self._told: list[tuple[str, str]] = []  # who took a measure, and against whom

    def note(self, kind: str, members: Sequence[tuple[str, str]]) -> None:
        """Takes note of an event told."""
        if kind in MEASURES:
            taking = {s for w, role in members if role in TAKING for s in self._states(w)}
            struck = {s for w, role in members if role in STRUCK for s in self._states(w)}
            if len(taking) == len(struck) == 1 and taking != struck:
                self._told.append((min(taking), min(struck)))

    @property
    def last(self) -> tuple[str, str] | None:
        """Who took the measure told last, and against whom."""
        return self._told[-1] if self._told else None

    def striking(self, state: str) -> str:
        """The state that last took a measure against this one: whom its answer strikes."""
        return next((taking for taking, struck in reversed(self._told) if struck == state), "")

    def struck(self, taking: str) -> str:
        """The state against which the last measure was taken by another than this one."""
        return next((struck for actor, struck in reversed(self._told) if taking not in (actor, struck)), "")

    def other(self, state: str) -> str:
        """The other side of the last measure to which the state is a party."""
        sides = ({*two} - {state} for two in reversed(self._told) if state in two)
        return min(next(sides, {""}))

    def summoner(self, state: str, sentence: Sentence) -> str:
        """Whose "ministry" an envoy of the state is called to: the other side, or the one that speaks."""
        if other := self.other(state):
            return other
        end = self._next(sentence).end
        speaking = {self._house(m) for m in within(self._document.mentions, 0, end) if m.kind == "country"}
        governing = {t.person for t in within(self._document.titles, 0, end) if t.office in GOVERNING}
        speaking |= {of for who in governing for of in self._served.get(who or "", ())}
        speaking -= {state, ""}
        return min(speaking) if len(speaking) == 1 else ""

    def land(self, sentence: Sentence, first: int, reader: ChunkReader) -> str:
        """ "Peru har ... Landet viste ut", "Kenya avviser at landet": the state that the words point back to.

        `first` is the token with which the clause of "the country" begins.
        """
        at = next(n for n, s in enumerate(self._document.sentences) if s.start == sentence.start)
        told = [c for c in reader.chunks(sentence) if c.last <= first]
        for chunks in (told, reader.chunks(self._document.sentences[at - 1]) if at else ()):
            bare = next((c for c in chunks if not c.preposition and not c.genitive), None)
            if bare is not None:
                alone = bare.kinds == {"country"} and len(bare.members) == 1
                return bare.members[0] if alone else ""
        return self._capital(sentence, first)

    def _capital(self, sentence: Sentence, first: int) -> str:
        """ "Moskva opplyste at de", "torsdag sa Moskva at de": the state of the capital that speaks."""
        tokens = self._document.tokens
        apart = words(self._language, "frames", "place_prepositions") | words(self._language, "frames", "by")
        apart = apart | words(self._language, "frames", "back_from")
        for mention in within(self._document.mentions, sentence.start, tokens[first].start):
            before = next((t.norm for t in reversed(tokens[:first]) if t.end <= mention.start), "")
            if mention.kind == "place" and not mention.genitive and before not in apart:
                return self._registry.capital_of(mention.key)
        return ""

    def _next(self, sentence: Sentence) -> Sentence:
        following = (s for s in self._document.sentences if s.start > sentence.start)
        return next(following, sentence)

    def _house(self, mention: Mention) -> str:
        """The state whose ministry or government a mention tells of; "" where none stands behind it."""
        nouns = words(self._language, "frames", "ministry_nouns")
        stems = tuple(words(self._language, "frames", "ministry_stems"))
        text = self._document.article.text[mention.end : mention.end + 60].casefold().split()[:HOUSE_REACH]
        bare = [word.strip(".,:;») ") for word in text]
        owning = mention.form in ("adjective", "capital") or mention.genitive
        told = any(w in nouns or (stems and w.startswith(stems)) for w in bare)
        return mention.key if owning and told else ""

    def _states(self, who: str) -> set[str]:
        if who in self._registry.countries:
            return {who}
        body = self._registry.organisations.get(who)
        if body is not None and body.country:
            return {body.country}
        return {of for of in self._served.get(who, ()) if of in self._registry.countries}
