"""Bodies that no annotation marks, by how their names are built or what stands before them.

"Det latviske utenriksdepartementet", "NTNU", "Universitetet i Agder", "the Danish Foreign Ministry".
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from operator import attrgetter

from kg.document import Document, Mention
from kg.extract.grammar.latest import of_latest
from kg.languages import subject_first, table, words
from kg.languages.patterns import NOTHING, casefolded, either, holds
from kg.reference import load

Found = tuple[str, int, int]  # the name, and where it is printed
_CAPITAL = r"[A-ZÆØÅÄÖÉ][\w’'-]*"
_LETTERS = re.compile(
    r"(?<![\w/&.«“\"(©-])(?P<name>[A-ZÆØÅ]{3,7}|[A-Z]\d\+\d)(?P<tail>-[a-zæøå]+)?(?![\w/&-]|[.’']\w)"
)
_DATELINE = re.compile(
    r"(?m)^(?:[A-ZÆØÅ][\w/ ,.-]{2,40} )?\((?:©\s*)?(?P<names>[^()\n]{2,30})\)(?=:|\s+[-—–A-ZÆØÅ])"
)
_BRACKETED = re.compile(r" ?\((?P<letters>[A-ZÆØÅ]{2,7})\)")
_CAPS = re.compile(r"(?:^|[^\w])[A-ZÆØÅ]{2,}[\s/-]*$")
_CAPS_BEHIND = re.compile(r"[\s/]+(?:[A-ZÆØÅ]{2,}\b|[A-ZÆØÅ](?:[a-zæøå]|\b)|\d)")
_LEAD = re.compile(r"\s*(?:$|[(:.,–—-])")  # behind what opens a line: a place or a heading, no body
_BEFORE = re.compile(r"[^\W\d_]+(?=\s+$)")  # the word before
_START = attrgetter("start")
_REACH = 60  # characters looked back for who speaks for a ministry
_WORD = 30


class _Pack:
    """The patterns of one language."""

    def __init__(self, language: str) -> None:
        def told(key: str) -> frozenset[str]:
            return words(language, "groups", key)

        def one_of(key: str) -> str:
            return either(told(key))

        self.things, self.tails = told("letters_of_things"), told("letter_tails")
        self.agencies, self.not_first = told("agencies"), told("body_not_first")
        self.nothing = words(language, "read", "weekdays") | told("introduce_nothing") | told("dated")
        self.nouns, self.heads = (
            tuple(told("thing_endings")),
            (*told("introducers"), *told("media_words"), *told("trade_nouns")),
        )
        self.acts = re.compile(rf"(?:{one_of('letter_verbs')})(?!\w)" if told("letter_verbs") else "")
        spokes = one_of("spokes_words")
        ahead = (
            NOTHING if subject_first(language) else spokes
        )  # "a spokesman for the foreign ministry": it speaks
        self.spokes = re.compile(rf"(?:{ahead})[^.\n]*$", re.IGNORECASE)
        self.spokes_behind = re.compile(rf"\s+(?:{spokes})", re.IGNORECASE)
        self.offices = re.compile(rf"\s+(?P<noun>{one_of('state_offices')})(?![\w-]| of the\b)")
        self.articles = re.compile(rf"(?:{one_of('office_articles')})\s+$")
        self.both = re.compile(rf" (?:{either(words(language, 'people', 'and_words'))}) ")
        self.named = [
            (casefolded(marks), re.compile(pattern))
            for marks, pattern in _by_form(language)
            if NOTHING not in pattern
        ]


@cache
def _pack(language: str) -> _Pack:
    return _Pack(language)


def _by_form(language: str) -> Iterator[tuple[AbstractSet[str], str]]:
    """Names by their heads, the last of the words or the first, and offices by the town they are in.

    Each with words of which one stands in every match: most texts have none.
    """

    def listed(key: str) -> frozenset[str]:
        return words(language, "groups", key)

    def told(key: str) -> str:
        return either(listed(key))

    joined, the = either(words(language, "people", "and_words")), told("definite")
    seated = rf"(?:{told('seated_offices')}) (?:{told('office_joins')})"
    yield listed("seated_offices"), rf"(?<![\w-])(?P<name>{seated} {_CAPITAL}(?: {_CAPITAL})?)"
    yield listed("plain_offices"), rf"\b(?:{the}) (?P<name>{told('plain_offices')})(?![\w-])"
    yield listed("unmarked"), rf"(?<![\w-])(?P<name>{told('unmarked')})s?(?![\w-])"
    trade = words(language, "groups", "trade_nouns")
    nouns = either(trade | {noun.capitalize() for noun in trade})
    alone = "" if table(language, "people")["compounds"] else r"\b"  # no "interagency U.S. team"
    yield trade, rf"{alone}(?:{nouns}) (?P<name>{_CAPITAL}(?: {_CAPITAL}){{0,2}})(?![\w-])"
    hyphened = rf"[A-ZÆØÅ][a-zæøå]+- {joined} [a-zæøå]+(?:{told('joined_offices')})"
    yield {"- "}, rf"(?<![\w-])(?P<name>{hyphened})(?![\w-])"
    both = rf"{_CAPITAL}(?: {_CAPITAL}){{0,3}} {joined} {_CAPITAL}"
    yield listed("and_heads"), rf"(?<![\w-])(?P<name>{both} (?:{told('and_heads')}))(?![\w-])"
    quarter = rf"[A-ZÆØÅ]\w*(?:{told('quartered')}) (?:{told('quarters')})"
    yield listed("quarters"), rf"(?<![\w-])(?P<name>{quarter})(?![\w-])"
    kind = rf"\b(?:{the}) (?P<name>{_CAPITAL}(?: {_CAPITAL}){{0,3}}) (?:{told('kind_groups')})(?![\w-])"
    yield listed("kind_groups"), kind
    long = rf"(?<![\w-])(?P<name>{_CAPITAL}(?: {_CAPITAL}){{1,3}} (?:{told('long_heads')}))(?![\w-])"
    yield listed("long_heads"), long
    opening = rf"[A-ZÆØÅ][a-zæøå]{{2,}}(?:{told('opening_endings')})"
    yield listed("opening_endings"), rf"(?m)(?:^|(?<=[.!?:–] ))(?P<name>{opening})(?![\w-]| [A-ZÆØÅ])"
    aimed = rf"{_CAPITAL}(?: {_CAPITAL}){{0,3}} (?:{told('aimed_heads')}) for (?:the (?:former )?)?{_CAPITAL}"
    yield listed("aimed_heads"), rf"(?<![\w-])(?P<name>{aimed}(?: {_CAPITAL})?)(?![\w-])"
    chiefs = rf"\b(?:{told('body_chiefs')}) (?P<name>{_CAPITAL}(?: {_CAPITAL}){{1,3}})(?<!Affairs)(?![\w-])"
    yield listed("body_chiefs"), chiefs
    linked = rf"(?: {joined})?" if told("joined_offices") != NOTHING else ""
    last = rf"(?<![\w-])(?P<name>{_CAPITAL}(?:{linked} {_CAPITAL}){{0,3}} (?:{told('last_heads')}))(?![\w-])"
    yield listed("last_heads"), last
    first = rf"(?:{told('first_heads')}) (?:{told('first_head_joins')}) {_CAPITAL}(?: {_CAPITAL})?"
    yield listed("first_heads"), rf"(?<![\w-])(?P<name>{first})(?![\w-])"


@of_latest
def bodies_of(document: Document) -> tuple[Found, ...]:
    """The bodies of a document that no annotation marks, in no order."""
    return tuple(BodyNames(document).found())


class BodyNames:
    """Finds them in one document."""

    def __init__(self, document: Document) -> None:
        self._document, self._text = document, document.article.text
        self._pack = _pack(document.article.language)

    def found(self) -> Iterator[Found]:
        """Each with where it stands, in no order; none in the line that says who wrote it."""
        aside = [p for p in self._document.paragraphs if p.kind in ("byline", "published")]
        formed = [*self._formed(), *self._of_states()]
        for name, start, end in (*formed, *self._letters(self._defined(formed)), *self._credits()):
            if not any(p.start <= start < p.end for p in aside):
                yield name, start, end

    def _formed(self) -> Iterator[Found]:
        folded = self._text.casefold()
        for marks, pattern in self._pack.named:
            for match in pattern.finditer(self._text) if holds(folded, marks) else ():
                start, end = match.span("name")
                while (first := self._text[start:end].partition(" "))[0].casefold() in self._pack.not_first:
                    start += len(first[0]) + 1
                if (both := self._pack.both.search(self._text, start, end)) and self._owned(start):
                    start = both.end()
                if not first[2] and first[0].casefold() in self._pack.nothing:
                    continue
                at_home = self._at_home(start, end)
                if first[0] and not at_home and self._free(start, end) and not self._spoken_for(start, end):
                    yield self._text[start:end], start, end

    def _owned(self, start: int) -> bool:
        """Whether a name begins there that the text has elsewhere too: "Danmark og Hallingdal tingrett"."""
        mentions = self._document.mentions
        at = bisect_left(mentions, start, key=_START)
        return at < len(mentions) and mentions[at].start == start

    def _at_home(self, start: int, end: int) -> bool:
        """ "Utenriksdepartementet i Oslo" has its own name already."""
        mentions = self._document.mentions
        at = bisect_left(mentions, start, key=_START)
        near = mentions[at : bisect_left(mentions, end, at, key=_START)]
        if len(near) < 2 or near[0].kind != "organisation":
            return False
        registry = load()
        body, place = registry.organisations.get(near[0].key), registry.places.get(near[-1].key)
        state = place.country if place is not None else near[-1].key
        return body is not None and bool(body.country) and body.country == state

    def _defined(self, formed: Sequence[Found]) -> frozenset[str]:
        """The letters that stand in brackets right behind a body's name."""
        ends = {end for _, _, end in formed}
        ends |= {m.end for m in self._document.mentions if m.kind == "organisation"}
        return frozenset(m["letters"] for m in _BRACKETED.finditer(self._text) if m.start() in ends)

    def _letters(self, defined: frozenset[str]) -> Iterator[Found]:
        """ "Professor ved NTNU", "NDF-leder": letters that stand for a name, where no line is in capitals."""
        for match in _LETTERS.finditer(self._text):
            start, end = match.span("name")
            tail = (match["tail"] or "")[1:]
            if match["name"] in self._pack.things or (tail and tail not in self._pack.tails):
                continue
            lone = match["name"].isalpha() and not tail
            if lone and match["name"] not in defined and not self._pack.acts.match(self._text, end):
                continue
            if not self._heading(match) and not self._of_thing(start) and self._free(start, end):
                yield match["name"], start, end

    def _heading(self, match: re.Match[str]) -> bool:
        """Whether the letters are words in capitals, or say who took a picture."""
        start, end = match.span("name")
        line = self._text.rfind("\n", 0, start) + 1
        behind = not match["tail"] and _CAPS_BEHIND.match(self._text, end)
        if start == line and not behind:
            return _LEAD.match(self._text, match.end()) is not None
        pictured = self._text[max(0, start - 2) : start].rstrip().endswith("/")
        return bool(
            behind or pictured or self._text[line:end].isupper() or _CAPS.search(self._text, line, start)
        )

    def _of_thing(self, start: int) -> bool:
        """ "Huset NDR", "systemet NDR": behind a noun that introduces something else."""
        before = _BEFORE.search(self._text, max(0, start - _WORD), start)
        noun = before.group().casefold() if before else ""
        return noun.endswith(self._pack.nouns) and not noun.endswith(self._pack.heads)

    def _credits(self) -> Iterator[Found]:
        """ "LIMA (NTB-AFP):", "(NPK)": the agencies that a dispatch is from, not the paper it is in."""
        for match in _DATELINE.finditer(self._text):
            at = match.start("names")
            for name in re.split(r"[-/, –]+", match["names"]):
                start = self._text.index(name, at)
                at = start + len(name)
                if name in self._pack.agencies:
                    yield name, start, at

    def _of_states(self) -> Iterator[Found]:
        """ "Det latviske utenriksdepartementet", "Kenyas nasjonalforsamling", "Danish Foreign Ministry"."""
        for mention in self._document.mentions:
            letters = self._text[mention.start : mention.end].replace(".", "").isupper()  # "U.S."
            adjective = mention.form == "adjective" or letters
            if mention.kind != "country" or not (adjective or mention.genitive):
                continue
            match = self._pack.offices.match(self._text, mention.end)
            if match is None:
                continue
            start, end = mention.start, match.end()
            if self._text.endswith(", ", 0, start) and self._owned_at(start - 2):
                continue  # "the Storting, Norway's Parliament": named already
            if self._free(start, end, but=mention) and not self._spoken_for(start, end):
                before = self._pack.articles.search(self._text, max(0, start - 5), start)
                start = before.start() if before and adjective else start
                yield self._text[start:end], start, end

    def _owned_at(self, end: int) -> bool:
        """Whether the name of a body ends there."""
        mentions = self._document.mentions
        near = mentions[
            bisect_left(mentions, end - _REACH, key=_START) : bisect_left(mentions, end, key=_START)
        ]
        return any(m.kind == "organisation" and m.end == end for m in near)

    def _spoken_for(self, start: int, end: int) -> bool:
        """ "Talskvinne for X": the body only says whose voice somebody is."""
        if self._pack.spokes_behind.match(self._text, end):
            return True
        return self._pack.spokes.search(self._text, max(0, start - _REACH), start) is not None

    def _free(self, start: int, end: int, but: Mention | None = None) -> bool:
        return free(self._document, start, end, but=but)


def free(
    document: Document, start: int, end: int, *, but: Mention | None = None, over_places: bool = True
) -> bool:
    """Whether no person or body is named there but one that the name begins with, nor a place alone."""
    mentions = document.mentions
    at = bisect_left(mentions, start, key=_START)
    for mention in mentions[max(0, at - 2) : bisect_left(mentions, end, at, key=_START)]:
        if mention is but or mention.end <= start or mention.start >= end:
            continue
        inside = start <= mention.start and mention.end <= end
        longer = inside and (mention.start == start) != (mention.end == end)  # "OSCE Minsk Group"
        if mention.kind == "person" or (mention.kind == "organisation" and not longer):
            return False
        whole = mention.start <= start and end <= mention.end
        if mention.kind != "organisation" and (whole or not over_places):
            return False
    return True
