"""Who stands where in a sentence: actors with titles, joined by "and", each with its preposition."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from kg.annotate.structure import within
from kg.languages import table
from kg.records import Document, Mention, Sentence, Title
from kg.reference import Registry

_PREPOSITIONS = ("with", "between", "by", "to", "place_prepositions", "other_prepositions")


@dataclass(slots=True)
class Chunk:
    """A coordinated group of actors; token bounds within the document."""

    first: int
    last: int
    members: list[str]
    preposition: str = ""
    genitive: bool = False
    kinds: set[str] = field(default_factory=set)

    @property
    def people(self) -> bool:
        """Whether somebody in the group is named or meant as a person."""
        return "person" in self.kinds


@dataclass(slots=True)
class _Unit:
    first: int
    last: int
    who: list[str]
    genitive: bool
    kind: str


class ChunkReader:
    """Builds the chunks of each sentence of one document."""

    def __init__(self, document: Document, registry: Registry) -> None:
        self._document = document
        self._registry = registry
        frames = table(document.article.language, "frames")
        self._and = frozenset(frames["conjunctions"])
        self._authorities = frozenset(frames["authorities"])
        self._prepositions = frozenset(word for key in _PREPOSITIONS for word in frames[key])
        self._fillers = frozenset(frames["joint_fillers"])
        self._before_actor = frozenset(frames["before_actor"])
        self._read: dict[int, tuple[Chunk, ...]] = {}  # by the start of the sentence
        self._names: dict[str, str] = {}  # of organisations, as first printed

    def chunks(self, sentence: Sentence) -> tuple[Chunk, ...]:
        """The actors of the sentence, in order."""
        if sentence.start not in self._read:
            self._read[sentence.start] = tuple(self._grouped(sentence))
        return self._read[sentence.start]

    def _grouped(self, sentence: Sentence) -> list[Chunk]:
        units = self._units(sentence)
        chunks: list[Chunk] = []
        for unit in units:
            if chunks and self._joined(chunks[-1].last, unit.first):
                chunk = chunks[-1]
                chunk.members += [w for w in unit.who if w not in chunk.members]
                chunk.last, chunk.genitive = unit.last, unit.genitive
                chunk.kinds.add(unit.kind)
            else:
                chunks.append(
                    Chunk(
                        unit.first,
                        unit.last,
                        list(unit.who),
                        self._before(unit.first, sentence),
                        unit.genitive,
                        {unit.kind},
                    )
                )
        return chunks

    def _units(self, sentence: Sentence) -> list[_Unit]:
        titles = within(self._document.titles, sentence.start, sentence.end)
        units: list[_Unit] = []
        for mention in within(self._document.mentions, sentence.start, sentence.end):
            unit = self._unit(mention, titles)
            if unit is None:
                continue
            if units and units[-1].first == unit.first and units[-1].kind == unit.kind:
                units[-1].who += [w for w in unit.who if w not in units[-1].who]
            else:
                units.append(unit)
        for title in reversed(titles):  # a chain of titles grows from the one beside the name
            self._extend(title, units)
        return sorted(units, key=lambda u: u.first)

    def _unit(self, mention: Mention, titles: Sequence[Title]) -> _Unit | None:
        first = self._token(mention.start)
        last = first + 1
        while last < len(self._document.tokens) and self._document.tokens[last].start < mention.end:
            last += 1
        if mention.kind == "person":
            if mention.form == "pronoun" and mention.genitive:
                return None
            return _Unit(first, last, [mention.key], mention.genitive, "person")
        title = next((t for t in titles if t.start <= mention.start < t.end), None)
        if title is not None:
            # an office that nobody in the article is named for acts for whom it serves
            return (
                None
                if title.person or title.of != mention.key
                else _Unit(
                    self._token(title.start),
                    self._after(title.end),
                    [self._name(mention)],
                    False,
                    mention.kind,
                )
            )
        if mention.kind == "country":
            if mention.form == "adjective":
                following = self._document.tokens[last].norm if last < len(self._document.tokens) else ""
                if following not in self._authorities:
                    return None
                return _Unit(first, last + 1, [mention.key], False, "country")
            return _Unit(first, last, [mention.key], mention.genitive, "country")
        if mention.kind == "organisation":
            organisation = self._registry.organisations.get(mention.key)
            if organisation is not None and organisation.kind in ("media", "party"):
                return None
            return _Unit(first, last, [self._name(mention)], mention.genitive, "organisation")
        return None

    def _name(self, mention: Mention) -> str:
        if mention.kind != "organisation":
            return mention.key
        if mention.key not in self._names:
            self._names[mention.key] = organisation_name(self._document, mention)
        return self._names[mention.key]

    def _extend(self, title: Title, units: list[_Unit]) -> None:
        """A title beside a name belongs to the name's unit."""
        first, last = self._token(title.start), self._after(title.end)
        for unit in units:
            if (
                unit.who == [title.person]
                and unit.kind == "person"
                and (
                    0 <= unit.first - last <= 2
                    or 0 <= first - unit.last <= 4
                    or (first <= unit.first and unit.last <= last)
                )
            ):
                unit.first, unit.last = min(unit.first, first), max(unit.last, last)
                return

    def _token(self, offset: int) -> int:
        """The index of the token that stands at `offset`."""
        return bisect_right(self._document.tokens, offset, key=attrgetter("start")) - 1

    def _after(self, offset: int) -> int:
        """One past the index of the token that ends at `offset`."""
        return bisect_left(self._document.tokens, offset, key=attrgetter("end")) + 1

    def _joined(self, last: int, first: int) -> bool:
        """Whether only commas, "and", brackets and articles stand between."""
        tokens = self._document.tokens
        depth, seen = 0, 0
        for token in tokens[last:first]:
            if token.text == "(":
                depth += 1
            elif token.text == ")":
                depth -= 1
            elif depth:
                continue
            elif token.norm in self._and or token.text == ",":
                seen += 1
            elif token.norm not in self._fillers:
                return False
        return seen > 0

    def _before(self, first: int, sentence: Sentence) -> str:
        at = first - 1
        floor = sentence.tokens[0]
        tokens = self._document.tokens
        steps = 0
        while at >= floor and steps < 4:
            norm = tokens[at].norm
            if norm in self._prepositions:
                return norm
            if norm not in self._before_actor:
                return ""
            at -= 1
            steps += 1
        return ""


def organisation_name(document: Document, mention: Mention) -> str:
    """An organisation as the article first names it, without a genitive ending."""
    first = next(m for m in document.mentions if m.kind == "organisation" and m.key == mention.key)
    text = document.article.text[first.start : first.end]
    if not first.genitive:
        return text
    for ending in ("'s", "’s", "s", "'", "’"):
        if text.endswith(ending):
            return text[: -len(ending)]
    return text
