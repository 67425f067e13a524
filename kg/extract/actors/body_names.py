"""Bodies that no annotation marks, by how their names are built or what stands before them.

"Det latviske utenriksdepartementet", "NTNU", "Universitetet i Agder", "the Danish Foreign Ministry".
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from operator import attrgetter

from kg.languages import words
from kg.languages.patterns import either
from kg.records import Document, Mention

Found = tuple[str, int, int]  # the name, and where it is printed
_CAPITAL = r"[A-ZÆØÅÄÖÉ][\w’'-]*"
_LETTERS = re.compile(r"(?<![\w/&.«“\"(©-])(?P<name>[A-ZÆØÅ]{3,7}|[A-Z]\d\+\d)(?P<tail>-[a-zæøå]+)?(?![\w/&-]|[.’']\w)")
_CAPS = re.compile(r"(?:^|[^\w])[A-ZÆØÅ]{2,}[\s/-]*$")
_CAPS_BEHIND = re.compile(r"[\s/]+(?:[A-ZÆØÅ]{2,}\b|[A-ZÆØÅ][a-zæøå]|\d)")
_START = attrgetter("start")
_BEFORE = 60  # characters looked back for who speaks for a ministry


class _Pack:
    """The patterns of one language."""

    def __init__(self, language: str) -> None:
        def told(key: str) -> frozenset[str]:
            return words(language, "groups", key)

        self.things, self.tails = told("letters_of_things"), told("letter_tails")
        self.speaks = re.compile(either(told("letter_verbs"), end=r"(?!\w)")) if told("letter_verbs") else None
        self.not_first = told("body_not_first")
        self.spokes = re.compile(rf"(?:{either(told('spokes_words'))})[^.\n]*$", re.IGNORECASE)
        self.spokes_behind = re.compile(rf"\s+(?:{either(told('spokes_words'))})", re.IGNORECASE)
        self.offices = re.compile(rf"\s+(?P<noun>{either(told('state_offices'))})(?![\w-])")
        self.articles = re.compile(rf"(?:{either(told('office_articles'))})\s+$") if told("office_articles") else None
        bare, seats = either(told("seated_offices")), either(told("office_joins"))
        plain = either(told("plain_offices"))
        self.named = [
            re.compile(p)
            for p in (
                rf"(?<![\w-])(?P<name>(?:{bare}) (?:{seats}) {_CAPITAL}(?: {_CAPITAL})?)",
                rf"(?<=[Tt]he )(?P<name>{plain})(?![\w-])",
                *_by_head(language),
            )
        ]


@cache
def _pack(language: str) -> _Pack:
    return _Pack(language)


def _by_head(language: str) -> Iterator[str]:
    """Names by their heads: the last of the words, or the first."""

    def told(key: str) -> str:
        return either(words(language, "groups", key))

    yield rf"(?<![\w-])(?P<name>{_CAPITAL}(?:(?: og)? {_CAPITAL}){{0,3}} (?:{told('last_heads')}))(?![\w-])"
    yield rf"(?<![\w-])(?P<name>(?:{told('first_heads')}) (?:i|på|for|of) (?:den )?{_CAPITAL}(?: {_CAPITAL})?)(?![\w-])"


class BodyNames:
    """Finds them in one document."""

    def __init__(self, document: Document) -> None:
        self._document, self._text = document, document.article.text
        self._pack = _pack(document.article.language)
        self._mentions = document.mentions

    def found(self) -> Iterator[Found]:
        """Each with where it stands, in no order."""
        yield from self._letters()
        yield from self._of_states()
        for pattern in self._pack.named:
            for match in pattern.finditer(self._text):
                start, end = match.span("name")
                while (first := self._text[start:end].partition(" "))[0].casefold() in self._pack.not_first:
                    start += len(first[0]) + 1
                if first[2] and self._free(start, end) and not self._spoken_for(start, end):
                    yield self._text[start:end], start, end

    def _letters(self) -> Iterator[Found]:
        """ "Professor ved NTNU", "NDF-leder": letters that stand for a name, where no line is in capitals."""
        for match in _LETTERS.finditer(self._text):
            start, end = match.span("name")
            tail = (match["tail"] or "")[1:]
            if match["name"] in self._pack.things or (tail and tail not in self._pack.tails):
                continue
            line = self._text.rfind("\n", 0, start) + 1
            if _CAPS.search(self._text, line, start) or _CAPS_BEHIND.match(self._text, match.end()):
                continue
            if start == line and self._text[end : end + 2] in (" (", ": ", ". ", "", "\n\n", ", ", " –", " —", " -"):
                continue
            speaks = self._pack.speaks
            lone = match["name"].isalpha() and not tail
            if lone and speaks is not None and not speaks.match(self._text, end):
                continue
            if self._free(start, end):
                yield match["name"], start, end

    def _of_states(self) -> Iterator[Found]:
        """ "Det latviske utenriksdepartementet", "Kenyas nasjonalforsamling", "the Danish Foreign Ministry"."""
        for mention in self._mentions:
            if mention.kind != "country" or not (mention.form == "adjective" or mention.genitive):
                continue
            match = self._pack.offices.match(self._text, mention.end)
            if match is None:
                continue
            start, end = mention.start, match.end()
            if self._free(start, end, but=mention) and not self._spoken_for(start, end):
                before = self._pack.articles and self._pack.articles.search(self._text, max(0, start - 5), start)
                start = before.start() if before else start
                yield self._text[start:end], start, end

    def _spoken_for(self, start: int, end: int) -> bool:
        """ "Talskvinne for X": the body only says whose voice somebody is."""
        pack = self._pack
        if pack.spokes_behind.match(self._text, end):
            return True
        return pack.spokes.search(self._text, max(0, start - _BEFORE), start) is not None

    def _free(self, start: int, end: int, but: Mention | None = None) -> bool:
        """Whether no person or body is named there, nor a place that is the whole of it."""
        at = bisect_left(self._mentions, start, key=_START)
        near = self._mentions[max(0, at - 2) : bisect_left(self._mentions, end, at, key=_START)]
        return not any(
            m is not but and m.start < end and start < m.end
            and (m.kind in ("person", "organisation") or (m.start <= start and end <= m.end))
            for m in near
        )  # fmt: skip
