"""What a statement is about: what it names, in a long one what weighs most, else what stands around it."""

from collections import Counter

from kg.extract.chunks import organisation_name
from kg.records import Document, Mention

_MOST = 5  # topics of one statement
_LONG = 250  # characters beyond which a statement names much that it is not about


def about(document: Document, start: int, end: int, speakers: tuple[str, ...]) -> tuple[str, ...]:
    """Keys of what is named in the words said; where nothing is, of what was named last before them."""
    inside = [m for m in document.mentions if start <= m.start < end and _counts(m)]
    keys = [_key(document, m) for m in inside]
    if end - start > _LONG:
        keys = _weighty(document, inside, keys)
    named = tuple(dict.fromkeys(k for k in keys if k not in speakers))
    if not named:
        named = tuple(dict.fromkeys(keys)) or _around(document, start, speakers)
    return named[:_MOST]


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
    earlier = [s for s in document.sentences if s.start <= start]
    later = [s for s in document.sentences if s.start > start]
    for sentence in (*reversed(earlier), *later):
        keys = [
            m.key
            for m in document.mentions
            if sentence.start <= m.start < sentence.end and m.kind == "country" and m.key not in speakers
        ]
        if keys:
            return tuple(dict.fromkeys(keys))[:2]
    return ()


def _counts(mention: Mention) -> bool:
    named = mention.kind == "person" and mention.form in ("name", "alias", "title")
    return named or mention.kind in ("country", "organisation")


def _key(document: Document, mention: Mention) -> str:
    return organisation_name(document, mention) if mention.kind == "organisation" else mention.key
