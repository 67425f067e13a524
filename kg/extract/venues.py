"""In which house: the venue of an event as printed."""

import re
from functools import cache

from kg.languages import table
from kg.records import Document, Sentence


@cache
def _venue_pattern(language: str) -> re.Pattern[str]:
    heads = "|".join(sorted(map(re.escape, table(language, "frames")["venue_heads"]), key=len, reverse=True))
    name = r"(?:the |The )?[A-ZÆØÅÉ][\wÆØÅæøåé’'-]+(?: (?:[A-ZÆØÅÉ][\w’'-]+|do|de|la|of|du))*"
    if language == "en":
        return re.compile(
            rf"\b(?:at|in|to) (?:the )?"
            rf"((?:[A-Z][\w’'-]+ )*(?:do |de |of )?(?:(?i:{heads}))"
            r"(?: (?:(?:do|de|du|da|of|el|al) )?[A-Z][\w’'-]+)*)\b"
        )
    return re.compile(
        rf"\b(?:på|i|ved) (?:den |det )?"
        rf"((?:{heads}) {name}|statsminister(?:boligen|bustaden)|[A-ZÆØÅ][\w-]+(?=, (?:{heads})\b))"
    )


def venue_of(document: Document, sentence: Sentence, offset: int) -> str | None:
    """The venue named nearest to `offset`."""
    found = list(
        _venue_pattern(document.article.language).finditer(
            document.article.text, sentence.start, sentence.end
        )
    )
    if not found:
        return None
    nearest = min(found, key=lambda m: abs(m.start() - offset)).group(1)
    return re.sub(r"^hotell(?:et)? ", "", nearest)
