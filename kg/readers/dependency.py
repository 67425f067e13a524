"""Marks of a dependency parser to proposals: names, and who meets whom by the verbs of our own frames."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from kg.document import Document
from kg.extract.grammar.triggers import readings
from kg.languages import words
from kg.readers.proposals import NameKind, Proposal, ProposedEvent, ProposedName, Role, Words
from kg.records import Span

# labels of spaCy's trained pipelines: OntoNotes in English, NorNE in Norwegian, WikiNER in several languages
NAMES: dict[str, NameKind] = {
    "PERSON": "person", "PER": "person", "ORG": "organisation",
    "GPE": "place", "GPE_LOC": "place", "LOC": "place", "FAC": "place",
}  # fmt: skip
_SUBJECT, _PASSIVE = frozenset({"nsubj"}), frozenset({"nsubj:pass", "nsubjpass"})
_OBJECT, _AGENT = frozenset({"obj", "dobj"}), frozenset({"obl:agent", "agent"})
_OBLIQUE = frozenset({"obl", "prep"})
_JOINED = frozenset({"conj"})
_NAMING = frozenset(
    {"flat", "flat:name", "appos"}
)  # a name that hangs on its title ("statsminister" → "Kari")
# a pattern's roles: of the subject, of the object
_ROLES: dict[str, tuple[Role, Role]] = {
    "meet": ("participant", "participant"), "call": ("participant", "participant"),
    "receive": ("host", "guest"), "visit": ("guest", "host"),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """One word of a parse: its place in the text, its head's index in the parse (its own for a root)."""

    start: int
    end: int
    head: int
    relation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Parse:
    """What a parser says of a text: words in order, names with their labels; offsets are the text's."""

    words: tuple[Parsed, ...]
    names: tuple[tuple[int, int, str], ...]


def proposals(parse: Parse, document: Document) -> Iterator[Proposal]:
    """Every name, and every event whose verb is one of our frames' and has both sides in the parse."""
    text = document.article.text
    for start, end, label in parse.names:
        if label in NAMES:
            span = Span(start=start, end=end)
            yield ProposedName(kind=NAMES[label], words=Words(text=span.of(text), within=span))
    children: list[list[int]] = [[] for _ in parse.words]
    for index, word in enumerate(parse.words):
        if word.head != index:
            children[word.head].append(index)
    for index, word in enumerate(parse.words):
        pattern, kind = _frame(word.start, document)
        if pattern:
            sides = _Sides(parse.words, children, parse.names, text, document).of(index)
            if sides is not None:
                roles = _ROLES[pattern]
                members = [(w, role) for side, role in zip(sides, roles, strict=True) for w in side]
                span = Span(start=word.start, end=word.end)
                trigger = Words(text=span.of(text), within=span)
                yield ProposedEvent(type=kind, trigger=trigger, members=tuple(members))


def _frame(offset: int, document: Document) -> tuple[str, str]:
    """Pattern and event type of the verb at an offset; infinitives that are nouns too are left out."""
    tokens = document.tokens
    at = bisect_left(tokens, offset, key=attrgetter("start"))
    if at < len(tokens) and tokens[at].start == offset:
        for reading in readings(document.article.language, tokens, at, at):
            if reading.pattern in _ROLES and not reading.infinitive:
                return reading.pattern, reading.type
    return "", ""


@dataclass(frozen=True, slots=True)
class _Sides:
    """Reads the two sides of a verb from the tree."""

    words: Sequence[Parsed]
    children: Sequence[Sequence[int]]
    names: Sequence[tuple[int, int, str]]
    text: str
    document: Document

    def of(self, verb: int) -> tuple[list[Words], list[Words]] | None:
        """Subject and object, each with those joined to it; of a passive the agent and the subject."""
        passive = self._one(verb, _PASSIVE)
        if passive is not None:
            agent = self._one(verb, _AGENT)
            doer = self._inside(agent) if agent is not None else self._behind(verb, "by")
            return (self._group(doer), self._group(passive)) if doer is not None else None
        subject, other = self._one(verb, _SUBJECT), self._one(verb, _OBJECT)
        if other is None:
            other = self._behind(verb, "with")
        if subject is None or other is None:
            return None
        return self._group(subject), self._group(other)

    def _one(self, head: int, relations: frozenset[str]) -> int | None:
        found = [c for c in self.children[head] if self.words[c].relation in relations]
        return found[0] if len(found) == 1 else None

    def _inside(self, index: int) -> int:
        """The noun: of an English "by" its object, elsewhere the word itself."""
        below = [c for c in self.children[index] if self.words[c].relation == "pobj"]
        return below[0] if below else index

    def _behind(self, verb: int, preposition: str) -> int | None:
        """The one noun behind a preposition of the frames' table ("with", "by")."""
        wanted = words(self.document.article.language, "frames", preposition)
        found = []
        for index in self.children[verb]:
            if self.words[index].relation in _OBLIQUE:
                noun = self._inside(index)
                cases = [c for c in self.children[noun] if self.words[c].relation == "case"]
                marks = {self._norm(i) for i in ([index] if noun != index else cases)}
                if marks & wanted:
                    found.append(noun)
        return found[0] if len(found) == 1 else None

    def _norm(self, index: int) -> str:
        return self.text[self.words[index].start : self.words[index].end].casefold()

    def _group(self, head: int) -> list[Words]:
        """A noun and those joined to it, each as the name that stands there."""
        group, open_ = [], [head]
        while open_:
            index = open_.pop(0)
            group.append(self._name(index))
            open_ += [c for c in self.children[index] if self.words[c].relation in _JOINED]
        return group

    def _name(self, index: int) -> Words:
        """The name at the word or hanging on it, by our mentions and the parse; else the word itself."""
        named = [c for c in self.children[index] if self.words[c].relation in _NAMING]
        word = Span(start=self.words[index].start, end=self.words[index].end)
        found = (self._over(self.words[i]) for i in (index, *named))
        span = next((s for s in found if s is not None), word)
        return Words(text=span.of(self.text), within=span)

    def _over(self, word: Parsed) -> Span | None:
        """The widest name over a word."""
        actors = [m for m in self.document.mentions if m.kind in ("person", "country", "organisation")]
        spans = [*((m.start, m.end) for m in actors), *((s, e) for s, e, _ in self.names)]
        over = [(s, e) for s, e in spans if s <= word.start and word.end <= e]
        start, end = max(over, key=lambda s: s[1] - s[0], default=(0, 0))
        return Span(start=start, end=end) if over else None
