"""Cuts a text into paragraphs, sentences and tokens. Paragraphs come first: a headline has no full stop."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Any, Protocol, TypeVar

from kg.document import Document, Paragraph, ParagraphKind, Sentence, Token
from kg.languages import table, words
from kg.languages.patterns import holds
from kg.limits import SENTENCE_CHARACTERS
from kg.records import Article

_PARAGRAPH = re.compile(r"\S.*(?:\n(?!\s*\n).*)*")
_TOKEN = re.compile(
    r"(?:[A-ZÆØÅ]\.){2,}(?:[’']s\b)?|\b[A-Z]\.[A-Z](?=[ ’'])(?:[’']s\b)?"  # "U.S.", "the U.S President"
    r"|\d+(?:[.,:]\d+)+|\w+(?:['’\-‑](?!(?:[A-Z]\.){2})\w+)*|[^\w\s]"
)
CAPITALS = "A-Z" + "".join(c for c in map(chr, range(0xC0, 0x250)) if c.isupper())  # "Łukasz", "Ştefan"
_BOUNDARY = re.compile(rf"[.!?…][»”\"’')]*\s+(?=[«“\"‘'`(©–—‒−-]*\s*[{CAPITALS}0-9])|\n")
_ABBREVIATED = re.compile(
    r"\b(?:\w|[B-DF-HJ-NP-TV-XZ][b-df-hj-np-tv-xz])\.$"
)  # "Th.", "Kr."; a name has a vowel: "Xi."
_INITIALS = re.compile(r"(?<!\w)(?:[A-ZÆØÅ]\.){2}$")  # "J.P." before a surname
_HOUR = re.compile(r"\d\s?[ap]\.m\.$", re.IGNORECASE)
_BRACKETED = re.compile(r"\([^()\n]{2,40}\)(?:,| [a-z])")
_LEAD = re.compile(r"[A-ZÆØÅ][A-ZÆØÅ .\-/]+(?:\([^)]{2,40}\))?\s*(?:[:–—-]\s|\()")
_SIGNED = re.compile(r"(?<=[.!?»”\"])\s*\(©?\s?[A-ZÆØÅ]{2,}(?:[/-][A-ZÆØÅ]{2,})*\)$")  # "(©NTB)"
_GAP = re.compile(r"\s+")
LONGEST_DAY = 20  # characters of "Wednesday" and the space before it
SUBHEAD_WORDS = 9
LOOKED_AHEAD = 4  # words behind another one that are read without asking whether they are there
NAME_REACH = 64  # characters before an offset in which a name and its verb stand
_WORD_LETTERS = 64  # of the longest word that is looked back for, with the space behind it
_START = attrgetter("start")


class Spanned(Protocol):
    """Anything with a place in the text."""

    @property
    def start(self) -> int:
        """First code point."""

    @property
    def end(self) -> int:
        """One past the last code point."""


S = TypeVar("S", bound=Spanned)

# A document is asked for hundreds of stretches: the starts of its tuples are gathered once. Each stands
# beside its tuple, so that the id stays its own.
_STARTS: dict[int, tuple[tuple[Spanned, ...], list[int]]] = {}
_TUPLES_KEPT = 16


def within(items: Sequence[S], start: int, end: int) -> Sequence[S]:
    """Those of `items` (in text order) that begin in `start` to `end`, end-exclusive; found by bisection."""
    if type(items) is not tuple:
        low = bisect_left(items, start, key=_START)
        return items[low : bisect_left(items, end, low, key=_START)]
    starts = _starts(items)
    low = bisect_left(starts, start)
    return items[low : bisect_left(starts, end, low)]


def last_begun(items: tuple[Spanned, ...], offset: int) -> int:
    """The number of the last of `items` (in text order) that begins at an offset or before it, -1 if none."""
    return bisect_right(_starts(items), offset) - 1


def by_sentence(items: Sequence[S], cut: Sequence[Sentence]) -> list[list[S]]:
    """For each sentence the items that begin in it, in their own order."""
    starts = [sentence.start for sentence in cut]
    found: list[list[S]] = [[] for _ in cut]
    for item in items:
        index = bisect_right(starts, item.start) - 1
        if index >= 0 and item.start < cut[index].end:
            found[index].append(item)
    return found


def _starts(items: tuple[Spanned, ...]) -> list[int]:
    """Where the items begin, kept for the next time they are asked for."""
    kept = _STARTS.get(id(items))
    if kept is None or kept[0] is not items:
        if len(_STARTS) >= _TUPLES_KEPT:
            _STARTS.clear()
        kept = _STARTS[id(items)] = items, [item.start for item in items]
    return kept[1]


def covering(items: Sequence[S], text: str, offset: int) -> Sequence[S]:
    """Those of `items` (in text order) that stand over `offset`; none reaches over a blank line."""
    low = max(0, text.rfind("\n\n", 0, offset))
    return [item for item in within(items, low, offset + 1) if offset < item.end]


def name_before(text: str, at: int) -> bool:
    """ "I Lima møtte Dal statsminister NAME": whether a name stands right before an offset, behind a verb."""
    *_, verb, name = ["", "", *text[max(0, at - NAME_REACH) : at].split(" ")[:-1]]
    return name.istitle() and name.isalpha() and verb.islower()


def word_before(text: str, at: int) -> str:
    """The word right before an offset, casefolded; "" where there is none."""
    behind = text[max(0, at - _WORD_LETTERS) : at].rsplit(None, 1)
    return behind[-1].casefold() if behind else ""


_MARKED = re.compile(r"«[^«».!?,]+»|“[^“”.!?,]+”|\"[^\".!?,]+\"")  # a heading that is quoted words alone


@lru_cache(maxsize=2)  # what reads an article cuts it, and what writes its passages cuts it again
def paragraphs(article: Article) -> tuple[Paragraph, ...]:
    """The paragraphs of the text with their kinds, in text order."""
    signs = table(article.language, "structure")
    found: list[Paragraph] = []
    for match in _PARAGRAPH.finditer(article.text):
        start, end = match.start(), match.start() + len(match.group().rstrip())
        text = article.text[start:end]
        found.append(Paragraph(start=start, end=end, kind=_kind(text, article, signs)))
    return tuple(found)


def _kind(text: str, article: Article, words: dict[str, Any]) -> ParagraphKind:
    if article.title and text == article.title:
        return "headline"
    if text.startswith(tuple(words["published"])):
        return "published"
    if text.startswith(tuple(words["byline"])) and len(text.split()) <= 8:
        return "byline"
    if holds(text, words["credit"]) or re.match(r"[A-ZÆØÅ]{4,}:\s", text):
        return "caption"
    if _LEAD.match(text):
        return "lead"
    text = _SIGNED.sub("", text)
    if len(text.split()) <= SUBHEAD_WORDS and (
        text.rstrip("'’")[-1:] not in '.:?!»”",' or _MARKED.fullmatch(text)
    ):
        return "subhead"
    return "body"


# an editor's brackets are read as round ones: "the minister [NAME]"
_ROUND = {"[": "(", "]": ")"}


def tokens(text: str) -> tuple[Token, ...]:
    """Words (hyphened compounds whole) and signs."""
    return tuple(
        [
            Token(start=m.start(), end=m.end(), text=(word := _ROUND.get(m[0], m[0])), norm=word.casefold())
            for m in _TOKEN.finditer(text)
        ]
    )


def ended(text: str, words: Sequence[Token]) -> tuple[Token, ...]:
    """The same with stops of no width behind the last, for what looks ahead from the end of a text."""
    stop = Token(start=len(text), end=len(text), text=".", norm=".")
    return (*words, *[stop] * LOOKED_AHEAD)


def forms(text: str) -> list[str]:
    """The same as they are printed, without their places."""
    found: list[str] = _TOKEN.findall(text)
    return found


@lru_cache(maxsize=2)  # the same
def bounds(article: Article) -> tuple[tuple[int, int, int], ...]:
    """First and end of every sentence, and its paragraph; abbreviations and initials do not end one."""
    abbreviations = words(article.language, "structure", "abbreviations")
    days = words(article.language, "structure", "behind_hours")
    ordinals = bool(table(article.language, "structure").get("dotted_ordinals"))
    return tuple(
        (start, end, index)
        for index, part in enumerate(paragraphs(article))
        for start, end in _short(
            article.text, _cut(article.text, part, abbreviations, days, ordinals=ordinals)
        )
    )


def sentences(article: Article, printed: tuple[Token, ...]) -> tuple[Sentence, ...]:
    """The sentences of the text with the bounds of their tokens."""
    found: list[Sentence] = []
    starts, ends = [token.start for token in printed], [token.end for token in printed]
    last = 0
    for start, end, index in bounds(article):
        first = bisect_left(starts, start, last)
        last = bisect_right(ends, end, first)
        found.append(Sentence(start=start, end=end, paragraph=index, tokens=(first, last)))
    return tuple(found)


def _cut(
    text: str, part: Paragraph, abbreviations: frozenset[str], days: frozenset[str], *, ordinals: bool
) -> list[tuple[int, int]]:
    """The bounds of the sentences; `days` stand behind an hour.

    A number and its stop end one where `ordinals` are not written so.
    """
    cuts: list[tuple[int, int]] = []
    start = part.start
    for match in _BOUNDARY.finditer(text, part.start, part.end):
        last_word = text[start : match.start() + 1].rsplit(None, 1)[-1]
        if (
            text[match.start()] == "."
            and not _hour_ends(text, start, match, days)
            and (
                last_word.casefold().strip('(«“"') in abbreviations
                or _INITIALS.search(last_word)
                or (
                    _ABBREVIATED.search(last_word)
                    and len(last_word) <= 3
                    and not last_word[:-1].islower()
                    and (ordinals or not last_word[:-1].isdigit() or match.start() - start < len(last_word))
                )
            )
        ):
            continue
        cuts.append((start, match.end() - len(match.group()) + len(match.group().rstrip())))
        start = match.end()
    if text[start : part.end].strip():
        cuts.append((start, part.end))
    return cuts


def _hour_ends(text: str, start: int, match: re.Match[str], days: frozenset[str]) -> bool:
    """Whether a sentence ends in an hour: "at 3 p.m. The two met"; not "3 p.m. Monday", "3 p.m. EST"."""
    word = next(iter(text[match.end() : match.end() + LONGEST_DAY].split(maxsplit=1)), "").rstrip(",.")
    if _BRACKETED.match(text, match.end()):
        return False  # "at 3 p.m. (local time) in Lima"
    return bool(_HOUR.search(text, start, match.start() + 1)) and word.casefold() not in days


def _short(text: str, cuts: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """No sentence beyond the limit: what has no full stop for pages is a list or a table."""
    for start, end in cuts:
        begin = start
        for gap in _GAP.finditer(text, start, end) if end - start > SENTENCE_CHARACTERS else ():
            if gap.start() - begin >= SENTENCE_CHARACTERS:
                yield begin, gap.start()
                begin = gap.end()
        yield begin, end


def goes_on(document: Document, end: int) -> bool:
    """Whether a name ends at `end` only to go on: the town in "Oslo Forum" is none; "Lima Monday" has one."""
    text, behind = document.article.text, document.article.text[end + 1 : end + 2]
    if text[end : end + 1] in ("-", "–") and behind.isupper():
        return True  # "the Peru-Chile statement"
    if text[end - 1 : end + 1] == ". " or text[end : end + 1] != " " or not behind.isupper():
        return False
    taken = (document.times, document.titles, document.mentions)
    return not any(covering(spans, text, end + 1) for spans in taken)
