"""What a statement is about: what it names, in a long one what weighs most, else what stands around it."""

import re
from collections import Counter
from functools import cache

from kg.extract.chunks import organisation_name
from kg.languages import table
from kg.languages.patterns import either
from kg.records import Document, Mention

_MOST = 5  # topics of one statement
_LONG = 250  # characters beyond which a statement names much that it is not about


def about(document: Document, start: int, end: int, speakers: tuple[str, ...]) -> tuple[str, ...]:
    """Keys of what is named in the words said; where nothing is, of what was named last before them."""
    inside = [
        m for m in document.mentions if start <= m.start < end and _counts(m) and not _set_aside(document, m)
    ]
    if not inside:  # of nobody named: of whom its pronouns stand for
        told = [m for m in document.mentions if start <= m.start < end and m.form == "pronoun"]
        inside = [m for m in told if m.key not in speakers]
    keys = [_key(document, m) for m in inside]
    keys += _pair(document, start, end)
    if end - start > _LONG:
        keys = _weighty(document, inside, keys)
    named = tuple(dict.fromkeys(k for k in keys if k not in speakers))
    if not named:
        named = tuple(dict.fromkeys(keys)) or _around(document, start, speakers)
    return named[:_MOST]


@cache
def _pairs(language: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:{either(table(language, 'speech').get('pairs', ()))})(?!\w)", re.IGNORECASE
    )


def _pair(document: Document, start: int, end: int) -> list[str]:
    """The two countries that "the two countries" stands for: those named last before the words."""
    if not _pairs(document.article.language).search(document.article.text, start, end):
        return []
    earlier = [m.key for m in document.mentions if m.kind == "country" and m.start < start]
    return list(dict.fromkeys(reversed(earlier)))[:2]


def _weighty(document: Document, inside: list[Mention], keys: list[str]) -> list[str]:
    """Of a long text: what the title names too, and what comes up again; all of it when that is nothing."""
    text, title, times = document.article.text, document.article.title, Counter(keys)
    titled = {k for m, k in zip(inside, keys, strict=True) if text[m.start : m.end] in title}
    kept = [
        k for m, k in zip(inside, keys, strict=True) if m.kind != "person" and (k in titled or times[k] > 1)
    ]
    return kept or keys


def _around(document: Document, start: int, speakers: tuple[str, ...]) -> tuple[str, ...]:
    """The countries of the nearest earlier sentence that names any, else of the first later one."""
    own = {*speakers, *(t.of for t in document.titles if t.person in speakers)}
    earlier = [s for s in document.sentences if s.start <= start]
    later = [s for s in document.sentences if s.start > start]
    for sentence in (*reversed(earlier), *later):
        keys = [
            m.key
            for m in document.mentions
            if sentence.start <= m.start < sentence.end and m.kind == "country" and m.key not in own
        ]
        if keys:
            return tuple(dict.fromkeys(keys))[:2]
    return ()


def _counts(mention: Mention) -> bool:
    named = mention.kind == "person" and mention.form in ("name", "alias", "title")
    return named or mention.kind in ("country", "organisation")


def _set_aside(document: Document, mention: Mention) -> bool:
    """Whether a name only tells of another: the party behind it, the country in somebody's title."""
    text = document.article.text
    bracketed = text[mention.start - 1 : mention.start] == "(" and text[mention.end : mention.end + 1] == ")"
    titled = mention.kind == "country" and any(
        t.person and t.start <= mention.start < t.end for t in document.titles
    )
    return bracketed or titled


def _key(document: Document, mention: Mention) -> str:
    return organisation_name(document, mention) if mention.kind == "organisation" else mention.key
