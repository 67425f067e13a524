"""Who stands where in a sentence: actors with their titles, joined by "and", each with the preposition before it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kg.languages import table
from kg.records import Document, Mention, Sentence, Title, Token
from kg.reference import Registry


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
        self._prepositions = frozenset(
            {*frames["with"], *frames["between"], *frames["by"], *frames["to"], *frames["place_prepositions"]}
            | {
                "om",
                "for",
                "fra",
                "frå",
                "mot",
                "under",
                "av",
                "of",
                "from",
                "about",
                "against",
                "over",
                "over",
                "hos",
                "etter",
                "after",
                "ifølge",
                "ifølgje",
            }
        )
        self._starts = {t.start: i for i, t in enumerate(document.tokens)}

    def chunks(self, sentence: Sentence) -> list[Chunk]:
        """The actors of the sentence, in order."""
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
        tokens = self._document.tokens
        titles = [t for t in self._document.titles if sentence.start <= t.start < sentence.end]
        units: list[_Unit] = []
        for mention in self._document.mentions:
            if not sentence.start <= mention.start < sentence.end:
                continue
            unit = self._unit(mention, titles)
            if unit is None:
                continue
            if units and units[-1].first == unit.first and units[-1].kind == unit.kind:
                units[-1].who += [w for w in unit.who if w not in units[-1].who]
            else:
                units.append(unit)
        for title in titles:
            self._extend(title, units, tokens)
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
            if mention.form in ("adjective",):
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
        return organisation_name(self._document, mention) if mention.kind == "organisation" else mention.key

    def _extend(self, title: Title, units: list[_Unit], tokens: Sequence[Token]) -> None:
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
        index = self._starts.get(offset)
        if index is None:
            index = next(i for i, t in enumerate(self._document.tokens) if t.start <= offset < t.end)
        return index

    def _after(self, offset: int) -> int:
        index = (
            self._token(offset - 1)
            if offset - 1 in self._starts
            else next(i for i, t in enumerate(self._document.tokens) if t.end >= offset)
        )
        return index + 1

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
            elif token.norm not in {"den", "the", "det", "dei", "de", "hans", "his", "her", "medlem", "also"}:
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
            if norm not in {
                "den",
                "det",
                "the",
                "de",
                "dei",
                "både",
                "both",
                "sin",
                "sitt",
                "sine",
                "hans",
                "hennes",
                "his",
                "her",
                "tidligere",
                "former",
                "ministeren",
                "presidenten",
                "lederne",
                "leiarane",
                "president",
                "then",
            }:
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


def by_token(chunks: Sequence[Chunk]) -> Mapping[int, Chunk]:
    return {i: c for c in chunks for i in range(c.first, c.last)}
