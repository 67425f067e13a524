"""What a statement is about: the countries, people and organisations named in it, else those of its surroundings."""

from kg.extract.chunks import organisation_name
from kg.records import Document, Mention

_MOST = 5  # topics of one statement


def about(document: Document, start: int, end: int, speakers: tuple[str, ...]) -> tuple[str, ...]:
    """Keys of what is named in the words said; where nothing is, of what was named last before them."""
    inside = [_key(document, m) for m in document.mentions if start <= m.start < end and _counts(m)]
    named = tuple(dict.fromkeys(k for k in inside if k not in speakers))
    if not named:
        named = tuple(dict.fromkeys(inside)) or _around(document, start, speakers)
    return named[:_MOST]


def _around(document: Document, start: int, speakers: tuple[str, ...]) -> tuple[str, ...]:
    """The countries of the nearest earlier sentence that names any."""
    for sentence in reversed([s for s in document.sentences if s.start <= start]):
        keys = [
            m.key
            for m in document.mentions
            if sentence.start <= m.start < sentence.end and m.kind == "country" and m.key not in speakers
        ]
        if keys:
            return tuple(dict.fromkeys(keys))[:2]
    return ()


def _counts(mention: Mention) -> bool:
    return mention.kind in ("country", "organisation") or (mention.kind == "person" and mention.form in ("name", "alias", "title"))


def _key(document: Document, mention: Mention) -> str:
    return organisation_name(document, mention) if mention.kind == "organisation" else mention.key
